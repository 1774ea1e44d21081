//! Checks addresses: the app must be able to follow or load them, and media of the folder must exist.

use super::facts::Facts;
use super::report::Report;
use super::walk::Thing;
use crate::folder::{File, Folder};
use crate::json::{Node, field};
use contract::{is_safe_link, is_safe_source};

/// Checks the addresses in a typed value.
pub fn check(file: &File, thing: &Thing, facts: &Facts, report: &mut Report) {
    let mut at = |name: &str, rule: &dyn Fn(&str) -> Option<String>| {
        if let Some(node) = thing.node.get(name)
            && let Some(url) = node.text()
            && let Some(message) = rule(url)
        {
            report.error(file, node.at, &field(&thing.path, name), message);
        }
    };
    match thing.name {
        "Span" => at("href", &link),
        "Sponsor" | "NavigationItem" => at("url", &link),
        "Translation" | "Sibling" => at("url", &page),
        "Article" => at("canonical", &absolute),
        "Block" if thing.node.text_of("type") == Some("embed") => at("url", &absolute),
        "Rendition" | "Icon" | "Screenshot" => medium(file, thing, "images", facts, report),
        "Source" | "Captions" => medium(file, thing, "media", facts, report),
        _ => {}
    }
}

/// The problem with the address of a link, if there is one.
fn link(url: &str) -> Option<String> {
    if url.trim().is_empty() {
        return Some("the address is blank: fill it in or take it out".to_owned());
    }
    if !is_safe_link(url) {
        return Some(format!("\"{url}\" is followed by no page: use http, https, mailto, tel or a path"));
    }
    form(url)
}

/// The problem with the address of a page, if there is one.
fn page(url: &str) -> Option<String> {
    if !is_safe_source(url) {
        return Some(format!("\"{url}\" is no page: use http, https or a path"));
    }
    form(url)
}

/// The problem with an absolute address, if there is one.
fn absolute(url: &str) -> Option<String> {
    if origin(url).is_none() {
        return Some(format!("\"{url}\" is no whole address: begin with https://"));
    }
    form(url)
}

/// The problem with the spelling of an address, if there is one. The schema refuses a blank one.
fn form(url: &str) -> Option<String> {
    if url.contains(|character: char| character.is_whitespace() || character.is_control()) {
        return Some(format!("\"{}\" has white space in it: write %20, or take it out", url.escape_debug()));
    }
    let names_web = url.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("http:"))
        || url.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("https:"));
    (names_web && origin(url).is_none()).then(|| format!("\"{url}\" names no host: write https://host/path"))
}

/// The scheme and host of an absolute web address, in lower case; `None` for other addresses.
pub fn origin(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let host = host.rsplit('@').next().unwrap_or_default();
    let is_host = host.contains(|character: char| character.is_alphanumeric());
    (["http", "https"].contains(&scheme.as_str()) && is_host).then(|| format!("{scheme}://{host}"))
}

/// Checks an image, video, audio or captions: its scheme is allowed, and its origin is declared or its file exists.
fn medium(file: &File, thing: &Thing, origins: &str, facts: &Facts, report: &mut Report) {
    let Some((node, url)) = thing.node.get("url").and_then(|node| Some((node, node.text()?))) else { return };
    let path = field(&thing.path, "url");
    if !is_safe_source(url) {
        let message =
            format!("\"{url}\" is loaded by no page: use http, https or a path relative to the edition's root");
        report.error(file, node.at, &path, message);
    } else if let Some(message) = form(url) {
        report.error(file, node.at, &path, message);
    } else if let Some(origin) = origin(url) {
        if !declares(facts, origins, &origin) {
            let message = format!(
                "{origin} is not in edition.json's origins.{origins}: add it, or browsers may refuse to load this"
            );
            report.warning(file, node.at, &path, message);
        }
    } else if !url.trim().is_empty() && !url.starts_with(['/', '\\']) && !is_there(url, facts.folder) {
        let message = format!("there is no file {url} in the edition's folder: add it, unless another server has it");
        report.warning(file, node.at, &path, message);
    }
}

fn declares(facts: &Facts, name: &str, origin: &str) -> bool {
    let declared = facts.edition.and_then(|edition| edition.get("origins")?.get(name));
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

/// True if a relative address names a file: in the folder, in the same case, or outside it, as for the images of a
/// sibling edition.
fn is_there(url: &str, folder: &Folder) -> bool {
    let path = decode(url.split(['?', '#']).next().unwrap_or_default());
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => return folder.root.join(&path).is_file(),
            ".." => {}
            part => parts.push(part),
        }
    }
    folder.names.contains(&parts.join("/"))
}

/// Decodes percent-encoding, as a server does before it looks for the file.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match (first, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
