//! Lists of articles: of a section, a topic or an author; one type for all three.

use super::{Id, Image, RichText, Teaser, lenient};
use serde::{Deserialize, Serialize};

/// What a list gathers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ListKind {
    Section,
    Topic,
    Author,
}

impl ListKind {
    /// The kinds, in the order of the contract.
    pub const ALL: [ListKind; 3] = [ListKind::Section, ListKind::Topic, ListKind::Author];

    /// The folder's name, in files and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            ListKind::Section => "section",
            ListKind::Topic => "topic",
            ListKind::Author => "author",
        }
    }
}

/// `lists/<kind>/<id>/latest.json` and `lists/<kind>/<id>/<n>.json`: a page of a list, newest first.
///
/// The latest page holds the newest N to 2N teasers; full pages of N are numbered from the oldest, so that
/// publishing an article rewrites few files however large the archive is.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ListPage {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// What the list gathers.
    pub kind: ListKind,
    /// The id of the section, topic or author.
    pub id: Id,
    /// The name readers see.
    pub name: String,
    /// What the section or topic is about, or who the author is.
    #[serde(default, deserialize_with = "lenient::field")]
    pub description: Option<RichText>,
    /// The author's role.
    #[serde(default, deserialize_with = "lenient::text")]
    pub role: Option<String>,
    /// A picture of the topic or the author.
    #[serde(default, deserialize_with = "lenient::field")]
    pub image: Option<Image>,
    /// The number of this page; absent in `latest.json`.
    #[serde(default, deserialize_with = "lenient::field")]
    pub page: Option<u32>,
    /// The number of the newest full page, in `latest.json`; 0 or absent when there is none.
    #[serde(default, deserialize_with = "lenient::field")]
    pub newest_full_page: u32,
    /// The articles, newest first.
    #[serde(default, deserialize_with = "lenient::items")]
    pub teasers: Vec<Teaser>,
}
