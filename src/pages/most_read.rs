//! The most-read page, and the most-read list beside an article.

use super::{secondary::secondary, set_head, with_file::with_file};
use crate::address::files;
use crate::browser::{document, scroll};
use crate::components::{MostReadState, TeaserVariant, most_read_heading, ranks};
use crate::device::Device;
use crate::effect::effect;
use crate::markup::{Node, el, is_hydrating};
use crate::store::LoadState;
use contract::MostRead;
use leptos::prelude::*;
use std::sync::Arc;

/// Matches a printed list, but not a placeholder.
const PRINTED: &str = "#most-read .ranks:not(.waiting)";
/// The most-read page.
pub fn page(file: &str) -> Node {
    with_file::<MostRead>(file, |list: Arc<MostRead>| {
        let title = most_read_heading();
        set_head(&title, None);
        let header = el("header").class("list-header").child(el("h1").child(title));
        el("div").class("list most-read-page").child(header).child(ranks(&list, TeaserVariant::Row))
    })
}

/// The list beside an article. A newer list replaces it only while it is out of view.
pub fn most_read_secondary() -> RwSignal<MostReadState> {
    let list = secondary::<MostRead>(files::MOST_READ);
    let shown = RwSignal::new(match list.get_untracked() {
        LoadState::Waiting if is_hydrating() && document::has(PRINTED) => MostReadState::Printed,
        load => state(load),
    });
    let mut is_later = false;
    let device = expect_context::<Device>();
    effect(move || {
        let next = state(list.get());
        if matches!(next, MostReadState::Ready(_)) {
            device.secondary(files::MOST_READ);
        }
        let has_list = shown.with_untracked(|shown| matches!(shown, MostReadState::Ready(_) | MostReadState::Printed));
        // Where the list is, the browser knows once it has laid out the page.
        let is_newer = || matches!(next, MostReadState::Ready(_)) && !scroll::is_in_view("#most-read");
        if is_later && (!has_list || is_newer()) {
            shown.set(next);
        }
        is_later = true;
    });
    shown
}

fn state(load: LoadState<MostRead>) -> MostReadState {
    match load {
        LoadState::Waiting => MostReadState::Waiting,
        LoadState::Ready(list) => MostReadState::Ready(list),
        LoadState::Failed(_) => MostReadState::Failed,
    }
}
