//! One article: everything its page needs but the most-read list.

use super::{Block, Date, Id, Image, Reference, RichText, Teaser, VideoBlock, lenient};
use serde::{Deserialize, Serialize};

/// What kind of article it is. An unknown kind is read as `article`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
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

/// Whether the article stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    #[default]
    Published,
    /// Taken back: its page shows `statusMessage` in place of the body, and copies kept on devices follow.
    Withdrawn,
}

/// Who wrote the article.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Author {
    /// The author's id, when there is a list of the author's articles.
    #[serde(default, deserialize_with = "lenient::field")]
    pub id: Option<Id>,
    pub name: String,
    /// What the author is or did, such as "correspondent in Erbil".
    #[serde(default, deserialize_with = "lenient::text")]
    pub role: Option<String>,
}

/// Something put right after publication.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Correction {
    /// When it was put right.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date: Option<Date>,
    /// What was wrong and what is right.
    pub text: RichText,
}

/// The same article in another language.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Translation {
    /// Its language (BCP 47).
    pub in_language: String,
    /// Its address.
    pub url: String,
    /// The language's name in that language, such as "English"; its code when absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub name: Option<String>,
}

/// Where the posts of a live blog are: `live/<id>/latest.json`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LiveReference {
    pub id: Id,
}

/// Who paid for a sponsored article.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Sponsor {
    pub name: String,
    /// The sponsor's site.
    #[serde(default, deserialize_with = "lenient::text")]
    pub url: Option<String>,
}

/// `articles/<id>.json`: one article. Only the id and the headline are required.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Article {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// The article's id; its file and its address end with it.
    pub id: Id,
    /// The headline.
    pub headline: String,
    /// What kind of article it is; gives its label.
    #[serde(default, deserialize_with = "lenient::field")]
    pub kind: Kind,
    /// One or two words above the headline, such as "WAR".
    #[serde(default, deserialize_with = "lenient::text")]
    pub kicker: Option<String>,
    /// The lead: the summary under the headline.
    #[serde(default, deserialize_with = "lenient::text")]
    pub description: Option<String>,
    /// The language (BCP 47) when it is not the edition's.
    #[serde(default, deserialize_with = "lenient::text")]
    pub in_language: Option<String>,
    /// Who wrote it.
    #[serde(default, deserialize_with = "lenient::items")]
    pub author: Vec<Author>,
    /// Who paid for it, when its kind is `sponsored`.
    #[serde(default, deserialize_with = "lenient::field")]
    pub sponsor: Option<Sponsor>,
    /// The section it belongs to.
    #[serde(default, deserialize_with = "lenient::field")]
    pub section: Option<Reference>,
    /// The running story it belongs to.
    #[serde(default, deserialize_with = "lenient::field")]
    pub topic: Option<Reference>,
    /// The main picture.
    #[serde(default, deserialize_with = "lenient::field")]
    pub image: Option<Image>,
    /// The main video; shown in place of the main picture.
    #[serde(default, deserialize_with = "lenient::field")]
    pub video: Option<VideoBlock>,
    /// The text, block by block.
    #[serde(default, deserialize_with = "lenient::items")]
    pub body: Vec<Block>,
    /// Stories on the same subject.
    #[serde(default, deserialize_with = "lenient::items")]
    pub related: Vec<Teaser>,
    /// First publication.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_published: Option<Date>,
    /// Last change.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_modified: Option<Date>,
    /// What was put right after publication, newest first.
    #[serde(default, deserialize_with = "lenient::items")]
    pub corrections: Vec<Correction>,
    /// Whether the article stands.
    #[serde(default, deserialize_with = "lenient::field")]
    pub status: Status,
    /// Why it was withdrawn.
    #[serde(default, deserialize_with = "lenient::text")]
    pub status_message: Option<String>,
    /// The same article in other languages.
    #[serde(default, deserialize_with = "lenient::items")]
    pub translations: Vec<Translation>,
    /// Where its posts are, when its kind is `live`.
    #[serde(default, deserialize_with = "lenient::field")]
    pub live: Option<LiveReference>,
    /// The address that search engines should keep, when it is not this one.
    #[serde(default, deserialize_with = "lenient::text")]
    pub canonical: Option<String>,
    /// Old addresses (paths on this site) that lead here.
    #[serde(default, deserialize_with = "lenient::items")]
    pub aliases: Vec<String>,
}
