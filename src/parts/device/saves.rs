//! The save buttons of teasers and articles: marks saved articles, and saves or removes an article when its button is
//! pressed. All buttons share one listener, so that hydration costs nothing for each.

use super::Part;
use crate::address::files;
use crate::browser::buttons::{self, Button};
use crate::browser::{clock, document};
use crate::effect::spawn;
use crate::parts::notice;
use crate::reader::lists::List;
use crate::reader::records::RecordError;
use contract::{Decode, Id, Teaser, decode, parse};
use serde_json::Value;
use std::rc::Rc;

/// The attribute of the buttons with the article's id.
const ID: &str = "data-save";
/// The selector of the headline beside a teaser's button.
const HEADLINE: &str = ".headline";

/// Starts to mark the buttons and to handle presses.
pub fn start(part: &Rc<Part>) {
    let marking = part.clone();
    part.slots.on_page_change(move || {
        marking.lists.track(List::Saved);
        mark(&marking);
    });
    let pressing = part.clone();
    buttons::on_press(ID, move |button| press(&pressing, &button));
}

fn mark(part: &Part) {
    let messages = part.messages;
    let saved = part.lists.ids(List::Saved);
    buttons::for_each(ID, |button| {
        let is_saved = saved.contains(&button.value);
        button.set("aria-pressed", if is_saved { "true" } else { "false" });
        match button.text_beside(HEADLINE) {
            Some(headline) => {
                button.set("aria-label", &(messages.save_article)(&headline));
                button.set("title", if is_saved { messages.unsave } else { part.context.messages.save });
            }
            None => button.set_text(if is_saved { messages.is_saved } else { part.context.messages.save }),
        }
    });
}

fn press(part: &Rc<Part>, button: &Button) {
    let Some(id) = Id::new(&button.value) else { return };
    if part.lists.is_saved(&id) {
        return check(part, part.lists.remove(List::Saved, id.as_str()));
    }
    if let Some(teaser) = find_teaser(part, &id) {
        return check(part, part.lists.save(&teaser, clock::now()));
    }
    // Save at once what the page shows; the article's file completes it.
    let headline = button.text_beside(HEADLINE).unwrap_or_else(|| document::text_of("main h1"));
    let saved = part.lists.save(&Teaser { id: id.clone(), headline, ..Teaser::default() }, clock::now());
    check(part, saved);
    if saved.is_ok() {
        spawn(complete(part.clone(), id));
    }
}

/// Shows the reason why nothing was saved.
fn check(part: &Part, outcome: Result<(), RecordError>) {
    let text = match outcome {
        Ok(()) => return,
        Err(RecordError::TooNew) => part.messages.records_too_new,
        Err(RecordError::Refused) => part.messages.records_refused,
    };
    notice::show("device", text.to_owned(), None, part.context.messages.close);
}

/// The teaser of an article, from the files of the page or the history.
fn find_teaser(part: &Part, id: &Id) -> Option<Teaser> {
    let on_page = part.page.with_untracked(|page| page.files().find_map(|file| find(parse(&file.json).ok()?, id)));
    on_page.or_else(|| Some(part.lists.entry(List::History, id.as_str())?.teaser))
}

/// The teaser of an article anywhere in JSON. An article and a teaser have the same fields.
fn find(json: Value, id: &Id) -> Option<Teaser> {
    if json["id"] == id.as_str() && json["headline"].is_string() {
        return Teaser::decode(json);
    }
    match json {
        Value::Array(items) => items.into_iter().find_map(|item| find(item, id)),
        Value::Object(fields) => fields.into_iter().find_map(|(_, value)| find(value, id)),
        _ => None,
    }
}

async fn complete(part: Rc<Part>, id: Id) {
    let Some(json) = part.js.fetch_text(&files::article(&id)).await else { return };
    if let Ok(teaser) = decode::<Teaser>(json.as_bytes()) {
        // The existing entry stays if this one cannot be written.
        let _ = part.lists.complete_saved(&teaser);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_teaser_is_found_anywhere_in_a_file() {
        let file = json!({ "id": "a", "headline": "A", "section": { "id": "b", "name": "B" }, "body": [
            { "type": "readAlso", "items": [{ "id": "b", "headline": "Headline of b", "kicker": "War" }, 7, null] },
        ] });
        let found = |id| find(file.clone(), &Id::new(id).expect("an id")).map(|teaser| teaser.headline);
        assert_eq!(found("a").as_deref(), Some("A"));
        assert_eq!(found("b").as_deref(), Some("Headline of b"), "and not the section");
        assert_eq!(found("c"), None);
    }
}
