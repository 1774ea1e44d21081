//! Updates the teasers that are embedded in the front page, the most-read list, articles and live blogs.

use super::changes::{Articles, Changes};
use super::teaser;
use crate::error::Error;
use crate::folder::Kind;
use rayon::prelude::*;
use serde_json::Value;

/// Writes every file whose teasers differ from the articles. Returns what is missing.
pub fn refresh(files: &[(String, Kind)], articles: &Articles, changes: &Changes) -> Result<Vec<String>, Error> {
    let diagnostics: Result<Vec<Vec<String>>, Error> =
        files.par_iter().map(|(path, kind)| file(path, kind, articles, changes)).collect();
    Ok(diagnostics?.into_iter().flatten().collect())
}

fn file(path: &str, kind: &Kind, articles: &Articles, changes: &Changes) -> Result<Vec<String>, Error> {
    let mut missing = Vec::new();
    let mut root = match kind {
        Kind::Front | Kind::MostRead | Kind::Article(_) | Kind::Live(..) => changes.read(path)?,
        Kind::Edition | Kind::LiveNow | Kind::Changes | Kind::List(..) | Kind::Other => return Ok(missing),
    };
    match kind {
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
        _ => read_also(&mut root, articles, &mut missing),
    }
    changes.write(path, &root)?;
    let diagnostic = |id| format!("{path}: there is no article \"{id}\": its teaser stays");
    Ok(missing.into_iter().map(diagnostic).collect())
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
