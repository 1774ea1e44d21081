//! The posts of a live blog.

use crate::lenient::{Decode, Fields};
use crate::{Author, Block, Date, Id};
use serde::Serialize;
use serde_json::Value;

/// The state of a live blog: live while posts are being added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LiveState {
    #[default]
    Live,
    Ended,
}

impl Decode for LiveState {
    fn decode(value: Value) -> Option<LiveState> {
        match value.as_str()? {
            "live" => Some(LiveState::Live),
            "ended" => Some(LiveState::Ended),
            _ => None,
        }
    }
}

/// One post.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Post {
    /// The post's id, unique within its live blog.
    pub id: Id,
    pub headline: Option<String>,
    pub date_published: Option<Date>,
    pub date_modified: Option<Date>,
    /// The authors.
    #[serde(default)]
    pub author: Vec<Author>,
    /// True for a turning point, which the summary at the top lists.
    #[serde(default)]
    pub key: bool,
    /// True for a post that stays above the others.
    #[serde(default)]
    pub pinned: bool,
    /// True for a withdrawn post, of which nothing is shown.
    #[serde(default)]
    pub deleted: bool,
    /// The text, block by block.
    #[serde(default)]
    pub body: Vec<Block>,
}

impl Decode for Post {
    fn decode(value: Value) -> Option<Post> {
        let mut json = Fields::of(value)?;
        Some(Post {
            id: json.get("id")?,
            headline: json.text("headline"),
            date_published: json.get("datePublished"),
            date_modified: json.get("dateModified"),
            author: json.items("author"),
            key: json.get("key").unwrap_or_default(),
            pinned: json.get("pinned").unwrap_or_default(),
            deleted: json.get("deleted").unwrap_or_default(),
            body: json.items("body"),
        })
    }
}

/// A turning point, for the summary at the top.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct KeyPost {
    /// The post's id.
    pub id: Id,
    pub headline: String,
    pub date_published: Option<Date>,
}

impl Decode for KeyPost {
    fn decode(value: Value) -> Option<KeyPost> {
        let mut json = Fields::of(value)?;
        Some(KeyPost {
            id: json.get("id")?,
            headline: json.get("headline")?,
            date_published: json.get("datePublished"),
        })
    }
}

/// `live/<id>/latest.json` and `live/<id>/<n>.json`: posts, newest first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LivePage {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The live blog's id.
    pub id: Id,
    /// The state of the live blog.
    #[serde(default)]
    pub state: LiveState,
    /// Increases with every change of any post, in `latest.json`.
    #[serde(default)]
    pub revision: u32,
    /// The time between two requests of a reader's page for `latest.json`, in seconds, 10 to 300; 0 for none.
    #[cfg_attr(feature = "schema", schemars(range(max = 300)))]
    pub poll_seconds: Option<u32>,
    /// The number of this page; absent in `latest.json`.
    pub page: Option<u32>,
    /// The number of the newest full page, in `latest.json`; 0 or absent if there is none.
    #[serde(default)]
    pub newest_full_page: u32,
    /// Posts that stay above the others, in `latest.json`.
    #[serde(default)]
    pub pinned: Vec<Post>,
    /// The turning points, newest first, in `latest.json`.
    #[serde(default)]
    pub key_posts: Vec<KeyPost>,
    /// The posts, newest first; in `latest.json` the newest 20.
    #[serde(default)]
    pub posts: Vec<Post>,
}

impl Decode for LivePage {
    fn decode(value: Value) -> Option<LivePage> {
        let mut json = Fields::of(value)?;
        Some(LivePage {
            version: json.text("version"),
            id: json.get("id")?,
            state: json.get("state").unwrap_or_default(),
            revision: json.get("revision").unwrap_or_default(),
            poll_seconds: json.get("pollSeconds"),
            page: json.get("page"),
            newest_full_page: json.get("newestFullPage").unwrap_or_default(),
            pinned: json.items("pinned"),
            key_posts: json.items("keyPosts"),
            posts: json.items("posts"),
        })
    }
}
