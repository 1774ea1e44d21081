//! An article's page: the article, its related stories, the most-read list.

use super::live_blog::live_blog;
use super::most_read::most_read_beside;
use super::{loaded::loaded, set_head};
use crate::components::{article, most_read, related, use_lists};
use crate::contract::{Article, Id, Kind, Status};
use crate::effect::effect;
use crate::markup::{Element, Node, el};
use crate::newsroom::files;
use std::sync::Arc;

/// The page of an article.
pub fn page(id: Id) -> Node {
    loaded::<Article>(&files::article(&id), article_page)
}

fn article_page(content: Arc<Article>) -> Element {
    set_head(&content.headline, content.in_language.as_deref());
    note_read(&content);
    let live = content.live.clone().filter(|_| content.status == Status::Published);
    let posts = live.map(|live| live_blog(live.id));
    let story = article(&content, posts);
    if content.kind == Kind::Page {
        return story;
    }
    let after =
        el("div").class("after-article").child(related(content.related.clone())).child(most_read(most_read_beside()));
    el("div").class("article-page").child(story).child(after)
}

/// Notes in the reader's history that they have come here; how far they had read stays.
fn note_read(article: &Article) {
    if article.kind == Kind::Page || article.status != Status::Published {
        return;
    }
    let lists = use_lists();
    let teaser = article.teaser();
    effect(move || {
        let block = lists.last_read(&teaser.id).map_or(0, |entry| entry.block);
        // Where the browser keeps nothing, there is no history.
        let _ = lists.note_read(&teaser, block, false);
    });
}
