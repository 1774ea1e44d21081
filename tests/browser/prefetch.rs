//! Prefetching of the next page: little, and only where the reader does not notice.

use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::publish::{data, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::test;
use serde_json::json;

/// The reason to leave an engine out of tests that replace functions of the page.
const SANDBOX: &str = "a driver's script cannot replace what the page's own scripts see";

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_link_that_is_pointed_at_is_prefetched_once),
        test!(a_page_prefetches_no_more_than_three),
        test!(prefetching_a_large_file_is_aborted),
        test!(a_reader_who_saves_data_is_spared).not_in(Engine::Firefox, SANDBOX),
        test!(a_link_in_view_is_prefetched_when_the_network_is_idle),
        test!(the_next_page_comes_with_the_browsers_transition).not_in(Engine::Firefox, SANDBOX),
        test!(a_page_left_before_it_is_seen_reports_nothing),
        test!(without_motion_the_next_page_is_just_there).without_motion().not_in(Engine::Firefox, SANDBOX),
    ]
}

/// Publishes articles and a page whose text links to them, far apart from each other.
async fn publish(page: &Page, ids: &[&str]) {
    for id in ids {
        page.publish_article(id, json!({ "body": [{ "type": "paragraph", "text": "Tout est là." }] }));
    }
    let links =
        ids.iter().map(|id| json!({ "type": "paragraph", "text": [{ "text": format!("Vers {id}"), "article": id }] }));
    page.publish_article("depart", json!({ "body": links.collect::<Vec<_>>() }));
    // Its stories would be in view, and prefetched when the network is idle.
    page.server.faults().status(&data("most-read.json"), 503);
    // As on a first visit: the worker, which may become active at any moment of a test, does not come.
    page.server.faults().never_answer("/sw.js");
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    page.server.clear_requests();
}

async fn point_at(page: &Page, text: &str) {
    let link = page.link(text).await;
    let (x, y) = page.point_of(&link).await.expect("the link is in view");
    page.actions().move_to(x, y).perform().await.expect("pointing");
}

fn asked(page: &Page, id: &str) -> usize {
    page.server.asked(&data(&format!("articles/{id}.json"))).len()
}

async fn a_link_that_is_pointed_at_is_prefetched_once(page: &Page) {
    publish(page, &["un"]).await;
    point_at(page, "Vers un").await;
    page.until_true("the file is requested", || asked(page, "un") == 1).await;
    page.follow("Vers un").await;
    page.until_heading("Titre de un").await;
    page.back().await;
    page.until_heading("Titre de depart").await;
    point_at(page, "Vers un").await;
    page.follow("Vers un").await;
    page.until_heading("Titre de un").await;
    assert_eq!(asked(page, "un"), 1, "never twice");
}

async fn a_page_prefetches_no_more_than_three(page: &Page) {
    let ids = ["un", "deux", "trois", "quatre", "cinq"];
    publish(page, &ids).await;
    for id in ids {
        point_at(page, &format!("Vers {id}")).await;
    }
    page.follow("Vers cinq").await;
    page.until_heading("Titre de cinq").await;
    let counts = ids.map(|id| asked(page, id));
    assert_eq!(counts, [1, 1, 1, 0, 1], "three prefetched, and the one that was followed");
}

async fn prefetching_a_large_file_is_aborted(page: &Page) {
    publish(page, &["gros"]).await;
    let text = "Beaucoup de mots. ".repeat(8_000);
    let article = json!({ "body": [{ "type": "paragraph", "text": text }] });
    page.publish_article("gros", article.clone());
    // The headers tell the length, and the rest never comes: a request that the app does not abort waits for ever.
    let file = data("articles/gros.json");
    page.server.faults().stall_after(&file, 1000);
    point_at(page, "Vers gros").await;
    page.until_true("the request is aborted", || page.fates_of("gros").first() == Some(&Fate::Aborted)).await;
    page.server.faults().heal(&file);
    page.publish_article("gros", article);
    page.follow("Vers gros").await;
    page.until_heading("Titre de gros").await;
}

async fn a_reader_who_saves_data_is_spared(page: &Page) {
    publish(page, &["un"]).await;
    page.js::<()>("Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } })")
        .await;
    point_at(page, "Vers un").await;
    // A prefetch would have been requested before this.
    page.js::<()>("return fetch('/data/edition.json').then(() => null)").await;
    assert_eq!(asked(page, "un"), 0);
    page.js::<()>(
        "Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: false, effectiveType: '3g' } })",
    )
    .await;
    point_at(page, "Vers un").await;
    page.js::<()>("return fetch('/data/edition.json').then(() => null)").await;
    assert_eq!(asked(page, "un"), 0, "nor on a slow connection");
}

async fn a_link_in_view_is_prefetched_when_the_network_is_idle(page: &Page) {
    page.publish_article("voisin", json!({}));
    page.publish_article("depart", json!({ "related": [teaser("voisin")] }));
    page.server.faults().status(&data("most-read.json"), 503);
    page.read("/article/depart/").await;
    page.until_true("the story in view is fetched", || asked(page, "voisin") == 1).await;
}

async fn the_next_page_comes_with_the_browsers_transition(page: &Page) {
    publish(page, &["un"]).await;
    page.js::<()>(
        "window.transitions = 0;
         const start = document.startViewTransition;
         if (start) document.startViewTransition = change => { transitions++; return start.call(document, change) };",
    )
    .await;
    page.follow("Vers un").await;
    page.until_heading("Titre de un").await;
    let (started, can): (u32, bool) =
        page.js("return [transitions, 'startViewTransition' in Document.prototype]").await;
    assert_eq!(started, u32::from(can));
    page.until("the page is at its top", "scrollY === 0").await;
}

async fn a_page_left_before_it_is_seen_reports_nothing(page: &Page) {
    publish(page, &["un", "deux"]).await;
    for text in ["un", "deux"] {
        page.follow(&format!("Vers {text}")).await;
        page.until_heading(&format!("Titre de {text}")).await;
        page.back().await;
        page.until_heading("Titre de depart").await;
    }
    // Both are cached in memory: the second click comes before the first one's page is painted.
    page.js::<()>(
        "const [un, deux] = document.querySelectorAll('main .body a');
         un.click();
         setTimeout(() => deux.click());",
    )
    .await;
    page.until_heading("Titre de deux").await;
    assert_eq!(page.path().await, "/article/deux/");
}

async fn without_motion_the_next_page_is_just_there(page: &Page) {
    publish(page, &["un"]).await;
    page.js::<()>("document.startViewTransition = () => { throw new Error('motion') }").await;
    page.follow("Vers un").await;
    page.until_heading("Titre de un").await;
}
