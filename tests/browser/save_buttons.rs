//! The save buttons of teasers and articles: by mouse, keyboard and finger, in several tabs.

use crate::support::page::Page;
use crate::support::publish::{paragraphs, teaser};
use crate::support::records::{START, ids_stored, is_pressed, stored_records, until_headlines};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};
use thirtyfour::Key;

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_teaser_is_saved_and_removed),
        test!(an_article_is_saved_in_its_header),
        test!(a_saved_teaser_looks_as_it_was_printed),
        test!(two_tabs_that_save_at_once_lose_nothing),
        test!(a_saved_entry_is_completed_from_its_article),
        test!(the_keyboard_is_enough),
        test!(the_buttons_lie_over_nothing).on_phone(),
    ]
}

async fn a_teaser_is_saved_and_removed(page: &Page) {
    page.read("/section/monde/").await;
    let button = ".stories li:nth-child(2) .save";
    let (headline, href): (String, String) = page
        .of(".stories li:nth-child(2) a", "[it.querySelector('.headline').textContent, it.getAttribute('href')]")
        .await;
    page.click(button).await;
    page.until("it is marked", &is_pressed(button, true)).await;
    assert_eq!(page.path().await, "/section/monde/", "a press on the button does not follow the teaser's link");
    let (label, title): (String, String) =
        page.of(button, "[it.ariaLabel ?? it.getAttribute('aria-label'), it.title]").await;
    assert_eq!(label, format!("Enregistrer\u{a0}: {headline}"));
    assert!(title.starts_with("Retirer"), "{title}");

    page.click(".to-saved").await;
    page.until_heading("À lire plus tard").await;
    until_headlines(page, &[&headline]).await;
    assert_eq!(page.of::<String>(".reading-list a", "it.getAttribute('href')").await, href);
    let picture: bool = page.of(".reading-list img", "it.getAttribute('srcset').startsWith('/data/images/')").await;
    assert!(picture);

    // The teaser is marked as saved everywhere, also after a reload, and can be removed there.
    page.read("/section/monde/").await;
    page.until("it is marked still", &is_pressed(button, true)).await;
    page.click(button).await;
    page.until("it is marked no more", &is_pressed(button, false)).await;
    assert!(ids_stored(page, "saved").await.is_empty());
    page.read("/saved/").await;
    page.until_text("main", "Touchez le signet").await;
}

async fn an_article_is_saved_in_its_header(page: &Page) {
    page.publish_article(
        "texte",
        json!({ "section": { "id": "monde", "name": "Monde" }, "kicker": "Guerre", "body": paragraphs(3) }),
    );
    page.read("/article/texte/").await;
    let button = ".article-header .save";
    page.click(button).await;
    page.until_text(button, "Enregistré").await;
    assert_eq!(page.of::<String>(button, "it.getAttribute('aria-pressed')").await, "true");
    let saved: Value =
        serde_json::from_str(stored_records(page).await["saved:texte"].as_str().expect("a text")).expect("JSON");
    assert_eq!(saved["teaser"]["section"]["name"], "Monde");
    assert_eq!(saved["teaser"].get("body"), None, "an entry is short");
    page.click(button).await;
    page.until_text(button, "Enregistrer").await;
    // Fixed pages, like legal notices, cannot be saved.
    page.read("/article/mentions-legales/").await;
    page.until("the page is shown", "document.querySelector('main .kind-page')").await;
    assert_eq!(page.count(".article-header .save").await, 0);
}

async fn a_saved_teaser_looks_as_it_was_printed(page: &Page) {
    // Every kind and field that a row shows; the live label comes from the newsroom's list, not from the saved entry.
    let image = |name: &str| {
        json!({ "renditions": [
        { "url": format!("images/{name} a,b.webp"), "width": 320, "type": "image/webp" },
        { "url": format!("images/{name}.jpg"), "width": 640, "type": "image/jpeg" },
        { "url": "https://cdn.example/a.jpg", "width": 320, "type": "image/jpeg" },
        { "url": "javascript:alert(1)", "width": 9999, "type": "image/jpeg" },
    ], "width": 1600, "height": 1000, "focalPoint": { "x": 0.34, "y": 1 }, "alt": "Une place", "caption": "Une légende" })
    };
    let kinds = ["article", "live", "opinion", "sponsored", "agency"];
    let related: Vec<Value> = kinds
        .iter()
        .map(|kind| json!({
            "id": kind, "headline": format!("Titre <b>« {kind} »</b>"), "kicker": "Guerre", "kind": kind, "image": image(kind),
            "section": { "id": "monde", "name": "Monde" },
            "author": [{ "name": "Claire Vasseur" }, { "name": "Léa Marchand" }, { "name": "Paul Petit" }],
        }))
        .chain([teaser("nu")])
        .collect();
    page.publish("live.json", &json!({ "articles": [] }));
    page.server.faults().patch_json("/data/edition.json", |edition| edition["articlePath"] = "/:section/:id/".into());
    page.server.faults().patch_text("/saved/", |html| {
        html.replace("\"articlePath\": \"/article/:id/\"", "\"articlePath\": \"/:section/:id/\"")
    });
    page.publish_article("tout", json!({ "related": related }));
    page.read("/news/tout/").await;
    page.until_shown("#related .save").await;
    // The markup of a row, without what differs by place: the element of the headline, the button.
    let rows = |selector: &str| {
        format!(
        "return Array.from(document.querySelectorAll('{selector}'), it => {{
           const clone = it.cloneNode(true);
           clone.querySelector('.save')?.remove();
           for (const failed of clone.querySelectorAll('.picture-failed')) failed.remove();
           clone.querySelector('img')?.removeAttribute('hidden');
           return clone.outerHTML.replace(/<!---->/g, '').replace(/<(\\/?)(p|h2)( class=\"teaser-heading\")?>/g, '<$1$3>');
         }}).sort()"
    )
    };
    let printed: Vec<String> = page.js(&rows("#related .teaser")).await;
    assert_eq!(printed.len(), 6);
    page.js::<()>("document.querySelectorAll('#related .save').forEach(it => it.click())").await;
    page.read("/saved/").await;
    page.until("all are shown", "document.querySelectorAll('.reading-list .teaser').length === 6").await;
    let shown: Vec<String> = page.js(&rows(".reading-list .teaser")).await;
    for (shown, printed) in shown.iter().zip(&printed) {
        assert_eq!(shown, printed);
    }
    page.problems().await;
}

async fn two_tabs_that_save_at_once_lose_nothing(page: &Page) {
    page.read("/section/monde/").await;
    page.until_shown(".stories .save").await;
    let first = page.open_tab().await;
    page.read("/section/monde/").await;
    page.until_shown(".stories .save").await;
    let second = page.driver().window().await.expect("the second tab");
    let press = |odd: u8| {
        format!("document.querySelectorAll('.stories .save').forEach((it, at) => at % 2 === {odd} && it.click())")
    };
    // Neither tab knows the other's changes when it makes its own.
    page.js::<()>(&press(0)).await;
    page.go_to_tab(&first).await;
    page.js::<()>(&press(1)).await;
    let count = page.count(".stories .save").await;
    page.until(
        "all are saved",
        &format!("document.querySelectorAll('.stories .save[aria-pressed=true]').length === {count}"),
    )
    .await;
    assert_eq!(ids_stored(page, "saved").await.len(), count);
    page.go_to_tab(&second).await;
    page.until(
        "also here",
        &format!("document.querySelectorAll('.stories .save[aria-pressed=true]').length === {count}"),
    )
    .await;
}

async fn a_saved_entry_is_completed_from_its_article(page: &Page) {
    // In the posts of a live blog, which are not in the page's own file.
    let read_also = json!([{ "type": "readAlso", "items": [{ "id": "lie", "headline": "Titre court" }] }]);
    page.publish(
        "live/fil/latest.json",
        &json!({ "id": "fil", "state": "live", "newestFullPage": 0, "posts": [{ "id": "un", "datePublished": "2021-01-17T09:10:00+01:00", "body": read_also }] }),
    );
    page.publish_article("direct", json!({ "kind": "live", "live": { "id": "fil" } }));
    page.publish_article(
        "lie",
        json!({ "headline": "Titre entier", "kicker": "Guerre", "section": { "id": "monde", "name": "Monde" } }),
    );
    let held = page.server.faults().hold("/data/articles/lie.json");
    page.read("/article/direct/").await;
    page.click(".posts .save").await;
    page.until("it is saved at once", &is_pressed(".posts .save", true)).await;
    let saved = async || {
        let text = stored_records(page).await["saved:lie"].as_str().expect("a text").to_owned();
        serde_json::from_str::<Value>(&text).expect("JSON")
    };
    let first = saved().await;
    assert_eq!(first["teaser"]["headline"], "Titre court");
    held.release();
    page.until("the entry is complete", &format!("localStorage.getItem('{START}saved:lie').includes('Guerre')")).await;
    let complete = saved().await;
    assert_eq!((&complete["at"], &complete["teaser"]["section"]["id"]), (&first["at"], &json!("monde")));
}

async fn the_keyboard_is_enough(page: &Page) {
    page.publish_article("un", json!({ "related": [teaser("deux"), teaser("trois")] }));
    page.read("/article/un/").await;
    page.until_shown("#related .save").await;
    for at in [1, 2] {
        page.js::<()>(&format!("document.querySelector('#related li:nth-child({at}) a').focus()")).await;
        page.press(Key::Tab).await;
        page.press(if at == 1 { Key::Enter } else { Key::Space }).await;
        page.until("it is saved", &is_pressed(&format!("#related li:nth-child({at}) .save"), true)).await;
    }
    page.read("/saved/").await;
    page.until_shown(".reading-list").await;
    page.js::<()>("document.querySelector('.reading-list li:nth-child(1) a').focus()").await;
    page.press(Key::Tab).await;
    assert!(page.js::<bool>("return document.activeElement.matches('.reading-list li:nth-child(1) .remove')").await);
    page.press(Key::Enter).await;
    page.until("the focus is on undo", "document.activeElement.matches('.reading-list li:nth-child(1) .undo button')")
        .await;
    page.press(Key::Tab).await;
    assert!(
        page.js::<bool>("return document.activeElement.matches('.reading-list li:nth-child(2) a')").await,
        "the focus continues from there"
    );
    page.js::<()>("document.querySelector('.undo button').focus()").await;
    page.press(Key::Enter).await;
    page.until("the focus is on remove", "document.activeElement.matches('.reading-list li:nth-child(1) .remove')")
        .await;
    assert_eq!(page.count(".undo").await, 0);
}

async fn the_buttons_lie_over_nothing(page: &Page) {
    page.read("/").await;
    page.until_shown(".teaser .save").await;
    // A target of at least 24 pixels, over no text and no picture.
    let over: Vec<String> = page
        .js("const boxes = it => { const range = document.createRange(); range.selectNodeContents(it); return [...range.getClientRects()] };
             const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
             return [...document.querySelectorAll('.teaser')].flatMap(teaser => {
               const box = teaser.querySelector('.save').getBoundingClientRect();
               const texts = [...teaser.querySelectorAll('.headline, .kicker, .label, .teaser-description')].flatMap(boxes);
               const pictures = [...teaser.querySelectorAll('img')].map(it => it.getBoundingClientRect());
               return [...texts, ...pictures].some(other => meet(box, other)) ? [teaser.innerText] : [];
             })")
        .await;
    assert!(over.is_empty(), "a button lies over something: {over:#?}");
    let reach: bool = page
        .of(
            ".teaser .save",
            "(it.scrollIntoView({ block: 'center', behavior: 'instant' }), (box => [[-12, 0], [12, 0], [0, -12], [0, 12]].every(([x, y]) =>
               document.elementFromPoint((box.left + box.right) / 2 + x, (box.top + box.bottom) / 2 + y) === it))(it.getBoundingClientRect()))",
        )
        .await;
    assert!(reach, "a finger finds the button");
}
