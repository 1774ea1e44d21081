//! The changes that readers' devices must follow, also to articles that are not opened again.

use crate::lenient::{Decode, Fields};
use crate::{Date, Id};
use serde::Serialize;
use serde_json::Value;

/// `changes.json`: the articles that were withdrawn or corrected. `press` writes it from the articles, and every visit
/// with a network reads it: copies on devices, saved articles and the history follow.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Changes {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The withdrawn articles.
    #[serde(default)]
    pub withdrawn: Vec<Change>,
    /// The corrected articles, newest first.
    #[serde(default)]
    pub corrected: Vec<Change>,
}

/// An article that has changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Change {
    /// The article's id.
    pub id: Id,
    /// Today's headline.
    pub headline: String,
    /// The time of the change. Older copies are outdated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
}

impl Decode for Changes {
    fn decode(value: Value) -> Option<Changes> {
        let mut json = Fields::of(value)?;
        Some(Changes {
            version: json.text("version"),
            withdrawn: json.items("withdrawn"),
            corrected: json.items("corrected"),
        })
    }
}

impl Decode for Change {
    fn decode(value: Value) -> Option<Change> {
        let mut json = Fields::of(value)?;
        Some(Change { id: json.get("id")?, headline: json.text("headline")?, date_modified: json.get("dateModified") })
    }
}
