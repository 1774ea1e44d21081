//! Values of Ghost's JSON, in which every field may be missing, null, or a number where a text is meant.

use serde_json::{Map, Value};

pub type Fields = Map<String, Value>;

/// A text that is not empty. Numbers are texts too.
pub fn text(fields: &Fields, name: &str) -> Option<String> {
    match fields.get(name)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A flag: exports of databases write 1 and 0.
pub fn flag(fields: &Fields, name: &str) -> bool {
    match fields.get(name) {
        Some(Value::Bool(flag)) => *flag,
        Some(Value::Number(number)) => number.as_i64() == Some(1),
        _ => false,
    }
}

pub fn items<'a>(fields: &'a Fields, name: &str) -> &'a [Value] {
    fields.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A size in pixels.
pub fn pixels(fields: &Fields, name: &str) -> Option<u64> {
    fields.get(name).and_then(Value::as_u64).filter(|pixels| (1..1_000_000).contains(pixels))
}

/// The fields of a record, which Ghost's migration tools wrap as `{url, data}`.
pub fn record(value: &Value) -> Option<Fields> {
    let fields = value.as_object()?;
    let Some(Value::Object(data)) = fields.get("data") else { return Some(fields.clone()) };
    let mut data = data.clone();
    if let Some(url) = fields.get("url") {
        data.entry("url").or_insert_with(|| url.clone());
    }
    Some(data)
}
