//! One article: everything its page needs but the most-read list.

use crate::encode::{Encode, ObjectWriter};
use crate::lenient::{Decode, Fields};
use crate::{Block, Date, Id, Image, Reference, RichText, Teaser, VideoBlock};
use serde::Serialize;
use serde_json::Value;

/// What kind of article it is. An unknown kind is read as `article`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Kind {
    #[default]
    Article,
    /// A live blog.
    Live,
    Opinion,
    /// Paid for by a sponsor, and labelled so.
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

/// Whether the article stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    #[default]
    Published,
    /// Taken back: its page shows `statusMessage` in place of the body, and copies kept on devices follow.
    Withdrawn,
}

impl Decode for Status {
    fn decode(value: Value) -> Option<Status> {
        match value.as_str()? {
            "published" => Some(Status::Published),
            "withdrawn" => Some(Status::Withdrawn),
            _ => None,
        }
    }
}

/// Who wrote the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Author {
    /// The author's id, when there is a list of the author's articles.
    pub id: Option<Id>,
    pub name: String,
    /// What the author is or did, such as "correspondent in Erbil".
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

/// Something put right after publication.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Correction {
    /// When it was put right.
    pub date: Option<Date>,
    /// What was wrong and what is right.
    pub text: RichText,
}

impl Decode for Correction {
    fn decode(value: Value) -> Option<Correction> {
        let mut json = Fields::of(value)?;
        Some(Correction { date: json.get("date"), text: json.get("text")? })
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
    /// The language's name in that language, such as "English"; its code when absent.
    pub name: Option<String>,
}

impl Decode for Translation {
    fn decode(value: Value) -> Option<Translation> {
        let mut json = Fields::of(value)?;
        Some(Translation { in_language: json.get("inLanguage")?, url: json.get("url")?, name: json.text("name") })
    }
}

/// Where the posts of a live blog are: `live/<id>/latest.json`.
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

/// Who paid for a sponsored article.
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
    /// The article's id; its file and its address end with it.
    pub id: Id,
    /// The headline.
    pub headline: String,
    /// What kind of article it is; gives its label.
    #[serde(default)]
    pub kind: Kind,
    /// One or two words above the headline, such as "WAR".
    pub kicker: Option<String>,
    /// The lead: the summary under the headline.
    pub description: Option<String>,
    /// The language (BCP 47) when it is not the edition's.
    pub in_language: Option<String>,
    /// Who wrote it.
    #[serde(default)]
    pub author: Vec<Author>,
    /// Who paid for it, when its kind is `sponsored`.
    pub sponsor: Option<Sponsor>,
    /// The section it belongs to.
    pub section: Option<Reference>,
    /// The running story it belongs to.
    pub topic: Option<Reference>,
    /// The main picture.
    pub image: Option<Image>,
    /// The main video; shown in place of the main picture.
    pub video: Option<VideoBlock>,
    /// The text, block by block.
    #[serde(default)]
    pub body: Vec<Block>,
    /// Stories on the same subject.
    #[serde(default)]
    pub related: Vec<Teaser>,
    /// First publication.
    pub date_published: Option<Date>,
    /// Last change.
    pub date_modified: Option<Date>,
    /// What was put right after publication, newest first.
    #[serde(default)]
    pub corrections: Vec<Correction>,
    /// Whether the article stands.
    #[serde(default)]
    pub status: Status,
    /// Why it was withdrawn.
    pub status_message: Option<String>,
    /// The same article in other languages.
    #[serde(default)]
    pub translations: Vec<Translation>,
    /// Where its posts are, when its kind is `live`.
    pub live: Option<LiveReference>,
    /// The address that search engines should keep, when it is not this one.
    pub canonical: Option<String>,
    /// Old addresses (paths on this site) that lead here.
    #[serde(default)]
    pub aliases: Vec<String>,
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
            related: json.items("related"),
            date_published: json.get("datePublished"),
            date_modified: json.get("dateModified"),
            corrections: json.items("corrections"),
            status: json.get("status").unwrap_or_default(),
            status_message: json.text("statusMessage"),
            translations: json.items("translations"),
            live: json.get("live"),
            canonical: json.text("canonical"),
            aliases: json.items("aliases"),
        })
    }
}
