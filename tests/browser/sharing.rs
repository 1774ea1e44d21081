//! Sharing an article or a post: by the device's own sheet, else by its address. Nobody else is asked.

use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::publish::paragraph;
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(the_devices_own_sheet_is_used)
            .not_in(Engine::Firefox, "its WebDriver cannot give a page another navigator"),
        test!(the_address_is_copied_or_shown),
        test!(where_nothing_may_be_copied_the_address_is_shown)
            .not_in(Engine::Firefox, "its WebDriver cannot give a page another navigator"),
    ]
}

/// Opens a live blog with one post, and waits until its buttons are there.
async fn open(page: &Page) {
    let post = json!({ "id": "p1", "headline": "Message", "body": [paragraph("Le texte.")] });
    page.publish("live/tempete/latest.json", &json!({ "version": "1.0", "id": "tempete", "posts": [post] }));
    page.publish_article("direct", json!({ "kind": "live", "live": { "id": "tempete" } }));
    page.read("/article/direct/?utm_source=lettre").await;
    page.until_shown("#post-p1 .share-button").await;
}

async fn the_devices_own_sheet_is_used(page: &Page) {
    open(page).await;
    page.js::<()>(
        "Object.defineProperty(navigator, 'canShare', { value: () => true });
         Object.defineProperty(navigator, 'share', { value: async data => { window.shared = data; } })",
    )
    .await;
    page.click(".article-header .share-button").await;
    page.until("the page is shared", "window.shared").await;
    let shared: (String, String) = page.js("return [shared.title, shared.url]").await;
    assert!(shared.0.contains("Titre de direct"), "{shared:?}");
    assert_eq!(shared.1, page.server.url("/article/direct/"), "without what the reader came by");
    page.js::<()>("window.shared = null").await;
    page.click("#post-p1 .share-button").await;
    page.until("the post is shared", "window.shared").await;
    let url: String = page.js("return shared.url").await;
    assert_eq!(url, page.server.url("/article/direct/#post-p1"));
    assert_eq!(page.text("#post-p1 .share-button").await, "Partager");
    assert_eq!(page.count("#boot .device").await, 0);
}

async fn the_address_is_copied_or_shown(page: &Page) {
    open(page).await;
    assert_eq!(page.accessibility_violations().await, "");
    page.server.clear_requests();
    page.click(".article-header .share-button").await;
    // Browsers without a screen may refuse the clipboard.
    let address = page.server.url("/article/direct/");
    page.until(
        "the reader has the address",
        &format!(
            "document.querySelector('.article-header .share-button').textContent === 'Lien copié' ||
             document.querySelector('#boot .device')?.textContent.includes('{address}')"
        ),
    )
    .await;
    page.until(
        "the button says what it does again",
        "document.querySelector('.article-header .share-button').textContent === 'Partager'",
    )
    .await;
}

async fn where_nothing_may_be_copied_the_address_is_shown(page: &Page) {
    open(page).await;
    page.js::<()>(
        "Object.defineProperty(navigator, 'canShare', { value: undefined });
         Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })",
    )
    .await;
    page.click("#post-p1 .share-button").await;
    page.until_text("#boot .device", &page.server.url("/article/direct/#post-p1")).await;
    assert_eq!(page.accessibility_violations().await, "");
}
