//! The contract as JSON Schema: one schema for each kind of file.

use crate::{Article, Changes, Edition, Front, ListPage, LiveNow, LivePage, MostRead};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The kinds of files by their names in `docs/contract/<name>.schema.json`, each with its schema.
pub fn documents() -> Vec<(&'static str, Value)> {
    vec![
        ("edition", schema_of::<Edition>()),
        ("front", schema_of::<Front>()),
        ("most-read", schema_of::<MostRead>()),
        ("live-now", schema_of::<LiveNow>()),
        ("changes", schema_of::<Changes>()),
        ("list", schema_of::<ListPage>()),
        ("article", schema_of::<Article>()),
        ("live-page", schema_of::<LivePage>()),
    ]
}

fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(simplify));
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// Removes details without meaning for a newsroom (Rust's number types, defaults of null), and adds a rule that the
/// types cannot express: required text is not blank. The `text` of a span or of code may be, such as a space between
/// two links.
fn simplify(schema: &mut Schema) {
    let is_number = |format: &Value| format.as_str().is_some_and(|name| name.starts_with("uint") || name == "float");
    if schema.get("format").is_some_and(is_number) {
        schema.remove("format");
    }
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    for name in required.iter().filter_map(Value::as_str).filter(|name| *name != "text") {
        let property = schema.get_mut("properties").and_then(|properties| properties.get_mut(name));
        if let Some(Value::Object(property)) = property
            && property.get("type").is_some_and(|kind| kind == "string")
            && !property.contains_key("enum")
        {
            property.insert("pattern".to_owned(), "\\S".into());
        }
    }
}
