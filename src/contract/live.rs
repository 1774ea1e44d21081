//! The posts of a live blog.

use super::{Author, Block, Date, Id, lenient};
use serde::{Deserialize, Serialize};

/// Whether posts are still being added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum LiveState {
    #[default]
    Live,
    Ended,
}

/// One post.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Post {
    /// Unique within its live blog.
    pub id: Id,
    #[serde(default, deserialize_with = "lenient::text")]
    pub headline: Option<String>,
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_published: Option<Date>,
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_modified: Option<Date>,
    /// Who wrote it.
    #[serde(default, deserialize_with = "lenient::items")]
    pub author: Vec<Author>,
    /// A turning point; listed in the summary at the top.
    #[serde(default, deserialize_with = "lenient::field")]
    pub key: bool,
    /// Kept above the others.
    #[serde(default, deserialize_with = "lenient::field")]
    pub pinned: bool,
    /// Taken back: nothing of it is shown.
    #[serde(default, deserialize_with = "lenient::field")]
    pub deleted: bool,
    /// The text, block by block.
    #[serde(default, deserialize_with = "lenient::items")]
    pub body: Vec<Block>,
}

/// A turning point, for the summary at the top.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct KeyPost {
    /// The post's id.
    pub id: Id,
    pub headline: String,
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_published: Option<Date>,
}

/// `live/<id>/latest.json` and `live/<id>/<n>.json`: posts, newest first.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LivePage {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// The live blog's id.
    pub id: Id,
    /// Whether posts are still being added.
    #[serde(default, deserialize_with = "lenient::field")]
    pub state: LiveState,
    /// Grows with every change of any post, in `latest.json`.
    #[serde(default, deserialize_with = "lenient::field")]
    pub revision: u32,
    /// The number of this page; absent in `latest.json`.
    #[serde(default, deserialize_with = "lenient::field")]
    pub page: Option<u32>,
    /// The number of the newest full page, in `latest.json`; 0 or absent when there is none.
    #[serde(default, deserialize_with = "lenient::field")]
    pub newest_full_page: u32,
    /// Posts kept above the others, in `latest.json`.
    #[serde(default, deserialize_with = "lenient::items")]
    pub pinned: Vec<Post>,
    /// The turning points, newest first, in `latest.json`.
    #[serde(default, deserialize_with = "lenient::items")]
    pub key_posts: Vec<KeyPost>,
    /// The posts, newest first; in `latest.json` the newest 20.
    #[serde(default, deserialize_with = "lenient::items")]
    pub posts: Vec<Post>,
}
