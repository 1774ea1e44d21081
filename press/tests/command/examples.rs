//! The examples of docs/contract/README.md: each is decoded completely and valid, and together they show every block and
//! mark.
//!
//! The info string of a fence is the type of its example, as in ```` ```json block ````. With a file name after it, the
//! example is a file of the edition from scratch; `sketch` is a file that press completes.

use crate::edition::press;
use contract::schema::documents;
use contract::{
    Article, Block, Changes, Decode, Edition, Front, Image, ListPage, LiveNow, LivePage, Mark, MostRead, Span, Teaser,
};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

struct Example {
    /// Its type, such as `block`.
    kind: String,
    /// Its file in the edition from scratch.
    file: Option<String>,
    line: usize,
    text: String,
}

fn examples() -> Vec<Example> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/contract/README.md");
    let page = fs::read_to_string(page).expect("the page");
    let mut examples = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```json") else { continue };
        let mut words = info.split_whitespace().map(str::to_owned);
        let kind = words.next().unwrap_or_else(|| panic!("line {}: say what the example is", number + 1));
        let text =
            lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect::<Vec<_>>().join("\n");
        examples.push(Example { kind, file: words.next(), line: number + 1, text });
    }
    examples
}

/// The schema of a document, or of a part of one.
fn schema(kind: &str) -> Value {
    let schemas = BTreeMap::from_iter(documents());
    if let Some(schema) = schemas.get(kind) {
        return schema.clone();
    }
    let name = match kind {
        "block" => "Block",
        "span" => "Span",
        "teaser" => "Teaser",
        "image" => "Image",
        other => panic!("no schema for \"{other}\""),
    };
    json!({ "$defs": schemas["article"]["$defs"], "$ref": format!("#/$defs/{name}") })
}

/// An example, decoded as the app does and encoded again; `None` if it cannot be decoded.
fn again(kind: &str, example: Value) -> Option<Value> {
    fn both<T: Decode + Serialize>(value: Value) -> Option<Value> {
        serde_json::to_value(T::decode(value)?).ok()
    }
    match kind {
        "edition" => both::<Edition>(example),
        "front" => both::<Front>(example),
        "most-read" => both::<MostRead>(example),
        "live-now" => both::<LiveNow>(example),
        "changes" => both::<Changes>(example),
        "list" => both::<ListPage>(example),
        "article" => both::<Article>(example),
        "live-page" => both::<LivePage>(example),
        "block" => both::<Block>(example),
        "span" => both::<Span>(example),
        "teaser" => both::<Teaser>(example),
        "image" => both::<Image>(example),
        other => panic!("no type for \"{other}\""),
    }
}

/// True if nothing of an example was lost. Text may be encoded as spans, and dates with an offset.
fn is_in(example: &Value, read: &Value) -> bool {
    match (example, read) {
        (Value::Object(fields), Value::Object(_)) => fields.iter().all(|(name, field)| is_in(field, &read[name])),
        (Value::String(text), Value::Array(spans)) => matches!(spans.as_slice(), [span] if span["text"] == *text),
        (Value::String(text), Value::Object(span)) => span.get("text").is_some_and(|words| words == text),
        (Value::Array(items), Value::Array(read)) => {
            items.len() == read.len() && items.iter().zip(read).all(|(item, read)| is_in(item, read))
        }
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < 1e-6)
        }
        (one, other) => one == other,
    }
}

#[test]
fn every_example_is_read_whole_and_fits_its_schema() {
    let mut failures = Vec::new();
    for Example { kind, line, text, .. } in examples().iter().filter(|example| example.kind != "sketch") {
        let value: Value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => {
                failures.push(format!("line {line}: {error}"));
                continue;
            }
        };
        let validator = jsonschema::validator_for(&schema(kind)).expect("a schema");
        failures.extend(validator.iter_errors(&value).map(|error| format!("line {line}: {error}")));
        match again(kind, value.clone()) {
            Some(read) if is_in(&value, &read) => {}
            Some(read) => failures.push(format!("line {line}: not all of it is read, but {read}")),
            None => failures.push(format!("line {line}: it is not read")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn there_is_an_example_of_everything() {
    let examples = examples();
    let kinds: BTreeSet<&str> = examples.iter().map(|example| example.kind.as_str()).collect();
    for (name, _) in documents() {
        assert!(kinds.contains(name), "no example of {name}");
    }
    let of = |kind: &'static str| examples.iter().filter(move |example| example.kind == kind);
    let value = |example: &Example| serde_json::from_str::<Value>(&example.text).expect("JSON");
    let blocks: BTreeSet<String> = of("block").map(|example| value(example)["type"].to_string()).collect();
    for name in Block::TYPES {
        assert!(blocks.contains(&json!(name).to_string()), "no example of the block {name}");
    }
    let marks: Vec<Mark> =
        of("span").filter_map(|example| Span::decode(value(example))).flat_map(|span| span.marks).collect();
    for mark in [Mark::Strong, Mark::Emphasis, Mark::Sub, Mark::Sup, Mark::Strike, Mark::Code] {
        assert!(marks.contains(&mark), "no example of the mark {mark:?}");
    }
    // Every field of every document and block has an example, so that a new one gets its description.
    let shown: String = examples.iter().map(|example| example.text.as_str()).collect();
    for (name, schema) in documents() {
        let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(_, definition)| definition);
        let branches = schema["$defs"]["Block"]["oneOf"].as_array().into_iter().flatten();
        for object in definitions.chain(branches).chain([&schema]) {
            for (field, _) in object["properties"].as_object().into_iter().flatten() {
                assert!(shown.contains(&format!("\"{field}\":")), "{name}: no example of the field {field}");
            }
        }
    }
}

#[test]
fn the_edition_from_zero_is_one() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let root = folder.path().to_str().expect("a path of plain letters");
    for Example { file, text, .. } in examples() {
        let Some(file) = file else { continue };
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    assert_eq!(press(&["teasers", root, "--per-page", "20"]).0, 0);
    assert_eq!(press(&["check", root]), (0, "6 files, 0 errors, 0 warnings\n".to_owned(), String::new()));
}
