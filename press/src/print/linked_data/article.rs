//! An article as JSON-LD. The type depends on its kind; the requirements are at
//! https://developers.google.com/search/docs/appearance/structured-data/article.

use super::{image, live, publisher};
use crate::print::head::canonical;
use crate::print::picture::{picture, picture_of};
use crate::print::site::SiteContext;
use contract::{Article, Author, Correction, Kind, ListKind, LivePage, VideoBlock, is_safe_link, is_safe_source};
use manchette::components::word_count;
use serde_json::{Value, json};

/// The article, or a live blog with its newest posts.
pub fn article(publication: &SiteContext, article: &Article, posts: Option<&LivePage>) -> Value {
    let url = canonical(publication, article);
    let picture = picture_of(publication, article);
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": type_name(article.kind),
        "headline": article.headline,
        "description": article.description,
        "url": url,
        "mainEntityOfPage": { "@type": "WebPage", "@id": url },
        "inLanguage": article.in_language.as_ref().unwrap_or(&publication.edition.in_language),
        "image": picture.as_ref().map(|picture| [image(picture)]),
        "datePublished": article.date_published,
        "dateModified": article.date_modified.or(article.date_published),
        "publisher": publisher(publication),
        "isAccessibleForFree": true,
    });
    if article.kind == Kind::Page {
        // A fixed page is a WebPage with a name instead of a headline.
        value["name"] = value["headline"].take();
        value["mainEntityOfPage"].take();
        return value;
    }
    let authors: Vec<Value> = article.author.iter().map(|author| person(publication, article, author)).collect();
    let words = word_count(article);
    value["author"] = json!(authors);
    value["articleSection"] = json!(article.section.as_ref().map(|section| &section.name));
    value["about"] = json!(article.topic.as_ref().map(|topic| {
        let list = publication.site.list(ListKind::Topic, &topic.id);
        json!({ "@type": "Thing", "name": topic.name, "url": publication.url(&list) })
    }));
    value["wordCount"] = json!((words > 0).then_some(words));
    value["correction"] = json!(article.corrections.iter().map(correction).collect::<Vec<Value>>());
    value["sponsor"] = json!(article.sponsor.as_ref().map(|sponsor| {
        let site = sponsor.url.as_ref().filter(|url| is_safe_link(url)).map(|url| publication.url(url));
        json!({ "@type": "Organization", "name": sponsor.name, "url": site })
    }));
    value["video"] = json!(article.video.as_ref().and_then(|main| video(publication, article, main)));
    if article.kind == Kind::Live {
        value["coverageStartTime"] = json!(article.date_published);
        if let Some(posts) = posts {
            value["coverageEndTime"] = json!(live::end(article, posts));
            value["liveBlogUpdate"] = json!(live::updates(publication, article, posts, &url));
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

/// An author. In an agency's report, an author without an id is the agency.
pub fn person(publication: &SiteContext, article: &Article, author: &Author) -> Value {
    let is_agency = article.kind == Kind::Agency && author.id.is_none();
    let list = author.id.as_ref().map(|id| publication.url(&publication.site.list(ListKind::Author, id)));
    json!({
        "@type": if is_agency { "Organization" } else { "Person" },
        "name": author.name,
        "url": list,
        "jobTitle": author.role.as_ref().filter(|_| !is_agency),
    })
}

fn correction(correction: &Correction) -> Value {
    json!({ "@type": "CorrectionComment", "text": correction.text.plain(), "datePublished": correction.date })
}

/// The main video; `None` if none of its files may be loaded. Its date is the article's, since it has none of its own.
fn video(publication: &SiteContext, article: &Article, video: &VideoBlock) -> Option<Value> {
    let file = video.sources.iter().find(|source| is_safe_source(&source.url))?;
    let poster = video.poster.as_ref().and_then(|poster| picture(publication, poster));
    let thumbnail = poster.or_else(|| picture_of(publication, article));
    Some(json!({
        "@type": "VideoObject",
        "name": video.name,
        "description": video.caption.as_ref().map(|caption| caption.plain()),
        "thumbnailUrl": thumbnail.map(|picture| picture.url),
        "contentUrl": publication.file(&file.url),
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
