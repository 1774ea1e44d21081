//! The reader's lists and the articles stored for them: tabs that change a list at once, and long lists.

use crate::support::page::Page;
use crate::support::publish::{paragraph, teaser};
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(two_tabs_save_and_remove_at_once),
        test!(removed_articles_are_evicted_when_allowed),
        test!(five_hundred_saved_articles_are_stored).restarting(),
        test!(losing_the_stored_files_loses_no_list),
    ]
}

/// Presses save buttons in the tab at a given time, so that another tab can do so at the same time.
async fn press_at(page: &Page, moment: f64, ids: &[String]) {
    let ids = json!(ids);
    page.js::<()>(&format!(
        "sessionStorage.removeItem('pressed');
         setTimeout(() => {{
           {ids}.forEach(id => document.querySelector(`button.save[data-save=${{id}}]`).click());
           sessionStorage.setItem('pressed', 'all');
         }}, Math.max(0, {moment} - Date.now()))"
    ))
    .await;
}

fn ids(start: &str, count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{start}-{number}")).collect()
}

async fn two_tabs_save_and_remove_at_once(page: &Page) {
    let before = page.with_stored_data().await;
    let (ones, others, both) = (ids("une", 12), ids("autre", 12), ids("commun", 6));
    let all: Vec<String> = [ones.clone(), others.clone(), both.clone()].concat();
    for id in &all {
        page.publish_article(id, json!({ "body": [paragraph("Le texte.")] }));
    }
    page.publish_article("depart", json!({ "related": all.iter().map(|id| teaser(id)).collect::<Vec<_>>() }));
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    // The articles that both press are saved already: one tab removes each, and the other may add it again.
    press_at(page, 0.0, &both).await;
    page.until_complete("commun-6").await;
    let first = page.open_tab().await;
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    let second = page.driver().window().await.expect("the second tab");
    let moment = page.js::<f64>("return Date.now()").await + 1500.0;
    press_at(page, moment, &[others.clone(), both.clone()].concat()).await;
    page.go_to_tab(&first).await;
    press_at(page, moment, &[ones.clone(), both.iter().rev().cloned().collect()].concat()).await;
    for tab in [&first, &second] {
        page.go_to_tab(tab).await;
        page.until("the tab has pressed", "sessionStorage.getItem('pressed')").await;
    }

    let wanted: Vec<String> = [ones, others].concat();
    let all_marked = format!(
        "{}.every(id => document.querySelector(`button.save[data-save=${{id}}]`).ariaPressed === 'true')",
        json!(wanted)
    );
    for tab in [&first, &second] {
        page.go_to_tab(tab).await;
        page.until("all that one tab alone has saved is saved", &all_marked).await;
        page.until(
            "the tab shows what is saved",
            "Array.from(document.querySelectorAll('button.save')).every(it =>
               it.ariaPressed === String(!!localStorage.getItem(`manchette:/:saved:${it.dataset.save}`)))",
        )
        .await;
    }
    for id in &wanted {
        page.until_complete(id).await;
    }
    page.lost_nothing_of(&before, "two tabs at once").await;

    // The lists of both tabs agree, also when one removes an entry that the other shows.
    page.read("/saved/").await;
    page.until_shown("main .reading-list li").await;
    page.go_to_tab(&first).await;
    page.read("/saved/").await;
    page.click("main .reading-list li:has(a[href='/article/une-3/']) .remove").await;
    page.until_shown("main .reading-list .undo").await;
    page.go_to_tab(&second).await;
    page.until("it is gone here too", "!document.querySelector('main .reading-list a[href=\"/article/une-3/\"]')")
        .await;
    page.go_to_tab(&first).await;
    page.click("main .reading-list .undo button").await;
    page.go_to_tab(&second).await;
    page.until("it is back here too", "document.querySelector('main .reading-list a[href=\"/article/une-3/\"]')").await;
    page.lost_nothing_of(&before, "removed and put back").await;
}

async fn removed_articles_are_evicted_when_allowed(page: &Page) {
    page.control_worker();
    let before = page.with_stored_data().await;
    // A removed article counts as one that was read: it is evicted after its time, and not at once.
    page.read("/saved/").await;
    page.click("main .reading-list .remove").await;
    page.until_shown("main .reading-list .undo").await;
    page.read_on(1).await;
    assert!(page.is_stored(&file("garde")).await);
    page.move_clock(31 * 24).await;
    page.read_on(2).await;
    page.until_not_stored(&file("garde")).await;
    let mut without = before;
    without.entries.remove("saved:garde");
    without.articles.clear();
    page.lost_nothing_of(&without, "removed, and time").await;
}

async fn five_hundred_saved_articles_are_stored(page: &Page) {
    let before = page.with_stored_data().await;
    let many = ids("article", 500);
    let mut records = serde_json::Map::new();
    for (number, id) in many.iter().enumerate() {
        page.publish_article(id, json!({ "body": [paragraph(&format!("Le texte de {id}."))] }));
        records.insert(id.clone(), json!({ "at": number + 1, "teaser": teaser(id) }));
    }
    let records = Value::from(records);
    page.js::<()>(&format!(
        "for (const [id, entry] of Object.entries({records})) localStorage.setItem(`manchette:/:saved:${{id}}`, JSON.stringify(entry))"
    ))
    .await;
    page.read("/saved/").await;
    page.until("the list is long", "document.querySelectorAll('main .reading-list > li').length === 501").await;
    let count = "caches.open('manchette-kept:/').then(it => it.keys()).then(keys => keys.filter(it => it.url.includes('/article-')).length)";
    page.until_promised_within(90, "all are stored", &format!("{count}.then(count => count === 500)")).await;
    page.until_within(
        30,
        "the list shows it",
        "!/Pas encore/.test(document.querySelector('main .reading-list').innerText)",
    )
    .await;
    page.lost_nothing_of(&before, "five hundred articles").await;

    page.restart_browser().await;
    page.go_offline().await;
    page.read_offline("/saved/").await;
    page.until("the list is complete", "document.querySelectorAll('main .reading-list > li').length === 501").await;
    for number in [1, 250, 500] {
        page.read_offline(&format!("/article/article-{number}/")).await;
        page.until_text("main article", &format!("Le texte de article-{number}.")).await;
    }
    page.lost_nothing_of(&before, "five hundred articles, and a cold start").await;
    let stored_data = page.stored_data().await;
    assert_eq!(stored_data.entries.iter().filter(|name| name.starts_with("saved:")).count(), 501);
    assert_eq!(stored_data.articles.values().filter(|is_complete| **is_complete).count(), 502);
}

async fn losing_the_stored_files_loses_no_list(page: &Page) {
    let before = page.with_stored_data().await;
    // As browsers do when storage runs short.
    page.js::<bool>(
        "return caches.keys().then(names => Promise.all(names.map(it => caches.delete(it)))).then(() => true)",
    )
    .await;
    let mut lists = before.clone();
    lists.articles.clear();
    page.lost_nothing_of(&lists, "the stored files are gone").await;
    page.read("/saved/").await;
    page.until_text("main .reading-list", "Titre de garde").await;
    // Saved articles are fetched again; others when they are read again.
    page.until_complete("garde").await;
    page.read_and_store("lu").await;
    page.lost_nothing_of(&before, "the stored files are back").await;
}
