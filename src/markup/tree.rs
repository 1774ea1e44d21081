//! Elements as a plain tree: for programs that write them in another form than a page's, such as feeds. Natively only, so
//! that it takes no bytes of the reader's download.

use super::{Element, Node, Text};

/// Text or an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    Text(Text),
    Element(TreeElement),
}

/// An element with its attributes and its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeElement {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Text)>,
    pub children: Vec<Tree>,
}

impl TreeElement {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
    }

    /// True if the element has the class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// The first element with a tag, at any depth.
    pub fn find(&self, tag: &str) -> Option<&TreeElement> {
        self.children.iter().find_map(|child| match child {
            Tree::Element(element) if element.tag == tag => Some(element),
            Tree::Element(element) => element.find(tag),
            Tree::Text(_) => None,
        })
    }
}

/// The tree of an element. Signals are read once, and listeners are left out.
pub fn to_tree(element: Element) -> TreeElement {
    let Element(parts) = element;
    let children = parts.children.into_iter().filter_map(node).collect();
    TreeElement { tag: parts.tag, attributes: parts.attributes, children }
}

fn node(node: Node) -> Option<Tree> {
    match node {
        Node::Text(text) => Some(Tree::Text(text)),
        Node::Element(element) => Some(Tree::Element(to_tree(element))),
        Node::Dynamic(dynamic) => (dynamic.content)().and_then(self::node),
    }
}
