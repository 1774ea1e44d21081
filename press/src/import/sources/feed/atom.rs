//! Atom 1.0 (RFC 4287) and 0.3.

use super::super::text::{absolute, address, as_html, language, one_line, paragraphs, plain, title, without_tracking};
use super::super::xml::Element;
use super::item::{Feed, Item, person};
use super::media::{self, Media};
use crate::import::story::Person;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use url::Url;

/// Reads a feed whose root is `feed`, or a lone `entry`.
pub fn read(root: &Element, document: Option<&Url>) -> Feed {
    let base = root.base(document);
    let home = link(root, "alternate", base.as_ref());
    let base = base.or_else(|| home.clone());
    let tongue = root.attribute("xml:lang").and_then(language);
    let authors = people(root);
    let icon = root.text_of(&["atom:logo", "atom:icon"]);
    let entries: Vec<&Element> = if root.name == "atom:entry" { vec![root] } else { root.all("atom:entry").collect() };
    let entries = entries.into_iter().filter(|entry| entry.is_closed);
    Feed {
        title: root.first(&["atom:title"]).and_then(words),
        description: root.first(&["atom:subtitle", "atom:tagline"]).and_then(words),
        icon: icon.and_then(|icon| address(&icon, base.as_ref())),
        next: link(root, "next", base.as_ref()),
        items: entries.map(|entry| read_entry(entry, base.as_ref(), &authors)).collect(),
        language: tongue,
        home,
        problems: Vec::new(),
    }
}

/// The address of a link with a relation; of several, the one to a page.
fn link(element: &Element, relation: &str, base: Option<&Url>) -> Option<Url> {
    let mut links: Vec<&Element> =
        element.all("atom:link").filter(|link| link.attribute("rel").unwrap_or("alternate") == relation).collect();
    links.sort_by_key(|link| link.attribute("type").is_some_and(|media_type| !media_type.contains("html")));
    links.into_iter().find_map(|link| address(link.attribute("href")?, link.base(base).as_ref()))
}

fn read_entry(entry: &Element, outer: Option<&Url>, feed_authors: &[Person]) -> Item {
    let base = entry.base(outer);
    let base = base.as_ref();
    let guid = entry.text_of(&["atom:id"]);
    let orig = entry.text_of(&["feedburner:origLink"]).and_then(|text| address(&text, base));
    let address_of_id = guid.as_deref().and_then(|text| address(text, None));
    let link = orig.or_else(|| link(entry, "alternate", base)).or_else(|| address_of_id.clone()).map(without_tracking);
    let body_base = base.or(link.as_ref());
    let content = entry.first(&["atom:content"]);
    let mut authors = people(entry);
    if authors.is_empty() {
        // An entry without authors has those of its feed of origin, or of the feed (RFC 4287, section 4.2.1).
        authors = entry
            .first(&["atom:source"])
            .map(people)
            .filter(|people| !people.is_empty())
            .unwrap_or_else(|| feed_authors.to_vec());
    }
    let categories = entry.all("atom:category").filter_map(|category| {
        category.attribute("label").or_else(|| category.attribute("term")).map(title).filter(|text| !text.is_empty())
    });
    let mut notes = Vec::new();
    if content.is_some_and(|content| {
        content.attribute("src").is_none() && html(content).is_none() && !content.text().is_empty()
    }) {
        notes.push("body that is no text left out");
    }
    Item {
        other_addresses: address_of_id.into_iter().filter(|id| Some(id) != link.as_ref()).collect(),
        title: entry.first(&["atom:title", "media:title"]).and_then(words),
        lead: entry
            .first(&["atom:summary"])
            .and_then(|summary| resolved(summary, body_base))
            .or_else(|| media::description(entry)),
        body: content.and_then(|content| resolved(content, body_base)),
        elsewhere: content.and_then(|content| address(content.attribute("src")?, content.base(base).as_ref())),
        categories: categories.collect(),
        subjects: entry
            .all("dc:subject")
            .map(|subject| title(&subject.text()))
            .filter(|text| !text.is_empty())
            .collect(),
        published: entry.text_of(&[
            "atom:published",
            "atom:issued",
            "atom:created",
            "dc:date",
            "atom:updated",
            "atom:modified",
        ]),
        modified: entry.text_of(&["atom:updated", "atom:modified"]),
        language: entry.attribute("xml:lang").or_else(|| content?.attribute("xml:lang")).and_then(language),
        copyright: entry.first(&["atom:rights", "atom:copyright"]).and_then(words),
        media: Media::read(entry, body_base),
        address: link,
        guid,
        authors,
        notes,
    }
}

fn people(element: &Element) -> Vec<Person> {
    let named: Vec<Person> =
        element.all("atom:author").filter_map(|author| person(&author.text_of(&["atom:name"])?)).collect();
    if named.is_empty() {
        element.all("dc:creator").filter_map(|creator| person(&creator.text())).collect()
    } else {
        named
    }
}

/// What kind of text a construct holds: Atom 1.0 names it, Atom 0.3 gives a media type and a mode.
fn is_html(element: &Element) -> bool {
    let media_type = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    media_type.contains("html")
        || (media_type.starts_with("text/plain") && element.attribute("mode") == Some("escaped"))
}

/// The text of a construct, decoded if it is in Base64.
fn raw(element: &Element) -> String {
    let media_type = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    let is_base64 = element.attribute("mode") == Some("base64") || media_type == "application/octet-stream";
    let text = element.text();
    if !is_base64 {
        return text;
    }
    let packed: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    let bytes = STANDARD.decode(packed).ok();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(text)
}

/// A text construct as words.
fn words(element: &Element) -> Option<String> {
    let text = raw(element);
    let words = match element.attribute("type") {
        _ if element.has_elements() => plain(&element.inner_html()),
        _ if is_html(element) => plain(&text),
        // Plain text, which Atom takes at its word.
        None | Some("text" | "text/plain") => one_line(&text),
        Some(_) => title(&text),
    };
    (!words.is_empty()).then_some(words)
}

/// A construct as HTML; `None` if it is empty or no text at all.
fn html(element: &Element) -> Option<String> {
    let media_type = element.attribute("type").unwrap_or("text").to_ascii_lowercase();
    let html = if element.has_elements() {
        element.inner_html()
    } else if is_html(element) {
        as_html(&raw(element))
    } else if media_type == "application/octet-stream" || element.attribute("mode").is_some() {
        // Atom 0.3 often says nothing of what is HTML.
        as_html(&raw(element))
    } else if media_type == "text" || media_type.starts_with("text/") {
        paragraphs(&element.text())
    } else {
        return None;
    };
    let html = html.trim();
    (!html.is_empty()).then(|| html.to_owned())
}

fn resolved(element: &Element, base: Option<&Url>) -> Option<String> {
    let html = html(element)?;
    Some(match element.base(base) {
        Some(base) => absolute(&html, &base),
        None => html,
    })
}
