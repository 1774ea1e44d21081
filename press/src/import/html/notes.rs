//! Notes: their marks in the text, and the elements that hold them, as the systems write them.
//!
//! A mark is a short link to an element of the same page that is a note: it says so by role or class, or stands in
//! `<sup>`, or the element links back. Systems known: WordPress, Ghost, Substack, Hugo, Jekyll, GitHub, Word.

use super::flow::Flow;
use super::line::{self, Style};
use super::plan::Plan;
use super::run::Run;
use super::{inline, tree};
use crate::import::measure::words;
use contract::{Id, Note, RichText};
use ego_tree::NodeId;
use scraper::{ElementRef, Html};
use std::collections::HashMap;

/// The longest mark, in characters: `[123]`.
const LONGEST_MARK: usize = 8;

/// A mark in the text.
#[derive(Clone, Debug)]
pub struct Mark {
    pub note: Id,
    /// The page's anchor of a mark is given once: a further mark of the same note is a plain link to it.
    pub is_first: bool,
}

/// Finds the notes of a tree and their marks.
pub fn find(html: &Html, run: &mut Run, plan: &mut Plan) {
    let elements = || html.tree.nodes().filter_map(ElementRef::wrap);
    let named: HashMap<&str, ElementRef> = elements().filter_map(|element| Some((id(&element)?, element))).collect();
    let mut numbers: HashMap<NodeId, usize> = HashMap::new();
    let mut outside: HashMap<&str, usize> = HashMap::new();
    let root = html.tree.root();
    let in_order = root.descendants().filter_map(ElementRef::wrap);
    for link in in_order.filter(|element| element.value().name() == "a") {
        let Some(fragment) = fragment(run, &link) else { continue };
        let is_within = link.ancestors().any(|node| numbers.contains_key(&node.id()));
        if is_within || !is_short(&link) {
            continue;
        }
        let context = run.context;
        let number = if let Some((id, html)) = context.notes.iter().find(|(id, _)| *id == fragment) {
            *outside.entry(id).or_insert_with(|| add(run, inline(html, context)))
        } else {
            let Some(note) = named.get(fragment.as_str()).and_then(|target| note(*target)) else { continue };
            let holds_mark = link.ancestors().any(|node| node.id() == note.id());
            if holds_mark || !(is_mark(&link) || links_back(&note, &link)) {
                continue;
            }
            *numbers.entry(note.id()).or_insert_with(|| {
                let number = add(run, RichText::default());
                plan.notes.push((number, note.id()));
                take_way_back(plan, note);
                number
            })
        };
        if let Some(note) = run.notes.get(number) {
            let is_first = !plan.marks.values().any(|mark: &Mark| mark.note == note.id);
            plan.marks.insert(link.id(), Mark { note: note.id.clone(), is_first });
        }
    }
    plan.taken.extend(plan.notes.iter().map(|(_, node)| *node));
}

/// Converts the notes of a tree, after its text.
pub fn fill(html: &Html, run: &mut Run) {
    for (number, node) in std::mem::take(&mut run.plan.notes) {
        let Some(node) = html.tree.get(node) else { continue };
        let mut flow = Flow::default();
        flow.children(run, node, &Style::default());
        let (text, rest) = super::lines::text(flow.finish());
        if !rest.is_empty() {
            run.note("picture or player in a note left out");
        }
        if let Some(note) = run.notes.get_mut(number) {
            note.text = text;
        }
    }
}

fn add(run: &mut Run, text: RichText) -> usize {
    let number = run.notes.len();
    // A number is an id.
    let id = Id::new(&(number + 1).to_string()).unwrap_or_default();
    run.notes.push(Note { id, text });
    number
}

fn id<'a>(element: &ElementRef<'a>) -> Option<&'a str> {
    let name = || tree::attribute(element, "name").filter(|_| element.value().name() == "a");
    tree::attribute(element, "id").or_else(name)
}

/// The fragment of a link within the page.
fn fragment(run: &Run, link: &ElementRef) -> Option<String> {
    let href = tree::attribute(link, "href")?;
    if let Some(fragment) = href.strip_prefix('#') {
        return Some(fragment.to_owned());
    }
    let (base, url) = (run.context.base?, super::links::resolve(run, href)?);
    let is_here = (url.host_str(), url.path(), url.query()) == (base.host_str(), base.path(), base.query());
    url.fragment().filter(|_| is_here).map(str::to_owned)
}

fn is_short(link: &ElementRef) -> bool {
    let text = tree::text(**link);
    (1..=LONGEST_MARK).contains(&text.chars().count()) && !is_way_back(link)
}

/// True if a link says that it marks a note.
fn is_mark(link: &ElementRef) -> bool {
    let around = link.ancestors().take(2).filter_map(ElementRef::wrap);
    let within = link.descendent_elements();
    std::iter::once(*link).chain(around).chain(within).any(|element| {
        let says = |class: &str| class == "fn" || class.contains("footnote") || class.contains("noteref");
        element.value().name() == "sup"
            || element.value().classes().any(says)
            || element.attr("role") == Some("doc-noteref")
            || element.attr("data-fn").is_some()
    })
}

/// The element that holds the note whose name a link gives.
fn note(target: ElementRef) -> Option<ElementRef> {
    let holds =
        |element: &ElementRef| matches!(element.value().name(), "li" | "p" | "div" | "dd" | "aside" | "section" | "td");
    let mut note = std::iter::once(*target).chain(target.ancestors()).filter_map(ElementRef::wrap).find(holds)?;
    // Word puts the named paragraph of a note into a division for the note.
    if let Some(parent) = note.parent().and_then(ElementRef::wrap)
        && parent.attr("id").is_some_and(|id| id.starts_with("ftn") || id.starts_with("edn"))
    {
        note = parent;
    }
    Some(note)
}

/// True if a note links back to its mark, or to an element around or in it.
fn links_back(note: &ElementRef, mark: &ElementRef) -> bool {
    let around = mark.ancestors().take(3).filter_map(ElementRef::wrap);
    let names: Vec<&str> = around.chain(mark.descendent_elements()).filter_map(|element| id(&element)).collect();
    let mut links = note.descendent_elements().filter_map(|inner| inner.attr("href"));
    links.any(|href| href.split_once('#').is_some_and(|(_, fragment)| names.contains(&fragment)))
}

/// Takes the arrow back to the text, and the note's own number, out of a note.
fn take_way_back(plan: &mut Plan, note: ElementRef) {
    for inner in note.descendent_elements().skip(1) {
        let is_label = tree::has_class(&inner, &["footnote-definition-label", "footnote-number"]);
        let is_number = || {
            let text = tree::text(*inner);
            let bare = text.trim_matches(|char: char| "[]().:^".contains(char) || char.is_whitespace());
            inner.value().name() == "a"
                && inner.attr("href").is_some_and(|href| href.contains('#'))
                && bare.chars().count() <= 4
                && words::count(bare) <= 1
        };
        if is_label || is_way_back(&inner) || is_number() {
            plan.leave_out.insert(inner.id(), "way back from a note");
        }
    }
}

fn is_way_back(element: &ElementRef) -> bool {
    let says = |class: &str| class.contains("backref") || class.contains("back-link") || class.contains("backlink");
    let is_arrow = || {
        let text = tree::text(**element);
        !text.is_empty() && text.chars().all(|char| "↩↑⤴︎^\u{fe0e}\u{fe0f}".contains(char))
    };
    element.attr("role") == Some("doc-backlink")
        || element.value().classes().any(says)
        || (element.value().name() == "a" && is_arrow())
}

/// The text of a mark without its brackets, which pages show by other means.
pub fn label(link: &ElementRef) -> String {
    let text = tree::text(**link);
    let bare = text.trim_matches(|char: char| "[]()".contains(char) || char.is_whitespace());
    if bare.is_empty() { text } else { bare.to_owned() }
}

/// The style of a mark: a page sets it as one already.
pub fn style(outer: &Style, mark: &Mark) -> Style {
    let mut style = outer.clone();
    style.marks.retain(|mark| *mark != contract::Mark::Sup);
    style.target = match mark.is_first {
        true => line::Target::Note(mark.note.clone()),
        false => line::Target::Address(format!("#note-{}", mark.note).into()),
    };
    style
}
