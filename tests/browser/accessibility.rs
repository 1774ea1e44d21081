//! No kind of page has a violation that axe-core knows, in light and in dark, on a desktop and on a phone.

use crate::block_gallery;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(pages_in_light),
        test!(pages_in_dark).in_the_dark(),
        test!(articles_in_light).serving(block_gallery::PRINTED),
        test!(articles_in_dark).in_the_dark().serving(block_gallery::PRINTED),
        test!(articles_on_a_phone).on_phone().serving(block_gallery::PRINTED),
        test!(the_focus_is_visible),
        test!(enlarged_text_loses_nothing).on_phone(),
    ]
}

/// Asserts that axe-core finds no violation in the page as it is.
async fn is_accessible(page: &Page, what: &str) {
    // Everything has loaded first: axe sees what a reader sees.
    page.until(
        "nothing is loading",
        "!document.querySelector('.waiting, .skeleton') && document.fonts.status === 'loaded'",
    )
    .await;
    page.until("nothing moves", "document.getAnimations().every(it => it.playState !== 'running' || it.effect.getTiming().iterations === Infinity)").await;
    let violations = page.accessibility_violations().await;
    assert!(violations.is_empty(), "{what}:\n{violations}");
}

async fn pages_in_light(page: &Page) {
    pages(page).await;
}

async fn pages_in_dark(page: &Page) {
    pages(page).await;
}

/// Every kind of page except articles, of the demo edition.
async fn pages(page: &Page) {
    let list = |kind: &str, number: Option<u32>| {
        json!({ "version": "1.0", "kind": kind, "id": "essai", "name": "Un essai", "description": "De quoi il s’agit.", "role": "grand reporter",
                "page": number, "newestFullPage": 2, "teasers": [teaser("un"), teaser("deux")] })
    };
    for kind in ["section", "topic", "author"] {
        page.publish(&format!("lists/{kind}/essai/latest.json"), &list(kind, None));
        page.publish(&format!("lists/{kind}/essai/1.json"), &list(kind, Some(1)));
    }
    for path in [
        "/",
        "/section/essai/",
        "/section/essai/1/",
        "/topic/essai/",
        "/author/essai/",
        "/most-read/",
        "/settings/",
        "/no/such/page/",
    ] {
        page.read(path).await;
        is_accessible(page, path).await;
    }
    page.server.faults().status(&data("articles/casse.json"), 500);
    page.read("/article/casse/").await;
    is_accessible(page, "the error view").await;
    page.server.faults().status(&data("edition.json"), 500);
    page.read("/settings/").await;
    is_accessible(page, "a page without its menu").await;
}

async fn articles_in_light(page: &Page) {
    articles(page).await;
}

async fn articles_in_dark(page: &Page) {
    articles(page).await;
}

async fn articles_on_a_phone(page: &Page) {
    articles(page).await;
}

/// Articles of every kind, with every type of block: the gallery.
async fn articles(page: &Page) {
    page.read("/article/blocks/").await;
    is_accessible(page, "an article with every type of block").await;
    page.click(".gallery li:nth-child(2) a").await;
    page.until("the lightbox is open", "document.querySelector('dialog')?.open").await;
    is_accessible(page, "the lightbox").await;
    for id in [
        "headline-alone",
        "opinion",
        "sponsored",
        "withdrawn",
        "corrected",
        "fixed-page",
        "translated",
        "live-now",
        "long-words",
    ] {
        page.read(&format!("/article/{id}/")).await;
        is_accessible(page, id).await;
    }
}

async fn the_focus_is_visible(page: &Page) {
    page.publish_article(
        "un",
        json!({ "related": [teaser("deux")], "body": [
            { "type": "paragraph", "text": [{ "text": "un lien", "href": "https://example.org/" }] },
            { "type": "embed", "provider": "YouTube", "url": "https://youtu.be/abc" },
        ] }),
    );
    page.read("/article/un/").await;
    for _ in 0..18 {
        page.press(thirtyfour::Key::Tab).await;
        let (what, has_mark): (String, bool) = page
            .js("const it = document.activeElement;
                 const outlined = style => style.content !== 'none' && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                 const marked = [null, '::before', '::after'].some(part => outlined(getComputedStyle(it, part)));
                 return [it.outerHTML.slice(0, 100), it === document.body || marked]")
            .await;
        assert!(has_mark, "nothing marks the focus of {what}");
    }
}

async fn enlarged_text_loses_nothing(page: &Page) {
    // At 320 pixels, which is what four times enlarged text leaves of a desktop (WCAG 1.4.10), nothing is cut off.
    page.publish_article("un", json!({ "kicker": "Guerre", "description": "Le chapô.", "body": [paragraph("Le texte.")], "related": [teaser("deux")] }));
    page.read("/settings/").await;
    page.click("label:has(input[name=text-size][value='4'])").await;
    // The header of a newspaper in one language has no links that make it wrap.
    page.server.faults().patch_json(&data("edition.json"), |edition| edition["siblings"] = json!([]));
    for path in ["/", "/article/un/", "/settings/"] {
        page.read(path).await;
        let wide: bool = page.js("return document.scrollingElement.scrollWidth > innerWidth").await;
        assert!(!wide, "{path} can be scrolled sideways");
    }
}
