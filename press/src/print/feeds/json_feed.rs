//! JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

use super::{Item, JSON, Written};
use contract::{Author, ListKind, is_safe_source};
use serde_json::{Value, json};

/// The JSON Feed file.
pub fn json_feed(feed: &Written) -> String {
    let edition = &feed.publication.edition;
    let icon = edition.brand.icons.iter().find(|icon| is_safe_source(&icon.url));
    let items: Vec<Value> = feed.items.iter().map(|entry| item(feed, entry)).collect();
    let json = said(json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.feed.title,
        "description": feed.feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.file(JSON),
        "language": edition.in_language,
        "icon": icon.map(|icon| feed.publication.file(&icon.url)),
        "items": items,
    }));
    json.to_string()
}

fn item(feed: &Written, item: &Item) -> Value {
    let article = item.article;
    let authors: Vec<Value> = article.author.iter().map(|person| author(feed, person)).collect();
    said(json!({
        "id": item.url,
        "url": item.url,
        "title": article.headline,
        "summary": article.description,
        "content_html": item.html,
        "image": item.picture.as_ref().map(|picture| &picture.url),
        "date_published": article.date_published,
        "date_modified": article.date_modified,
        "authors": authors,
        "tags": item.subjects,
        "language": article.in_language,
    }))
}

fn author(feed: &Written, author: &Author) -> Value {
    let list = author.id.as_ref().map(|id| feed.publication.site.list(ListKind::Author, id));
    said(json!({ "name": author.name, "url": list.map(|path| feed.publication.url(&path)) }))
}

/// Removes the fields that are null.
fn said(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    value
}
