//! The gallery of all blocks, demo/gallery: without fault, and no type of block, optional field or kind is missing.

use contract::schema::documents;
use press::check::check;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/gallery")
}

fn article_schema() -> Value {
    BTreeMap::from_iter(documents()).remove("article").expect("the schema of an article")
}

fn articles() -> Vec<Value> {
    let files = fs::read_dir(gallery().join("articles")).expect("the gallery's articles");
    files
        .map(|file| fs::read_to_string(file.expect("a file").path()).expect("a text"))
        .map(|text| serde_json::from_str(&text).expect("JSON"))
        .collect()
}

/// Adds each object with a `type` in a body, at any depth, to the blocks of its type.
fn collect<'a>(value: &'a Value, blocks: &mut BTreeMap<&'a str, Vec<&'a Map<String, Value>>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, blocks)),
        Value::Object(fields) => {
            if let Some(Value::String(name)) = fields.get("type") {
                blocks.entry(name).or_default().push(fields);
            }
            fields.values().for_each(|field| collect(field, blocks));
        }
        _ => {}
    }
}

/// The states that the checker rightly reports: a missing image, and withdrawn articles that are still listed.
const REPORTED: [&str; 6] = [
    "articles/picture-missing.json: $.image.renditions[0].url",
    "articles/withdrawn-unexplained.json: $.status",
    "front.json: $.groups[3].teasers[2].id",
    "front.json: $.groups[3].teasers[3].id",
    "lists/section/states/latest.json: $.teasers[6].id",
    "lists/section/states/latest.json: $.teasers[7].id",
];

#[test]
fn the_checker_reports_only_the_states_that_are_shown_on_purpose() {
    let report = check(&gallery()).expect("the gallery can be read").to_lines(Path::new(""));
    let problem = |line: &str| -> String {
        let mut parts = line.splitn(5, ':');
        let (file, path) = (parts.next().unwrap_or_default(), parts.nth(2).unwrap_or_default());
        format!("{file}:{path}")
    };
    let problems: Vec<String> = report.lines().filter(|line| line.contains(": $")).map(problem).collect();
    assert_eq!(problems, REPORTED, "{report}");
}

#[test]
fn the_gallery_has_every_block_with_and_without_each_optional_field() {
    let schema = article_schema();
    let articles = articles();
    let mut blocks = BTreeMap::new();
    articles.iter().for_each(|article| collect(&article["body"], &mut blocks));
    let mut missing = Vec::new();
    for kind in schema["$defs"]["Block"]["oneOf"].as_array().expect("the types of blocks") {
        let name = kind["properties"]["type"]["const"].as_str().expect("a name");
        let shown = blocks.get(name).map_or(&[][..], Vec::as_slice);
        if shown.is_empty() {
            missing.push(name.to_owned());
        }
        let required: BTreeSet<&str> = kind["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let optional =
            kind["properties"].as_object().expect("fields").keys().filter(|f| !required.contains(f.as_str()));
        for field in optional {
            if !shown.iter().any(|block| block.contains_key(field)) {
                missing.push(format!("{name} with {field}"));
            }
            // A block without its body or items shows nothing.
            let is_content = ["body", "items", "images", "rows", "sources"].contains(&field.as_str());
            if !is_content && !shown.iter().any(|block| !block.contains_key(field)) {
                missing.push(format!("{name} without {field}"));
            }
        }
    }
    assert!(missing.is_empty(), "the gallery does not show: {missing:#?}");
}

#[test]
fn the_gallery_has_every_kind_and_status_of_article() {
    let schema = article_schema();
    let articles = articles();
    let names = |definition: &str| -> BTreeSet<String> {
        let names = schema["$defs"][definition]["oneOf"].as_array().expect("the names").iter();
        let names = names.flat_map(|name| name["enum"].as_array().into_iter().flatten().chain(name.get("const")));
        names.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    for (field, definition, default) in [("kind", "Kind", "article"), ("status", "Status", "published")] {
        let shown: BTreeSet<String> =
            articles.iter().map(|article| article[field].as_str().unwrap_or(default).to_owned()).collect();
        // A draft has no page.
        let expected: BTreeSet<String> = names(definition).into_iter().filter(|name| name != "draft").collect();
        assert_eq!(shown, expected, "{field}");
    }
}
