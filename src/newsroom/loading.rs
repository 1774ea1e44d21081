//! A file on its way, as pages see it.

use super::Fault;
use crate::browser::abort::Abort;
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// What a file holds, whatever its type.
pub type Document = dyn Any + Send + Sync;

/// How far a file has come.
#[derive(Debug)]
pub enum Load<T: ?Sized> {
    /// On its way.
    Waiting,
    Ready(Arc<T>),
    Failed(Fault),
}

impl<T: ?Sized> Clone for Load<T> {
    fn clone(&self) -> Load<T> {
        match self {
            Load::Waiting => Load::Waiting,
            Load::Ready(document) => Load::Ready(document.clone()),
            Load::Failed(fault) => Load::Failed(fault.clone()),
        }
    }
}

/// A file on its way. When the last clone is dropped before it has come, the request is called off.
pub struct Loading<T> {
    request: Arc<Request>,
    document: PhantomData<fn() -> T>,
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Loading<T> {
        Loading { request: self.request.clone(), document: PhantomData }
    }
}

impl<T: Send + Sync + 'static> Loading<T> {
    /// The file that a request is for.
    pub fn of(request: Arc<Request>) -> Loading<T> {
        Loading { request, document: PhantomData }
    }

    /// How far it has come; reactive.
    pub fn state(&self) -> Load<T> {
        match self.request.state.get() {
            Load::Waiting => Load::Waiting,
            Load::Failed(fault) => Load::Failed(fault),
            Load::Ready(document) => match document.downcast() {
                Ok(document) => Load::Ready(document),
                Err(_) => Load::Failed(Fault::NotFound),
            },
        }
    }

    /// For a page that shows itself when its file has come or failed, whatever the file's type.
    pub fn preparation(&self) -> Preparation {
        Preparation { request: Some(self.request.clone()) }
    }
}

/// A file that a page waits for, whatever its type. Dropped before it has come, it calls the request off.
#[derive(Clone)]
pub struct Preparation {
    request: Option<Arc<Request>>,
}

impl Preparation {
    /// For a page that needs no file.
    pub fn nothing() -> Preparation {
        Preparation { request: None }
    }

    /// Whether the file has come or failed; reactive.
    pub fn is_settled(&self) -> bool {
        self.request.as_ref().is_none_or(|request| !matches!(request.state.get(), Load::Waiting))
    }
}

/// A file on its way, without its type.
pub struct Request {
    pub state: ArcRwSignal<Load<Document>>,
    pub abort: Option<Abort>,
}

impl Drop for Request {
    fn drop(&mut self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}
