//! Makes the teaser of an article.

use serde_json::{Map, Value};

/// The fields of a teaser, in its order: those of its article, with kind, author, image and corrections as special cases.
const FIELDS: [&str; 11] = [
    "id",
    "headline",
    "kicker",
    "description",
    "kind",
    "section",
    "author",
    "image",
    "datePublished",
    "dateModified",
    "corrected",
];

/// The teaser of an article.
pub fn of(article: &Value) -> Value {
    let mut teaser = Map::new();
    for name in FIELDS {
        let value = match (name, &article[name]) {
            ("kind", kind) if kind == "article" => Value::Null,
            // The app shows the authors in teasers of opinion only.
            ("author", _) if article["kind"] != "opinion" => Value::Null,
            ("image", image) => picture(image),
            ("corrected", _) => {
                if is_empty(&article["corrections"]) {
                    Value::Null
                } else {
                    true.into()
                }
            }
            (_, value) => value.clone(),
        };
        if !is_empty(&value) {
            teaser.insert(name.to_owned(), value);
        }
    }
    Value::Object(teaser)
}

/// An image without its caption and credit, which teasers do not show.
fn picture(image: &Value) -> Value {
    let mut picture = Map::new();
    for name in ["renditions", "width", "height", "focalPoint", "alt"] {
        // An empty alt means that the image is decorative.
        if let Some(value) = image.get(name).filter(|value| name == "alt" || !is_empty(value)) {
            picture.insert(name.to_owned(), value.clone());
        }
    }
    Value::Object(picture)
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
