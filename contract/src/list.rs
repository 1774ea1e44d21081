//! Lists of articles: of a section, a topic or an author; one type for all three.

use crate::lenient::{Decode, Fields};
use crate::{Id, Image, RichText, Teaser};
use serde::Serialize;
use serde_json::Value;

/// The kind of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ListKind {
    Section,
    Topic,
    Author,
}

impl Decode for ListKind {
    fn decode(value: Value) -> Option<ListKind> {
        match value.as_str()? {
            "section" => Some(ListKind::Section),
            "topic" => Some(ListKind::Topic),
            "author" => Some(ListKind::Author),
            _ => None,
        }
    }
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
/// The latest page contains the newest N to 2N teasers. Full pages of N teasers each, numbered from the oldest, contain
/// the others, so publishing an article rewrites few files however large the archive is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ListPage {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The kind of the list.
    pub kind: ListKind,
    /// The id of the section, topic or author.
    pub id: Id,
    /// The name that readers see.
    pub name: String,
    /// A description of the section, the topic or the author.
    pub description: Option<RichText>,
    /// The author's role.
    pub role: Option<String>,
    /// An image of the topic or the author.
    pub image: Option<Image>,
    /// The number of this page; absent in `latest.json`.
    pub page: Option<u32>,
    /// The number of the newest full page, in `latest.json`; 0 or absent if there is none.
    #[serde(default)]
    pub newest_full_page: u32,
    /// The articles, newest first.
    #[serde(default)]
    pub teasers: Vec<Teaser>,
}

impl Decode for ListPage {
    fn decode(value: Value) -> Option<ListPage> {
        let mut json = Fields::of(value)?;
        Some(ListPage {
            version: json.text("version"),
            kind: json.get("kind")?,
            id: json.get("id")?,
            name: json.get("name")?,
            description: json.get("description"),
            role: json.text("role"),
            image: json.get("image"),
            page: json.get("page"),
            newest_full_page: json.get("newestFullPage").unwrap_or_default(),
            teasers: json.items("teasers"),
        })
    }
}
