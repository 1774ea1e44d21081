//! The stored records of the reader's lists: readable by every later version, exported and imported, never lost.

use crate::support::page::Page;
use crate::support::publish::teaser;
use crate::support::records::{
    START, dump, entry, ids_stored, store_records, store_texts, stored_records, until_headlines,
};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

/// An article of the demo edition with related stories.
const ARTICLE: &str = "/article/raqqa-mossoul-djihadistes-reculent/";

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_dump_of_schema_1_is_read_completely),
        test!(lists_are_exported_and_imported),
        test!(a_file_that_is_not_ours_changes_nothing),
        test!(the_history_evicts_the_oldest_first),
        test!(a_newer_schema_is_left_alone),
        test!(a_browser_that_stores_nothing_says_so),
        test!(a_full_device_loses_nothing),
    ]
}

const OUTCOME: &str = ".reading-list-transfer [role=status]";

/// Presses the button that exports; returns the text of the file.
async fn export(page: &Page) -> String {
    page.js::<()>("const create = URL.createObjectURL; URL.createObjectURL = blob => { window.given = blob; return create(blob) }").await;
    page.click(".export").await;
    page.until("the file is made", "window.given").await;
    page.js("return window.given.text()").await
}

/// Chooses a file to import.
async fn import(page: &Page, text: &str) {
    page.js::<()>(&format!(
        "const files = new DataTransfer();
         files.items.add(new File([{}], 'listes.json'));
         const field = document.querySelector('.import input');
         field.files = files.files;
         field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        Value::from(text)
    ))
    .await;
}

/// Chooses a file to import, and agrees to what it adds.
async fn import_and_agree(page: &Page, text: &str) {
    import(page, text).await;
    page.until_shown(&format!("{OUTCOME} button.add")).await;
    page.click(&format!("{OUTCOME} button.add")).await;
}

/// A page whose storage throws, as when cookies are blocked; without its policy, which would forbid the script.
fn with_blocked_storage(html: &str) -> String {
    let block = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })</script>";
    let (before, policy) =
        html.split_once("<meta http-equiv=\"Content-Security-Policy\"").expect("the page has a policy");
    let (_, after) = policy.split_once('>').expect("the end of the policy");
    format!("{before}{after}").replacen("<meta charset", &format!("{block}<meta charset"), 1)
}

async fn a_dump_of_schema_1_is_read_completely(page: &Page) {
    let dump = dump();
    store_texts(page, dump.clone(), "/saved/").await;
    until_headlines(
        page,
        &[
            "« À 18 heures, on baisse le rideau »",
            "De Raqqa à Mossoul, l’organisation État islamique recule sur deux fronts",
        ],
    )
    .await;
    page.until_text(".reading-list li:first-child .byline", "Par Léa Marchand et Paul Petit").await;
    page.until_text(".reading-list li:first-child .label", "Opinion").await;
    page.until_text(".reading-list li:nth-child(2) .kicker", "Guerre").await;
    let image: Vec<String> = page
        .of(".reading-list li:nth-child(2) img", "[it.className, it.getAttribute('src'), it.getAttribute('width')]")
        .await;
    assert_eq!(image, ["focus-x-3 focus-y-10", "/data/images/raqqa-front-480.jpg", "1600"]);
    page.read("/history/").await;
    until_headlines(
        page,
        &["Dix Népalais au sommet du K2", "De Raqqa à Mossoul, l’organisation État islamique recule sur deux fronts"],
    )
    .await;
    page.until_text(".reading-list li:first-child .reading-list-line", "Lu\u{a0}:").await;
    page.until_text(".reading-list li:nth-child(2) .reading-list-line", "Commencé\u{a0}:").await;
    let after = stored_records(page).await;
    for (name, record) in dump {
        assert_eq!(after[&name], record, "reading changes nothing: {name}");
    }
    page.problems().await;
}

async fn lists_are_exported_and_imported(page: &Page) {
    let dump = dump();
    store_texts(page, dump.clone(), "/saved/").await;
    page.until_shown(".reading-list").await;
    let text = export(page).await;
    let file: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        (&file["schema"], &file["edition"], &file["language"], &file["base"]),
        (&json!(1), &json!("L’Estafette"), &json!("fr"), &json!("/"))
    );
    page.js::<()>("localStorage.clear()").await;
    page.read("/saved/").await;
    page.until_text("main", "rien mis de côté").await;
    import(page, &text).await;
    page.until_text(OUTCOME, "aux articles à lire plus tard 2, à l’historique 2").await;
    assert_eq!(page.accessibility_violations().await, "");
    assert!(ids_stored(page, "saved").await.is_empty(), "nothing is added unasked");
    page.click(&format!("{OUTCOME} button.add")).await;
    page.until_text(OUTCOME, "Articles ajoutés\u{a0}: 4").await;
    page.click(&format!("{OUTCOME} button.undo-import")).await;
    page.until("nothing is left of it", &format!("!document.querySelector('{OUTCOME}').innerText.trim()")).await;
    assert!(ids_stored(page, "saved").await.is_empty() && ids_stored(page, "read").await.is_empty());
    import_and_agree(page, &text).await;
    page.until_text(OUTCOME, "Articles ajoutés\u{a0}: 4").await;
    until_headlines(
        page,
        &[
            "« À 18 heures, on baisse le rideau »",
            "De Raqqa à Mossoul, l’organisation État islamique recule sur deux fronts",
        ],
    )
    .await;
    let after = stored_records(page).await;
    for (name, record) in dump.iter().filter(|(name, _)| name.contains(':')) {
        let value = |text: &Value| serde_json::from_str::<Value>(text.as_str().expect("a text")).expect("JSON");
        assert_eq!(value(&after[name]), value(record), "{name}");
    }
    // A second import adds nothing and changes no entry.
    import(page, &text.replace("De Raqqa", "De Raqa")).await;
    page.until_text(OUTCOME, "Rien à ajouter").await;
    assert_eq!(stored_records(page).await, after);
}

async fn a_file_that_is_not_ours_changes_nothing(page: &Page) {
    store_records(page, &[("saved:un", entry("un", 1_000))], "/saved/").await;
    page.until_shown(".reading-list").await;
    let before = stored_records(page).await;
    let file = |change: &dyn Fn(&mut Value)| {
        let mut file = json!({ "schema": 1, "edition": "L’Estafette", "language": "fr", "base": "/", "saved": [entry("deux", 5)], "read": [] });
        change(&mut file);
        file.to_string()
    };
    for (text, message) in [
        ("<!doctype html>".to_owned(), "ne contient pas de listes"),
        (String::new(), "ne contient pas de listes"),
        ("[1, 2]".to_owned(), "ne contient pas de listes"),
        ("null".to_owned(), "ne contient pas de listes"),
        // The newspaper may have changed its name: the reader decides.
        (file(&|file| file["edition"] = "La Gazette".into()), "Il vient de «\u{a0}La Gazette\u{a0}»"),
        (file(&|file| file["language"] = "en".into()), "ne contient pas de listes"),
        (file(&|file| file["schema"] = Value::Null), "ne contient pas de listes"),
        (file(&|file| file["schema"] = 2.into()), "version plus récente"),
        (
            file(
                &|file| file["saved"] = json!([{ "at": "hier", "teaser": teaser("deux") }, { "at": 5 }, { "at": 5, "teaser": { "id": "../x", "headline": "x" } }, 7, null]),
            ),
            "Rien à ajouter",
        ),
        (file(&|file| file["saved"] = json!({ "at": 5 })), "Rien à ajouter"),
    ] {
        page.js::<()>(&format!("document.querySelector('{OUTCOME} p').textContent = ''")).await;
        import(page, &text).await;
        page.until_text(OUTCOME, message).await;
        assert_eq!(stored_records(page).await, before, "{text}");
    }
    // Only the invalid fields of an entry are left out.
    import_and_agree(page, &file(&|file| {
        file["saved"] = json!([{ "at": 5, "teaser": { "id": "deux", "headline": "Titre de deux", "kicker": 7, "section": "monde", "image": { "renditions": [{ "url": 7 }, { "url": "http://[", "width": 3 }] }, "kind": "poème" } }])
    }))
    .await;
    page.until_text(OUTCOME, "Articles ajoutés\u{a0}: 1").await;
    until_headlines(page, &["Titre de un", "Titre de deux"]).await;
}

async fn the_history_evicts_the_oldest_first(page: &Page) {
    page.publish_article("neuf", json!({}));
    let texts = (0..1_000).map(|number| {
        let id = format!("article-{number}");
        (
            format!("read:{id}"),
            json!({ "at": 1_000 + number, "teaser": teaser(&id), "block": 0, "finished": false }).to_string().into(),
        )
    });
    store_texts(page, texts.collect(), "/article/neuf/").await;
    page.until("it is recorded", &format!("localStorage.getItem('{START}read:neuf')")).await;
    page.until("the oldest is forgotten", &format!("!localStorage.getItem('{START}read:article-0')")).await;
    let read = ids_stored(page, "read").await;
    assert_eq!(read.len(), 1_000);
    assert!(read.contains(&"article-1".to_owned()));
}

async fn a_newer_schema_is_left_alone(page: &Page) {
    let newer = json!({ "at": 1_000, "what": "something new" });
    store_records(
        page,
        &[("schema", json!(2)), ("saved:un", newer.clone()), ("read:un", newer), ("saved:deux", entry("deux", 5))],
        "/saved/",
    )
    .await;
    let before = stored_records(page).await;
    page.until_text("main", "Une version plus récente de l’application a écrit ces listes").await;
    assert_eq!(page.count(".reading-list, .remove, .import").await, 0, "there is nothing to do but to reload");
    page.read(ARTICLE).await;
    page.click(".article-header .save").await;
    page.until_text("#boot", "Une version plus récente").await;
    page.click(".article-header .save").await;
    page.read("/history/").await;
    page.until_text("main", "Une version plus récente").await;
    assert_eq!(stored_records(page).await, before);
    // Written by another tab while this one is open.
    page.js::<()>(&format!("localStorage.setItem('{START}schema', '1')")).await;
    page.read("/saved/").await;
    until_headlines(page, &["Titre de deux"]).await;
    let first = page.open_tab().await;
    page.open("/settings/").await;
    page.js::<()>(&format!("localStorage.setItem('{START}schema', '2')")).await;
    page.go_to_tab(&first).await;
    page.until_text("main", "Une version plus récente").await;
    page.reloads(page.click_button("Recharger")).await;
    page.until_shown(".reading-list-notice").await;
}

async fn a_browser_that_stores_nothing_says_so(page: &Page) {
    for path in [ARTICLE, "/saved/"] {
        page.server.faults().patch_text(path, |html| with_blocked_storage(&html));
    }
    page.read(ARTICLE).await;
    page.click(".article-header .save").await;
    page.until_text("#boot", "refuse d’enregistrer").await;
    page.until_text(".article-header .save", "Enregistrer").await;
    page.read("/saved/").await;
    page.until_text(".reading-list-notice", "refuse d’enregistrer").await;
    page.problems().await;
}

async fn a_full_device_loses_nothing(page: &Page) {
    store_records(page, &[("saved:un", entry("un", 1_000)), ("saved:deux", entry("deux", 2_000))], "/saved/").await;
    page.until_shown(".reading-list").await;
    let text = export(page).await;
    page.click(".reading-list li:first-child .remove").await;
    page.until_shown(".undo").await;
    page.js::<()>("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await;
    page.click(".undo button").await;
    page.until_text("#boot", "refuse d’enregistrer").await;
    assert_eq!(page.count(".undo").await, 1, "it can be tried again");
    page.click("#boot .device button").await;
    import_and_agree(page, &text).await;
    page.until_text(OUTCOME, "refuse d’enregistrer").await;
    assert_eq!(ids_stored(page, "saved").await, ["un"]);
    page.js::<()>("delete Storage.prototype.setItem").await;
    page.read("/saved/").await;
    until_headlines(page, &["Titre de un"]).await;
}
