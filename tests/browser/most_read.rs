//! The most-read list next to an article: it never delays the article, and never moves text in view.

use crate::support::page::Page;
use crate::support::publish::{data, paragraphs, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(it_loads_with_the_article_never_before_it),
        test!(its_space_is_reserved_while_it_loads),
        test!(when_it_fails_the_article_stays_complete),
        test!(it_is_fetched_again_when_the_tab_is_seen_after_five_minutes).on_phone(),
        test!(a_new_list_moves_nothing_that_is_in_view),
    ]
}

/// A list of ten.
fn list(name: &str) -> Value {
    let teasers: Vec<Value> = (1..=10).map(|number| teaser(&format!("{name}-{number}"))).collect();
    json!({ "version": "1.0", "teasers": teasers })
}

fn publish(page: &Page) {
    page.publish_article("un", json!({ "body": paragraphs(30), "related": [teaser("deux")] }));
    page.publish("most-read.json", &list("lu"));
}

fn times_asked(page: &Page) -> usize {
    page.server.asked(&data("most-read.json")).len()
}

const LISTED: &str = "document.querySelectorAll('#most-read ol a').length === 10";

async fn it_loads_with_the_article_never_before_it(page: &Page) {
    publish(page);
    let article = page.server.faults().hold(&data("articles/un.json"));
    let list = page.server.faults().hold(&data("most-read.json"));
    page.open("/article/un/").await;
    page.until_true("the article is requested", || !page.server.asked(&data("articles/un.json")).is_empty()).await;
    article.release();
    page.until_heading("Titre de un").await;
    page.until_true("the list is requested", || times_asked(page) == 1).await;
    assert_eq!(page.count("#most-read ol a").await, 0, "the article does not wait for the list");
    list.release();
    page.until("the list has loaded", LISTED).await;
    let order: Vec<String> = page.server.requests().into_iter().map(|asked| asked.path).collect();
    let position = |file: &str| order.iter().position(|path| *path == data(file)).expect("a request");
    assert!(position("articles/un.json") < position("most-read.json"), "{order:?}");
}

async fn its_space_is_reserved_while_it_loads(page: &Page) {
    publish(page);
    let held = page.server.faults().hold(&data("most-read.json"));
    page.read("/article/un/").await;
    let positions = "return ['main article h1', '#related', '#most-read', '#most-read h2'].map(selector => {
        const box = document.querySelector(selector).getBoundingClientRect();
        return [box.left, box.top + scrollY, box.width];
    })";
    let before: Vec<[f64; 3]> = page.js(positions).await;
    let rows_before: Vec<f64> = page.js(ROWS).await;
    held.release();
    page.until("the list has loaded", LISTED).await;
    let after: Vec<[f64; 3]> = page.js(positions).await;
    assert_eq!(before, after, "nothing moves when the list has loaded");
    let rows: Vec<f64> = page.js(ROWS).await;
    assert!(rows_before.first().is_some_and(|height| *height > 20.0), "rows are reserved: {rows_before:?}");
    assert_eq!(rows_before.first(), rows.first(), "a row is as high empty as full");
}

const ROWS: &str =
    "return Array.from(document.querySelectorAll('#most-read ol > li'), row => row.getBoundingClientRect().height)";

async fn when_it_fails_the_article_stays_complete(page: &Page) {
    publish(page);
    page.server.faults().status(&data("most-read.json"), 500);
    page.read("/article/un/").await;
    page.until_text("#most-read", "n’a pas pu être chargée").await;
    assert!(page.count("main article p").await > 30, "the article is complete");
    assert_eq!(page.text("#related a").await, "Titre de deux");
    assert_eq!(page.text("main h1").await, "Titre de un");
}

async fn it_is_fetched_again_when_the_tab_is_seen_after_five_minutes(page: &Page) {
    publish(page);
    page.read("/article/un/").await;
    page.until("the list has loaded", LISTED).await;
    page.until_device_part_runs().await;
    page.until(
        "the list is out of view",
        "document.querySelector('#most-read').getBoundingClientRect().top > innerHeight",
    )
    .await;
    page.publish("most-read.json", &list("relu"));
    page.come_back_after(4).await;
    // A request of the list would have been sent before this one.
    page.js::<u16>("return fetch('/data/live.json').then(answer => answer.status)").await;
    assert_eq!(times_asked(page), 1, "a list of four minutes is recent");
    page.come_back_after(2).await;
    page.until_true("the list is requested again", || times_asked(page) == 2).await;
    page.until("the new list shows", "document.querySelector('#most-read ol a').innerText.includes('relu-1')").await;
}

async fn a_new_list_moves_nothing_that_is_in_view(page: &Page) {
    publish(page);
    page.read("/article/un/").await;
    page.until("the list has loaded", LISTED).await;
    page.until_device_part_runs().await;
    page.js::<()>("document.querySelector('#most-read').scrollIntoView({ behavior: 'instant' })").await;
    let positions =
        "return Array.from(document.querySelectorAll('#most-read li, footer'), it => it.getBoundingClientRect().top)";
    let before: Vec<f64> = page.js(positions).await;
    let mut longer = list("relu");
    longer["teasers"][0]["headline"] =
        "Un titre bien plus long que tous les autres, qui demande plusieurs lignes ".repeat(3).into();
    page.publish("most-read.json", &longer);
    page.come_back_after(6).await;
    page.until_true("the new list has loaded", || {
        let asked = page.server.asked(&data("most-read.json"));
        asked.len() == 2 && asked[1].fate == Fate::Answered(200)
    })
    .await;
    page.js::<()>("return fetch('/data/live.json').then(answer => answer.text()).then(() => new Promise(requestAnimationFrame)).then(() => null)").await;
    let after: Vec<f64> = page.js(positions).await;
    assert_eq!(before, after);
}
