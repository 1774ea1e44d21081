//! The addresses that pages may have: one set of rules for the printer and the checker.

use super::build::{SCRIPTS, is_hashed};
use super::feeds;
use super::record::FOLDER;
use super::site::DATA;
use contract::{Id, Reference};
use manchette::address::{Route, Site};
use percent_encoding::percent_decode_str;

/// Folders that press writes under the base path, besides those of pages.
const FOLDERS: [&str; 4] = [DATA, "fonts/", "icons/", FOLDER];
/// Files that press, or the configuration of a host, has under the base path, besides feeds and scripts.
const FILES: [&str; 12] = [
    "404.html",
    "_headers",
    "_redirects",
    "app.html",
    "boot.js",
    "index.html",
    "manifest.webmanifest",
    "news-sitemap.xml",
    "robots.txt",
    "sitemap.xml",
    "sw-off.js",
    "sw.js",
];
/// Signs that a file's name cannot have on every system.
const ODD: [char; 9] = ['\\', ':', '?', '#', '*', '"', '<', '>', '|'];

/// True for the name of a file or folder that press writes under the base path of an edition.
pub fn is_reserved(name: &str) -> bool {
    let name = [".br", ".gz"].iter().find_map(|extension| name.strip_suffix(extension)).unwrap_or(name);
    FOLDERS.iter().any(|folder| folder.trim_end_matches('/') == name)
        || FILES.contains(&name)
        || SCRIPTS.contains(&name)
        || is_feed(name)
        || is_hashed(name)
        || (name.starts_with("sitemap-") && name.ends_with(".xml"))
}

fn is_feed(name: &str) -> bool {
    feeds::TYPES.iter().any(|(file, _)| *file == name)
}

/// The reason why an article cannot be at its address; `None` if it can.
pub fn article_problem(site: &Site, id: &Id, section: Option<&Reference>) -> Option<&'static str> {
    let path = site.article(id, section);
    let name = path.strip_prefix(site.base()).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    if is_reserved(name) {
        Some("press writes a file of its own at")
    } else if site.route(&path) != (Route::Article { id: id.clone() }) {
        Some("the app has another page at")
    } else {
        None
    }
}

/// The file at an old address of an article, relative to the host's root, or the reason why there can be none. `is_taken`
/// tells whether an article has a page's path as its own. `siblings` are the base paths of the other editions of the site.
pub fn alias_file(
    site: &Site,
    siblings: &[String],
    alias: &str,
    is_taken: impl Fn(&Id, &str) -> bool,
) -> Result<String, &'static str> {
    let inside = alias.strip_prefix('/').filter(|inside| !inside.starts_with('/'));
    let is_plain = |char: char| !char.is_whitespace() && !char.is_control() && !"?#\\".contains(char);
    let Some(inside) = inside.filter(|inside| inside.chars().all(is_plain)) else {
        return Err("is not a path on this site: write it like /2016/11/old-address/");
    };
    let decoded = inside.trim_end_matches('/').split('/').map(|part| percent_decode_str(part).decode_utf8());
    let Ok(parts) = decoded.collect::<Result<Vec<_>, _>>() else {
        return Err("is not UTF-8 after percent-decoding: write its signs plainly");
    };
    let is_name =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['/', '\0']) && !part.contains(ODD);
    if !parts.iter().all(|part| is_name(part) && !part.chars().any(char::is_control)) {
        return Err("is not a path on this site: it has an empty part, a part that begins with a dot, or a sign that \
                    no file's name can have");
    }
    // The edition with the longest base path that the address is in.
    let bases = siblings.iter().map(String::as_str).chain([site.base()]);
    let owner = bases.filter(|base| alias.starts_with(*base)).max_by_key(|base| base.len());
    if owner.is_some_and(|owner| owner != site.base()) {
        return Err("is an address of another edition of the site: begin with this edition's base path");
    }
    let last = parts.last().map(|part| &**part).unwrap_or_default();
    let path = format!("/{}", parts.join("/"));
    let below = path.strip_prefix(site.base()).unwrap_or_default().split('/').next().unwrap_or_default();
    // Directly under the base path, in the host's root, or a feed of any page.
    let is_pages = last == "index.html" && parts.len() > 1;
    let first = parts.first().map(|part| &**part).unwrap_or_default();
    if is_reserved(first) || is_reserved(below) || is_feed(last) || ends_compressed(last) {
        return Err("is the address of a file that press writes: choose another");
    }
    let page = if is_pages { alias.trim_end_matches("index.html") } else { alias };
    let page = format!("{}/", page.trim_end_matches('/'));
    let is_a_page = match site.route(&page) {
        Route::NotFound => false,
        Route::Article { id } => is_taken(&id, &page),
        Route::Front | Route::List { .. } | Route::MostRead => true,
        Route::Settings | Route::Saved | Route::History | Route::Share => true,
    };
    if is_a_page {
        return Err("is the address of a page of the site: take it out");
    }
    let file = parts.join("/");
    Ok(if last.ends_with(".html") { file } else { format!("{file}/index.html") })
}

fn ends_compressed(name: &str) -> bool {
    [".br", ".gz"].iter().any(|extension| name.ends_with(extension))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(base: &str, siblings: &[&str], alias: &str) -> Option<String> {
        let site = Site::new(base, "", Vec::new()).with_article_path(Some("/:section/:id/"));
        let siblings: Vec<String> = siblings.iter().map(|base| (*base).to_owned()).collect();
        alias_file(&site, &siblings, alias, |id, page| id.as_str() == "lamp" && page == "/coast/lamp/").ok()
    }

    #[test]
    fn old_addresses_and_their_files() {
        for (alias, expected) in [
            ("/2009/tides.html", Some("2009/tides.html")),
            ("/feed", Some("feed/index.html")),
            ("/2016/%C3%A9t%C3%A9/", Some("2016/été/index.html")),
            ("/2016/été/", Some("2016/été/index.html")),
            ("/story.php", Some("story.php/index.html")),
            ("/2016/11/post.aspx", Some("2016/11/post.aspx/index.html")),
            ("/a/b.c/", Some("a/b.c/index.html")),
            ("/old/tides/", Some("old/tides/index.html")),
            ("/coast/lamp/", None),
            ("/coast/lamp", None),
            ("/town/lamp", Some("town/lamp/index.html")),
            ("/coast/lamp/index.html", None),
            ("/section/coast/", None),
            ("/section/coast/rss.xml", None),
            ("/index.html", None),
            ("/sitemap.xml", None),
            ("/data/a/", None),
            ("/../up/", None),
            ("/a/%2e%2e/up/", None),
            ("/a%2Fb/", None),
            ("/a//b/", None),
            ("/%FF/", None),
            ("//host/a/", None),
            ("old/", None),
        ] {
            assert_eq!(file("/", &["/fr/"], alias).as_deref(), expected, "{alias}");
        }
    }

    #[test]
    fn an_old_address_belongs_to_the_edition_with_the_longest_base_path() {
        for (base, sibling, alias, is_printed) in [
            ("/en/", "/", "/en/old/one/", true),
            ("/en/", "/", "/en/2016/one.html", true),
            ("/en/", "/", "/old/one/", false),
            ("/", "/en/", "/en/old/one/", false),
            ("/", "/en/", "/old/one/", true),
            ("/en/", "/fr/", "/old/one/", true),
        ] {
            assert_eq!(file(base, &[sibling], alias).is_some(), is_printed, "{base} {sibling} {alias}");
        }
    }
}
