//! The web app manifest: how the newspaper looks among the apps of a device.

use super::publication::Publication;
use manchette::contract::{Icon, direction, is_safe_source};
use serde_json::{Value, json};

/// The colours that the system paints around the app, as CSS has them.
pub struct Theme {
    /// The page's background by day.
    pub paper_light: String,
    /// The page's background by night.
    pub paper_dark: String,
}

/// The manifest. `app_path` is the path of the app's own files, whose icons stand for those that the brand lacks; it
/// ends with `/`.
pub fn manifest(publication: &Publication, app_path: &str, theme: &Theme) -> String {
    let edition = &publication.edition;
    let base = publication.site.base();
    let icons: Vec<Value> = edition.brand.icons.iter().filter_map(|icon| brands_icon(publication, icon)).collect();
    let icons = if icons.is_empty() { own_icons(app_path) } else { icons };
    let mut manifest = json!({
        "id": base,
        "name": edition.name,
        "short_name": edition.name,
        "lang": edition.in_language,
        "dir": direction(&edition.in_language),
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "theme_color": theme.paper_light,
        "background_color": theme.paper_light,
        // https://github.com/w3c/manifest/pull/1207; browsers that do not know it stay with the colours of the day.
        "color_scheme_dark": { "theme_color": theme.paper_dark, "background_color": theme.paper_dark },
        "icons": icons,
        "categories": ["news"],
    });
    if let Some(tagline) = &edition.brand.tagline {
        manifest["description"] = json!(tagline);
    }
    format!("{manifest:#}\n")
}

fn brands_icon(publication: &Publication, icon: &Icon) -> Option<Value> {
    if !is_safe_source(&icon.url) {
        return None;
    }
    let mut json = json!({ "src": publication.site.file(&icon.url) });
    let optional = [("sizes", &icon.sizes), ("type", &icon.media_type), ("purpose", &icon.purpose)];
    for (name, value) in optional {
        if let Some(value) = value {
            json[name] = json!(value);
        }
    }
    Some(json)
}

fn own_icons(app_path: &str) -> Vec<Value> {
    let icon = |name: &str, sizes: &str, media_type: &str| json!({ "src": format!("{app_path}icons/{name}"), "sizes": sizes, "type": media_type });
    vec![
        icon("icon-192.png", "192x192", "image/png"),
        icon("icon-512.png", "512x512", "image/png"),
        icon("icon.svg", "any", "image/svg+xml"),
    ]
}
