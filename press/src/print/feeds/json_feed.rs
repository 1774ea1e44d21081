//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::feed::{FeedContext, Item, JSON};
use contract::{Author, ListKind, is_safe_source};
use serde_json::{Value, json};

/// The file.
pub fn json_feed(ctx: &FeedContext) -> String {
    let edition = &ctx.site.edition;
    let icon = edition.brand.icons.iter().find(|icon| is_safe_source(&icon.url));
    let items: Vec<Value> = ctx.items.iter().map(|entry| item(ctx, entry)).collect();
    let json = without_nulls(json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": ctx.feed.title,
        "description": ctx.feed.description,
        "home_page_url": ctx.page,
        "feed_url": ctx.file(JSON),
        "language": edition.in_language,
        "icon": icon.map(|icon| ctx.site.file(&icon.url)),
        "items": items,
    }));
    json.to_string()
}

fn item(ctx: &FeedContext, item: &Item) -> Value {
    let article = item.article;
    let authors: Vec<Value> = article.author.iter().map(|person| author(ctx, person)).collect();
    without_nulls(json!({
        "id": item.id,
        "url": item.url,
        "title": article.headline,
        "summary": article.description,
        "content_html": item.html,
        "image": item.picture.as_ref().map(|picture| &picture.url),
        "date_published": article.date_published,
        "date_modified": item.changed().filter(|date| Some(*date) != article.date_published),
        "authors": authors,
        "tags": item.subjects,
        "language": article.in_language,
    }))
}

fn author(ctx: &FeedContext, author: &Author) -> Value {
    let list = author.id.as_ref().map(|id| ctx.site.paths.list(ListKind::Author, id));
    without_nulls(json!({ "name": author.name, "url": list.map(|path| ctx.site.url(&path)) }))
}

/// The object without the fields that are null.
fn without_nulls(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    value
}
