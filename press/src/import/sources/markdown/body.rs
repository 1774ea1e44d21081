//! Markdown to HTML, with notes apart, and with the addresses of links and pictures.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html::push_html};

/// A body as HTML.
#[derive(Debug, Default)]
pub struct Body {
    pub html: String,
    /// Notes as HTML, by the id that their marks link to.
    pub notes: Vec<(String, String)>,
}

/// Converts Markdown, with tables, notes, definitions, task lists and struck text.
pub fn convert(markdown: &str) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let mut events = Vec::new();
    let mut notes = Vec::new();
    let mut note: Option<(String, Vec<Event>)> = None;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => note = Some((label.to_string(), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((label, events)) = note.take() {
                    notes.push((label, to_html(events)));
                }
            }
            event => match &mut note {
                Some((_, events)) => events.push(event),
                None => events.push(event),
            },
        }
    }
    Body { html: to_html(events), notes }
}

fn to_html(events: Vec<Event>) -> String {
    let mut html = String::new();
    push_html(&mut html, events.into_iter());
    html
}

/// The words of the first heading of level 1.
pub fn first_heading(markdown: &str) -> Option<String> {
    let line = markdown.lines().map(str::trim).find(|line| !line.is_empty())?;
    let text = line.strip_prefix("# ")?.trim_end_matches('#').trim();
    let words = crate::import::sources::text::plain(&convert(text).html);
    (!words.is_empty()).then_some(words)
}
