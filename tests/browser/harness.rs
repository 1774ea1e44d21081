//! Tests of the harness: the server injects the faults, the browsers have the setup, and problems in a page are reported.
//! On a page of their own, so that they tell a broken harness from a broken app.

use crate::support::page::Page;
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::server::Server;
use crate::test;
use std::path::Path;
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    let tests = [
        test!(serves_pages_and_files_as_a_static_host_does),
        test!(changes_answers),
        test!(holds_answers_and_records_their_fate),
        test!(refuses_and_recovers),
        test!(another_origin_is_another_server),
        test!(sees_what_goes_wrong_in_a_page),
        test!(finds_violations_of_accessibility),
        test!(a_desktop_is_light_and_moves),
        test!(a_phone_can_be_dark_and_still).on_phone().in_the_dark().without_motion(),
        test!(a_link_opens_a_second_tab),
        test!(sends_elsewhere_and_notes_queries),
        test!(serves_another_folder),
    ];
    tests.into_iter().map(|test| test.serving("tests/browser/fixture")).collect()
}

async fn serves_pages_and_files_as_a_static_host_does(page: &Page) {
    page.open("/no/such/page/").await;
    assert_eq!(page.text("h1").await, "A page for the tests of the harness");
    let answers: Vec<String> = page
        .js("return Promise.all(['/fixture.css', '/text.json', '/missing.json', '/missing.webp', '/missing/'].map(
             async path => { const answer = await fetch(path); return answer.status + ' ' + answer.headers.get('content-type') }))")
        .await;
    assert_eq!(answers, ["200 text/css", "200 application/json", "404 text/plain", "404 text/plain", "200 text/html"]);
    let part: String = page
        .js("return fetch('/text.json', { headers: { range: 'bytes=2-5' } }).then(
             async answer => answer.status + ' ' + answer.headers.get('content-range') + ' ' + await answer.text())")
        .await;
    assert_eq!(part, "206 bytes 2-5/33 text");
}

async fn changes_answers(page: &Page) {
    let faults = page.server.faults();
    page.open("/").await;
    page.click("#ask").await;
    page.until_text("#text", "text from the server").await;

    faults.patch_json("/text.json", |value| value["text"] = "other text".into());
    page.click("#ask").await;
    page.until_text("#text", "other text").await;

    faults.body("/text.json", "text/html", "<p>no JSON</p>");
    page.click("#ask").await;
    page.until_text("#text", "failed: SyntaxError").await;

    faults.truncate("/text.json", 10);
    page.click("#ask").await;
    page.until_text("#text", "failed: SyntaxError").await;

    faults.heal("/text.json");
    faults.cut_after("/text.json", 10);
    page.click("#ask").await;
    page.until("the broken connection is an error, and not one of syntax", "/failed: (?!S)/.test(text.textContent)")
        .await;

    faults.heal("/text.json");
    faults.status("/tex*", 500);
    page.click("#ask").await;
    page.until_text("#text", "status 500").await;
}

async fn holds_answers_and_records_their_fate(page: &Page) {
    let fate = || page.server.asked("/text.json").last().map(|asked| asked.fate);
    page.open("/").await;

    let held = page.server.faults().hold("/text.json");
    page.click("#ask").await;
    page.until_true("the request waits", || fate() == Some(Fate::Waiting)).await;
    assert_eq!(page.text("#text").await, "asking");
    held.release();
    page.until_text("#text", "text from the server").await;
    assert_eq!(fate(), Some(Fate::Answered(200)));

    page.server.clear_requests();
    page.server.faults().never_answer("/text.json");
    page.click("#ask").await;
    page.until_true("the request waits", || fate() == Some(Fate::Waiting)).await;
    page.click("#leave").await;
    page.until_text("#text", "failed: AbortError").await;
    page.until_true("the request is aborted", || fate() == Some(Fate::Aborted)).await;

    let delay = Duration::from_millis(300);
    page.server.faults().delay("/text.json", delay);
    let time: f64 = page
        .js("const start = performance.now(); return fetch('/text.json').then(() => performance.now() - start)")
        .await;
    assert!(time >= 290.0, "the answer came after {time} ms");
}

async fn refuses_and_recovers(page: &Page) {
    page.open("/").await;
    page.server.refuse().await;
    page.click("#ask").await;
    page.until_text("#text", "failed: TypeError").await;
    page.server.recover().await;
    page.click("#ask").await;
    page.until_text("#text", "text from the server").await;
}

async fn another_origin_is_another_server(page: &Page) {
    let other = Server::start(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/fixture")));
    let ask = format!("return fetch('{}').then(answer => answer.status, error => error.name)", other.url("/text.json"));
    // Not the fixture's page, whose policy refuses other origins.
    page.server.faults().body("/plain/", "text/html", "<!doctype html>");
    page.open("/plain/").await;
    assert_eq!(page.js::<String>(&ask).await, "TypeError");
    other.open_to_other_origins();
    assert_eq!(page.js::<u16>(&ask).await, 200);
}

async fn sees_what_goes_wrong_in_a_page(page: &Page) {
    page.open("/").await;
    page.click("#throw").await;
    page.click("#reject").await;
    page.click("#log").await;
    page.click("#load").await;
    page.until("the fourth problem is noted", "JSON.parse(sessionStorage.__problems ?? '[]').length === 4").await;
    // The record outlives a navigation.
    page.click("#on").await;
    page.until("the other page is shown", "location.pathname === '/elsewhere/'").await;
    let problems = page.problems().await.join("\n");
    for message in [
        "thrown on purpose",
        "unhandled rejection: Error: rejected",
        "logged on purpose",
        "refused by the policy: img-src",
    ] {
        assert!(problems.contains(message), "{message} is not in:\n{problems}");
    }
    assert!(page.problems().await.is_empty());
}

async fn finds_violations_of_accessibility(page: &Page) {
    page.open("/").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.js::<()>("document.querySelector('main').append(new Image())").await;
    let violations = page.accessibility_violations().await;
    assert!(violations.starts_with("image-alt: "), "{violations}");
}

async fn a_desktop_is_light_and_moves(page: &Page) {
    page.open("/").await;
    let window: (u32, u32) = page.js("return [innerWidth, innerHeight]").await;
    assert_eq!(window, (1280, 900));
    assert_eq!(page.of::<String>("body", "getComputedStyle(it).backgroundColor").await, "rgb(255, 255, 255)");
    assert!(!page.js::<bool>("return matchMedia('(prefers-reduced-motion: reduce)').matches").await);
    assert!(page.js::<String>("return navigator.language").await.starts_with("fr"));
}

async fn a_phone_can_be_dark_and_still(page: &Page) {
    page.open("/").await;
    let window: (u32, u32) = page.js("return [innerWidth, innerHeight]").await;
    assert_eq!(window, (360, 740));
    assert_eq!(page.of::<String>("body", "getComputedStyle(it).backgroundColor").await, "rgb(0, 0, 0)");
    assert!(page.js::<bool>("return matchMedia('(prefers-reduced-motion: reduce)').matches").await);
}

async fn a_link_opens_a_second_tab(page: &Page) {
    page.open("/").await;
    let here = page.driver().window().await.expect("a tab");
    page.click("#second").await;
    let second = page.other_tab(&here).await;
    page.driver().switch_to_window(second).await.expect("the second tab");
    page.until("the second tab shows its page", "location.pathname === '/second/'").await;
}

async fn sends_elsewhere_and_notes_queries(page: &Page) {
    page.server.faults().redirect("/text.json", "/elsewhere.json?from=here");
    page.server.faults().body("/elsewhere.json", "application/json", "{}");
    page.open("/").await;
    let ask = "return fetch('/text.json').then(it => [it.redirected, new URL(it.url).pathname])";
    assert_eq!(page.js::<(bool, String)>(ask).await, (true, "/elsewhere.json".to_owned()));
    assert_eq!(page.server.asked("/text.json")[0].fate, Fate::Answered(302));
    assert_eq!(page.server.asked("/text.json")[0].query, "");
    assert_eq!(page.server.asked("/elsewhere.json")[0].query, "?from=here");
}

async fn serves_another_folder(page: &Page) {
    page.open("/").await;
    page.server.serve(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser")));
    let ask = "return Promise.all(['/text.json', '/fixture/text.json'].map(async path => (await fetch(path)).status))";
    assert_eq!(page.js::<[u16; 2]>(ask).await, [404, 200]);
}
