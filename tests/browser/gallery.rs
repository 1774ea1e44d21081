//! Galleries, and the lightbox in which their pictures open large.

use crate::support::page::Page;
use crate::support::publish::{paragraph, paragraphs};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};
use thirtyfour::Key;

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_picture_opens_large_and_its_address_says_so),
        test!(escape_closes_it_and_gives_the_focus_back),
        test!(back_closes_it),
        test!(arrows_and_buttons_go_from_picture_to_picture),
        test!(an_address_opens_a_picture),
        test!(the_focus_stays_in_the_lightbox),
        test!(a_caption_s_link_does_not_take_the_keyboard_away),
        test!(a_swipe_goes_to_the_next_picture).on_phone(),
        test!(two_galleries_do_not_mix),
    ]
}

fn gallery(page: &Page, name: &str, count: usize) -> Value {
    let images: Vec<Value> = (1..=count)
        .map(|number| {
            let mut image = page.draw(&format!("{name}-{number}"), 1200, 800);
            image["caption"] = format!("Légende {name} {number}").into();
            image["credit"] = format!("Crédit {number}").into();
            image
        })
        .collect();
    json!({ "type": "gallery", "title": format!("Galerie {name}"), "images": images })
}

async fn open_article(page: &Page) {
    let mut body = paragraphs(3);
    body.push(gallery(page, "neige", 3));
    body.push(paragraph("Après la galerie."));
    page.publish_article("galerie", json!({ "body": body }));
    page.read("/article/galerie/").await;
}

const OPEN: &str = "document.querySelector('dialog')?.open";

/// Waits until the lightbox shows a picture.
async fn until_large(page: &Page, caption: &str) {
    page.until(
        &format!("{caption:?} is open"),
        &format!("{OPEN} && document.querySelector('dialog[open]').innerText.includes({caption:?})"),
    )
    .await;
}

async fn open_second(page: &Page) {
    open_article(page).await;
    page.click(".gallery li:nth-child(2) a").await;
    until_large(page, "Légende neige 2").await;
}

async fn a_picture_opens_large_and_its_address_says_so(page: &Page) {
    open_article(page).await;
    let small: f64 = page.of(".gallery li:nth-child(2) img", "it.getBoundingClientRect().width").await;
    page.click(".gallery li:nth-child(2) a").await;
    until_large(page, "Légende neige 2").await;
    let text = page.text("dialog[open]").await;
    assert!(text.contains("Crédit 2") && text.contains("2 sur 3"), "{text}");
    page.until("the large picture loads", "document.querySelector('dialog[open] img').naturalWidth > 0").await;
    let large: f64 = page.of("dialog[open] img", "it.getBoundingClientRect().width").await;
    assert!(large > small, "{large} pixels are more than {small}");
    assert!(page.path().await.starts_with("/article/galerie/#"), "{}", page.path().await);
}

async fn escape_closes_it_and_gives_the_focus_back(page: &Page) {
    open_second(page).await;
    let scrolled: f64 = page.js("return scrollY").await;
    assert!(page.js::<bool>("return document.querySelector('dialog').contains(document.activeElement)").await);
    page.press(Key::Escape).await;
    page.until("the lightbox is closed", &format!("!{OPEN}")).await;
    page.until("the address is the article's", "location.hash === ''").await;
    page.until(
        "the focus is back on the picture",
        "document.activeElement === document.querySelector('.gallery li:nth-child(2) a')",
    )
    .await;
    assert_eq!(page.js::<f64>("return scrollY").await, scrolled, "the article has not moved");
}

async fn back_closes_it(page: &Page) {
    open_second(page).await;
    page.back().await;
    page.until("the lightbox is closed", &format!("!{OPEN}")).await;
    assert_eq!(page.path().await, "/article/galerie/");
    assert_eq!(page.text("main h1").await, "Titre de galerie");
    page.forward().await;
    until_large(page, "Légende neige 2").await;
}

async fn arrows_and_buttons_go_from_picture_to_picture(page: &Page) {
    open_second(page).await;
    let entries: u32 = page.js("return history.length").await;
    page.press(Key::Right).await;
    until_large(page, "Légende neige 3").await;
    assert!(page.path().await.ends_with("-3"), "{}", page.path().await);
    page.press(Key::Right).await;
    until_large(page, "Légende neige 1").await;
    page.press(Key::Left).await;
    until_large(page, "Légende neige 3").await;
    page.click_button("Image précédente").await;
    until_large(page, "Légende neige 2").await;
    page.click_button("Image suivante").await;
    until_large(page, "Légende neige 3").await;
    assert_eq!(page.js::<u32>("return history.length").await, entries, "looking through pictures adds no entry");
    page.click_button("Fermer").await;
    page.until("the lightbox is closed", &format!("!{OPEN}")).await;
    assert_eq!(page.path().await, "/article/galerie/");
}

async fn an_address_opens_a_picture(page: &Page) {
    open_second(page).await;
    let address = page.path().await;
    page.open("/").await;
    page.open(&address).await;
    until_large(page, "Légende neige 2").await;
    page.click_button("Fermer").await;
    page.until("the lightbox is closed", &format!("!{OPEN}")).await;
    assert_eq!(page.path().await, "/article/galerie/", "closing leads to the article, not away from it");
    assert_eq!(page.text("main h1").await, "Titre de galerie");
}

async fn the_focus_stays_in_the_lightbox(page: &Page) {
    open_second(page).await;
    for _ in 0..8 {
        page.press(Key::Tab).await;
        // The focus may go to the browser's own controls, never to the page behind.
        let at: String = page
            .js("const at = document.activeElement;
                 return at === document.body || at.closest('dialog') ? '' : at.outerHTML.slice(0, 100)")
            .await;
        assert_eq!(at, "", "the focus left the lightbox");
    }
}

async fn a_caption_s_link_does_not_take_the_keyboard_away(page: &Page) {
    let mut pictures = gallery(page, "neige", 3);
    pictures["images"][1]["caption"] = json!([{ "text": "Légende neige 2", "href": "https://example.org/" }]);
    page.publish_article("galerie", json!({ "body": [pictures] }));
    page.read("/article/galerie/").await;
    page.click(".gallery li:nth-child(2) a").await;
    until_large(page, "Légende neige 2").await;
    page.js::<()>("document.querySelector('dialog[open] .caption a').focus()").await;
    page.press(Key::Right).await;
    until_large(page, "Légende neige 3").await;
    page.until("the focus is in the lightbox", "document.activeElement.closest('dialog')").await;
    page.press(Key::Left).await;
    until_large(page, "Légende neige 2").await;
}

async fn a_swipe_goes_to_the_next_picture(page: &Page) {
    open_second(page).await;
    page.swipe("dialog[open] img", -150).await;
    until_large(page, "Légende neige 3").await;
    page.swipe("dialog[open] img", 150).await;
    until_large(page, "Légende neige 2").await;
}

async fn two_galleries_do_not_mix(page: &Page) {
    let body = [gallery(page, "neige", 2), paragraph("Entre."), gallery(page, "sable", 2)];
    page.publish_article("galerie", json!({ "body": body }));
    page.read("/article/galerie/").await;
    page.click(".gallery ~ .gallery li:nth-child(1) a").await;
    page.until("one lightbox is open", "document.querySelectorAll('dialog[open]').length === 1").await;
    let text = page.text("dialog[open]").await;
    assert!(text.contains("Légende sable 1"), "{text}");
}
