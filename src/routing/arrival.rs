//! Coming to a page: the one place that moves focus and scroll, sets the title and tells screen readers.

use super::Router;
use super::router::Navigation;
use crate::browser::scroll::{self, Position};
use crate::browser::{clock, document, history};
use crate::effect::effect;
use crate::i18n::Messages;
use crate::markup::{Element, el};
use contract::is_right_to_left;
use leptos::prelude::*;

/// The element that screen readers listen to.
const ANNOUNCER: &str = "announcer";

/// What a page says about itself once its content is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The document's title.
    pub title: String,
    /// The language (BCP 47) of the content.
    pub language: String,
}

/// Follows the page that is shown. What is returned says its title politely to screen readers.
///
/// At the first page nothing moves: the browser, or the reader, has put focus and scroll where they are.
pub fn arrival(router: Router, head: RwSignal<Head>, messages: &'static Messages) -> Element {
    effect(move || {
        if router.page_view.with(|page_view| page_view.navigation == Navigation::Forward) {
            scroll::go_to(&Position::default());
        }
    });
    let mut arrived_at = None;
    effect(move || {
        let head = head.get();
        if head.title.is_empty() {
            return;
        }
        document::set_title(&head.title);
        document::set_root_attribute("lang", Some(&head.language));
        document::set_root_attribute("dir", is_right_to_left(&head.language).then_some("rtl"));
        let page_view = router.page_view.get_untracked();
        if arrived_at == Some(page_view.number) {
            return;
        }
        arrived_at = Some(page_view.number);
        // The content is in the page by then, and nothing has been painted yet.
        clock::queue_microtask(move || {
            if !matches!(page_view.navigation, Navigation::First(_)) {
                document::remove_prerendered_meta();
                document::set_text(ANNOUNCER, &(messages.arrived_at)(&head.title));
            }
            arrive(page_view.navigation, &router.hash.get_untracked());
        });
    });
    el("p").attr("id", ANNOUNCER).class("visually-hidden").attr("aria-live", "polite")
}

fn arrive(navigation: Navigation, hash: &str) {
    match navigation {
        // A printed page has been read before the app came: who has moved on it stays where they are.
        Navigation::First(Some(position)) if scroll::position().top < 1.0 => scroll::go_to(&position),
        Navigation::First(None) if !document::is_prerendered_for(&history::path()) => {
            scroll::go_to_anchor(hash);
        }
        Navigation::First(_) => {}
        Navigation::Forward => {
            document::focus_heading();
            scroll::go_to_anchor(hash);
        }
        Navigation::Back(position) => {
            document::focus_heading();
            scroll::go_to(&position);
        }
    }
}
