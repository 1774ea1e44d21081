//! Pictures of eight kinds of page, on a phone and on a desktop, light and dark, for people to look at. Not a test:
//! `make screenshots` runs it, and it writes into screenshots/.

use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;
use std::path::Path;

pub fn tests() -> Vec<Test> {
    vec![
        test!(desktop_light).by_hand(),
        test!(desktop_dark).by_hand().in_the_dark(),
        test!(phone_light).by_hand().on_phone(),
        test!(phone_dark).by_hand().on_phone().in_the_dark(),
    ]
}

/// The kinds of page, each with an address of the demo edition.
const PAGES: [(&str, &str); 8] = [
    ("front", "/"),
    ("article", "/article/raqqa-mossoul-djihadistes-reculent/"),
    ("every-block", "/article/fabrique-d-une-page/"),
    ("live", "/article/biden-premiers-jours/"),
    ("section", "/section/monde/"),
    ("gallery", "/article/k2-quarante-dessins/#photo-1-4-5"),
    ("settings", "/settings/"),
    ("not-found", "/nowhere/"),
];

async fn desktop_light(page: &Page) {
    take(page, "1280-light").await;
}

async fn desktop_dark(page: &Page) {
    take(page, "1280-dark").await;
}

async fn phone_light(page: &Page) {
    take(page, "360-light").await;
}

async fn phone_dark(page: &Page) {
    take(page, "360-dark").await;
}

async fn take(page: &Page, kind: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, address) in PAGES {
        page.open(address).await;
        page.until_shown("main h1").await;
        page.until(
            "the pictures in view have loaded",
            "[...document.images].filter(it => it.loading === 'eager').every(it => it.complete)",
        )
        .await;
        let picture = folder.join(format!("{name}-{kind}.png"));
        page.driver().screenshot(&picture).await.expect("the browser takes a picture");
    }
}
