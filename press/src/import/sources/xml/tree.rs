//! Builds the tree of a document from its tags, which may not match.

use super::super::decode;
use super::names::usual_name;
use super::{Document, Element, Node};
use quick_xml::NsReader;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::BytesStart;

/// Elements nested deeper are left out with what they hold.
const DEEPEST: usize = 200;

/// The elements that are open, outermost first, with their names as the document has them.
#[derive(Default)]
pub struct Tree {
    open: Vec<(String, Element)>,
    root: Option<Element>,
    /// How many open elements are left out because they are nested too deeply.
    too_deep: usize,
    /// Why the document could not be read to its end.
    pub problem: Option<String>,
}

impl Tree {
    pub fn open(&mut self, reader: &NsReader<&[u8]>, start: &BytesStart) {
        if self.open.len() >= DEEPEST || self.root.is_some() {
            self.too_deep += 1;
            return;
        }
        let (namespace, local) = reader.resolver().resolve_element(start.name());
        let prefix = start.name().prefix().map(|prefix| prefix.as_ref().to_owned());
        let name = usual_name(&namespace, prefix.as_deref(), local.as_ref());
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).flatten().map(|attribute| {
            let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
            let prefix = attribute.key.prefix().map(|prefix| prefix.as_ref().to_owned());
            let name = match prefix {
                Some(prefix) => usual_name(&namespace, Some(&prefix), local.as_ref()),
                None => local.as_ref().to_owned(),
            };
            (name, value(&attribute.value))
        });
        let element = Element { name, attributes: attributes.collect(), ..Element::default() };
        self.open.push((start.name().as_ref().to_owned(), element));
    }

    /// Closes the innermost element of the name, and those in it. An end tag without a start is passed over.
    pub fn close(&mut self, name: &str) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|(open, _)| open == name) else { return };
        while self.open.len() > at {
            self.close_innermost(true);
        }
    }

    fn close_innermost(&mut self, is_closed: bool) {
        let Some((_, mut element)) = self.open.pop() else { return };
        element.is_closed = is_closed;
        match self.open.last_mut() {
            Some((_, parent)) => parent.children.push(Node::Element(element)),
            None => self.root = Some(element),
        }
    }

    pub fn text(&mut self, text: &str) {
        let Some((_, element)) = self.open.last_mut().filter(|_| self.too_deep == 0) else { return };
        match element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => element.children.push(Node::Text(text.to_owned())),
        }
    }

    pub fn finish(mut self) -> Option<Document> {
        if !self.open.is_empty() && self.problem.is_none() {
            self.problem = Some("it ends in the middle".to_owned());
        }
        while !self.open.is_empty() {
            self.close_innermost(false);
        }
        Some(Document { root: self.root?, problem: self.problem })
    }
}

/// The value of an attribute, with its entities decoded.
fn value(raw: &str) -> String {
    let mut value = String::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        value.push_str(before);
        rest = after;
        let reference = after.split_once(';').filter(|(name, _)| name.len() <= 32);
        let decoded = reference.and_then(|(name, after)| Some((entity(name)?, after)));
        match decoded {
            Some((text, after)) => {
                value.push_str(&text);
                rest = after;
            }
            None => value.push('&'),
        }
    }
    value.push_str(rest);
    value
}

fn entity(name: &str) -> Option<String> {
    let number = match name.strip_prefix('#') {
        Some(digits) => match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        },
        None => return resolve_html5_entity(name).map(str::to_owned),
    };
    char::from_u32(number?).and_then(decode::mended).map(String::from)
}
