//! Printed pages: how they work before the app runs, and how the app hydrates them.
//!
//! A debug build compares every text and attribute of a printed page with its own rendering and reports differences in the
//! console; these tests run on one too.

use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;

/// An article with nearly everything that a page can contain.
const ARTICLE: &str = "/article/raqqa-mossoul-djihadistes-reculent/";

pub fn tests() -> Vec<Test> {
    vec![
        test!(without_the_app_everything_reads_and_links_work),
        test!(hydration_changes_nothing_that_is_shown).without_waiting_for_loads(),
        test!(every_kind_of_page_hydrates_unchanged),
        test!(a_debug_build_compares_the_page_with_its_own_rendering),
        test!(a_page_embeds_its_own_file),
        test!(a_click_before_the_app_runs_counts).without_waiting_for_loads(),
        test!(a_translated_page_keeps_its_links).without_waiting_for_loads(),
        test!(a_damaged_page_is_rendered_again),
        test!(a_page_of_an_older_build_is_rendered_again_in_the_new_style),
        test!(a_page_under_another_address_is_not_hydrated),
        test!(a_slow_start_is_shown).without_waiting_for_loads(),
        test!(a_browser_without_webassembly_reads_on),
        test!(an_app_that_does_not_come_leaves_the_page).on_phone(),
        test!(the_next_page_leaves_nothing_of_the_first_in_the_head),
        test!(a_withdrawn_origin_is_not_asked),
        test!(the_first_visit_asks_for_little),
    ]
}

/// The same tests on a debug build.
pub fn tests_of_debug_build() -> Vec<Test> {
    tests().into_iter().map(Test::on_debug_build).collect()
}

/// Holds the app back until it is released.
fn hold(page: &Page) -> crate::support::faults::Held {
    page.server.faults().hold("/manchette*")
}

async fn is_running(page: &Page) -> bool {
    page.js("return performance.getEntriesByName('manchette-ready').length > 0").await
}

async fn without_the_app_everything_reads_and_links_work(page: &Page) {
    page.server.faults().status("/boot.js", 404);
    page.open("/").await;
    assert!(!page.text("main h1, main h2").await.is_empty());
    page.click("a[href='/section/monde/']").await;
    page.until_text("main h1", "Monde").await;
    page.click(".pagination a[rel=next]").await;
    page.until("an archive's page", "location.pathname === '/section/monde/3/'").await;
    page.until_text("main h1", "page").await;
    page.click(".pagination a[rel=next]").await;
    page.until("an older one", "location.pathname === '/section/monde/2/'").await;
    page.click(".pagination a[rel=prev]").await;
    page.until("and back", "location.pathname === '/section/monde/3/'").await;
    page.open(ARTICLE).await;
    for expected in ["Toute l’info sur", "Lire aussi", "En vidéo", "Sur le même sujet", "Les articles les plus lus"]
    {
        let text = page.text("body").await.to_lowercase();
        assert!(text.contains(&expected.to_lowercase()), "{expected} is not in the printed page");
    }
    let title: String = page.js("return document.title").await;
    assert!(title.starts_with("De Raqqa"), "{title}");
    page.click("#related a").await;
    page.until("a related story", &format!("location.pathname !== '{ARTICLE}'")).await;
    page.until("it shows", "document.querySelector('main article h1')").await;
    page.open("/no/such/page/").await;
    page.open("/settings/").await;
    page.until("the app's page is shown", "document.getElementById('app')").await;
    assert!(!is_running(page).await);
}

/// The positions and sizes of all elements of the page.
const PICTURE: &str = "Array.from(document.querySelectorAll('#app *'), it => {
    const box = it.getBoundingClientRect();
    return [it.tagName, Math.round(box.left), Math.round(box.top), Math.round(box.width), Math.round(box.height)].join(' ');
  }).join('\\n')";

async fn hydration_changes_nothing_that_is_shown(page: &Page) {
    let held = hold(page);
    let lists = ["live", "most-read", "edition"].map(|file| page.server.faults().hold(&format!("/data/{file}.json")));
    page.open(ARTICLE).await;
    page.until(
        "the page and its fonts have loaded",
        "document.querySelector('#related a')
           && Array.from(document.fonts).filter(it => it.family.includes('Edition') && it.status === 'loaded').length > 2",
    )
    .await;
    // The app shows recent dates relatively; these are too old for that, so nothing at all may change.
    page.js::<()>(
        "window.before = { h1: document.querySelector('main h1'), link: document.querySelector('#related a') };
         before.link.focus({ preventScroll: true });
         scrollTo({ top: 500, behavior: 'instant' });",
    )
    .await;
    page.until("the page is scrolled", "Math.abs(scrollY - 500) < 2").await;
    let before: String = page.js(&format!("return {PICTURE}")).await;
    held.release();
    page.until_running().await;
    let after: String = page.js(&format!("return {PICTURE}")).await;
    let moved: Vec<_> = before.lines().zip(after.lines()).filter(|(before, after)| before != after).take(5).collect();
    assert!(moved.is_empty() && before.lines().count() == after.lines().count(), "something moved: {moved:#?}");
    let stayed: Vec<bool> = page
        .js("return [before.h1 === document.querySelector('main h1') && before.h1.isConnected,
                     document.activeElement === before.link, Math.abs(scrollY - 500) < 2]")
        .await;
    assert_eq!(stayed, [true, true, true], "the heading, the focus, the scroll position");
    lists.into_iter().for_each(crate::support::faults::Held::release);
    page.click("#related a").await;
    page.until("the app navigates", &format!("location.pathname !== '{ARTICLE}'")).await;
    page.until("in the same document", "window.before && !before.h1.isConnected").await;
}

async fn every_kind_of_page_hydrates_unchanged(page: &Page) {
    for path in [
        "/",
        ARTICLE,
        "/article/fabrique-d-une-page/",
        "/article/k2-quarante-dessins/",
        "/article/covid-19-hospitalisations/",
        "/article/theatres-fermes/",
        "/article/mentions-legales/",
        "/section/monde/",
        "/section/monde/2/",
        "/topic/raqqa/",
        "/author/claire-vasseur/",
        "/most-read/",
        "/en/",
        "/en/article/raqqa-mosul-jihadists-losing-ground/",
    ] {
        page.open(path).await;
        page.js::<()>("window.printed = document.querySelector('main h1')").await;
        page.until_running().await;
        let same: bool = page.js("return printed === document.querySelector('main h1') && printed.isConnected").await;
        assert!(same, "{path} was rendered again");
        let problems = page.problems().await;
        assert!(problems.is_empty(), "{path}: {}", problems.join("\n"));
    }
}

async fn a_debug_build_compares_the_page_with_its_own_rendering(page: &Page) {
    let is_debug = page.is_debug_build();
    page.server
        .faults()
        .patch_text("/article/contact/", |html| html.replace("class=\"article-header\"", "class=\"other\""));
    page.read("/article/contact/").await;
    let problems = page.problems().await.join("\n");
    assert_eq!(problems.contains("the printed page differs"), is_debug, "{problems}");
}

async fn a_page_embeds_its_own_file(page: &Page) {
    for (path, file) in [
        ("/", "/data/front.json"),
        (ARTICLE, "/data/articles/raqqa-mossoul-djihadistes-reculent.json"),
        ("/section/monde/", "/data/lists/section/monde/latest.json"),
        ("/most-read/", "/data/most-read.json"),
    ] {
        page.server.clear_requests();
        page.read(path).await;
        page.until_true("the app has requested the live list", || !page.server.asked("/data/live.json").is_empty())
            .await;
        assert!(page.server.asked(file).is_empty(), "{path} requested its own file again");
    }
}

async fn a_click_before_the_app_runs_counts(page: &Page) {
    let held = hold(page);
    page.open(ARTICLE).await;
    page.until("the page is shown", "document.querySelector('#related a')").await;
    page.js::<()>("window.first = true").await;
    page.click("#related a").await;
    page.until("the next page is shown", &format!("!window.first && location.pathname !== '{ARTICLE}'")).await;
    page.until("and shows", "document.querySelector('main article h1')").await;
    assert!(!is_running(page).await);
    held.release();
    page.until_running().await;
}

async fn a_translated_page_keeps_its_links(page: &Page) {
    let held = hold(page);
    page.open(ARTICLE).await;
    page.until("the page is shown", "document.querySelector('#related a')").await;
    // As page translators do, before the app runs.
    page.js::<()>(
        "const walk = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
         const texts = [];
         while (walk.nextNode()) texts.push(walk.currentNode);
         for (const text of texts) {
           if (!text.data.trim()) continue;
           const font = document.createElement('font');
           font.append(Object.assign(document.createElement('font'), { textContent: text.data.toUpperCase() }));
           text.replaceWith(font);
         }",
    )
    .await;
    held.release();
    page.until_running().await;
    if !page.is_debug_build() {
        page.until("the translation stays", "document.querySelector('main h1 font')").await;
    }
    page.click("#related a").await;
    page.until("the link works", &format!("location.pathname !== '{ARTICLE}' && document.querySelector('main h1')"))
        .await;
    page.problems().await;
}

async fn a_damaged_page_is_rendered_again(page: &Page) {
    // An extension has changed an element that the app needs.
    page.server
        .faults()
        .patch_text(ARTICLE, |html| html.replacen("<section id=\"most-read\"", "<div id=\"most-read\"", 1));
    page.read(ARTICLE).await;
    page.until_text("main h1", "De Raqqa").await;
    assert_eq!(page.count("section#most-read").await, 1, "the page is as the app makes it");
    assert_eq!(page.count("main h1").await, 1);
    page.click("#related a").await;
    page.until("links work", &format!("location.pathname !== '{ARTICLE}'")).await;
    page.problems().await;
}

async fn a_page_of_an_older_build_is_rendered_again_in_the_new_style(page: &Page) {
    page.server.faults().patch_text(ARTICLE, |html| {
        let (before, rest) = html.split_once("data-build=\"").expect("the page names its build");
        let (_, after) = rest.split_once('"').expect("the end of the name");
        let html = format!("{before}data-build=\"an-older-one\"{after}");
        html.replace("<h1>", "<h1 class=\"as-it-was\">")
    });
    page.read(ARTICLE).await;
    assert_eq!(page.count("h1.as-it-was").await, 0, "the old markup is gone");
    page.until_text("main h1", "De Raqqa").await;
    let styles: (usize, usize) = page
        .js("return [document.querySelectorAll('head > style').length,
                     document.querySelectorAll('link[href*=\"/style-\"]').length]")
        .await;
    assert_eq!(styles, (0, 1), "the old styles are gone and the new ones are there");
    let font: String = page.of("main h1", "getComputedStyle(it).fontFamily").await;
    assert!(font.contains("Edition Serif"), "{font}");
    // The policy of that page allows the styles' address, and nothing was refused.
    page.click("#related a").await;
    page.until("links work", &format!("location.pathname !== '{ARTICLE}'")).await;
}

async fn a_page_under_another_address_is_not_hydrated(page: &Page) {
    let not_found = page.server.file("404.html");
    page.server.faults().body("/nulle/part/", "text/html", not_found.clone());
    page.open("/nulle/part/").await;
    page.until_heading("Page introuvable").await;
    page.until_running().await;
    page.until_heading("Page introuvable").await;
    // An article published after the last print: the same page finds it.
    page.publish_article("toute-neuve", serde_json::json!({ "headline": "Toute neuve" }));
    page.server.faults().body("/article/toute-neuve/", "text/html", not_found);
    page.open("/article/toute-neuve/").await;
    page.until_heading("Toute neuve").await;
}

async fn a_slow_start_is_shown(page: &Page) {
    let held = hold(page);
    page.open(ARTICLE).await;
    page.until("the progress is shown", "document.querySelector('#boot progress')").await;
    held.release();
    page.until_running().await;
    page.until("and then nothing", "!document.querySelector('#boot').hasChildNodes()").await;
}

async fn a_browser_without_webassembly_reads_on(page: &Page) {
    page.server.faults().patch_text(ARTICLE, |html| html.replace(" &apos;wasm-unsafe-eval&apos;", ""));
    page.open(ARTICLE).await;
    page.until_text("#boot", "Votre navigateur refuse WebAssembly").await;
    page.until_text("main h1", "De Raqqa").await;
    page.click("#boot button").await;
    page.until("the notice is gone", "!document.querySelector('#boot').hasChildNodes()").await;
    page.click("#related a").await;
    page.until("links work", &format!("location.pathname !== '{ARTICLE}'")).await;
    let problems = page.problems().await;
    assert!(problems.iter().all(|problem| problem.contains("refused by the policy")), "{}", problems.join("\n"));
}

async fn an_app_that_does_not_come_leaves_the_page(page: &Page) {
    page.server.faults().status("/manchette*", 503);
    page.open(ARTICLE).await;
    page.until_text("#boot", "n’a pas pu être chargée").await;
    page.until_text("main h1", "De Raqqa").await;
    page.click("#related a").await;
    page.until("links work", &format!("location.pathname !== '{ARTICLE}'")).await;
}

async fn the_next_page_leaves_nothing_of_the_first_in_the_head(page: &Page) {
    page.read(ARTICLE).await;
    assert_eq!(page.count("link[rel=canonical]").await, 1);
    page.click("#related a").await;
    page.until("the next page", &format!("location.pathname !== '{ARTICLE}'")).await;
    // Browsers share the page's own address again.
    page.until(
        "nothing names the first page",
        "!document.querySelector('link[rel=canonical], meta[property], script[type=\"application/ld+json\"]')",
    )
    .await;
    assert_eq!(page.count("link#edition").await, 1);
}

async fn a_withdrawn_origin_is_not_asked(page: &Page) {
    page.read(ARTICLE).await;
    page.js::<()>(
        "const picture = new Image(); picture.src = 'https://elsewhere.example/a.png'; document.body.append(picture)",
    )
    .await;
    page.until("the policy refuses", "(sessionStorage.getItem('__problems') ?? '').includes('elsewhere.example')")
        .await;
    page.problems().await;
}

async fn the_first_visit_asks_for_little(page: &Page) {
    page.read(ARTICLE).await;
    let asked: Vec<String> = page
        .js("const ready = performance.getEntriesByName('manchette-ready')[0].startTime;
             return ['page', ...performance.getEntriesByType('resource')
               .filter(entry => entry.startTime <= ready && !/\\.(webp|jpg|png|woff2|webm|mp4)$/.test(entry.name))
               .map(entry => entry.name)]")
        .await;
    assert!(asked.len() <= 9, "{} requests until the app runs: {asked:#?}", asked.len());
    let here = page.server.url("/");
    assert!(asked[1..].iter().all(|address| address.starts_with(&here)), "a third party was asked: {asked:#?}");
}
