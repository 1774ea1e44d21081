//! A gallery, and the lightbox in which its pictures open large.
//!
//! The lightbox's only state is the hash of the address: `#photo-<gallery>-<number>`. So back closes it, and a link to
//! a picture opens it.

use super::{Caption, Picture, Sizes, use_messages};
use crate::browser::{dialog, history};
use crate::contract::{GalleryBlock, Image};
use crate::routing::Router;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

/// A swipe goes at least this far sideways, in CSS pixels.
const SWIPE: f64 = 40.0;

/// The pictures of a gallery, each a link that opens it large.
#[component]
pub fn Gallery(gallery: GalleryBlock, name: String) -> impl IntoView {
    let messages = use_messages();
    let count = gallery.images.len();
    let title = gallery.title.clone();
    let label = title.clone().unwrap_or_else(|| messages.gallery.to_owned());
    let items = gallery.images.iter().cloned().enumerate().map(|(index, image)| {
        let hash = format!("#photo-{name}-{}", index + 1);
        let label = (messages.open_picture)(index + 1, count);
        let (caption, credit) = (image.caption.clone(), image.credit.clone());
        view! {
            <li>
                <figure class="figure">
                    <a href=hash><Picture image sizes=Sizes::Third /><span class="visually-hidden">{label}</span></a>
                    <Caption caption credit />
                </figure>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <section class="gallery" aria-label=label>
            {title.map(|title| view! { <p class="aside-title">{title}</p> })}
            <ul>{items}</ul>
            <Lightbox images=gallery.images name />
        </section>
    }
    .into_any()
}

#[component]
fn Lightbox(images: Vec<Image>, name: String) -> impl IntoView {
    let messages = use_messages();
    let count = images.len();
    let prefix = format!("#photo-{name}-");
    // Printed pages have no router; there a gallery is its pictures.
    let router = use_context::<Router>();
    let number = {
        let prefix = prefix.clone();
        Memo::new(move |_| {
            let hash = router?.hash.get();
            hash.strip_prefix(&prefix)?.parse::<usize>().ok().filter(|number| (1..=count).contains(number))
        })
    };
    let element = NodeRef::<html::Dialog>::new();
    // Opened by a link in this page, it has an entry of its own in the history; opened by its address, it has not.
    let has_own_entry = StoredValue::new(false);
    Effect::new(move |before: Option<Option<usize>>| {
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
        number
    });
    let close = move || match router {
        Some(_) if has_own_entry.get_value() => {
            has_own_entry.set_value(false);
            history::back();
        }
        Some(router) => router.replace_hash(""),
        None => {}
    };
    let step = move |by: isize| {
        let Some((router, number)) = router.zip(number.get_untracked()) else { return };
        let next = (number as isize - 1 + by).rem_euclid(count as isize) + 1;
        router.replace_hash(&format!("{prefix}{next}"));
    };
    let step = StoredValue::new(step);
    let go = move |by| step.with_value(|step| step(by));
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowRight" => go(if is_mirrored() { -1 } else { 1 }),
        "ArrowLeft" => go(if is_mirrored() { 1 } else { -1 }),
        _ => {}
    };
    let pressed_at = StoredValue::new(None);
    let on_press = move |event: PointerEvent| pressed_at.set_value(Some(f64::from(event.client_x())));
    let on_release = move |event: PointerEvent| {
        let Some(start) = pressed_at.get_value() else { return };
        pressed_at.set_value(None);
        let way = f64::from(event.client_x()) - start;
        let forward = if is_mirrored() { way } else { -way };
        if way.abs() >= SWIPE {
            go(if forward > 0.0 { 1 } else { -1 });
        }
    };
    let content = move || {
        let number = number.get()?;
        let image = images.get(number - 1)?.clone();
        let (caption, credit) = (image.caption.clone(), image.credit.clone());
        Some(view! {
            <figure class="figure">
                <Picture image sizes=Sizes::Full eager=true />
                <Caption caption credit />
            </figure>
            <p class="lightbox-count" aria-live="polite">{(messages.picture_count)(number, count)}</p>
        })
    };
    view! {
        <dialog
            node_ref=element
            class="lightbox"
            aria-label=messages.gallery
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                close();
            }
            on:keydown=on_key
            on:pointerdown=on_press
            on:pointerup=on_release
        >
            <div class="lightbox-picture">{content}</div>
            <div class="lightbox-controls">
                <button type="button" on:click=move |_| go(-1)>{messages.previous}</button>
                <button type="button" on:click=move |_| close()>{messages.close}</button>
                <button type="button" on:click=move |_| go(1)>{messages.next}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// Whether the next picture is to the left.
fn is_mirrored() -> bool {
    crate::contract::is_right_to_left(&crate::browser::document::language())
}
