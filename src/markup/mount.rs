//! Mounts elements into the page.
//!
//! The content of a dynamic node stands before its marker, an empty comment:
//!
//! ```text
//! <div> … content <!----> … </div>
//! ```
//!
//! When a signal that it reads changes, the new content is inserted before the marker and the old content removed.

use super::hydrate::{self, Cursor};
use super::{Dynamic, Element, Listener, Node, Printed};
use crate::browser::nodes;
use leptos::prelude::RenderEffect;
use std::cell::RefCell;
use std::rc::Rc;

/// A node in the page. Dropping it stops its effects and listeners and leaves its DOM nodes; `remove` removes them.
pub struct Mounted {
    pub(super) content: Content,
    pub(super) _handles: Handles,
}

pub(super) enum Content {
    Node(nodes::Node),
    Dynamic(DynamicNode),
}

/// The effects and listeners within a static node.
#[derive(Default)]
pub(super) struct Handles {
    pub dynamic: Vec<DynamicNode>,
    listeners: Vec<nodes::ListenerHandle>,
}

/// A dynamic node in the page, and the effect that renders it.
pub(super) struct DynamicNode {
    region: Rc<Region>,
    _effect: RenderEffect<()>,
}

/// The place of a dynamic node.
#[derive(Default)]
pub(super) struct Region {
    marker: RefCell<Option<nodes::Node>>,
    content: RefCell<Option<Mounted>>,
}

impl Mounted {
    /// Removes the node from the page.
    pub fn remove(self) {
        match &self.content {
            Content::Node(node) => nodes::remove(node),
            Content::Dynamic(DynamicNode { region, .. }) => {
                if let Some(content) = region.content.take() {
                    content.remove();
                }
                if let Some(marker) = region.marker.take() {
                    nodes::remove(&marker);
                }
            }
        }
    }
}

/// Mounts a node in an element, in place of its children.
pub fn mount(node: Node, parent: &nodes::Element) -> Mounted {
    // Built outside the page first, so that the old children go and the new ones come in one frame.
    let detached = nodes::create("div");
    let mounted = insert(node, &detached, None);
    nodes::replace_content(parent, &detached);
    mounted
}

fn insert(node: Node, parent: &nodes::Node, before: Option<&nodes::Node>) -> Mounted {
    let mut handles = Handles::default();
    let node = match node {
        Node::Text(text) => nodes::text(&text),
        Node::Element(element) => build(element, &mut handles).into(),
        Node::Dynamic(content) => {
            let content = Content::Dynamic(insert_dynamic(content, parent, before));
            return Mounted { content, _handles: handles };
        }
    };
    nodes::insert(&node, parent, before);
    Mounted { content: Content::Node(node), _handles: handles }
}

fn build(source: Element, handles: &mut Handles) -> nodes::Element {
    let Element(parts) = source;
    let element = nodes::create(parts.tag);
    for (name, value) in &parts.attributes {
        nodes::set(&element, name, value);
    }
    for child in parts.children {
        match child {
            Node::Text(text) => nodes::insert(&nodes::text(&text), &element, None),
            Node::Element(child) => nodes::insert(&build(child, handles), &element, None),
            Node::Dynamic(content) => handles.dynamic.push(insert_dynamic(content, &element, None)),
        }
    }
    attach_listeners(&element, parts.listeners, handles);
    element
}

pub(super) fn attach_listeners(
    element: &nodes::Element,
    listeners: Vec<(&'static str, Listener)>,
    handles: &mut Handles,
) {
    for (event, run) in listeners {
        handles.listeners.push(nodes::listen(element, event, run));
    }
}

fn insert_dynamic(content: Dynamic, parent: &nodes::Node, before: Option<&nodes::Node>) -> DynamicNode {
    let marker = nodes::marker();
    nodes::insert(&marker, parent, before);
    let region = Rc::new(Region { marker: RefCell::new(Some(marker)), content: RefCell::default() });
    render(content, region, None)
}

/// Renders a dynamic node now and whenever its signals change. With a cursor, the first run hydrates the printed nodes, or
/// a later one if the node is deferred.
pub(super) fn render(dynamic: Dynamic, region: Rc<Region>, mut cursor: Option<Rc<Cursor>>) -> DynamicNode {
    let Dynamic { content, printed } = dynamic;
    let position = region.clone();
    let effect = RenderEffect::new(move |_| {
        match (cursor.take(), &printed) {
            (None, _) => {}
            (Some(cursor), None) => {
                position.content.replace(content().and_then(|node| hydrate::node(node, &cursor)));
                position.marker.replace(cursor.marker());
                return;
            }
            (Some(deferred), Some(printed)) => {
                position.marker.replace(deferred.skip_to_marker());
                let mounted = match printed() {
                    Printed::Leave => {
                        cursor = Some(deferred);
                        return;
                    }
                    Printed::Hydrate => hydrate::deferred(&content, &deferred),
                    Printed::Replace => None,
                };
                if mounted.is_some() {
                    position.content.replace(mounted);
                    return;
                }
                deferred.discard();
            }
        }
        let node = content();
        let marker = position.marker.borrow().clone();
        let Some((marker, parent)) = marker.and_then(|marker| Some((marker.clone(), marker.parent_node()?))) else {
            return;
        };
        let new = node.map(|node| insert(node, &parent, Some(&marker)));
        if let Some(old) = position.content.replace(new) {
            old.remove();
        }
    });
    DynamicNode { region, _effect: effect }
}
