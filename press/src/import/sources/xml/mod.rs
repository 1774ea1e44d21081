//! A tree of XML, read with patience: feeds are cut off, have tags that do not match, and forget their namespaces.
//!
//! Entities are the predefined ones and HTML's; a document cannot define any. Depth is limited; size is by the caller.

mod names;
mod tree;

use super::decode;
use super::text::escape;
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_html5_entity;
use quick_xml::events::Event;
use tree::Tree;
use url::Url;

/// An element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// The local name with the usual prefix of its namespace, whatever prefix the document uses: `dc:creator`. Without a
    /// prefix for RSS and for no namespace.
    pub name: String,
    /// Attributes, named as elements are.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// False if the document ended within the element.
    pub is_closed: bool,
}

/// What an element holds.
#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// A document that was read.
#[derive(Debug)]
pub struct Document {
    pub root: Element,
    /// What was wrong with it, if it could not be read to its end.
    pub problem: Option<String>,
}

impl Element {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements of a name directly in it.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element with one of the names, in the order of the names.
    pub fn first(&self, names: &[&str]) -> Option<&Element> {
        names.iter().find_map(|name| self.elements().find(|element| element.name == *name))
    }

    /// All text in it, at any depth, without white space around it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text.trim().to_owned()
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.add_text(text),
                Node::Text(part) => text.push_str(part),
            }
        }
    }

    /// The text of the first element with one of the names that has text.
    pub fn text_of(&self, names: &[&str]) -> Option<String> {
        let texts = |name| self.elements().filter(move |element| element.name == name).map(Element::text);
        names.iter().flat_map(|name| texts(*name)).find(|text| !text.is_empty())
    }

    /// True if there are elements in it.
    pub fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// What it holds as HTML: elements as tags, text as text.
    pub fn inner_html(&self) -> String {
        let mut html = String::new();
        self.add_html(&mut html);
        html
    }

    fn add_html(&self, html: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => html.push_str(&escape(text)),
                Node::Element(element) => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    html.push('<');
                    html.push_str(name);
                    for (key, value) in &element.attributes {
                        html.push_str(&format!(" {key}=\"{}\"", escape(value)));
                    }
                    html.push('>');
                    element.add_html(html);
                    if !VOID.contains(&name) {
                        html.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
    }

    /// The address that relative ones in it are resolved against: its `xml:base`, itself relative to `outer`.
    pub fn base(&self, outer: Option<&Url>) -> Option<Url> {
        let Some(base) = self.attribute("xml:base") else { return outer.cloned() };
        let resolved = match outer {
            Some(outer) => outer.join(base).ok(),
            None => Url::parse(base).ok(),
        };
        resolved.filter(|url| !url.cannot_be_a_base()).or_else(|| outer.cloned())
    }
}

/// HTML's elements without an end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Reads a document; `None` if there is no element in it.
pub fn parse(text: &str) -> Option<Document> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut tree = Tree::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => tree.open(&reader, &start),
            Ok(Event::End(end)) => tree.close(end.name().as_ref()),
            Ok(Event::Text(text)) => tree.text(&text.xml_content(XmlVersion::Implicit1_0)),
            Ok(Event::CData(text)) => tree.text(&text),
            Ok(Event::GeneralRef(reference)) => match reference.resolve_char_ref() {
                Ok(Some(char)) => tree.text(decode::mended(char).map(String::from).as_deref().unwrap_or_default()),
                Ok(None) => match resolve_html5_entity(&reference) {
                    Some(text) => tree.text(text),
                    None => tree.text(&format!("&{};", &*reference)),
                },
                Err(_) => {}
            },
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                tree.problem = Some(error.to_string());
                break;
            }
        }
    }
    tree.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_namespace() {
        let text = r#"<r xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/" d:x="1" y="2">
            <d:creator/><itunes:author/><t/></r>"#;
        let root = parse(text).unwrap().root;
        let names: Vec<&str> = root.elements().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["dc:creator", "itunes:author", "t"]);
        assert_eq!((root.attribute("dc:x"), root.attribute("y")), (Some("1"), Some("2")));
    }

    #[test]
    fn tags_that_do_not_match_and_bare_ampersands_are_read() {
        let root =
            parse("<r><a>one<br>two & three &nbsp;&eacute; &unknown; &#146;</a><b>four</b></c></r>").unwrap().root;
        assert_eq!(root.text_of(&["a"]).unwrap(), "onetwo & three \u{a0}é &unknown; ’");
        assert_eq!(root.text_of(&["b"]).unwrap(), "four");
        assert_eq!(parse(r#"<r a="x?a=1&b=2&amp;c=&#233;"/>"#).unwrap().root.attribute("a"), Some("x?a=1&b=2&c=é"));
    }

    #[test]
    fn a_cut_document_says_what_is_whole() {
        let document = parse("<r><i>one</i><i>two").unwrap();
        let closed: Vec<bool> = document.root.all("i").map(|element| element.is_closed).collect();
        assert_eq!(closed, [true, false]);
        assert!(document.problem.is_some());
    }

    #[test]
    fn entities_are_not_defined_and_depth_is_limited() {
        let root = parse("<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><r>&b;</r>").unwrap().root;
        assert_eq!(root.text(), "&b;");
        let deep = format!("<r>{}{}<x>end</x></r>", "<a>".repeat(5000), "</a>".repeat(5000));
        assert_eq!(parse(&deep).unwrap().root.text_of(&["x"]).unwrap(), "end");
    }
}
