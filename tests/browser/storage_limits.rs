//! What goes wrong on the device itself: no space, wrong clocks, too much of everything. What was saved stays, what was
//! read goes when it may, and the lists lose nothing.

use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::json;

pub fn tests() -> Vec<Test> {
    vec![
        test!(no_space_for_a_picture_of_what_is_saved),
        test!(no_space_for_the_text_of_what_is_saved),
        test!(no_space_for_the_lists),
        test!(the_clock_moves_by_a_day),
        test!(what_was_read_stays_for_thirty_days_and_what_is_saved_stays),
        test!(what_was_read_longest_ago_goes_first),
        test!(the_reader_clears_what_was_read),
        test!(clearing_takes_nothing_from_what_is_being_saved),
    ]
}

async fn no_space_for_a_picture_of_what_is_saved(page: &Page) {
    is_full_for(page, "images/plein-deux").await;
}

async fn no_space_for_the_text_of_what_is_saved(page: &Page) {
    is_full_for(page, "articles/plein").await;
}

/// The device has no space for a part of a saved article, and then it has.
async fn is_full_for(page: &Page, part: &str) {
    page.steer_worker();
    let before = page.with_belongings().await;
    let picture = |name: &str| json!({ "type": "image", "image": page.draw(&format!("plein-{name}"), 800, 600) });
    page.publish_article("plein", json!({ "body": (["un", "deux", "trois"].map(picture)) }));
    page.publish_article("depart", json!({ "related": [teaser("plein"), teaser("lu")] }));
    page.read("/article/depart/").await;
    page.until_at_rest().await;
    page.fill_device(part).await;
    page.click("button.save[data-save=plein]").await;
    page.until_text("[role=status] .device", "plus de place").await;
    page.until("the entry is there", "localStorage.getItem('manchette:/:saved:plein')").await;
    assert_ne!(page.belongings().await.articles.get("plein"), Some(&true), "it is not said to be whole");
    page.lost_nothing_of(&before, &format!("no space for {part}")).await;
    // Reading goes on, and it was told once.
    page.read("/article/plein/").await;
    page.until_dealt_with().await;
    assert_eq!(page.count("#boot .device").await, 0, "it was told once");
    page.lost_nothing_of(&before, &format!("no space for {part}")).await;
    page.heal_device().await;
    page.read("/saved/").await;
    page.until_whole("plein").await;
}

async fn no_space_for_the_lists(page: &Page) {
    let before = page.with_belongings().await;
    page.publish_article("plein", json!({ "body": [paragraph("Le texte.")] }));
    page.read("/article/plein/").await;
    page.until_at_rest().await;
    page.until("it is in the history", "localStorage.getItem('manchette:/:read:plein')").await;
    // Up to the last character.
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
    page.until_at_rest().await;
    page.click(".controls button.save").await;
    page.until("it is saved", "localStorage.getItem('manchette:/:saved:plein')").await;
}

async fn the_clock_moves_by_a_day(page: &Page) {
    page.steer_worker();
    let before = page.with_belongings().await;
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

async fn what_was_read_stays_for_thirty_days_and_what_is_saved_stays(page: &Page) {
    page.steer_worker();
    let before = page.with_belongings().await;
    page.move_clock(29 * 24).await;
    page.read_on(1).await;
    page.lost_nothing_of(&before, "29 days").await;
    // Reading it again begins the thirty days anew.
    page.read_again("lu").await;
    page.read_on(2).await;
    page.move_clock(58 * 24).await;
    page.read_on(3).await;
    page.lost_nothing_of(&before, "29 days more").await;
    page.move_clock((29 + 31) * 24).await;
    page.read_on(4).await;
    page.until_not_kept(&file("lu")).await;
    let mut saved = before.clone();
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "31 days").await;
    // The history remembers it, the pictures went with it, and it comes back when it is read.
    let pictures = page.all_kept("manchette-parts:").await;
    assert!(!pictures.iter().any(|path| path.contains("/lu-")), "{pictures:#?}");
    assert!(pictures.iter().any(|path| path.contains("/garde-")), "{pictures:#?}");
    page.read_and_keep("lu").await;
    page.lost_nothing_of(&before, "read again").await;
}

/// Reads an article that weighs 14 MB.
async fn read_large(page: &Page, number: usize) {
    let id = format!("gros-{number}");
    let filler = "x".repeat(14_000_000);
    let picture = format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!--{filler}--></svg>");
    let name = format!("images/{id}.svg");
    page.server.faults().body(&data(&name), "image/svg+xml", picture);
    let sizes = json!([{ "url": name, "width": 9, "type": "image/svg+xml" }]);
    page.publish_article(&id, json!({ "image": { "renditions": sizes, "width": 9, "height": 9, "alt": "" } }));
    page.read_and_keep(&id).await;
    // When it was read is noted by the second.
    let second: u64 = page.js("return Math.floor(Date.now() / 1000)").await;
    page.until("a second has gone by", &format!("Math.floor(Date.now() / 1000) > {second}")).await;
}

async fn what_was_read_longest_ago_goes_first(page: &Page) {
    let before = page.with_belongings().await;
    for number in 1..=4 {
        read_large(page, number).await;
    }
    page.read("/article/gros-1/").await;
    page.until_at_rest().await;
    page.click(".controls button.save").await;
    page.read_again("gros-2").await;
    // Four are 56 MB. The first is saved, and so does not count; the third is the one that was read longest ago.
    for number in 5..=6 {
        read_large(page, number).await;
    }
    page.until_not_kept(&file("gros-3")).await;
    let kept = page.belongings().await;
    for id in ["gros-1", "gros-2", "gros-5", "gros-6"] {
        assert!(kept.articles.contains_key(id), "{id} is kept: {:?}", kept.articles.keys());
    }
    let parts = page.all_kept("manchette-parts:").await;
    assert!(!parts.iter().any(|path| path.contains("gros-3")), "its picture went with it");
    let entries = kept.entries.iter().filter(|name| name.starts_with("read:gros-")).count();
    assert_eq!(entries, 6, "the history remembers all");
    let mut saved = before;
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "too much was read").await;
}

async fn the_reader_clears_what_was_read(page: &Page) {
    let before = page.with_belongings().await;
    page.read("/settings/").await;
    page.until_text(".space", "Mo").await;
    assert_eq!(page.accessibility_violations().await, "");
    page.click(".space button.clear").await;
    page.until_not_kept(&file("lu")).await;
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

async fn clearing_takes_nothing_from_what_is_being_saved(page: &Page) {
    let before = page.with_belongings().await;
    let shared = json!({ "type": "image", "image": page.draw("commune", 800, 600) });
    let own = json!({ "type": "image", "image": page.draw("propre", 800, 600) });
    page.publish_article("efface", json!({ "body": [shared] }));
    page.publish_article("choisi", json!({ "body": [shared, own] }));
    page.publish_article("depart", json!({ "related": [teaser("choisi")] }));
    page.read_and_keep("efface").await;
    page.read("/article/depart/").await;
    page.until_kept(&file("depart")).await;
    // The second picture is on its way, and the first one was there, when what it was there for is cleared in another tab.
    let picture = data("images/propre-800.svg");
    let held = page.server.faults().hold(&picture);
    page.click("button.save[data-save=choisi]").await;
    page.until_so("its own picture is asked for", || !page.server.asked(&picture).is_empty()).await;
    page.open_tab().await;
    page.read("/settings/").await;
    page.until_shown(".space button.clear").await;
    page.click(".space button.clear").await;
    held.release();
    page.until_not_kept(&file("efface")).await;
    page.until_whole("choisi").await;
    let parts = page.all_kept("manchette-parts:").await;
    assert!(parts.contains(&data("images/commune-800.svg")), "the picture they share is still there: {parts:#?}");
    let mut saved = before;
    saved.articles.remove("lu");
    page.lost_nothing_of(&saved, "cleared while something was being saved").await;
}
