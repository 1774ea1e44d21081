//! XML as a tree.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};

/// An element. Its text includes that of its descendants.
#[derive(Debug, Default)]
pub struct Tree {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Tree>,
}

/// Parses a document. Fails if it is not well formed, or has a character that XML forbids.
pub fn read(document: &str) -> Tree {
    let forbidden = document.chars().find(
        |c| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}'),
    );
    assert_eq!(forbidden, None, "a character that XML forbids");
    let mut reader = Reader::from_str(document);
    let mut open = vec![Tree::default()];
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in {document}")) {
            Event::Start(tag) => open.push(start(&tag)),
            Event::Empty(tag) => {
                let element = start(&tag);
                open.last_mut().expect("a parent").children.push(element);
            }
            Event::End(_) => {
                let element = open.pop().expect("an open element");
                let parent = open.last_mut().expect("a parent");
                parent.text.push_str(&element.text);
                parent.children.push(element);
            }
            Event::Text(text) => open.last_mut().expect("a parent").text.push_str(&text),
            Event::GeneralRef(name) => {
                let known = escape::resolve_xml_entity(&name).map(str::to_owned);
                let number = || name.resolve_char_ref().expect("a character").map(String::from);
                let text = known.or_else(number).unwrap_or_else(|| panic!("&{};", &*name));
                open.last_mut().expect("a parent").text.push_str(&text);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            event => panic!("nobody writes {event:?}"),
        }
    }
    assert_eq!(open.len(), 1, "all elements are closed");
    let mut roots = open.remove(0).children;
    assert_eq!(roots.len(), 1, "a document has one root");
    roots.remove(0)
}

/// Parses a sequence of elements.
pub fn read_all(elements: &str) -> Tree {
    read(&format!("<all>{elements}</all>"))
}

fn start(tag: &BytesStart) -> Tree {
    let attribute = |attribute: Result<quick_xml::events::attributes::Attribute, _>| {
        let attribute = attribute.expect("an attribute, once");
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).expect("a value");
        (attribute.key.0.to_owned(), value.into_owned())
    };
    Tree { name: tag.name().0.to_owned(), attributes: tag.attributes().map(attribute).collect(), ..Tree::default() }
}

impl Tree {
    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements with a name, at any depth.
    pub fn all(&self, name: &str) -> Vec<&Tree> {
        let within = self.children.iter().flat_map(|child| {
            let own = (child.name == name).then_some(child);
            own.into_iter().chain(child.all(name)).collect::<Vec<_>>()
        });
        within.collect()
    }

    /// The text of a child.
    pub fn child(&self, name: &str) -> Option<&str> {
        self.children.iter().find(|child| child.name == name).map(|child| child.text.as_str())
    }

    /// All elements, at any depth.
    pub fn every(&self) -> Vec<&Tree> {
        self.children.iter().flat_map(|child| std::iter::once(child).chain(child.every())).collect()
    }
}
