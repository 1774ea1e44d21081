//! Errors while a page loads: each one has its message and a way on, and nothing else is lost.

use crate::support::faults::Faults;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(the_server_refuses),
        test!(the_server_does_not_answer_in_ten_seconds),
        test!(the_article_is_not_there),
        test!(the_server_has_an_error),
        test!(the_connection_breaks),
        test!(a_web_page_comes_in_place_of_the_article),
        test!(the_file_is_truncated),
        test!(a_required_field_is_missing),
        test!(a_newer_major_version_says_so),
        test!(a_newer_minor_version_is_read_as_far_as_known),
        test!(a_wrong_optional_field_is_dropped_alone),
        test!(an_unknown_block_shows_its_fallback_or_nothing),
        test!(blocks_nested_a_hundred_deep_are_cut),
        test!(addresses_that_could_run_something_are_no_links_and_no_sources),
        test!(ids_that_could_climb_are_no_addresses),
        test!(the_edition_is_down).unprinted(),
        test!(everything_but_the_article_is_down),
        test!(an_error_on_the_first_page_can_be_retried),
    ]
}

/// The file of the article that the tests break.
fn file() -> String {
    data("articles/visee.json")
}

/// Follows a link to the article while a fault is injected, then removes the fault: the error page contains `text`, nothing
/// is lost, and its button loads the article.
async fn breaks(page: &Page, fault: impl Fn(&Faults), text: &str) {
    come_to(page, fault).await;
    page.until_text("main", text).await;
    page.until("the title names the error", "document.title.startsWith('La page n’a pas pu s’afficher')").await;
    assert!(page.count("header nav a").await > 3, "the menu is still there");
    assert_eq!(page.path().await, "/article/visee/", "the address is the article's: a reload tries again too");
    assert_eq!(page.count("main a[href='/']").await, 1, "there is a way on");
    publish(page);
    page.click("main button").await;
    page.until_heading("Titre de visee").await;
    // The page before is still there.
    page.back().await;
    page.until_heading("Titre de depart").await;
}

fn publish(page: &Page) {
    page.server.faults().heal(&file());
    page.publish_article("visee", json!({ "body": [paragraph("Tout est là.")] }));
}

async fn come_to(page: &Page, fault: impl Fn(&Faults)) {
    publish(page);
    page.publish_article("depart", json!({ "related": [teaser("visee")] }));
    page.read("/article/depart/").await;
    fault(page.server.faults());
    page.follow("Titre de visee").await;
}

async fn the_server_refuses(page: &Page) {
    publish(page);
    page.publish_article("depart", json!({ "related": [teaser("visee")] }));
    page.read("/article/depart/").await;
    page.server.refuse().await;
    page.follow("Titre de visee").await;
    page.until_text("main", "n’a pas pu être joint").await;
    page.server.recover().await;
    page.click("main button").await;
    page.until_heading("Titre de visee").await;
}

async fn the_server_does_not_answer_in_ten_seconds(page: &Page) {
    come_to(page, |faults| faults.never_answer(&file())).await;
    let start: f64 = page.js("return performance.now()").await;
    // Longer than any other wait: the limit is 10 seconds.
    page.until("the skeleton shows", "!document.querySelector('main h1')").await;
    page.until_within(15, "the reader is told", "/10\u{a0}secondes/.test(document.querySelector('main').innerText)")
        .await;
    let time = page.js::<f64>("return performance.now()").await - start;
    assert!(time > 8_000.0, "10 seconds are given, not {time} ms");
    publish(page);
    page.click("main button").await;
    page.until_heading("Titre de visee").await;
}

async fn the_article_is_not_there(page: &Page) {
    come_to(page, |faults| faults.status(&file(), 404)).await;
    page.until_heading("Page introuvable").await;
    assert!(page.count("header nav a").await > 3, "the menu is still there");
    page.follow("Aller à la une").await;
    page.until("the front page shows", "location.pathname === '/'").await;
}

async fn the_server_has_an_error(page: &Page) {
    breaks(page, |faults| faults.status(&file(), 500), "500").await;
}

async fn the_connection_breaks(page: &Page) {
    breaks(page, |faults| faults.cut_after(&file(), 20), "n’a pas pu être joint").await;
}

async fn a_web_page_comes_in_place_of_the_article(page: &Page) {
    let portal = "<!doctype html><title>Wi-Fi</title><p>Connectez-vous.";
    breaks(page, |faults| faults.body(&file(), "text/html", portal), "Une page web est arrivée").await;
}

async fn the_file_is_truncated(page: &Page) {
    let half = r#"{ "version": "1.0", "id": "visee", "headline": "Titre de vis"#;
    breaks(page, |faults| faults.body(&file(), "application/json", half), "incomplet ou abîmé").await;
}

async fn a_required_field_is_missing(page: &Page) {
    for content in [json!({ "id": "visee" }), json!({ "headline": "Titre" }), json!({ "id": "visee", "headline": 7 })] {
        let json = content.to_string();
        breaks(page, |faults| faults.body(&file(), "application/json", json.clone()), "Il manque à ce fichier").await;
    }
}

async fn a_newer_major_version_says_so(page: &Page) {
    let content = json!({ "version": "2.0", "id": "visee", "headline": "Titre de visee" }).to_string();
    breaks(page, |faults| faults.body(&file(), "application/json", content.clone()), "version plus récente").await;
}

async fn a_newer_minor_version_is_read_as_far_as_known(page: &Page) {
    let content = json!({
        "version": "1.9", "id": "visee", "headline": "Titre de demain", "hologram": { "url": "x" },
        "body": [{ "type": "paragraph", "text": "Le texte.", "smell": "rose" }]
    });
    page.server.faults().body(&file(), "application/json", content.to_string());
    page.read("/article/visee/").await;
    page.until_heading("Titre de demain").await;
    page.until_text("main article", "Le texte.").await;
}

async fn a_wrong_optional_field_is_dropped_alone(page: &Page) {
    page.publish_article(
        "visee",
        json!({
            "kicker": 7, "description": ["no", "text"], "author": "no list", "image": "no image", "topic": { "id": "../x" },
            "datePublished": "hier", "kind": "unheard-of", "related": [{ "id": "sans-titre" }, 3, teaser("bon")],
            "body": [{ "type": "paragraph" }, "no block", { "type": "heading", "text": "Bon titre", "level": "deux" }, paragraph("Bon texte.")]
        }),
    );
    page.read("/article/visee/").await;
    page.until_heading("Titre de visee").await;
    let text = page.text("main").await;
    assert!(text.contains("Bon titre") && text.contains("Bon texte."), "{text}");
    assert_eq!(page.texts("#related a").await, ["Titre de bon"]);
    for part in ["no text", "no list", "no block", "hier", "Invalid"] {
        assert!(!text.contains(part), "{part:?} is in {text}");
    }
}

async fn an_unknown_block_shows_its_fallback_or_nothing(page: &Page) {
    page.publish_article(
        "visee",
        json!({ "body": [
            paragraph("Avant."),
            { "type": "hologram", "src": "inconnu", "fallback": "Un hologramme était ici. <b>Vraiment.</b>" },
            { "type": "hologram", "src": "inconnu" },
            paragraph("Après."),
        ] }),
    );
    page.read("/article/visee/").await;
    assert_eq!(
        page.texts("main article .body > *").await,
        ["Avant.", "Un hologramme était ici. <b>Vraiment.</b>", "Après."]
    );
}

async fn blocks_nested_a_hundred_deep_are_cut(page: &Page) {
    // Written as text: a value this deep would need as deep a stack to be dropped.
    let deep = format!(
        "{}{}{}",
        r#"{"type":"quote","body":[{"type":"paragraph","text":"Niveau."},"#.repeat(100),
        r#"{"type":"divider"}"#,
        "]}".repeat(100)
    );
    let content = format!(
        r#"{{"version":"1.0","id":"visee","headline":"Titre de visee","body":[{deep},{{"type":"paragraph","text":"La suite."}}]}}"#
    );
    page.server.faults().body(&file(), "application/json", content);
    page.read("/article/visee/").await;
    page.until_heading("Titre de visee").await;
    let text = page.text("main article").await;
    let levels = text.matches("Niveau.").count();
    assert!((1..=8).contains(&levels), "{levels} levels are shown");
    assert!(text.contains("La suite."), "{text}");
}

async fn addresses_that_could_run_something_are_no_links_and_no_sources(page: &Page) {
    let bad = [
        "javascript:window.ran=1",
        " JaVaScRiPt:window.ran=1",
        "java\nscript:window.ran=1",
        "data:text/html,<script>window.ran=1</script>",
        "vbscript:x",
    ];
    let links: Vec<Value> =
        bad.iter().map(|href| json!({ "type": "paragraph", "text": [{ "text": "un lien", "href": href }] })).collect();
    let image = |url: &str| json!({ "type": "image", "image": { "renditions": [{ "url": url, "width": 800 }], "width": 800, "height": 500, "alt": "" } });
    let svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='window.ran=1'/>";
    let mut body = links;
    body.extend([
        image(bad[0]),
        image(svg),
        json!({ "type": "embed", "provider": "YouTube", "url": bad[0], "title": "Un film" }),
        json!({ "type": "embed", "provider": "YouTube", "url": "https://www.youtube.com/watch?v=\"onload=alert(1)", "title": "Un film" }),
        json!({ "type": "video", "name": "Une vidéo", "sources": [{ "url": svg }], "captions": [{ "url": bad[0], "lang": "fr" }] }),
        paragraph("<img src=x onerror='window.ran=1'>"),
    ]);
    page.publish_article("visee", json!({ "body": body, "translations": [{ "inLanguage": "en", "url": bad[0] }] }));
    page.read("/article/visee/").await;
    let addresses: Vec<String> = page
        .js("return Array.from(document.querySelectorAll('main [href], main [src], main [srcset]'),
               it => it.getAttribute('href') ?? it.getAttribute('src') ?? it.getAttribute('srcset'))
               .filter(address => /^[\\s\\x00-\\x20]*(javascript|data|vbscript):/i.test(address.replace(/[\\t\\n\\r]/g, '')))")
        .await;
    assert!(addresses.is_empty(), "{addresses:?}");
    assert_eq!(page.text("main article").await.matches("un lien").count(), bad.len(), "the text stays");
    page.js::<()>("document.querySelectorAll('main article p').forEach(it => it.click())").await;
    assert!(page.js::<bool>("return window.ran === undefined").await, "nothing of it ran");
    assert_eq!(page.path().await, "/article/visee/");
}

async fn ids_that_could_climb_are_no_addresses(page: &Page) {
    let mut related: Vec<Value> =
        ["../../settings", "..", "%2e%2e%2fsettings", "a/b", "a%", "a?b", "a b", ""].map(teaser).into();
    related.push(teaser("bon"));
    page.publish_article("visee", json!({ "related": related }));
    page.read("/article/visee/").await;
    assert_eq!(page.texts("#related a").await, ["Titre de bon"]);

    for path in [
        "/article/..%2f..%2fsettings/",
        "/article/%252e%252e/",
        "/article/a%2Fb/",
        "/article/%/",
        "/section/..%2F..%2Fedition/",
    ] {
        page.server.clear_requests();
        page.read(path).await;
        page.until_heading("Page introuvable").await;
        let strange: Vec<String> = page
            .server
            .requests()
            .into_iter()
            .map(|asked| asked.path)
            .filter(|asked| asked.starts_with("/data/") && (asked.contains('%') || asked.contains("..")))
            .collect();
        assert!(strange.is_empty(), "{path} requested {strange:?}");
    }
}

async fn the_edition_is_down(page: &Page) {
    publish(page);
    page.server.faults().status(&data("edition.json"), 500);
    page.read("/article/visee/").await;
    page.until_heading("Titre de visee").await;
    page.until_text("main article", "Tout est là.").await;
    page.until_text("body", "menu du journal n’a pas pu être chargé").await;
    page.server.faults().heal(&data("edition.json"));
    page.click_button("Réessayer").await;
    page.until("the menu is back", "document.querySelectorAll('header nav a').length > 3").await;
    page.until_heading("Titre de visee").await;
}

async fn everything_but_the_article_is_down(page: &Page) {
    publish(page);
    for file in ["most-read.json", "live.json"] {
        page.server.faults().status(&data(file), 503);
    }
    page.read("/article/visee/").await;
    page.until_text("main article", "Tout est là.").await;
    page.until_text("#most-read", "n’a pas pu être chargée").await;
}

async fn an_error_on_the_first_page_can_be_retried(page: &Page) {
    publish(page);
    page.server.faults().status(&file(), 503);
    page.read("/article/visee/").await;
    page.until_text("main", "503").await;
    publish(page);
    page.click("main button").await;
    page.until_heading("Titre de visee").await;
}
