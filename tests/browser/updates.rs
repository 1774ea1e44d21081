//! A newer build for a reader who has the older one on the device: which files are fetched, when the new worker activates,
//! and what happens when the build is incomplete.

use crate::support::engines::Engine;
use crate::support::faults::Faults;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::test;
use serde_json::json;

/// Injects a fault into the server.
type Break = fn(&Faults);

pub fn tests() -> Vec<Test> {
    vec![
        test!(the_worker_installs_when_the_page_is_idle),
        test!(a_reload_asks_for_no_file_of_the_build),
        test!(only_what_changed_is_fetched_and_the_reader_is_asked),
        test!(an_update_used_in_one_tab_is_offered_in_no_other),
        test!(an_update_is_used_though_requests_wait),
        test!(a_newer_build_activates_when_no_page_is_open).restarting(),
        test!(an_incomplete_build_changes_nothing),
        test!(a_build_that_waits_opens_offline_after_a_restart).restarting().not_in(
            Engine::Firefox,
            "closed while a newer worker waits, it now and then forgets both: the next visit with a network brings them back",
        ),
        test!(an_update_while_offline_changes_nothing),
        test!(a_page_of_a_newer_build_opens_under_the_older_worker),
    ]
}

/// Opens the front page and waits until the worker controls it.
pub async fn install(page: &Page) {
    page.read("/").await;
    page.until_worker_active().await;
    page.until("the worker controls the page", "navigator.serviceWorker.controller").await;
}

/// Deploys a build in which only the script that starts the app differs.
pub fn deploy_other_boot(page: &Page, mark: &str) {
    let boot = page.server.file("/boot.js");
    page.server.deploy("/boot.js", format!("{boot}\n// {mark}\n"));
}

/// The script that starts the app, as the page gets it now.
async fn boot(page: &Page) -> String {
    page.js("return fetch('/boot.js').then(it => it.text())").await
}

/// The requests for the build's files so far.
pub fn asked_of_build(page: &Page) -> Vec<String> {
    let build = page.build();
    page.server.requests().into_iter().map(|asked| asked.path).filter(|path| build.contains(path)).collect()
}

/// True if a newer worker is waiting.
pub async fn waits(page: &Page) -> bool {
    page.js("return navigator.serviceWorker.getRegistration().then(it => !it || !!it.waiting)").await
}

/// Makes the browser look for the newer build, and waits until it is installed or has failed.
pub async fn try_update(page: &Page) {
    page.look_for_update().await;
    page.until_worker_settled().await;
}

/// Asserts that the front page opens offline, from the worker.
pub async fn opens_offline(page: &Page) {
    page.server.refuse().await;
    page.server.clear_requests();
    page.read("/").await;
    assert!(page.was_answered_by_worker().await);
    assert!(page.server.requests().is_empty());
    page.server.recover().await;
}

async fn the_worker_installs_when_the_page_is_idle(page: &Page) {
    page.server.clear_requests();
    page.read("/").await;
    let ready = page.server.requests().len();
    page.until_true("the worker is requested", || !page.server.asked("/sw.js").is_empty()).await;
    let asked = page.server.requests();
    let position = asked.iter().position(|asked| asked.path == "/sw.js").expect("its request");
    assert!(position >= ready, "the worker waits until the app runs: {asked:#?}");
    assert_eq!(asked[position].headers["service-worker"], "script");
    // The worker fetches the files of the build once; those that the page loaded were fetched twice at most.
    page.until_worker_active().await;
    for path in page.build() {
        assert!(page.server.asked(&path).len() <= 2, "{path}: {:#?}", page.server.asked(&path));
    }
}

async fn a_reload_asks_for_no_file_of_the_build(page: &Page) {
    install(page).await;
    for path in ["/", "/?utm_source=letter&utm_medium=mail", "/settings/"] {
        page.server.clear_requests();
        page.read(path).await;
        assert!(page.was_answered_by_worker().await);
        page.until_device_part_runs().await;
        assert_eq!(asked_of_build(page), [""; 0], "for {path}");
    }
}

/// The stored files of builds, without the worker's own notes.
async fn shell_files(page: &Page) -> Vec<String> {
    let mut stored = page.all_stored("manchette-shell:").await;
    stored.retain(|path| path.contains("?v="));
    stored
}

async fn only_what_changed_is_fetched_and_the_reader_is_asked(page: &Page) {
    install(page).await;
    page.publish_article("ouvert", json!({ "body": [paragraph("Il reste ouvert.")] }));
    page.read("/article/ouvert/").await;
    let before = shell_files(page).await;
    assert_eq!(before.len(), page.build().len());
    page.server.clear_requests();
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    assert_eq!(asked_of_build(page), ["/boot.js"], "only what has changed is fetched");
    // The newer worker waits: the open page belongs to the older build, and offers the update politely.
    assert!(!boot(page).await.contains("newer build"));
    page.until_shown("[role=status] .update").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.until_text("main article", "Il reste ouvert.").await;
    page.server.clear_requests();
    page.reloads(page.click_button("L’utiliser maintenant")).await;
    page.until_heading("Titre de ouvert").await;
    assert_eq!(page.count(".update").await, 0);
    assert!(boot(page).await.contains("of the newer build"));
    assert_eq!(asked_of_build(page), [""; 0], "what was fetched is not fetched again");
    let after = shell_files(page).await;
    assert_eq!(after.len(), before.len(), "the older build's files are gone: {after:#?}");
    opens_offline(page).await;
}

async fn an_update_is_used_though_requests_wait(page: &Page) {
    install(page).await;
    page.publish_article("ouvert", json!({ "body": [paragraph("Il reste ouvert.")] }));
    page.read("/article/ouvert/").await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_shown(".update button").await;
    for path in [data("articles/slow.json"), "/slow.svg".to_owned()] {
        page.server.faults().never_answer(&path);
    }
    page.js::<()>(&format!("fetch('{}').catch(() => {{}}); new Image().src = '/slow.svg'", data("articles/slow.json")))
        .await;
    page.until_true("both are requested", || !page.server.asked("/slow.svg").is_empty()).await;
    page.reloads(page.click_button("L’utiliser maintenant")).await;
    page.until_heading("Titre de ouvert").await;
    assert_eq!(page.count(".update").await, 0);
    assert!(boot(page).await.contains("of the newer build"));
}

async fn an_update_used_in_one_tab_is_offered_in_no_other(page: &Page) {
    install(page).await;
    page.publish_article("ouvert", json!({ "body": [paragraph("Il reste ouvert.")] }));
    page.read("/article/ouvert/").await;
    page.until_device_part_runs().await;
    let first = page.open_tab().await;
    page.read("/").await;
    page.until_device_part_runs().await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_shown(".update button").await;
    page.reloads(page.click_button("L’utiliser maintenant")).await;
    // The page being read stays, and no update is offered any more.
    page.go_to_tab(&first).await;
    page.until("nothing is offered", "!document.querySelector('.update')").await;
    page.until_text("main article", "Il reste ouvert.").await;
    page.follow("L’Estafette").await;
    page.until("the next page is shown", "document.querySelector('main .front')").await;
}

async fn a_newer_build_activates_when_no_page_is_open(page: &Page) {
    install(page).await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    // Browsers need a moment to notice that no page is open.
    for round in 0.. {
        page.close_pages().await;
        page.read("/").await;
        if !waits(page).await {
            break;
        }
        assert!(round < 20, "the newer worker waits for ever");
    }
    page.read("/").await;
    page.until_device_part_runs().await;
    assert_eq!(page.count(".update").await, 0);
    assert!(boot(page).await.contains("of the newer build"));
    page.restart_browser().await;
    opens_offline(page).await;
}

async fn a_build_that_waits_opens_offline_after_a_restart(page: &Page) {
    let stored_data = page.with_stored_data().await;
    install(page).await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    page.restart_browser().await;
    opens_offline(page).await;
    assert!(boot(page).await.contains("of the newer build"));
    page.lost_nothing_of(&stored_data, "closed while an update waited").await;
}

async fn an_incomplete_build_changes_nothing(page: &Page) {
    let stored_data = page.with_stored_data().await;
    install(page).await;
    let before = shell_files(page).await;
    let css = page.build().into_iter().find(|path| path.ends_with(".css")).expect("a style sheet");
    let faults: [(&str, Break); 6] = [
        ("status 500", |faults| faults.status("/boot.js", 500)),
        ("not there", |faults| faults.status("/boot.js", 404)),
        ("cut off", |faults| faults.truncate("/boot.js", 100)),
        ("a login page", |faults| faults.redirect("/boot.js", "/login/")),
        ("a web page", |faults| faults.body("/boot.js", "text/html", "<p>Connectez-vous.")),
        ("a connection that breaks", |faults| faults.cut_after("/boot.js", 100)),
    ];
    for (number, (name, break_it)) in faults.into_iter().enumerate() {
        // Browsers may look for a newer build at any time: the fault is injected before the build is deployed.
        break_it(page.server.faults());
        page.server.clear_requests();
        deploy_other_boot(page, &format!("of the newer build {number}"));
        page.server.deploy(&css, format!("/* of the newer build {number} */"));
        try_update(page).await;
        assert!(!page.server.asked("/boot.js").is_empty(), "{name}: it was tried");
        assert!(!waits(page).await, "{name}: no broken build waits");
        let after = shell_files(page).await;
        assert!(before.iter().all(|file| after.contains(file)), "{name}: the older build is complete");
        opens_offline(page).await;
        page.lost_nothing_of(&stored_data, &format!("an update: {name}")).await;
        assert!(!boot(page).await.contains("newer build"), "{name}: the older build runs");
    }
    // The next try fetches only the missing files; the styles of the last build may be there already.
    page.server.clear_requests();
    page.server.faults().heal("/boot.js");
    try_update(page).await;
    page.until_worker_waits().await;
    let asked = asked_of_build(page);
    assert!(asked.iter().any(|path| path == "/boot.js"), "{asked:#?}");
    assert!(asked.iter().all(|path| *path == "/boot.js" || *path == css), "{asked:#?}");
}

async fn an_update_while_offline_changes_nothing(page: &Page) {
    let stored_data = page.with_stored_data().await;
    install(page).await;
    // Held back before the build is deployed: browsers may look for a newer build at any time.
    let held = ["/sw.js", "/boot.js"].map(|path| (path, page.server.faults().hold(path)));
    deploy_other_boot(page, "of the newer build");
    // The network is lost while the worker's script is fetched, and then while its files are.
    for (path, held) in held {
        page.js::<()>("navigator.serviceWorker.getRegistration().then(it => it.update()).catch(() => {})").await;
        page.until_true("the update has started", || {
            page.server.asked(path).iter().any(|asked| asked.fate == Fate::Waiting)
        })
        .await;
        page.server.refuse().await;
        held.release();
        page.until_worker_settled().await;
        page.read("/").await;
        assert!(page.was_answered_by_worker().await);
        assert!(!boot(page).await.contains("newer build"));
        page.lost_nothing_of(&stored_data, &format!("the network died at {path}")).await;
        page.server.recover().await;
    }
    try_update(page).await;
    page.until_worker_waits().await;
}

async fn a_page_of_a_newer_build_opens_under_the_older_worker(page: &Page) {
    let article = "/article/k2-premiere-hivernale/";
    install(page).await;
    // The server has only the newer build; of the older one only readers have files.
    page.server.faults().patch_text(article, |html| {
        let (before, after) = html.split_once("data-build=\"").expect("a page knows its build");
        let (_, after) = after.split_once('"').expect("the build's name");
        let html = format!("{before}data-build=\"another\"{after}");
        // Markup of its own, in places that the older build hydrates.
        html.replace("<h1>", "<h1 class=\"of-the-newer-build\">").replacen("<main", "<main data-newer", 1)
    });
    for path in page.build().iter().filter(|path| path.starts_with("/manchette-") || path.starts_with("/style-")) {
        page.server.faults().status(path, 404);
    }
    page.server.faults().body("/boot.js", "text/javascript", "throw new Error('of the newer build')");
    page.read(article).await;
    assert!(page.was_answered_by_worker().await);
    assert!(!page.server.asked(article).is_empty(), "the page is the server's");
    page.until_text("main h1", "Dix Népalais").await;
    assert_eq!(page.count("h1.of-the-newer-build").await, 0, "the older build has rendered it again");
    // The page is stored, and opens offline too.
    page.until_stored(&data("articles/k2-premiere-hivernale.json")).await;
    page.server.refuse().await;
    page.read(article).await;
    page.until_text("main h1", "Dix Népalais").await;
    page.server.recover().await;
}
