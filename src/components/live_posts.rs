//! The posts of a live blog.

use super::{body, byline, post_time, use_messages};
use crate::markup::{Element, el};
use contract::{KeyPost, Post};

/// The turning points as links to their posts, if there are any.
pub fn key_moments(posts: Vec<KeyPost>) -> Option<Element> {
    if posts.is_empty() {
        return None;
    }
    let item = |post: KeyPost| {
        let link = el("a").attr("href", format!("#post-{}", post.id)).child(post.headline);
        el("li").child(post.date_published.map(post_time)).child(" ").child(link)
    };
    let items: Vec<Element> = posts.into_iter().map(item).collect();
    let heading = el("h2").attr("id", "key-moments").class("aside-title").child(use_messages().key_moments);
    let section = el("section").class("key-points").attr("aria-labelledby", "key-moments");
    Some(section.child(heading).child(el("ul").child(items)))
}

/// Posts, newest first, without deleted ones. A pinned post is shown twice, above and in its place; only the latter has
/// an id.
pub fn live_posts(posts: Vec<Post>, pinned: bool) -> Vec<Element> {
    let shown = posts.into_iter().filter(|post| !post.deleted);
    shown.map(|post| live_post(post, pinned)).collect()
}

fn live_post(post: Post, pinned: bool) -> Element {
    let label = pinned.then(|| el("span").class("label").child(use_messages().pinned));
    let name = if pinned { format!("pinned-{}", post.id) } else { post.id.to_string() };
    el("article")
        .class(if post.key { "post key" } else { "post" })
        .maybe("id", (!pinned).then(|| format!("post-{}", post.id)))
        .child(el("p").class("post-time").child(label).child(" ").child(post.date_published.map(post_time)))
        .child(post.headline.map(|headline| el("h3").child(headline)))
        .child(body(post.body, &name))
        .child(byline(post.author, true))
}
