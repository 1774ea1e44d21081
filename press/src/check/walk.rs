//! Walks a file along its JSON Schema, and so finds every teaser, picture, date or block at any depth without a second
//! description of the contract.

use crate::json::{self, Json, Node, Span};
use contract::MAX_DEPTH;
use serde_json::Value;

/// A value whose type has a name in the schema, such as `Teaser`.
#[derive(Debug)]
pub struct TypedNode<'a> {
    pub name: &'a str,
    pub path: String,
    pub node: &'a Node,
}

/// A field that the contract does not have.
#[derive(Debug)]
pub struct UnknownField<'a> {
    /// The position of its name.
    pub at: Span,
    pub path: String,
    pub name: &'a str,
    /// The fields that the object may have.
    pub known: Vec<&'a str>,
}

/// A value and its path.
pub type Place<'a> = (String, &'a Node);

/// The findings in a file, in the order of the file.
#[derive(Debug, Default)]
pub struct Walk<'a> {
    pub nodes: Vec<TypedNode<'a>>,
    pub unknown_fields: Vec<UnknownField<'a>>,
    /// Blocks that are nested too deep to be shown. Their content is not walked.
    pub too_deep: Vec<Place<'a>>,
    /// Numbers that must be integers.
    pub integers: Vec<Place<'a>>,
}

impl<'a> Walk<'a> {
    /// Walks a file from its root.
    pub fn new(schema: &'a Value, root: &'a Node) -> Walk<'a> {
        let mut walker = Walker { root: schema, depth: 0, walk: Walk::default() };
        let name = schema["title"].as_str().unwrap_or_default();
        walker.walk.nodes.push(TypedNode { name, path: "$".to_owned(), node: root });
        walker.visit(schema, root, "$");
        walker.walk
    }

    /// The nodes of a type.
    pub fn all<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'b TypedNode<'a>> {
        self.nodes.iter().filter(move |typed| typed.name == name)
    }
}

struct Walker<'a> {
    root: &'a Value,
    /// The number of blocks around the current value.
    depth: usize,
    walk: Walk<'a>,
}

impl<'a> Walker<'a> {
    fn visit(&mut self, schema: &'a Value, node: &'a Node, path: &str) {
        if let Some((name, definition)) = self.definition(schema) {
            let is_block = name == "Block";
            if is_block && self.depth == MAX_DEPTH {
                self.walk.too_deep.push((path.to_owned(), node));
                return;
            }
            self.walk.nodes.push(TypedNode { name, path: path.to_owned(), node });
            self.depth += usize::from(is_block);
            self.visit(definition, node, path);
            self.depth -= usize::from(is_block);
            return;
        }
        if let Some(branches) = branches(schema) {
            if let Some(branch) = branches.iter().find(|branch| self.matches(branch, node)) {
                self.visit(branch, node, path);
            }
            return;
        }
        if has_type(schema, "integer") && matches!(node.json, Json::Number(_)) {
            self.walk.integers.push((path.to_owned(), node));
        }
        if let Some(properties) = schema["properties"].as_object() {
            for member in node.members() {
                let path = json::field(path, &member.name);
                match properties.get(&member.name) {
                    Some(property) => self.visit(property, &member.value, &path),
                    None => self.walk.unknown_fields.push(UnknownField {
                        at: member.at,
                        path,
                        name: &member.name,
                        known: properties.keys().map(String::as_str).collect(),
                    }),
                }
            }
        }
        if let Some(items) = schema.get("items") {
            for (index, value) in node.items().iter().enumerate() {
                self.visit(items, value, &json::item(path, index));
            }
        }
    }

    /// The definition that a schema refers to, with its name.
    fn definition(&self, schema: &'a Value) -> Option<(&'a str, &'a Value)> {
        let name = schema["$ref"].as_str()?.strip_prefix("#/$defs/")?;
        Some((name, &self.root["$defs"][name]))
    }

    /// True if a value is of the type that a branch of the schema describes, whether its content is valid or not.
    fn matches(&self, schema: &'a Value, node: &Node) -> bool {
        if let Some((_, definition)) = self.definition(schema) {
            return self.matches(definition, node);
        }
        if let Some(branches) = branches(schema) {
            return branches.iter().any(|branch| self.matches(branch, node));
        }
        if let Some(name) = schema["properties"]["type"]["const"].as_str() {
            return node.get("type").and_then(Node::text) == Some(name);
        }
        let name = node.type_name();
        has_type(schema, name) || (name == "number" && has_type(schema, "integer"))
    }
}

fn branches(schema: &Value) -> Option<&Vec<Value>> {
    schema["anyOf"].as_array().or_else(|| schema["oneOf"].as_array())
}

fn has_type(schema: &Value, name: &str) -> bool {
    match &schema["type"] {
        Value::String(only) => only == name,
        Value::Array(several) => several.iter().any(|one| one == name),
        _ => false,
    }
}
