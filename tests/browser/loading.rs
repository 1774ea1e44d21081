//! Loading the next page: a quick network shows no blank page, a slow one a skeleton, and requests that nobody waits for
//! are aborted.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, paragraphs, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_slow_article_never_shows_after_a_faster_later_one),
        test!(requests_that_nobody_waits_for_are_aborted),
        test!(requests_of_a_page_that_is_left_are_aborted),
        test!(a_slow_link_keeps_the_page_then_shows_a_skeleton),
        test!(a_slow_first_page_shows_a_skeleton_that_does_not_move),
    ]
}

async fn a_slow_article_never_shows_after_a_faster_later_one(page: &Page) {
    for id in ["lent", "vif"] {
        page.publish_article(id, json!({}));
    }
    page.publish_article("depart", json!({ "related": [teaser("lent"), teaser("vif")] }));
    page.read("/article/depart/").await;
    let held = page.server.faults().hold(&file("lent"));
    // The second click comes while the first article loads and the page that is left is still shown.
    page.js::<()>(
        "for (const id of ['lent', 'vif']) document.querySelector(`#related a[href='/article/${id}/']`).click()",
    )
    .await;
    page.until_heading("Titre de vif").await;
    held.release();
    page.until_true("the slow article is off the wire", || {
        page.fates_of("lent").iter().all(|fate| *fate != Fate::Waiting)
    })
    .await;
    // The answer would have been used by now: the next file comes after it.
    page.js::<()>("return fetch('/data/edition.json').then(answer => answer.text()).then(() => new Promise(requestAnimationFrame)).then(() => null)").await;
    assert_eq!(page.text("main h1").await, "Titre de vif");
    assert_eq!(page.path().await, "/article/vif/");
}

async fn requests_that_nobody_waits_for_are_aborted(page: &Page) {
    page.publish_article("vif", json!({}));
    let never: fn(&Page, &str) = |page, id| page.server.faults().never_answer(&file(id));
    let headers_alone: fn(&Page, &str) = |page, id| page.server.faults().stall_after(&file(id), 10);
    // On a first visit, and when the worker fetches for the page. Each has an article of its own: the mouse stays on the
    // link, so that some browsers prefetch the article once more.
    for (id, is_by_worker, fault) in [("lent", false, never), ("muet", true, never), ("coupe", true, headers_alone)] {
        page.publish_article(id, json!({}));
        page.publish_article("depart", json!({ "related": [teaser(id), teaser("vif")] }));
        fault(page, id);
        page.read("/article/depart/").await;
        assert_eq!(page.was_answered_by_worker().await, is_by_worker);
        page.follow(&format!("Titre de {id}")).await;
        page.until_true("the slow article is requested", || page.fates_of(id) == [Fate::Waiting]).await;
        page.back().await;
        page.until_heading("Titre de depart").await;
        page.until_true("the request is aborted", || page.fates_of(id)[0] == Fate::Aborted).await;
        page.until_worker_active().await;
    }
}

async fn requests_of_a_page_that_is_left_are_aborted(page: &Page) {
    page.publish_article("lent", json!({}));
    page.publish_article("depart", json!({ "related": [teaser("lent")] }));
    page.server.faults().never_answer(&file("lent"));
    page.read("/article/depart/").await;
    page.until_worker_active().await;
    page.read("/article/depart/").await;
    assert!(page.was_answered_by_worker().await);
    page.follow("Titre de lent").await;
    page.until_true("the slow article is requested", || page.fates_of("lent") == [Fate::Waiting]).await;
    page.read("/settings/").await;
    page.follow("La une").await;
    // Firefox aborts it at once, and its page asks once more before it is gone.
    let is_aborted = || page.fates_of("lent").iter().all(|fate| *fate == Fate::Aborted);
    page.until_true("the request is aborted", is_aborted).await;
}

async fn a_slow_link_keeps_the_page_then_shows_a_skeleton(page: &Page) {
    page.publish_article("lent", json!({ "body": [paragraph("Enfin.")] }));
    page.publish_article("depart", json!({ "related": [teaser("lent")] }));
    page.read("/article/depart/").await;
    let held = page.server.faults().hold(&file("lent"));
    // Records what is painted, frame by frame, from the click on: the page that is left, then the skeleton, never nothing.
    page.js::<()>(
        "window.frames_seen = [];
         const start = performance.now();
         const header = document.querySelector('header').getBoundingClientRect().height;
         const look = () => {
           const main = document.querySelector('main');
           const shown = main.querySelector('h1')?.innerText
             ?? (main.querySelector('[role=status]') && main.querySelector('[role=status]').getBoundingClientRect().height > 100 ? 'skeleton' : 'nothing');
           const moved = document.querySelector('header').getBoundingClientRect().height - header;
           frames_seen.push({ at: performance.now() - start, shown, moved });
           if (shown !== 'Titre de lent') requestAnimationFrame(look);
         };
         document.querySelector('#related a').click();
         look();",
    )
    .await;
    page.until("a skeleton shows", "frames_seen.at(-1).shown === 'skeleton'").await;
    // The skeleton is visible, not only in the document.
    page.until(
        "the skeleton is painted",
        "Array.from(document.querySelectorAll('main [role=status] *')).some(it => it.checkVisibility({ opacityProperty: true, visibilityProperty: true })
           && it.getBoundingClientRect().height > 0 && getComputedStyle(it).backgroundColor !== 'rgba(0, 0, 0, 0)')",
    )
    .await;
    held.release();
    page.until("the article shows", "frames_seen.at(-1).shown === 'Titre de lent'").await;
    let frames: Vec<Frame> = page.js("return frames_seen").await;
    let first_skeleton = frames.iter().find(|frame| frame.shown == "skeleton").expect("a skeleton");
    assert!(first_skeleton.at >= 190.0, "the skeleton came after {} ms", first_skeleton.at);
    assert!(frames.iter().all(|frame| frame.shown != "nothing"), "never a blank page: {frames:?}");
    assert!(frames.iter().all(|frame| frame.moved == 0.0), "the header keeps its height");
}

#[derive(Debug, serde::Deserialize)]
struct Frame {
    at: f64,
    shown: String,
    moved: f64,
}

async fn a_slow_first_page_shows_a_skeleton_that_does_not_move(page: &Page) {
    page.publish_article("lent", json!({ "body": paragraphs(3) }));
    let edition = page.server.faults().hold(&data("edition.json"));
    let article = page.server.faults().hold(&file("lent"));
    page.open("/article/lent/").await;
    let lines = "document.querySelector('main [role=status] > :nth-child(3)')";
    page.until(
        "a skeleton shows",
        &format!("{lines}?.checkVisibility({{ opacityProperty: true, visibilityProperty: true }})"),
    )
    .await;
    let top: f64 = page.js(&format!("return {lines}.getBoundingClientRect().top")).await;
    edition.release();
    page.until("the menu shows", "document.querySelector('header nav a')").await;
    let later: f64 = page.js(&format!("return {lines}.getBoundingClientRect().top")).await;
    assert!((later - top).abs() < 1.0, "the skeleton moved from {top} to {later} when the header came");
    article.release();
    page.until_heading("Titre de lent").await;
}
