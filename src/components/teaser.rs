//! A teaser: an article in short, as a link to it.

use super::{Byline, Label, Picture, Sizes, use_site};
use crate::contract::{Kind, Teaser};
use leptos::prelude::*;

/// How much of a teaser is shown, from the lead story to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeaserLook {
    /// The lead story: large picture, large headline, lead.
    Lead,
    /// Picture, headline, lead.
    Story,
    /// Headline and small picture, in a list.
    Row,
    /// Kicker and headline alone.
    Line,
}

/// A teaser. `level` is that of its heading; `None` where the list's own heading is enough.
#[component]
pub fn TeaserView(
    teaser: Teaser,
    look: TeaserLook,
    #[prop(optional)] level: Option<u8>,
    #[prop(optional)] eager: bool,
) -> impl IntoView {
    let site = use_site();
    let href = site.article(&teaser.id, teaser.section.as_ref());
    let picture = teaser.image.filter(|_| look != TeaserLook::Line).map(|image| {
        let sizes = match look {
            TeaserLook::Lead => Sizes::Lead,
            TeaserLook::Story => Sizes::Third,
            TeaserLook::Row | TeaserLook::Line => Sizes::Thumbnail,
        };
        // The headline says where the link leads; a picture read out before it would only be in the way.
        view! { <div class="teaser-picture"><Picture image sizes eager decorative=true /></div> }.into_any()
    });
    let lead = teaser.description.filter(|_| matches!(look, TeaserLook::Lead | TeaserLook::Story));
    let byline = (teaser.kind == Kind::Opinion && !teaser.author.is_empty())
        .then(|| view! { <Byline authors=teaser.author links=false /> });
    let kicker = teaser.kicker.map(|kicker| view! { <span class="kicker">{kicker}</span>" " });
    let headline = view! {
        <a href=href>
            <Label id=teaser.id kind=teaser.kind />
            {kicker}
            <span class="headline">{teaser.headline}</span>
        </a>
    }
    .into_any();
    let heading = match level {
        Some(2) => view! { <h2 class="teaser-heading">{headline}</h2> }.into_any(),
        Some(_) => view! { <h3 class="teaser-heading">{headline}</h3> }.into_any(),
        None => view! { <p class="teaser-heading">{headline}</p> }.into_any(),
    };
    let class = match look {
        TeaserLook::Lead => "teaser teaser-lead",
        TeaserLook::Story => "teaser teaser-story",
        TeaserLook::Row => "teaser teaser-row",
        TeaserLook::Line => "teaser teaser-line",
    };
    view! {
        <article class=class>
            <div class="teaser-words">
                {heading}
                {lead.map(|lead| view! { <p class="teaser-description">{lead}</p> })}
                {byline}
            </div>
            {picture}
        </article>
    }
    .into_any()
}
