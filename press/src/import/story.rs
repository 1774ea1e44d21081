//! The neutral form that every source is read into: a story's fields, and its body as HTML or as finished blocks.

use contract::{Block, Decode};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use url::Url;

/// Everything that one run of a source found.
#[derive(Debug, Default)]
pub struct Newsroom {
    /// The name of the newspaper.
    pub name: Option<String>,
    /// The line under its name.
    pub description: Option<String>,
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// The home page.
    pub home: Option<Url>,
    /// The IANA name of its time zone, such as `Europe/Paris`.
    pub time_zone: Option<String>,
    /// The site's icon, as large as there is.
    pub icon: Option<Url>,
    /// The sections in the source's order, each after its parent.
    pub sections: Vec<Term>,
}

/// One story, before it becomes an article.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Story {
    /// The source's own name for the story, which never changes: `post/123`, a guid, a uri.
    pub key: String,
    /// Where readers find it today. Links to it in other stories become links by id.
    pub address: Option<Url>,
    /// Other addresses of the story: former ones, short ones.
    pub other_addresses: Vec<Url>,
    /// What the source proposes as the last part of the address, decoded.
    pub slug: Option<String>,
    /// Plain text, entities decoded.
    pub headline: String,
    pub kicker: Option<String>,
    /// The lead, if somebody wrote one. Plain text.
    pub description: Option<String>,
    /// The language (BCP 47), if it is not the newspaper's.
    pub language: Option<String>,
    pub authors: Vec<Person>,
    /// The section and the ones above it, outermost first. Several, if the source does not say which is the main one:
    /// the first is the source's best guess.
    pub sections: Vec<Vec<Term>>,
    /// Tags, which become keywords and topics.
    pub tags: Vec<Term>,
    pub image: Option<Picture>,
    #[serde(deserialize_with = "decoded")]
    pub video: Option<Block>,
    #[serde(deserialize_with = "parts")]
    pub body: Vec<Part>,
    /// Notes, as HTML, by the id that the marks of the body link to. Notes within the body's HTML are found by the
    /// converter.
    pub notes: Vec<(String, String)>,
    pub published: Option<Timestamp>,
    pub modified: Option<Timestamp>,
    /// Corrections, as HTML, each with its time.
    pub corrections: Vec<(Option<Timestamp>, String)>,
    /// Stories that the editors name as related, by key or address.
    pub related: Vec<String>,
    #[serde(deserialize_with = "decoded_or_default")]
    pub kind: contract::Kind,
    #[serde(deserialize_with = "decoded")]
    pub sponsor: Option<contract::Sponsor>,
    #[serde(deserialize_with = "decoded_or_default")]
    pub status: contract::Status,
    pub status_message: Option<String>,
    /// The address that search engines should index, if the source names one.
    pub canonical: Option<Url>,
    pub copyright_notice: Option<String>,
    /// True for a withdrawal whose story may never have been published: without an earlier import of it, nothing is
    /// written.
    pub only_if_known: bool,
    /// True if the editors hold it at the top of the front page.
    pub is_pinned: bool,
}

/// A part of a body.
#[derive(Clone, Debug, Serialize)]
pub enum Part {
    /// HTML, which the converter reads as a browser would.
    Html(String),
    /// A block that the source has as data. Its texts are plain or already spans.
    Block(Box<Block>),
}

/// A section or a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Term {
    /// The source's slug, decoded; by default, made from the name.
    pub slug: Option<String>,
    pub name: String,
    pub description: Option<String>,
}

/// An author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub struct Person {
    /// The source's slug, which gives the author a page.
    pub slug: Option<String>,
    pub name: String,
    pub role: Option<String>,
    /// The biography as HTML.
    pub biography: Option<String>,
    pub picture: Option<Url>,
}

/// An image in several files.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Picture {
    /// Each file with its width, if that is known. The first is the one to show where no width is known.
    pub files: Vec<(Url, Option<u32>)>,
    /// Natural width and height in pixels.
    pub size: Option<(u32, u32)>,
    pub alt: Option<String>,
    /// The caption as HTML.
    pub caption: Option<String>,
    pub credit: Option<String>,
    pub copyright_notice: Option<String>,
}

/// A value of the contract, as it was written.
fn decoded<'de, D: Deserializer<'de>, T: Decode>(deserializer: D) -> Result<Option<T>, D::Error> {
    Value::deserialize(deserializer).map(T::decode)
}

fn decoded_or_default<'de, D: Deserializer<'de>, T: Decode + Default>(deserializer: D) -> Result<T, D::Error> {
    decoded(deserializer).map(Option::unwrap_or_default)
}

/// Parts of a body. A block that the contract does not take is left out: no reader would see it either.
fn parts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Part>, D::Error> {
    #[derive(Deserialize)]
    enum Written {
        Html(String),
        Block(Value),
    }
    let part = |part| match part {
        Written::Html(html) => Some(Part::Html(html)),
        Written::Block(block) => Some(Part::Block(Box::new(Block::decode(block)?))),
    };
    Ok(Vec::<Written>::deserialize(deserializer)?.into_iter().filter_map(part).collect())
}
