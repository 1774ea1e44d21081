//! The home page: groups of teasers, by rank.

use super::{Paper, loaded::loaded, set_head};
use crate::components::{Look, teaser, use_site};
use crate::markup::{Element, Node, el};
use crate::newsroom::files;
use contract::{Front, Group, ListKind, Teaser};
use leptos::prelude::*;
use std::sync::Arc;

/// The home page.
pub fn page() -> Node {
    loaded::<Front>(files::FRONT, front)
}

fn front(front: Arc<Front>) -> Element {
    let Paper { name, .. } = expect_context();
    set_head(&name, None);
    let groups = front.groups.iter().cloned().enumerate().map(|(index, item)| group(item, index == 0));
    let groups: Vec<Element> = groups.collect();
    let resume = el("p").class("resume");
    el("div").class("front").child(resume).child(el("h1").class("visually-hidden").child(name)).child(groups)
}

/// A group: the first shows its lead story, the others are as large as their rank.
fn group(group: Group, is_first: bool) -> Element {
    let site = use_site();
    let list = match (&group.section, &group.topic) {
        (Some(id), _) => Some(site.list(ListKind::Section, id)),
        (None, Some(id)) => Some(site.list(ListKind::Topic, id)),
        (None, None) => None,
    };
    let heading = group.heading.map(|words| match list {
        Some(href) => el("h2").class("section-heading").child(el("a").attr("href", href).child(words)),
        None => el("h2").class("section-heading").child(words),
    });
    let level = if heading.is_some() { "h3" } else { "h2" };
    let rank = if group.rank == 0 { 3 } else { group.rank.min(4) };
    let item = |(place, item): (usize, Teaser)| {
        let look = match (rank, place) {
            (1, 0) => Look::Lead,
            (1 | 2, _) | (3, 0) => Look::Story,
            (3, _) => Look::Row,
            _ => Look::Line,
        };
        el("li").child(teaser(item, look, level, is_first && place == 0))
    };
    let items: Vec<Element> = group.teasers.into_iter().enumerate().map(item).collect();
    el("section").class(format!("group rank-{rank}")).child(heading).child(el("ul").child(items))
}
