//! A page whose file may be on its way, may have come, or may have failed.

use super::fault::{fault_view, title};
use super::set_head;
use crate::components::{keep_times_relative, skeleton, use_messages};
use crate::device::Device;
use crate::effect::effect;
use crate::markup::{Element, Node, reacting};
use crate::newsroom::{Accept, Fault, Load, Newsroom};
use crate::routing::Router;
use contract::Decode;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows `content` with the file, or a skeleton, or what went wrong with a way to try again.
pub fn loaded<T: Decode + Send + Sync + 'static>(file: &str, content: impl Fn(Arc<T>) -> Element + 'static) -> Node {
    // The router has opened the file already: this is the same request, or the copy in memory.
    let loading = expect_context::<Newsroom>().open::<T>(file, Accept::AnyCopy);
    let router = expect_context::<Router>();
    let device = expect_context::<Device>();
    let file = file.to_owned();
    reacting(move || {
        Some(match loading.state() {
            // When the reader comes from another page, that page has waited 200 ms already.
            Load::Waiting => skeleton(router.is_first_visit()),
            Load::Ready(document) => {
                keep_times_relative();
                let file = file.clone();
                effect(move || device.page(Some(&file)));
                content(document)
            }
            Load::Failed(fault) => {
                let may_come = fault != Fault::NotFound;
                effect(move || if may_come { device.failed_page() } else { device.page(None) });
                set_head(title(use_messages(), &fault), None);
                fault_view(&fault, move || router.retry())
            }
        })
    })
}
