//! A page whose file may be on its way, may have come, or may have failed.

use super::fault::{FaultView, title};
use super::set_head;
use crate::components::{Skeleton, use_messages};
use crate::newsroom::{Accept, Load, Newsroom};
use crate::routing::Router;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Shows `content` with the file, or a skeleton, or what went wrong with a way to try again.
pub fn loaded<T: DeserializeOwned + Send + Sync + 'static>(
    file: &str,
    content: impl Fn(Arc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    // The router has opened the file already: this is the same request, or the copy in memory.
    let loading = expect_context::<Newsroom>().open::<T>(file, Accept::AnyCopy);
    let view = move || match loading.state() {
        Load::Waiting => view! { <Skeleton /> }.into_any(),
        Load::Ready(document) => content(document),
        Load::Failed(fault) => {
            set_head(title(use_messages(), &fault), None);
            let retry = move |()| {
                if let Some(router) = use_context::<Router>() {
                    router.retry();
                }
            };
            view! { <FaultView fault retry=Callback::new(retry) /> }.into_any()
        }
    };
    view.into_any()
}
