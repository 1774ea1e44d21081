//! The posts of a live blog as JSON-LD.

use super::parts::authors;
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
        let own = if post.author.is_empty() { &article.author } else { &post.author };
        let authors = authors(site, article, own);
        let mut lines = Vec::new();
        visit_text(&post.body, &mut |line| lines.push(line.plain()));
        json!({
            "@type": "BlogPosting",
            "headline": post.headline.clone().unwrap_or_else(|| headline(article, &lines)),
            "url": format!("{url}#post-{}", post.id),
            "datePublished": post.date_published,
            "dateModified": post.date_modified,
            "author": authors,
            "articleBody": (!lines.is_empty()).then(|| lines.join("\n")),
        })
    };
    page.posts.iter().filter(|post| !post.deleted).map(update).collect()
}

/// The longest headline that search engines show.
const MAX_HEADLINE: usize = 110;

/// The headline that search engines require of a post without one: the beginning of its text, or else the article's.
fn headline(article: &Article, lines: &[String]) -> String {
    let Some(first) = lines.iter().map(|line| line.trim()).find(|line| !line.is_empty()) else {
        return article.headline.clone();
    };
    if first.chars().count() <= MAX_HEADLINE {
        return first.to_owned();
    }
    let mut start: String = first.chars().take(MAX_HEADLINE - 1).collect();
    start.truncate(start.rfind(char::is_whitespace).unwrap_or(start.len()));
    start + "…"
}
