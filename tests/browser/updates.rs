//! A newer build under a reader who has the older one on the device: what is fetched of it, when it takes over, what
//! becomes of it when it does not come whole, and how a newsroom gets rid of the worker.

use crate::support::engines::Engine;
use crate::support::faults::Faults;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::test;
use serde_json::json;

/// Makes the server do something wrong.
type Break = fn(&Faults);

pub fn tests() -> Vec<Test> {
    vec![
        test!(the_worker_comes_when_the_page_is_at_rest),
        test!(a_reload_asks_for_no_file_of_the_build),
        test!(only_what_changed_is_fetched_and_the_reader_is_asked),
        test!(what_one_tab_takes_over_no_other_offers_still),
        test!(a_newer_build_takes_over_when_no_page_is_open).restarting(),
        test!(a_build_that_does_not_come_whole_changes_nothing),
        test!(a_build_that_waits_opens_offline_after_a_restart).restarting().not_in(
            Engine::Firefox,
            "closed while a newer worker waits, it now and then forgets both: the next visit with a network brings them back",
        ),
        test!(an_update_while_offline_changes_nothing),
        test!(a_page_of_a_newer_build_opens_under_the_older_worker),
    ]
}

/// Opens the front page and waits until the worker answers for it.
pub async fn install(page: &Page) {
    page.read("/").await;
    page.until_worker_active().await;
    page.until("the worker has taken over", "navigator.serviceWorker.controller").await;
}

/// A build in which only the script that starts the app is another.
fn deploy_other_boot(page: &Page, mark: &str) {
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

/// Whether a newer worker waits.
pub async fn waits(page: &Page) -> bool {
    page.js("return navigator.serviceWorker.getRegistration().then(it => !it || !!it.waiting)").await
}

/// Lets the browser find the newer build, and waits until it has come or failed.
pub async fn try_update(page: &Page) {
    page.look_for_update().await;
    page.until_worker_settled().await;
}

/// The page opens with no network, from the worker.
pub async fn opens_offline(page: &Page) {
    page.server.refuse().await;
    page.server.forget_requests();
    page.read("/").await;
    assert!(page.was_answered_by_worker().await);
    assert!(page.server.requests().is_empty());
    page.server.recover().await;
}

async fn the_worker_comes_when_the_page_is_at_rest(page: &Page) {
    page.server.forget_requests();
    page.read("/").await;
    let ready = page.server.requests().len();
    page.until_so("the worker is asked for", || !page.server.asked("/sw.js").is_empty()).await;
    let asked = page.server.requests();
    let place = asked.iter().position(|asked| asked.path == "/sw.js").expect("its request");
    assert!(place >= ready, "the worker waits until the app runs: {asked:#?}");
    assert_eq!(asked[place].headers["service-worker"], "script");
    // What the page has loaded already is fetched once more at most, and nothing but the build.
    page.until_worker_active().await;
    for path in page.build() {
        assert!(page.server.asked(&path).len() <= 2, "{path}: {:#?}", page.server.asked(&path));
    }
}

async fn a_reload_asks_for_no_file_of_the_build(page: &Page) {
    install(page).await;
    for path in ["/", "/?utm_source=letter&utm_medium=mail", "/settings/"] {
        page.server.forget_requests();
        page.read(path).await;
        assert!(page.was_answered_by_worker().await);
        page.until_at_rest().await;
        assert_eq!(asked_of_build(page), [""; 0], "for {path}");
    }
}

async fn only_what_changed_is_fetched_and_the_reader_is_asked(page: &Page) {
    install(page).await;
    page.publish_article("ouvert", json!({ "body": [paragraph("Il reste ouvert.")] }));
    page.read("/article/ouvert/").await;
    let before = page.all_kept("manchette-shell:").await;
    assert_eq!(before.len(), page.build().len());
    page.server.forget_requests();
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    assert_eq!(asked_of_build(page), ["/boot.js"], "only what has changed is fetched");
    // It waits: the open page is the older build's, and says politely that there is a newer one.
    assert!(!boot(page).await.contains("newer build"));
    page.until_shown("[role=status] .update").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.until_text("main article", "Il reste ouvert.").await;
    page.server.forget_requests();
    page.loads_anew(page.click_button("L’utiliser maintenant")).await;
    page.until_heading("Titre de ouvert").await;
    assert_eq!(page.count(".update").await, 0);
    assert!(boot(page).await.contains("of the newer build"));
    assert_eq!(asked_of_build(page), [""; 0], "what was fetched is not fetched again");
    let after = page.all_kept("manchette-shell:").await;
    assert_eq!(after.len(), before.len(), "the older build's files are gone: {after:#?}");
    opens_offline(page).await;
}

async fn what_one_tab_takes_over_no_other_offers_still(page: &Page) {
    install(page).await;
    page.publish_article("ouvert", json!({ "body": [paragraph("Il reste ouvert.")] }));
    page.read("/article/ouvert/").await;
    page.until_at_rest().await;
    let first = page.open_tab().await;
    page.read("/").await;
    page.until_at_rest().await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_shown(".update button").await;
    page.loads_anew(page.click_button("L’utiliser maintenant")).await;
    // What is being read goes on, and there is nothing to offer any more.
    page.go_to_tab(&first).await;
    page.until("nothing is offered", "!document.querySelector('.update')").await;
    page.until_text("main article", "Il reste ouvert.").await;
    page.follow("L’Estafette").await;
    page.until("the next page comes", "document.querySelector('main .front')").await;
}

async fn a_newer_build_takes_over_when_no_page_is_open(page: &Page) {
    install(page).await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    // Browsers take a moment to see that no page is open.
    for round in 0.. {
        page.close_pages().await;
        page.read("/").await;
        if !waits(page).await {
            break;
        }
        assert!(round < 20, "the newer worker waits for ever");
    }
    page.read("/").await;
    page.until_at_rest().await;
    assert_eq!(page.count(".update").await, 0);
    assert!(boot(page).await.contains("of the newer build"));
    page.restart_browser().await;
    opens_offline(page).await;
}

async fn a_build_that_waits_opens_offline_after_a_restart(page: &Page) {
    let belongings = page.with_belongings().await;
    install(page).await;
    deploy_other_boot(page, "of the newer build");
    try_update(page).await;
    page.until_worker_waits().await;
    page.restart_browser().await;
    opens_offline(page).await;
    assert!(boot(page).await.contains("of the newer build"));
    page.lost_nothing_of(&belongings, "closed while an update waited").await;
}

async fn a_build_that_does_not_come_whole_changes_nothing(page: &Page) {
    let belongings = page.with_belongings().await;
    install(page).await;
    let before = page.all_kept("manchette-shell:").await;
    let css = page.build().into_iter().find(|path| path.ends_with(".css")).expect("a style sheet");
    let faults: [(&str, Break); 6] = [
        ("status 500", |faults| faults.status("/boot.js", 500)),
        ("not there", |faults| faults.status("/boot.js", 404)),
        ("cut off", |faults| faults.truncate("/boot.js", 100)),
        ("a login page", |faults| faults.redirect("/boot.js", "/login/")),
        ("a web page", |faults| faults.body("/boot.js", "text/html", "<p>Connectez-vous.")),
        ("a connection that breaks", |faults| faults.cut_after("/boot.js", 100)),
    ];
    for (number, (words, break_it)) in faults.into_iter().enumerate() {
        // Browsers look for a newer build when they please: it is broken before it is there, and until the last is tried.
        break_it(page.server.faults());
        page.server.forget_requests();
        deploy_other_boot(page, &format!("of the newer build {number}"));
        page.server.deploy(&css, format!("/* of the newer build {number} */"));
        try_update(page).await;
        assert!(!page.server.asked("/boot.js").is_empty(), "{words}: it was tried");
        assert!(!waits(page).await, "{words}: no broken build waits");
        let after = page.all_kept("manchette-shell:").await;
        assert!(before.iter().all(|file| after.contains(file)), "{words}: the older build is whole");
        opens_offline(page).await;
        page.lost_nothing_of(&belongings, &format!("an update: {words}")).await;
        assert!(!boot(page).await.contains("newer build"), "{words}: the older build runs");
    }
    // The next try fetches what is missing and no more; of the last build the styles may have come.
    page.server.forget_requests();
    page.server.faults().heal("/boot.js");
    try_update(page).await;
    page.until_worker_waits().await;
    let asked = asked_of_build(page);
    assert!(asked.iter().any(|path| path == "/boot.js"), "{asked:#?}");
    assert!(asked.iter().all(|path| *path == "/boot.js" || *path == css), "{asked:#?}");
}

async fn an_update_while_offline_changes_nothing(page: &Page) {
    let belongings = page.with_belongings().await;
    install(page).await;
    // Held before they are there: browsers look for a newer build when they please.
    let held = ["/sw.js", "/boot.js"].map(|path| (path, page.server.faults().hold(path)));
    deploy_other_boot(page, "of the newer build");
    // The network goes away while the worker is being fetched, and then while its files are.
    for (path, held) in held {
        page.js::<()>("navigator.serviceWorker.getRegistration().then(it => it.update()).catch(() => {})").await;
        page.until_so("the update is under way", || {
            page.server.asked(path).iter().any(|asked| asked.fate == Fate::Waiting)
        })
        .await;
        page.server.refuse().await;
        held.release();
        page.until_worker_settled().await;
        page.read("/").await;
        assert!(page.was_answered_by_worker().await);
        assert!(!boot(page).await.contains("newer build"));
        page.lost_nothing_of(&belongings, &format!("the network died at {path}")).await;
        page.server.recover().await;
    }
    try_update(page).await;
    page.until_worker_waits().await;
}

async fn a_page_of_a_newer_build_opens_under_the_older_worker(page: &Page) {
    let article = "/article/k2-premiere-hivernale/";
    install(page).await;
    // All of the newer build is on the server, and nothing of the older one but what readers have.
    page.server.faults().patch_text(article, |html| {
        let (before, after) = html.split_once("data-build=\"").expect("a page knows its build");
        let (_, after) = after.split_once('"').expect("the build's name");
        format!("{before}data-build=\"another\"{after}")
    });
    for path in page.build().iter().filter(|path| path.starts_with("/manchette-") || path.starts_with("/style-")) {
        page.server.faults().status(path, 404);
    }
    page.server.faults().body("/boot.js", "text/javascript", "throw new Error('of the newer build')");
    page.read(article).await;
    assert!(page.was_answered_by_worker().await);
    assert!(!page.server.asked(article).is_empty(), "the page is the server's");
    page.until_text("main h1", "Dix Népalais").await;
    // It is kept, and opens with no network too.
    page.until_kept(&data("articles/k2-premiere-hivernale.json")).await;
    page.server.refuse().await;
    page.read(article).await;
    page.until_text("main h1", "Dix Népalais").await;
    page.server.recover().await;
}
