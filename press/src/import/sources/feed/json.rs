//! JSON Feed 1 and 1.1.

use super::super::text::{absolute, address, as_html, escape, language, paragraphs, title, without_tracking};
use super::item::{Feed, Item, person};
use super::media::{Media, Medium};
use crate::import::story::{Person, Picture};
use contract::Source;
use serde_json::Value;
use url::Url;

/// Reads a feed; `None` if the document is none.
pub fn read(root: &Value, document: Option<&Url>) -> Option<Feed> {
    let items = root.get("items")?.as_array()?;
    let home = text(root, "home_page_url").and_then(|text| address(&text, document));
    let feed_url = text(root, "feed_url").and_then(|text| address(&text, document));
    let base = document.cloned().or(feed_url).or_else(|| home.clone());
    let base = base.as_ref();
    let authors = people(root, base);
    let icon = text(root, "icon").or_else(|| text(root, "favicon"));
    Some(Feed {
        title: text(root, "title").map(|text| title(&text)),
        description: text(root, "description").map(|text| title(&text)),
        language: text(root, "language").and_then(|text| language(&text)),
        icon: icon.and_then(|icon| address(&icon, base)),
        next: text(root, "next_url").and_then(|text| address(&text, base)),
        items: items.iter().filter(|item| item.is_object()).map(|item| read_item(item, base, &authors)).collect(),
        home,
        problems: Vec::new(),
    })
}

/// A text that is not empty; numbers are texts too, since ids may be.
fn text(value: &Value, name: &str) -> Option<String> {
    let text = match value.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// `authors` of version 1.1, else `author` of version 1.
fn people(value: &Value, base: Option<&Url>) -> Vec<Person> {
    let authors =
        list(value, "authors").iter().chain(value.get("author").filter(|_| list(value, "authors").is_empty()));
    let read = |author: &Value| {
        let picture = text(author, "avatar").and_then(|avatar| address(&avatar, base));
        person(&text(author, "name")?).map(|person| Person { picture, ..person })
    };
    authors.filter_map(read).collect()
}

fn read_item(item: &Value, base: Option<&Url>, feed_authors: &[Person]) -> Item {
    let guid = text(item, "id");
    let link = text(item, "url").and_then(|text| address(&text, base));
    let link = link.or_else(|| address(guid.as_deref()?, None)).map(without_tracking);
    let html = text(item, "content_html").map(|html| as_html(&html));
    let mut body = html.or_else(|| text(item, "content_text").map(|text| paragraphs(&text)));
    // What the item is about, which is not in the text of all feeds.
    let external =
        text(item, "external_url").and_then(|text| address(&text, base)).filter(|url| Some(url) != link.as_ref());
    if let (Some(external), Some(body)) = (external, &mut body) {
        let shown = escape(external.as_str());
        if !body.contains(&shown) && !body.contains(external.as_str()) {
            body.push_str(&format!("<p><a href=\"{shown}\">{}</a></p>", external.host_str().unwrap_or(&shown)));
        }
    }
    let mut authors = people(item, base);
    if authors.is_empty() {
        authors = feed_authors.to_vec();
    }
    // Pictures and links in the body are relative to the item's page.
    let body_base = link.as_ref().or(base);
    Item {
        other_addresses: Vec::new(),
        title: text(item, "title").map(|text| title(&text)),
        lead: text(item, "summary").map(|text| escape(&title(&text))),
        body: body.map(|body| body_base.map_or_else(|| body.clone(), |base| absolute(&body, base))),
        elsewhere: None,
        categories: list(item, "tags")
            .iter()
            .filter_map(Value::as_str)
            .map(title)
            .filter(|tag| !tag.is_empty())
            .collect(),
        subjects: Vec::new(),
        published: text(item, "date_published"),
        modified: text(item, "date_modified"),
        language: text(item, "language").and_then(|text| language(&text)),
        copyright: None,
        media: media(item, base),
        address: link,
        guid,
        authors,
        notes: Vec::new(),
    }
}

fn media(item: &Value, base: Option<&Url>) -> Media {
    let mut media = Media::default();
    let image = text(item, "image").or_else(|| text(item, "banner_image"));
    if let Some(url) = image.and_then(|image| address(&image, base)) {
        media.pictures.push(Picture { files: vec![(url, None)], ..Picture::default() });
    }
    for attachment in list(item, "attachments") {
        let (url, media_type) = (text(attachment, "url"), text(attachment, "mime_type"));
        let seconds = attachment.get("duration_in_seconds").and_then(Value::as_f64);
        let seconds = seconds.filter(|seconds| (1.0..1e6).contains(seconds)).map(|seconds| seconds as u32);
        let parsed = url.as_deref().and_then(|url| address(url, base));
        match parsed.filter(|url| Medium::of(media_type.as_deref(), None, Some(url)) == Medium::Audio) {
            Some(url) => {
                let name = text(attachment, "title").unwrap_or_default();
                media.sound(name, vec![Source { url: url.to_string(), media_type }], seconds);
            }
            None => media.file(url.as_deref(), media_type.as_deref(), base),
        }
    }
    media
}
