//! Tests of the harness, second part: the device. A browser restarts with its storage, builds are deployed while a worker
//! is installed, and a test fills the device or moves its clock. On the page of the first part, with a small worker.

use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;
use std::collections::BTreeSet;

pub fn tests() -> Vec<Test> {
    let tests = [
        test!(a_browser_starts_again_with_what_it_stored).restarting(),
        test!(a_build_in_which_one_file_changed),
        test!(a_device_without_space_and_a_clock_that_moves),
        test!(a_second_tab_is_of_the_same_browser),
        test!(a_private_window_forgets).in_private().restarting(),
    ];
    tests.into_iter().map(|test| test.serving("tests/browser/fixture")).collect()
}

/// Registers the fixture's worker and waits for it.
async fn install(page: &Page) {
    page.open("/").await;
    page.js::<()>("return navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(() => {})").await;
    page.until_worker_active().await;
    page.until("the worker answers for the page", "navigator.serviceWorker.controller").await;
}

async fn a_browser_starts_again_with_what_it_stored(page: &Page) {
    install(page).await;
    page.open("/").await;
    assert!(page.was_answered_by_worker().await);
    page.js::<()>(
        "localStorage.setItem('a', 'of storage');
         return caches.open('mine').then(it => it.put('/b', new Response('of caches'))).then(() => new Promise(done => {
           const opening = indexedDB.open('c', 1);
           opening.onupgradeneeded = () => opening.result.createObjectStore('c');
           opening.onsuccess = () => {
             const writing = opening.result.transaction('c', 'readwrite');
             writing.objectStore('c').put('of databases', 'c');
             writing.oncomplete = () => done();
           };
         }))",
    )
    .await;
    page.restart_browser().await;
    page.server.refuse().await;
    page.server.clear_requests();
    page.open("/never/seen/").await;
    assert_eq!(page.text("h1").await, "A page for the tests of the harness");
    assert!(page.was_answered_by_worker().await);
    assert!(page.server.requests().is_empty());
    assert_eq!(page.js::<String>("return localStorage.getItem('a')").await, "of storage");
    assert_eq!(page.stored_text("/b").await.as_deref(), Some("of caches"));
    let of_databases: String = page
        .js("return new Promise(done => {
               const opening = indexedDB.open('c', 1);
               opening.onsuccess = () => {
                 const reading = opening.result.transaction('c').objectStore('c').get('c');
                 reading.onsuccess = () => done(reading.result);
               };
             })")
        .await;
    assert_eq!(of_databases, "of databases");
    // The window has its size again.
    assert_eq!(page.js::<(u32, u32)>("return [innerWidth, innerHeight]").await, (1280, 900));
    page.server.recover().await;
    page.open("/").await;
    assert_eq!(page.server.asked("/").len(), 1, "the server is at the same address");
}

async fn a_build_in_which_one_file_changed(page: &Page) {
    install(page).await;
    let before = page.all_stored("fixture").await;
    // As a set: browsers may look for a newer worker at any time, too.
    let ours = |page: &Page| -> BTreeSet<String> {
        let asked = page.server.requests();
        asked.into_iter().map(|asked| asked.path).filter(|path| !path.starts_with("/fixture")).collect()
    };
    let paths = |paths: &[&str]| paths.iter().map(|path| path.to_string()).collect();
    assert_eq!(before.len(), 2);
    page.server.clear_requests();
    page.look_for_update().await;
    assert_eq!(ours(page), paths(&["/sw.js"]), "nothing has changed");
    assert_eq!(page.server.asked("/sw.js")[0].headers["service-worker"], "script");

    page.server.clear_requests();
    page.server.deploy("/text.json", r#"{ "text": "of another build" }"#);
    page.look_for_update().await;
    page.until_worker_waits().await;
    assert_eq!(ours(page), paths(&["/sw.js", "/text.json"]), "only what has changed is fetched");
    let after = page.all_stored("fixture").await;
    assert_eq!(after.len(), 3);
    page.click("#ask").await;
    page.until_text("#text", "text from the server").await;

    // A file that differs from its hash in the list makes the build invalid.
    page.server.faults().truncate("/text.json", 10);
    page.server.deploy("/text.json", r#"{ "text": "of a third" }"#);
    page.look_for_update().await;
    page.until_promised(
        "the third is refused",
        "navigator.serviceWorker.getRegistration().then(it => !it.installing && it.waiting)",
    )
    .await;
    assert_eq!(page.all_stored("fixture").await, after);
}

async fn a_device_without_space_and_a_clock_that_moves(page: &Page) {
    page.control_worker();
    install(page).await;
    let store = |path: &str| {
        let script = format!(
            "const {{ port1, port2 }} = new MessageChannel();
             navigator.serviceWorker.controller.postMessage(['{path}', 'stored'], [port2]);
             return new Promise(done => port1.onmessage = event => done(event.data))"
        );
        async move { page.js::<String>(&script).await }
    };
    let year: u32 = page.js("return new Date().getFullYear()").await;
    assert_eq!(store("/there").await, "stored");
    page.until_stored("/there").await;
    page.fill_device("/images/").await;
    assert_eq!(store("/images/one").await, "QuotaExceededError");
    assert!(!page.is_stored("/images/one").await);
    assert_eq!(store("/there").await, "stored");
    page.heal_device().await;
    assert_eq!(store("/images/one").await, "stored");
    assert_eq!(page.stored_text("/images/one").await, Some(format!("stored on {year}")));

    page.js::<bool>("return caches.open('fixture').then(it => it.delete('/there'))").await;
    page.until_not_stored("/there").await;

    page.move_clock(366 * 24).await;
    assert_eq!(store("/images/two").await, "stored");
    assert_eq!(page.stored_text("/images/two").await, Some(format!("stored on {}", year + 1)));
    page.open("/").await;
    assert_eq!(page.of::<String>("html", "it.dataset.year").await, (year + 1).to_string());
}

async fn a_second_tab_is_of_the_same_browser(page: &Page) {
    page.open("/").await;
    let first = page.open_tab().await;
    page.open("/second/").await;
    page.js::<()>("localStorage.setItem('from', 'second')").await;
    page.go_to_tab(&first).await;
    assert_eq!(page.path().await, "/");
    page.until("the first tab sees what the second stored", "localStorage.getItem('from') === 'second'").await;
}

async fn a_private_window_forgets(page: &Page) {
    page.open("/").await;
    page.js::<()>("localStorage.setItem('a', 'of storage')").await;
    page.restart_browser().await;
    page.open("/").await;
    assert_eq!(page.js::<Option<String>>("return localStorage.getItem('a')").await, None);
}
