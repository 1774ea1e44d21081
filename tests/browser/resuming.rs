//! Coming back: to the paragraph where an article was left, from the icon to what was left unfinished, and with the whole
//! edition taken along.

use crate::support::faults::Held;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph, paragraphs, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(an_article_reopens_at_its_paragraph).restarting().on_phone(),
        test!(an_article_that_a_link_leads_to_opens_at_its_start),
        test!(the_front_page_offers_what_was_left_unfinished).restarting().on_phone(),
        test!(the_edition_is_taken_along).restarting(),
        test!(the_server_dies_while_the_edition_is_taken),
    ]
}

/// A paragraph of the article, as JavaScript.
fn numbered(number: usize) -> String {
    format!("document.querySelectorAll('main article .body p')[{}]", number - 1)
}

/// Reads an article up to a paragraph, and waits until that is noted.
async fn read_up_to(page: &Page, id: &str, number: usize) {
    page.publish_article(id, json!({ "body": paragraphs(80) }));
    page.read_and_keep(id).await;
    page.js::<()>(&format!("{}.scrollIntoView({{ block: 'start', behavior: 'instant' }})", numbered(number))).await;
    page.until(
        "the place is noted",
        &format!("JSON.parse(localStorage.getItem('manchette:/:unfinished'))?.block === {}", number - 1),
    )
    .await;
}

/// Waits until a paragraph stands at the top of the window.
async fn until_at(page: &Page, number: usize) {
    let top = format!("{}.getBoundingClientRect().top", numbered(number));
    page.until(&format!("paragraph {number} is at the top"), &format!("Math.abs({top}) < 80")).await;
}

async fn an_article_reopens_at_its_paragraph(page: &Page) {
    page.publish_article("autre", json!({ "body": [paragraph("Autre.")] }));
    read_up_to(page, "long", 40).await;
    // The same paragraph lies elsewhere in larger letters.
    page.js::<()>("localStorage.setItem('manchette.text-size', '4')").await;
    page.restart_browser().await;
    page.go_offline().await;
    page.read_offline("/article/long/").await;
    until_at(page, 40).await;
    // However often: nothing drifts.
    for size in [1, 4] {
        page.js::<()>(&format!("localStorage.setItem('manchette.text-size', '{size}')")).await;
        page.restart_browser().await;
        page.read_offline("/article/long/").await;
        until_at(page, 40).await;
        page.until(
            "the place is noted again",
            "JSON.parse(localStorage.getItem('manchette:/:unfinished')).block === 39",
        )
        .await;
    }
    page.restart_browser().await;
    page.server.recover().await;
    page.read("/article/long/").await;
    until_at(page, 40).await;
}

async fn an_article_that_a_link_leads_to_opens_at_its_start(page: &Page) {
    page.publish_article("autre", json!({ "related": [teaser("long")] }));
    read_up_to(page, "long", 40).await;
    page.read("/article/autre/").await;
    page.until_at_rest().await;
    page.follow("Titre de long").await;
    page.until_heading("Titre de long").await;
    page.until("the page shows its start", "scrollY === 0 && document.querySelectorAll('main .body p').length === 80")
        .await;
    // Back and forward are the browser's own.
    page.scroll_to(3000).await;
    page.back().await;
    page.until_heading("Titre de autre").await;
    page.forward().await;
    page.until_heading("Titre de long").await;
    page.until("the place is found again", "Math.abs(scrollY - 3000) < 2").await;
}

async fn the_front_page_offers_what_was_left_unfinished(page: &Page) {
    page.read("/").await;
    page.until_worker_active().await;
    read_up_to(page, "long", 40).await;
    page.restart_browser().await;
    page.read("/").await;
    page.until_at_rest().await;
    assert_eq!(page.count(".resume a").await, 0, "only from the icon");
    for is_online in [true, false] {
        if !is_online {
            page.go_offline().await;
        }
        page.read("/?icon").await;
        page.until_text(".resume a", "Titre de long").await;
        let is_first: bool = page
            .js("const [offer, lead] = ['.resume a', '.teaser a'].map(it => document.querySelector(it));
                 return offer.getBoundingClientRect().top < lead.getBoundingClientRect().top")
            .await;
        assert!(is_first, "it is offered first");
        assert_eq!(page.accessibility_violations().await, "");
        page.click(".resume a").await;
        page.until_heading("Titre de long").await;
        until_at(page, 40).await;
    }
    page.server.recover().await;
    // After twelve hours it is no news any more.
    for (hours, count) in [(11, 1), (13, 0)] {
        page.move_clock(hours).await;
        page.read("/?icon").await;
        page.until_at_rest().await;
        assert_eq!(page.count(".resume a").await, count, "after {hours} hours");
    }
    page.move_clock(0).await;
    // Who has come to the end has finished.
    page.read("/article/long/").await;
    until_at(page, 40).await;
    page.js::<()>(&format!("{}.scrollIntoView({{ block: 'end', behavior: 'instant' }})", numbered(80))).await;
    page.until("it is finished", "!localStorage.getItem('manchette:/:unfinished')").await;
    page.until("the history says so", "JSON.parse(localStorage.getItem('manchette:/:read:long')).finished").await;
    page.read("/?icon").await;
    page.until_at_rest().await;
    assert_eq!(page.count(".resume a").await, 0, "it is finished");
}

const TAKEN: [&str; 4] = ["un", "deux", "trois", "quatre"];

/// Puts four articles with pictures on the front page, and nothing else.
async fn publish_front(page: &Page) {
    for id in TAKEN {
        let picture = page.draw(id, 1600, 900);
        page.publish_article(id, json!({ "image": picture, "body": [paragraph(&format!("Le texte de {id}."))] }));
    }
    page.publish("front.json", &json!({ "version": "1.0", "groups": [{ "rank": 1, "teasers": TAKEN.map(teaser) }] }));
}

/// How often articles and pictures of the four were fetched.
fn fetched(page: &Page) -> usize {
    let is_theirs =
        |path: &str| TAKEN.iter().any(|id| path == file(id) || path.starts_with(&data(&format!("images/{id}-"))));
    page.server.requests().iter().filter(|asked| asked.method == "GET" && is_theirs(&asked.path)).count()
}

/// Learns the size, starts, and waits until an article is asked for whose answer is held back.
async fn take_up_to(page: &Page, id: &str) -> Held {
    page.click(".take button.weigh").await;
    page.until_shown(".take button.start").await;
    let held = page.server.faults().hold(&file(id));
    page.server.forget_requests();
    page.click(".take button.start").await;
    let path = file(id);
    page.until_so("it comes to the article", || {
        page.server.asked(&path).iter().any(|asked| asked.fate == Fate::Waiting)
    })
    .await;
    held
}

async fn the_edition_is_taken_along(page: &Page) {
    publish_front(page).await;
    page.read("/saved/").await;
    page.until_worker_active().await;
    assert_eq!(fetched(page), 0, "nothing comes that was not asked for");
    page.click(".take button.weigh").await;
    page.until_text(".take .said", "4 articles à télécharger").await;
    let size = page.text(".take .said").await;
    // Those who hear the page are told, and the keyboard goes on from where it was.
    assert_eq!(page.of::<String>("#announcer", "it.textContent").await, size);
    assert!(page.of::<bool>(".take button.start", "it === document.activeElement").await, "the focus is lost");
    assert!(size.contains("ko") || size.contains("Mo"), "the size is told before: {size}");
    assert_eq!(page.accessibility_violations().await, "");
    let pictures =
        page.server.requests().iter().filter(|asked| asked.method == "GET" && asked.path.contains("/images/")).count();
    assert_eq!(pictures, 0, "no picture comes before the reader says so");
    page.click(".take button.cancel").await;

    let held = take_up_to(page, "trois").await;
    page.until("it is said how far it is", "document.querySelector('.take progress')?.value === 2").await;
    page.until_text(".take", "2 articles sur 4").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.click(".take button.stop").await;
    page.until_text(".take .said", "s’est arrêté").await;
    held.release();
    page.server.faults().heal(&file("trois"));
    publish_front(page).await;
    page.until_whole("deux").await;
    assert!(!page.is_kept(&file("quatre")).await, "it has stopped");

    // It goes on where it was stopped, after the browser was closed too.
    page.restart_browser().await;
    page.read("/saved/").await;
    page.until_at_rest().await;
    page.server.forget_requests();
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
    for id in TAKEN {
        page.read_offline(&format!("/article/{id}/")).await;
        page.until_text("main article", &format!("Le texte de {id}.")).await;
        let picture = "document.querySelector('main article img')";
        page.until("its picture shows", &format!("{picture}.complete && {picture}.naturalWidth > 0")).await;
    }
    page.read_offline("/saved/").await;
    page.click(".take button.weigh").await;
    page.until_text(".take .said", "Tout est déjà sur cet appareil").await;
}

async fn the_server_dies_while_the_edition_is_taken(page: &Page) {
    let before = page.with_belongings().await;
    publish_front(page).await;
    page.read("/saved/").await;
    page.until_at_rest().await;
    let held = take_up_to(page, "trois").await;
    page.go_offline().await;
    held.release();
    page.until_text(".take .said", "s’est arrêté").await;
    page.lost_nothing_of(&before, "the server died while the edition was taken").await;
    let kept = page.belongings().await;
    assert_eq!(["un", "deux"].map(|id| kept.articles.get(id)), [Some(&true); 2]);
    assert!(!kept.articles.contains_key("quatre"));
    page.server.faults().heal(&file("trois"));
    publish_front(page).await;
    page.server.recover().await;
    page.click(".take button.weigh").await;
    page.until_text(".take .said", "2 articles à télécharger").await;
    page.click(".take button.start").await;
    page.until_text(".take .said", "L’édition est sur cet appareil").await;
    page.lost_nothing_of(&before, "the server is back").await;
}
