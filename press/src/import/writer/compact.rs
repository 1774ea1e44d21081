//! JSON as a person would write it: without empty fields, text as plain strings where it has no marks.

use serde_json::{Map, Value};

/// Fields that say something even if they are empty.
const SAYS_SOMETHING: [&str; 2] = ["alt", "text"];

/// Takes empty fields, defaults and the wrapping of plain text out of a serialized value.
pub fn compact(value: Value) -> Value {
    match value {
        Value::Array(items) if is_rich_text(&items) => rich_text(items),
        Value::Array(items) => items.into_iter().map(compact).collect(),
        Value::Object(fields) => fields.into_iter().filter_map(field).collect::<Map<_, _>>().into(),
        value => value,
    }
}

fn field((name, value): (String, Value)) -> Option<(String, Value)> {
    let value = compact(value);
    let is_empty = match &value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::String(_) | Value::Number(_) | Value::Bool(true) => false,
    };
    match (name.as_str(), is_empty) {
        ("kind", _) if value == "article" => None,
        ("status", _) if value == "published" => None,
        (name, true) if SAYS_SOMETHING.contains(&name) => Some((name.to_owned(), "".into())),
        (_, true) => None,
        (_, false) => Some((name, value)),
    }
}

/// True for the spans of a text, which alone have marks.
fn is_rich_text(items: &[Value]) -> bool {
    !items.is_empty() && items.iter().all(|item| item["text"].is_string() && item["marks"].is_array())
}

fn rich_text(spans: Vec<Value>) -> Value {
    let plain = |span: Value| match compact(span) {
        Value::Object(fields) if fields.len() == 1 => {
            fields.into_iter().map(|(_, text)| text).next().unwrap_or_default()
        }
        span => span,
    };
    let mut spans: Vec<Value> = spans.into_iter().map(plain).collect();
    match spans.as_slice() {
        [Value::String(_)] => spans.remove(0),
        _ => Value::Array(spans),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{Block, Decode};
    use serde_json::json;

    #[test]
    fn blocks_are_the_same_afterwards() {
        let blocks = json!([
            { "type": "paragraph", "text": ["Plain ", { "text": "strong", "marks": ["strong"] }] },
            { "type": "paragraph", "text": "Plain" },
            { "type": "list", "items": [{ "text": "", "body": [{ "type": "divider" }] }, { "text": "two" }] },
            { "type": "table", "columns": ["a", ""], "rows": [["1", ""], ["", "2"]], "rowHeadings": true },
            { "type": "image", "image": { "renditions": [{ "url": "a.jpg", "width": 3 }], "alt": "" } },
            { "type": "keyPoints", "items": ["one", ["two ", { "text": "links", "href": "/a/" }]] },
        ]);
        for block in blocks.as_array().unwrap() {
            let before = Block::decode(block.clone()).unwrap();
            let small = compact(serde_json::to_value(&before).unwrap());
            assert_eq!(Block::decode(small.clone()).unwrap(), before, "{small}");
        }
        let plain = compact(serde_json::to_value(Block::decode(blocks[1].clone()).unwrap()).unwrap());
        assert_eq!(plain, json!({ "type": "paragraph", "text": "Plain" }));
    }
}
