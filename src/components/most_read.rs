//! The most-read list, the same on all pages.

use super::{EditionContext, TeaserVariant, teaser, use_messages, use_site};
use crate::address::Route;
use crate::i18n;
use crate::markup::{Element, Node, dynamic, el};
use contract::MostRead;
use leptos::prelude::*;
use std::sync::Arc;

/// The state of the list.
#[derive(Clone)]
pub enum MostReadState {
    /// The printed list, until a newer one is loaded.
    Printed,
    Waiting,
    Ready(Arc<MostRead>),
    Failed,
}

/// The number of placeholder rows while the list is loading.
const ROWS: usize = 5;

/// The heading of the list: the edition's, or the interface's.
pub fn most_read_heading() -> String {
    let EditionContext { most_read_heading, .. } = use_context().unwrap_or_default();
    most_read_heading.unwrap_or_else(|| use_messages().most_read.to_owned())
}

/// The list beside an article. Placeholder rows have the height of real ones, so that nothing moves when the list is
/// loaded.
pub fn most_read(state: RwSignal<MostReadState>) -> Element {
    let messages = use_messages();
    let page = use_site().href(&Route::MostRead);
    let content = dynamic(move || {
        let list = el("div").class("most-read-list");
        Some(match state.get() {
            MostReadState::Printed => list.keep_server_content(),
            MostReadState::Waiting => {
                let rows: Vec<Element> = (0..ROWS).map(|_| el("li")).collect();
                list.child(el("ol").class("ranks waiting").attr("aria-hidden", "true").child(rows))
            }
            MostReadState::Ready(ranked) => list.child(ranks(&ranked, TeaserVariant::Line)),
            MostReadState::Failed => list.child(el("p").class("notice").child(messages.error_most_read)),
        })
    });
    let heading = el("h2").attr("id", "most-read-heading").class("section-heading");
    let heading = heading.child(el("a").attr("href", page).child(most_read_heading()));
    let section = el("section").attr("id", "most-read").class("most-read").attr("aria-labelledby", "most-read-heading");
    section.child(heading).child(content)
}

/// The ranked teasers, and the end of the period that they cover.
pub fn ranks(list: &MostRead, variant: TeaserVariant) -> Vec<Node> {
    let messages = use_messages();
    let items = list.teasers.iter().cloned().map(|item| el("li").child(teaser(item, variant, "p", false)));
    let items: Vec<Element> = items.collect();
    let until = list.window.map(|window| (messages.most_read_window)(&i18n::long_date(messages, &window.to)));
    let until = until.map(|until| el("p").class("counted").child(until));
    [Some(el("ol").class("ranks").child(items)), until].into_iter().flatten().map(Node::from).collect()
}
