//! The terms of an export that are sections, as the REST API gives them.

use crate::import::sources::xml::Element;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The elements with terms, and the names of what they hold: taxonomy, id, slug, name, description, slug of the parent.
const CATEGORY: [&str; 6] =
    ["", "wp:term_id", "wp:category_nicename", "wp:cat_name", "wp:category_description", "wp:category_parent"];
const TERM: [&str; 6] =
    ["wp:term_taxonomy", "wp:term_id", "wp:term_slug", "wp:term_name", "wp:term_description", "wp:term_parent"];

/// The terms by taxonomy and slug.
#[derive(Debug, Default)]
pub struct Sections(BTreeMap<(String, String), Section>);

#[derive(Debug, Default)]
struct Section {
    /// As the site has it; 0 where the export does not say.
    id: u64,
    name: String,
    description: String,
    /// The slug of the one above it.
    parent: String,
}

impl Sections {
    /// Adds a `wp:category` or a `wp:term`.
    pub fn add(&mut self, element: &Element) {
        let names = if element.name == "wp:category" { CATEGORY } else { TERM };
        let [taxonomy, id, slug, name, description, parent] =
            names.map(|name| element.text_of(&[name]).unwrap_or_default());
        let taxonomy = if element.name == "wp:category" { "category".to_owned() } else { taxonomy };
        let section = Section { id: id.parse().unwrap_or(0), name, description, parent };
        self.0.entry((taxonomy, slug)).or_insert(section);
    }

    /// Adds those that posts alone name, as in exports of single posts, and gives an id to each that has none.
    pub fn complete<'p>(&mut self, of_posts: impl Iterator<Item = &'p (String, String, String)>) {
        for (taxonomy, slug, name) in of_posts {
            let section = || Section { name: name.clone(), ..Section::default() };
            self.0.entry((taxonomy.clone(), slug.clone())).or_insert_with(section);
        }
        let mut taken = BTreeSet::from([0]);
        for section in self.0.values_mut() {
            if !taken.insert(section.id) {
                section.id = 0;
            }
        }
        for section in self.0.values_mut().filter(|section| section.id == 0) {
            section.id = taken.last().map_or(1, |last| last.saturating_add(1));
            taken.insert(section.id);
        }
    }

    /// The id of a term.
    pub fn id(&self, taxonomy: &str, slug: &str) -> Option<u64> {
        self.0.get(&(taxonomy.to_owned(), slug.to_owned())).map(|section| section.id)
    }

    /// The terms of some taxonomies as the API gives them.
    pub fn values(&self, taxonomies: &[String]) -> Vec<Value> {
        let chosen = self.0.iter().filter(|((taxonomy, _), _)| taxonomies.contains(taxonomy));
        let value = |((taxonomy, slug), section): (&(String, String), &Section)| {
            json!({
                "id": section.id,
                "slug": slug,
                "name": section.name,
                "description": section.description,
                "parent": self.id(taxonomy, &section.parent).unwrap_or(0),
            })
        };
        chosen.map(value).collect()
    }
}
