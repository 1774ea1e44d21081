//! A teaser: an article in short, as a link to it.

use super::picture::decorative;
use super::{Sizes, byline, label, save_button, use_site};
use crate::markup::{Element, el};
use contract::{Kind, Teaser};

/// How much of a teaser is shown, from the lead story to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The lead story: large picture, large headline, lead.
    Lead,
    /// Picture, headline, lead.
    Story,
    /// Headline and small picture, in a list.
    Row,
    /// Kicker and headline alone.
    Line,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Look::Lead => "teaser teaser-lead",
            Look::Story => "teaser teaser-story",
            Look::Row => "teaser teaser-row",
            Look::Line => "teaser teaser-line",
        }
    }

    fn picture(self) -> Option<Sizes> {
        match self {
            Look::Lead => Some(Sizes::Lead),
            Look::Story => Some(Sizes::Third),
            Look::Row => Some(Sizes::Thumbnail),
            Look::Line => None,
        }
    }
}

/// A teaser. `heading` is the element of its headline: `h2`, `h3`, or `p` where the list's own heading is enough.
/// public/offline/teaser.js makes the same row.
pub fn teaser(teaser: Teaser, look: Look, heading: &'static str, eager: bool) -> Element {
    let save = save_button(&teaser.id);
    let href = use_site().article(&teaser.id, teaser.section.as_ref());
    let kicker = teaser.kicker.map(|kicker| el("span").class("kicker").child(kicker));
    let link = el("a")
        .attr("href", href)
        .child(label(teaser.id, teaser.kind))
        .child(kicker)
        .child(" ")
        .child(el("span").class("headline").child(teaser.headline));
    let lead = teaser.description.filter(|_| matches!(look, Look::Lead | Look::Story));
    let author = if teaser.kind == Kind::Opinion { byline(teaser.author, false) } else { None };
    let words = el("div")
        .class("teaser-words")
        .child(el(heading).class("teaser-heading").child(link))
        .child(save)
        .child(lead.map(|lead| el("p").class("teaser-description").child(lead)))
        .child(author);
    // The headline says where the link leads; a picture read out before it would only be in the way.
    let picture = look.picture().zip(teaser.image).and_then(|(sizes, image)| decorative(image, sizes, eager));
    let picture = picture.map(|picture| el("div").class("teaser-picture").child(picture));
    el("article").class(look.class()).child(words).child(picture)
}
