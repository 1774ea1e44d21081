//! The same build printed elsewhere: under a base path, and for another brand. `make sites` prints them.

use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;

pub fn tests() -> Vec<Test> {
    vec![
        test!(an_edition_lives_under_a_base_path).serving("target/sites/news"),
        test!(another_brand_from_the_same_build).serving("target/sites/harbour"),
        test!(another_brand_in_the_dark).serving("target/sites/harbour").in_the_dark(),
    ]
}

async fn an_edition_lives_under_a_base_path(page: &Page) {
    page.read("/news/").await;
    let outside: Vec<String> = page
        .js("return Array.from(document.querySelectorAll('a[href^=\"/\"], link[href^=\"/\"], script[src], img[src^=\"/\"]'),
                               it => it.getAttribute('href') ?? it.getAttribute('src'))
                     .filter(address => !address.startsWith('/news/') && !address.startsWith('/en/'))")
        .await;
    assert!(outside.is_empty(), "addresses outside the base path: {outside:#?}");
    page.js::<()>("window.first = true").await;
    page.click("a[href='/news/section/monde/']").await;
    page.until_heading("Monde").await;
    assert!(page.js::<bool>("return window.first").await, "the app went there");
    page.open("/news/article/raqqa-mossoul-djihadistes-reculent/").await;
    page.js::<()>("window.printed = document.querySelector('main h1')").await;
    page.until_running().await;
    assert!(page.js::<bool>("return printed.isConnected").await, "the page was hydrated");
    page.until_in_its_fonts().await;
    page.open("/news/settings/").await;
    page.until_heading("Réglages").await;
}

async fn another_brand_from_the_same_build(page: &Page) {
    page.read("/").await;
    assert!(page.text("header").await.contains("The Harbour Gazette"));
    assert_eq!(page.of::<String>("html", "it.lang").await, "en");
    let accent = page
        .of::<String>(
            ".section-heading a, .kicker, main a",
            "getComputedStyle(document.documentElement).getPropertyValue('--accent')",
        )
        .await;
    assert!(accent.contains("#7a1f3d"), "{accent}");
    let icon = page.of::<String>("link[rel=icon]", "it.getAttribute('href')").await;
    assert_eq!(icon, "/data/media/map.svg");
    let manifest: (String, String, String) = page
        .js("return fetch(document.querySelector('link[rel=manifest]').href).then(answer => answer.json())
               .then(manifest => [manifest.name, manifest.lang, manifest.icons[0].src])")
        .await;
    assert_eq!(manifest, ("The Harbour Gazette".to_owned(), "en".to_owned(), "/data/media/map.svg".to_owned()));
    // A link in a text does not know the section in the article's address: it redirects.
    page.open("/news/keeper/").await;
    page.until("the article's own address", "location.pathname === '/coast/keeper/'").await;
    page.until_running().await;
}

async fn another_brand_in_the_dark(page: &Page) {
    page.read("/").await;
    let accent = page
        .js::<String>(
            "const it = document.createElement('i'); it.style.color = 'var(--accent)';
        document.body.append(it); return getComputedStyle(it).color",
        )
        .await;
    assert_eq!(accent, "rgb(244, 184, 200)");
}
