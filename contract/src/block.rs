//! The blocks of a body.

use crate::lenient::{Decode, Fields};
use crate::{AudioBlock, Id, Image, ImageBlock, RichText, Teaser, VideoBlock};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// Blocks within blocks are shown to this depth; the checker reports deeper ones.
pub const MAX_DEPTH: usize = 8;

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ParagraphBlock {
    pub text: RichText,
}

impl Decode for ParagraphBlock {
    fn decode(value: Value) -> Option<ParagraphBlock> {
        let mut json = Fields::of(value)?;
        Some(ParagraphBlock { text: json.get("text")? })
    }
}

/// A sub-heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct HeadingBlock {
    pub text: RichText,
    /// 2 (the default) to 4; the headline is 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 2, max = 4)))]
    pub level: Option<u8>,
    /// The fragment of links to this heading, such as `#what-follows`.
    pub anchor: Option<Id>,
}

impl Decode for HeadingBlock {
    fn decode(value: Value) -> Option<HeadingBlock> {
        let mut json = Fields::of(value)?;
        Some(HeadingBlock { text: json.get("text")?, level: json.get("level"), anchor: json.get("anchor") })
    }
}

/// A quotation, in blocks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct QuoteBlock {
    #[serde(default)]
    pub body: Vec<Block>,
    /// The speaker or author, and the place.
    pub source: Option<RichText>,
    /// The language of the quote (BCP 47), if it is not the article's. It also sets the direction.
    pub lang: Option<String>,
}

impl Decode for QuoteBlock {
    fn decode(value: Value) -> Option<QuoteBlock> {
        let mut json = Fields::of(value)?;
        Some(QuoteBlock { body: json.items("body"), source: json.get("source"), lang: json.text("lang") })
    }
}

/// A sentence of the article, set in large type.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct PullQuoteBlock {
    pub text: RichText,
    /// The speaker.
    pub source: Option<RichText>,
}

impl Decode for PullQuoteBlock {
    fn decode(value: Value) -> Option<PullQuoteBlock> {
        let mut json = Fields::of(value)?;
        Some(PullQuoteBlock { text: json.get("text")?, source: json.get("source") })
    }
}

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ListItem {
    pub text: RichText,
    /// Blocks under the item's text, such as a nested list.
    #[serde(default)]
    pub body: Vec<Block>,
}

impl Decode for ListItem {
    fn decode(value: Value) -> Option<ListItem> {
        let mut json = Fields::of(value)?;
        Some(ListItem { text: json.get("text")?, body: json.items("body") })
    }
}

/// A list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ListBlock {
    /// True if the items are numbered.
    #[serde(default)]
    pub ordered: bool,
    /// The number of the first item; by default 1, or the number of items if the list is reversed.
    pub start: Option<u32>,
    /// True if the numbers go down, as in a countdown.
    #[serde(default)]
    pub reversed: bool,
    #[serde(default)]
    pub items: Vec<ListItem>,
}

impl Decode for ListBlock {
    fn decode(value: Value) -> Option<ListBlock> {
        let mut json = Fields::of(value)?;
        Some(ListBlock {
            ordered: json.get("ordered").unwrap_or_default(),
            start: json.get("start"),
            reversed: json.get("reversed").unwrap_or_default(),
            items: json.items("items"),
        })
    }
}

/// Several images that open in a lightbox, one after the other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct GalleryBlock {
    pub title: Option<String>,
    #[serde(default)]
    pub images: Vec<Image>,
}

impl Decode for GalleryBlock {
    fn decode(value: Value) -> Option<GalleryBlock> {
        let mut json = Fields::of(value)?;
        Some(GalleryBlock { title: json.text("title"), images: json.items("images") })
    }
}

/// Links to other articles between paragraphs. Without items nothing is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ReadAlsoBlock {
    #[serde(default)]
    pub items: Vec<Teaser>,
}

impl Decode for ReadAlsoBlock {
    fn decode(value: Value) -> Option<ReadAlsoBlock> {
        let mut json = Fields::of(value)?;
        Some(ReadAlsoBlock { items: json.items("items") })
    }
}

/// The key points of the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct KeyPointsBlock {
    pub title: Option<String>,
    #[serde(default)]
    pub items: Vec<RichText>,
}

impl Decode for KeyPointsBlock {
    fn decode(value: Value) -> Option<KeyPointsBlock> {
        let mut json = Fields::of(value)?;
        Some(KeyPointsBlock { title: json.text("title"), items: json.items("items") })
    }
}

/// Background information.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FactBoxBlock {
    pub title: String,
    #[serde(default)]
    pub body: Vec<Block>,
}

impl Decode for FactBoxBlock {
    fn decode(value: Value) -> Option<FactBoxBlock> {
        let mut json = Fields::of(value)?;
        Some(FactBoxBlock { title: json.get("title")?, body: json.items("body") })
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct TableBlock {
    /// The table's caption.
    pub caption: Option<RichText>,
    /// The headings of the columns.
    #[serde(default)]
    pub columns: Vec<RichText>,
    /// The rows, cell by cell.
    #[serde(default)]
    pub rows: Vec<Vec<RichText>>,
    /// True if the first cell of each row is its heading.
    #[serde(default)]
    pub row_headings: bool,
}

impl Decode for TableBlock {
    fn decode(value: Value) -> Option<TableBlock> {
        let mut json = Fields::of(value)?;
        Some(TableBlock {
            caption: json.get("caption"),
            columns: json.items("columns"),
            rows: json.rows("rows"),
            row_headings: json.get("rowHeadings").unwrap_or_default(),
        })
    }
}

/// Third-party content: a provider and an address, never markup. Nothing is loaded before the reader's click.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct EmbedBlock {
    /// The provider's name, such as `YouTube`. YouTube, Dailymotion, Vimeo and SoundCloud play in the page; others are
    /// links.
    pub provider: String,
    /// The address at the provider's site.
    pub url: String,
    /// The content's title.
    pub title: Option<String>,
    /// The caption.
    pub caption: Option<RichText>,
}

impl Decode for EmbedBlock {
    fn decode(value: Value) -> Option<EmbedBlock> {
        let mut json = Fields::of(value)?;
        Some(EmbedBlock {
            provider: json.get("provider")?,
            url: json.get("url")?,
            title: json.text("title"),
            caption: json.get("caption"),
        })
    }
}

/// Source code, shown verbatim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct CodeBlock {
    pub text: String,
    /// The programming language's name.
    pub language: Option<String>,
}

impl Decode for CodeBlock {
    fn decode(value: Value) -> Option<CodeBlock> {
        let mut json = Fields::of(value)?;
        Some(CodeBlock { text: json.get("text")?, language: json.text("language") })
    }
}

/// A thematic break between two parts of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct DividerBlock {}

impl Decode for DividerBlock {
    fn decode(value: Value) -> Option<DividerBlock> {
        Fields::of(value).map(|_| DividerBlock {})
    }
}

/// The block types, by the name in `type`.
macro_rules! blocks {
    ($($name:literal => $variant:ident($content:ty),)*) => {
        /// One block of a body. In JSON, `type` names the variant.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Block {
            $($variant($content),)*
            /// A type that this version does not know. Its plain `fallback` is shown, if it has one.
            Unknown { fallback: Option<String> },
        }

        impl Block {
            /// The block types that this version knows.
            pub const TYPES: &'static [&'static str] = &[$($name),*];
        }

        impl Decode for Block {
            fn decode(value: Value) -> Option<Block> {
                match value.get("type")?.as_str()? {
                    $($name => <$content>::decode(value).map(Block::$variant),)*
                    _ => Some(Block::Unknown { fallback: Fields::of(value)?.text("fallback") }),
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
