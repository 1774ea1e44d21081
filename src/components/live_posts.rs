//! The posts of a live blog.

use super::{body, byline, post_time, share_button, use_messages};
use crate::markup::{Element, el};
use contract::{Date, KeyPost, Post};

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

/// Posts without deleted ones. A pinned post is shown twice, above and in its place; only the latter has an id.
pub fn live_posts(posts: Vec<Post>, pinned: bool) -> Vec<Element> {
    let shown = posts.into_iter().filter(|post| !post.deleted);
    shown.map(|post| live_post(post, pinned, false)).collect()
}

/// A post, which says when it was changed after its publication.
pub fn live_post(post: Post, pinned: bool, is_changed: bool) -> Element {
    let messages = use_messages();
    let label = pinned.then(|| el("span").class("label").child(messages.pinned));
    let name = if pinned { format!("pinned-{}", post.id) } else { post.id.to_string() };
    let published = post.date_published;
    let modified = post.date_modified.filter(|modified| published.is_none_or(|date| is_later(modified, &date)));
    let updated = (is_changed || modified.is_some())
        .then(|| el("span").class("post-updated").child(messages.updated).child(" ").child(modified.map(post_time)));
    el("article")
        .class(if post.key { "post key" } else { "post" })
        .maybe("id", (!pinned).then(|| format!("post-{}", post.id)))
        .child(
            el("p")
                .class("post-time")
                .child(label)
                .child(" ")
                .child(published.map(post_time))
                .child(" ")
                .child(updated),
        )
        .child(post.headline.map(|headline| el("h3").child(headline)))
        .child(body(post.body, &name))
        .child(byline(post.author, true))
        .child((!pinned).then(|| share_button(format!("post-{}", post.id))))
}

/// True if the clock shows another minute.
fn is_later(modified: &Date, published: &Date) -> bool {
    modified.timestamp() - published.timestamp() >= 60
}
