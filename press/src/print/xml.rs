//! XML as text, by quick-xml's writer: feeds, sitemaps, the head of a page and the HTML within feeds.
//!
//! An element is closed in itself only when it is asked for as empty, which suits HTML too: there `<meta …/>` is read
//! as `<meta …>`, and `<video></video>` keeps its end.

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document or a part of one that is being written. Characters that XML forbids, such as U+0008, are dropped.
pub struct Xml(Writer<Vec<u8>>);

/// The name and the value of an attribute.
pub type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A document of its own.
    pub fn document() -> Xml {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Elements one below the other, a line each.
    pub fn lines() -> Xml {
        Xml(Writer::new_with_indent(Vec::new(), b' ', 0))
    }

    /// Words and elements beside each other, without a space that nobody wrote.
    pub fn inline() -> Xml {
        Xml(Writer::new(Vec::new()))
    }

    /// An element with what `content` writes.
    pub fn element(&mut self, name: &str, attributes: &[Attribute], content: impl FnOnce(&mut Xml)) {
        self.write(Event::Start(start(name, attributes)));
        content(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with words alone.
    pub fn words(&mut self, name: &str, attributes: &[Attribute], words: &str) {
        self.element(name, attributes, |xml| xml.text(words));
    }

    /// An element that has no content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Words, never markup.
    pub fn text(&mut self, words: &str) {
        // Quotes stay as they are: `&apos;` is younger than some readers of feeds.
        self.write(Event::Text(BytesText::from_escaped(partial_escape(allowed(words)))));
    }

    /// What was written.
    pub fn finish(self) -> String {
        String::from_utf8(self.0.into_inner()).expect("only texts were written")
    }

    fn write(&mut self, event: Event) {
        self.0.write_event(event).expect("a vector takes all");
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// The text without the characters that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets).
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|character| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..))
        .collect()
}
