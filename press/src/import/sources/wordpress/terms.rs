//! Categories, each with those above it.

use crate::import::html::plain;
use crate::import::story::Term;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::HashMap;

/// The deepest nesting that is followed.
const DEEPEST: usize = 8;

/// The categories of a site, by id.
#[derive(Default)]
pub struct Categories(HashMap<u64, (Term, u64)>);

impl Categories {
    /// Reads the answers of the API.
    pub fn of(items: &[Value]) -> Categories {
        let category = |item: &Value| Some((item["id"].as_u64()?, (term(item)?, item["parent"].as_u64().unwrap_or(0))));
        Categories(items.iter().filter_map(category).collect())
    }

    /// A category with those above it, outermost first; empty if it is not known.
    fn chain(&self, id: u64) -> Vec<Term> {
        let mut chain = Vec::new();
        let mut next = id;
        while let Some((term, parent)) = self.0.get(&next).filter(|_| chain.len() < DEEPEST) {
            chain.insert(0, term.clone());
            next = *parent;
        }
        chain
    }

    /// The categories of a post, its main one first: the one that a plugin for search engines names, else the one in the
    /// post's address, else the deepest.
    pub fn chains(&self, post: &Value) -> Vec<Vec<Term>> {
        let ids: Vec<u64> = post["categories"].as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
        let named = post["yoast_wpseo_primary_category"]
            .as_u64()
            .or_else(|| post["meta"]["_yoast_wpseo_primary_category"].as_str().and_then(|id| id.parse().ok()));
        let path: Vec<&str> = post["link"].as_str().unwrap_or_default().split('/').collect();
        let mut chains: Vec<(u64, Vec<Term>)> = ids.into_iter().map(|id| (id, self.chain(id))).collect();
        chains.retain(|(_, chain)| !chain.is_empty());
        chains.sort_by_key(|(id, chain)| {
            let in_path = chain.last().and_then(|term| term.slug.as_deref()).is_some_and(|slug| path.contains(&slug));
            (Some(*id) != named, !in_path, std::cmp::Reverse(chain.len()))
        });
        chains.into_iter().map(|(_, chain)| chain).collect()
    }
}

/// A term of the API; `None` without a name.
pub fn term(item: &Value) -> Option<Term> {
    let name = plain(item["name"].as_str()?);
    let slug = item["slug"].as_str().map(|slug| percent_decode_str(slug).decode_utf8_lossy().into_owned());
    let description = item["description"].as_str().map(plain).filter(|text| !text.is_empty());
    (!name.is_empty()).then_some(Term { slug, name, description })
}
