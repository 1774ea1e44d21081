//! The posts of a live blog as JSON-LD.

use super::parts::person;
use crate::print::site::SiteContext;
use contract::{Article, Date, LivePage, LiveState, Post, visit_text};
use serde_json::{Value, json};

/// The end of a live blog that has ended: the date of its newest post, or of the article's last change.
pub fn end(article: &Article, page: &LivePage) -> Option<Date> {
    if page.state == LiveState::Live {
        return None;
    }
    let dates = page.posts.iter().filter(|post| !post.deleted).filter_map(|post| post.date_published);
    dates.max_by_key(Date::timestamp).or(article.date_modified)
}

/// The newest posts, each with its address on the page.
pub fn updates(site: &SiteContext, article: &Article, page: &LivePage, url: &str) -> Vec<Value> {
    let update = |post: &Post| {
        let authors: Vec<Value> = post.author.iter().map(|author| person(site, article, author)).collect();
        let mut lines = Vec::new();
        visit_text(&post.body, &mut |line| lines.push(line.plain()));
        json!({
            "@type": "BlogPosting",
            "headline": post.headline,
            "url": format!("{url}#post-{}", post.id),
            "datePublished": post.date_published,
            "dateModified": post.date_modified,
            "author": authors,
            "articleBody": (!lines.is_empty()).then(|| lines.join("\n")),
        })
    };
    page.posts.iter().filter(|post| !post.deleted).map(update).collect()
}
