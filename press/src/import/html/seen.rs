//! What a reader of the source sees, for the measure: read off the tree, apart from the converter, with the same rules.

use super::plan::Plan;
use super::run::Run;
use super::{Context, embeds, links, math, players, shortcodes, sizes, tree};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a reader of some HTML sees.
#[derive(Debug, Default)]
pub struct Seen {
    pub text: String,
    pub pictures: BTreeSet<String>,
    pub links: BTreeSet<String>,
    pub embeds: usize,
    pub cells: usize,
    pub items: usize,
    pub notes: usize,
}

impl Seen {
    /// Reads HTML. Addresses that the article embeds are not text: nobody answered for them.
    pub fn read(html: &str, context: &Context, embedded: &BTreeSet<String>) -> Seen {
        let mut run = Run::new(context);
        let tree = tree::parse(&shortcodes::with_notes(html));
        let plan = Plan::new(&tree, &mut run);
        let mut seen = Seen { notes: plan.notes.len(), ..Seen::default() };
        let mut skipped = None;
        for edge in tree.html.tree.root().traverse() {
            match edge {
                Edge::Open(node) if skipped.is_none() => {
                    if is_out(&run, node, &plan) {
                        skipped = Some(node.id());
                    }
                    seen.open(&mut run, node, &plan, embedded, skipped.is_some() || tree.is_deep);
                }
                Edge::Close(node) => {
                    if skipped == Some(node.id()) {
                        skipped = None;
                    }
                    if skipped.is_none() && tree::is_block(tree::name(node)) {
                        seen.text.push('\n');
                    }
                }
                Edge::Open(_) => {}
            }
        }
        seen
    }

    fn open(&mut self, run: &mut Run, node: NodeRef<Node>, plan: &Plan, embedded: &BTreeSet<String>, is_out: bool) {
        if let Some(text) = node.value().as_text() {
            let plain = match shortcodes::is_verbatim(node) {
                true => Cow::Borrowed(&**text),
                false => shortcodes::without(text, &plan.shortcodes).0,
            };
            if !embeds::alone(&plain).is_some_and(|url| embedded.contains(url.as_str())) {
                self.text.push_str(&plain);
            }
            return;
        }
        let Some(element) = ElementRef::wrap(node) else { return };
        let name = element.value().name();
        if tree::is_block(name) || name == "br" {
            self.text.push('\n');
        }
        if plan.leave_out.contains_key(&node.id()) {
            return;
        }
        if name == "math" {
            self.text.push_str(&math::tex(element));
        }
        if name == "iframe" {
            self.embeds += usize::from(is_frame(run, &element));
        }
        if is_out {
            return;
        }
        match name {
            "img" => self.pictures.extend(picture(run, &element)),
            "a" if !plan.marks.contains_key(&node.id()) => self.links.extend(link(run, &element)),
            "td" | "th" => self.cells += usize::from(is_cell(element)),
            "li" => self.items += usize::from(is_item(element) && !plan.taken.contains(&node.id())),
            _ => {}
        }
    }
}

/// True for what browsers do not show as text: by kind, by rule, and what is in players for old browsers.
fn is_out(run: &Run, node: NodeRef<Node>, plan: &Plan) -> bool {
    let Some(element) = ElementRef::wrap(node) else { return false };
    match element.value().name() {
        _ if plan.leave_out.contains_key(&node.id()) => true,
        "math" => true,
        "video" | "audio" | "amp-video" | "amp-audio" => players::plays(run, element),
        "object" => embeds::object_address(run, element).is_some(),
        name => tree::is_silent(name),
    }
}

fn is_frame(run: &Run, frame: &ElementRef) -> bool {
    let is_tiny = ["width", "height"].iter().all(|name| matches!(frame.attr(name), Some("0" | "1")));
    let address = tree::attribute(frame, "src").or_else(|| tree::attribute(frame, "data-src"));
    !is_tiny
        && !tree::has_class(frame, &["wp-embedded-content"])
        && address.is_some_and(|src| links::web(run, src).is_some())
}

/// The picture of an `img` by its file, if it is not one of a pixel or a sign in the text.
fn picture(run: &Run, img: &ElementRef) -> Option<String> {
    let is_sign = tree::has_class(img, &["emoji", "wp-smiley", "latex"]);
    let (width, height) = sizes::shown(img);
    let is_tiny = width.is_some_and(|width| width <= 2) && height.is_some_and(|height| height <= 2);
    let addresses = ["data-orig-file", "data-src", "data-lazy-src", "src"].into_iter();
    let url = addresses.filter_map(|name| tree::attribute(img, name)).find_map(|src| links::web(run, src));
    url.filter(|_| !is_sign && !is_tiny).map(|url| sizes::key(&url))
}

/// The address of a link that is followed, and is not that of a picture's larger file.
fn link(run: &mut Run, link: &ElementRef) -> Option<String> {
    let has_words = !tree::text(**link).is_empty();
    let url = links::resolve(run, tree::attribute(link, "href")?)?;
    let is_here = run.context.base.is_some_and(|base| url.fragment().is_some() && url.path() == base.path());
    if is_here || !has_words {
        return None;
    }
    match (run.context.resolve)(&url) {
        Some(id) => Some(format!("article:{id}")),
        None => links::safe(&url),
    }
}

/// True for an item with words, not one that holds a picture of a gallery.
fn is_item(item: ElementRef) -> bool {
    tree::find(item, "figure").is_none() && !tree::text(*item).is_empty()
}

/// True for a cell with words, not one that holds another table.
fn is_cell(cell: ElementRef) -> bool {
    tree::find(cell, "table").is_none() && !tree::text(*cell).is_empty()
}

/// A name for the picture that an address is one file of.
pub fn picture_key(address: &str) -> String {
    url::Url::parse(address).map_or_else(|_| address.to_owned(), |url| sizes::key(&url))
}
