//! JSON with the position of each value, so that a message can name the line and the column.

use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, ast};
use serde_json::Value;

/// A part of a text, in bytes from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The position of a file as a whole.
    pub const FILE: Span = Span { start: 0, end: 0 };

    fn at(start: usize) -> Span {
        Span { start, end: start + 1 }
    }
}

/// A value and its position.
#[derive(Debug)]
pub struct Node {
    /// The value itself, or the opening bracket of a list or an object.
    pub at: Span,
    pub json: Json,
}

/// A JSON value.
#[derive(Debug)]
pub enum Json {
    Null,
    Bool(bool),
    /// As written in the file.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A field of an object.
#[derive(Debug)]
pub struct Member {
    /// The position of the name.
    pub at: Span,
    pub name: String,
    pub value: Node,
}

/// The reason why a text is not JSON.
#[derive(Debug)]
pub struct SyntaxError {
    pub at: Span,
    pub message: String,
}

/// Parses strict JSON: no comments, no trailing commas, nothing that only some parsers accept.
pub fn parse(text: &str) -> Result<Node, SyntaxError> {
    let options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    if text.trim().is_empty() {
        return Err(SyntaxError { at: Span::FILE, message: "The file is empty".to_owned() });
    }
    let parsed = jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &options)
        .map_err(|error| SyntaxError { at: Span::at(error.range().start), message: error.kind().to_string() })?;
    // The app's own parser decides, for instance on numbers that are too large and on control characters.
    if let Err(error) = serde_json::from_str::<Value>(text) {
        let line_start = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        return Err(SyntaxError { at: Span::at(line_start + error.column().saturating_sub(1)), message });
    }
    parsed.value.map(Node::from).ok_or_else(|| SyntaxError { at: Span::FILE, message: "There is no value".to_owned() })
}

impl From<ast::Value<'_>> for Node {
    fn from(value: ast::Value<'_>) -> Node {
        let range = value.range();
        let at = match value {
            // Not all lines of it.
            ast::Value::Array(_) | ast::Value::Object(_) => Span::at(range.start),
            ast::Value::NullKeyword(_)
            | ast::Value::BooleanLit(_)
            | ast::Value::NumberLit(_)
            | ast::Value::StringLit(_) => Span { start: range.start, end: range.end },
        };
        let json = match value {
            ast::Value::NullKeyword(_) => Json::Null,
            ast::Value::BooleanLit(literal) => Json::Bool(literal.value),
            ast::Value::NumberLit(literal) => Json::Number(literal.value.to_owned()),
            ast::Value::StringLit(literal) => Json::Text(literal.value.into_owned()),
            ast::Value::Array(array) => Json::List(array.elements.into_iter().map(Node::from).collect()),
            ast::Value::Object(object) => Json::Object(object.properties.into_iter().map(Member::from).collect()),
        };
        Node { at, json }
    }
}

impl From<ast::ObjectProp<'_>> for Member {
    fn from(property: ast::ObjectProp<'_>) -> Member {
        let range = property.name.range();
        Member {
            at: Span { start: range.start, end: range.end },
            name: property.name.into_string(),
            value: property.value.into(),
        }
    }
}

impl Node {
    /// Forgets the fields of an object whose names are not to be kept.
    pub fn retain(&mut self, is_kept: &dyn Fn(&str) -> bool) {
        if let Json::Object(members) = &mut self.json {
            members.retain(|member| is_kept(&member.name));
            members.shrink_to_fit();
        }
    }

    /// The items of a field that is a list.
    pub fn items_mut(&mut self, name: &str) -> &mut [Node] {
        let Json::Object(members) = &mut self.json else { return &mut [] };
        match members.iter_mut().find(|member| member.name == name).map(|member| &mut member.value.json) {
            Some(Json::List(items)) => items,
            _ => &mut [],
        }
    }

    /// A field of an object. If a field exists twice, the last one counts, as in browsers.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.members().iter().rev().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The fields of an object, and none of another value.
    pub fn members(&self) -> &[Member] {
        match &self.json {
            Json::Object(members) => members,
            _ => &[],
        }
    }

    /// The items of a list, and none of another value.
    pub fn items(&self) -> &[Node] {
        match &self.json {
            Json::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a text.
    pub fn text(&self) -> Option<&str> {
        match &self.json {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a field that is a text and not blank.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name)?.text().filter(|text| !text.trim().is_empty())
    }

    /// The value of a number.
    pub fn number(&self) -> Option<f64> {
        match &self.json {
            Json::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// The value of an integer that is not negative.
    pub fn count(&self) -> Option<u32> {
        match &self.json {
            Json::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// True for the value `true`.
    pub fn is_true(&self) -> bool {
        matches!(self.json, Json::Bool(true))
    }

    /// JSON's name for the value's type.
    pub fn type_name(&self) -> &'static str {
        match self.json {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(_) => "number",
            Json::Text(_) => "string",
            Json::List(_) => "array",
            Json::Object(_) => "object",
        }
    }

    /// The value for other libraries. `replace` may substitute values.
    pub fn to_value(&self, replace: &dyn Fn(&Node) -> Option<Value>) -> Value {
        if let Some(value) = replace(self) {
            return value;
        }
        match &self.json {
            Json::Null => Value::Null,
            Json::Bool(value) => Value::Bool(*value),
            Json::Number(number) => number.parse().map_or(Value::Null, Value::Number),
            Json::Text(text) => Value::String(text.clone()),
            Json::List(items) => items.iter().map(|item| item.to_value(replace)).collect(),
            Json::Object(members) => Value::Object(
                members.iter().map(|member| (member.name.clone(), member.value.to_value(replace))).collect(),
            ),
        }
    }
}

/// The JSON path of a field of the value at `path`.
pub fn field(path: &str, name: &str) -> String {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain && !name.is_empty() { format!("{path}.{name}") } else { format!("{path}['{name}']") }
}

/// The JSON path of an item of the list at `path`.
pub fn item(path: &str, index: usize) -> String {
    format!("{path}[{index}]")
}
