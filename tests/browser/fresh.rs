//! Freshness: what a reader sees who looks at a page again after some time.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, paragraphs, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_newer_front_page_shows_when_nothing_was_read),
        test!(a_newer_front_page_is_offered_to_a_reader),
        test!(an_article_that_has_changed_is_offered),
        test!(a_page_that_has_not_changed_says_nothing),
        test!(relative_times_are_counted_on_and_become_dates),
    ]
}

/// Publishes a front page that is longer than the window.
fn publish_front(page: &Page, lead: &str) {
    let teasers: Vec<_> =
        [lead.to_owned()].into_iter().chain((1..=30).map(|number| format!("suite-{number}"))).collect();
    let teasers: Vec<_> = teasers.iter().map(|id| teaser(id)).collect();
    page.publish("front.json", &json!({ "version": "1.0", "groups": [{ "rank": 4, "teasers": teasers }] }));
}

async fn open(page: &Page, path: &str) {
    page.read(path).await;
    page.until_device_part_runs().await;
}

/// The page's file is fetched and compared by now: the next one comes after it.
async fn until_compared(page: &Page, file: &str, times: usize) {
    page.until_true("the page asks for its file", || page.server.asked(&data(file)).len() >= times).await;
    page.js::<()>(
        "return fetch('/data/live.json').then(it => it.text()).then(() => new Promise(requestAnimationFrame)).then(() => null)",
    )
    .await;
}

async fn a_newer_front_page_shows_when_nothing_was_read(page: &Page) {
    open(page, "/").await;
    publish_front(page, "matin");
    let before = page.server.asked(&data("front.json")).len();
    page.come_back_after(4).await;
    page.js::<u16>("return fetch('/data/live.json').then(answer => answer.status)").await;
    assert_eq!(page.server.asked(&data("front.json")).len(), before, "four minutes are recent");
    page.come_back_after(2).await;
    page.until_text("main", "Titre de matin").await;
    assert_eq!(page.count(".from-device button").await, 0, "nothing is left to offer");
}

async fn a_newer_front_page_is_offered_to_a_reader(page: &Page) {
    open(page, "/").await;
    let lead = page.text("main h2").await;
    page.scroll_to(400).await;
    publish_front(page, "matin");
    page.come_back_after(6).await;
    page.until_text(".from-device", "une version plus récente de cette page").await;
    assert_eq!(page.text("main h2").await, lead, "nothing changes under the reader's eyes");
    page.reloads(page.click(".from-device button")).await;
    assert_eq!(page.text(".from-device").await, "");
}

async fn an_article_that_has_changed_is_offered(page: &Page) {
    page.publish_article("un", json!({ "body": [paragraph("Avant.")] }));
    open(page, "/article/un/").await;
    page.until_text("main article", "Avant.").await;
    page.publish_article("un", json!({ "body": [paragraph("Après.")] }));
    page.come_back_after(6).await;
    page.until_text(".from-device", "une version plus récente de cette page").await;
    assert!(page.text("main article").await.contains("Avant."), "an article stays until its reader asks");
}

async fn a_page_that_has_not_changed_says_nothing(page: &Page) {
    page.publish_article("un", json!({ "headline": "1 < 2", "body": paragraphs(3) }));
    open(page, "/article/un/").await;
    page.until_heading("1 < 2").await;
    let before = page.server.asked(&data("articles/un.json")).len();
    page.come_back_after(6).await;
    until_compared(page, "articles/un.json", before + 1).await;
    assert_eq!(page.text(".from-device").await, "");
}

async fn relative_times_are_counted_on_and_become_dates(page: &Page) {
    let published: String =
        page.js("return new Date(Date.now() - 3 * 60_000).toISOString().slice(0, 19) + '+00:00'").await;
    page.publish_article("un", json!({ "datePublished": published }));
    open(page, "/article/un/").await;
    page.until_text("main header", "il y a 3\u{a0}min").await;
    page.come_back_after(30).await;
    page.until_text("main header", "il y a 33\u{a0}min").await;
    page.come_back_after(25 * 60).await;
    page.until("the date is written out", "/\\d{4} à \\d+/.test(document.querySelector('main header time').innerText)")
        .await;
    assert!(!page.text("main header").await.contains("il y a"));
}
