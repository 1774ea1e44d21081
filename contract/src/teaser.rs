//! The short form of an article on the front page, in lists and among related stories.

use crate::encode::{Encode, ObjectWriter};
use crate::lenient::{Decode, Fields};
use crate::{Author, Date, Id, Image, Kind, Reference};
use serde::Serialize;
use serde_json::Value;

/// The short form of an article. Embedded in every file that shows it, so that a page needs no chain of requests.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Teaser {
    /// The article's id.
    pub id: Id,
    /// The article's headline.
    pub headline: String,
    /// One or two words above the headline.
    pub kicker: Option<String>,
    /// The article's lead, shown where there is room.
    pub description: Option<String>,
    /// The kind of article, which decides on its label.
    #[serde(default)]
    pub kind: Kind,
    /// The section it belongs to.
    pub section: Option<Reference>,
    /// The article's authors, shown for opinion.
    #[serde(default)]
    pub author: Vec<Author>,
    /// The article's image.
    pub image: Option<Image>,
    /// First publication.
    pub date_published: Option<Date>,
    /// Last change.
    pub date_modified: Option<Date>,
    /// True if the article was corrected after its publication.
    #[serde(default)]
    pub corrected: bool,
}

impl Decode for Teaser {
    fn decode(value: Value) -> Option<Teaser> {
        let mut json = Fields::of(value)?;
        Some(Teaser {
            id: json.get("id")?,
            headline: json.text("headline")?,
            kicker: json.text("kicker"),
            description: json.text("description"),
            kind: json.get("kind").unwrap_or_default(),
            section: json.get("section"),
            author: json.items("author"),
            image: json.get("image"),
            date_published: json.get("datePublished"),
            date_modified: json.get("dateModified"),
            corrected: json.get("corrected").unwrap_or_default(),
        })
    }
}

/// Without the fields that are absent or false, and without the kind of an ordinary article.
impl Encode for Teaser {
    fn encode(&self, json: &mut String) {
        ObjectWriter::new(json)
            .field("id", &self.id)
            .field("headline", &self.headline)
            .maybe("kicker", self.kicker.as_ref())
            .maybe("description", self.description.as_ref())
            .maybe("kind", Some(&self.kind).filter(|kind| **kind != Kind::Article))
            .maybe("section", self.section.as_ref())
            .items("author", &self.author)
            .maybe("image", self.image.as_ref().filter(|image| !image.renditions.is_empty()))
            .maybe("datePublished", self.date_published.as_ref())
            .maybe("dateModified", self.date_modified.as_ref())
            .maybe("corrected", self.corrected.then_some(&true))
            .end();
    }
}
