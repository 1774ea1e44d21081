//! Pictures: the right file at the right time, in a reserved space, with caption, credit and alternative text.

use crate::support::page::Page;
use crate::support::publish::{data, paragraphs, teaser};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_wide_window_gets_the_large_file),
        test!(a_phone_gets_the_small_file).on_phone(),
        test!(the_most_compact_type_is_chosen),
        test!(the_lead_picture_comes_first).unprinted(),
        test!(a_picture_far_below_waits_until_it_comes_near),
        test!(a_picture_has_its_space_before_it_loads).without_waiting_for_loads(),
        test!(a_crop_keeps_the_focal_point_in_view).unprinted(),
        test!(a_picture_has_its_texts),
        test!(a_broken_picture_leaves_its_texts_and_no_icon),
        test!(a_broken_picture_of_a_teaser_leaves_nothing).unprinted(),
    ]
}

/// The files of a drawing that the browser requested.
fn files(page: &Page, name: &str) -> Vec<String> {
    let start = data(&format!("images/{name}-"));
    page.server.requests().into_iter().filter_map(|asked| asked.path.strip_prefix(&start).map(str::to_owned)).collect()
}

const LOADED: &str =
    "(() => { const it = document.querySelector('main article img'); return it?.complete && it.naturalWidth > 0 })()";

async fn a_wide_window_gets_the_large_file(page: &Page) {
    let mut image = page.draw("photo", 1600, 1000);
    // The largest file is wider than any slot: no browser should load it.
    image["renditions"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "url": "images/photo-6000.svg", "width": 6000, "type": "image/svg+xml" }));
    page.publish_article("image", json!({ "image": image }));
    page.read("/article/image/").await;
    page.until("the picture loads", LOADED).await;
    let width: f64 = page.of("main article img", "it.getBoundingClientRect().width").await;
    let chosen = files(page, "photo");
    let file = if width > 800.0 { "1600.svg" } else { "800.svg" };
    assert_eq!(chosen, [file], "for {width} pixels");
}

async fn a_phone_gets_the_small_file(page: &Page) {
    page.publish_article("image", json!({ "image": page.draw("photo", 1600, 1000) }));
    page.read("/article/image/").await;
    page.until("the picture loads", LOADED).await;
    assert_eq!(files(page, "photo"), ["400.svg"]);
    let (width, window): (f64, f64) =
        page.js("return [document.querySelector('main article img').getBoundingClientRect().width, innerWidth]").await;
    assert!(width > window * 0.8, "the picture fills a phone: {width} of {window}");
}

async fn the_most_compact_type_is_chosen(page: &Page) {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='50'><rect width='80' height='50'/></svg>";
    for file in ["compact", "old", "strange"] {
        page.server.faults().body(&data(&format!("images/{file}")), "image/svg+xml", drawing);
    }
    let rendition = |file: &str, kind: &str| json!({ "url": format!("images/{file}"), "width": 800, "type": kind });
    page.publish_article(
        "image",
        json!({ "image": { "width": 800, "height": 500, "alt": "", "renditions": [
            rendition("strange", "image/never-heard-of"), rendition("compact", "image/svg+xml"), rendition("old", "image/jpeg")
        ] } }),
    );
    page.read("/article/image/").await;
    page.until("the picture loads", LOADED).await;
    assert!(page.of::<String>("main article img", "it.currentSrc").await.ends_with("/images/compact"));
}

async fn the_lead_picture_comes_first(page: &Page) {
    let mut body = paragraphs(2);
    body.push(json!({ "type": "image", "image": page.draw("corps", 800, 500) }));
    page.publish_article("image", json!({ "image": page.draw("tete", 1600, 1000), "body": body }));
    page.read("/article/image/").await;
    let hints: Vec<[String; 2]> =
        page.js("return Array.from(document.querySelectorAll('main article img'), it => [it.loading, it.getAttribute('fetchpriority') ?? 'auto'])").await;
    assert_eq!(hints, [["eager", "high"], ["lazy", "auto"]]);

    let mut first = teaser("un");
    first["image"] = page.draw("une", 1600, 1000);
    let mut second = teaser("deux");
    second["image"] = page.draw("second", 1600, 1000);
    page.publish("front.json", &json!({ "groups": [{ "rank": 1, "teasers": [first, second] }] }));
    page.read("/").await;
    let hints: Vec<[String; 2]> =
        page.js("return Array.from(document.querySelectorAll('main article img'), it => [it.loading, it.getAttribute('fetchpriority') ?? 'auto'])").await;
    assert_eq!(hints, [["eager", "high"], ["lazy", "auto"]]);
}

async fn a_picture_far_below_waits_until_it_comes_near(page: &Page) {
    let mut body = paragraphs(150);
    body.push(json!({ "type": "image", "image": page.draw("loin", 800, 500) }));
    page.publish_article("image", json!({ "image": page.draw("tete", 1600, 1000), "body": body }));
    page.read("/article/image/").await;
    page.until("the lead picture loads", LOADED).await;
    assert!(files(page, "loin").is_empty());
    page.js::<()>(
        "document.querySelector('.body img, main article img[loading=lazy]').scrollIntoView({ behavior: 'instant' })",
    )
    .await;
    page.until_true("the picture is requested", || !files(page, "loin").is_empty()).await;
}

async fn a_picture_has_its_space_before_it_loads(page: &Page) {
    let mut teaser = teaser("deux");
    teaser["image"] = page.draw("voisin", 1600, 1000);
    let mut body = paragraphs(1);
    body.push(json!({ "type": "image", "image": page.draw("corps", 900, 1200) }));
    body.extend(paragraphs(3));
    page.publish_article("image", json!({ "image": page.draw("tete", 1600, 1000), "body": body, "related": [teaser] }));
    let held = page.server.faults().hold(&data("images/*"));
    // The longest path wins: each file of the drawings is held as well.
    let files: Vec<_> = [
        "tete-400",
        "tete-800",
        "tete-1600",
        "corps-225",
        "corps-450",
        "corps-900",
        "voisin-400",
        "voisin-800",
        "voisin-1600",
    ]
    .map(|file| page.server.faults().hold(&data(&format!("images/{file}.svg"))))
    .into();
    page.open("/article/image/").await;
    page.until_heading("Titre de image").await;
    page.until_true("the lead picture is requested", || {
        page.server.requests().iter().any(|asked| asked.path.contains("/images/tete-"))
    })
    .await;
    let positions = "return Array.from(document.querySelectorAll('main p, main figure, main h2, #related li'), it => it.getBoundingClientRect().top + scrollY)";
    page.until("the most-read list has loaded", "document.querySelector('#most-read ol a, #most-read .notice')").await;
    let before: Vec<f64> = page.js(positions).await;
    held.release();
    files.into_iter().for_each(crate::support::faults::Held::release);
    page.until("the pictures load", "Array.from(document.querySelectorAll('main article img')).filter(it => it.getBoundingClientRect().top < innerHeight * 2).every(it => it.complete && it.naturalWidth > 0)").await;
    let after: Vec<f64> = page.js(positions).await;
    assert_eq!(before, after);
}

async fn a_crop_keeps_the_focal_point_in_view(page: &Page) {
    // Much wider than any slot, so that it is cropped at its sides.
    let mut image = page.draw("panorama", 4000, 800);
    image["focalPoint"] = json!({ "x": 0.0, "y": 0.5 });
    let mut left = teaser("gauche");
    left["image"] = image.clone();
    image["focalPoint"] = json!({ "x": 1.0, "y": 0.5 });
    let mut right = teaser("droite");
    right["image"] = image;
    page.publish("front.json", &json!({ "groups": [{ "rank": 1, "teasers": [left, right] }] }));
    page.read("/").await;
    let crops: Vec<(String, String, f64)> = page
        .js("return Array.from(document.querySelectorAll('main article img'), it => {
               const style = getComputedStyle(it), box = it.getBoundingClientRect();
               return [style.objectFit, style.objectPosition, box.width / box.height];
             })")
        .await;
    for (crop, at) in crops.iter().zip(["0% 50%", "100% 50%"]) {
        assert_eq!((crop.0.as_str(), crop.1.as_str()), ("cover", at));
        assert!(crop.2 < 3.0, "it is cropped to {} times its height", crop.2);
    }
    assert_eq!(crops.len(), 2);
}

async fn a_picture_has_its_texts(page: &Page) {
    let mut image = page.draw("photo", 1600, 1000);
    image["caption"] = json!(["Sur le front, ", { "text": "lundi", "marks": ["emphasis"] }]);
    image["credit"] = "Anne Durand".into();
    page.publish_article("image", json!({ "image": image }));
    page.read("/article/image/").await;
    assert_eq!(page.of::<String>("main article img", "it.alt").await, "Dessin de photo");
    let caption = page.text("main article figure figcaption").await;
    assert!(caption.contains("Sur le front, lundi") && caption.contains("Anne Durand"), "{caption}");
}

/// Makes every file of a drawing fail.
fn break_files(page: &Page, name: &str, image: &Value) {
    for rendition in image["renditions"].as_array().unwrap() {
        let url = rendition["url"].as_str().unwrap();
        assert!(url.contains(name));
        page.server.faults().status(&data(url), 404);
    }
}

async fn a_broken_picture_leaves_its_texts_and_no_icon(page: &Page) {
    let mut image = page.draw("photo", 1600, 1000);
    image["caption"] = "Sur le front".into();
    image["credit"] = "Anne Durand".into();
    break_files(page, "photo", &image);
    page.publish_article("image", json!({ "image": image }));
    page.read("/article/image/").await;
    page.until_text("main article figure", "Dessin de photo").await;
    let text = page.text("main article figure").await;
    assert!(text.contains("Sur le front") && text.contains("Anne Durand"), "{text}");
    assert!(!page.of::<bool>("main article img", "it.checkVisibility()").await, "the browser's icon is out of sight");
}

async fn a_broken_picture_of_a_teaser_leaves_nothing(page: &Page) {
    let image = page.draw("photo", 1600, 1000);
    break_files(page, "photo", &image);
    let mut teaser = teaser("un");
    teaser["image"] = image;
    page.publish("front.json", &json!({ "groups": [{ "rank": 1, "teasers": [teaser] }] }));
    page.read("/").await;
    page.until("the picture is out of sight", "!document.querySelector('main article img').checkVisibility()").await;
    assert_eq!(page.text("main article").await, "Titre de un");
}
