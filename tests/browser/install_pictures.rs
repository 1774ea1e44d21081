//! The screenshots that browsers show when a reader installs the app, as each demo edition's `brand.screenshots` names them.
//! Not a test: `make install-pictures` runs it, and it writes into public/.

use crate::support::page::Page;
use crate::support::run::Test;
use crate::test;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use std::path::Path;

pub fn tests() -> Vec<Test> {
    // Motion would make another picture each time.
    vec![test!(french).by_hand().without_motion(), test!(english).by_hand().without_motion()]
}

/// A phone with a dense screen, and a desktop: width, height, device pixel ratio, and the form factor's name.
const NARROW: (u32, u32, u32, &str) = (360, 740, 2, "narrow");
const WIDE: (u32, u32, u32, &str) = (1280, 800, 1, "wide");

async fn french(page: &Page) {
    take(page, "data", "/", "/article/raqqa-mossoul-djihadistes-reculent/").await;
}

async fn english(page: &Page) {
    take(page, "en/data", "/en/", "/en/article/raqqa-mosul-jihadists-losing-ground/").await;
}

async fn take(page: &Page, data: &str, front: &str, article: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(data).join("images");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    // A scroll bar does not belong in a screenshot.
    cdp(page, "Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
    for (name, address, (width, height, scale, form)) in
        [("front", front, NARROW), ("article", article, NARROW), ("front", front, WIDE)]
    {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        cdp(page, "Emulation.setDeviceMetricsOverride", metrics).await;
        page.read(address).await;
        page.until("the fonts have loaded", "document.fonts.status === 'loaded' && document.fonts.size").await;
        page.until(
            "the pictures in view have loaded",
            "[...document.images].filter(it => it.getBoundingClientRect().top < innerHeight).every(it => it.complete)",
        )
        .await;
        let shot = cdp(page, "Page.captureScreenshot", json!({ "format": "webp", "quality": 82 })).await;
        let bytes = BASE64_STANDARD.decode(shot["data"].as_str().expect("a picture")).expect("base64");
        std::fs::write(folder.join(format!("app-{name}-{form}.webp")), bytes).expect("the picture can be written");
    }
}

async fn cdp(page: &Page, command: &str, what: Value) -> Value {
    page.driver().cdp().send_raw(command, what).await.unwrap_or_else(|error| panic!("{command}: {error}"))
}
