//! Faults while articles are stored for reading offline: broken answers, login pages, a network or a browser that dies
//! half-way. After each fault readers have what they had before, and no incomplete article passes for a complete one.

use crate::support::faults::Faults;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph, teaser};
use crate::support::requests::Fate;
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::{Value, json};

/// Injects a fault into the server; with a path, for that path.
type Break = fn(&Faults);
type BreakPath = fn(&Faults, &str);

pub fn tests() -> Vec<Test> {
    vec![
        test!(broken_answers_never_replace_a_good_stored_file),
        test!(a_login_page_is_never_stored),
        test!(redirected_answers_are_never_stored),
        test!(broken_pictures_are_never_stored),
        test!(a_picture_that_never_comes_is_given_up),
        test!(articles_and_pictures_that_are_gone_are_given_up),
        test!(the_server_dies_before_the_text),
        test!(the_server_dies_before_the_last_picture),
        test!(the_browser_dies_in_the_middle_of_a_save).restarting(),
        test!(without_a_worker_everything_reads),
    ]
}

async fn broken_answers_never_replace_a_good_stored_file(page: &Page) {
    let before = page.with_stored_data().await;
    let stored = page.stored_text(&file("lu")).await;
    let other = json!({ "version": "1.0", "id": "lu", "headline": "Une autre page" }).to_string();
    page.server.faults().body("/elsewhere.json", "application/json", other);
    page.server.faults().body("/login/", "text/html", "<!doctype html><p>Connectez-vous.");
    // Each with whether the stored article is shown instead: JSON is taken for what the newsroom has published.
    let faults: [(&str, bool, Break); 11] = [
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
    for (name, is_shown, break_it) in faults {
        break_it(page.server.faults());
        page.read("/article/lu/").await;
        if is_shown {
            page.until_text("main article", "Le texte de lu.").await;
            page.until_shown(".from-device").await;
        } else {
            page.until_shown(".error").await;
        }
        page.until_page_is_processed().await;
        page.lost_nothing_of(&before, name).await;
        assert_eq!(page.stored_text(&file("lu")).await, stored, "{name}: the stored file is unchanged");
    }
}

async fn a_login_page_is_never_stored(page: &Page) {
    let before = page.with_stored_data().await;
    page.server.faults().body("/login/", "text/html", "<!doctype html><h1>Connectez-vous</h1>");
    page.publish_article("depart", json!({ "related": [teaser("visee")] }));
    page.server.faults().redirect(&file("visee"), "/login/");
    page.read("/article/visee/").await;
    page.until_text(".error", "page web").await;
    page.until_page_is_processed().await;
    assert!(!page.is_stored(&file("visee")).await);
    page.lost_nothing_of(&before, "a login page").await;
    // After it is saved the download fails, and the article does not count as stored.
    page.read("/article/depart/").await;
    page.click("button.save[data-save=visee]").await;
    page.read_on(2).await;
    assert!(!page.is_stored(&file("visee")).await);
    // A page that is redirected to the login is the network's affair: the browser goes there, and nothing is stored.
    page.server.faults().redirect("/article/lu/", "/login/");
    page.open("/article/lu/").await;
    page.until_text("h1", "Connectez-vous").await;
    page.server.faults().heal("/article/lu/");
    page.read("/article/lu/").await;
    page.until_text("main article", "Le texte de lu.").await;
    page.lost_nothing_of(&before, "a login page").await;
}

async fn redirected_answers_are_never_stored(page: &Page) {
    let before = page.with_stored_data().await;
    let elsewhere = json!({ "version": "1.0", "id": "visee", "headline": "Une page d’ailleurs" }).to_string();
    page.server.faults().body("/elsewhere.json", "application/json", elsewhere);
    page.server.faults().redirect(&file("visee"), "/elsewhere.json");
    page.publish_article("depart", json!({ "related": [teaser("visee")] }));
    page.read("/article/visee/").await;
    page.until_page_is_processed().await;
    assert!(!page.is_stored(&file("visee")).await, "an article that was read is not stored");
    page.read("/article/depart/").await;
    page.click("button.save[data-save=visee]").await;
    page.read_on(2).await;
    assert!(!page.is_stored(&file("visee")).await, "a saved article is not stored");
    page.lost_nothing_of(&before, "a redirect").await;
}

async fn broken_pictures_are_never_stored(page: &Page) {
    let before = page.with_stored_data().await;
    page.server.faults().body("/login/", "text/html", "<!doctype html><p>Connectez-vous.");
    let faults: [(&str, BreakPath); 5] = [
        ("status 500", |faults, path| faults.status(path, 500)),
        ("a web page", |faults, path| faults.body(path, "text/html", "<p>Connectez-vous.")),
        ("a login page elsewhere", |faults, path| faults.redirect(path, "/login/")),
        ("a connection that breaks", |faults, path| faults.cut_after(path, 20)),
        ("status 404", |faults, path| faults.status(path, 404)),
    ];
    for (number, (name, break_it)) in faults.into_iter().enumerate() {
        let id = format!("casse-{number}");
        let picture = page.draw(&id, 800, 600);
        page.publish_article(&id, json!({ "image": picture, "body": [paragraph("Le texte.")] }));
        let sizes: Vec<String> = [200, 400, 800].map(|width| data(&format!("images/{id}-{width}.svg"))).into();
        sizes.iter().for_each(|size| break_it(page.server.faults(), size));
        page.read(&format!("/article/{id}/")).await;
        page.until_stored(&file(&id)).await;
        for size in &sizes {
            assert!(!page.is_stored(size).await, "{name}: {size}");
        }
        let after = page.stored_data().await;
        assert_eq!(after.articles.get(&id), Some(&false), "{name}: an article without its picture is not complete");
        page.lost_nothing_of(&before, name).await;
        // As soon as the pictures load they are stored.
        sizes.iter().for_each(|size| page.server.faults().heal(size));
        page.draw(&id, 800, 600);
        page.read_and_store(&id).await;
    }
}

async fn a_picture_that_never_comes_is_given_up(page: &Page) {
    page.shorten_downloads();
    let before = page.with_stored_data().await;
    let picture = page.draw("muette", 800, 600);
    page.publish_article("muet", json!({ "image": picture, "body": [paragraph("Le texte.")] }));
    page.publish_article("depart", json!({ "related": [teaser("muet")] }));
    let sizes = [200, 400, 800].map(|width| data(&format!("images/muette-{width}.svg")));
    sizes.iter().for_each(|size| page.server.faults().never_answer(size));
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    page.click("button.save[data-save=muet]").await;
    page.until_stored(&file("muet")).await;
    assert!(sizes.iter().any(|size| !page.server.asked(size).is_empty()), "the picture was requested");
    for size in &sizes {
        assert!(!page.is_stored(size).await, "{size}");
    }
    let after = page.stored_data().await;
    assert_eq!(after.articles.get("muet"), Some(&false), "an article without its picture is not complete");
    page.lost_nothing_of(&before, "a picture that never comes").await;
    // It is not asked for at every page, but again after an hour.
    page.server.clear_requests();
    page.read("/saved/").await;
    page.until_page_is_processed().await;
    assert!(sizes.iter().all(|size| page.server.asked(size).is_empty()), "the picture is asked for at every page");
    sizes.iter().for_each(|size| page.server.faults().heal(size));
    page.draw("muette", 800, 600);
    page.move_clock(2).await;
    page.read("/saved/").await;
    page.until_complete("muet").await;
}

async fn articles_and_pictures_that_are_gone_are_given_up(page: &Page) {
    let before = page.with_stored_data().await;
    let picture = page.draw("perdue", 800, 600);
    page.publish_article("sans-image", json!({ "image": picture }));
    page.publish_article("disparu", json!({}));
    page.publish_article("depart", json!({ "related": [teaser("sans-image"), teaser("disparu")] }));
    let sizes = [200, 400, 800].map(|width| data(&format!("images/perdue-{width}.svg")));
    sizes.iter().for_each(|size| page.server.faults().status(size, 410));
    page.server.faults().status(&file("disparu"), 404);
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    for id in ["sans-image", "disparu"] {
        page.click(&format!("button.save[data-save={id}]")).await;
        page.until(
            "it is remembered",
            &format!("localStorage.getItem('manchette:/:missed:{id}')?.includes('8000000000000')"),
        )
        .await;
    }
    page.move_clock(72).await;
    page.server.clear_requests();
    page.read("/saved/").await;
    page.until_text("main .reading-list", "sans toutes ses images").await;
    page.until_page_is_processed().await;
    let asked = |path: &str| page.server.asked(path).iter().any(|asked| asked.method == "GET");
    // The list itself shows the picture; the article would be fetched with it.
    assert!(!asked(&file("disparu")) && !asked(&file("sans-image")), "they are asked for again");
    page.lost_nothing_of(&before, "articles and pictures that are gone").await;
    // Opened by the reader, an article is tried again.
    page.server.faults().heal(&file("disparu"));
    page.publish_article("disparu", json!({}));
    page.read_and_store("disparu").await;
    page.until("it is forgotten", "localStorage.getItem('manchette:/:missed:disparu') === null").await;
}

async fn the_server_dies_before_the_text(page: &Page) {
    dies_at(page, &file("coupe")).await;
}

async fn the_server_dies_before_the_last_picture(page: &Page) {
    dies_at(page, &data("images/coupe-deux-400.svg")).await;
}

/// The server dies when this file of a saved article is requested, and recovers.
async fn dies_at(page: &Page, path: &str) {
    let before = page.with_stored_data().await;
    let picture = |name: &str| json!({ "type": "image", "image": page.draw(&format!("coupe-{name}"), 400, 300) });
    let publish = || page.publish_article("coupe", json!({ "body": [picture("un"), picture("deux")] }));
    publish();
    page.publish_article("depart", json!({ "related": [teaser("coupe")] }));
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    let held = page.server.faults().hold(path);
    page.click("button.save[data-save=coupe]").await;
    let waits = || page.server.asked(path).iter().any(|asked| asked.fate == Fate::Waiting);
    page.until_true("the download has started", waits).await;
    page.go_offline().await;
    held.release();
    page.read_offline("/saved/").await;
    page.until_text("main .reading-list", "Titre de coupe").await;
    page.until(
        "the list tells that it is not stored completely",
        "/Pas encore sur cet appareil|sans toutes ses images/.test(document.querySelector('main .reading-list').innerText)",
    )
    .await;
    page.lost_nothing_of(&before, path).await;
    assert_ne!(
        page.stored_data().await.articles.get("coupe"),
        Some(&true),
        "an article that is stored in part is not complete"
    );
    page.server.faults().heal(path);
    publish();
    page.server.recover().await;
    // Without any action of the reader.
    page.until_complete("coupe").await;
    page.lost_nothing_of(&before, "the server is back").await;
}

async fn the_browser_dies_in_the_middle_of_a_save(page: &Page) {
    let before = page.with_stored_data().await;
    let picture = json!({ "type": "image", "image": page.draw("coupe", 800, 600) });
    page.publish_article("coupe", json!({ "body": [picture] }));
    page.publish_article("depart", json!({ "related": [teaser("coupe")] }));
    page.read("/article/depart/").await;
    page.until_device_part_runs().await;
    let sizes = [200, 400, 800].map(|width| data(&format!("images/coupe-{width}.svg")));
    let held: Vec<_> = sizes.iter().map(|size| page.server.faults().hold(size)).collect();
    page.click("button.save[data-save=coupe]").await;
    page.until_true("the download has started", || sizes.iter().any(|size| !page.server.asked(size).is_empty())).await;
    page.restart_browser().await;
    page.go_offline().await;
    held.into_iter().for_each(crate::support::faults::Held::release);
    page.read_offline("/saved/").await;
    page.until_text("main .reading-list", "Titre de coupe").await;
    page.lost_nothing_of(&before, "the browser ended").await;
    let after = page.stored_data().await;
    assert!(!after.articles.get("coupe").is_some_and(|is_complete| *is_complete), "it is not marked as complete");
    page.server.recover().await;
    page.read("/saved/").await;
    page.until_complete("coupe").await;
}

async fn without_a_worker_everything_reads(page: &Page) {
    page.server.faults().status("/sw.js", 404);
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")], "related": [teaser("un")] }));
    page.read("/article/lu/").await;
    page.until_text("[role=status] .device", "ne garde rien ici").await;
    page.click("button.save[data-save=un]").await;
    page.until("it is saved", "document.querySelector('button.save[data-save=un]').ariaPressed === 'true'").await;
    page.read("/saved/").await;
    page.until_text("main .reading-list", "Titre de un").await;
    page.until_device_part_runs().await;
    assert_eq!(page.count("#boot .device").await, 0, "the notice was shown once");
    page.read("/settings/").await;
    page.until_text(".space", "ne garde rien ici").await;
    let caches: Value = page.js("return caches.keys()").await;
    assert_eq!(caches, json!([]));
}
