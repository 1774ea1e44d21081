//! Where the API has the items of a type of content, and the terms of a taxonomy.

use super::api::Api;
use super::choice::{Choice, MISSED};
use crate::import::report::Report;
use crate::import::sources::SourceError;
use serde_json::Value;

/// Names whose places every WordPress has.
const USUAL: [(&str, &str); 4] =
    [("post", "posts"), ("page", "pages"), ("category", "categories"), ("post_tag", "tags")];

/// A collection of the API.
pub struct Collection {
    /// WordPress's name for what it holds, such as `post`.
    pub name: String,
    /// Its place after the root of the API, such as `wp/v2/posts`.
    pub route: String,
    /// The last part of that: the field of a post with its terms of a taxonomy.
    pub field: String,
}

/// The types to import. A type that the site does not have is noted; a site that does not answer is an error, since its
/// stories would count as gone.
pub fn types(api: &mut Api, choice: &Choice, report: &mut Report) -> Result<Vec<Collection>, SourceError> {
    let described = match api.object("wp/v2/types") {
        Ok(types) => types,
        Err(_) if choice.types.iter().all(|name| usual(name).is_some()) => Value::Null,
        Err(problem) => return Err(SourceError::Unreadable(problem)),
    };
    for name in described.as_object().into_iter().flat_map(|types| types.keys()).filter(|name| choice.misses(name)) {
        report.note(MISSED, name);
    }
    Ok(found(&choice.types, &described, "type of content that the API does not have", report))
}

/// The taxonomies whose terms are sections.
pub fn taxonomies(api: &mut Api, choice: &Choice, report: &mut Report) -> Vec<Collection> {
    let described = if choice.sections.iter().all(|name| usual(name).is_some()) {
        Value::Null
    } else {
        api.object("wp/v2/taxonomies").unwrap_or_else(|problem| {
            report.note(format!("taxonomies not read: {problem}"), "");
            Value::Null
        })
    };
    found(&choice.sections, &described, "taxonomy that the API does not have", report)
}

/// The collections of the names, as the API describes them, else in their usual places.
fn found(names: &[String], described: &Value, missing: &str, report: &mut Report) -> Vec<Collection> {
    let collection = |name: &String| {
        let of_api = &described[name];
        let field = of_api["rest_base"].as_str().filter(|field| is_name(field)).or_else(|| usual(name))?;
        let space = of_api["rest_namespace"].as_str().filter(|space| space.split('/').all(is_name));
        let route = format!("{}/{field}", space.unwrap_or("wp/v2"));
        Some(Collection { name: name.clone(), route, field: field.to_owned() })
    };
    let mut all = Vec::new();
    for name in names {
        match collection(name) {
            Some(collection) => all.push(collection),
            None => report.note(missing, name),
        }
    }
    all
}

fn usual(name: &str) -> Option<&'static str> {
    USUAL.iter().find(|(known, _)| *known == name).map(|(_, place)| *place)
}

/// True for a part of a path. Others, such as patterns of routes, are no collections.
fn is_name(part: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    !part.is_empty() && part.chars().all(is_sign) && !part.starts_with('.')
}
