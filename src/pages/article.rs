//! An article's page: the article, its related stories, the most-read list.

use super::live_blog::live_blog;
use super::most_read::most_read_secondary;
use super::{set_head, with_file::with_file};
use crate::components::{article, most_read, related};
use crate::markup::{Element, Node, el};
use contract::{Article, Kind, Status};
use std::sync::Arc;

/// The page of an article.
pub fn page(file: &str) -> Node {
    with_file::<Article>(file, article_page)
}

fn article_page(content: Arc<Article>) -> Element {
    set_head(&content.headline, content.in_language.as_deref());
    let live = content.live.clone().filter(|_| content.status == Status::Published);
    let posts = live.map(|live| live_blog(live.id));
    let story = article(&content, posts);
    if content.kind == Kind::Page {
        return story;
    }
    let after = el("div")
        .class("after-article")
        .child(related(content.related.clone()))
        .child(most_read(most_read_secondary()));
    el("div").class("article-page").child(story).child(after)
}
