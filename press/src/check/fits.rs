//! Validates a file against its JSON Schema, with messages that tell how to fix it.

use super::report::Report;
use super::walk::Walk;
use crate::folder::File;
use crate::json::{self, Node, Span};
use contract::Block;
use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind as Kind};
use jsonschema::paths::LocationSegment;
use serde_json::{Value, json};
use std::collections::HashSet;

/// Reports everything in a file that its schema rejects, except unknown fields, which the walk finds.
pub fn check(file: &File, root: &Node, validator: &jsonschema::Validator, walk: &Walk, report: &mut Report) {
    // Blocks that are reported as unknown or too deep count as valid here: the schema would report them again, worse.
    let unknown = walk.all("Block").filter(|block| !is_known(block.node)).map(|block| block.node.at);
    let too_deep = walk.too_deep.iter().map(|(_, node)| node.at);
    let excused: HashSet<Span> = unknown.chain(too_deep).collect();
    let value = root.to_value(&|node| excused.contains(&node.at).then(|| json!({ "type": "divider" })));
    for error in validator.iter_errors(&value) {
        explain(file, root, &error, report);
    }
}

/// True if a block's type is one of the contract's. A block whose type is not a text is left to the schema.
pub fn is_known(block: &Node) -> bool {
    block.get("type").and_then(Node::text).is_none_or(|name| Block::TYPES.contains(&name))
}

fn explain(file: &File, root: &Node, error: &ValidationError, report: &mut Report) {
    if let Kind::AnyOf { context } | Kind::OneOfNotValid { context } = error.kind()
        && let Some(branch) = closest_branch(error, context)
    {
        branch.iter().for_each(|error| explain(file, root, error, report));
        return;
    }
    if matches!(error.kind(), Kind::AdditionalProperties { .. }) {
        return;
    }
    let (path, node) = find(root, error);
    report.error(file, node.at, &path, message(error, node));
}

/// The branch of the schema that the author of the file probably meant: the one for the type of the value.
fn closest_branch<'a>(
    error: &ValidationError,
    context: &'a [Vec<ValidationError<'static>>],
) -> Option<&'a Vec<ValidationError<'static>>> {
    let here = error.instance_path().as_str();
    let of_another_type = |inner: &ValidationError| {
        let there = inner.instance_path().as_str();
        let about_this =
            there == here && matches!(inner.kind(), Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. });
        let about_its_type = there.strip_prefix(here) == Some("/type") && matches!(inner.kind(), Kind::Constant { .. });
        let without_type = there == here && matches!(inner.kind(), Kind::Required { property } if property == "type");
        about_this || about_its_type || without_type
    };
    context.iter().find(|branch| !branch.iter().any(of_another_type))
}

/// The value that an error is about, with its path.
fn find<'a>(root: &'a Node, error: &ValidationError) -> (String, &'a Node) {
    let (mut path, mut node) = ("$".to_owned(), root);
    for segment in error.instance_path() {
        let next = match &segment {
            LocationSegment::Property(name) => node.get(name).map(|next| (json::field(&path, name), next)),
            LocationSegment::Index(index) => node.items().get(*index).map(|next| (json::item(&path, *index), next)),
        };
        let Some(next) = next else { break };
        (path, node) = next;
    }
    (path, node)
}

fn message(error: &ValidationError, node: &Node) -> String {
    let found = format!("this is {}", plain(node.type_name()));
    match error.kind() {
        Kind::Required { property } => format!("\"{}\" is missing: add it", property.as_str().unwrap_or_default()),
        Kind::Type { kind } => format!("{found}: make it {}", wanted(kind)),
        Kind::Enum { options } => format!("{} is unknown: write {}", error.instance(), one_of(&options_of(options))),
        Kind::Pattern { pattern } if pattern == "\\S" => "this is blank: fill it in".to_owned(),
        Kind::Pattern { .. } => format!(
            "{} is not an id: begin with a letter or digit, go on with letters, digits and . _ ~ -, 121 at most",
            error.instance()
        ),
        Kind::Minimum { limit } => format!("{} is too small: make it {limit} or more", error.instance()),
        Kind::Maximum { limit } => format!("{} is too large: make it {limit} or less", error.instance()),
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => none_of(error, context, &found),
        _ => format!("{error}: see docs/contract"),
    }
}

/// The message when no branch has the value's type: lists the values or types that are allowed.
fn none_of(error: &ValidationError, context: &[Vec<ValidationError<'static>>], found: &str) -> String {
    let inner: Vec<&ValidationError> = context.iter().flatten().collect();
    let options: Vec<String> = inner
        .iter()
        .flat_map(|inner| match inner.kind() {
            Kind::Enum { options } => options_of(options),
            Kind::Constant { expected_value } => vec![expected_value.to_string()],
            _ => Vec::new(),
        })
        .collect();
    let is_block = inner.iter().any(|inner| inner.instance_path().as_str().ends_with("/type"))
        || inner.iter().any(|inner| matches!(inner.kind(), Kind::Required { property } if property == "type"));
    if is_block && error.instance().is_object() {
        let names: Vec<String> = Block::TYPES.iter().map(|name| format!("\"{name}\"")).collect();
        return format!("this block has no \"type\": write {}", one_of(&names));
    }
    if !options.is_empty() && error.instance().is_string() {
        return format!("{} is unknown: write {}", error.instance(), one_of(&options));
    }
    let mut types: Vec<String> = inner
        .iter()
        .filter(|inner| inner.instance_path() == error.instance_path())
        .filter_map(|inner| match inner.kind() {
            Kind::Type { kind } => Some(wanted(kind)),
            _ => None,
        })
        .filter(|name| name != "null")
        .collect();
    types.dedup();
    format!("{found}: make it {}", types.join(" or "))
}

fn options_of(options: &Value) -> Vec<String> {
    options.as_array().into_iter().flatten().map(Value::to_string).collect()
}

fn one_of(options: &[String]) -> String {
    match options {
        [only] => only.clone(),
        several => format!("one of {}", several.join(", ")),
    }
}

fn wanted(kind: &TypeKind) -> String {
    let names: Vec<String> = match kind {
        TypeKind::Single(one) => vec![plain(&one.to_string()).to_owned()],
        TypeKind::Multiple(several) => {
            several.iter().map(|one| plain(&one.to_string()).to_owned()).filter(|name| name != "null").collect()
        }
    };
    names.join(" or ")
}

/// Plain English for the types of JSON.
fn plain(name: &str) -> &str {
    match name {
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "string" => "a text",
        "array" => "a list",
        "object" => "an object",
        other => other,
    }
}
