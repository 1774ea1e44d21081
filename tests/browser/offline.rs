//! Reading offline: read and saved articles open from a cold start on, tell their age, and cause no downloads that the
//! reader did not ask for.

use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::publish::{data, paragraph, paragraphs, teaser};
use crate::support::run::Test;
use crate::support::worker::file;
use crate::test;
use serde_json::{Value, json};

/// An article of the demo edition, which is printed.
const PRINTED: &str = "k2-premiere-hivernale";

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_cold_start_opens_what_was_read_and_saved).restarting().on_phone(),
        test!(reading_a_printed_page_stores_it_without_a_request),
        test!(passing_by_stores_nothing_else),
        test!(readers_who_save_data_are_spared)
            .not_in(Engine::Firefox, "a driver's script cannot replace what the page's scripts see"),
        test!(a_stored_page_says_how_old_it_is),
        test!(lists_are_shown_from_the_device),
        test!(a_live_blog_opens_offline),
        test!(one_broken_part_does_not_stop_the_rest).restarting(),
        test!(a_private_window_reads_and_says_what_it_stores).in_private(),
    ]
}

/// Asserts that all pictures of the article itself load, each scrolled into view first.
async fn pictures_show(page: &Page, count: usize) {
    let own = "main article img:not(.teaser img)";
    assert_eq!(page.count(own).await, count);
    for number in 0..count {
        let picture = format!("document.querySelectorAll('{own}')[{number}]");
        page.js::<()>(&format!("{picture}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
        page.until(&format!("picture {number} shows"), &format!("{picture}.complete && {picture}.naturalWidth > 0"))
            .await;
    }
}

async fn a_cold_start_opens_what_was_read_and_saved(page: &Page) {
    let with_pictures = |name: &str| {
        let (top, inside) =
            (page.draw(&format!("{name}-haut"), 800, 600), page.draw(&format!("{name}-milieu"), 1600, 900));
        json!({ "image": top, "body": [paragraph(&format!("Le texte de {name}.")), { "type": "image", "image": inside }],
                "related": [teaser("garde"), teaser("jamais")] })
    };
    page.publish_article("lu", with_pictures("lu"));
    page.publish_article("garde", with_pictures("garde"));
    page.publish_article("jamais", json!({ "body": [paragraph("Jamais lu.")] }));
    page.read("/").await;
    page.until_worker_active().await;
    page.until_stored(&data("front.json")).await;
    page.read_and_store(PRINTED).await;
    page.read_and_store("lu").await;
    // Saved from its teaser, without having been opened.
    page.click("button.save[data-save=garde]").await;
    page.until_complete("garde").await;

    page.restart_browser().await;
    page.go_offline().await;
    page.read_offline("/").await;
    page.until_text("main .front", "Dix Népalais au sommet du K2").await;
    page.read_offline("/article/lu/").await;
    page.until_text("main article", "Le texte de lu.").await;
    pictures_show(page, 2).await;
    page.read_offline("/article/garde/").await;
    page.until_text("main article", "Le texte de garde.").await;
    pictures_show(page, 2).await;
    page.read_offline(&format!("/article/{PRINTED}/?utm_source=letter")).await;
    page.until_heading("Dix Népalais").await;
    pictures_show(page, 2).await;
    // For a larger window or another screen: whatever size is requested, the stored one is the answer.
    for width in [200, 400, 800] {
        let address = data(&format!("images/garde-haut-{width}.svg"));
        let load = format!(
            "const picture = Object.assign(new Image(), {{ src: '{address}' }});
             return picture.decode().then(() => picture.naturalWidth, () => 0)"
        );
        assert!(page.js::<u32>(&load).await > 0, "{address} does not load");
    }
    page.read_offline("/article/jamais/").await;
    page.until_text(".error", "n’a pas pu être joint").await;
    page.until_text(".error .on-device", "Titre de lu").await;
    page.read_offline("/saved/").await;
    page.until_text("main .reading-list li", "Titre de garde").await;
    page.until_text("main .reading-list li", "Sur cet appareil").await;
    assert_eq!(page.accessibility_violations().await, "");
}

async fn reading_a_printed_page_stores_it_without_a_request(page: &Page) {
    page.read(&format!("/article/{PRINTED}/")).await;
    page.until_stored(&file(PRINTED)).await;
    assert!(page.server.asked(&file(PRINTED)).is_empty(), "the file embedded in the page is not requested");
    assert!(page.server.asked(&data("edition.json")).len() <= 1, "the edition is refreshed once at most");
    let stored: Value =
        serde_json::from_str(&page.stored_text(&file(PRINTED)).await.expect("a stored file")).expect("JSON");
    let published: Value = serde_json::from_str(&page.server.file(&file(PRINTED))).expect("JSON");
    assert_eq!(stored, published);
}

async fn passing_by_stores_nothing_else(page: &Page) {
    for id in ["un", "deux"] {
        page.publish_article(id, json!({ "body": [paragraph("Tout est là.")], "related": [teaser("deux")] }));
    }
    page.read("/").await;
    page.until_worker_active().await;
    page.until_device_part_runs().await;
    page.read("/article/un/").await;
    page.follow("Titre de deux").await;
    page.until_heading("Titre de deux").await;
    page.until_stored(&file("deux")).await;
    // No article is stored that was neither read nor saved.
    let stored = page.all_stored("manchette-kept:").await;
    let known = [file("un"), file("deux"), data("front.json"), data("edition.json"), data("most-read.json")];
    assert!(stored.iter().all(|path| known.contains(path)), "{stored:#?}");
}

async fn readers_who_save_data_are_spared(page: &Page) {
    for id in ["gratuit", "cher", "inconnu"] {
        let mut body = paragraphs(200);
        body.push(json!({ "type": "image", "image": page.draw(id, 1600, 900) }));
        page.publish_article(id, json!({ "body": body, "related": [teaser("cher"), teaser("inconnu")] }));
    }
    let pictures = |id: &str| {
        let start = data(&format!("images/{id}-"));
        page.server.requests().iter().filter(|asked| asked.path.starts_with(&start)).count()
    };
    page.read("/article/gratuit/").await;
    page.until_complete("gratuit").await;
    assert_eq!(pictures("gratuit"), 1, "one size of the picture far below is fetched");
    page.js::<()>("Object.defineProperty(navigator, 'connection', { configurable: true, value: { saveData: true, effectiveType: '4g' } })")
        .await;
    page.js::<()>("document.querySelector(\"main a[href='/article/cher/']\").click()").await;
    page.until_heading("Titre de cher").await;
    page.until_stored(&file("cher")).await;
    assert_eq!(pictures("cher"), 0, "a picture that was not in view is not fetched");
    // Where the browser does not tell, it may cost as much.
    page.js::<()>("Object.defineProperty(navigator, 'connection', { value: undefined })").await;
    page.js::<()>("document.querySelector(\"main a[href='/article/inconnu/']\").click()").await;
    page.until_heading("Titre de inconnu").await;
    page.until_stored(&file("inconnu")).await;
    assert_eq!(pictures("inconnu"), 0);
    page.back().await;
    page.until_heading("Titre de cher").await;
    // Saving it is asking for it.
    page.click(".controls button.save").await;
    page.until_complete("cher").await;
    assert_eq!(pictures("cher"), 1);
}

async fn a_stored_page_says_how_old_it_is(page: &Page) {
    page.control_worker();
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")] }));
    page.read("/article/lu/").await;
    page.until_stored(&file("lu")).await;
    assert_eq!(page.text(".from-device").await, "", "a page from the network has no age");
    page.move_clock(25).await;
    page.go_offline().await;
    page.read_offline("/article/lu/").await;
    page.until_text(".from-device", "hier").await;
    page.until(
        "the notice is announced",
        "document.querySelector('.from-device').closest('[role=status], [aria-live]')",
    )
    .await;
    page.move_clock(10 * 24 + 1).await;
    page.read_offline("/article/lu/").await;
    page.until_text(".from-device", "il y a 10 jours").await;
    page.until_text("main article", "Lu.").await;
    assert_eq!(page.accessibility_violations().await, "");
    // Online, while the newsroom does not answer: the notice is shown too.
    page.server.recover().await;
    page.server.faults().status(&file("lu"), 503);
    page.read("/article/lu/").await;
    page.until_text(".from-device", "il y a 10 jours").await;
}

async fn lists_are_shown_from_the_device(page: &Page) {
    page.read("/section/sport/").await;
    page.until_stored(&data("lists/section/sport/latest.json")).await;
    page.read("/most-read/").await;
    page.until_stored(&data("most-read.json")).await;
    page.go_offline().await;
    page.read_offline("/section/sport/").await;
    page.until_text("main", "K2").await;
    page.until_text(".from-device", "Hors connexion").await;
    page.read_offline("/most-read/").await;
    page.until("the list shows", "document.querySelectorAll('main ol li').length > 2").await;
}

async fn a_live_blog_opens_offline(page: &Page) {
    page.read("/article/covid-19-hospitalisations/").await;
    page.until_complete("covid-19-hospitalisations").await;
    let posts = page.count("main .posts article").await;
    assert!(posts > 3, "a live blog has posts");
    page.go_offline().await;
    page.read_offline("/article/covid-19-hospitalisations/").await;
    page.until_heading("malades à l’hôpital").await;
    page.until("all posts show", &format!("document.querySelectorAll('main .posts article').length === {posts}")).await;
}

async fn a_private_window_reads_and_says_what_it_stores(page: &Page) {
    page.publish_article("lu", json!({ "body": [paragraph("Lu.")], "related": [teaser("un")] }));
    page.publish_article("un", json!({ "body": [paragraph("Un.")] }));
    page.read("/article/lu/").await;
    page.until_device_part_runs().await;
    page.click("button.save[data-save=un]").await;
    page.until("it is saved", "document.querySelector('button.save[data-save=un]').ariaPressed === 'true'").await;
    // Either the window stores articles, and then completely, or it tells that it does not.
    let stores: bool =
        page.js("return !!navigator.serviceWorker?.controller || !document.querySelector('.device')").await;
    if stores {
        page.until_complete("un").await;
        page.go_offline().await;
        page.read_offline("/article/un/").await;
        page.until_text("main article", "Un.").await;
    } else {
        page.until_text("[role=status] .device", "fenêtre privée").await;
    }
}

async fn one_broken_part_does_not_stop_the_rest(page: &Page) {
    let bad =
        json!({ "renditions": [{ "url": "http://[", "width": 4 }, { "url": "javascript:alert(1)", "width": 5 }, {}] });
    let body = json!([{ "type": "image", "image": bad }, { "type": "image", "image": page.draw("bonne", 400, 300) }]);
    let live = json!({ "id": "sans-posts" });
    page.publish_article("boiteux", json!({ "kind": "live", "live": live, "body": body }));
    page.server.faults().status(&data("live/sans-posts/latest.json"), 500);
    page.read("/").await;
    page.until_worker_active().await;
    page.read("/article/boiteux/").await;
    // Without its posts it is stored, and not complete.
    page.until_stored(&file("boiteux")).await;
    page.restart_browser().await;
    page.go_offline().await;
    page.read_offline("/article/boiteux/").await;
    page.until_heading("Titre de boiteux").await;
    let good = "document.querySelector('main article img[src*=bonne]')";
    page.js::<()>(&format!("{good}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
    page.until("the good picture shows", &format!("{good}.complete && {good}.naturalWidth > 0")).await;
}
