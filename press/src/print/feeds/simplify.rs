//! Turns the elements of a page into those of a feed: no controls, no classes, no layout, absolute addresses.

use crate::print::site::SiteContext;
use manchette::markup::{Tree, TreeElement};
use std::mem::take;

/// Elements that work on a page only.
const REMOVED_TAGS: [&str; 3] = ["button", "dialog", "track"];
/// The same by class. A pull quote repeats a sentence of the text, and a kicker is set apart by its style alone.
const REMOVED_CLASSES: [&str; 4] = ["embed-notice", "kicker", "pull-quote", "visually-hidden"];
/// Elements of the layout, of which only the content remains.
const UNWRAPPED_TAGS: [&str; 6] = ["article", "details", "div", "picture", "section", "time"];
/// The same by class.
const UNWRAPPED_CLASSES: [&str; 1] = ["read-also"];
/// Paragraphs that the styles of a page emphasise.
const EMPHASISED_CLASSES: [&str; 4] = ["aside-title", "embed-title", "lead", "video-title"];
/// Elements that remain even without content.
const MAY_BE_EMPTY: [&str; 7] = ["br", "hr", "img", "source", "td", "th", "tr"];

const ADDRESSES: [&str; 3] = ["href", "poster", "src"];
/// The other attributes that remain.
const ATTRIBUTES: [&str; 10] =
    ["alt", "controls", "dir", "height", "lang", "preload", "reversed", "start", "type", "width"];

/// Simplifies the elements of an article.
pub struct Simplifier<'a> {
    pub site: &'a SiteContext,
    /// The article's absolute address.
    pub url: &'a str,
}

impl Simplifier<'_> {
    pub fn all(&self, nodes: Vec<Tree>) -> Vec<Tree> {
        let simplify = |node| match node {
            Tree::Text(_) => vec![node],
            Tree::Element(element) => self.element(element),
        };
        nodes.into_iter().flat_map(simplify).collect()
    }

    fn element(&self, mut element: TreeElement) -> Vec<Tree> {
        let is = |classes: &[&str]| classes.iter().any(|class| element.has_class(class));
        let is_removed = REMOVED_TAGS.contains(&element.tag) || is(&REMOVED_CLASSES);
        // A picture without a file that is safe to load.
        let has_lost_picture = is(&["figure"]) && element.find("img").is_none();
        if is_removed || has_lost_picture {
            return Vec::new();
        }
        let is_unwrapped = UNWRAPPED_TAGS.contains(&element.tag) || is(&UNWRAPPED_CLASSES);
        let is_emphasised = element.tag == "summary" || (element.tag == "p" && is(&EMPHASISED_CLASSES));
        match element.tag {
            "div" if is(&["player"]) => set_poster(&mut element),
            "audio" | "video" => {
                let Some(link) = link_to_file(&element) else { return Vec::new() };
                element.children.push(link);
            }
            "summary" => element.tag = "p",
            _ => {}
        }
        element.children = self.all(take(&mut element.children));
        self.simplify_attributes(&mut element);
        if is_unwrapped || (element.tag == "span" && element.attributes.is_empty()) {
            return element.children;
        }
        if element.tag == "p" {
            trim_start(&mut element.children);
        }
        if is_emphasised {
            element.children = vec![new("strong", element.children)];
        }
        let is_shown = MAY_BE_EMPTY.contains(&element.tag) || element.children.iter().any(has_content);
        if is_shown { vec![Tree::Element(element)] } else { Vec::new() }
    }

    fn simplify_attributes(&self, element: &mut TreeElement) {
        element.attributes.retain(|(name, _)| ADDRESSES.contains(name) || ATTRIBUTES.contains(name));
        for (_, value) in element.attributes.iter_mut().filter(|(name, _)| ADDRESSES.contains(name)) {
            *value = self.site.url_in(self.url, value).into();
        }
    }
}

/// The picture that covers a video on a page becomes its poster.
fn set_poster(player: &mut TreeElement) {
    let poster = player.find("img").and_then(|img| img.attribute("src")).map(str::to_owned);
    for child in &mut player.children {
        if let (Tree::Element(video), Some(poster)) = (child, &poster)
            && video.tag == "video"
        {
            video.attributes.push(("poster", poster.clone().into()));
        }
    }
}

/// A link to the first file of a player, for feed readers without players; `None` if the player has no file.
fn link_to_file(player: &TreeElement) -> Option<Tree> {
    let file = player.find("source")?.attribute("src")?.to_owned();
    let name = player.attribute("aria-label")?.to_owned();
    let attributes = vec![("href", file.into())];
    Some(Tree::Element(TreeElement { tag: "a", attributes, children: vec![Tree::Text(name.into())] }))
}

fn new(tag: &'static str, children: Vec<Tree>) -> Tree {
    Tree::Element(TreeElement { tag, attributes: Vec::new(), children })
}

fn has_content(node: &Tree) -> bool {
    match node {
        Tree::Text(text) => !text.trim().is_empty(),
        Tree::Element(_) => true,
    }
}

/// Removes the space after a kicker that has been removed.
fn trim_start(nodes: &mut [Tree]) {
    if let Some(Tree::Text(text)) = nodes.first_mut() {
        *text = text.trim_start().to_owned().into();
    }
}
