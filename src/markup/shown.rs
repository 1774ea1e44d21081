//! Elements in the page: made anew, or taken over from what was printed.
//!
//! Taking over walks the printed page beside the data and goes only into elements in which something reacts. When the
//! two differ it gives up and nothing has changed: the page is then made anew. A debug build compares every word and
//! attribute, and says in the console what differs.

use super::{Element, Listener, Node, Parts, Reacting, Words};
use crate::browser::nodes::{self, Listening};
use leptos::prelude::RenderEffect;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is shown and must be kept for as long as it is.
pub struct Shown {
    content: Content,
    _kept: Kept,
}

enum Content {
    Node(nodes::Node),
    Reaction(Reaction),
}

/// What makes an element react.
#[derive(Default)]
struct Kept {
    reactions: Vec<Reaction>,
    listeners: Vec<Listening>,
}

/// A place whose content changes.
struct Reaction {
    place: Rc<Place>,
    _effect: RenderEffect<()>,
}

/// The content stands before the mark.
#[derive(Default)]
struct Place {
    mark: RefCell<Option<nodes::Node>>,
    shown: RefCell<Option<Shown>>,
}

impl Shown {
    fn remove(self) {
        match &self.content {
            Content::Node(node) => nodes::remove(node),
            Content::Reaction(reaction) => {
                if let Some(shown) = reaction.place.shown.take() {
                    shown.remove();
                }
                if let Some(mark) = reaction.place.mark.take() {
                    nodes::remove(&mark);
                }
            }
        }
    }
}

/// Shows a node within an element, in place of what was there.
pub fn show(node: Node, within: &nodes::Element) -> Shown {
    // Made beside the page first, so that the old content goes and the new one comes at once.
    let beside = nodes::create("div");
    let shown = insert(node, &beside, None);
    nodes::replace_content(within, &beside);
    shown
}

fn insert(node: Node, parent: &nodes::Node, before: Option<&nodes::Node>) -> Shown {
    let mut kept = Kept::default();
    let node = match node {
        Node::Text(words) => nodes::text(&words),
        Node::Element(element) => build(element, &mut kept).into(),
        Node::Reacting(content) => {
            return Shown { content: Content::Reaction(react(content, parent, before)), _kept: kept };
        }
    };
    nodes::insert(&node, parent, before);
    Shown { content: Content::Node(node), _kept: kept }
}

fn build(source: Element, kept: &mut Kept) -> nodes::Element {
    let Element(parts) = source;
    let element = nodes::create(parts.tag);
    for (name, value) in &parts.attributes {
        nodes::set(&element, name, value);
    }
    for child in parts.children {
        match child {
            Node::Text(words) => nodes::insert(&nodes::text(&words), &element, None),
            Node::Element(child) => nodes::insert(&build(child, kept), &element, None),
            Node::Reacting(content) => kept.reactions.push(react(content, &element, None)),
        }
    }
    listen(&element, parts.listeners, kept);
    element
}

fn listen(element: &nodes::Element, listeners: Vec<(&'static str, Listener)>, kept: &mut Kept) {
    for (event, run) in listeners {
        kept.listeners.push(nodes::listen(element, event, run));
    }
}

fn react(content: Reacting, parent: &nodes::Node, before: Option<&nodes::Node>) -> Reaction {
    let mark = nodes::mark();
    nodes::insert(&mark, parent, before);
    let place = Rc::new(Place { mark: RefCell::new(Some(mark)), shown: RefCell::default() });
    Reaction { _effect: keep_in_step(content, place.clone(), None), place }
}

/// Keeps what stands before the mark in step with the signals. With a walk, what was printed is taken over at first.
fn keep_in_step(content: Reacting, place: Rc<Place>, mut printed: Option<Rc<Walk>>) -> RenderEffect<()> {
    RenderEffect::new(move |_| {
        let node = content();
        if let Some(walk) = printed.take() {
            place.shown.replace(node.and_then(|node| take_over_node(node, &walk)));
            place.mark.replace(walk.step().filter(nodes::is_mark).or_else(|| walk.give_up("nothing marks the place")));
            return;
        }
        let Some((mark, parent)) =
            place.mark.borrow().clone().and_then(|mark| Some((mark.clone(), mark.parent_node()?)))
        else {
            return;
        };
        let new = node.map(|node| insert(node, &parent, Some(&mark)));
        if let Some(old) = place.shown.replace(new) {
            old.remove();
        }
    })
}

thread_local! {
    static TAKING_OVER: Cell<bool> = const { Cell::new(false) };
}

/// Whether what is made now is compared with a printed page.
pub fn is_taking_over() -> bool {
    TAKING_OVER.get()
}

/// Takes over what was printed within an element; nothing when it is not what the node would print.
pub fn take_over(node: Node, within: &nodes::Element) -> Option<Shown> {
    TAKING_OVER.set(true);
    let walk = Rc::new(Walk::into(within));
    let shown = take_over_node(node, &walk).filter(|_| walk.fits.get());
    TAKING_OVER.set(false);
    shown
}

/// Where taking over has come to among the children of a printed element.
struct Walk {
    next: RefCell<Option<nodes::Node>>,
    fits: Cell<bool>,
}

impl Walk {
    fn into(element: &nodes::Element) -> Walk {
        Walk { next: RefCell::new(element.first_child()), fits: Cell::new(true) }
    }

    fn step(&self) -> Option<nodes::Node> {
        let next = self.next.take()?;
        self.next.replace(next.next_sibling());
        Some(next)
    }

    fn give_up<T>(&self, why: &str) -> Option<T> {
        if COMPARES && self.fits.get() {
            leptos::logging::error!("the printed page differs: {why}");
        }
        self.fits.set(false);
        None
    }
}

/// Whether every word and attribute is compared, not only what is needed to go on.
const COMPARES: bool = cfg!(debug_assertions);

fn take_over_node(node: Node, walk: &Rc<Walk>) -> Option<Shown> {
    let mut kept = Kept::default();
    let content = match node {
        Node::Text(words) => Content::Node(take_over_text(&words, walk)?),
        Node::Element(element) => Content::Node(take_over_element(element, walk, &mut kept)?.into()),
        Node::Reacting(content) => Content::Reaction(take_over_reacting(content, walk)),
    };
    Some(Shown { content, _kept: kept })
}

fn take_over_text(words: &str, walk: &Walk) -> Option<nodes::Node> {
    // A page translator may have put an element in the place of the text: it stays.
    let node = walk.step().or_else(|| walk.give_up(words))?;
    if COMPARES && node.node_value().as_deref() != Some(words) {
        return walk.give_up(&format!("{:?} stands for {words:?}", node.node_value()));
    }
    Some(node)
}

fn take_over_element(source: Element, walk: &Walk, kept: &mut Kept) -> Option<nodes::Element> {
    let Element(parts) = source;
    let element = walk.step().and_then(|node| nodes::as_element(node, parts.tag));
    let element = element.or_else(|| walk.give_up(parts.tag))?;
    if COMPARES && let Some(difference) = difference(&parts, &element) {
        return walk.give_up(&difference);
    }
    if !parts.stays && (parts.reacts || COMPARES) {
        let inner = Rc::new(Walk::into(&element));
        for child in parts.children {
            match child {
                Node::Text(words) => drop(take_over_text(&words, &inner)),
                Node::Element(child) => drop(take_over_element(child, &inner, kept)),
                Node::Reacting(content) => kept.reactions.push(take_over_reacting(content, &inner)),
            }
        }
        if COMPARES && inner.next.borrow().is_some() {
            inner.give_up::<()>(&format!("there is more in {}", element.outer_html()));
        }
        walk.fits.set(walk.fits.get() && inner.fits.get());
    }
    listen(&element, parts.listeners, kept);
    Some(element)
}

fn take_over_reacting(content: Reacting, walk: &Rc<Walk>) -> Reaction {
    let place = Rc::new(Place::default());
    Reaction { _effect: keep_in_step(content, place.clone(), Some(walk.clone())), place }
}

/// What differs between the attributes of an element and those that it was printed with.
fn difference(parts: &Parts, printed: &nodes::Element) -> Option<String> {
    let differs = |(name, value): &&(&'static str, Words)| printed.get_attribute(name).as_deref() != Some(value);
    let count = printed.get_attribute_names().length() as usize;
    match parts.attributes.iter().find(differs) {
        Some((name, value)) => Some(format!("{name}={value:?} in {}", printed.outer_html())),
        None if count != parts.attributes.len() => Some(format!("the attributes of {}", printed.outer_html())),
        None => None,
    }
}
