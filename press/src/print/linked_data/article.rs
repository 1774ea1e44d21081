//! An article as JSON-LD. The type depends on its kind. Documentation of the properties:
//! <https://developers.google.com/search/docs/appearance/structured-data/article>.

use super::live;
use super::parts::{authors, image, publisher};
use crate::print::head::{canonical, last_change};
use crate::print::picture::{picture, picture_of};
use crate::print::site::SiteContext;
use contract::{Article, Correction, Kind, ListKind, LivePage, VideoBlock, is_safe_link, is_safe_source};
use manchette::components::word_count;
use serde_json::{Value, json};

/// An article, or a live blog with its newest posts.
pub fn article(site: &SiteContext, article: &Article, posts: Option<&LivePage>) -> Value {
    let url = canonical(site, article);
    let url_of_page = site.article(&article.id, article.section.as_ref());
    let picture = picture_of(site, article);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": type_name(article.kind),
        "headline": article.headline,
        "description": article.description,
        "url": url,
        "mainEntityOfPage": { "@type": "WebPage", "@id": url },
        "inLanguage": article.in_language.as_ref().unwrap_or(&site.edition.in_language),
        "image": picture.as_ref().map(|picture| [image(picture)]),
        "datePublished": article.date_published,
        "dateModified": last_change(article),
        "publisher": publisher(site),
        "isAccessibleForFree": true,
    });
    if article.kind == Kind::Page {
        // A fixed page is the page itself, and has a name instead of a headline.
        value["name"] = value["headline"].take();
        value["mainEntityOfPage"].take();
        return value;
    }
    let authors = authors(site, article, &article.author);
    let word_count = word_count(article);
    value["author"] = json!(authors);
    value["articleSection"] = json!(article.section.as_ref().map(|section| &section.name));
    value["about"] = json!(article.topic.as_ref().map(|topic| {
        let list = site.paths.list(ListKind::Topic, &topic.id);
        json!({ "@type": "Thing", "name": topic.name, "url": site.url(&list) })
    }));
    if !article.keywords.is_empty() {
        value["keywords"] = json!(article.keywords);
    }
    value["copyrightNotice"] = json!(article.copyright_notice);
    value["wordCount"] = json!(word_count);
    value["correction"] = json!(article.corrections.iter().map(correction).collect::<Vec<Value>>());
    value["sponsor"] = json!(article.sponsor.as_ref().map(|sponsor| {
        let site = sponsor.url.as_ref().filter(|url| is_safe_link(url)).map(|url| site.url_in(&url_of_page, url));
        json!({ "@type": "Organization", "name": sponsor.name, "url": site })
    }));
    value["video"] = json!(article.video.as_ref().and_then(|main| video(site, article, main)));
    if article.kind == Kind::Live {
        value["coverageStartTime"] = json!(article.date_published);
        if let Some(posts) = posts {
            value["coverageEndTime"] = json!(live::end(article, posts));
            value["liveBlogUpdate"] = json!(live::updates(site, article, posts, &url));
        }
    }
    value
}

fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Article | Kind::Agency => "NewsArticle",
        Kind::Live => "LiveBlogPosting",
        Kind::Opinion => "OpinionNewsArticle",
        Kind::Sponsored => "AdvertiserContentArticle",
        Kind::Page => "WebPage",
    }
}

fn correction(correction: &Correction) -> Value {
    json!({ "@type": "CorrectionComment", "text": correction.text.plain(), "datePublished": correction.date })
}

/// The main video; `None` if no file is safe to load. Its date is that of the article, because no other is known.
fn video(site: &SiteContext, article: &Article, video: &VideoBlock) -> Option<Value> {
    let file = video.sources.iter().find(|source| is_safe_source(&source.url))?;
    let poster = video.poster.as_ref().and_then(|poster| picture(site, poster));
    let thumbnail = poster.or_else(|| picture_of(site, article));
    Some(json!({
        "@type": "VideoObject",
        "name": video.name,
        "description": video.caption.as_ref().map(|caption| caption.plain()),
        "thumbnailUrl": thumbnail.map(|picture| picture.url),
        "contentUrl": site.file(&file.url),
        "uploadDate": article.date_published,
        "duration": video.duration.map(iso_duration),
    }))
}

/// A length in seconds as ISO 8601, such as `PT1M5S`.
fn iso_duration(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => format!("PT{seconds}S"),
        (0, minutes) => format!("PT{minutes}M{seconds}S"),
        (hours, minutes) => format!("PT{hours}H{minutes}M{seconds}S"),
    }
}
