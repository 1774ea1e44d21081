//! The pages of the reading list and the history.

use crate::support::page::Page;
use crate::support::publish::{paragraphs, teaser};
use crate::support::records::{
    START, dump, entry, headlines, ids_stored, is_pressed, store_records, store_texts, stored_records, until_headlines,
};
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_removed_entry_can_be_put_back),
        test!(a_list_is_searched_and_ordered),
        test!(articles_that_are_read_enter_the_history),
        test!(the_history_is_cleared_and_restored),
        test!(all_saved_articles_are_removed_and_restored),
        test!(a_cleared_history_leaves_no_trace),
        test!(two_tabs_agree),
        test!(lists_in_light),
        test!(lists_in_dark).in_the_dark(),
        test!(on_a_small_screen_nothing_is_cut_off).on_phone(),
        test!(five_hundred_saved_articles_are_quick),
        test!(back_restores_the_scroll_position_in_the_list),
    ]
}

async fn are_accessible(page: &Page) {
    for path in ["/saved/", "/history/"] {
        page.read(path).await;
        page.until_shown(".reading-list-transfer").await;
        assert_eq!(page.accessibility_violations().await, "", "{path}, empty");
    }
    let dump = dump();
    for path in ["/saved/", "/history/"] {
        store_texts(page, dump.clone(), path).await;
        page.until_shown(".reading-list").await;
        page.until("the button is named", "!document.querySelector('.save:not([aria-pressed])')").await;
        assert_eq!(page.accessibility_violations().await, "", "{path}");
        page.click(".remove").await;
        page.until_shown(".undo").await;
        assert_eq!(page.accessibility_violations().await, "", "{path}, with one removed");
    }
    store_records(page, &[("schema", json!(2))], "/saved/").await;
    page.until_shown(".reading-list-notice").await;
    assert_eq!(page.accessibility_violations().await, "", "of a newer app");
}

async fn a_removed_entry_can_be_put_back(page: &Page) {
    store_records(
        page,
        &[
            ("saved:un", entry("un", 1_000)),
            ("saved:deux", entry("deux", 2_000)),
            ("saved:trois", entry("trois", 3_000)),
        ],
        "/saved/",
    )
    .await;
    let before = stored_records(page).await;
    until_headlines(page, &["Titre de trois", "Titre de deux", "Titre de un"]).await;
    page.click(".reading-list li:nth-child(2) .remove").await;
    page.until_text(".reading-list li:nth-child(2) .undo", "Retiré\u{a0}: Titre de deux").await;
    until_headlines(page, &["Titre de trois", "Titre de un"]).await;
    assert_eq!(ids_stored(page, "saved").await, ["trois", "un"]);
    page.click(".undo button").await;
    until_headlines(page, &["Titre de trois", "Titre de deux", "Titre de un"]).await;
    assert_eq!(stored_records(page).await, before, "as it was, its time too");
    page.click(".reading-list li:nth-child(1) .remove").await;
    page.until_shown(".undo").await;
    page.read("/saved/").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    // Removing the last entry leaves its undo line; after a reload there is the text for an empty list.
    page.click(".remove").await;
    page.click(".remove").await;
    page.until("both lines are shown", "document.querySelectorAll('.undo').length === 2").await;
    page.read("/saved/").await;
    page.until_text("main", "rien mis de côté").await;
}

async fn a_list_is_searched_and_ordered(page: &Page) {
    let with = |id: &str, at: i64, headline: &str, kicker: &str, section: &str| json!({ "at": at, "teaser": { "id": id, "headline": headline, "kicker": kicker, "section": { "id": "s", "name": section } } });
    store_records(
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
    let look_for = async |text: &str| {
        page.js::<()>(&format!(
            "const field = document.querySelector('.reading-list-tools input');
             field.value = {}; field.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            Value::from(text)
        ))
        .await;
    };
    for (text, found) in [
        ("ete", vec!["L’Été 2", "« Été » à Paris"]),
        ("COEUR", vec!["Cœur de champion"]),
        ("l'ete", vec!["L’Été 2"]),
        ("économie", vec!["zones d’ombre"]),
        ("recit sport", vec!["L’Été 2"]),
        ("sante", vec!["Cœur de champion"]),
        ("rien de tel", vec![]),
        ("  ", vec!["L’Été 2", "« Été » à Paris", "zones d’ombre", "Cœur de champion"]),
    ] {
        look_for(text).await;
        assert_eq!(headlines(page).await, found, "{text:?}");
    }
    let order = async |number: usize| {
        page.js::<()>(&format!(
            "const field = document.querySelector('.reading-list-tools select');
             field.value = {number}; field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
        .await;
    };
    order(1).await;
    assert_eq!(headlines(page).await, ["Cœur de champion", "zones d’ombre", "« Été » à Paris", "L’Été 2"]);
    order(2).await;
    assert_eq!(headlines(page).await, ["Cœur de champion", "« Été » à Paris", "L’Été 2", "zones d’ombre"]);
    // The search stays when the order changes.
    look_for("ete").await;
    page.until_text(".found", "Articles trouvés\u{a0}: 2").await;
    order(0).await;
    assert_eq!(headlines(page).await, ["L’Été 2", "« Été » à Paris"]);
    look_for("xyz").await;
    page.until_text(".found", "Aucun article").await;
}

async fn articles_that_are_read_enter_the_history(page: &Page) {
    page.publish_article("un", json!({ "body": paragraphs(3) }));
    page.publish_article("deux", json!({ "kicker": "Guerre", "related": [teaser("un")] }));
    page.publish_article("retire", json!({ "status": "withdrawn" }));
    page.read("/article/retire/").await;
    page.read("/article/mentions-legales/").await;
    page.read("/article/un/").await;
    page.until_shown(".article-header .save").await;
    page.read("/article/deux/").await;
    page.until_shown(".article-header .save").await;
    page.until("it is recorded", &format!("localStorage.getItem('{START}read:deux')")).await;
    assert_eq!(ids_stored(page, "read").await, ["deux", "un"]);
    page.click(".site-footer a[href='/history/']").await;
    page.until_heading("Historique").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    page.until_text(".reading-list li:first-child .reading-list-line", "Commencé").await;
    // An entry of the history can be saved and removed.
    page.click(".reading-list li:nth-child(2) .save").await;
    page.until("it is saved", &is_pressed(".reading-list li:nth-child(2) .save", true)).await;
    page.click(".reading-list li:nth-child(2) .remove").await;
    page.until_shown(".undo").await;
    assert_eq!(
        (ids_stored(page, "read").await, ids_stored(page, "saved").await),
        (vec!["deux".to_owned()], vec!["un".to_owned()])
    );

    // The reading position is not lost when the article is read again.
    let read = json!({ "at": 1_000, "teaser": teaser("un"), "block": 7, "finished": true });
    store_records(page, &[("read:un", read)], "/article/un/").await;
    page.until("it is recorded again", &format!("JSON.parse(localStorage.getItem('{START}read:un')).at > 1000")).await;
    let noted: Value =
        serde_json::from_str(stored_records(page).await["read:un"].as_str().expect("a text")).expect("JSON");
    assert_eq!((&noted["block"], &noted["finished"]), (&json!(7), &json!(true)));
}

async fn the_history_is_cleared_and_restored(page: &Page) {
    let read = |id: &str, at: i64| json!({ "at": at, "teaser": teaser(id), "block": 3, "finished": true });
    store_records(
        page,
        &[("read:un", read("un", 1_000)), ("read:deux", read("deux", 2_000)), ("saved:un", entry("un", 500))],
        "/history/",
    )
    .await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    let before = stored_records(page).await;
    page.click(".clear").await;
    page.until_text(".undo", "L’historique est effacé").await;
    assert_eq!(page.js::<String>("return document.activeElement.textContent").await, "Annuler");
    assert!(ids_stored(page, "read").await.is_empty());
    assert_eq!(ids_stored(page, "saved").await, ["un"], "what is saved is another matter");
    page.click(".undo button").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    assert_eq!(stored_records(page).await, before);
}

async fn all_saved_articles_are_removed_and_restored(page: &Page) {
    store_records(page, &[("saved:un", entry("un", 1_000)), ("saved:deux", entry("deux", 2_000))], "/saved/").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    let before = stored_records(page).await;
    page.click(".clear").await;
    page.until_text(".undo", "Tous les articles à lire plus tard sont retirés").await;
    assert!(ids_stored(page, "saved").await.is_empty());
    page.click(".undo button").await;
    until_headlines(page, &["Titre de deux", "Titre de un"]).await;
    assert_eq!(stored_records(page).await, before);
}

async fn a_cleared_history_leaves_no_trace(page: &Page) {
    page.publish_article("un", json!({}));
    page.publish_article("garde", json!({ "related": [teaser("un")] }));
    page.read_and_store("un").await;
    page.read_and_store("garde").await;
    page.click(".controls button.save").await;
    page.js::<()>(&format!("localStorage.setItem('{START}unfinished', '{{\"at\":5}}')")).await;
    page.read("/history/").await;
    until_headlines(page, &["Titre de garde", "Titre de un"]).await;
    page.click(".clear").await;
    page.until_text(".undo", "L’historique est effacé").await;
    let copy = |id: &str| format!("caches.match('{}').then(Boolean)", file(id));
    page.until_promised("the copy is gone", &format!("{}.then(it => !it)", copy("un"))).await;
    page.until_promised("what is saved stays", &copy("garde")).await;
    assert!(page.js::<bool>(&format!("return localStorage.getItem('{START}unfinished') === null")).await);
    // Without a history nothing is listed.
    page.click(".choice").await;
    page.read("/article/un/").await;
    page.until_stored(&file("un")).await;
    assert!(ids_stored(page, "read").await.is_empty());
    page.read("/history/").await;
    page.until_text("main", "Aucun historique n’est gardé").await;
    assert_eq!(page.accessibility_violations().await, "");
}

async fn two_tabs_agree(page: &Page) {
    store_records(page, &[("saved:un", entry("un", 1_000)), ("saved:deux", entry("deux", 2_000))], "/saved/").await;
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
    // Changes of the other tab show here.
    until_headlines(page, &[&headline, "Titre de deux"]).await;
    page.click(".reading-list li:first-child .remove").await;
    page.until_shown(".reading-list li:first-child .undo").await;
    page.go_to_tab(&second).await;
    page.until("it is marked no more", &is_pressed(button, false)).await;
    // All storage is cleared, as by the browser's own settings.
    page.js::<()>("localStorage.clear()").await;
    page.go_to_tab(&first).await;
    page.until("all are gone", "!document.querySelector('.reading-list .headline')").await;
}

async fn lists_in_light(page: &Page) {
    are_accessible(page).await;
}

async fn lists_in_dark(page: &Page) {
    are_accessible(page).await;
}

async fn on_a_small_screen_nothing_is_cut_off(page: &Page) {
    page.read("/settings/").await;
    page.click("label:has(input[name=text-size][value='4'])").await;
    let dump = dump();
    for path in ["/saved/", "/history/"] {
        store_texts(page, dump.clone(), path).await;
        page.until_shown(".reading-list").await;
        let wide: bool = page.js("return document.scrollingElement.scrollWidth > innerWidth").await;
        assert!(!wide, "{path} can be scrolled sideways");
    }
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
    // Without the worker, which would be busy with downloading them all.
    page.server.faults().status("/sw.js", 404);
    store_texts(page, texts.collect(), "/").await;
    page.until_shown(".teaser .save").await;
    page.js::<()>("window.stayed = true; window.longest = 0;
        new MutationObserver(() => {}).observe(document.body, { childList: true });
        window.started = performance.now();
        const watch = () => { if (document.querySelectorAll('.reading-list > li').length === 500) window.took = performance.now() - started; else requestAnimationFrame(watch) };
        watch(); document.querySelector('.to-saved').click()")
        .await;
    page.until("all are shown", "window.took").await;
    let (stayed, took): (bool, f64) = page.js("return [window.stayed, window.took]").await;
    assert!(stayed, "in the same document");
    assert!(took < 6_000.0, "the list took {took} ms");
    let stroke: f64 = page
        .js("const field = document.querySelector('.reading-list-tools input');
             const began = performance.now();
             field.value = 'titre de article-49'; field.dispatchEvent(new Event('input', { bubbles: true }));
             return performance.now() - began")
        .await;
    assert_eq!(headlines(page).await.len(), 11);
    assert!(stroke < 100.0, "a keystroke took {stroke} ms");
    let press: f64 = page
        .js("const began = performance.now();
             document.querySelector('.reading-list > li:not([hidden]) .remove').click();
             return performance.now() - began")
        .await;
    page.until_shown(".undo").await;
    assert!(press < 200.0, "removing one took {press} ms");
    println!("500 saved articles: {took:.0} ms to show, {stroke:.1} ms a keystroke, {press:.1} ms to remove one");
    page.problems().await;
}

async fn back_restores_the_scroll_position_in_the_list(page: &Page) {
    let texts = (0..60).map(|number| {
        let id = format!("article-{number}");
        (format!("saved:{id}"), json!({ "at": 1_000 + number, "teaser": teaser(&id) }).to_string().into())
    });
    store_texts(page, texts.collect(), "/saved/").await;
    page.until_shown(".reading-list").await;
    page.scroll_to(2_000).await;
    let href: String = page
        .js("return Array.from(document.querySelectorAll('.reading-list a')).find(it => it.getBoundingClientRect().top > 300).getAttribute('href')")
        .await;
    page.publish_article(href.trim_start_matches("/article/").trim_end_matches('/'), json!({ "body": paragraphs(3) }));
    page.click(&format!(".reading-list a[href='{href}']")).await;
    page.until("the article is shown", "document.querySelector('.article-header h1')").await;
    page.back().await;
    page.until_heading("À lire plus tard").await;
    page.until("the position is restored", "Math.abs(scrollY - 2000) < 40").await;
    // Also after a reload.
    page.reloads(page.js::<()>("location.reload()")).await;
    page.until_shown(".reading-list").await;
    page.until("the position is restored", "Math.abs(scrollY - 2000) < 40").await;
}
