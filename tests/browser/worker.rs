//! The service worker itself: messages that it refuses, publishing that leaves it unchanged, and its kill switch.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use crate::updates::{asked_of_build, deploy_other_boot, install, opens_offline, try_update, waits};
use manchette::reader::limits::PROTOCOL_VERSION;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_worker_of_another_version_or_base_says_so),
        test!(a_page_of_protocol_version_1_activates_a_newer_worker),
        test!(publishing_changes_nothing_for_the_worker),
        test!(the_kill_switch_removes_the_worker_and_leaves_the_lists).restarting(),
    ]
}

async fn a_worker_of_another_version_or_base_says_so(page: &Page) {
    install(page).await;
    let version = PROTOCOL_VERSION;
    let refusals = [
        (format!("{{ version: {}, base: '/', type: 'list' }}", version + 1), "VersionError"),
        ("{ base: '/', type: 'list' }".to_owned(), "VersionError"),
        (format!("{{ version: {version}, base: '/en/', type: 'list' }}"), "BaseError"),
        (format!("{{ version: {version}, base: '/', type: 'unheard-of' }}"), "NotSupportedError"),
        (format!("{{ version: {version}, base: '/' }}"), "NotSupportedError"),
    ];
    for (message, error) in refusals {
        assert_eq!(reply(page, "active", &message).await, json!({ "ok": false, "error": error }), "{message}");
    }
    let listed = reply(page, "active", &format!("{{ version: {version}, base: '/', type: 'list' }}")).await;
    assert!(listed["ok"] == true && listed["files"].is_array(), "{listed}");
    opens_offline(page).await;
}

async fn a_page_of_protocol_version_1_activates_a_newer_worker(page: &Page) {
    install(page).await;
    assert_eq!(reply(page, "active", "[1, 'list']").await, json!(["VersionError"]));
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    assert_eq!(reply(page, "waiting", "[1, 'replace']").await, json!([""]));
    page.until_promised(
        "the newer worker is active",
        "navigator.serviceWorker.getRegistration().then(it => !it.waiting && it.active.state === 'activated')",
    )
    .await;
    opens_offline(page).await;
}

/// The reply of the site's active or waiting worker to a message.
async fn reply(page: &Page, worker: &str, message: &str) -> Value {
    page.js(&format!(
        "return navigator.serviceWorker.getRegistration().then(it => new Promise(done => {{
           const {{ port1, port2 }} = new MessageChannel();
           port1.onmessage = event => done(event.data);
           it.{worker}.postMessage({message}, [port2]);
         }}))"
    ))
    .await
}

async fn publishing_changes_nothing_for_the_worker(page: &Page) {
    install(page).await;
    page.publish_article("tout-neuf", json!({ "related": [teaser("autre")] }));
    page.server
        .faults()
        .patch_json(&data("front.json"), |front| front["groups"][0]["teasers"][0] = teaser("tout-neuf"));
    page.server.clear_requests();
    try_update(page).await;
    assert!(!page.server.asked("/sw.js").is_empty());
    assert_eq!(asked_of_build(page), [""; 0]);
    assert!(!waits(page).await);
}

async fn the_kill_switch_removes_the_worker_and_leaves_the_lists(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")] }));
    install(page).await;
    page.read("/article/lu/").await;
    page.until_stored(&data("articles/lu.json")).await;
    page.click(".controls button.save").await;
    page.until("it is saved", "localStorage.getItem('manchette:/:saved:lu')").await;
    page.js::<bool>("return caches.open('not-ours').then(it => it.put('/x', new Response('x'))).then(() => true)")
        .await;

    page.server.deploy("/sw.js", page.server.file("/sw-off.js"));
    page.look_for_update().await;
    page.until_promised("the worker is gone", "navigator.serviceWorker.getRegistrations().then(all => !all.length)")
        .await;
    page.until_promised(
        "so are its caches",
        "caches.keys().then(names => names.length === 1 && names[0] === 'not-ours')",
    )
    .await;
    page.until_text("main article", "Lu.").await;
    // From here on only the network answers; the lists are unchanged.
    page.read("/saved/").await;
    page.until_text("main .reading-list", "Titre de lu").await;
    page.restart_browser().await;
    page.read("/saved/").await;
    assert!(!page.was_answered_by_worker().await);
    page.until_text("main .reading-list", "Titre de lu").await;
}
