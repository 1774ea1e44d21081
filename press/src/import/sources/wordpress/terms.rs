//! Sections, each with those above it, and tags: categories and WordPress's other taxonomies.

use super::story::embedded;
use crate::import::html::plain;
use crate::import::story::Term;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::HashMap;

/// The deepest nesting that is followed.
const DEEPEST: usize = 8;

/// What of a site's terms is a section or a tag.
#[derive(Default)]
pub struct Taxonomies {
    /// Terms that are sections, with the ids of those above them, by id: no two of a site have the same.
    sections: HashMap<u64, (Term, u64)>,
    /// The fields of a post with the ids of its sections, the one that decides first.
    fields: Vec<String>,
    /// The names of the taxonomies whose terms are tags.
    tags: Vec<String>,
}

impl Taxonomies {
    /// `sections`: the terms as the API gives them; `fields`: where posts have their ids.
    pub fn new(sections: &[Value], fields: Vec<String>, tags: &[String]) -> Taxonomies {
        let section = |item: &Value| Some((item["id"].as_u64()?, (term(item)?, item["parent"].as_u64().unwrap_or(0))));
        Taxonomies { sections: sections.iter().filter_map(section).collect(), fields, tags: tags.to_vec() }
    }

    /// The tags of a post.
    pub fn tags(&self, post: &Value) -> Vec<Term> {
        self.tags.iter().flat_map(|taxonomy| terms(post, taxonomy)).collect()
    }

    /// A section with those above it, outermost first; empty if it is not known.
    fn chain(&self, id: u64) -> Vec<Term> {
        let mut chain = Vec::new();
        let mut next = id;
        while let Some((term, parent)) = self.sections.get(&next).filter(|_| chain.len() < DEEPEST) {
            chain.insert(0, term.clone());
            next = *parent;
        }
        chain
    }

    /// The sections of a post, its main one first: the one that a plugin for search engines names, else one of the first
    /// taxonomy, of these the one in the post's address, else the deepest.
    pub fn chains(&self, post: &Value) -> Vec<Vec<Term>> {
        let of_field = |field: &String| post[field].as_array().into_iter().flatten().filter_map(Value::as_u64);
        let ids = self.fields.iter().enumerate().flat_map(|(order, field)| of_field(field).map(move |id| (order, id)));
        let named = post["yoast_wpseo_primary_category"]
            .as_u64()
            .or_else(|| post["meta"]["_yoast_wpseo_primary_category"].as_str().and_then(|id| id.parse().ok()));
        let path: Vec<&str> = post["link"].as_str().unwrap_or_default().split('/').collect();
        let mut chains: Vec<(usize, u64, Vec<Term>)> = ids.map(|(order, id)| (order, id, self.chain(id))).collect();
        chains.retain(|(.., chain)| !chain.is_empty());
        chains.sort_by_key(|(order, id, chain)| {
            let in_path = chain.last().and_then(|term| term.slug.as_deref()).is_some_and(|slug| path.contains(&slug));
            (Some(*id) != named, *order, !in_path, std::cmp::Reverse(chain.len()))
        });
        chains.into_iter().map(|(.., chain)| chain).collect()
    }
}

/// The terms of a taxonomy that a post has embedded.
pub fn terms(post: &Value, taxonomy: &str) -> Vec<Term> {
    let groups = embedded(post, "wp:term").filter_map(Value::as_array).flatten();
    groups.filter(|object| object["taxonomy"] == taxonomy).filter_map(term).collect()
}

/// A term of the API; `None` without a name.
fn term(item: &Value) -> Option<Term> {
    let name = plain(item["name"].as_str()?);
    let slug = item["slug"].as_str().map(|slug| percent_decode_str(slug).decode_utf8_lossy().into_owned());
    let description = item["description"].as_str().map(plain).filter(|text| !text.is_empty());
    (!name.is_empty()).then_some(Term { slug, name, description })
}
