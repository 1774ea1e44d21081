//! The installed newspaper: the hint that it can be installed, and links that other apps share with it.

use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::publish::{paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::json;

/// WebKit's browsers share nothing with installed pages, and it posts no form from an address of data.
const NO_SHARE_TARGET: &str = "there are no share targets";

pub fn tests() -> Vec<Test> {
    vec![
        test!(installing_is_offered_on_a_second_visit_and_never_again_once_closed).restarting().on_phone(),
        test!(a_shared_link_opens_its_article).not_in(Engine::WebKit, NO_SHARE_TARGET),
        test!(a_shared_link_to_elsewhere_is_offered).not_in(Engine::WebKit, NO_SHARE_TARGET),
    ]
}

/// Reads two pages, as in one visit, after the event by which some browsers announce that they can install the app.
async fn visit(page: &Page) {
    page.publish_article("un", json!({ "related": [teaser("deux")] }));
    page.publish_article("deux", json!({}));
    page.read("/article/un/").await;
    page.until_device_part_runs().await;
    page.js::<()>("dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }))").await;
    assert_eq!(page.text(".install").await, "", "nothing on the first page");
    page.follow("Titre de deux").await;
    page.until_heading("Titre de deux").await;
    page.until("the device part has recorded the page", "!!localStorage.getItem('manchette:/:read:deux')").await;
}

async fn installing_is_offered_on_a_second_visit_and_never_again_once_closed(page: &Page) {
    visit(page).await;
    assert_eq!(page.text(".install").await, "", "nothing on the first visit");
    page.restart_browser().await;
    visit(page).await;
    page.until_text(".install", "s’installe comme une application").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.click(".install button:last-child").await;
    page.until("it is gone", "!document.querySelector('.install').innerText").await;
    page.restart_browser().await;
    visit(page).await;
    assert_eq!(page.text(".install").await, "", "never again");
}

/// Shares a text as another app of the device does: by a form that is posted from nowhere. The app's own pages may post
/// none.
async fn share(page: &Page, name: &str, text: &str) {
    let form: String = page
        .js(&format!(
            "const field = Object.assign(document.createElement('input'), {{ name: '{name}' }});
             field.setAttribute('value', {text});
             const form = Object.assign(document.createElement('form'), {{ method: 'POST', action: '{}' }});
             form.append(field);
             return 'data:text/html,' + encodeURIComponent(form.outerHTML)",
            page.server.url("/share/")
        ))
        .await;
    page.driver().goto(form).await.expect("a page with a form");
    page.js::<()>("document.querySelector('form').submit()").await;
    page.until("the page for it shows", "location.protocol !== 'data:'").await;
}

async fn a_shared_link_opens_its_article(page: &Page) {
    page.publish_article("un", json!({ "body": [paragraph("C’est lui.")] }));
    page.read("/").await;
    page.until_worker_active().await;
    for (name, text) in [
        ("url", "location.origin + '/article/un/?utm_source=letter'"),
        ("text", "'À lire : ' + location.origin + '/article/un/ (2 min)'"),
    ] {
        share(page, name, text).await;
        page.until("the article's own page opens", "location.pathname === '/article/un/'").await;
        page.until_text("main article", "C’est lui.").await;
        page.open("/").await;
        page.until_running().await;
    }
}

async fn a_shared_link_to_elsewhere_is_offered(page: &Page) {
    page.publish_article("un", json!({ "canonical": "https://ailleurs.example/monde/un" }));
    page.read("/").await;
    page.until_worker_active().await;
    page.server.clear_requests();
    for link in ["https://autre.example/monde/un", "https://autre.example/"] {
        share(page, "text", &format!("'{link}'")).await;
        page.until_text("main .share", link).await;
        assert_eq!(page.of::<String>("main .share a", "it.href").await, link);
        assert_eq!(page.accessibility_violations().await, "");
        assert!(page.path().await.starts_with("/share/"), "nobody is sent there unasked");
    }
    let asked = page.server.requests();
    let is_told = |path: &str| path.contains("autre") || path.contains("/share") || path.contains("articles/un.json");
    assert!(!asked.iter().any(|request| is_told(&request.path)), "what is shared reaches the server");
    for text in ["'javascript:alert(1)'", "'https://['", "'sans lien'"] {
        share(page, "url", text).await;
        page.until_text("main .share", "Rien à ouvrir").await;
    }
}
