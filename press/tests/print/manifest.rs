//! The web app manifest.

use crate::paper::{NASTY, NASTY_DECODED, changed_harbour, file};
use press::print::manifest::{Theme, apple_icon, manifest};
use press::print::site::SiteContext;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn manifest_of(site: &SiteContext, app_path: &str) -> Value {
    let theme = Theme { paper_light: "#fdfbf6".to_owned(), paper_dark: "#1b1815".to_owned() };
    let text = manifest(site, app_path, &theme);
    assert_eq!(text, manifest(site, app_path, &theme));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn an_edition_below_the_top_is_an_app_of_its_own() {
    let site = SiteContext::new(file("edition.json"), "/gazette/", "https://news.example");
    let manifest = manifest_of(&site, "/");
    for (name, value) in [("id", "/gazette/"), ("start_url", "/gazette/?icon"), ("scope", "/gazette/")] {
        assert_eq!(manifest[name], value, "{name}");
    }
    assert_eq!(manifest["share_target"]["action"], "/gazette/share/");
    insta::assert_snapshot!(format!("{manifest:#}"));
}

#[test]
fn our_icons_are_there_in_the_sizes_that_they_name() {
    let site = SiteContext::new(file("edition.json"), "/gazette/", "https://news.example");
    let manifest = manifest_of(&site, "/");
    let icons = manifest["icons"].as_array().expect("icons");
    let shortcuts = manifest["shortcuts"].as_array().expect("shortcuts");
    let mut purposes: Vec<&str> = icons.iter().map(|icon| icon["purpose"].as_str().expect("a purpose")).collect();
    purposes.dedup();
    assert_eq!(purposes, ["any", "maskable", "monochrome"]);
    let apple = json!({ "src": apple_icon(&site, "/"), "sizes": "180x180", "type": "image/png" });
    for icon in icons.iter().chain(shortcuts.iter().map(|shortcut| &shortcut["icons"][0])).chain([&apple]) {
        let file = icon["src"].as_str().expect("an address");
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../public").join(&file[1..])).expect(file);
        assert!(bytes.len() < 15_000, "{file} weighs {}", bytes.len());
        if icon["type"] == "image/png" {
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
            assert_eq!(icon["sizes"], format!("{}x{}", number(16), number(20)), "{file}");
        }
    }
}

#[test]
fn shortcuts_speak_the_edition_s_language() {
    let french = changed_harbour(|json| json["inLanguage"] = json!("fr"));
    let manifest = manifest_of(&french, "/app/");
    let shortcuts = manifest["shortcuts"].as_array().expect("shortcuts").iter();
    let named: Vec<(&str, &str)> =
        shortcuts.map(|it| (it["name"].as_str().unwrap_or_default(), it["url"].as_str().unwrap_or_default())).collect();
    let expected = [("La une", "/"), ("À lire plus tard", "/saved/"), ("Les articles les plus lus", "/most-read/")];
    assert_eq!(named, expected);
    assert_eq!(manifest["shortcuts"][1]["icons"][0]["src"], "/app/icons/shortcut-saved.png");
}

#[test]
fn screenshots_are_the_brands() {
    let site = changed_harbour(|json| {
        json["brand"]["screenshots"] = json!([
            { "url": "media/phone.webp", "sizes": "720x1480", "type": "image/webp", "formFactor": "narrow", "label": NASTY },
            { "url": "https://img.example.org/wide.png", "sizes": "1280x800", "formFactor": "wide" },
            { "url": "media/tall.png", "sizes": "720x1480", "formFactor": "tall" },
            { "url": "media/none.png", "formFactor": "wide" },
            { "url": "data:image/png,", "sizes": "1280x800", "formFactor": "wide" },
        ]);
    });
    let expected = json!([
        { "src": "/data/media/phone.webp", "sizes": "720x1480", "type": "image/webp", "label": NASTY_DECODED, "form_factor": "narrow" },
        { "src": "https://img.example.org/wide.png", "sizes": "1280x800", "form_factor": "wide" },
    ]);
    assert_eq!(manifest_of(&site, "/")["screenshots"], expected);
}

#[test]
fn iphones_take_the_brands_png_when_it_is_large_enough() {
    let with = |icons: Value| apple_icon(&changed_harbour(|json| json["brand"]["icons"] = icons), "/app/");
    let png = |name: &str, sizes: &str, purpose: &str| json!({ "url": name, "sizes": sizes, "purpose": purpose });
    let ours = "/app/icons/apple-touch-180.png";
    assert_eq!(with(json!([])), ours);
    assert_eq!(with(json!([png("a.svg", "any", "any"), png("b.png", "96x96", "any")])), ours);
    assert_eq!(with(json!([png("line.png", "512x512", "monochrome"), { "url": "unknown.png" }])), ours);
    assert_eq!(with(json!([{ "url": "no.png", "sizes": "512x512", "type": "image/webp" }])), ours);
    assert_eq!(with(json!([png("large.png", "512x512", "any"), png("fits.png", "192x192", "any")])), "/data/fits.png");
    let full = json!([png("round.png", "192x192", "any"), png("full.png", "512x512", "any maskable")]);
    assert_eq!(with(full), "/data/full.png", "what is transparent turns black there");
    let typed = json!([{ "url": "icon", "sizes": "180x180", "type": "image/png" }]);
    assert_eq!(with(typed), "/data/icon");
}

#[test]
fn the_brands_icons_take_the_place_of_ours() {
    let site = changed_harbour(|json| {
        json["name"] = json!(NASTY);
        json["inLanguage"] = json!("ar");
        json["brand"] = json!({ "icons": [
            { "url": "media/icon.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
            { "url": "https://img.example.org/icon.svg" },
            { "url": "javascript:alert(1)" },
        ] });
    });
    let manifest = manifest_of(&site, "/app/");
    assert_eq!(manifest["name"], NASTY_DECODED);
    assert_eq!(manifest["dir"], "rtl");
    assert_eq!(manifest.get("description"), None);
    let expected = json!([
        { "src": "/data/media/icon.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        { "src": "https://img.example.org/icon.svg" },
    ]);
    assert_eq!(manifest["icons"], expected);
}
