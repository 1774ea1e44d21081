//! A page whose file is loading, ready or failed.

use super::error::{error_view, title};
use super::set_head;
use crate::components::{relativize_times, skeleton, use_messages};
use crate::device::Device;
use crate::effect::effect;
use crate::markup::{Element, Node, dynamic};
use crate::routing::Router;
use crate::store::{FetchPolicy, LoadError, LoadState, Store};
use contract::Decode;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows `content` with the file, a skeleton while it loads, or the error with a button to try again.
pub fn with_file<T: Decode + Send + Sync + 'static>(file: &str, content: impl Fn(Arc<T>) -> Element + 'static) -> Node {
    // The router has opened the file already: this is the same request, or the cached file.
    let loading = expect_context::<Store>().open::<T>(file, FetchPolicy::CacheFirst);
    let router = expect_context::<Router>();
    let device = expect_context::<Device>();
    let file = file.to_owned();
    dynamic(move || {
        Some(match loading.state() {
            // After a navigation the old page has waited for SKELETON_DELAY already.
            LoadState::Waiting => skeleton(router.is_first_view()),
            LoadState::Ready(document) => {
                relativize_times();
                let file = file.clone();
                effect(move || device.page(Some(&file)));
                content(document)
            }
            LoadState::Failed(LoadError::NotFound) if router.leave_to_browser() => skeleton(true),
            LoadState::Failed(error) => {
                let can_retry = error != LoadError::NotFound;
                effect(move || if can_retry { device.failed_page() } else { device.page(None) });
                set_head(title(use_messages(), &error), None);
                error_view(&error, move || router.retry())
            }
        })
    })
}
