//! Fields of front matter, which every site writes a little differently.

use serde_json::{Map, Value};

/// The first of several fields that has a text. Numbers are texts too.
pub fn text(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().filter_map(|name| fields.get(*name)).find_map(as_text)
}

/// A text that is not empty.
pub fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// True if a field says so.
pub fn flag(fields: &Map<String, Value>, name: &str) -> Option<bool> {
    match fields.get(name)? {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) => Some(matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "on" | "1")),
        _ => None,
    }
}

/// A field of several texts. A single text is parted at commas, else, if `by_words`, at blanks, as Jekyll does.
pub fn list(fields: &Map<String, Value>, name: &str, by_words: bool) -> Vec<String> {
    let texts: Vec<String> = match fields.get(name) {
        Some(Value::Array(values)) => values.iter().filter_map(as_text).collect(),
        Some(Value::String(text)) if text.contains(',') => text.split(',').map(str::to_owned).collect(),
        Some(Value::String(text)) if by_words => text.split_whitespace().map(str::to_owned).collect(),
        Some(value) => as_text(value).into_iter().collect(),
        None => Vec::new(),
    };
    let texts = texts.iter().map(|text| text.trim().trim_matches(['"', '\'']).to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// The fields within a field.
pub fn inner<'a>(fields: &'a Map<String, Value>, name: &str) -> Option<&'a Map<String, Value>> {
    fields.get(name)?.as_object()
}
