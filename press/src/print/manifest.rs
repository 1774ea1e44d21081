//! The web app manifest, for installing the newspaper as an app.

use super::site::SiteContext;
use contract::{Icon, Screenshot, direction, is_safe_source};
use manchette::address::Route;
use serde_json::{Value, json};

/// The colours that the system paints around the app, in CSS notation.
pub struct Theme {
    /// The page's background in light mode.
    pub paper_light: String,
    /// The page's background in dark mode.
    pub paper_dark: String,
}

/// The side of the icon for iPhones and iPads, in pixels.
const APPLE_SIDE: u32 = 180;

/// The manifest. `app_path` is the path of the app's own files, whose icons are used if the brand has none; it ends with
/// `/`.
pub fn manifest(site: &SiteContext, app_path: &str, theme: &Theme) -> String {
    let edition = &site.edition;
    let base = site.paths.base();
    let icons: Vec<Value> = edition.brand.icons.iter().filter_map(|icon| brands_icon(site, icon)).collect();
    let icons = if icons.is_empty() { own_icons(app_path) } else { icons };
    let screenshots = edition.brand.screenshots.iter();
    let mut manifest = json!({
        "id": base,
        "name": edition.name,
        "short_name": edition.name,
        "lang": edition.in_language,
        "dir": direction(&edition.in_language),
        // Tells the app that it was opened from its icon.
        "start_url": format!("{base}?icon"),
        "scope": base,
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "theme_color": theme.paper_light,
        "background_color": theme.paper_light,
        // https://github.com/w3c/manifest/pull/1207; other browsers use the colours of light mode.
        "color_scheme_dark": { "theme_color": theme.paper_dark, "background_color": theme.paper_dark },
        "icons": icons,
        "screenshots": screenshots.filter_map(|screenshot| screenshot_of(site, screenshot)).collect::<Value>(),
        "shortcuts": shortcuts(site, app_path),
        // What is shared would be in the address of a GET request, and so in a server's log. The service worker takes it
        // from the body and asks nobody; without a worker a server gets a request that static hosts refuse.
        "share_target": {
            "action": site.paths.href(&Route::Share),
            "method": "POST",
            "enctype": "application/x-www-form-urlencoded",
            "params": { "title": "title", "text": "text", "url": "url" },
        },
        // In the open window, if there is one.
        "launch_handler": { "client_mode": ["navigate-existing", "auto"] },
        "categories": ["news"],
    });
    if let Some(tagline) = &edition.brand.tagline {
        manifest["description"] = json!(tagline);
    }
    format!("{manifest:#}\n")
}

/// The address of the icon for iPhones and iPads, which ignore those of the manifest: the brand's smallest PNG that is
/// large enough, or the app's own.
pub fn apple_icon(site: &SiteContext, app_path: &str) -> String {
    let icons = site.edition.brand.icons.iter().filter(|icon| is_safe_source(&icon.url) && is_png(icon));
    let large = icons.filter_map(|icon| Some((side(icon)?, icon))).filter(|(side, _)| *side >= APPLE_SIDE);
    // Prefers one that fills its square, because transparent pixels turn black.
    let rank = |(side, icon): &(u32, &Icon)| (!has_purpose(icon, "maskable"), *side);
    match large.filter(|(_, icon)| !has_purpose(icon, "monochrome")).min_by_key(rank) {
        Some((_, icon)) => site.paths.file(&icon.url),
        None => format!("{app_path}icons/apple-touch-{APPLE_SIDE}.png"),
    }
}

fn is_png(icon: &Icon) -> bool {
    let is_named = icon.url.split(['?', '#']).next().is_some_and(|path| path.to_ascii_lowercase().ends_with(".png"));
    icon.media_type.as_deref().map_or(is_named, |media_type| media_type.eq_ignore_ascii_case("image/png"))
}

fn side(icon: &Icon) -> Option<u32> {
    let sizes = icon.sizes.as_deref()?.split_whitespace();
    sizes.filter_map(|size| size.split_once(['x', 'X'])?.0.parse().ok()).max()
}

fn has_purpose(icon: &Icon, purpose: &str) -> bool {
    icon.purpose.as_deref().is_some_and(|purposes| purposes.split_whitespace().any(|word| word == purpose))
}

fn brands_icon(site: &SiteContext, icon: &Icon) -> Option<Value> {
    let optional = [("sizes", &icon.sizes), ("type", &icon.media_type), ("purpose", &icon.purpose)];
    picture(site, &icon.url, optional)
}

fn screenshot_of(site: &SiteContext, screenshot: &Screenshot) -> Option<Value> {
    let sizes = Some(screenshot.sizes.clone());
    let optional = [("sizes", &sizes), ("type", &screenshot.media_type), ("label", &screenshot.label)];
    let mut json = picture(site, &screenshot.url, optional)?;
    json["form_factor"] = json!(screenshot.form_factor.as_str());
    Some(json)
}

fn picture(site: &SiteContext, url: &str, optional: [(&str, &Option<String>); 3]) -> Option<Value> {
    if !is_safe_source(url) {
        return None;
    }
    let mut json = json!({ "src": site.paths.file(url) });
    for (name, value) in optional {
        if let Some(value) = value {
            json[name] = json!(value);
        }
    }
    Some(json)
}

fn own_icons(app_path: &str) -> Vec<Value> {
    let icon = |name: &str, sizes: &str, media_type: &str, purpose: &str| json!({ "src": format!("{app_path}icons/{name}"), "sizes": sizes, "type": media_type, "purpose": purpose });
    vec![
        icon("icon-192.png", "192x192", "image/png", "any"),
        icon("icon-512.png", "512x512", "image/png", "any"),
        icon("favicon.svg", "any", "image/svg+xml", "any"),
        icon("maskable-192.png", "192x192", "image/png", "maskable"),
        icon("maskable-512.png", "512x512", "image/png", "maskable"),
        icon("monochrome-512.png", "512x512", "image/png", "monochrome"),
    ]
}

/// The shortcuts of a long press on the icon. Their pictures are the same for every brand.
fn shortcuts(site: &SiteContext, app_path: &str) -> Vec<Value> {
    let messages = site.messages();
    let shortcut = |name: &str, route: Route, picture: &str| {
        let src = format!("{app_path}icons/shortcut-{picture}.png");
        json!({
            "name": name,
            "url": site.paths.href(&route),
            "icons": [{ "src": src, "sizes": "96x96", "type": "image/png" }],
        })
    };
    vec![
        shortcut(messages.front_page, Route::Front, "front"),
        shortcut(messages.saved, Route::Saved, "saved"),
        shortcut(messages.most_read, Route::MostRead, "most-read"),
    ]
}
