//! XML as text, by quick-xml's writer: feeds, sitemaps, the head of a page and the HTML in feeds.
//!
//! Only `empty` closes an element in itself, which suits HTML too: there `<meta …/>` is parsed as `<meta …>`, and
//! `<video></video>` keeps its end tag.

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document, or a part of one. Characters that XML forbids, such as U+0008, are dropped.
pub struct Xml(Writer<Vec<u8>>);

/// The name and the value of an attribute.
pub type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A document with a declaration.
    pub fn document() -> Xml {
        let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 2));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Elements with a line for each.
    pub fn lines() -> Xml {
        Xml(Writer::new_with_indent(Vec::new(), b' ', 0))
    }

    /// Text and elements without white space between them.
    pub fn inline() -> Xml {
        Xml(Writer::new(Vec::new()))
    }

    /// An element with the content that `content` writes.
    pub fn element(&mut self, name: &str, attributes: &[Attribute], content: impl FnOnce(&mut Xml)) {
        self.write(Event::Start(start(name, attributes)));
        content(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with text alone.
    pub fn text_element(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// An element that cannot have content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// Text, never markup.
    pub fn text(&mut self, text: &str) {
        // Quotes are not escaped: some feed readers do not know `&apos;`.
        self.write(Event::Text(BytesText::from_escaped(partial_escape(allowed(text)))));
    }

    /// The XML.
    pub fn finish(self) -> String {
        String::from_utf8(self.0.into_inner()).expect("only texts were written")
    }

    fn write(&mut self, event: Event) {
        self.0.write_event(event).expect("a vector takes all bytes");
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// The text without the characters that XML 1.0 forbids (<https://www.w3.org/TR/xml/#charsets>).
fn allowed(text: &str) -> String {
    text.chars()
        .filter(|character| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..))
        .collect()
}
