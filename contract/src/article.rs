//! One article: everything its page needs except the most-read list.

use crate::encode::{Encode, ObjectWriter};
use crate::lenient::{Decode, Fields};
use crate::{Block, Date, Id, Image, Reference, RichText, Teaser, VideoBlock};
use serde::Serialize;
use serde_json::Value;

/// The kind of an article. An unknown kind is decoded as `article`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Kind {
    #[default]
    Article,
    /// A live blog.
    Live,
    Opinion,
    /// Paid for by a sponsor, and labelled as such.
    Sponsored,
    /// Written by a news agency.
    Agency,
    /// A fixed page, such as the legal notice.
    Page,
}

impl Decode for Kind {
    fn decode(value: Value) -> Option<Kind> {
        match value.as_str()? {
            "article" => Some(Kind::Article),
            "live" => Some(Kind::Live),
            "opinion" => Some(Kind::Opinion),
            "sponsored" => Some(Kind::Sponsored),
            "agency" => Some(Kind::Agency),
            "page" => Some(Kind::Page),
            _ => None,
        }
    }
}

impl Encode for Kind {
    fn encode(&self, json: &mut String) {
        let name = match self {
            Kind::Article => "article",
            Kind::Live => "live",
            Kind::Opinion => "opinion",
            Kind::Sponsored => "sponsored",
            Kind::Agency => "agency",
            Kind::Page => "page",
        };
        name.encode(json);
    }
}

/// The editorial status of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    #[default]
    Published,
    /// Withdrawn by the newsroom: its page shows `statusMessage` instead of the body.
    Withdrawn,
    /// Not published yet: `press print` publishes nothing of it.
    Draft,
}

impl Decode for Status {
    fn decode(value: Value) -> Option<Status> {
        match value.as_str()? {
            "published" => Some(Status::Published),
            "withdrawn" => Some(Status::Withdrawn),
            "draft" => Some(Status::Draft),
            _ => None,
        }
    }
}

/// An author of an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Author {
    /// The author's id, when there is a list of the author's articles.
    pub id: Option<Id>,
    pub name: String,
    /// The author's role, such as "correspondent in Erbil".
    pub role: Option<String>,
}

impl Decode for Author {
    fn decode(value: Value) -> Option<Author> {
        let mut json = Fields::of(value)?;
        Some(Author { id: json.get("id"), name: json.get("name")?, role: json.text("role") })
    }
}

impl Encode for Author {
    fn encode(&self, json: &mut String) {
        let fields = ObjectWriter::new(json).maybe("id", self.id.as_ref()).field("name", &self.name);
        fields.maybe("role", self.role.as_ref()).end();
    }
}

/// A correction after publication.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Correction {
    /// The date of the correction.
    pub date: Option<Date>,
    /// The correction itself: the error and the correct fact.
    pub text: RichText,
}

impl Decode for Correction {
    fn decode(value: Value) -> Option<Correction> {
        let mut json = Fields::of(value)?;
        Some(Correction { date: json.get("date"), text: json.get("text")? })
    }
}

/// A note on a place in the text: the place is the span whose `note` is the note's id.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Note {
    /// Unique in the article, such as `1`.
    pub id: Id,
    pub text: RichText,
}

impl Decode for Note {
    fn decode(value: Value) -> Option<Note> {
        let mut json = Fields::of(value)?;
        Some(Note { id: json.get("id")?, text: json.get("text")? })
    }
}

/// The same article in another language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Translation {
    /// Its language (BCP 47).
    pub in_language: String,
    /// Its address.
    pub url: String,
    /// The language's name in that language, such as "English"; by default, its code.
    pub name: Option<String>,
}

impl Decode for Translation {
    fn decode(value: Value) -> Option<Translation> {
        let mut json = Fields::of(value)?;
        Some(Translation { in_language: json.get("inLanguage")?, url: json.get("url")?, name: json.text("name") })
    }
}

/// Refers to the posts of a live blog, `live/<id>/latest.json`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LiveReference {
    pub id: Id,
}

impl Decode for LiveReference {
    fn decode(value: Value) -> Option<LiveReference> {
        let mut json = Fields::of(value)?;
        Some(LiveReference { id: json.get("id")? })
    }
}

/// The sponsor of a sponsored article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Sponsor {
    pub name: String,
    /// The sponsor's site.
    pub url: Option<String>,
}

impl Decode for Sponsor {
    fn decode(value: Value) -> Option<Sponsor> {
        let mut json = Fields::of(value)?;
        Some(Sponsor { name: json.get("name")?, url: json.text("url") })
    }
}

/// `articles/<id>.json`: one article. Only the id and the headline are required.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Article {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The article's id. The names of its file and its address end with it.
    pub id: Id,
    /// The headline.
    pub headline: String,
    /// The kind of article, which decides on its label.
    #[serde(default)]
    pub kind: Kind,
    /// One or two words above the headline, such as "WAR".
    pub kicker: Option<String>,
    /// The lead: the summary under the headline.
    pub description: Option<String>,
    /// The language (BCP 47), if it is not the edition's.
    pub in_language: Option<String>,
    /// The authors.
    #[serde(default)]
    pub author: Vec<Author>,
    /// The sponsor, if the kind is `sponsored`.
    pub sponsor: Option<Sponsor>,
    /// The section it belongs to.
    pub section: Option<Reference>,
    /// The running story it belongs to.
    pub topic: Option<Reference>,
    /// The main image.
    pub image: Option<Image>,
    /// The main video, shown instead of the main image.
    pub video: Option<VideoBlock>,
    /// The text, block by block.
    #[serde(default)]
    pub body: Vec<Block>,
    /// The notes, in the order of their marks in the text.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Stories on the same subject.
    #[serde(default)]
    pub related: Vec<Teaser>,
    /// First publication.
    pub date_published: Option<Date>,
    /// Last change.
    pub date_modified: Option<Date>,
    /// Corrections after publication, newest first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// The time before which `press print` publishes nothing of the article.
    pub publish_from: Option<Date>,
    /// The editorial status.
    #[serde(default)]
    pub status: Status,
    /// The reason for the withdrawal.
    pub status_message: Option<String>,
    /// The same article in other languages.
    #[serde(default)]
    pub translations: Vec<Translation>,
    /// The posts, if the kind is `live`.
    pub live: Option<LiveReference>,
    /// The address that search engines should index, if it is not this one.
    pub canonical: Option<String>,
    /// Old addresses (paths on this site) that redirect to the article.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What the article is about, for search engines and search. Readers see the topic.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// The owner of the rights, as the owner wants it worded.
    pub copyright_notice: Option<String>,
}

impl Decode for Article {
    fn decode(value: Value) -> Option<Article> {
        let mut json = Fields::of(value)?;
        Some(Article {
            version: json.text("version"),
            id: json.get("id")?,
            headline: json.text("headline")?,
            kind: json.get("kind").unwrap_or_default(),
            kicker: json.text("kicker"),
            description: json.text("description"),
            in_language: json.text("inLanguage"),
            author: json.items("author"),
            sponsor: json.get("sponsor"),
            section: json.get("section"),
            topic: json.get("topic"),
            image: json.get("image"),
            video: json.get("video"),
            body: json.items("body"),
            notes: json.items("notes"),
            related: json.items("related"),
            date_published: json.get("datePublished"),
            date_modified: json.get("dateModified"),
            corrections: json.items("corrections"),
            publish_from: json.get("publishFrom"),
            status: json.get("status").unwrap_or_default(),
            status_message: json.text("statusMessage"),
            translations: json.items("translations"),
            live: json.get("live"),
            canonical: json.text("canonical"),
            aliases: json.items("aliases"),
            keywords: json.items("keywords"),
            copyright_notice: json.text("copyrightNotice"),
        })
    }
}
