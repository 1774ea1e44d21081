//! Articles whose time of publication, `publishFrom`, has not come: nothing that press writes has anything of them.

use super::published::Hidden;
use contract::Date;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::BTreeSet;

/// The time of an article whose `publishFrom` cannot be read. It is not published, because nobody can say that it may be.
pub const NEVER: i64 = i64::MAX;

/// The time from which an article may be published, in seconds since 1970; `None` if it may at any time.
pub fn publish_from(article: &Value) -> Option<i64> {
    match &article["publishFrom"] {
        Value::Null => None,
        value => Some(value.as_str().and_then(Date::parse).map_or(NEVER, |date| date.timestamp())),
    }
}

/// Removes the links of the menu and the footer that lead to articles under embargo.
pub fn remove_entries(edition: &mut Value, hidden: &Hidden, removed: &mut BTreeSet<String>) {
    for (list, fields) in [("navigation", ["article", "url"].as_slice()), ("pages", &["id"])] {
        let Some(entries) = edition.get_mut(list).and_then(Value::as_array_mut) else { continue };
        entries.retain(|entry| {
            let id = fields.iter().find_map(|field| target(field, &entry[*field], hidden));
            removed.extend(id.clone());
            id.is_none()
        });
    }
}

/// Makes plain text of the links in texts, at any depth, that lead to articles under embargo.
pub fn unlink(value: &mut Value, hidden: &Hidden, removed: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for name in ["article", "href"] {
                if let Some(id) = fields.get(name).and_then(|value| target(name, value, hidden)) {
                    fields.remove(name);
                    removed.insert(id);
                }
            }
            fields.values_mut().for_each(|value| unlink(value, hidden, removed));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| unlink(item, hidden, removed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The article under embargo that a field leads to: by its id, or by an address on this site, which ends with the id.
fn target(field: &str, value: &Value, hidden: &Hidden) -> Option<String> {
    let text = value.as_str()?;
    let id = if ["url", "href"].contains(&field) {
        let path = text.strip_prefix(hidden.origin).unwrap_or(text);
        let path = path.split(['?', '#']).next().filter(|path| path.starts_with('/') && !path.starts_with("//"))?;
        let path = path.trim_end_matches("index.html").trim_end_matches('/');
        percent_decode_str(path.rsplit('/').next()?).decode_utf8().ok()?.into_owned()
    } else {
        text.to_owned()
    };
    hidden.embargoed.contains(&id).then_some(id)
}
