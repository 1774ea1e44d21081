//! The web app manifest.

use crate::paper::{NASTY, changed_harbour, file};
use press::print::manifest::{Theme, manifest};
use press::print::publication::Publication;
use serde_json::{Value, json};

fn manifest_of(publication: &Publication, app_path: &str) -> Value {
    let theme = Theme { paper_light: "#fdfbf6".to_owned(), paper_dark: "#1b1815".to_owned() };
    let text = manifest(publication, app_path, &theme);
    assert_eq!(text, manifest(publication, app_path, &theme));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn an_edition_below_the_top_is_an_app_of_its_own() {
    let publication = Publication::new(file("edition.json"), "/gazette/", "https://news.example");
    let manifest = manifest_of(&publication, "/");
    for (name, value) in [
        ("id", json!("/gazette/")),
        ("start_url", json!("/gazette/")),
        ("scope", json!("/gazette/")),
        ("name", json!("The Harbour Gazette")),
        ("short_name", json!("The Harbour Gazette")),
        ("description", json!("News of the coast")),
        ("lang", json!("en")),
        ("dir", json!("ltr")),
        ("display", json!("standalone")),
        ("theme_color", json!("#fdfbf6")),
        ("background_color", json!("#fdfbf6")),
        ("color_scheme_dark", json!({ "theme_color": "#1b1815", "background_color": "#1b1815" })),
        ("categories", json!(["news"])),
    ] {
        assert_eq!(manifest[name], value, "{name}");
    }
    let icons: Vec<&Value> = manifest["icons"].as_array().expect("icons").iter().map(|icon| &icon["src"]).collect();
    assert_eq!(icons, ["/icons/icon-192.png", "/icons/icon-512.png", "/icons/icon.svg"]);
}

#[test]
fn the_brands_icons_take_the_place_of_ours() {
    let publication = changed_harbour(|json| {
        json["name"] = json!(NASTY);
        json["inLanguage"] = json!("ar");
        json["brand"] = json!({ "icons": [
            { "url": "media/icon.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
            { "url": "https://img.example.org/icon.svg" },
            { "url": "javascript:alert(1)" },
        ] });
    });
    let manifest = manifest_of(&publication, "/app/");
    assert_eq!(manifest["name"], NASTY);
    assert_eq!(manifest["dir"], "rtl");
    assert_eq!(manifest.get("description"), None);
    let expected = json!([
        { "src": "/data/media/icon.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        { "src": "https://img.example.org/icon.svg" },
    ]);
    assert_eq!(manifest["icons"], expected);
}
