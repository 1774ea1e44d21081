//! Elements as data: what pages are made of.
//!
//! Leptos compiles a `view!` once for each of its shapes, and a newspaper page has very many shapes whose words never
//! change while they are shown. As data they share one piece of code, which takes 100 kB off the reader's download (see
//! docs/decisions/0005-markup-as-data.md). What reacts to the reader stands among them as a `reacting` node, driven by
//! Leptos's signals. `print` writes them as HTML, `shown` puts them into the page or takes over what was printed.

mod print;
mod shown;

pub use print::print;
pub use shown::{Shown, is_taking_over, show, take_over};

use crate::browser::nodes::Event;
use std::borrow::Cow;

/// An element with its attributes and children. Boxed, because a chain of calls that hands on a pointer compiles to far
/// less than one that hands on the whole.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    children: Vec<Node>,
    listeners: Vec<(&'static str, Listener)>,
    /// Whether anything in it reacts: taking over a printed page steps over elements in which nothing does.
    reacts: bool,
    /// Whether what was printed in it stays, whatever this says.
    stays: bool,
}

type Listener = Box<dyn FnMut(Event)>;

/// Words that need not be copied when they are the program's own.
type Words = Cow<'static, str>;

/// What stands within an element.
pub enum Node {
    /// Words, never markup.
    Text(Words),
    Element(Element),
    /// What is shown while the signals that it reads do not change.
    Reacting(Reacting),
}

type Reacting = Box<dyn Fn() -> Option<Node>>;

/// An element without attributes and children.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        listeners: Vec::new(),
        reacts: false,
        stays: false,
    }))
}

/// What is shown, or nothing, and again when a signal that it reads has changed.
pub fn reacting<N: Into<Node>>(content: impl Fn() -> Option<N> + 'static) -> Node {
    Node::Reacting(Box::new(move || content().map(Into::into)))
}

impl Element {
    /// With an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Element {
        self.with_attribute(name, value.into())
    }

    /// With an attribute when there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Words>>) -> Element {
        match value {
            Some(value) => self.with_attribute(name, value.into()),
            None => self,
        }
    }

    /// With a class, or several parted by spaces.
    pub fn class(self, class: impl Into<Words>) -> Element {
        self.with_attribute("class", class.into())
    }

    /// With more children: words, elements, what reacts, and options and lists of them.
    #[inline(never)]
    pub fn child<C: Children>(mut self, children: C) -> Element {
        children.add_to(&mut self);
        self
    }

    /// Which runs something at an event.
    pub fn on(mut self, event: &'static str, run: impl FnMut(Event) + 'static) -> Element {
        self.0.listeners.push((event, Box::new(run)));
        self.0.reacts = true;
        self
    }

    /// Which keeps what was printed in it when the app takes over, because printing knew more than the page's data tell.
    pub fn as_printed(mut self) -> Element {
        self.0.stays = true;
        self
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Words) -> Element {
        self.0.attributes.push((name, value));
        self
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

impl Element {
    #[inline(never)]
    fn add(&mut self, node: Node) {
        let parts = &mut *self.0;
        match (node, parts.children.last_mut()) {
            // Two texts side by side would be one when the page is printed, and so cannot be two here.
            (Node::Text(text), Some(Node::Text(before))) => before.to_mut().push_str(&text),
            (Node::Text(text), _) if text.is_empty() => {}
            (node, _) => {
                parts.reacts |= match &node {
                    Node::Text(_) => false,
                    Node::Element(element) => element.0.reacts,
                    Node::Reacting(_) => true,
                };
                parts.children.push(node);
            }
        }
    }
}

/// What can be added to an element.
pub trait Children {
    /// Puts them at the end.
    fn add_to(self, parent: &mut Element);
}

impl Children for &'static str {
    fn add_to(self, parent: &mut Element) {
        parent.add(Node::Text(self.into()));
    }
}

impl Children for String {
    fn add_to(self, parent: &mut Element) {
        parent.add(Node::Text(self.into()));
    }
}

impl Children for Element {
    fn add_to(self, parent: &mut Element) {
        parent.add(Node::Element(self));
    }
}

impl Children for Node {
    fn add_to(self, parent: &mut Element) {
        parent.add(self);
    }
}

impl<C: Children> Children for Option<C> {
    fn add_to(self, parent: &mut Element) {
        if let Some(child) = self {
            child.add_to(parent);
        }
    }
}

impl<C: Children> Children for Vec<C> {
    fn add_to(self, parent: &mut Element) {
        for child in self {
            child.add_to(parent);
        }
    }
}
