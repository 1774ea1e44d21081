//! A gallery, and the lightbox in which its pictures open large.
//!
//! The lightbox's only state is the hash of the address: `#photo-<gallery>-<number>`. So back closes it, and a link to
//! a picture opens it.

use super::{Sizes, caption, figure, picture, use_messages};
use crate::browser::{dialog, document, history};
use crate::contract::{GalleryBlock, Image, is_right_to_left};
use crate::effect::effect;
use crate::markup::{Element, el, reacting, view};
use crate::routing::Router;
use leptos::ev::{Event, KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

/// A swipe goes at least this far sideways, in CSS pixels.
const SWIPE: i32 = 40;

/// The pictures of a gallery, each a link that opens it large. `name` is unique on the page.
pub fn gallery(gallery: GalleryBlock, name: &str) -> Element {
    let messages = use_messages();
    let count = gallery.images.len();
    let label = gallery.title.clone().unwrap_or_else(|| messages.gallery.to_owned());
    let item = |(image, number): (Image, usize)| {
        let words = caption(image.caption.clone(), image.credit.clone());
        let label = el("span").class("visually-hidden").add((messages.open_picture)(number, count));
        let link = el("a").attr("href", format!("#photo-{name}-{number}"));
        let link = link.add(picture(image, Sizes::Third, false)).add(label);
        el("li").add(el("figure").class("figure").add(link).add(words))
    };
    let items: Vec<Element> = gallery.images.iter().cloned().zip(1..).map(item).collect();
    let lightbox = view(view! { <Lightbox images=gallery.images name=name.to_owned() /> });
    el("section")
        .class("gallery")
        .attr("aria-label", label)
        .add(gallery.title.map(|title| el("p").class("aside-title").add(title)))
        .add(el("ul").add(items))
        .add(lightbox)
}

#[component]
fn Lightbox(images: Vec<Image>, name: String) -> impl IntoView {
    let messages = use_messages();
    let router = expect_context::<Router>();
    let count = images.len();
    let prefix = StoredValue::new(format!("#photo-{name}-"));
    let number = Memo::new(move |_| {
        let hash = router.hash.get();
        let number = prefix.with_value(|prefix| hash.strip_prefix(prefix.as_str())?.parse::<usize>().ok());
        number.filter(|number| (1..=count).contains(number))
    });
    let element = NodeRef::<html::Dialog>::new();
    // Opened by a link in this page, it has an entry of its own in the history; opened by its address, it has not.
    let has_own_entry = StoredValue::new(false);
    let mut before = None;
    effect(move || {
        let number = number.get();
        if let Some(element) = element.get() {
            match number {
                Some(_) => dialog::open(&element),
                None => dialog::close(&element),
            }
        }
        if before == Some(None) && number.is_some() {
            has_own_entry.set_value(true);
        }
        before = Some(number);
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
    // Sideways: to the next picture in the direction in which the page is read.
    let go_sideways = move |to_the_right: bool| {
        let forward = to_the_right != is_right_to_left(&document::language());
        go(if forward { 1 } else { -1 });
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowRight" => go_sideways(true),
        "ArrowLeft" => go_sideways(false),
        _ => {}
    };
    let pressed_at = StoredValue::new(None);
    let on_press = move |event: PointerEvent| pressed_at.set_value(Some(event.client_x()));
    let on_release = move |event: PointerEvent| {
        let way = pressed_at.try_update_value(Option::take).flatten().map_or(0, |start| event.client_x() - start);
        if way.abs() >= SWIPE {
            // Pulling the picture to the left brings in the one to its right.
            go_sideways(way < 0);
        }
    };
    let on_cancel = move |event: Event| {
        event.prevent_default();
        close();
    };
    let content = reacting(move || {
        let number = number.get()?;
        let count =
            el("p").class("lightbox-count").attr("aria-live", "polite").add((messages.picture_count)(number, count));
        Some(
            el("div")
                .class("lightbox-picture")
                .add(figure(images.get(number - 1)?.clone(), Sizes::Full, true))
                .add(count),
        )
    });
    view! {
        <dialog
            node_ref=element
            class="lightbox"
            aria-label=messages.gallery
            on:cancel=on_cancel
            on:keydown=on_key
            on:pointerdown=on_press
            on:pointerup=on_release
        >
            {content}
            <div class="lightbox-controls">
                <button type="button" on:click=move |_| go(-1)>{messages.previous}</button>
                <button type="button" on:click=move |_| close()>{messages.close}</button>
                <button type="button" on:click=move |_| go(1)>{messages.next}</button>
            </div>
        </dialog>
    }
}
