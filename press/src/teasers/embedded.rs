//! Updates the teasers that are embedded in the front page, the most-read list, articles and live blogs.

use super::changes::{Articles, Changes, value};
use super::teaser;
use crate::folder::{Folder, Kind};
use serde_json::Value;

/// Adds every file, with its teasers made of the articles, to the changes.
pub fn refresh(folder: &Folder, articles: &Articles, changes: &mut Changes, diagnostics: &mut Vec<String>) {
    for file in &folder.files {
        let mut root = value(file);
        let mut missing = Vec::new();
        match file.kind {
            Kind::Front => {
                for group in root["groups"].as_array_mut().into_iter().flatten() {
                    teasers(group.get_mut("teasers"), articles, &mut missing);
                }
            }
            Kind::MostRead => teasers(root.get_mut("teasers"), articles, &mut missing),
            Kind::Article(_) => {
                teasers(root.get_mut("related"), articles, &mut missing);
                read_also(&mut root, articles, &mut missing);
            }
            Kind::Live(..) => read_also(&mut root, articles, &mut missing),
            Kind::Edition | Kind::LiveNow | Kind::Changes | Kind::List(..) | Kind::Other => continue,
        }
        let diagnostic = |id| format!("{}: there is no article \"{id}\": its teaser stays", file.path);
        diagnostics.extend(missing.into_iter().map(diagnostic));
        changes.write(file.path.clone(), root);
    }
}

/// Updates a list of teasers. Those without an article stay as they are.
fn teasers(list: Option<&mut Value>, articles: &Articles, missing: &mut Vec<String>) {
    for old in list.and_then(Value::as_array_mut).into_iter().flatten() {
        let id = old["id"].as_str().unwrap_or_default();
        match articles.0.get(id) {
            Some(article) => *old = teaser::of(article),
            None => missing.push(id.to_owned()),
        }
    }
}

/// Updates the teasers of read-also blocks at any depth.
fn read_also(value: &mut Value, articles: &Articles, missing: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            if fields.get("type").is_some_and(|name| name == "readAlso") {
                teasers(fields.get_mut("items"), articles, missing);
            } else {
                fields.values_mut().for_each(|value| read_also(value, articles, missing));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| read_also(item, articles, missing)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
