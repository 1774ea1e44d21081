//! The posts in the page: inserted, replaced, folded.

use crate::browser::{document, nodes, scroll};
use crate::components::live_post;
use crate::markup::{self, Element, Mounted};
use contract::{Id, Post};

/// The element of the newest posts.
pub const LATEST: &str = ".posts .latest";
/// The lines of posts, one of which stays where it is while others change.
const LINES: &str = ".post:not([data-changing]) :is(.post-time, h3, .body > *)";

/// The nodes that this part has mounted, which live as long as the page.
#[derive(Default)]
pub struct Posts(Vec<Mounted>);

impl Posts {
    /// Inserts the posts that the page lacks, each before the one that follows it.
    pub fn insert(&mut self, posts: &[Post]) {
        let Some(list) = document::find(LATEST) else { return };
        let mut next = None;
        for post in posts.iter().rev().filter(|post| !post.deleted) {
            if element(&post.id, "").is_none()
                && let Some(new) = self.mount_post(post, false)
            {
                nodes::set(&new, "data-new", "");
                nodes::insert(&new, &list, next.as_deref());
            }
            next = element(&post.id, ".latest > ").or(next);
        }
    }

    /// Shows a post as it is now.
    pub fn update(&mut self, post: &Post, removed: &'static str) {
        let Some(old) = element(&post.id, "") else { return };
        if post.deleted {
            // The reader may be looking at it.
            nodes::empty(&old);
            nodes::insert(&nodes::text(removed), &old, None);
            nodes::set(&old, "class", "post deleted");
        } else if let Some(new) = self.mount_post(post, true) {
            nodes::replace(&old, &new);
        }
    }

    /// Mounts a node in the first element of a selector, in place of what is in it.
    pub fn fill(&mut self, selector: &str, node: Element) {
        if let Some(place) = document::find(selector) {
            self.0.push(markup::mount(node.into(), &place));
        }
    }

    fn mount_post(&mut self, post: &Post, is_changed: bool) -> Option<nodes::Element> {
        let outside = nodes::create("div");
        self.0.push(markup::mount(live_post(post.clone(), false, is_changed).into(), &outside));
        nodes::as_element(outside.first_child()?, "article")
    }
}

/// Changes posts, and what stands above them, without moving what the reader sees.
pub fn without_moving(changing: &[&Post], change: &mut dyn FnMut()) {
    for old in changing.iter().filter_map(|post| element(&post.id, "")) {
        nodes::set(&old, "data-changing", "");
    }
    scroll::anchored(LINES, change);
}

/// The element of a post, if it is in the page, in a place of a selector.
pub fn element(id: &Id, place: &str) -> Option<nodes::Element> {
    document::find(&format!("{place}[id='post-{id}']"))
}
