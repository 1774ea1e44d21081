//! The sections of the websites, with those above them.

use crate::import::sources::documents::{items, name_of, slug_of, text};
use crate::import::story::Term;
use serde_json::Value;
use std::collections::HashMap;

/// Sections are nested at most this deep.
const DEPTH: usize = 6;

/// All sections that any document has.
#[derive(Default)]
pub struct Sections {
    /// Each by its id, with the id of the one above.
    by_id: HashMap<String, (Term, Option<String>)>,
    /// The outermost sections, in the order in which they were found.
    top: Vec<Term>,
}

impl Sections {
    /// Learns the sections of a document.
    pub fn learn(&mut self, document: &Value) {
        if matches!(document["type"].as_str(), Some("section" | "site")) {
            self.learn_one(document);
        }
        for section in named(document) {
            self.learn_one(section);
            if let Some(first) = self.chain(section).into_iter().next().filter(|first| !self.top.contains(first)) {
                self.top.push(first);
            }
        }
    }

    fn learn_one(&mut self, section: &Value) {
        if let (Some(id), Some(term)) = (text(section, "/_id"), term(section)) {
            self.by_id.entry(id.to_owned()).or_insert((term, above(section)));
        }
    }

    /// The outermost sections.
    pub fn top(&self) -> Vec<Term> {
        self.top.clone()
    }

    /// The sections of a story, the main one first, each with those above it.
    pub fn of(&self, story: &Value, website: Option<&str>) -> Vec<Vec<Term>> {
        let website = website.or_else(|| text(story, "/canonical_website")).map(pointer_part);
        let of_website = website.and_then(|name| story.pointer(&format!("/websites/{name}/website_section")));
        let mut chains: Vec<Vec<Term>> = Vec::new();
        for section in of_website.into_iter().chain(named(story)) {
            let chain = self.chain(section);
            if !chain.is_empty() && !chains.contains(&chain) {
                chains.push(chain);
            }
        }
        chains
    }

    fn chain(&self, section: &Value) -> Vec<Term> {
        let referred = text(section, "/referent/id").and_then(|id| self.by_id.get(id)).cloned();
        let own = term(section).map(|term| (term, above(section)));
        let Some((term, mut next)) = own.or(referred) else { return Vec::new() };
        let mut chain = vec![term];
        while let Some(id) = next.take().filter(|id| id != "/" && chain.len() < DEPTH) {
            let known = self.by_id.get(&id).cloned();
            // A path names the sections above, also where no document has them.
            let guessed = || {
                let slug = slug_of(&id).filter(|_| id.starts_with('/'))?;
                let above = id.trim_end_matches('/').rsplit_once('/').map(|(above, _)| above.to_owned());
                Some((
                    Term { name: name_of(&slug), slug: Some(slug), description: None },
                    above.filter(|id| !id.is_empty()),
                ))
            };
            let Some((term, above)) = known.or_else(guessed) else { break };
            if !chain.contains(&term) {
                chain.push(term);
                next = above;
            }
        }
        chain.reverse();
        chain
    }
}

/// The sections that a document names, the main one first.
fn named(document: &Value) -> impl Iterator<Item = &Value> {
    let main = ["/taxonomy/primary_section", "/taxonomy/primary_site"];
    let main = main.into_iter().filter_map(|pointer| document.pointer(pointer));
    // Of the old form, the main one is marked.
    let sites = items(document, "/taxonomy/sites");
    let marked = sites.iter().filter(|site| site["primary"] == true);
    main.chain(marked).chain(items(document, "/taxonomy/sections")).chain(sites)
}

fn term(section: &Value) -> Option<Term> {
    let name = text(section, "/name")?;
    let place = text(section, "/path").or_else(|| text(section, "/_id"));
    let description = text(section, "/description").map(str::to_owned);
    Some(Term { slug: place.and_then(slug_of), name: name.to_owned(), description })
}

fn above(section: &Value) -> Option<String> {
    let id = text(section, "/parent_id").or_else(|| text(section, "/parent/default"));
    id.filter(|id| *id != "/").map(str::to_owned)
}

/// A name as part of a JSON pointer.
fn pointer_part(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
