//! What of a site is imported: types of content and taxonomies, as `import.toml` names them.

use serde::Deserialize;

/// Names as WordPress has them in its API and its exports, such as `post` and `category`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Choice {
    /// The types whose items become articles; those of `page` become fixed pages.
    pub types: Vec<String>,
    /// The taxonomies whose terms are sections. The first in which a story has a term decides.
    pub sections: Vec<String>,
    /// The taxonomies whose terms are tags.
    pub tags: Vec<String>,
}

impl Default for Choice {
    fn default() -> Self {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Choice { types: names(&["post", "page"]), sections: names(&["category"]), tags: names(&["post_tag"]) }
    }
}

impl Choice {
    /// True for a type that holds content of a plugin or a newsroom, and that the choice does not name.
    pub fn misses(&self, name: &str) -> bool {
        !self.types.iter().any(|known| known == name) && !OWN.contains(&name) && !name.starts_with("wp_")
    }
}

/// What a report says of a type of content that is not chosen.
pub const MISSED: &str = "type of content that import.toml does not name";

/// WordPress's own types that hold no content for readers, besides those that begin with `wp_`.
const OWN: [&str; 9] = [
    "attachment",
    "nav_menu_item",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "post",
    "page",
];
