//! What goes wrong with what is kept: no space, broken answers, login pages, a network that dies half-way, wrong clocks.
//! What the reader had before they have after each, and nothing half is shown as whole.

use crate::support::faults::Faults;
use crate::support::newsroom::{data, paragraph, teaser};
use crate::support::page::Page;
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(broken_answers_never_replace_a_good_copy),
        test!(a_login_page_is_never_kept),
        test!(broken_pictures_are_never_kept),
        test!(no_space_in_the_middle_of_a_save),
        test!(no_space_for_the_lists),
        test!(the_server_dies_between_files),
        test!(the_browser_dies_in_the_middle_of_a_save).restarting(),
        test!(the_clock_moves_by_a_day),
        test!(what_was_read_stays_for_thirty_days_and_what_is_saved_stays),
        test!(what_was_read_longest_ago_goes_first),
        test!(the_reader_clears_what_was_read),
        test!(without_a_worker_everything_reads),
    ]
}

/// Opens another page and waits until it is kept: what was to be kept before it has been dealt with then.
async fn read_on(page: &Page, number: usize) {
    let id = format!("suite-{number}");
    page.publish_article(&id, json!({ "body": [paragraph("La suite.")] }));
    page.read(&format!("/article/{id}/")).await;
    page.until_whole(&id).await;
}

async fn broken_answers_never_replace_a_good_copy(page: &Page) {
    let before = page.with_belongings().await;
    let copy = page.kept(&file("lu")).await;
    let other = json!({ "version": "1.0", "id": "lu", "headline": "Une autre page" }).to_string();
    page.server.faults().body("/elsewhere.json", "application/json", other);
    page.server.faults().body("/login/", "text/html", "<!doctype html><p>Connectez-vous.");
    // Each with whether the article is shown all the same: what is JSON may be the newsroom's word.
    let faults: [(&str, bool, fn(&Faults)); 11] = [
        ("status 500", true, |faults| faults.status(&file("lu"), 500)),
        ("status 404", true, |faults| faults.status(&file("lu"), 404)),
        ("half of the file", true, |faults| {
            faults.body(&file("lu"), "application/json", r#"{ "version": "1.0", "id""#)
        }),
        ("a connection that breaks", true, |faults| faults.cut_after(&file("lu"), 40)),
        ("an empty answer", true, |faults| faults.body(&file("lu"), "application/json", "")),
        ("status 204", true, |faults| faults.status(&file("lu"), 204)),
        ("a web page", true, |faults| faults.body(&file("lu"), "text/html", "<!doctype html><p>Connectez-vous.")),
        ("a login page elsewhere", true, |faults| faults.redirect(&file("lu"), "/login/")),
        ("a file from elsewhere", true, |faults| faults.redirect(&file("lu"), "/elsewhere.json")),
        ("JSON that is no article", false, |faults| faults.body(&file("lu"), "application/json", "{}")),
        ("JSON that is nothing", false, |faults| faults.body(&file("lu"), "application/json", "null")),
    ];
    for (number, (words, is_shown, break_it)) in faults.into_iter().enumerate() {
        break_it(page.server.faults());
        page.read("/article/lu/").await;
        if is_shown {
            page.until_text("main article", "Le texte de lu.").await;
            page.until_shown(".from-device").await;
        } else {
            page.until_shown(".fault").await;
        }
        page.until_at_rest().await;
        read_on(page, number).await;
        page.lost_nothing_of(&before, words).await;
        assert_eq!(page.kept(&file("lu")).await, copy, "{words}: the copy is as it was");
    }
}

async fn a_login_page_is_never_kept(page: &Page) {
    let before = page.with_belongings().await;
    page.server.faults().body("/login/", "text/html", "<!doctype html><h1>Connectez-vous</h1>");
    let other = json!({ "version": "1.0", "id": "visee", "headline": "Une autre page" }).to_string();
    page.server.faults().body("/elsewhere.json", "application/json", other);
    page.publish_article("depart", json!({ "related": [teaser("visee")] }));
    for (number, to) in ["/login/", "/elsewhere.json"].into_iter().enumerate() {
        page.server.faults().redirect(&file("visee"), to);
        page.read("/article/visee/").await;
        page.until_at_rest().await;
        read_on(page, number).await;
        assert!(!page.is_kept(&file("visee")).await, "nothing is kept of what came from {to}");
        page.lost_nothing_of(&before, to).await;
    }
    // Saved, it is tried in vain, and is not said to be there.
    page.read("/article/depart/").await;
    page.click("button.save[data-save=visee]").await;
    read_on(page, 2).await;
    assert!(!page.is_kept(&file("visee")).await);
    // A page that is sent to the login is the network's affair: the browser goes there, and nothing is kept of it.
    page.server.faults().redirect("/article/lu/", "/login/");
    page.open("/article/lu/").await;
    page.until_text("h1", "Connectez-vous").await;
    page.server.faults().heal("/article/lu/");
    page.read("/article/lu/").await;
    page.until_text("main article", "Le texte de lu.").await;
    page.lost_nothing_of(&before, "a login page").await;
}

async fn broken_pictures_are_never_kept(page: &Page) {
    let before = page.with_belongings().await;
    page.server.faults().body("/login/", "text/html", "<!doctype html><p>Connectez-vous.");
    let faults: [(&str, fn(&Faults, &str)); 5] = [
        ("status 500", |faults, path| faults.status(path, 500)),
        ("a web page", |faults, path| faults.body(path, "text/html", "<p>Connectez-vous.")),
        ("a login page elsewhere", |faults, path| faults.redirect(path, "/login/")),
        ("a connection that breaks", |faults, path| faults.cut_after(path, 20)),
        ("never an answer", |faults, path| faults.status(path, 404)),
    ];
    for (number, (words, break_it)) in faults.into_iter().enumerate() {
        let id = format!("casse-{number}");
        let picture = page.draw(&id, 800, 600);
        page.publish_article(&id, json!({ "image": picture, "body": [paragraph("Le texte.")] }));
        let sizes: Vec<String> = [200, 400, 800].map(|width| data(&format!("images/{id}-{width}.svg"))).into();
        sizes.iter().for_each(|size| break_it(page.server.faults(), size));
        page.read(&format!("/article/{id}/")).await;
        page.until_kept(&file(&id)).await;
        for size in &sizes {
            assert!(!page.is_kept(size).await, "{words}: {size}");
        }
        let after = page.belongings().await;
        assert_eq!(after.articles.get(&id), Some(&false), "{words}: an article without its picture is not whole");
        page.lost_nothing_of(&before, words).await;
        // Once they come they are kept.
        page.draw(&id, 800, 600);
        page.read_and_keep(&id).await;
    }
}

async fn no_space_in_the_middle_of_a_save(page: &Page) {
    page.steer_worker();
    let before = page.with_belongings().await;
    let pictures = ["un", "deux", "trois"]
        .map(|name| json!({ "type": "image", "image": page.draw(&format!("plein-{name}"), 800, 600) }));
    page.publish_article("plein", json!({ "body": pictures }));
    page.publish_article("depart", json!({ "related": [teaser("plein"), teaser("lu")] }));
    // In the middle of its pictures, and at its text.
    for part in ["images/plein-deux", "articles/plein"] {
        page.read("/article/depart/").await;
        page.until_at_rest().await;
        page.fill_device(part).await;
        page.click("button.save[data-save=plein]").await;
        page.until_text("[role=status] .device", "plus de place").await;
        page.until("the entry is there", "localStorage.getItem('manchette:/:saved:plein')").await;
        let after = page.belongings().await;
        assert!(!after.articles.get("plein").is_some_and(|is_whole| *is_whole), "{part}: it is not said to be whole");
        page.lost_nothing_of(&before, part).await;
        // Reading goes on, and it is told once.
        page.click("#boot button:last-child").await;
        page.read("/article/plein/").await;
        page.until_at_rest().await;
        page.until("all is at rest", "document.readyState === 'complete'").await;
        assert_eq!(page.count("#boot .device").await, 0, "{part}: it was told once");
        page.lost_nothing_of(&before, part).await;
        page.heal_device().await;
        // The next visit is told anew, if need be.
        page.read("/article/depart/").await;
        page.until_at_rest().await;
        page.until_whole("plein").await;
        page.click("button.save[data-save=plein]").await;
        page.js::<()>("sessionStorage.removeItem('manchette.told')").await;
        page.js::<bool>(&format!("return caches.open('manchette-kept:/').then(it => it.delete('{}'))", file("plein")))
            .await;
    }
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
    page.until_text("main .shelf", "Titre de garde").await;
    page.lost_nothing_of(&before, "no space for the lists").await;
    page.js::<()>("localStorage.removeItem('filler')").await;
    page.read("/article/plein/").await;
    page.until_at_rest().await;
    page.click(".controls button.save").await;
    page.until("it is saved", "localStorage.getItem('manchette:/:saved:plein')").await;
}

async fn the_server_dies_between_files(page: &Page) {
    let before = page.with_belongings().await;
    let pictures =
        ["un", "deux"].map(|name| json!({ "type": "image", "image": page.draw(&format!("coupe-{name}"), 800, 600) }));
    page.publish_article("coupe", json!({ "body": pictures }));
    page.publish_article("depart", json!({ "related": [teaser("coupe")] }));
    for path in [file("coupe"), data("images/coupe-deux-*")] {
        page.read("/article/depart/").await;
        page.until_at_rest().await;
        let faults = page.server.faults();
        // The wait of one path is not of another: the picture that comes after is asked for when this one is there.
        let held = faults.hold(&path);
        for width in [200, 400, 800] {
            faults.heal(&data(&format!("images/coupe-deux-{width}.svg")));
        }
        page.click("button.save[data-save=coupe]").await;
        let start = path.trim_end_matches('*').to_owned();
        page.until_so("it is under way", || {
            page.server.requests().iter().any(|asked| asked.path.starts_with(&start) && asked.fate == Fate::Waiting)
        })
        .await;
        page.go_offline().await;
        held.release();
        page.read_offline("/saved/").await;
        page.until_text("main .shelf", "Titre de coupe").await;
        page.lost_nothing_of(&before, &path).await;
        let after = page.belongings().await;
        assert!(!after.articles.get("coupe").is_some_and(|is_whole| *is_whole), "{path}: it is not said to be whole");
        page.server.faults().heal(&path);
        page.draw("coupe-deux", 800, 600);
        page.server.recover().await;
        page.until_whole("coupe").await;
        page.lost_nothing_of(&before, "the server is back").await;
        page.js::<bool>(&format!("return caches.open('manchette-kept:/').then(it => it.delete('{}'))", file("coupe")))
            .await;
        page.js::<bool>("return caches.delete('manchette-parts:/')").await;
        page.js::<()>("localStorage.removeItem('manchette:/:saved:coupe')").await;
        page.read_and_keep("lu").await;
        page.read_and_keep("garde").await;
    }
}

async fn the_browser_dies_in_the_middle_of_a_save(page: &Page) {
    let before = page.with_belongings().await;
    let picture = json!({ "type": "image", "image": page.draw("coupe", 800, 600) });
    page.publish_article("coupe", json!({ "body": [picture] }));
    page.publish_article("depart", json!({ "related": [teaser("coupe")] }));
    page.read("/article/depart/").await;
    page.until_at_rest().await;
    let sizes = [200, 400, 800].map(|width| data(&format!("images/coupe-{width}.svg")));
    let held: Vec<_> = sizes.iter().map(|size| page.server.faults().hold(size)).collect();
    page.click("button.save[data-save=coupe]").await;
    page.until_so("it is under way", || sizes.iter().any(|size| !page.server.asked(size).is_empty())).await;
    page.restart_browser().await;
    page.go_offline().await;
    held.into_iter().for_each(crate::support::faults::Held::release);
    page.read_offline("/saved/").await;
    page.until_text("main .shelf", "Titre de coupe").await;
    page.lost_nothing_of(&before, "the browser ended").await;
    let after = page.belongings().await;
    assert!(!after.articles.get("coupe").is_some_and(|is_whole| *is_whole), "it is not said to be whole");
    page.server.recover().await;
    page.read("/saved/").await;
    page.until_whole("coupe").await;
}

async fn the_clock_moves_by_a_day(page: &Page) {
    page.steer_worker();
    let before = page.with_belongings().await;
    for (number, hours) in [24, 0, -24, 0].into_iter().enumerate() {
        page.move_clock(hours).await;
        read_on(page, number).await;
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
    read_on(page, 1).await;
    page.lost_nothing_of(&before, "29 days").await;
    // Reading it again begins the thirty days anew.
    page.read_and_keep("lu").await;
    read_on(page, 2).await;
    page.move_clock(58 * 24).await;
    read_on(page, 3).await;
    page.lost_nothing_of(&before, "29 days more").await;
    page.move_clock((29 + 31) * 24).await;
    read_on(page, 4).await;
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
    page.read("/article/gros-2/").await;
    read_on(page, 1).await;
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
    page.until_text("main .shelf", "Titre de lu").await;
}

async fn without_a_worker_everything_reads(page: &Page) {
    page.server.faults().status("/sw.js", 404);
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")], "related": [teaser("un")] }));
    page.read("/article/lu/").await;
    page.until_text("[role=status] .device", "ne garde rien ici").await;
    page.click("button.save[data-save=un]").await;
    page.until("it is saved", "document.querySelector('button.save[data-save=un]').ariaPressed === 'true'").await;
    page.read("/saved/").await;
    page.until_text("main .shelf", "Titre de un").await;
    page.until_at_rest().await;
    assert_eq!(page.count("#boot .device").await, 0, "it was told once");
    page.read("/settings/").await;
    page.until_text(".space", "ne garde rien ici").await;
    let caches: Value = page.js("return caches.keys()").await;
    assert_eq!(caches, json!([]));
}
