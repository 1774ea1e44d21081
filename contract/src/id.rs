//! Ids are used as file names and in addresses, so their alphabet is small.

use crate::encode::{Encode, ObjectWriter};
use crate::lenient::{Decode, Fields};
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// The id of an article, section, topic, author or post.
///
/// Matches `[A-Za-z0-9][A-Za-z0-9._~-]{0,120}` and is unique without regard to case: ids are used as file names and in
/// addresses, and some file systems fold case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Id(String);

impl Id {
    /// The alphabet and length of ids, as a regular expression.
    pub const PATTERN: &str = "^[A-Za-z0-9][A-Za-z0-9._~-]{0,120}$";
    /// The longest id, in characters.
    pub const MAX_LENGTH: usize = 121;

    /// An id, if the text fits the alphabet; so `../` and `%` never reach a file name.
    pub fn new(text: &str) -> Option<Id> {
        let mut bytes = text.bytes();
        let starts_well = bytes.next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        let goes_on_well = bytes.all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte));
        (starts_well && goes_on_well && text.len() <= Self::MAX_LENGTH).then(|| Id(text.to_owned()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Decode for Id {
    fn decode(value: Value) -> Option<Id> {
        Id::new(value.as_str()?)
    }
}

impl Encode for Id {
    fn encode(&self, json: &mut String) {
        self.0.encode(json);
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A file name and an address: unique without regard to case.",
            "type": "string",
            "pattern": Self::PATTERN
        })
    }
}

/// A reference to a section or topic, by id and name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Reference {
    /// The id; the list of its articles is at `lists/<kind>/<id>/latest.json`.
    pub id: Id,
    /// The name that readers see.
    pub name: String,
}

impl Decode for Reference {
    fn decode(value: Value) -> Option<Reference> {
        let mut json = Fields::of(value)?;
        Some(Reference { id: json.get("id")?, name: json.get("name")? })
    }
}

impl Encode for Reference {
    fn encode(&self, json: &mut String) {
        ObjectWriter::new(json).field("id", &self.id).field("name", &self.name).end();
    }
}
