//! Nodes of the page: making, placing, walking, listening.

pub use web_sys::{Element, Event, Node};

use super::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A new element.
pub fn create(tag: &str) -> Element {
    dom().create_element(tag).expect("the tags of components are names of elements")
}

/// A new text.
pub fn text(words: &str) -> Node {
    dom().create_text_node(words).into()
}

/// A node that shows nothing and keeps a place.
pub fn mark() -> Node {
    dom().create_comment("").into()
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let set = element.set_attribute(name, value);
    debug_assert!(set.is_ok(), "cannot set {name}");
}

/// Puts a node into a parent, before another or at the end.
pub fn insert(node: &Node, parent: &Node, before: Option<&Node>) {
    let inserted = parent.insert_before(node, before);
    debug_assert!(inserted.is_ok(), "cannot insert a node");
}

/// Takes a node out of the page.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let removed = parent.remove_child(node);
        debug_assert!(removed.is_ok(), "cannot remove a node");
    }
}

/// Takes all nodes out of an element.
pub fn empty(element: &Element) {
    element.set_text_content(None);
}

/// Puts all that is in one element into another, in place of what was there, at once.
pub fn replace_content(of: &Element, with: &Element) {
    empty(of);
    while let Some(child) = with.first_child() {
        insert(&child, of, None);
    }
}

/// A node as an element of this tag; nothing when it is none.
pub fn as_element(node: Node, tag: &str) -> Option<Element> {
    node.dyn_into::<Element>().ok().filter(|element| element.local_name() == tag)
}

/// Whether a node is a mark.
pub fn is_mark(node: &Node) -> bool {
    node.node_type() == Node::COMMENT_NODE
}

/// Listens to an event until it is dropped.
pub struct Listening {
    element: Element,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

/// Runs something at an event of an element.
pub fn listen(element: &Element, event: &'static str, run: Box<dyn FnMut(Event)>) -> Listening {
    let callback = Closure::wrap(run);
    let added = element.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
    debug_assert!(added.is_ok(), "cannot listen for {event}");
    Listening { element: element.clone(), event, callback }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let removed = self.element.remove_event_listener_with_callback(self.event, function);
        debug_assert!(removed.is_ok(), "cannot stop listening for {}", self.event);
    }
}
