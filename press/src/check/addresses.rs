//! Checks addresses: links must be safe to follow, and pictures, videos and sounds must exist.

use super::index::Index;
use super::report::Report;
use super::walk::TypedNode;
use crate::folder::{File, Folder};
use crate::json::{Node, field};
use crate::origin::{is_origin, origin};
use contract::{is_safe_link, is_safe_source};
use manchette::components::player;
use percent_encoding::percent_decode_str;

/// Checks the addresses of a node, by its type.
pub fn check(file: &File, typed: &TypedNode, index: &Index, report: &mut Report) {
    let mut at = |name: &str, rule: &dyn Fn(&str) -> Option<String>| {
        if let Some(node) = typed.node.get(name)
            && let Some(url) = node.text()
            && let Some(message) = rule(url)
        {
            report.error(file, node.at, &field(&typed.path, name), message);
        }
    };
    match typed.name {
        "Span" => at("href", &link),
        "Sponsor" | "NavigationItem" => at("url", &link),
        "Translation" | "Sibling" => at("url", &page),
        "Article" => at("canonical", &absolute),
        "Block" if typed.node.text_of("type") == Some("image") => at("href", &link),
        "Block" if typed.node.text_of("type") == Some("embed") => {
            at("url", &absolute);
            embed(file, typed, index, report);
        }
        "Rendition" | "Icon" | "Screenshot" => medium(file, typed, "images", index, report),
        "Source" | "Captions" => medium(file, typed, "media", index, report),
        _ => {}
    }
}

/// The problem with the address of a link.
fn link(url: &str) -> Option<String> {
    if url.trim().is_empty() {
        return Some("the address is blank: fill it in or take it out".to_owned());
    }
    if !is_safe_link(url) {
        return Some(format!("\"{url}\" is followed by no page: use http, https, mailto, tel or a path"));
    }
    form(url)
}

/// The problem with the address of a page.
fn page(url: &str) -> Option<String> {
    if !is_safe_source(url) {
        return Some(format!("\"{url}\" is no page: use http, https or a path"));
    }
    form(url)
}

/// The problem with an address that must be absolute.
fn absolute(url: &str) -> Option<String> {
    if origin(url).is_none() {
        return Some(format!("\"{url}\" is not an absolute address: begin with https://"));
    }
    form(url)
}

/// The problem with the form of an address. The schema rejects a blank one.
fn form(url: &str) -> Option<String> {
    if url.contains(|character: char| character.is_whitespace() || character.is_control()) {
        return Some(format!("\"{}\" has white space in it: write %20, or take it out", url.escape_debug()));
    }
    let names_web = url.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("http:"))
        || url.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("https:"));
    let names_host = names_web || url.starts_with("//");
    (names_host && origin_of(url).is_none()).then(|| format!("\"{url}\" names no host: write https://host/path"))
}

/// A picture, video, sound or captions must be safe to load, and its origin declared or its file in the folder.
fn medium(file: &File, typed: &TypedNode, origins: &str, index: &Index, report: &mut Report) {
    let Some((node, url)) = typed.node.get("url").and_then(|node| Some((node, node.text()?))) else { return };
    let path = field(&typed.path, "url");
    if !is_safe_source(url) {
        let message =
            format!("\"{url}\" is loaded by no page: use http, https or a path relative to the edition's root");
        report.error(file, node.at, &path, message);
    } else if let Some(message) = form(url) {
        report.error(file, node.at, &path, message);
    } else if let Some(origin) = origin_of(url) {
        if !declares(index, origins, &origin) {
            let message = format!(
                "{origin} is not in edition.json's origins.{origins}: add it, or browsers may refuse to load this"
            );
            report.warning(file, node.at, &path, message);
        }
    } else if !url.trim().is_empty() && !url.starts_with(['/', '\\']) && !exists(url, index.folder) {
        let message = format!("there is no file {url} in the edition's folder: add it, unless another server has it");
        report.warning(file, node.at, &path, message);
    }
}

/// The player of an embed must be allowed, or the page shows only a link.
fn embed(file: &File, typed: &TypedNode, index: &Index, report: &mut Report) {
    let Some((node, url)) = typed.node.get("url").and_then(|node| Some((node, node.text()?))) else { return };
    let Some(origin) = player(url).and_then(|player| origin(&player.src)) else { return };
    // An entry that is no origin is reported, and may be meant for this one.
    let listed = index.edition.and_then(|edition| edition.get("origins")?.get("embeds"));
    let are_origins = listed.map(Node::items).unwrap_or_default().iter().filter_map(Node::text).all(is_origin);
    if are_origins && !declares(index, "embeds", &origin) {
        let message = format!(
            "it plays at {origin}, which edition.json's origins.embeds does not allow: add it, or write a link in a \
             paragraph"
        );
        report.error(file, node.at, &field(&typed.path, "url"), message);
    }
}

/// The origin of an address that names one, also without a scheme, as in `//host/path`.
fn origin_of(url: &str) -> Option<String> {
    if url.starts_with("//") { origin(&format!("https:{url}")) } else { origin(url) }
}

fn declares(index: &Index, name: &str, origin: &str) -> bool {
    let declared = index.edition.and_then(|edition| edition.get("origins")?.get(name));
    declared.map(Node::items).unwrap_or_default().iter().filter_map(Node::text).any(|known| {
        let known = known.trim_end_matches('/').to_ascii_lowercase();
        match known.split_once("://*.") {
            Some((scheme, domain)) => {
                let suffix = format!(".{domain}");
                origin.starts_with(&format!("{scheme}://")) && origin.ends_with(&suffix)
            }
            None => known == origin,
        }
    })
}

/// True if a relative address names a file, with the same capitals. The file may be outside of the folder, like the
/// pictures of a sibling edition.
fn exists(url: &str, folder: &Folder) -> bool {
    let path = percent_decode_str(url.split(['?', '#']).next().unwrap_or_default()).decode_utf8_lossy();
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => return folder.root.join(&*path).is_file(),
            ".." => {}
            part => parts.push(part),
        }
    }
    folder.names.contains(&parts.join("/"))
}
