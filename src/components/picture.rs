//! Images: several files to choose from, reserved space, the focal point in view.

use super::{text, use_messages, use_site};
use crate::markup::{Element, el};
use contract::{FocalPoint, Image, Rendition, RichText, is_safe_link, is_safe_source};

/// The width of an image on the page, by which the browser chooses a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageSlot {
    /// The main image of an article or of the lead story.
    Lead,
    /// An image in the body, as wide as the text.
    Column,
    /// One of several images in a row.
    Third,
    /// A small image in a list.
    Thumbnail,
    /// As large as the viewport.
    Full,
}

impl ImageSlot {
    fn as_str(self) -> &'static str {
        match self {
            ImageSlot::Lead => "(min-width: 64em) 53rem, 100vw",
            ImageSlot::Column => "(min-width: 44em) 40rem, 100vw",
            ImageSlot::Third => "(min-width: 64em) 20rem, (min-width: 36em) 50vw, 100vw",
            ImageSlot::Thumbnail => "7rem",
            ImageSlot::Full => "100vw",
        }
    }
}

/// An image without caption; `None` if none of its files may be loaded. An image with priority is loaded first; the
/// others are loaded when they come near the viewport.
pub fn picture(image: Image, sizes: ImageSlot, priority: bool) -> Option<Element> {
    let site = use_site();
    let renditions: Vec<Rendition> =
        image.renditions.into_iter().filter(|rendition| is_safe_source(&rendition.url)).collect();
    let fallback = &renditions.last()?.media_type;
    let of_type = |media_type: &Option<String>| {
        let files: Vec<String> = renditions
            .iter()
            .filter(|rendition| rendition.media_type == *media_type)
            .map(|rendition| format!("{} {}w", for_srcset(&site.file(&rendition.url)), rendition.width))
            .collect();
        files.join(", ")
    };
    let mut types: Vec<&Option<String>> = Vec::new();
    for rendition in &renditions {
        if rendition.media_type != *fallback && !types.contains(&&rendition.media_type) {
            types.push(&rendition.media_type);
        }
    }
    let source = |media_type: &Option<String>| {
        el("source").maybe("type", media_type.clone()).attr("srcset", of_type(media_type)).attr("sizes", sizes.as_str())
    };
    let sources: Vec<Element> = types.into_iter().map(source).collect();
    let largest =
        renditions.iter().filter(|rendition| rendition.media_type == *fallback).max_by_key(|file| file.width)?;
    let img = el("img")
        .maybe("class", image.focal_point.map(focus))
        // Before the addresses, so that no browser starts to load a lazy image.
        .attr("loading", if priority { "eager" } else { "lazy" })
        .maybe("fetchpriority", priority.then_some("high"))
        .attr("decoding", "async")
        .attr("sizes", sizes.as_str())
        .attr("srcset", of_type(fallback))
        .attr("src", site.file(&largest.url))
        .maybe("width", image.width.map(|width| width.to_string()))
        .maybe("height", image.height.map(|height| height.to_string()))
        .attr("alt", image.alt.unwrap_or_default());
    Some(el("picture").child(sources).child(img))
}

/// An image beside text with the same content: its alt text is empty, so that screen readers do not read it twice.
pub fn decorative(image: Image, sizes: ImageSlot, priority: bool) -> Option<Element> {
    picture(Image { alt: None, ..image }, sizes, priority)
}

/// An image with its caption and credit, and the address that it links to.
pub fn figure(mut image: Image, sizes: ImageSlot, priority: bool, href: Option<String>) -> Element {
    el("figure").class("figure").content(|| {
        let credit = match (image.credit.take(), image.copyright_notice.take()) {
            (Some(credit), Some(notice)) => Some(format!("{credit}. {notice}")),
            (credit, notice) => credit.or(notice),
        };
        let caption = caption(image.caption.take(), credit);
        let picture = picture(image, sizes, priority);
        let picture = match href.filter(|href| is_safe_link(href)) {
            Some(href) => Some(el("a").attr("href", href).child(picture)),
            None => picture,
        };
        [picture, caption].into_iter().flatten().collect::<Vec<_>>()
    })
}

/// The caption and credit of an image or a video, if there are any.
pub fn caption(caption: Option<RichText>, credit: Option<String>) -> Option<Element> {
    let caption = caption.filter(|caption| !caption.is_empty());
    if caption.is_none() && credit.is_none() {
        return None;
    }
    let caption = caption.map(|caption| el("span").class("caption").child(text(caption)));
    let credit = credit.map(|credit| el("small").class("credit").child((use_messages().credit)(&credit)));
    Some(el("figcaption").child(caption).child(" ").child(credit))
}

/// Escapes spaces and a comma at the end, which separate the entries of a srcset. Other commas stay as they are in the
/// file, because the device stores an image under its address.
fn for_srcset(url: &str) -> String {
    let safe = url.replace(' ', "%20");
    match safe.strip_suffix(',') {
        Some(start) => format!("{start}%2C"),
        None => safe,
    }
}

/// The focal point in tenths, as classes: the content security policy forbids style attributes.
fn focus(point: FocalPoint) -> String {
    let tenths = |part: f32| (part.clamp(0.0, 1.0) * 10.0).round() as u8;
    format!("focus-x-{} focus-y-{}", tenths(point.x), tenths(point.y))
}
