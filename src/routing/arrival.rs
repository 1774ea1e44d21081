//! The arrival on a page: the only code that moves focus, sets the title and announces the page to screen readers.

use super::Router;
use super::router::Navigation;
use crate::browser::scroll::{self, Position};
use crate::browser::{clock, document, history};
use crate::effect::effect;
use crate::i18n::Messages;
use crate::markup::{Element, el};
use contract::is_right_to_left;
use leptos::prelude::*;

/// The live region for screen readers.
const ANNOUNCER: &str = "announcer";

/// The title and language of a page, once its content is there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// The document's title.
    pub title: String,
    /// The language (BCP 47) of the content.
    pub language: String,
}

/// Sets title, language, focus and scroll position after each navigation. The element returned is a polite live region
/// that announces the title.
///
/// On the first page, focus and scroll position remain where the browser or the reader has put them.
pub fn arrival(router: Router, head: RwSignal<Head>, messages: &'static Messages) -> Element {
    effect(move || {
        if router.page_view.with(|page_view| matches!(page_view.navigation, Navigation::Forward)) {
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
        // In a microtask the content is in the page, and nothing has been painted yet.
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
        // The reader may have scrolled the printed page before the app started: then the position stays.
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
