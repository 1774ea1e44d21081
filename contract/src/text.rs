//! Text as spans with marks and links: no HTML anywhere.

use crate::Id;
use crate::lenient::{Decode, Fields};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// The formatting of a span of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Mark {
    Strong,
    Emphasis,
    Sub,
    Sup,
    Strike,
    Code,
}

impl Decode for Mark {
    fn decode(value: Value) -> Option<Mark> {
        match value.as_str()? {
            "strong" => Some(Mark::Strong),
            "emphasis" => Some(Mark::Emphasis),
            "sub" => Some(Mark::Sub),
            "sup" => Some(Mark::Sup),
            "strike" => Some(Mark::Strike),
            "code" => Some(Mark::Code),
            _ => None,
        }
    }
}

/// A run of text with the same marks, language and link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Span {
    /// The text itself. Typography is preserved: no-break spaces, « ». A line feed is a line break, as in verse.
    pub text: String,
    /// The formatting.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// The language of the text (BCP 47), if it is not the article's. It also sets the direction.
    pub lang: Option<String>,
    /// A link to an address: http, https, mailto, tel, or a path on this site.
    pub href: Option<String>,
    /// A link to another article of this edition, by id. Its address comes from `articlePath`.
    pub article: Option<Id>,
    /// A link to a note of the article, by the note's id. The text is the note's mark, such as "1".
    pub note: Option<Id>,
}

impl Decode for Span {
    fn decode(value: Value) -> Option<Span> {
        let mut json = Fields::of(value)?;
        Some(Span {
            text: json.get("text")?,
            marks: json.items("marks"),
            lang: json.text("lang"),
            href: json.text("href"),
            article: json.get("article"),
            note: json.get("note"),
        })
    }
}

/// Text: in JSON a plain string, or a list of strings and spans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RichText(pub Vec<Span>);

impl RichText {
    /// True if there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    /// The plain text, without marks and links.
    pub fn plain(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<&str> for RichText {
    fn from(text: &str) -> RichText {
        RichText(vec![Span { text: text.to_owned(), ..Span::default() }])
    }
}

impl Decode for RichText {
    fn decode(value: Value) -> Option<RichText> {
        let span = |value: Value| match value {
            Value::String(_) => Some(Span { text: String::decode(value)?, ..Span::default() }),
            value => Span::decode(value),
        };
        match value {
            Value::Array(values) => Some(RichText(values.into_iter().filter_map(span).collect())),
            value => span(value).map(|span| RichText(vec![span])),
        }
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(target)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RichText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RichText".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let span = generator.subschema_for::<Span>();
        schemars::json_schema!({
            "description": "A plain string, or a list of strings and spans.",
            "anyOf": [
                { "type": "string" },
                { "type": "array", "items": { "anyOf": [{ "type": "string" }, span] } }
            ]
        })
    }
}
