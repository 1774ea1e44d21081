//! Pictures: several files to choose from, the space kept, the focal point in view.

use super::{Text, use_messages, use_site};
use crate::contract::{FocalPoint, Image, Rendition, is_safe_source};
use leptos::prelude::*;

/// How wide a picture is shown; the browser chooses a file by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sizes {
    /// The main picture of an article, and the lead story's.
    Lead,
    /// In the body, as wide as the text.
    Column,
    /// One of several beside each other.
    Third,
    /// A small one in a list.
    Thumbnail,
    /// As large as the window.
    Full,
}

impl Sizes {
    fn as_str(self) -> &'static str {
        match self {
            Sizes::Lead => "(min-width: 64em) 44rem, 100vw",
            Sizes::Column => "(min-width: 44em) 40rem, 100vw",
            Sizes::Third => "(min-width: 64em) 20rem, (min-width: 36em) 50vw, 100vw",
            Sizes::Thumbnail => "7rem",
            Sizes::Full => "100vw",
        }
    }
}

/// A picture without caption. `eager` is for what is seen first; the others load when they come near.
#[component]
pub fn Picture(
    image: Image,
    sizes: Sizes,
    #[prop(optional)] eager: bool,
    /// Decorative here, such as in a link whose words say the same.
    #[prop(optional)]
    decorative: bool,
) -> impl IntoView {
    let site = use_site();
    let renditions: Vec<Rendition> =
        image.renditions.into_iter().filter(|rendition| is_safe_source(&rendition.url)).collect();
    let fallback = renditions.last()?.media_type.clone();
    let srcset = |media_type: &Option<String>| {
        let same_type = renditions.iter().filter(|rendition| rendition.media_type == *media_type);
        let files = same_type.map(|rendition| format!("{} {}w", address(&site.file(&rendition.url)), rendition.width));
        files.collect::<Vec<_>>().join(", ")
    };
    let mut types: Vec<&Option<String>> = Vec::new();
    for rendition in &renditions {
        if rendition.media_type != fallback && !types.contains(&&rendition.media_type) {
            types.push(&rendition.media_type);
        }
    }
    let sources: Vec<AnyView> = types
        .into_iter()
        .map(|media_type| {
            view! { <source type=media_type.clone() srcset=srcset(media_type) sizes=sizes.as_str() /> }.into_any()
        })
        .collect();
    let alt = if decorative { String::new() } else { image.alt.unwrap_or_default() };
    let largest = renditions.iter().filter(|rendition| rendition.media_type == fallback).max_by_key(|r| r.width)?;
    let view = view! {
        <picture>
            {sources}
            <img
                class=focus(image.focal_point)
                srcset=srcset(&fallback)
                sizes=sizes.as_str()
                src=site.file(&largest.url)
                width=image.width
                height=image.height
                alt=alt
                loading=if eager { "eager" } else { "lazy" }
                fetchpriority=eager.then_some("high")
                decoding="async"
            />
        </picture>
    };
    Some(view.into_any())
}

/// A picture with its caption and credit.
#[component]
pub fn Figure(image: Image, sizes: Sizes, #[prop(optional)] eager: bool) -> impl IntoView {
    let caption = image.caption.clone();
    let credit = image.credit.clone();
    view! {
        <figure class="figure">
            <Picture image sizes eager />
            <Caption caption credit />
        </figure>
    }
    .into_any()
}

/// The line under a picture or a video; nothing when both are missing.
#[component]
pub fn Caption(caption: Option<crate::contract::RichText>, credit: Option<String>) -> impl IntoView {
    let messages = use_messages();
    let caption = caption.filter(|caption| !caption.is_empty());
    (caption.is_some() || credit.is_some()).then(|| {
        view! {
            <figcaption>
                {caption.map(|text| view! { <span class="caption"><Text text /></span>" " })}
                {credit.map(|credit| view! { <small class="credit">{(messages.credit)(&credit)}</small> })}
            </figcaption>
        }
        .into_any()
    })
}

/// Commas and spaces part the entries of a srcset.
fn address(url: &str) -> String {
    url.replace(' ', "%20").replace(',', "%2C")
}

/// The focal point in tenths, as classes: a strict policy refuses style attributes.
fn focus(point: Option<FocalPoint>) -> Option<String> {
    let tenths = |part: f32| (part.clamp(0.0, 1.0) * 10.0).round() as u8;
    point.map(|point| format!("focus-x-{} focus-y-{}", tenths(point.x), tenths(point.y)))
}
