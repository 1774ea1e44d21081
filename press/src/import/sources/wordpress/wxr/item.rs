//! A post of an export as the REST API gives it.

use super::content;
use super::export::{Export, Post};
use super::php;
use crate::import::report::Report;
use serde_json::{Map, Value, json};
use url::Url;

/// The post with what the API embeds: author, terms, main picture.
pub fn of(post: &Post, export: &Export, report: &mut Report) -> Value {
    let terms: Vec<Value> = post
        .terms
        .iter()
        .map(|(taxonomy, slug, name)| json!({ "taxonomy": taxonomy, "slug": slug, "name": name }))
        .collect();
    // A deleted user leaves a login that no author has, or nothing.
    let author = export.authors.get(&post.author).map(|name| json!({ "name": name, "slug": slug(&post.author) }));
    let picture = post.meta("_thumbnail_id").and_then(|id| export.picture(id.parse().ok()?));
    let key = format!("{}/{}", post.kind, post.id);
    let mut item = json!({
        "id": post.id,
        "status": post.status,
        "slug": post.slug,
        "link": link(post, export),
        "title": { "rendered": content::typographic(&post.title, export) },
        "content": { "rendered": content::rendered(post, export, &key, report) },
        "excerpt": { "rendered": content::typographic(&post.excerpt, export) },
        "date_gmt": time(&post.date),
        "modified_gmt": time(&post.modified),
        "sticky": post.is_sticky,
        "author": u8::from(!post.author.is_empty()),
        "featured_media": post.meta("_thumbnail_id").and_then(|id| id.parse::<u64>().ok()).unwrap_or(0),
        "_embedded": { "wp:term": [terms] },
    });
    for (taxonomy, slug, _) in &post.terms {
        let ids = &mut item[field(taxonomy)];
        let more = export.sections.id(taxonomy, slug).map(Value::from);
        match ids.as_array_mut() {
            Some(ids) => ids.extend(more),
            None => *ids = more.into_iter().collect(),
        }
    }
    if let Some(canonical) = post.meta("_yoast_wpseo_canonical") {
        item["yoast_head_json"] = json!({ "canonical": canonical });
    }
    if let Some(category) = post.meta("_yoast_wpseo_primary_category") {
        item["meta"] = json!({ "_yoast_wpseo_primary_category": category });
    }
    if let Some(author) = author {
        item["_embedded"]["author"] = json!([author]);
    }
    if let Some(media) = picture.and_then(media) {
        item["_embedded"]["wp:featuredmedia"] = json!([media]);
    }
    item
}

/// The field with the ids of a taxonomy's terms. Its own name may be that of another field.
pub fn field(taxonomy: &str) -> String {
    format!("terms of {taxonomy}")
}

/// A picture as the API gives it; `None` without an address.
pub fn media(picture: &Post) -> Option<Value> {
    let address = Url::parse(picture.attachment.as_deref()?).ok()?;
    let mut details = picture.meta("_wp_attachment_metadata").and_then(php::read).unwrap_or_default();
    for size in details["sizes"].as_object_mut().unwrap_or(&mut Map::new()).values_mut() {
        let file = size["file"].as_str().and_then(|file| address.join(file).ok());
        size["source_url"] = file.map(String::from).into();
    }
    Some(json!({
        "source_url": address.as_str(),
        "alt_text": picture.meta("_wp_attachment_image_alt"),
        "media_details": details,
    }))
}

/// Addresses that the post had before.
pub fn former_addresses(post: &Post) -> Vec<Url> {
    let Ok(now) = Url::parse(&post.link) else { return Vec::new() };
    let slugs = post
        .meta
        .iter()
        .filter(|(name, slug)| name == "_wp_old_slug" && !slug.is_empty() && !slug.ends_with("__trashed"));
    let address = |slug: &str| {
        let path = now.path().trim_end_matches('/');
        let (folder, _) = path.rsplit_once('/').filter(|(_, last)| last.eq_ignore_ascii_case(&post.slug))?;
        let end = if now.path().ends_with('/') { "/" } else { "" };
        now.join(&format!("{folder}/{slug}{end}")).ok()
    };
    slugs.filter_map(|(_, slug)| address(slug)).collect()
}

/// The address of a post; one that is missing or relative is made of the site's.
fn link(post: &Post, export: &Export) -> Option<String> {
    let home = export.site.home.as_ref();
    let link = Url::parse(&post.link).ok().or_else(|| home?.join(&post.link).ok().filter(|_| !post.link.is_empty()));
    link.or_else(|| home?.join(&format!("?p={}", post.id)).ok()).map(String::from)
}

/// A login as WordPress makes an address of it.
fn slug(login: &str) -> String {
    let name = login.split('@').next().unwrap_or_default().to_lowercase();
    let sign = |sign: char| if sign.is_alphanumeric() || "-_".contains(sign) { sign } else { '-' };
    name.chars().map(sign).collect()
}

/// A time as the API writes it; `None` for one that was never set.
fn time(text: &str) -> Option<String> {
    (!text.starts_with("0000") && !text.is_empty()).then(|| text.trim().replacen(' ', "T", 1))
}
