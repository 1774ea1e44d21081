//! Elements as data: what most of a page is made of.
//!
//! Leptos compiles a `view!` once for each of its shapes, and a newspaper page has very many shapes whose words never
//! change while they are shown. As data they share one piece of code, which takes 100 kB off the reader's download (see
//! docs/decisions/0005-markup-as-data.md), and hydrating steps over them. What reacts to the reader stays a `view!` and
//! stands among them as a child.

use leptos::ev::Event;
use leptos::prelude::{AnyView, IntoAny};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr, types};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use std::borrow::Cow;

/// An element with its attributes and children. Boxed, because a chain of calls that hands on a pointer compiles to far
/// less than one that hands on the whole.
pub struct Element(Box<Content>);

struct Content {
    tag: &'static str,
    attributes: Vec<(&'static str, Words)>,
    children: Vec<Node>,
    listeners: Vec<(&'static str, Listener)>,
}

type Listener = Box<dyn FnMut(Event) + Send>;

/// Words that need not be copied when they are the program's own.
type Words = Cow<'static, str>;

/// What stands within an element.
pub enum Node {
    /// Words, never markup.
    Text(Words),
    Element(Element),
    /// What reacts.
    View(AnyView),
}

/// An element without attributes and children.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Content { tag, attributes: Vec::new(), children: Vec::new(), listeners: Vec::new() }))
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

    /// With more children: words, elements, views, and options and lists of them.
    #[inline(never)]
    pub fn child<C: Children>(mut self, children: C) -> Element {
        children.add_to(&mut self.0.children);
        self
    }

    /// Which runs something at an event.
    pub fn on(mut self, event: &'static str, run: impl FnMut(Event) + Send + 'static) -> Element {
        self.0.listeners.push((event, Box::new(run)));
        self
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: Words) -> Element {
        self.0.attributes.push((name, value));
        self
    }

    fn reacts(&self) -> bool {
        let child_reacts = |child: &Node| match child {
            Node::Text(_) => false,
            Node::Element(element) => element.reacts(),
            Node::View(_) => true,
        };
        !self.0.listeners.is_empty() || self.0.children.iter().any(child_reacts)
    }
}

/// What can be added to an element.
pub trait Children {
    /// Puts them at the end.
    fn add_to(self, children: &mut Vec<Node>);
}

impl Children for &'static str {
    fn add_to(self, children: &mut Vec<Node>) {
        Node::Text(self.into()).add_to(children);
    }
}

impl Children for String {
    fn add_to(self, children: &mut Vec<Node>) {
        Node::Text(self.into()).add_to(children);
    }
}

impl Children for Element {
    fn add_to(self, children: &mut Vec<Node>) {
        children.push(Node::Element(self));
    }
}

impl Children for Node {
    #[inline(never)]
    fn add_to(self, children: &mut Vec<Node>) {
        match (self, children.last_mut()) {
            // Two texts side by side would be one when the page is printed, and so cannot be two here.
            (Node::Text(text), Some(Node::Text(before))) => before.to_mut().push_str(&text),
            (Node::Text(text), _) if text.is_empty() => {}
            (node, _) => children.push(node),
        }
    }
}

impl<C: Children> Children for Option<C> {
    fn add_to(self, children: &mut Vec<Node>) {
        if let Some(child) = self {
            child.add_to(children);
        }
    }
}

impl<C: Children> Children for Vec<C> {
    fn add_to(self, children: &mut Vec<Node>) {
        for child in self {
            child.add_to(children);
        }
    }
}

/// An element in the page, with what makes it react.
pub struct Built {
    element: types::Element,
    _kept: Kept,
}

/// What must live as long as the element.
#[derive(Default)]
struct Kept {
    views: Vec<AnyViewState>,
    listeners: Vec<RemoveEventHandler<types::Element>>,
}

impl Render for Element {
    type State = Built;

    fn build(self) -> Built {
        let mut kept = Kept::default();
        let element = build(self, &mut kept);
        Built { element, _kept: kept }
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.element.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

fn build(source: Element, kept: &mut Kept) -> types::Element {
    let element = Rndr::create_element(source.0.tag, None);
    for (name, value) in source.0.attributes {
        Rndr::set_attribute(&element, name, &value);
    }
    for child in source.0.children {
        match child {
            Node::Text(text) => Rndr::insert_node(&element, &Rndr::create_text_node(&text), None),
            Node::Element(child) => Rndr::insert_node(&element, &build(child, kept), None),
            Node::View(view) => {
                let mut state = view.build();
                state.mount(&element, None);
                kept.views.push(state);
            }
        }
    }
    listen(&element, source.0.listeners, kept);
    element
}

fn listen(element: &types::Element, listeners: Vec<(&'static str, Listener)>, kept: &mut Kept) {
    for (event, mut listener) in listeners {
        let run = Box::new(move |event| listener(Event::from(event)));
        kept.listeners.push(Rndr::add_event_listener(element, event, run));
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.element.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.element.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.element.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for Element {
    type Output<SomeNewAttr: Attribute> = Element;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Element {
        // Nobody adds attributes from outside; an element says its own.
        self
    }
}

impl RenderHtml for Element {
    type AsyncOutput = Element;
    type Owned = Element;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Element {
        self
    }

    fn to_html_with_buf(
        self,
        buffer: &mut String,
        position: &mut Position,
        _escape: bool,
        mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        print(self, buffer, mark_branches);
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Built {
        let mut kept = Kept::default();
        let element = hydrate::<FROM_SERVER>(self, cursor, position, &mut kept);
        Built { element, _kept: kept }
    }

    fn into_owned(self) -> Element {
        self
    }
}

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "source", "track"];

fn print(element: Element, buffer: &mut String, mark_branches: bool) {
    buffer.push('<');
    buffer.push_str(element.0.tag);
    for (name, value) in &element.0.attributes {
        buffer.push(' ');
        buffer.push_str(name);
        buffer.push_str("=\"");
        escape(value, buffer);
        buffer.push('"');
    }
    buffer.push('>');
    if VOID.contains(&element.0.tag) {
        return;
    }
    let mut position = Position::FirstChild;
    for child in element.0.children {
        match child {
            Node::Text(text) => {
                if position == Position::NextChildAfterText {
                    buffer.push_str("<!>");
                }
                escape(&text, buffer);
                position = Position::NextChildAfterText;
            }
            Node::Element(child) => {
                print(child, buffer, mark_branches);
                position = Position::NextChild;
            }
            Node::View(view) => view.to_html_with_buf(buffer, &mut position, true, mark_branches, Vec::new()),
        }
    }
    buffer.push_str("</");
    buffer.push_str(element.0.tag);
    buffer.push('>');
}

fn escape(text: &str, buffer: &mut String) {
    for character in text.chars() {
        match character {
            '&' => buffer.push_str("&amp;"),
            '<' => buffer.push_str("&lt;"),
            '>' => buffer.push_str("&gt;"),
            '"' => buffer.push_str("&quot;"),
            character => buffer.push(character),
        }
    }
}

/// Takes over a printed element; goes into it only for the views within.
fn hydrate<const FROM_SERVER: bool>(
    source: Element,
    cursor: &Cursor,
    position: &PositionState,
    kept: &mut Kept,
) -> types::Element {
    step(cursor, position);
    let element = types::Element::cast_from(cursor.current()).expect("the printed page has this element");
    if source.reacts() {
        let inner = PositionState::new(Position::FirstChild);
        for child in source.0.children {
            match child {
                Node::Text(_) => {
                    if inner.get() == Position::NextChildAfterText {
                        // Past the mark that parts two texts.
                        cursor.sibling();
                    }
                    step(cursor, &inner);
                    inner.set(Position::NextChildAfterText);
                }
                Node::Element(child) => {
                    hydrate::<FROM_SERVER>(child, cursor, &inner, kept);
                }
                Node::View(view) => kept.views.push(view.hydrate::<FROM_SERVER>(cursor, &inner)),
            }
        }
        cursor.set(element.clone().into());
        listen(&element, source.0.listeners, kept);
    }
    position.set(Position::NextChild);
    element
}

fn step(cursor: &Cursor, position: &PositionState) {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
}

/// What an element shows while what it depends on changes. All are one type to Leptos, compiled once.
pub fn reacting(content: impl Fn() -> Option<Element> + Send + 'static) -> AnyView {
    let content: Box<dyn Fn() -> Option<Element> + Send> = Box::new(content);
    (move || content()).into_any()
}

impl Children for AnyView {
    fn add_to(self, children: &mut Vec<Node>) {
        children.push(Node::View(self));
    }
}
