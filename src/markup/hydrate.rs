//! Hydrates a printed page: gives its nodes the effects and listeners of the elements that they were printed from.
//!
//! A cursor goes along the printed nodes beside the elements, and enters only elements with dynamic children or
//! listeners. On a mismatch hydration gives up without having changed anything, and the page is mounted again. A debug
//! build compares every text and attribute and reports differences in the console.

use super::mount::{Content, DynamicNode, Handles, Mounted, Region, attach_listeners, render};
use super::{Dynamic, Element, Node, Parts, Text};
use crate::browser::nodes;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Compares every text and attribute, not only what is needed to go on.
const CHECK_ALL: bool = cfg!(debug_assertions);

thread_local! {
    static IS_HYDRATING: Cell<bool> = const { Cell::new(false) };
}

/// Tells whether elements are being made for a printed page.
pub fn is_hydrating() -> bool {
    IS_HYDRATING.get()
}

/// Hydrates the children of an element; `None` on a mismatch.
pub fn hydrate(source: Node, parent: &nodes::Element) -> Option<Mounted> {
    IS_HYDRATING.set(true);
    let cursor = Rc::new(Cursor::into(parent));
    let mounted = node(source, &cursor).filter(|_| cursor.matches.get());
    IS_HYDRATING.set(false);
    mounted
}

/// Tells whether elements are made whose content hydration skips.
pub(super) fn skips_content() -> bool {
    is_hydrating() && !CHECK_ALL
}

/// Hydrates the content of a deferred node; `None` on a mismatch.
pub(super) fn deferred(content: &dyn Fn() -> Option<Node>, at: &Cursor) -> Option<Mounted> {
    let was_hydrating = IS_HYDRATING.replace(true);
    let cursor = Rc::new(Cursor::into(&at.parent));
    let mounted = content().and_then(|content| node(content, &cursor));
    IS_HYDRATING.set(was_hydrating);
    let has_marker = cursor.marker().is_some();
    mounted.filter(|_| has_marker && cursor.matches.get())
}

/// The position of hydration among the children of a printed element.
pub(super) struct Cursor {
    parent: nodes::Element,
    next: RefCell<Option<nodes::Node>>,
    matches: Cell<bool>,
}

impl Cursor {
    fn into(element: &nodes::Element) -> Cursor {
        let next = RefCell::new(element.first_child());
        Cursor { parent: element.clone(), next, matches: Cell::new(true) }
    }

    fn step(&self) -> Option<nodes::Node> {
        let next = self.next.take()?;
        self.next.replace(next.next_sibling());
        Some(next)
    }

    /// The marker of a dynamic node.
    pub fn marker(&self) -> Option<nodes::Node> {
        self.step().filter(nodes::is_marker).or_else(|| self.mismatch("a marker is missing"))
    }

    /// The marker of a deferred node, which ends its element.
    pub fn skip_to_marker(&self) -> Option<nodes::Node> {
        self.next.take();
        self.parent.last_child().filter(nodes::is_marker).or_else(|| self.mismatch("a marker is missing"))
    }

    /// Removes the printed nodes before the marker of a deferred node.
    pub fn discard(&self) {
        while let Some(node) = self.parent.first_child().filter(|node| !nodes::is_marker(node)) {
            nodes::remove(&node);
        }
    }

    fn mismatch<T>(&self, reason: &str) -> Option<T> {
        if CHECK_ALL && self.matches.get() {
            leptos::logging::error!("the printed page differs: {reason}");
        }
        self.matches.set(false);
        None
    }
}

/// Hydrates the node at the cursor.
pub(super) fn node(source: Node, cursor: &Rc<Cursor>) -> Option<Mounted> {
    let mut handles = Handles::default();
    let content = match source {
        Node::Text(text) => Content::Node(text_node(&text, cursor)?),
        Node::Element(source) => Content::Node(element(source, cursor, &mut handles)?.into()),
        Node::Dynamic(content) => Content::Dynamic(dynamic_node(content, cursor)),
    };
    Some(Mounted { content, _handles: handles })
}

fn text_node(text: &str, cursor: &Cursor) -> Option<nodes::Node> {
    // A page translator may have replaced the text with an element, which stays.
    let node = cursor.step().or_else(|| cursor.mismatch(text))?;
    if CHECK_ALL && node.node_value().as_deref() != Some(text) {
        return cursor.mismatch(&format!("{:?} instead of {text:?}", node.node_value()));
    }
    Some(node)
}

fn element(source: Element, cursor: &Cursor, handles: &mut Handles) -> Option<nodes::Element> {
    let Element(parts) = source;
    let printed = cursor.step().and_then(|node| nodes::as_element(node, parts.tag));
    let printed = printed.or_else(|| cursor.mismatch(parts.tag))?;
    if CHECK_ALL && let Some(difference) = difference(&parts, &printed) {
        return cursor.mismatch(&difference);
    }
    if !parts.keeps_server_content && (parts.is_dynamic || CHECK_ALL) {
        let inner = Rc::new(Cursor::into(&printed));
        for child in parts.children {
            match child {
                Node::Text(text) => drop(text_node(&text, &inner)),
                Node::Element(child) => drop(element(child, &inner, handles)),
                Node::Dynamic(content) => handles.dynamic.push(dynamic_node(content, &inner)),
            }
        }
        if CHECK_ALL && inner.next.borrow().is_some() {
            inner.mismatch::<()>(&format!("surplus nodes in {}", printed.outer_html()));
        }
        cursor.matches.set(cursor.matches.get() && inner.matches.get());
    }
    attach_listeners(&printed, parts.listeners, handles);
    Some(printed)
}

fn dynamic_node(content: Dynamic, cursor: &Rc<Cursor>) -> DynamicNode {
    render(content, Rc::new(Region::default()), Some(cursor.clone()))
}

/// The first difference between the attributes of an element and those of the printed one.
fn difference(parts: &Parts, printed: &nodes::Element) -> Option<String> {
    let differs = |(name, value): &&(&'static str, Text)| printed.get_attribute(name).as_deref() != Some(value);
    let count = printed.get_attribute_names().length() as usize;
    match parts.attributes.iter().find(differs) {
        Some((name, value)) => Some(format!("{name}={value:?} in {}", printed.outer_html())),
        None if count != parts.attributes.len() => Some(format!("the attributes of {}", printed.outer_html())),
        None => None,
    }
}
