//! The home page, the most-read list and what is live now.

use super::{Date, Id, Teaser, lenient};
use serde::{Deserialize, Serialize};

/// Teasers that stand together on the home page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Group {
    /// The line above the group; the lead group usually has none.
    #[serde(default, deserialize_with = "lenient::text")]
    pub heading: Option<String>,
    /// The section that the heading leads to.
    #[serde(default, deserialize_with = "lenient::field")]
    pub section: Option<Id>,
    /// The topic that the heading leads to.
    #[serde(default, deserialize_with = "lenient::field")]
    pub topic: Option<Id>,
    /// Importance: 1 is the lead story's group, 2 its company, 3 and more the rest of the page.
    #[serde(default, deserialize_with = "lenient::field")]
    pub rank: u8,
    /// The stories, most important first.
    #[serde(default, deserialize_with = "lenient::items")]
    pub teasers: Vec<Teaser>,
}

/// `front.json`: the home page.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Front {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// When it was last edited.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_modified: Option<Date>,
    /// The groups, in the order of the page.
    #[serde(default, deserialize_with = "lenient::items")]
    pub groups: Vec<Group>,
}

/// The time that a most-read list covers.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Window {
    pub from: Date,
    pub to: Date,
}

/// `most-read.json`: the ranked list, the same on all pages.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct MostRead {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// When it was computed.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_modified: Option<Date>,
    /// The time it covers.
    #[serde(default, deserialize_with = "lenient::field")]
    pub window: Option<Window>,
    /// The stories, most read first.
    #[serde(default, deserialize_with = "lenient::items")]
    pub teasers: Vec<Teaser>,
}

/// `live.json`: what is live now. It alone switches the live label on, anywhere.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LiveNow {
    /// The contract's version, such as `1.0`.
    #[serde(default, deserialize_with = "lenient::text")]
    pub version: Option<String>,
    /// Ids of the articles that are live now.
    #[serde(default, deserialize_with = "lenient::items")]
    pub articles: Vec<Id>,
}
