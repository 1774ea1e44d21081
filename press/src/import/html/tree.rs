//! The tree that a browser without scripts would build of a body's HTML, and what the converter asks of its elements.

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::driver::{ParseOpts, parse_fragment};
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{LocalName, QualName, ns};
use scraper::{ElementRef, Html, HtmlTreeSink, Node};
use std::time::{Duration, Instant};

/// The longest HTML of one body, in bytes. The rest is left out.
const MAX_BYTES: usize = 8 << 20;
/// The most nodes of one body's tree. Unclosed elements can multiply: each paragraph repeats all of them.
const MAX_NODES: usize = 150_000;
/// Deep nesting makes parsing quadratic.
const MAX_TIME: Duration = Duration::from_secs(10);

/// A parsed body.
pub struct Tree {
    pub html: Html,
    /// True if the HTML went over a limit, so that its end is missing.
    pub is_cut: bool,
    /// True if the nesting is deeper than anyone writes, so that whatever looks around an element would take long.
    pub is_deep: bool,
}

/// Nesting beyond this is hostile.
const MAX_DEPTH: usize = 600;

/// Parses HTML as the content of a `<body>`. What stands in `<noscript>` is parsed too.
pub fn parse(html: &str) -> Tree {
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let body = QualName::new(None, ns!(html), LocalName::from("body"));
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let mut parser = parse_fragment(sink, options, body, Vec::new(), false);
    let start = Instant::now();
    let mut rest = &html[..html.floor_char_boundary(MAX_BYTES)];
    let mut nodes = 0;
    while !rest.is_empty() && nodes < MAX_NODES && start.elapsed() < MAX_TIME {
        // A tag of three bytes can make as many nodes as there are already: the chunks get shorter as the tree grows.
        let length = (1_000_000 / (nodes + 1)).clamp(16, 4096);
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(length));
        parser.process(chunk.into());
        nodes = parser.tokenizer.sink.sink.0.borrow().tree.values().len();
        rest = after;
    }
    let is_cut = !rest.is_empty() || html.len() > MAX_BYTES;
    let html = parser.finish();
    Tree { is_deep: is_deep(&html), html, is_cut }
}

fn is_deep(html: &Html) -> bool {
    let mut depth = 0_usize;
    html.tree.root().traverse().any(|edge| {
        match edge {
            Edge::Open(_) => depth += 1,
            Edge::Close(_) => depth = depth.saturating_sub(1),
        }
        depth > MAX_DEPTH
    })
}

/// The name of an element, in lower case; empty for other nodes.
pub fn name<'a>(node: NodeRef<'a, Node>) -> &'a str {
    node.value().as_element().map_or("", |element| element.name())
}

/// True if an element has one of the classes.
pub fn has_class(element: &ElementRef, classes: &[&str]) -> bool {
    element.value().classes().any(|class| classes.contains(&class))
}

/// The value of an attribute, trimmed, if there is one that is not blank.
pub fn attribute<'a>(element: &ElementRef<'a>, name: &str) -> Option<&'a str> {
    element.attr(name).map(str::trim).filter(|value| !value.is_empty())
}

/// The value of a property in an element's `style`, in lower case.
pub fn style(element: &ElementRef, property: &str) -> Option<String> {
    let declarations = element.attr("style")?.split(';');
    let value = |declaration: &str| {
        let (name, value) = declaration.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        name.trim().eq_ignore_ascii_case(property).then(|| value.to_ascii_lowercase())
    };
    declarations.rev().find_map(value)
}

/// The first descendant with the name.
pub fn find<'a>(element: ElementRef<'a>, wanted: &str) -> Option<ElementRef<'a>> {
    element.descendent_elements().skip(1).find(|inner| inner.value().name() == wanted)
}

/// The child elements with the name.
pub fn children_named<'a>(element: ElementRef<'a>, wanted: &'a str) -> impl Iterator<Item = ElementRef<'a>> {
    element.child_elements().filter(move |child| child.value().name() == wanted)
}

/// The text of a node without what no browser shows as text, with a space where a block or a line begins or ends.
pub fn text(node: NodeRef<Node>) -> String {
    let mut text = String::new();
    let mut hidden = 0;
    for edge in node.traverse() {
        match edge {
            Edge::Open(node) => {
                hidden += usize::from(is_silent(name(node)));
                if let Some(words) = node.value().as_text()
                    && hidden == 0
                {
                    text.push_str(words);
                }
                if is_block(name(node)) || name(node) == "br" {
                    text.push(' ');
                }
            }
            Edge::Close(node) => {
                hidden -= usize::from(is_silent(name(node)));
                if is_block(name(node)) {
                    text.push(' ');
                }
            }
        }
    }
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// True for an element whose content browsers never show as text.
pub fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "svg" | "head" | "title" | "iframe" | "noembed" | "noframes")
}

/// True for an element that begins and ends a line.
pub fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hl1"
            | "hl2"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "caption"
            | "ul"
            | "xmp"
    )
}
