//! DOM nodes: creating, inserting, removing, listening.

pub use web_sys::{Element, Event, Node};

use super::dom;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A new element.
pub fn create(tag: &str) -> Element {
    dom().create_element(tag).expect("the tags of components are names of elements")
}

/// A new text node.
pub fn text(text: &str) -> Node {
    dom().create_text_node(text).into()
}

/// A new marker: an empty comment.
pub fn marker() -> Node {
    dom().create_comment("").into()
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    let set = element.set_attribute(name, value);
    debug_assert!(set.is_ok(), "cannot set {name}");
}

/// Inserts a node into a parent, before another node or at the end.
pub fn insert(node: &Node, parent: &Node, before: Option<&Node>) {
    let inserted = parent.insert_before(node, before);
    debug_assert!(inserted.is_ok(), "cannot insert a node");
}

/// Removes a node from the page.
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

/// Moves the children of one element into another, in place of its own.
pub fn replace_content(of: &Element, with: &Element) {
    empty(of);
    while let Some(child) = with.first_child() {
        insert(&child, of, None);
    }
}

/// Replaces an element.
pub fn replace(old: &Element, new: &Element) {
    if let Some(parent) = old.parent_node() {
        insert(new, &parent, Some(old));
        remove(old);
    }
}

/// The node as an element of this tag; `None` if it is not one.
pub fn as_element(node: Node, tag: &str) -> Option<Element> {
    node.dyn_into::<Element>().ok().filter(|element| element.local_name() == tag)
}

/// Tells whether a node is a marker.
pub fn is_marker(node: &Node) -> bool {
    node.node_type() == Node::COMMENT_NODE
}

/// A listener; dropping it removes it.
pub struct ListenerHandle {
    element: Element,
    event: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

/// Adds a listener to an element.
pub fn listen(element: &Element, event: &'static str, run: Box<dyn FnMut(Event)>) -> ListenerHandle {
    let callback = Closure::wrap(run);
    let added = element.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
    debug_assert!(added.is_ok(), "cannot listen for {event}");
    ListenerHandle { element: element.clone(), event, callback }
}

impl Drop for ListenerHandle {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let removed = self.element.remove_event_listener_with_callback(self.event, function);
        debug_assert!(removed.is_ok(), "cannot stop listening for {}", self.event);
    }
}
