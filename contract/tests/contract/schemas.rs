//! The contract's JSON Schemas: those in docs are those of the types, and the demo edition fits them.

use contract::schema::documents;
use contract::{Article, Changes, DecodeError, Edition, Front, ListPage, LiveNow, LivePage, MostRead, decode};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[test]
fn the_schemas_in_docs_are_those_of_the_types() {
    for (name, schema) in documents() {
        let file = root("docs/contract").join(format!("{name}.schema.json"));
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}: run make schema", file.display()));
        let written: Value = serde_json::from_str(&text).expect("a schema is JSON");
        assert_eq!(written, schema, "{} differs from the types: run make schema", file.display());
    }
}

/// Which schema a file of an edition must fit, by its place.
fn schema_of(path: &str) -> &'static str {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["edition.json"] => "edition",
        ["front.json"] => "front",
        ["most-read.json"] => "most-read",
        ["live.json"] => "live-now",
        ["changes.json"] => "changes",
        ["articles", _] => "article",
        ["lists", "section" | "topic" | "author", _, _] => "list",
        ["live", _, _] => "live-page",
        _ => panic!("{path}: the contract has no file here"),
    }
}

fn read(kind: &str, bytes: &[u8]) -> Result<(), DecodeError> {
    match kind {
        "edition" => decode::<Edition>(bytes).map(drop),
        "front" => decode::<Front>(bytes).map(drop),
        "most-read" => decode::<MostRead>(bytes).map(drop),
        "live-now" => decode::<LiveNow>(bytes).map(drop),
        "changes" => decode::<Changes>(bytes).map(drop),
        "list" => decode::<ListPage>(bytes).map(drop),
        "article" => decode::<Article>(bytes).map(drop),
        _ => decode::<LivePage>(bytes).map(drop),
    }
}

fn json_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.flatten() {
        if entry.path().is_dir() {
            json_files(&entry.path(), files);
        } else if entry.path().extension().is_some_and(|extension| extension == "json") {
            files.push(entry.path());
        }
    }
}

/// Every file of an edition fits its schema and is read.
fn edition_fits(folder: &str) {
    let folder = root(folder);
    let validators: BTreeMap<&str, jsonschema::Validator> = documents()
        .into_iter()
        .map(|(name, schema)| (name, jsonschema::validator_for(&schema).expect("a schema")))
        .collect();
    let mut files = Vec::new();
    json_files(&folder, &mut files);
    assert!(files.len() > 10, "{} is an edition", folder.display());
    let mut failures = Vec::new();
    for file in files {
        let path = file.strip_prefix(&folder).expect("a file of the folder").to_string_lossy().replace('\\', "/");
        let kind = schema_of(&path);
        let bytes = fs::read(&file).expect("a file");
        failures.extend(read(kind, &bytes).err().map(|error| format!("{path}: {error}")));
        if let Ok(value) = serde_json::from_slice::<Value>(&bytes) {
            let errors = validators[kind].iter_errors(&value);
            failures.extend(errors.map(|error| format!("{path}: {}: {}", error.instance_path(), error.masked())));
        }
    }
    assert!(failures.is_empty(), "make check-edition says more:\n{}", failures.join("\n"));
}

#[test]
fn the_demo_edition_fits() {
    edition_fits("public/data");
}

#[test]
fn the_english_demo_edition_fits() {
    edition_fits("public/en/data");
}
