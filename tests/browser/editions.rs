//! Two editions on one host: the pages of each talk to its own worker, and what one does changes nothing of the other.

use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;

/// An article of the edition under `/en/`.
const ARTICLE: &str = "raqqa-mosul-jihadists-losing-ground";

pub fn tests() -> Vec<Test> {
    vec![test!(two_editions_on_one_host)]
}

async fn two_editions_on_one_host(page: &Page) {
    let french = page.with_stored_data().await;
    // The worker of `/` controls the pages under `/en/` until theirs is active.
    let worker = page.server.faults().hold("/en/sw.js");
    save_the_english_article(page).await;
    page.until_true("their worker is requested", || !page.server.asked("/en/sw.js").is_empty()).await;
    worker.release();
    until_the_english_article_is(page, "stored").await;
    nothing_is_mixed(page).await;
    page.lost_nothing_of(&french, "another edition stored an article").await;

    page.read("/en/saved/").await;
    page.until_text("main .reading-list", "Raqqa").await;
    page.click_button("Remove all").await;
    page.read("/en/settings/").await;
    page.click(".space button.clear").await;
    until_the_english_article_is(page, "deleted").await;
    page.lost_nothing_of(&french, "another edition was cleared").await;

    save_the_english_article(page).await;
    until_the_english_article_is(page, "stored").await;
    page.read("/settings/").await;
    page.click(".space button.clear").await;
    page.until_text(".space", "Rien à effacer").await;
    nothing_is_mixed(page).await;

    page.go_offline().await;
    page.read_offline(&format!("/en/article/{ARTICLE}/")).await;
    page.until_text("main article", "Raqqa").await;
    page.read_offline("/en/saved/").await;
    page.until_text("main .reading-list", "Raqqa").await;
    page.read_offline("/article/garde/").await;
    page.until_text("main article", "Le texte de garde.").await;
    page.read_offline("/saved/").await;
    page.until_text("main .reading-list", "Titre de garde").await;
}

async fn save_the_english_article(page: &Page) {
    page.read(&format!("/en/article/{ARTICLE}/")).await;
    page.click(".controls button.save").await;
    page.until("it is saved", &format!("localStorage.getItem('manchette:/en/:saved:{ARTICLE}')")).await;
}

/// Waits until the English article is stored completely, or deleted.
async fn until_the_english_article_is(page: &Page, state: &str) {
    let is = match state {
        "stored" => "=== '1'",
        _ => "=== undefined",
    };
    let stored = format!(
        "caches.open('manchette-kept:/en/').then(it => it.match('/en/data/articles/{ARTICLE}.json'))
           .then(it => it?.headers.get('x-whole') {is})"
    );
    page.until_promised(&format!("the article is {state}"), &stored).await;
}

/// Asserts that each edition's caches have its own files alone.
async fn nothing_is_mixed(page: &Page) {
    for cache in ["manchette-kept:", "manchette-parts:"] {
        let script = |base: &str| {
            format!(
                "return caches.open('{cache}{base}').then(it => it.keys())
                   .then(all => all.map(it => new URL(it.url).pathname))"
            )
        };
        let french: Vec<String> = page.js(&script("/")).await;
        assert!(french.iter().all(|path| !path.starts_with("/en/")), "{cache}/: {french:#?}");
        let english: Vec<String> = page.js(&script("/en/")).await;
        assert!(!english.is_empty(), "{cache}/en/ is empty");
        // The demo's editions share their pictures.
        let is_english = |path: &String| path.starts_with("/en/") || path.starts_with("/data/images/");
        assert!(english.iter().all(is_english), "{cache}/en/: {english:#?}");
    }
}
