//! The button that saves an article for later: on every teaser, and with words in every article.
//!
//! It is printed as it always is, without words or state. Those are set on the page once it is shown, and again when the
//! list changes: so a printed page is right for everyone, and taking it over goes into no teaser.

use super::use_messages;
use crate::browser::{self, clock, nodes, saves};
use crate::contract::{Article, Id, Teaser};
use crate::effect::effect;
use crate::i18n::Messages;
use crate::markup::{Element, el};
use crate::reader::entry::List;
use crate::reader::lists::Lists;
use crate::reader::records::NotKept;
use leptos::prelude::*;

/// What the save buttons of the page can save.
#[derive(Clone, Copy)]
pub struct Saves {
    lists: Lists,
    /// What the teasers of the page said, for a press.
    teasers: StoredValue<Vec<Teaser>>,
    /// Whether the buttons are about to be marked.
    is_marking: StoredValue<bool>,
}

impl Saves {
    /// No button yet.
    pub fn new(lists: Lists) -> Saves {
        Saves { lists, teasers: StoredValue::new(Vec::new()), is_marking: StoredValue::new(false) }
    }

    /// The page is going to be another.
    pub fn forget_page(self) {
        self.teasers.update_value(Vec::clear);
    }

    /// Begins to hear of presses and of changes.
    pub fn start(self) {
        let messages = use_messages();
        effect(move || {
            saves::on_press(move |button, id| {
                if let Some(words) = Id::new(id).and_then(|id| self.press(&id).err()).map(|why| not_kept(messages, why))
                {
                    saves::say_beside(button, words);
                }
            });
        });
        effect(move || {
            self.lists.changes(List::Saved).track();
            self.mark(messages);
        });
    }

    /// Saves an article, or takes it off when it is saved.
    fn press(self, id: &Id) -> Result<(), NotKept> {
        if self.lists.unsave(id).is_some() {
            return Ok(());
        }
        let known = self.teasers.with_value(|known| known.iter().find(|teaser| teaser.id == *id).cloned());
        known.map_or(Ok(()), |teaser| self.lists.save(&teaser))
    }

    /// A teaser is going to be shown.
    fn show(self, teaser: Teaser) {
        let messages = use_messages();
        self.teasers.update_value(|known| known.push(teaser));
        if !self.is_marking.try_update_value(|is_marking| std::mem::replace(is_marking, true)).unwrap_or(true) {
            clock::soon(move || {
                self.is_marking.set_value(false);
                self.mark(messages);
            });
        }
    }

    fn mark(self, messages: &Messages) {
        saves::for_each(|button, id, headline| {
            let is_saved = self.lists.has(List::Saved, id);
            let words = if is_saved { messages.saved_already } else { messages.save };
            nodes::set(button, "aria-pressed", if is_saved { "true" } else { "false" });
            match headline {
                Some(headline) => {
                    nodes::set(button, "aria-label", &(messages.save_article)(&headline));
                    nodes::set(button, "title", if is_saved { messages.unsave } else { messages.save });
                }
                None => button.set_text_content(Some(words)),
            }
        });
    }
}

/// The button of a teaser.
pub fn save_button(teaser: &Teaser) -> Element {
    if browser::IS_HERE {
        expect_context::<Saves>().show(teaser.clone());
    }
    button(&teaser.id)
}

/// The article's controls, and the place for what the browser promises of them.
pub fn controls(article: &Article) -> Element {
    if browser::IS_HERE {
        expect_context::<Saves>().show(article.teaser());
    }
    el("div")
        .class("controls")
        .child(button(&article.id).child(use_messages().save))
        .child(el("p").class("save-note").attr("role", "status"))
}

fn button(id: &Id) -> Element {
    el("button").attr("type", "button").class("save needs-app").attr("data-save", id.to_string())
}

/// Why nothing was kept, in words.
pub fn not_kept(messages: &Messages, why: NotKept) -> &'static str {
    match why {
        NotKept::Refused => messages.list_refused,
        NotKept::TooNew => messages.list_too_new,
    }
}
