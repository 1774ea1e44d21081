//! The reader's lists: saving and taking off, the pages of what is saved and read, and what is kept of it on the device.

use crate::support::newsroom::{paragraphs, teaser};
use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;
use serde_json::{Map, Value, json};
use thirtyfour::Key;

/// An article of the demo edition with related stories.
const ARTICLE: &str = "/article/raqqa-mossoul-djihadistes-reculent/";
/// What the names of the reader's records start with.
const START: &str = "manchette:/:";
/// A dump of what an app of schema 1 has kept: what it says must be read for ever.
const SCHEMA_1: &str = include_str!("fixture/schema-1.json");

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_teaser_is_saved_and_taken_off),
        test!(an_article_is_saved_in_its_header),
        test!(a_saved_teaser_looks_as_it_was_printed),
        test!(what_was_taken_off_can_be_put_back),
        test!(a_list_is_searched_and_ordered),
        test!(what_is_read_is_noted),
        test!(the_history_forgets_the_oldest_first),
        test!(the_history_is_cleared_and_restored),
        test!(lists_are_taken_away_and_brought_back),
        test!(a_file_that_is_not_ours_changes_nothing),
        test!(two_tabs_agree),
        test!(two_tabs_that_save_at_once_lose_nothing),
        test!(the_keyboard_is_enough),
        test!(lists_in_light),
        test!(lists_in_dark).in_the_dark(),
        test!(on_a_small_screen_nothing_is_cut_off).on_phone(),
        test!(a_dump_of_schema_1_is_read_completely),
        test!(a_newer_schema_is_left_alone),
        test!(a_browser_that_keeps_nothing_says_so),
        test!(a_full_device_loses_nothing),
        test!(five_hundred_saved_articles_are_quick),
        test!(coming_back_finds_the_place_in_the_list),
    ]
}

/// An entry as it is kept.
fn entry(id: &str, at: i64) -> Value {
    json!({ "at": at, "teaser": teaser(id) })
}

/// Puts records on the device as if the reader had made them, then opens a page.
async fn keep(page: &Page, records: &[(&str, Value)], path: &str) {
    let texts: Map<String, Value> =
        records.iter().map(|(name, value)| ((*name).to_owned(), value.to_string().into())).collect();
    keep_texts(page, texts, path).await;
}

async fn keep_texts(page: &Page, mut texts: Map<String, Value>, path: &str) {
    texts.entry("schema").or_insert("1".into());
    page.open("/settings/").await;
    let texts = Value::from(texts);
    page.js::<()>(&format!(
        "for (const [name, text] of Object.entries({texts})) localStorage.setItem('{START}' + name, text)"
    ))
    .await;
    page.read(path).await;
}

/// All records, by name.
async fn kept(page: &Page) -> Map<String, Value> {
    let script = format!(
        "return Object.fromEntries(Object.entries(localStorage)
           .filter(([name]) => name.startsWith('{START}')).map(([name, text]) => [name.slice({}), text]))",
        START.len()
    );
    page.js(&script).await
}

async fn kept_of(page: &Page, kind: &str) -> Vec<String> {
    let kind = format!("{kind}:");
    let mut ids: Vec<String> =
        kept(page).await.keys().filter_map(|name| name.strip_prefix(&kind).map(str::to_owned)).collect();
    ids.sort();
    ids
}

/// The headlines of the list, as they are shown.
async fn headlines(page: &Page) -> Vec<String> {
    page.js("return Array.from(document.querySelectorAll('.shelf > li:not([hidden]) .headline'), it => it.textContent)")
        .await
}

async fn until_headlines(page: &Page, expected: &[&str]) {
    let expected = json!(expected);
    page.until(
        &format!("the list holds {expected}"),
        &format!(
            "JSON.stringify(Array.from(document.querySelectorAll('.shelf > li:not([hidden]) .headline'), it => it.textContent)) === '{}'",
            expected.to_string().replace('\'', "\\'")
        ),
    )
    .await;
}

fn is_pressed(selector: &str, pressed: bool) -> String {
    format!("document.querySelector({})?.getAttribute('aria-pressed') === '{pressed}'", Value::from(selector))
}

async fn a_teaser_is_saved_and_taken_off(page: &Page) {
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
    assert_eq!(page.of::<String>(".shelf a", "it.getAttribute('href')").await, href);
    let picture: bool = page.of(".shelf img", "it.getAttribute('srcset').startsWith('/data/images/')").await;
    assert!(picture);

    // Marked wherever it stands, also after a reload, and taken off there.
    page.read("/section/monde/").await;
    page.until("it is marked still", &is_pressed(button, true)).await;
    page.click(button).await;
    page.until("it is marked no more", &is_pressed(button, false)).await;
    assert!(kept_of(page, "saved").await.is_empty());
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
    let saved: Value = serde_json::from_str(kept(page).await["saved:texte"].as_str().expect("a text")).expect("JSON");
    assert_eq!(saved["teaser"]["section"]["name"], "Monde");
    assert_eq!(saved["teaser"].get("body"), None, "an entry is short");
    page.click(button).await;
    page.until_text(button, "Enregistrer").await;
    // Legal notices and the like are no articles to keep.
    page.read("/article/mentions-legales/").await;
    page.until("the page is there", "document.querySelector('main .kind-page')").await;
    assert_eq!(page.count(".article-header .save").await, 0);
}

async fn a_saved_teaser_looks_as_it_was_printed(page: &Page) {
    // Every kind and field that a row shows; what is live now is the newsroom's to say, not the list's.
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
    // As it stands there, but for what only that place has: the element of the headline, the button.
    let rows = |selector: &str| {
        format!(
        "return Array.from(document.querySelectorAll('{selector}'), it => {{
           const copy = it.cloneNode(true);
           copy.querySelector('.save')?.remove();
           for (const failed of copy.querySelectorAll('.picture-failed')) failed.remove();
           copy.querySelector('img')?.removeAttribute('hidden');
           return copy.outerHTML.replace(/<!---->/g, '').replace(/<(\\/?)(p|h2)( class=\"teaser-heading\")?>/g, '<$1$3>');
         }}).sort()"
    )
    };
    let printed: Vec<String> = page.js(&rows("#related .teaser")).await;
    assert_eq!(printed.len(), 6);
    page.js::<()>("document.querySelectorAll('#related .save').forEach(it => it.click())").await;
    page.read("/saved/").await;
    page.until("all are there", "document.querySelectorAll('.shelf .teaser').length === 6").await;
    let shown: Vec<String> = page.js(&rows(".shelf .teaser")).await;
    for (shown, printed) in shown.iter().zip(&printed) {
        assert_eq!(shown, printed);
    }
    page.problems().await;
}

async fn what_was_taken_off_can_be_put_back(page: &Page) {
    keep(
        page,
        &[
            ("saved:un", entry("un", 1_000)),
            ("saved:deux", entry("deux", 2_000)),
            ("saved:trois", entry("trois", 3_000)),
        ],
        "/saved/",
    )
    .await;
    let before = kept(page).await;
    until_headlines(page, &["Titre de trois", "Titre de deux", "Titre de un"]).await;
    page.click(".shelf li:nth-child(2) .remove").await;
    page.until_text(".shelf li:nth-child(2) .undo", "Retiré\u{a0}: Titre de deux").await;
    until_headlines(page, &["Titre de trois", "Titre de un"]).await;
    assert_eq!(kept_of(page, "saved").await, ["trois", "un"]);
    page.click(".undo button").await;
    until_headlines(page, &["Titre de trois", "Titre de deux", "Titre de un"]).await;
    assert_eq!(kept(page).await, before, "as it was, its time too");
    page.click(".shelf li:nth-child(1) .remove").await;
    page.until_shown(".undo").await;
    page.read("/saved/").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    // The last one leaves its line, and then the words for an empty list.
    page.click(".remove").await;
    page.click(".remove").await;
    page.until("both lines are there", "document.querySelectorAll('.undo').length === 2").await;
    page.read("/saved/").await;
    page.until_text("main", "rien mis de côté").await;
}

async fn a_list_is_searched_and_ordered(page: &Page) {
    let with = |id: &str, at: i64, headline: &str, kicker: &str, section: &str| json!({ "at": at, "teaser": { "id": id, "headline": headline, "kicker": kicker, "section": { "id": "s", "name": section } } });
    keep(
        page,
        &[
            ("saved:a", with("a", 3_000, "« Été » à Paris", "Récit", "Monde")),
            ("saved:b", with("b", 1_000, "Cœur de champion", "Santé", "Sport")),
            ("saved:c", with("c", 2_000, "zones d’ombre", "Dossier", "Économie")),
            ("saved:d", with("d", 4_000, "L’Été 2", "Récit", "Sport")),
        ],
        "/saved/",
    )
    .await;
    until_headlines(page, &["L’Été 2", "« Été » à Paris", "zones d’ombre", "Cœur de champion"]).await;
    let look_for = async |words: &str| {
        page.js::<()>(&format!(
            "const field = document.querySelector('.shelf-tools input');
             field.value = {}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            Value::from(words)
        ))
        .await;
    };
    for (words, found) in [
        ("ete", vec!["L’Été 2", "« Été » à Paris"]),
        ("COEUR", vec!["Cœur de champion"]),
        ("l'ete", vec!["L’Été 2"]),
        ("économie", vec!["zones d’ombre"]),
        ("recit sport", vec!["L’Été 2"]),
        ("sante", vec!["Cœur de champion"]),
        ("rien de tel", vec![]),
        ("  ", vec!["L’Été 2", "« Été » à Paris", "zones d’ombre", "Cœur de champion"]),
    ] {
        look_for(words).await;
        assert_eq!(headlines(page).await, found, "{words:?}");
    }
    let order = async |number: usize| {
        page.js::<()>(&format!(
            "const field = document.querySelector('.shelf-tools select');
             field.value = {number}; field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
    };
    order(1).await;
    assert_eq!(headlines(page).await, ["Cœur de champion", "zones d’ombre", "« Été » à Paris", "L’Été 2"]);
    order(2).await;
    assert_eq!(headlines(page).await, ["Cœur de champion", "« Été » à Paris", "L’Été 2", "zones d’ombre"]);
    // What is looked for stays so in another order.
    look_for("ete").await;
    page.until_text(".found", "Articles trouvés\u{a0}: 2").await;
    order(0).await;
    assert_eq!(headlines(page).await, ["L’Été 2", "« Été » à Paris"]);
    look_for("xyz").await;
    page.until_text(".found", "Aucun article").await;
}

async fn what_is_read_is_noted(page: &Page) {
    page.publish_article("un", json!({ "body": paragraphs(3) }));
    page.publish_article("deux", json!({ "kicker": "Guerre", "related": [teaser("un")] }));
    page.publish_article("retire", json!({ "status": "withdrawn" }));
    page.read("/article/retire/").await;
    page.read("/article/mentions-legales/").await;
    page.read("/article/un/").await;
    page.until_shown(".article-header .save").await;
    page.read("/article/deux/").await;
    page.until_shown(".article-header .save").await;
    page.until("it is noted", &format!("localStorage.getItem('{START}read:deux')")).await;
    assert_eq!(kept_of(page, "read").await, ["deux", "un"]);
    page.click(".site-footer a[href='/history/']").await;
    page.until_heading("Historique").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    page.until_text(".shelf li:first-child .shelf-line", "Commencé").await;
    // It can be saved from here, and forgotten.
    page.click(".shelf li:nth-child(2) .save").await;
    page.until("it is saved", &is_pressed(".shelf li:nth-child(2) .save", true)).await;
    page.click(".shelf li:nth-child(2) .remove").await;
    page.until_shown(".undo").await;
    assert_eq!(
        (kept_of(page, "read").await, kept_of(page, "saved").await),
        (vec!["deux".to_owned()], vec!["un".to_owned()])
    );

    // How far the reader was stays when they come again.
    let read = json!({ "at": 1_000, "teaser": teaser("un"), "block": 7, "finished": true });
    keep(page, &[("read:un", read)], "/article/un/").await;
    page.until("it is noted anew", &format!("JSON.parse(localStorage.getItem('{START}read:un')).at > 1000")).await;
    let noted: Value = serde_json::from_str(kept(page).await["read:un"].as_str().expect("a text")).expect("JSON");
    assert_eq!((&noted["block"], &noted["finished"]), (&json!(7), &json!(true)));
}

async fn the_history_forgets_the_oldest_first(page: &Page) {
    page.publish_article("neuf", json!({}));
    let texts = (0..1_000).map(|number| {
        let id = format!("article-{number}");
        (
            format!("read:{id}"),
            json!({ "at": 1_000 + number, "teaser": teaser(&id), "block": 0, "finished": false }).to_string().into(),
        )
    });
    keep_texts(page, texts.collect(), "/article/neuf/").await;
    page.until("it is noted", &format!("localStorage.getItem('{START}read:neuf')")).await;
    page.until("the oldest is forgotten", &format!("!localStorage.getItem('{START}read:article-0')")).await;
    let read = kept_of(page, "read").await;
    assert_eq!(read.len(), 1_000);
    assert!(read.contains(&"article-1".to_owned()));
}

async fn the_history_is_cleared_and_restored(page: &Page) {
    let read = |id: &str, at: i64| json!({ "at": at, "teaser": teaser(id), "block": 3, "finished": true });
    keep(
        page,
        &[("read:un", read("un", 1_000)), ("read:deux", read("deux", 2_000)), ("saved:un", entry("un", 500))],
        "/history/",
    )
    .await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    let before = kept(page).await;
    page.click(".clear").await;
    page.until_text(".undo", "L’historique est effacé").await;
    assert_eq!(page.js::<String>("return document.activeElement.textContent").await, "Annuler");
    assert!(kept_of(page, "read").await.is_empty());
    assert_eq!(kept_of(page, "saved").await, ["un"], "what is saved is another matter");
    page.click(".undo button").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    assert_eq!(kept(page).await, before);
}

/// Presses the button that exports, and gives the text of the file.
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

const OUTCOME: &str = ".shelf-elsewhere [role=status]";

async fn lists_are_taken_away_and_brought_back(page: &Page) {
    let dump: Map<String, Value> = serde_json::from_str(SCHEMA_1).expect("the dump is JSON");
    keep_texts(page, dump.clone(), "/saved/").await;
    page.until_shown(".shelf").await;
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
    page.until_text(OUTCOME, "Articles ajoutés\u{a0}: 4").await;
    until_headlines(
        page,
        &[
            "« À 18 heures, on baisse le rideau »",
            "De Raqqa à Mossoul, l’organisation État islamique recule sur deux fronts",
        ],
    )
    .await;
    let after = kept(page).await;
    for (name, record) in dump.iter().filter(|(name, _)| name.contains(':')) {
        let value = |text: &Value| serde_json::from_str::<Value>(text.as_str().expect("a text")).expect("JSON");
        assert_eq!(value(&after[name]), value(record), "{name}");
    }
    // Again it adds nothing, and what is there stays as it is.
    import(page, &text.replace("De Raqqa", "De Raqa")).await;
    page.until_text(OUTCOME, "Rien à ajouter").await;
    assert_eq!(kept(page).await, after);
}

async fn a_file_that_is_not_ours_changes_nothing(page: &Page) {
    keep(page, &[("saved:un", entry("un", 1_000))], "/saved/").await;
    page.until_shown(".shelf").await;
    let before = kept(page).await;
    let file = |change: &dyn Fn(&mut Value)| {
        let mut file = json!({ "schema": 1, "edition": "L’Estafette", "language": "fr", "base": "/", "saved": [entry("deux", 5)], "read": [] });
        change(&mut file);
        file.to_string()
    };
    for (text, words) in [
        ("<!doctype html>".to_owned(), "ne contient pas de listes"),
        (String::new(), "ne contient pas de listes"),
        ("[1, 2]".to_owned(), "ne contient pas de listes"),
        ("null".to_owned(), "ne contient pas de listes"),
        (file(&|file| file["edition"] = "La Gazette".into()), "ne contient pas de listes"),
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
        page.js::<()>(&format!("document.querySelector({}).textContent = ''", Value::from(OUTCOME))).await;
        import(page, &text).await;
        page.until_text(OUTCOME, words).await;
        assert_eq!(kept(page).await, before, "{text}");
    }
    // Of an entry only what cannot be shown is left out.
    import(page, &file(&|file| {
        file["saved"] = json!([{ "at": 5, "teaser": { "id": "deux", "headline": "Titre de deux", "kicker": 7, "section": "monde", "image": { "renditions": [{ "url": 7 }] }, "kind": "poème" } }])
    }))
    .await;
    page.until_text(OUTCOME, "Articles ajoutés\u{a0}: 1").await;
    until_headlines(page, &["Titre de un", "Titre de deux"]).await;
}

async fn two_tabs_agree(page: &Page) {
    keep(page, &[("saved:un", entry("un", 1_000)), ("saved:deux", entry("deux", 2_000))], "/saved/").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    let first = page.open_tab().await;
    page.read("/section/monde/").await;
    let button = ".stories li:nth-child(1) .save";
    let headline: String = page.of(".stories li:nth-child(1) .headline", "it.textContent").await;
    page.click(button).await;
    page.until("it is saved", &is_pressed(button, true)).await;
    page.js::<()>(&format!("localStorage.removeItem('{START}saved:un')")).await;
    let second = page.driver().window().await.expect("the second tab");
    page.go_to_tab(&first).await;
    // Added and taken off there, it is so here.
    until_headlines(page, &[&headline, "Titre de deux"]).await;
    page.click(".shelf li:first-child .remove").await;
    page.until_shown(".shelf li:first-child .undo").await;
    page.go_to_tab(&second).await;
    page.until("it is marked no more", &is_pressed(button, false)).await;
    // Everything cleared, as a browser's own settings do.
    page.js::<()>("localStorage.clear()").await;
    page.go_to_tab(&first).await;
    page.until("all are gone", "!document.querySelector('.shelf .headline')").await;
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
    // Neither has heard of the other's changes when it makes its own.
    page.js::<()>(&press(0)).await;
    page.go_to_tab(&first).await;
    page.js::<()>(&press(1)).await;
    let count = page.count(".stories .save").await;
    page.until(
        "all are saved",
        &format!("document.querySelectorAll('.stories .save[aria-pressed=true]').length === {count}"),
    )
    .await;
    assert_eq!(kept_of(page, "saved").await.len(), count);
    page.go_to_tab(&second).await;
    page.until(
        "also here",
        &format!("document.querySelectorAll('.stories .save[aria-pressed=true]').length === {count}"),
    )
    .await;
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
    page.until_shown(".shelf").await;
    page.js::<()>("document.querySelector('.shelf li:nth-child(1) a').focus()").await;
    page.press(Key::Tab).await;
    assert!(page.js::<bool>("return document.activeElement.matches('.shelf li:nth-child(1) .remove')").await);
    page.press(Key::Enter).await;
    page.until("the focus is on undo", "document.activeElement.matches('.shelf li:nth-child(1) .undo button')").await;
    page.press(Key::Tab).await;
    assert!(
        page.js::<bool>("return document.activeElement.matches('.shelf li:nth-child(2) a')").await,
        "it goes on from there"
    );
    page.js::<()>("document.querySelector('.undo button').focus()").await;
    page.press(Key::Enter).await;
    page.until("the focus is on remove", "document.activeElement.matches('.shelf li:nth-child(1) .remove')").await;
    assert_eq!(page.count(".undo").await, 0);
}

async fn lists_in_light(page: &Page) {
    are_accessible(page).await;
}

async fn lists_in_dark(page: &Page) {
    are_accessible(page).await;
}

async fn are_accessible(page: &Page) {
    for path in ["/saved/", "/history/"] {
        page.read(path).await;
        page.until_shown(".shelf-elsewhere").await;
        assert_eq!(page.accessibility_violations().await, "", "{path}, empty");
    }
    let dump: Map<String, Value> = serde_json::from_str(SCHEMA_1).expect("the dump is JSON");
    for path in ["/saved/", "/history/"] {
        keep_texts(page, dump.clone(), path).await;
        page.until_shown(".shelf").await;
        page.until("the button is named", "!document.querySelector('.save:not([aria-pressed])')").await;
        assert_eq!(page.accessibility_violations().await, "", "{path}");
        page.click(".remove").await;
        page.until_shown(".undo").await;
        assert_eq!(page.accessibility_violations().await, "", "{path}, with one taken off");
    }
    keep(page, &[("schema", json!(2))], "/saved/").await;
    page.until_shown(".shelf-notice").await;
    assert_eq!(page.accessibility_violations().await, "", "of a newer app");
}

async fn on_a_small_screen_nothing_is_cut_off(page: &Page) {
    page.read("/settings/").await;
    page.click("label:has(input[name=text-size][value='4'])").await;
    let dump: Map<String, Value> = serde_json::from_str(SCHEMA_1).expect("the dump is JSON");
    for path in ["/saved/", "/history/"] {
        keep_texts(page, dump.clone(), path).await;
        page.until_shown(".shelf").await;
        let wide: bool = page.js("return document.scrollingElement.scrollWidth > innerWidth").await;
        assert!(!wide, "{path} can be scrolled sideways");
    }
    page.read("/").await;
    page.until_shown(".teaser .save").await;
    // At least 24 pixels of target, over no text and no picture.
    let over: Vec<String> = page
        .js("const words = it => { const range = document.createRange(); range.selectNodeContents(it); return [...range.getClientRects()] };
             const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
             return [...document.querySelectorAll('.teaser')].flatMap(teaser => {
               const box = teaser.querySelector('.save').getBoundingClientRect();
               const texts = [...teaser.querySelectorAll('.headline, .kicker, .label, .teaser-description')].flatMap(words);
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

async fn a_dump_of_schema_1_is_read_completely(page: &Page) {
    let dump: Map<String, Value> = serde_json::from_str(SCHEMA_1).expect("the dump is JSON");
    keep_texts(page, dump.clone(), "/saved/").await;
    until_headlines(
        page,
        &[
            "« À 18 heures, on baisse le rideau »",
            "De Raqqa à Mossoul, l’organisation État islamique recule sur deux fronts",
        ],
    )
    .await;
    page.until_text(".shelf li:first-child .byline", "Par Léa Marchand et Paul Petit").await;
    page.until_text(".shelf li:first-child .label", "Opinion").await;
    page.until_text(".shelf li:nth-child(2) .kicker", "Guerre").await;
    let image: Vec<String> =
        page.of(".shelf li:nth-child(2) img", "[it.className, it.getAttribute('src'), it.getAttribute('width')]").await;
    assert_eq!(image, ["focus-x-3 focus-y-10", "/data/images/raqqa-front-480.jpg", "1600"]);
    page.read("/history/").await;
    until_headlines(
        page,
        &["Dix Népalais au sommet du K2", "De Raqqa à Mossoul, l’organisation État islamique recule sur deux fronts"],
    )
    .await;
    page.until_text(".shelf li:first-child .shelf-line", "Lu\u{a0}:").await;
    page.until_text(".shelf li:nth-child(2) .shelf-line", "Commencé\u{a0}:").await;
    let after = kept(page).await;
    for (name, record) in dump {
        assert_eq!(after[&name], record, "reading changes nothing: {name}");
    }
    page.problems().await;
}

async fn a_newer_schema_is_left_alone(page: &Page) {
    let newer = json!({ "at": 1_000, "what": "something new" });
    keep(
        page,
        &[("schema", json!(2)), ("saved:un", newer.clone()), ("read:un", newer), ("saved:deux", entry("deux", 5))],
        "/saved/",
    )
    .await;
    let before = kept(page).await;
    page.until_text("main", "Une version plus récente de l’application a écrit ces listes").await;
    assert_eq!(page.count(".shelf, .remove, .import").await, 0, "there is nothing to do but to reload");
    page.read(ARTICLE).await;
    page.click(".article-header .save").await;
    page.until_text("#boot", "Une version plus récente").await;
    page.click(".article-header .save").await;
    page.read("/history/").await;
    page.until_text("main", "Une version plus récente").await;
    assert_eq!(kept(page).await, before);
    // Written by another tab while this one is open.
    page.js::<()>(&format!("localStorage.setItem('{START}schema', '1')")).await;
    page.read("/saved/").await;
    until_headlines(page, &["Titre de deux"]).await;
    let first = page.open_tab().await;
    page.open("/settings/").await;
    page.js::<()>(&format!("localStorage.setItem('{START}schema', '2')")).await;
    page.go_to_tab(&first).await;
    page.until_text("main", "Une version plus récente").await;
    page.js::<()>("window.before = true").await;
    page.click_button("Recharger").await;
    page.until("the page was loaded anew", "!window.before && document.querySelector('.shelf-notice')").await;
}

async fn a_browser_that_keeps_nothing_says_so(page: &Page) {
    for path in [ARTICLE, "/saved/"] {
        page.server.faults().patch_text(path, |html| with_blocked_storage(&html));
    }
    page.read(ARTICLE).await;
    page.click(".article-header .save").await;
    page.until_text("#boot", "refuse d’enregistrer").await;
    page.until_text(".article-header .save", "Enregistrer").await;
    page.read("/saved/").await;
    page.until_text(".shelf-notice", "refuse d’enregistrer").await;
    page.problems().await;
}

/// A page whose storage throws, as where cookies are refused; without its policy, which would forbid the script.
fn with_blocked_storage(html: &str) -> String {
    let block = "<script>Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })</script>";
    let (before, policy) =
        html.split_once("<meta http-equiv=\"Content-Security-Policy\"").expect("the page has a policy");
    let (_, after) = policy.split_once('>').expect("the end of the policy");
    format!("{before}{after}").replacen("<meta charset", &format!("{block}<meta charset"), 1)
}

async fn a_full_device_loses_nothing(page: &Page) {
    keep(page, &[("saved:un", entry("un", 1_000)), ("saved:deux", entry("deux", 2_000))], "/saved/").await;
    page.until_shown(".shelf").await;
    let text = export(page).await;
    page.click(".shelf li:first-child .remove").await;
    page.until_shown(".undo").await;
    page.js::<()>("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await;
    page.click(".undo button").await;
    page.until_text("#boot", "refuse d’enregistrer").await;
    assert_eq!(page.count(".undo").await, 1, "it can be tried again");
    import(page, &text).await;
    page.until_text(OUTCOME, "refuse d’enregistrer").await;
    assert_eq!(kept_of(page, "saved").await, ["un"]);
    page.js::<()>("delete Storage.prototype.setItem").await;
    page.read("/saved/").await;
    until_headlines(page, &["Titre de un"]).await;
}

async fn five_hundred_saved_articles_are_quick(page: &Page) {
    let texts = (0..500).map(|number| {
        let id = format!("article-{number}");
        let mut teaser = teaser(&id);
        teaser["kicker"] = "Guerre".into();
        teaser["description"] = "Une phrase qui dit de quoi il s’agit, ni plus ni moins. ".repeat(4).into();
        let file =
            |width: u32| json!({ "url": format!("images/{id}-{width}.webp"), "width": width, "type": "image/webp" });
        teaser["image"] = json!({ "renditions": ([320, 640, 960, 1280].map(file)), "width": 1600, "height": 1000 });
        (format!("saved:{id}"), json!({ "at": 1_000 + number, "teaser": teaser }).to_string().into())
    });
    keep_texts(page, texts.collect(), "/").await;
    page.until_shown(".teaser .save").await;
    page.js::<()>("window.stayed = true; window.longest = 0;
        new MutationObserver(() => {}).observe(document.body, { childList: true });
        window.started = performance.now();
        const watch = () => { if (document.querySelectorAll('.shelf > li').length === 500) window.took = performance.now() - started; else requestAnimationFrame(watch) };
        watch(); document.querySelector('.to-saved').click()")
        .await;
    page.until("all are there", "window.took").await;
    let (stayed, took): (bool, f64) = page.js("return [window.stayed, window.took]").await;
    assert!(stayed, "in the same document");
    assert!(took < 3_000.0, "the list took {took} ms");
    let stroke: f64 = page
        .js("const field = document.querySelector('.shelf-tools input');
             const began = performance.now();
             field.value = 'titre de article-49'; field.dispatchEvent(new Event('input', { bubbles: true }));
             return performance.now() - began")
        .await;
    assert_eq!(headlines(page).await.len(), 11);
    assert!(stroke < 100.0, "a key took {stroke} ms");
    let press: f64 = page
        .js("const began = performance.now();
             document.querySelector('.shelf > li:not([hidden]) .remove').click();
             return performance.now() - began")
        .await;
    page.until_shown(".undo").await;
    assert!(press < 200.0, "taking one off took {press} ms");
    println!("500 saved articles: {took:.0} ms to show, {stroke:.1} ms a key, {press:.1} ms to take one off");
    page.problems().await;
}

async fn coming_back_finds_the_place_in_the_list(page: &Page) {
    let texts = (0..60).map(|number| {
        let id = format!("article-{number}");
        (format!("saved:{id}"), json!({ "at": 1_000 + number, "teaser": teaser(&id) }).to_string().into())
    });
    page.publish_article("article-20", json!({ "headline": "Titre de article-20", "body": paragraphs(3) }));
    keep_texts(page, texts.collect(), "/saved/").await;
    page.until_shown(".shelf").await;
    page.scroll_to(2_000).await;
    page.js::<()>("document.querySelector(\".shelf a[href='/article/article-20/']\").click()").await;
    page.until_heading("Titre de article-20").await;
    page.back().await;
    page.until_heading("À lire plus tard").await;
    page.until("the place is found", "Math.abs(scrollY - 2000) < 40").await;
    // Also when the browser loads the page anew.
    page.js::<()>("location.reload()").await;
    page.until("the page was loaded anew", "performance.now() < 60000 && document.querySelector('.shelf')").await;
    page.until("the place is found again", "Math.abs(scrollY - 2000) < 40").await;
}
