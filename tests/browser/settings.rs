//! The settings: a reader's choice applies at once, everywhere, and persists.

use crate::support::page::Page;
use crate::support::publish::paragraphs;
use crate::support::run::Test;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(pages_are_light_on_a_light_system),
        test!(pages_are_dark_on_a_dark_system).in_the_dark(),
        test!(a_dark_choice_wins_over_a_light_system),
        test!(a_light_choice_wins_over_a_dark_system).in_the_dark(),
        test!(a_choice_stays_and_never_flashes).without_waiting_for_loads(),
        test!(text_grows_with_its_setting),
        test!(a_browser_that_stores_nothing_is_no_error),
    ]
}

/// The lightness of the page's background and of its text, from 0 to 1.
async fn lightness(page: &Page) -> (f64, f64) {
    page.js(
        "const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
         const lightness = color => {
           canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
           const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
           return (red + green + blue) / 765;
         };
         const solid = [document.body, document.documentElement].map(it => getComputedStyle(it))
           .find(style => style.backgroundColor !== 'rgba(0, 0, 0, 0)');
         if (!solid) throw new Error('the page has no paper of its own');
         return [lightness(solid.backgroundColor), lightness(getComputedStyle(document.querySelector('main h1')).color)]",
    )
    .await
}

async fn is_light(page: &Page) {
    let (paper, ink) = lightness(page).await;
    assert!(paper > 0.8 && ink < 0.3, "paper {paper}, ink {ink}");
}

async fn is_dark(page: &Page) {
    let (paper, ink) = lightness(page).await;
    assert!(paper < 0.25 && ink > 0.7, "paper {paper}, ink {ink}");
}

async fn pages_are_light_on_a_light_system(page: &Page) {
    page.read("/settings/").await;
    is_light(page).await;
}

async fn pages_are_dark_on_a_dark_system(page: &Page) {
    page.read("/settings/").await;
    is_dark(page).await;
}

async fn choose(page: &Page, name: &str, value: &str) {
    page.click(&format!("label:has(input[name={name}][value='{value}'])")).await;
    page.until(
        "the choice is marked",
        &format!("document.querySelector('input[name={name}][value=\"{value}\"]').checked"),
    )
    .await;
}

async fn a_dark_choice_wins_over_a_light_system(page: &Page) {
    page.read("/settings/").await;
    choose(page, "theme", "dark").await;
    is_dark(page).await;
    page.click("footer a[href='/most-read/']").await;
    page.until(
        "the next page shows",
        "location.pathname === '/most-read/' && document.querySelector('main ol, main button')",
    )
    .await;
    is_dark(page).await;
    page.read("/settings/").await;
    choose(page, "theme", "system").await;
    is_light(page).await;
}

async fn a_light_choice_wins_over_a_dark_system(page: &Page) {
    page.read("/settings/").await;
    choose(page, "theme", "light").await;
    is_light(page).await;
    choose(page, "theme", "system").await;
    is_dark(page).await;
}

async fn a_choice_stays_and_never_flashes(page: &Page) {
    page.read("/settings/").await;
    choose(page, "theme", "dark").await;
    choose(page, "text-size", "3").await;
    // The app's code is held back, and the page is as chosen already.
    let held = page.server.faults().hold("/manchette*");
    page.open("/most-read/").await;
    page.until(
        "the page is as chosen before the app runs",
        "location.pathname === '/most-read/' && document.body && document.documentElement.dataset.theme === 'dark'
           && document.documentElement.dataset.textSize === '3' && !performance.getEntriesByName('manchette-ready').length",
    )
    .await;
    held.release();
    page.until("the app runs", "performance.getEntriesByName('manchette-ready').length").await;
    is_dark(page).await;
    page.open("/settings/").await;
    page.until("the choice is marked", "document.querySelector('input[name=theme][value=dark]').checked && document.querySelector('input[name=text-size][value=\"3\"]').checked").await;
}

async fn text_grows_with_its_setting(page: &Page) {
    page.publish_article("texte", json!({ "body": paragraphs(2) }));
    let mut sizes = Vec::new();
    for size in 0..5 {
        page.read("/settings/").await;
        choose(page, "text-size", &size.to_string()).await;
        page.read("/article/texte/").await;
        sizes.push(page.of::<f64>("main article .body p", "parseFloat(getComputedStyle(it).fontSize)").await);
    }
    assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]), "{sizes:?}");
    assert!(sizes[4] >= sizes[1] * 1.4, "the largest is large: {sizes:?}");
}

async fn a_browser_that_stores_nothing_is_no_error(page: &Page) {
    page.read("/settings/").await;
    page.js::<()>("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await;
    choose(page, "theme", "dark").await;
    is_dark(page).await;
    page.until_text("main", "refuse d’enregistrer").await;
}
