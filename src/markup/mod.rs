//! Elements as data: the language that pages are written in.
//!
//! Leptos compiles a `view!` once for each of its shapes, and a newspaper page has very many shapes whose text never
//! changes while they are shown. As data they share one piece of code, which takes 100 kB off the reader's download (see
//! docs/decisions/0005-markup-as-data.md). A `dynamic` node is rendered again when Leptos's signals change. `html`
//! writes elements as HTML, `mount` puts them into the page, `hydrate` binds them to a printed page.

mod html;
mod hydrate;
mod mount;
#[cfg(not(target_arch = "wasm32"))]
mod tree;

pub use html::to_html;
pub use hydrate::{hydrate, is_hydrating};
pub use mount::{Mounted, mount};
#[cfg(not(target_arch = "wasm32"))]
pub use tree::{Tree, TreeElement, to_tree};

use crate::browser::nodes::Event;
use std::borrow::Cow;

/// An element with its attributes and children. Boxed, because a chain of calls that passes a pointer compiles to far
/// less than one that passes the whole.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Text)>,
    children: Vec<Node>,
    listeners: Vec<(&'static str, Listener)>,
    /// Has a listener or a dynamic node in it: hydration skips elements that have none.
    is_dynamic: bool,
    /// Hydration leaves its printed children as they are.
    keeps_server_content: bool,
}

type Listener = Box<dyn FnMut(Event)>;

/// Text that is not copied when it is the program's own.
type Text = Cow<'static, str>;

/// A child of an element.
pub enum Node {
    /// Text, never markup.
    Text(Text),
    Element(Element),
    /// Content that is rendered again when the signals that it reads change.
    Dynamic(Dynamic),
}

/// A dynamic node.
pub struct Dynamic {
    content: Box<dyn Fn() -> Option<Node>>,
    /// What to do with the printed content.
    printed: Option<Box<dyn Fn() -> Printed>>,
}

/// What a deferred node does with its printed content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Leaves it as it is for now.
    Leave,
    /// Hydrates it.
    Hydrate,
    /// Renders something else in its place.
    Replace,
}

/// An element without attributes and children.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
        listeners: Vec::new(),
        is_dynamic: false,
        keeps_server_content: false,
    }))
}

/// A dynamic node: `content` is run again when a signal that it reads has changed; `None` renders nothing.
pub fn dynamic<N: Into<Node>>(content: impl Fn() -> Option<N> + 'static) -> Node {
    Node::Dynamic(Dynamic { content: Box::new(move || content().map(Into::into)), printed: None })
}

/// A dynamic node whose printed content is hydrated later. `printed` is run again when a signal that it reads has changed.
/// It is the only child of its element.
pub fn deferred(printed: impl Fn() -> Printed + 'static, content: impl Fn() -> Node + 'static) -> Node {
    Node::Dynamic(Dynamic { content: Box::new(move || Some(content())), printed: Some(Box::new(printed)) })
}

impl Element {
    /// Adds an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Text>) -> Element {
        self.with_attribute(name, value.into())
    }

    /// Adds an attribute if there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Text>>) -> Element {
        match value {
            Some(value) => self.with_attribute(name, value.into()),
            None => self,
        }
    }

    /// Adds a class, or several separated by spaces.
    pub fn class(self, class: impl Into<Text>) -> Element {
        self.with_attribute("class", class.into())
    }

    /// Adds children: texts, elements, dynamic nodes, and options and lists of them.
    #[inline(never)]
    pub fn child<C: Children>(mut self, children: C) -> Element {
        children.add_to(&mut self);
        self
    }

    /// Adds children that have neither listeners nor dynamic nodes in them. Hydration, which skips them, does not make them.
    pub fn content<C: Children>(self, children: impl FnOnce() -> C) -> Element {
        if hydrate::skips_content() {
            return self;
        }
        let was_dynamic = self.0.is_dynamic;
        let element = self.child(children());
        debug_assert_eq!(element.0.is_dynamic, was_dynamic, "hydration would skip what reacts");
        element
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, run: impl FnMut(Event) + 'static) -> Element {
        self.0.listeners.push((event, Box::new(run)));
        self.0.is_dynamic = true;
        self
    }

    /// Makes hydration leave the printed children as they are, because press knew more than the page's data tell.
    pub fn keep_server_content(mut self) -> Element {
        self.0.keeps_server_content = true;
        self
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Text) -> Element {
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
            // A browser parses two adjacent texts as one node, so hydration would find one.
            (Node::Text(text), Some(Node::Text(before))) => before.to_mut().push_str(&text),
            (Node::Text(text), _) if text.is_empty() => {}
            (node, _) => {
                parts.is_dynamic |= match &node {
                    Node::Text(_) => false,
                    Node::Element(element) => element.0.is_dynamic,
                    Node::Dynamic(_) => true,
                };
                parts.children.push(node);
            }
        }
    }
}

/// A value that can be added to an element.
pub trait Children {
    /// Appends the children.
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
