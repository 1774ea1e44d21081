//! What stands for an article elsewhere: on the front page, in lists, among related stories.

use super::{Author, Date, Id, Image, Kind, Reference, lenient};
use serde::{Deserialize, Serialize};

/// An article in short. Embedded wherever it is shown, so that a page needs no chain of requests.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Teaser {
    /// The article's id.
    pub id: Id,
    /// The article's headline.
    pub headline: String,
    /// One or two words above the headline.
    #[serde(default, deserialize_with = "lenient::text")]
    pub kicker: Option<String>,
    /// The article's lead; shown where there is room.
    #[serde(default, deserialize_with = "lenient::text")]
    pub description: Option<String>,
    /// What kind of article it is; gives its label.
    #[serde(default, deserialize_with = "lenient::field")]
    pub kind: Kind,
    /// The section it belongs to.
    #[serde(default, deserialize_with = "lenient::field")]
    pub section: Option<Reference>,
    /// Its authors; shown for opinion.
    #[serde(default, deserialize_with = "lenient::items")]
    pub author: Vec<Author>,
    /// Its picture.
    #[serde(default, deserialize_with = "lenient::field")]
    pub image: Option<Image>,
    /// First publication.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_published: Option<Date>,
    /// Last change.
    #[serde(default, deserialize_with = "lenient::field")]
    pub date_modified: Option<Date>,
}
