//! The worker itself: what it refuses, what leaves it as it is, and how a newsroom is rid of it.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::test;
use crate::updates::{asked_of_build, install, opens_offline, try_update, waits};
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_worker_of_another_version_says_so),
        test!(publishing_changes_nothing_for_the_worker),
        test!(the_kill_switch_removes_the_worker_and_leaves_the_lists).restarting(),
    ]
}

async fn a_worker_of_another_version_says_so(page: &Page) {
    install(page).await;
    for message in ["[2, 'list']", "[undefined, 'list']", "[1, 'unheard-of']", "[1]"] {
        let fault: String = page
            .js(&format!(
                "const {{ port1, port2 }} = new MessageChannel();
                 navigator.serviceWorker.controller.postMessage({message}, [port2]);
                 return new Promise(done => port1.onmessage = event => done(event.data[0]))"
            ))
            .await;
        let is_other = message.starts_with("[2") || message.starts_with("[undefined");
        assert_eq!(fault == "VersionError", is_other, "{message}: {fault}");
        assert!(!fault.is_empty(), "{message} is refused");
    }
    opens_offline(page).await;
}

async fn publishing_changes_nothing_for_the_worker(page: &Page) {
    install(page).await;
    page.publish_article("tout-neuf", json!({ "related": [teaser("autre")] }));
    page.server
        .faults()
        .patch_json(&data("front.json"), |front| front["groups"][0]["teasers"][0] = teaser("tout-neuf"));
    page.server.forget_requests();
    try_update(page).await;
    assert!(!page.server.asked("/sw.js").is_empty());
    assert_eq!(asked_of_build(page), [""; 0]);
    assert!(!waits(page).await);
}

async fn the_kill_switch_removes_the_worker_and_leaves_the_lists(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")] }));
    install(page).await;
    page.read("/article/lu/").await;
    page.until_kept(&data("articles/lu.json")).await;
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
    // From here on the network alone answers; the lists are as they were.
    page.read("/saved/").await;
    page.until_text("main .reading-list", "Titre de lu").await;
    page.restart_browser().await;
    page.read("/saved/").await;
    assert!(!page.was_answered_by_worker().await);
    page.until_text("main .reading-list", "Titre de lu").await;
}
