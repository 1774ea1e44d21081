//! A teaser: the short form of an article, as a link to it.

use super::picture::decorative;
use super::{ImageSlot, byline, label, save_button, use_messages, use_site};
use crate::markup::{Element, el};
use contract::{Kind, Teaser};

/// The amount of detail in a teaser, from the lead story to a single line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeaserVariant {
    /// The lead story: large picture, large headline, lead.
    Lead,
    /// Picture, headline, lead.
    Story,
    /// Headline and small picture, in a list.
    Row,
    /// The same in the reading list: without a button to save it.
    SavedRow,
    /// Kicker and headline alone.
    Line,
}

impl TeaserVariant {
    fn class(self) -> &'static str {
        match self {
            TeaserVariant::Lead => "teaser teaser-lead",
            TeaserVariant::Story => "teaser teaser-story",
            TeaserVariant::Row | TeaserVariant::SavedRow => "teaser teaser-row",
            TeaserVariant::Line => "teaser teaser-line",
        }
    }

    fn picture(self) -> Option<ImageSlot> {
        match self {
            TeaserVariant::Lead => Some(ImageSlot::Lead),
            TeaserVariant::Story => Some(ImageSlot::Third),
            TeaserVariant::Row | TeaserVariant::SavedRow => Some(ImageSlot::Thumbnail),
            TeaserVariant::Line => None,
        }
    }
}

/// A teaser. `heading` is the element of its headline: `h2`, `h3`, or `p` where the list's own heading is enough.
pub fn teaser(teaser: Teaser, variant: TeaserVariant, heading: &'static str, eager: bool) -> Element {
    let save = (variant != TeaserVariant::SavedRow).then(|| save_button(&teaser.id));
    let href = use_site().article(&teaser.id, teaser.section.as_ref());
    let kicker = teaser.kicker.map(|kicker| el("span").class("kicker").child(kicker));
    let link = el("a")
        .attr("href", href)
        .child(label(teaser.id, teaser.kind))
        .child(teaser.corrected.then(|| el("span").class("label").child(use_messages().corrected).child(" ")))
        .child(kicker)
        .child(" ")
        .child(el("span").class("headline").child(teaser.headline));
    let lead = teaser.description.filter(|_| matches!(variant, TeaserVariant::Lead | TeaserVariant::Story));
    let author = if teaser.kind == Kind::Opinion { byline(teaser.author, false) } else { None };
    let text = el("div")
        .class("teaser-text")
        .child(el(heading).class("teaser-heading").child(link))
        .child(save)
        .child(lead.map(|lead| el("p").class("teaser-description").child(lead)))
        .child(author);
    // The headline names the target of the link, so screen readers skip the image.
    let picture = variant.picture().zip(teaser.image).and_then(|(sizes, image)| decorative(image, sizes, eager));
    let picture = picture.map(|picture| el("div").class("teaser-picture").child(picture));
    el("article").class(variant.class()).child(text).child(picture)
}
