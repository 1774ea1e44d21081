//! The blocks that a body is made of.

use super::{AudioBlock, Id, Image, ImageBlock, RichText, Teaser, VideoBlock, lenient};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Blocks within blocks are shown to this depth; the checker reports deeper ones.
pub const MAX_DEPTH: usize = 8;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ParagraphBlock {
    pub text: RichText,
}

/// A sub-heading.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HeadingBlock {
    pub text: RichText,
    /// 2 (when absent) to 4; the headline is 1.
    #[serde(default, deserialize_with = "lenient::field")]
    #[cfg_attr(feature = "schema", schemars(range(min = 2, max = 4)))]
    pub level: Option<u8>,
    /// The name that links such as `#what-follows` lead to.
    #[serde(default, deserialize_with = "lenient::field")]
    pub anchor: Option<Id>,
}

/// What somebody said or wrote, in blocks.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct QuoteBlock {
    #[serde(default, deserialize_with = "lenient::items")]
    pub body: Vec<Block>,
    /// Who said it, and where.
    #[serde(default, deserialize_with = "lenient::field")]
    pub source: Option<RichText>,
    /// The language of the quote (BCP 47) when it is not the article's; sets its direction too.
    #[serde(default, deserialize_with = "lenient::text")]
    pub lang: Option<String>,
}

/// A sentence of the article set large.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct PullQuoteBlock {
    pub text: RichText,
    /// Who said it.
    #[serde(default, deserialize_with = "lenient::field")]
    pub source: Option<RichText>,
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ListItem {
    pub text: RichText,
    /// Blocks under the item's text, such as a list of its own.
    #[serde(default, deserialize_with = "lenient::items")]
    pub body: Vec<Block>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ListBlock {
    /// Whether the items are numbered.
    #[serde(default, deserialize_with = "lenient::field")]
    pub ordered: bool,
    #[serde(default, deserialize_with = "lenient::items")]
    pub items: Vec<ListItem>,
}

/// Several pictures that open large one after the other.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct GalleryBlock {
    #[serde(default, deserialize_with = "lenient::text")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "lenient::items")]
    pub images: Vec<Image>,
}

/// Links to other articles between paragraphs; without items nothing shows.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ReadAlsoBlock {
    #[serde(default, deserialize_with = "lenient::items")]
    pub items: Vec<Teaser>,
}

/// What to remember of the article.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct KeyPointsBlock {
    #[serde(default, deserialize_with = "lenient::text")]
    pub title: Option<String>,
    #[serde(default, deserialize_with = "lenient::items")]
    pub items: Vec<RichText>,
}

/// Background beside the story.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FactBoxBlock {
    pub title: String,
    #[serde(default, deserialize_with = "lenient::items")]
    pub body: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct TableBlock {
    /// What the table shows.
    #[serde(default, deserialize_with = "lenient::field")]
    pub caption: Option<RichText>,
    /// The headings of the columns.
    #[serde(default, deserialize_with = "lenient::items")]
    pub columns: Vec<RichText>,
    /// The rows, cell by cell.
    #[serde(default, deserialize_with = "lenient::rows")]
    pub rows: Vec<Vec<RichText>>,
    /// Whether the first cell of a row is its heading.
    #[serde(default, deserialize_with = "lenient::field")]
    pub row_headings: bool,
}

/// Something of a third party: a provider and an address, never markup. Nothing of it loads before the reader's click.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EmbedBlock {
    /// The provider's name, such as `YouTube`. YouTube, Dailymotion, Vimeo and SoundCloud play in the page; others are links.
    pub provider: String,
    /// The address of the thing at the provider's.
    pub url: String,
    /// What it is called.
    #[serde(default, deserialize_with = "lenient::text")]
    pub title: Option<String>,
    /// The line under it.
    #[serde(default, deserialize_with = "lenient::field")]
    pub caption: Option<RichText>,
}

/// Lines of code, shown as they are.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct CodeBlock {
    pub text: String,
    /// The programming language's name.
    #[serde(default, deserialize_with = "lenient::text")]
    pub language: Option<String>,
}

/// A pause between two parts.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct DividerBlock {}

/// The block types, by the name in `type`. The match on the name is written by hand because serde's internally
/// tagged enums cost the reader's download several kilobytes.
macro_rules! blocks {
    ($($name:literal => $variant:ident($content:ty),)*) => {
        /// One block of a body; in JSON its `type` says which.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Block {
            $($variant($content),)*
            /// A type that this version does not know: its plain `fallback` is shown, or nothing.
            Unknown { fallback: Option<String> },
        }

        impl Block {
            /// The block types that this version knows.
            pub const TYPES: &'static [&'static str] = &[$($name),*];
        }

        impl<'de> Deserialize<'de> for Block {
            fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Block, D::Error> {
                let value = Value::deserialize(source)?;
                let Some(name) = value.get("type").and_then(Value::as_str) else {
                    return Err(serde::de::Error::missing_field("type"));
                };
                match name {
                    $($name => <$content>::deserialize(value).map(Block::$variant).map_err(serde::de::Error::custom),)*
                    _ => {
                        let fallback = value.get("fallback").and_then(Value::as_str);
                        Ok(Block::Unknown { fallback: fallback.map(str::to_owned) })
                    }
                }
            }
        }

        impl Serialize for Block {
            fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
                let (name, value) = match self {
                    $(Block::$variant(content) => ($name, serde_json::to_value(content)),)*
                    Block::Unknown { fallback } => ("unknown", Ok(serde_json::json!({ "fallback": fallback }))),
                };
                let mut value = value.map_err(serde::ser::Error::custom)?;
                value["type"] = name.into();
                value.serialize(target)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for Block {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                "Block".into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let kinds = vec![$(block_schema::<$content>($name, generator)),*];
                schemars::json_schema!({ "description": "One block of a body.", "oneOf": kinds })
            }
        }
    };
}

blocks! {
    "paragraph" => Paragraph(ParagraphBlock),
    "heading" => Heading(HeadingBlock),
    "quote" => Quote(QuoteBlock),
    "pullQuote" => PullQuote(PullQuoteBlock),
    "list" => List(ListBlock),
    "image" => Image(ImageBlock),
    "gallery" => Gallery(GalleryBlock),
    "video" => Video(VideoBlock),
    "audio" => Audio(AudioBlock),
    "readAlso" => ReadAlso(ReadAlsoBlock),
    "keyPoints" => KeyPoints(KeyPointsBlock),
    "factBox" => FactBox(FactBoxBlock),
    "table" => Table(TableBlock),
    "embed" => Embed(EmbedBlock),
    "code" => Code(CodeBlock),
    "divider" => Divider(DividerBlock),
}

#[cfg(feature = "schema")]
fn block_schema<T: schemars::JsonSchema>(name: &str, generator: &mut schemars::SchemaGenerator) -> Value {
    let mut schema = T::json_schema(generator).to_value();
    schema["properties"]["type"] = serde_json::json!({ "const": name });
    match schema["required"].as_array_mut() {
        Some(required) => required.insert(0, "type".into()),
        None => schema["required"] = serde_json::json!(["type"]),
    }
    schema
}
