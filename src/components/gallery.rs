//! A gallery, and the lightbox that shows its images large.
//!
//! The lightbox's only state is the fragment of the address, `#photo-<gallery>-<number>`. So back closes it, and a link
//! to an image opens it.

use super::{ImageSlot, caption, figure, picture, use_messages};
use crate::browser::nodes::Event;
use crate::browser::{clock, dialog, document, history};
use crate::effect::effect;
use crate::markup::{Element, dynamic, el};
use crate::routing::Router;
use contract::{GalleryBlock, Image, is_right_to_left};
use leptos::prelude::*;

/// The minimum horizontal distance of a swipe, in CSS pixels.
const SWIPE: i32 = 40;

/// The images of a gallery, each a link that opens the lightbox. `name` is unique on the page.
pub fn gallery(gallery: GalleryBlock, name: &str) -> Element {
    let messages = use_messages();
    let count = gallery.images.len();
    let label = gallery.title.clone().unwrap_or_else(|| messages.gallery.to_owned());
    let item = |(image, number): (Image, usize)| {
        let figcaption = caption(image.caption.clone(), image.credit.clone());
        let label = el("span").class("visually-hidden").child((messages.open_picture)(number, count));
        let link = el("a").attr("href", format!("#photo-{name}-{number}"));
        let link = link.child(picture(image, ImageSlot::Third, false)).child(label);
        el("li").child(el("figure").class("figure").child(link).child(figcaption))
    };
    let items: Vec<Element> = gallery.images.iter().cloned().zip(1..).map(item).collect();
    let lightbox = lightbox(gallery.images, name);
    el("section")
        .class("gallery")
        .attr("aria-label", label)
        .child(gallery.title.map(|title| el("p").class("aside-title").child(title)))
        .child(el("ul").child(items))
        .child(lightbox)
}

fn lightbox(images: Vec<Image>, name: &str) -> Element {
    let messages = use_messages();
    let router = expect_context::<Router>();
    let count = images.len();
    let prefix = StoredValue::new(format!("#photo-{name}-"));
    let id = format!("lightbox-{name}");
    let number = Memo::new(move |_| {
        let hash = router.hash.get();
        let number = prefix.with_value(|prefix| hash.strip_prefix(prefix.as_str())?.parse::<usize>().ok());
        number.filter(|number| (1..=count).contains(number))
    });
    // Opened by a link in this page, the lightbox has a history entry of its own; opened by its address, it has none.
    let has_own_entry = StoredValue::new(false);
    let mut before = None;
    effect({
        let id = id.clone();
        move || {
            let number = number.get();
            let id = id.clone();
            clock::request_animation_frame(move || {
                if number.is_none() {
                    return dialog::close(&id);
                }
                dialog::open(&id);
                // A link in the caption of the image before may have had the focus.
                if !document::has("dialog[open] :focus") {
                    document::focus("dialog[open] .lightbox-controls :last-child");
                }
            });
            if before == Some(None) && number.is_some() {
                has_own_entry.set_value(true);
            }
            before = Some(number);
        }
    });
    let close = move || {
        if has_own_entry.try_update_value(std::mem::take) == Some(true) {
            history::back();
        } else {
            router.replace_hash("");
        }
    };
    let go = move |by: isize| {
        let Some(number) = number.get_untracked() else { return };
        let next = (number as isize - 1 + by).rem_euclid(count as isize) + 1;
        router.replace_hash(&prefix.with_value(|prefix| format!("{prefix}{next}")));
    };
    // Arrow keys follow the reading direction of the page.
    let go_sideways = move |to_the_right: bool| {
        let forward = to_the_right != is_right_to_left(&document::language());
        go(if forward { 1 } else { -1 });
    };
    let on_key = move |event: Event| match dialog::key(&event).as_str() {
        "ArrowRight" => go_sideways(true),
        "ArrowLeft" => go_sideways(false),
        _ => {}
    };
    let pressed_at = StoredValue::new(None);
    let on_press = move |event: Event| pressed_at.set_value(dialog::pointer_x(&event));
    let on_release = move |event: Event| {
        let start = pressed_at.try_update_value(Option::take).flatten();
        let way = start.zip(dialog::pointer_x(&event)).map_or(0, |(start, end)| end - start);
        if way.abs() >= SWIPE {
            // Swiping to the left shows the image on the right.
            go_sideways(way < 0);
        }
    };
    let content = dynamic(move || {
        let number = number.get()?;
        let position = (messages.picture_count)(number, count);
        let position = el("p").class("lightbox-count").attr("aria-live", "polite").child(position);
        let picture = figure(images.get(number - 1)?.clone(), ImageSlot::Full, true, None);
        Some(el("div").class("lightbox-picture").child(picture).child(position))
    });
    let button = |label: &'static str| el("button").attr("type", "button").child(label);
    let controls = el("div")
        .class("lightbox-controls")
        .child(button(messages.previous).on("click", move |_| go(-1)))
        .child(button(messages.close).on("click", move |_| close()))
        .child(button(messages.next).on("click", move |_| go(1)));
    el("dialog")
        .class("lightbox")
        .attr("id", id)
        .attr("aria-label", messages.gallery)
        .child(content)
        .child(controls)
        .on("cancel", move |event| {
            event.prevent_default();
            close();
        })
        .on("keydown", on_key)
        .on("pointerdown", on_press)
        .on("pointerup", on_release)
}
