//! Limits and faults of the device: no space, wrong clocks, more than the limits allow. Saved articles stay, articles that
//! were read are evicted when allowed, and the lists lose nothing.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(no_space_for_a_picture_of_a_saved_article),
        test!(no_space_for_the_text_of_a_saved_article),
        test!(no_space_for_the_lists),
        test!(the_clock_moves_by_a_day),
        test!(read_articles_stay_thirty_days_and_saved_ones_stay),
        test!(the_least_recently_read_article_is_evicted_first),
        test!(the_reader_clears_what_was_read),
        test!(clearing_removes_nothing_that_is_being_saved),
    ]
}

async fn no_space_for_a_picture_of_a_saved_article(page: &Page) {
    is_full_for(page, "images/plein-deux").await;
}

async fn no_space_for_the_text_of_a_saved_article(page: &Page) {
    is_full_for(page, "articles/plein").await;
}

/// The device has no space for a part of a saved article; later it has.
async fn is_full_for(page: &Page, part: &str) {
    page.control_worker();
    let before = page.with_stored_data().await;
    let picture = |name: &str| json!({ "type": "image", "image": page.draw(&format!("plein-{name}"), 800, 600) });
    page.publish_article("plein", json!({ "body": (["un", "deux", "trois"].map(picture)) }));
    page.publish_article("depart", json!({ "related": [teaser("plein"), teaser("lu")] }));
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    page.fill_device(part).await;
    page.click("button.save[data-save=plein]").await;
    page.until_text("[role=status] .device", "plus de place").await;
    page.until("the entry is stored", "localStorage.getItem('manchette:/:saved:plein')").await;
    assert_ne!(page.stored_data().await.articles.get("plein"), Some(&true), "it is not marked as complete");
    page.lost_nothing_of(&before, &format!("no space for {part}")).await;
    // Reading continues, and the notice is shown once.
    page.read("/article/plein/").await;
    page.until_page_is_processed().await;
    assert_eq!(page.count("#boot .device").await, 0, "the notice was shown once");
    page.lost_nothing_of(&before, &format!("no space for {part}")).await;
    page.heal_device().await;
    page.read("/saved/").await;
    page.until_complete("plein").await;
}

async fn no_space_for_the_lists(page: &Page) {
    let before = page.with_stored_data().await;
    page.publish_article("plein", json!({ "body": [paragraph("Le texte.")] }));
    page.read("/article/plein/").await;
    page.until_device_part_runs().await;
    page.until("it is in the history", "localStorage.getItem('manchette:/:read:plein')").await;
    // Fills the storage to its last character.
    page.js::<()>(
        "let rest = '';
         for (let size = 1 << 23; size; size >>= 1) {
           try { localStorage.setItem('filler', rest + 'x'.repeat(size)); rest += 'x'.repeat(size); } catch {}
         }",
    )
    .await;
    page.click(".controls button.save").await;
    page.until_shown("[role=status] .device").await;
    assert_eq!(
        page.of::<String>(".controls button.save", "it.ariaPressed").await,
        "false",
        "it does not claim to be saved"
    );
    page.lost_nothing_of(&before, "no space for the lists").await;
    page.read("/article/lu/").await;
    page.until_text("main article", "Le texte de lu.").await;
    page.read("/saved/").await;
    page.until_text("main .reading-list", "Titre de garde").await;
    page.lost_nothing_of(&before, "no space for the lists").await;
    page.js::<()>("localStorage.removeItem('filler')").await;
    page.read("/article/plein/").await;
    page.until_device_part_runs().await;
    page.click(".controls button.save").await;
    page.until("it is saved", "localStorage.getItem('manchette:/:saved:plein')").await;
}

async fn the_clock_moves_by_a_day(page: &Page) {
    page.control_worker();
    let before = page.with_stored_data().await;
    for (number, hours) in [24, 0, -24, 0].into_iter().enumerate() {
        page.move_clock(hours).await;
        page.read_on(number).await;
        page.lost_nothing_of(&before, &format!("the clock at {hours} hours")).await;
        page.read("/article/lu/").await;
        page.until_text("main article", "Le texte de lu.").await;
        page.go_offline().await;
        page.read_offline("/article/garde/").await;
        page.until_text("main article", "Le texte de garde.").await;
        page.until_shown(".from-device").await;
        page.server.recover().await;
        page.lost_nothing_of(&before, &format!("the clock at {hours} hours")).await;
    }
}

async fn read_articles_stay_thirty_days_and_saved_ones_stay(page: &Page) {
    page.control_worker();
    let before = page.with_stored_data().await;
    page.move_clock(29 * 24).await;
    page.read_on(1).await;
    page.lost_nothing_of(&before, "29 days").await;
    // Reading it again restarts the 30 days.
    page.read_again("lu").await;
    page.read_on(2).await;
    page.move_clock(58 * 24).await;
    page.read_on(3).await;
    page.lost_nothing_of(&before, "29 days more").await;
    page.move_clock((29 + 31) * 24).await;
    page.read_on(4).await;
    page.until_not_stored(&file("lu")).await;
    let mut saved = before.clone();
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "31 days").await;
    // The history still has it, its pictures were evicted with it, and reading it stores it again.
    let pictures = page.all_stored("manchette-parts:").await;
    assert!(!pictures.iter().any(|path| path.contains("/lu-")), "{pictures:#?}");
    assert!(pictures.iter().any(|path| path.contains("/garde-")), "{pictures:#?}");
    page.read_and_store("lu").await;
    page.lost_nothing_of(&before, "read again").await;
}

/// Reads an article of 14 MB.
async fn read_large(page: &Page, number: usize) {
    let id = format!("gros-{number}");
    let filler = "x".repeat(14_000_000);
    let picture = format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!--{filler}--></svg>");
    let name = format!("images/{id}.svg");
    page.server.faults().body(&data(&name), "image/svg+xml", picture);
    let sizes = json!([{ "url": name, "width": 9, "type": "image/svg+xml" }]);
    page.publish_article(&id, json!({ "image": { "renditions": sizes, "width": 9, "height": 9, "alt": "" } }));
    page.read_and_store(&id).await;
    // The time of reading is recorded in seconds.
    let second: u64 = page.js("return Math.floor(Date.now() / 1000)").await;
    page.until("a second has gone by", &format!("Math.floor(Date.now() / 1000) > {second}")).await;
}

async fn the_least_recently_read_article_is_evicted_first(page: &Page) {
    let before = page.with_stored_data().await;
    for number in 1..=4 {
        read_large(page, number).await;
    }
    page.read("/article/gros-1/").await;
    page.until_device_part_runs().await;
    page.click(".controls button.save").await;
    page.read_again("gros-2").await;
    // Four are 56 MB. The first is saved and so does not count; the third is the least recently read one.
    for number in 5..=6 {
        read_large(page, number).await;
    }
    page.until_not_stored(&file("gros-3")).await;
    let stored = page.stored_data().await;
    for id in ["gros-1", "gros-2", "gros-5", "gros-6"] {
        assert!(stored.articles.contains_key(id), "{id} is stored: {:?}", stored.articles.keys());
    }
    let parts = page.all_stored("manchette-parts:").await;
    assert!(!parts.iter().any(|path| path.contains("gros-3")), "its picture went with it");
    let entries = stored.entries.iter().filter(|name| name.starts_with("read:gros-")).count();
    assert_eq!(entries, 6, "the history remembers all");
    let mut saved = before;
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "more was read than the limit allows").await;
}

async fn the_reader_clears_what_was_read(page: &Page) {
    let before = page.with_stored_data().await;
    page.read("/settings/").await;
    page.until_text(".space", "Mo").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.click(".space button.clear").await;
    page.until_not_stored(&file("lu")).await;
    page.until_text(".space", "Rien à effacer").await;
    let mut saved = before;
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "cleared").await;
    page.go_offline().await;
    page.read_offline("/article/garde/").await;
    page.until_text("main article", "Le texte de garde.").await;
    page.read_offline("/history/").await;
    page.until_text("main .reading-list", "Titre de lu").await;
}

async fn clearing_removes_nothing_that_is_being_saved(page: &Page) {
    let before = page.with_stored_data().await;
    let shared = json!({ "type": "image", "image": page.draw("commune", 800, 600) });
    let own = json!({ "type": "image", "image": page.draw("propre", 800, 600) });
    page.publish_article("efface", json!({ "body": [shared] }));
    page.publish_article("choisi", json!({ "body": [shared, own] }));
    page.publish_article("depart", json!({ "related": [teaser("choisi")] }));
    page.read_and_store("efface").await;
    page.read("/article/depart/").await;
    page.until_stored(&file("depart")).await;
    // While the second picture loads, another tab clears the article for which the first picture was stored.
    let picture = data("images/propre-800.svg");
    let held = page.server.faults().hold(&picture);
    page.click("button.save[data-save=choisi]").await;
    page.until_true("its own picture is requested", || !page.server.asked(&picture).is_empty()).await;
    page.open_tab().await;
    page.read("/settings/").await;
    page.until_shown(".space button.clear").await;
    page.click(".space button.clear").await;
    held.release();
    page.until_not_stored(&file("efface")).await;
    page.until_complete("choisi").await;
    let parts = page.all_stored("manchette-parts:").await;
    assert!(parts.contains(&data("images/commune-800.svg")), "the picture they share is still there: {parts:#?}");
    let mut saved = before;
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "cleared while something was being saved").await;
}
