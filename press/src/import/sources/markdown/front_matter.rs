//! Front matter: the fields at the top of a file, in YAML (Jekyll, Hugo), TOML (Hugo, Zola) or JSON (Hugo).

use serde_json::{Map, Value};

/// A file in its two parts.
#[derive(Debug, Default)]
pub struct Parts<'a> {
    pub fields: Map<String, Value>,
    /// Why the front matter could not be read. The fields are then those that stand on lines of their own.
    pub problem: Option<String>,
    pub has_front_matter: bool,
    pub body: &'a str,
}

/// Parts a file. Without front matter all of it is body.
pub fn split(text: &str) -> Parts<'_> {
    let text = text.trim_start_matches('\u{feff}');
    let Some((mark, front, body)) = ["---", "+++"]
        .into_iter()
        .find_map(|mark| Some((mark, between(text, mark)?)))
        .map(|(mark, (front, body))| (mark, front, body))
    else {
        return json(text);
    };
    let fields = if mark == "---" { yaml(front) } else { toml_fields(front) };
    match fields {
        Ok(fields) => Parts { fields, problem: None, has_front_matter: true, body },
        Err(problem) => Parts { fields: salvage(front), problem: Some(problem), has_front_matter: true, body },
    }
}

/// What is between a first line of the mark and the next one.
fn between<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == mark)?;
    let mut end = first.len();
    for line in lines {
        let is_end = line.trim_end() == mark || (mark == "---" && line.trim_end() == "...");
        if is_end {
            return Some((text.get(first.len()..end)?, text.get(end + line.len()..)?));
        }
        end += line.len();
    }
    None
}

fn json(text: &str) -> Parts<'_> {
    if text.starts_with('{') {
        let mut values = serde_json::Deserializer::from_str(text).into_iter::<Map<String, Value>>();
        if let Some(Ok(fields)) = values.next() {
            let body = text.get(values.byte_offset()..).unwrap_or_default();
            return Parts { fields, problem: None, has_front_matter: true, body };
        }
    }
    Parts { body: text, ..Parts::default() }
}

/// Fields in YAML. An empty text has none.
pub fn yaml(text: &str) -> Result<Map<String, Value>, String> {
    match serde_saphyr::from_str::<Value>(text) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(_) => Err("no fields".to_owned()),
        Err(_) if text.trim().is_empty() => Ok(Map::new()),
        Err(error) => Err(error.to_string().lines().next().unwrap_or_default().to_owned()),
    }
}

/// Fields in TOML.
pub fn toml_fields(text: &str) -> Result<Map<String, Value>, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    Ok(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, from_toml(value))).collect::<Map<_, _>>().into()
        }
    }
}

/// The lines `name: text` of front matter that is broken elsewhere. `title: Docks: open` is the usual fault.
fn salvage(front: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    for line in front.lines() {
        let pair = line.split_once(": ").or_else(|| line.split_once(" = "));
        let Some((name, text)) = pair.map(|(name, text)| (name.trim(), text.trim())) else { continue };
        let is_name =
            !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-'));
        if !is_name
            || line.starts_with(char::is_whitespace)
            || text.is_empty()
            || text.starts_with(['[', '{', '>', '|', '&', '*'])
        {
            continue;
        }
        let text = text.trim_matches(['"', '\'']);
        let value = match text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            text => text.into(),
        };
        fields.entry(name).or_insert(value);
    }
    fields
}
