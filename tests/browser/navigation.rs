//! Navigation inside the app: readers lose nothing that the browser's own navigation would give them.

use crate::support::page::Page;
use crate::support::publish::{data, paragraphs, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;
use thirtyfour::Key;

pub fn tests() -> Vec<Test> {
    vec![
        test!(title_language_focus_and_announcement_follow_the_page),
        test!(a_link_does_not_reload_the_site),
        test!(back_and_forward_restore_the_scroll_exactly),
        test!(back_restores_the_scroll_after_the_content_is_fetched_again),
        test!(a_reload_keeps_the_scroll_position),
        test!(a_link_within_the_page_leads_there_and_back),
        test!(a_page_restored_from_the_back_forward_cache_lives_on),
        test!(a_link_opens_in_a_new_tab),
        test!(links_to_other_pages_leave_the_app),
        test!(links_to_files_beside_the_articles_leave_the_app),
        test!(a_cached_article_shows_in_the_same_frame),
    ]
}

/// Two articles that lead to each other, long enough to scroll in.
fn publish_two(page: &Page) {
    for (id, other) in [("un", "deux"), ("deux", "un")] {
        let mut body = paragraphs(60);
        let link = json!({ "type": "paragraph", "text": ["Lire ", { "text": format!("la suite de {id}"), "article": other }] });
        body.insert(40, link);
        page.publish_article(id, json!({ "body": body, "related": [teaser(other)] }));
    }
}

async fn title_language_focus_and_announcement_follow_the_page(page: &Page) {
    page.publish_article(
        "french",
        json!({ "headline": "Un titre français", "related": [teaser("english"), teaser("other")] }),
    );
    page.publish_article(
        "english",
        json!({ "headline": "An English title", "inLanguage": "en", "related": [teaser("other")] }),
    );
    page.publish_article("other", json!({ "headline": "Un autre titre" }));
    page.read("/article/french/").await;
    page.until("the title is the page's", "document.title.startsWith('Un titre français')").await;
    assert_eq!(page.js::<String>("return document.documentElement.lang").await, "fr");
    // On the first page the focus stays where the browser put it.
    assert_eq!(page.js::<String>("return document.activeElement.localName").await, "body");

    // From article to article: the same route with another parameter.
    page.follow("Titre de english").await;
    arrived(page, "An English title", "en").await;
    page.follow("Titre de other").await;
    arrived(page, "Un autre titre", "fr").await;
    page.back().await;
    arrived(page, "An English title", "en").await;
    page.click("footer a[href='/settings/']").await;
    arrived(page, "Réglages", "fr").await;
}

async fn arrived(page: &Page, heading: &str, language: &str) {
    page.until_heading(heading).await;
    page.until("the title is the page's", &format!("document.title.startsWith({heading:?})")).await;
    page.until("the language is the page's", &format!("document.documentElement.lang === {language:?}")).await;
    page.until("the focus is on the heading", "document.activeElement === document.querySelector('main h1')").await;
    let announced = format!(
        "Array.from(document.querySelectorAll('[aria-live=polite]')).some(it => it.textContent.includes({heading:?}))"
    );
    page.until("the page is announced politely", &announced).await;
}

async fn a_link_does_not_reload_the_site(page: &Page) {
    publish_two(page);
    page.read("/article/un/").await;
    // Files that load when the page is idle have loaded.
    page.until_worker_active().await;
    page.until_device_part_runs().await;
    page.server.clear_requests();
    page.js::<()>("window.here = 'the same document'").await;
    page.follow("la suite de un").await;
    page.until_heading("Titre de deux").await;
    assert_eq!(page.path().await, "/article/deux/");
    assert_eq!(page.js::<String>("return window.here ?? ''").await, "the same document");
    assert_eq!(page.js::<u32>("return scrollY").await, 0, "a new page starts at its top");
    // Fonts may still load; the page and the app must not load again.
    let mut loaded: Vec<String> = page.server.requests().into_iter().map(|asked| asked.path).collect();
    loaded.retain(|path| !path.starts_with("/data/") && !path.starts_with("/fonts/"));
    assert!(loaded.is_empty(), "{loaded:?}");
}

async fn back_and_forward_restore_the_scroll_exactly(page: &Page) {
    publish_two(page);
    page.read("/article/un/").await;
    let left_un = scroll_to_link(page, "la suite de un").await;
    page.follow("la suite de un").await;
    page.until_heading("Titre de deux").await;
    page.until("the second article starts at its top", "scrollY === 0").await;
    let left_deux = scroll_to_link(page, "la suite de deux").await + 137;
    page.scroll_to(left_deux).await;
    page.back().await;
    page.until_heading("Titre de un").await;
    page.until("the first article is where it was left", &format!("scrollY === {left_un}")).await;
    page.forward().await;
    page.until_heading("Titre de deux").await;
    page.until("the second article is where it was left", &format!("scrollY === {left_deux}")).await;
}

/// Scrolls a link to the middle of the window; returns the scroll position.
async fn scroll_to_link(page: &Page, text: &str) -> u32 {
    let top: f64 = page
        .js(&format!(
            "const link = Array.from(document.links).find(link => link.innerText.includes({text:?}));
             return link.getBoundingClientRect().top + scrollY - innerHeight / 2"
        ))
        .await;
    page.scroll_to(top as u32).await;
    top as u32
}

async fn back_restores_the_scroll_after_the_content_is_fetched_again(page: &Page) {
    publish_two(page);
    page.read("/article/un/").await;
    let left = scroll_to_link(page, "la suite de un").await;
    page.follow("la suite de un").await;
    page.until_heading("Titre de deux").await;
    // A reload empties the cache in memory, so that going back must fetch.
    page.driver().refresh().await.expect("a reload");
    page.until_heading("Titre de deux").await;
    let held = page.server.faults().hold(&file("un"));
    page.server.clear_requests();
    page.back().await;
    page.until_true("the article is requested", || page.fates_of("un") == [Fate::Waiting]).await;
    page.until("a skeleton shows meanwhile", "!document.querySelector('main h1')").await;
    held.release();
    page.until_heading("Titre de un").await;
    page.until("the article is where it was left", &format!("scrollY === {left}")).await;
}

async fn a_reload_keeps_the_scroll_position(page: &Page) {
    publish_two(page);
    page.read("/article/un/").await;
    page.scroll_to(1234).await;
    page.driver().refresh().await.expect("a reload");
    page.until_heading("Titre de un").await;
    page.until("the article is where it was", "scrollY === 1234").await;
}

async fn a_link_within_the_page_leads_there_and_back(page: &Page) {
    let mut body = paragraphs(60);
    body[0] = json!({ "type": "paragraph", "text": [{ "text": "Voir plus bas", "href": "#plus-bas" }] });
    body.insert(50, json!({ "type": "heading", "text": "Plus bas", "anchor": "plus-bas" }));
    page.publish_article("ancre", json!({ "body": body }));
    page.publish_article(
        "vers",
        json!({ "body": [
        { "type": "paragraph", "text": [{ "text": "Voir ailleurs", "href": "/article/ancre/#plus-bas" }] }
    ] }),
    );
    let at_anchor = "Math.abs(document.getElementById('plus-bas').getBoundingClientRect().top) < 120";
    page.read("/article/ancre/").await;
    page.follow("Voir plus bas").await;
    page.until("the heading is at the top of the window", at_anchor).await;
    assert_eq!(page.path().await, "/article/ancre/#plus-bas");
    page.back().await;
    page.until("the page is at its top again", "scrollY < 200 && location.hash === ''").await;

    // From another page, and from its address.
    page.read("/article/vers/").await;
    page.follow("Voir ailleurs").await;
    page.until_heading("Titre de ancre").await;
    page.until("the heading is at the top of the window", at_anchor).await;
    page.open("/").await;
    page.read("/article/ancre/#plus-bas").await;
    page.until("the heading is at the top of the window", at_anchor).await;
}

async fn a_page_restored_from_the_back_forward_cache_lives_on(page: &Page) {
    publish_two(page);
    page.server.let_pages_be_cached();
    page.server.faults().body("/jeux/", "text/html", "<!doctype html><title>Jeux</title><h1>Jeux</h1>");
    page.read("/article/un/").await;
    page.js::<()>("window.here = 'cached'; addEventListener('pageshow', event => window.wasCached = event.persisted)")
        .await;
    page.scroll_to(800).await;
    page.open("/jeux/").await;
    page.back().await;
    page.until_heading("Titre de un").await;
    page.until("the article is where it was", "scrollY === 800").await;
    // Not every browser caches pages while it is automated: the reasons of one that did not are part of the failure.
    let why_not: String = page
        .js("const entry = performance.getEntriesByType('navigation')[0];
             return JSON.stringify(entry?.notRestoredReasons?.reasons?.map(it => it.reason) ?? [])")
        .await;
    let was_cached: bool = page.js("return window.here === 'cached' && window.wasCached === true").await;
    assert!(was_cached, "the page was not cached: {why_not}");
    page.follow("la suite de un").await;
    page.until_heading("Titre de deux").await;
}

async fn a_link_opens_in_a_new_tab(page: &Page) {
    publish_two(page);
    page.read("/article/un/").await;
    let here = page.driver().window().await.expect("a tab");
    scroll_to_link(page, "la suite de un").await;
    let link = page.link("la suite de un").await;
    let (x, y) = page.point_of(&link).await.expect("a link in view");
    let click = page.actions().move_to(x, y).key_down(Key::Control).click().key_up(Key::Control);
    click.perform().await.expect("a click with the control key");
    let second = page.other_tab(&here).await;
    assert_eq!(page.path().await, "/article/un/", "the first tab stays where it is");
    page.driver().switch_to_window(second).await.expect("the new tab");
    page.until_heading("Titre de deux").await;
    assert_eq!(page.path().await, "/article/deux/");
}

async fn links_to_other_pages_leave_the_app(page: &Page) {
    page.server.faults().body("/jeux/mots/", "text/html", "<!doctype html><title>Jeux</title><h1>Jeux</h1>");
    page.server.faults().body("/feed.xml", "text/html", "<!doctype html><title>Flux</title><h1>Flux</h1>");
    page.publish_article(
        "liens",
        json!({ "body": [{ "type": "paragraph", "text": [
            { "text": "le flux", "href": "/feed.xml" }, " ", { "text": "les jeux", "href": "/jeux/mots/" }
        ] }] }),
    );
    for (text, path) in [("le flux", "/feed.xml"), ("les jeux", "/jeux/mots/")] {
        page.read("/article/liens/").await;
        page.follow(text).await;
        page.until("the other page is shown", "['Flux', 'Jeux'].includes(document.querySelector('h1')?.innerText)")
            .await;
        assert_eq!(page.path().await, path);
        assert_eq!(page.server.asked(path).len(), 1, "{path} was asked of the server");
        page.back().await;
        page.until_heading("Titre de liens").await;
    }
}

async fn links_to_files_beside_the_articles_leave_the_app(page: &Page) {
    page.server.faults().patch_json(&data("edition.json"), |edition| edition["articlePath"] = "/:section/:id/".into());
    for path in ["/files/report.html", "/compte/login"] {
        page.server.faults().body(path, "text/html", "<!doctype html><title>Autre</title><h1>Autre</h1>");
    }
    page.publish_article(
        "liens",
        json!({ "section": { "id": "monde", "name": "Monde" }, "body": [{ "type": "paragraph", "text": [
            { "text": "le rapport", "href": "/files/report.html#page=2" }, " ", { "text": "le compte", "href": "/compte/login?a=1" },
            " ", { "text": "personne", "href": "/monde/personne/" }
        ] }] }),
    );
    for (text, path) in [("le rapport", "/files/report.html#page=2"), ("le compte", "/compte/login?a=1")] {
        page.read("/monde/liens/").await;
        page.until_heading("Titre de liens").await;
        page.follow(text).await;
        page.until("the other page is shown", "document.querySelector('h1')?.innerText === 'Autre'").await;
        assert_eq!(page.path().await, path);
        page.back().await;
        page.until_heading("Titre de liens").await;
    }
    page.follow("personne").await;
    page.until(
        "the app says that there is no such page",
        "/introuvable/i.test(document.querySelector('main h1')?.innerText)",
    )
    .await;
}

async fn a_cached_article_shows_in_the_same_frame(page: &Page) {
    publish_two(page);
    page.read("/article/un/").await;
    page.follow("la suite de un").await;
    page.until_heading("Titre de deux").await;
    page.server.clear_requests();
    let heading: String = page
        .js("return new Promise(done => requestAnimationFrame(() => {
               document.querySelector('#related a[href=\"/article/un/\"]').click();
               requestAnimationFrame(() => done(document.querySelector('main h1')?.innerText ?? 'nothing'));
             }))")
        .await;
    assert_eq!(heading, "Titre de un");
    assert!(page.fates_of("un").is_empty(), "an article read moments ago is not fetched again");
}
