//! The newsroom out of reach: links and pages tell that an article is not stored, saving waits for no network, and the app
//! notices that it is online again.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(links_to_articles_that_are_not_stored_say_so),
        test!(a_page_that_is_not_stored_lists_those_that_are),
        test!(coming_back_online_is_noticed),
        test!(pictures_that_failed_come_back_with_the_network),
        test!(a_page_that_was_shown_from_the_device_offers_the_newer_one),
        test!(saving_and_removing_waits_for_no_network),
        test!(a_withdrawn_article_says_so_on_next_contact),
        test!(a_slow_network_has_four_seconds),
    ]
}

async fn links_to_articles_that_are_not_stored_say_so(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")], "related": [teaser("autre"), teaser("jamais")] }));
    page.publish_article("autre", json!({ "body": [paragraph("Autre.")] }));
    page.publish_article("jamais", json!({ "body": [paragraph("Jamais lu.")] }));
    page.read("/article/autre/").await;
    page.until_stored(&file("autre")).await;
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    assert_eq!(page.count("a[data-absent]").await, 0, "online all links lead somewhere");
    page.go_offline().await;
    page.read_offline("/article/lu/").await;
    page.until("the page knows that it is offline", "document.documentElement.hasAttribute('data-offline')").await;
    page.until(
        "the article that is not stored is marked",
        "document.querySelector('main a[href=\"/article/jamais/\"][data-absent]')",
    )
    .await;
    let is_marked = |href: &'static str| async move {
        page.js::<bool>(&format!("return !!document.querySelector('main a[href=\"{href}\"][data-absent]')")).await
    };
    assert!(!is_marked("/article/autre/").await, "a stored article is not marked");
    // The label is visible, and accessible.
    let seen: String = page
        .js("const it = document.querySelector('main a[href=\"/article/jamais/\"]');
             return [it, ...it.querySelectorAll('*')].map(part => getComputedStyle(part, '::after').content).join(' ')")
        .await;
    assert!(seen.contains("pas sur cet appareil") || seen.contains("attr(data-absent)"), "{seen}");
    assert_eq!(page.accessibility_violations().await, "");
    page.follow("Titre de jamais").await;
    page.until_text(".error", "n’a pas pu être joint").await;
    page.back().await;
    page.until_heading("Titre de lu").await;
    page.follow("Titre de autre").await;
    page.until_heading("Titre de autre").await;
}

async fn a_page_that_is_not_stored_lists_those_that_are(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")] }));
    page.publish_article("garde", json!({ "body": [paragraph("Gardé.")] }));
    page.read("/article/garde/").await;
    page.click(".controls button.save").await;
    page.until_stored(&file("garde")).await;
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    page.go_offline().await;
    page.read_offline("/article/jamais/").await;
    page.until_text(".error .on-device", "Titre de garde").await;
    page.until_text(".error .on-device", "Titre de lu").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.click(".error .on-device a[href='/article/garde/']").await;
    page.until_heading("Titre de garde").await;
    page.until_text("main article", "Gardé.").await;
    // The same on another kind of page.
    page.read_offline("/section/sport/").await;
    page.until_text(".error .on-device", "Titre de lu").await;
}

async fn coming_back_online_is_noticed(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")], "related": [teaser("visee")] }));
    page.publish_article("visee", json!({ "body": [paragraph("Tout est là.")] }));
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    page.go_offline().await;
    page.read_offline("/article/lu/").await;
    page.until("the page knows that it is offline", "document.documentElement.hasAttribute('data-offline')").await;
    page.follow("Titre de visee").await;
    page.until_text(".error", "n’a pas pu être joint").await;
    page.server.recover().await;
    // Without any action of the reader.
    page.until_within(
        20,
        "the requested article is shown",
        "document.querySelector('main h1')?.innerText === 'Titre de visee'",
    )
    .await;
    page.until("the page knows that it is online", "!document.documentElement.hasAttribute('data-offline')").await;
    assert_eq!(page.count("a[data-absent]").await, 0);
}

async fn pictures_that_failed_come_back_with_the_network(page: &Page) {
    page.publish_article("lu", json!({ "image": page.draw("quai", 400, 300) }));
    for width in [100, 200, 400] {
        page.server.faults().status(&data(&format!("images/quai-{width}.svg")), 503);
    }
    page.read("/article/lu/").await;
    page.until_text(".main-picture", "Dessin de quai").await;
    page.until_stored(&file("lu")).await;
    page.draw("quai", 400, 300);
    // Nothing else has failed, so the app took itself for online all the time.
    page.js::<()>("window.dispatchEvent(new Event('online'))").await;
    page.until("the picture is shown", "document.querySelector('.main-picture img')?.naturalWidth > 0").await;
    page.until_shown(".main-picture img").await;
}

async fn a_page_that_was_shown_from_the_device_offers_the_newer_one(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Première version.")] }));
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    page.go_offline().await;
    page.read_offline("/article/lu/").await;
    page.until_text(".from-device", "Hors connexion").await;
    page.publish_article("lu", json!({ "body": [paragraph("Seconde version.")] }));
    page.server.recover().await;
    page.until_within(
        20,
        "the reader is told",
        "/plus récente/.test(document.querySelector('.from-device').innerText)",
    )
    .await;
    page.until_text("main article", "Première version.").await;
    page.click(".from-device button").await;
    page.until_text("main article", "Seconde version.").await;
    page.until_promised(
        "the newer one is stored",
        &format!("caches.match('{}').then(it => it.text()).then(text => text.includes('Seconde'))", file("lu")),
    )
    .await;
}

async fn saving_and_removing_waits_for_no_network(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")], "related": [teaser("un"), teaser("deux")] }));
    page.publish_article("un", json!({ "body": [paragraph("Un.")] }));
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    page.go_offline().await;
    page.read_offline("/article/lu/").await;
    for id in ["lu", "un", "deux"] {
        let button = format!("button.save[data-save={id}]");
        page.click(&button).await;
        // At once, without waiting.
        let is_saved: (String, bool) =
            page.of(&button, &format!("[it.ariaPressed, !!localStorage.getItem('manchette:/:saved:{id}')]")).await;
        assert_eq!(is_saved, ("true".to_owned(), true), "{id}");
    }
    page.click("button.save[data-save=deux]").await;
    assert!(page.js::<bool>("return !localStorage.getItem('manchette:/:saved:deux')").await);
    page.read_offline("/saved/").await;
    page.until("two articles are saved", "document.querySelectorAll('main .reading-list > li').length === 2").await;
    page.until_text("main .reading-list", "Pas encore sur cet appareil").await;
    // Articles saved offline are stored when the network is back.
    page.server.recover().await;
    page.read("/saved/").await;
    page.until_complete("un").await;
    page.until("both are stored", "!/Pas encore/.test(document.querySelector('main .reading-list').innerText)").await;
}

async fn a_withdrawn_article_says_so_on_next_contact(page: &Page) {
    for (id, text) in [("lu", "Lu."), ("garde", "Gardé.")] {
        page.publish_article(id, json!({ "body": [paragraph(text)] }));
        page.read(&format!("/article/{id}/")).await;
        page.until_stored(&file(id)).await;
    }
    page.click(".controls button.save").await;
    for id in ["lu", "garde"] {
        page.publish_article(id, json!({ "status": "withdrawn", "statusMessage": "Cet article était faux." }));
    }
    // Without a contact it reads as before.
    page.go_offline().await;
    page.read_offline("/article/lu/").await;
    page.until_text("main article", "Lu.").await;
    page.server.recover().await;
    for id in ["lu", "garde"] {
        page.read(&format!("/article/{id}/")).await;
        page.until("its text is gone", "!/Lu\\.|Gardé\\./.test(document.querySelector('main article').innerText)")
            .await;
        page.until_promised(
            "the stored article follows",
            &format!("caches.match('{}').then(it => it.text()).then(text => text.includes('withdrawn'))", file(id)),
        )
        .await;
    }
    page.go_offline().await;
    page.read_offline("/article/garde/").await;
    page.until("its text is gone", "!/Gardé\\./.test(document.querySelector('main article').innerText)").await;
    page.until_text("main article", "Cet article était faux.").await;
    page.read_offline("/saved/").await;
    page.until_text("main .reading-list", "Titre de garde").await;
}

async fn a_slow_network_has_four_seconds(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")] }));
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    page.read("/").await;
    page.server.faults().never_answer("/article/lu/");
    page.server.faults().never_answer(&file("lu"));
    let start = std::time::Instant::now();
    page.read("/article/lu/").await;
    page.until_text("main article", "Lu.").await;
    let time = start.elapsed().as_secs_f32();
    assert!(time > 3.0, "the network had its time, not {time} s");
    assert!(time < 15.0, "the page and its file have four seconds each, not {time} s");
    page.until_text(".from-device", "n’a pas pu être joint").await;
}
