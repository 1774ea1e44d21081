//! The home page, the most-read list and the list of live articles.

use crate::lenient::{Decode, Fields};
use crate::{Date, Id, Teaser};
use serde::Serialize;
use serde_json::Value;

/// A group of teasers on the home page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Group {
    /// The heading of the group. The lead group usually has none.
    pub heading: Option<String>,
    /// The section that the heading links to.
    pub section: Option<Id>,
    /// The topic that the heading links to.
    pub topic: Option<Id>,
    /// Importance: 1 for the lead story's group, 2 for the stories next to it, 3 and more (and 0, the default) for the
    /// rest.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub rank: u8,
    /// The stories, most important first.
    #[serde(default)]
    pub teasers: Vec<Teaser>,
}

impl Decode for Group {
    fn decode(value: Value) -> Option<Group> {
        let mut json = Fields::of(value)?;
        Some(Group {
            heading: json.text("heading"),
            section: json.get("section"),
            topic: json.get("topic"),
            rank: json.get("rank").unwrap_or_default(),
            teasers: json.items("teasers"),
        })
    }
}

/// `front.json`: the home page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Front {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The date of the last change.
    pub date_modified: Option<Date>,
    /// The groups, in the order of the page.
    #[serde(default)]
    pub groups: Vec<Group>,
}

impl Decode for Front {
    fn decode(value: Value) -> Option<Front> {
        let mut json = Fields::of(value)?;
        Some(Front {
            version: json.text("version"),
            date_modified: json.get("dateModified"),
            groups: json.items("groups"),
        })
    }
}

/// The period that a most-read list covers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Window {
    pub from: Date,
    pub to: Date,
}

impl Decode for Window {
    fn decode(value: Value) -> Option<Window> {
        let mut json = Fields::of(value)?;
        Some(Window { from: json.get("from")?, to: json.get("to")? })
    }
}

/// `most-read.json`: the ranked list, the same on all pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct MostRead {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The date of the computation.
    pub date_modified: Option<Date>,
    /// The period that it covers.
    pub window: Option<Window>,
    /// The stories, most read first.
    #[serde(default)]
    pub teasers: Vec<Teaser>,
}

impl Decode for MostRead {
    fn decode(value: Value) -> Option<MostRead> {
        let mut json = Fields::of(value)?;
        Some(MostRead {
            version: json.text("version"),
            date_modified: json.get("dateModified"),
            window: json.get("window"),
            teasers: json.items("teasers"),
        })
    }
}

/// `live.json`: the articles that are live now. This file alone switches on the live label, everywhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LiveNow {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// Ids of the articles that are live now.
    #[serde(default)]
    pub articles: Vec<Id>,
}

impl Decode for LiveNow {
    fn decode(value: Value) -> Option<LiveNow> {
        let mut json = Fields::of(value)?;
        Some(LiveNow { version: json.text("version"), articles: json.items("articles") })
    }
}
