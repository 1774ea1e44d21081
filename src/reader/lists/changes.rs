//! Entries follow the newsroom: they get today's headline, and say when an article was withdrawn.
//!
//! Of a withdrawn article only what names it stays, since its lead and its picture may be why it was withdrawn. All other
//! fields of an entry stay as they are: a newer app may have stored more.

use super::entry::WITHDRAWN;
use super::{Entry, List, Lists};
use crate::reader::json::{field, with_field};
use crate::reader::records::RecordError;
use contract::{Changes, Id, ObjectWriter, Teaser, encode};

const LISTS: [List; 2] = [List::Saved, List::History];

impl Lists {
    /// Lets the entries follow the newsroom's changes.
    pub fn follow(&self, changes: &Changes) -> Result<(), RecordError> {
        for list in LISTS {
            for entry in self.entries(list).iter().filter(|entry| entry.is_withdrawn) {
                let id = entry.teaser.id.as_str();
                if changes.withdrawn.iter().all(|change| change.id.as_str() != id) {
                    self.change(list, id, &|_, text| with_field(text, WITHDRAWN, "false"))?;
                }
            }
        }
        for change in &changes.corrected {
            for list in LISTS {
                self.change(list, change.id.as_str(), &|_, text| {
                    let teaser = field(text, "teaser").unwrap_or("{}");
                    with_field(text, "teaser", &with_field(teaser, "headline", &encode(&change.headline)))
                })?;
            }
        }
        changes.withdrawn.iter().try_for_each(|change| self.withdraw(&change.id, &change.headline))
    }

    /// Marks the entries of a withdrawn article.
    pub(super) fn withdraw(&self, id: &Id, headline: &str) -> Result<(), RecordError> {
        LISTS.into_iter().try_for_each(|list| {
            self.change(list, id.as_str(), &|entry, text| {
                let mut teaser = String::new();
                let object = ObjectWriter::new(&mut teaser).field("id", id).field("headline", &headline);
                object.maybe("section", entry.teaser.section.as_ref()).end();
                with_field(&with_field(text, "teaser", &teaser), WITHDRAWN, "true")
            })
        })
    }

    /// Gives the entries of an article today's teaser.
    pub(super) fn refresh(&self, teaser: &Teaser) -> Result<(), RecordError> {
        LISTS.into_iter().try_for_each(|list| {
            self.change(list, teaser.id.as_str(), &|entry, text| {
                let text = with_field(text, "teaser", &encode(teaser));
                if entry.is_withdrawn { with_field(&text, WITHDRAWN, "false") } else { text }
            })
        })
    }

    /// Changes an entry that can be read; `with` returns its new text.
    fn change(&self, list: List, id: &str, with: &dyn Fn(&Entry, &str) -> String) -> Result<(), RecordError> {
        let Some((entry, text)) = self.entry(list, id).zip(self.text(list, id)) else { return Ok(()) };
        let new = with(&entry, &text);
        if new == text { Ok(()) } else { self.put(list, id, &new) }
    }
}
