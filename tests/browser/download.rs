//! Downloading the whole edition for offline: its size is shown first, it can be stopped and resumed, and a network that is
//! lost on the way loses nothing.

use crate::support::faults::Held;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(the_edition_is_downloaded_for_offline).restarting(),
        test!(the_server_dies_while_the_edition_is_downloaded),
    ]
}

const DOWNLOADED: [&str; 4] = ["un", "deux", "trois", "quatre"];

/// Publishes a front page of four articles with pictures.
async fn publish_front(page: &Page) {
    for id in DOWNLOADED {
        let picture = page.draw(id, 1600, 900);
        page.publish_article(id, json!({ "image": picture, "body": [paragraph(&format!("Le texte de {id}."))] }));
    }
    page.publish(
        "front.json",
        &json!({ "version": "1.0", "groups": [{ "rank": 1, "teasers": DOWNLOADED.map(teaser) }] }),
    );
}

/// How many requests for articles and pictures of the four there were.
fn fetched(page: &Page) -> usize {
    let is_theirs =
        |path: &str| DOWNLOADED.iter().any(|id| path == file(id) || path.starts_with(&data(&format!("images/{id}-"))));
    page.server.requests().iter().filter(|asked| asked.method == "GET" && is_theirs(&asked.path)).count()
}

/// Asks for the size, starts the download, and waits until an article is requested whose answer is held back.
async fn download_up_to(page: &Page, id: &str) -> Held {
    page.click(".take button.weigh").await;
    page.until_shown(".take button.start").await;
    let held = page.server.faults().hold(&file(id));
    page.server.clear_requests();
    page.click(".take button.start").await;
    let path = file(id);
    page.until_true("the download reaches the article", || {
        page.server.asked(&path).iter().any(|asked| asked.fate == Fate::Waiting)
    })
    .await;
    held
}

async fn the_edition_is_downloaded_for_offline(page: &Page) {
    publish_front(page).await;
    page.read("/saved/").await;
    page.until_worker_active().await;
    assert_eq!(fetched(page), 0, "nothing is downloaded unasked");
    page.click(".take button.weigh").await;
    page.until_text(".take .said", "4 articles à télécharger").await;
    let size = page.text(".take .said").await;
    // The size is announced, and the focus moves to the next button.
    assert_eq!(page.of::<String>("#announcer", "it.textContent").await, size);
    assert!(page.of::<bool>(".take button.start", "it === document.activeElement").await, "the focus is lost");
    assert!(size.contains("ko") || size.contains("Mo"), "the size is shown before: {size}");
    assert_eq!(page.accessibility_violations().await, "");
    let pictures =
        page.server.requests().iter().filter(|asked| asked.method == "GET" && asked.path.contains("/images/")).count();
    assert_eq!(pictures, 0, "no picture is downloaded before the reader agrees");
    page.click(".take button.cancel").await;

    let held = download_up_to(page, "trois").await;
    page.until("the progress is shown", "document.querySelector('.take progress')?.value === 2").await;
    page.until_text(".take", "Articles\u{a0}: 2 sur 4").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.click(".take button.stop").await;
    page.until_text(".take .said", "s’est arrêté").await;
    held.release();
    page.server.faults().heal(&file("trois"));
    publish_front(page).await;
    page.until_complete("deux").await;
    assert!(!page.is_stored(&file("quatre")).await, "it has stopped");

    // The download resumes where it was stopped, also after the browser was closed.
    page.restart_browser().await;
    page.read("/saved/").await;
    page.until_device_part_runs().await;
    page.server.clear_requests();
    page.click(".take button.weigh").await;
    page.until_shown(".take button.start").await;
    page.click(".take button.start").await;
    page.until_text(".take .said", "L’édition est sur cet appareil").await;
    for id in ["un", "deux"] {
        assert!(page.server.asked(&file(id)).is_empty(), "{id} was there");
    }
    page.restart_browser().await;
    page.go_offline().await;
    page.read_offline("/").await;
    page.until_text("main .front", "Titre de quatre").await;
    for id in DOWNLOADED {
        page.read_offline(&format!("/article/{id}/")).await;
        page.until_text("main article", &format!("Le texte de {id}.")).await;
        let picture = "document.querySelector('main article img')";
        page.until("its picture shows", &format!("{picture}.complete && {picture}.naturalWidth > 0")).await;
    }
    page.read_offline("/saved/").await;
    page.click(".take button.weigh").await;
    page.until_text(".take .said", "Tout est déjà sur cet appareil").await;
}

async fn the_server_dies_while_the_edition_is_downloaded(page: &Page) {
    let before = page.with_stored_data().await;
    publish_front(page).await;
    page.read("/saved/").await;
    page.until_device_part_runs().await;
    let held = download_up_to(page, "trois").await;
    page.go_offline().await;
    held.release();
    page.until_text(".take .said", "s’est arrêté").await;
    page.lost_nothing_of(&before, "the server died while the edition was downloaded").await;
    let stored = page.stored_data().await;
    assert_eq!(["un", "deux"].map(|id| stored.articles.get(id)), [Some(&true); 2]);
    assert!(!stored.articles.contains_key("quatre"));
    page.server.faults().heal(&file("trois"));
    publish_front(page).await;
    page.server.recover().await;
    page.click(".take button.weigh").await;
    page.until_text(".take .said", "2 articles à télécharger").await;
    page.click(".take button.start").await;
    page.until_text(".take .said", "L’édition est sur cet appareil").await;
    page.lost_nothing_of(&before, "the server is back").await;
}
