//! Resuming: at the paragraph where an article was left, and from the app's icon with the article left unfinished.

use crate::support::page::Page;
use crate::support::publish::{paragraph, paragraphs, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(an_article_reopens_at_its_paragraph).restarting().on_phone(),
        test!(an_article_opened_by_a_link_starts_at_its_top),
        test!(the_front_page_offers_what_was_left_unfinished).restarting().on_phone(),
    ]
}

/// A JavaScript expression for a paragraph of the article.
fn numbered(number: usize) -> String {
    format!("document.querySelectorAll('main article .body p')[{}]", number - 1)
}

/// Reads an article up to a paragraph, and waits until that is recorded.
async fn read_up_to(page: &Page, id: &str, number: usize) {
    page.publish_article(id, json!({ "body": paragraphs(80) }));
    page.read_and_store(id).await;
    page.js::<()>(&format!("{}.scrollIntoView({{ block: 'start', behavior: 'instant' }})", numbered(number))).await;
    page.until(
        "the position is recorded",
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
    // In larger text the same paragraph has another position.
    page.js::<()>("localStorage.setItem('manchette.text-size', '4')").await;
    page.restart_browser().await;
    page.go_offline().await;
    page.read_offline("/article/long/").await;
    until_at(page, 40).await;
    // Nothing drifts when it is repeated.
    for size in [1, 4] {
        page.js::<()>(&format!("localStorage.setItem('manchette.text-size', '{size}')")).await;
        page.restart_browser().await;
        page.read_offline("/article/long/").await;
        until_at(page, 40).await;
        page.until(
            "the position is recorded again",
            "JSON.parse(localStorage.getItem('manchette:/:unfinished')).block === 39",
        )
        .await;
    }
    page.restart_browser().await;
    page.server.recover().await;
    page.read("/article/long/").await;
    until_at(page, 40).await;
}

async fn an_article_opened_by_a_link_starts_at_its_top(page: &Page) {
    page.publish_article("autre", json!({ "related": [teaser("long")] }));
    read_up_to(page, "long", 40).await;
    page.read("/article/autre/").await;
    page.until_device_part_runs().await;
    page.follow("Titre de long").await;
    page.until_heading("Titre de long").await;
    page.until("the page shows its start", "scrollY === 0 && document.querySelectorAll('main .body p').length === 80")
        .await;
    // Back and forward restore the scroll position, as browsers do.
    page.scroll_to(3000).await;
    page.back().await;
    page.until_heading("Titre de autre").await;
    page.forward().await;
    page.until_heading("Titre de long").await;
    page.until("the position is restored", "Math.abs(scrollY - 3000) < 2").await;
}

async fn the_front_page_offers_what_was_left_unfinished(page: &Page) {
    page.read("/").await;
    page.until_worker_active().await;
    read_up_to(page, "long", 40).await;
    page.restart_browser().await;
    page.read("/").await;
    page.until_device_part_runs().await;
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
    // After twelve hours it is not offered any more.
    for (hours, count) in [(11, 1), (13, 0)] {
        page.move_clock(hours).await;
        page.read("/?icon").await;
        page.until_device_part_runs().await;
        assert_eq!(page.count(".resume a").await, count, "after {hours} hours");
    }
    page.move_clock(0).await;
    // An article read to its end is finished.
    page.read("/article/long/").await;
    until_at(page, 40).await;
    page.js::<()>(&format!("{}.scrollIntoView({{ block: 'end', behavior: 'instant' }})", numbered(80))).await;
    page.until("it is finished", "!localStorage.getItem('manchette:/:unfinished')").await;
    page.until("the history shows it", "JSON.parse(localStorage.getItem('manchette:/:read:long')).finished").await;
    page.read("/?icon").await;
    page.until_device_part_runs().await;
    assert_eq!(page.count(".resume a").await, 0, "it is finished");
}
