//! Handles on files that are loading, for pages.

use super::LoadError;
use crate::browser::abort::Abort;
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A decoded file of any type.
pub type Document = dyn Any + Send + Sync;

/// The state of a file.
#[derive(Debug)]
pub enum LoadState<T: ?Sized> {
    /// The response is not complete yet.
    Waiting,
    Ready(Arc<T>),
    Failed(LoadError),
}

impl<T: ?Sized> Clone for LoadState<T> {
    fn clone(&self) -> LoadState<T> {
        match self {
            LoadState::Waiting => LoadState::Waiting,
            LoadState::Ready(document) => LoadState::Ready(document.clone()),
            LoadState::Failed(error) => LoadState::Failed(error.clone()),
        }
    }
}

/// A file that is loading. Dropping the last clone before the response is complete aborts the request.
pub struct FileHandle<T> {
    request: Arc<Request>,
    document: PhantomData<fn() -> T>,
}

impl<T> Clone for FileHandle<T> {
    fn clone(&self) -> FileHandle<T> {
        FileHandle { request: self.request.clone(), document: PhantomData }
    }
}

impl<T: Send + Sync + 'static> FileHandle<T> {
    /// The handle of a request.
    pub fn of(request: Arc<Request>) -> FileHandle<T> {
        FileHandle { request, document: PhantomData }
    }

    /// The state; reactive.
    pub fn state(&self) -> LoadState<T> {
        match self.request.state.get() {
            LoadState::Waiting => LoadState::Waiting,
            LoadState::Failed(error) => LoadState::Failed(error),
            LoadState::Ready(document) => match document.downcast() {
                Ok(document) => LoadState::Ready(document),
                Err(_) => LoadState::Failed(LoadError::NotFound),
            },
        }
    }

    /// The same handle without its type, for the router.
    pub fn preload(&self) -> Preload {
        Preload { request: Some(self.request.clone()) }
    }
}

/// The file that a page waits for, of any type. Dropping it before the response is complete aborts the request.
#[derive(Clone)]
pub struct Preload {
    request: Option<Arc<Request>>,
}

impl Preload {
    /// The preload of a page that needs no file.
    pub fn nothing() -> Preload {
        Preload { request: None }
    }

    /// `true` once the file has loaded or failed; reactive.
    pub fn is_settled(&self) -> bool {
        self.request.as_ref().is_none_or(|request| !matches!(request.state.get(), LoadState::Waiting))
    }
}

/// A request for a file of any type.
pub struct Request {
    pub state: ArcRwSignal<LoadState<Document>>,
    pub abort: Option<Abort>,
}

impl Drop for Request {
    fn drop(&mut self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}
