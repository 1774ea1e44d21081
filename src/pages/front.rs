//! The home page: groups of teasers, by rank.

use super::{set_head, with_file::with_file};
use crate::components::{EditionContext, TeaserVariant, teaser, use_site};
use crate::markup::{Element, Node, el};
use contract::{Front, Group, ListKind, Teaser};
use leptos::prelude::*;
use std::sync::Arc;

/// The home page.
pub fn page(file: &str) -> Node {
    with_file::<Front>(file, front)
}

fn front(front: Arc<Front>) -> Element {
    let EditionContext { name, .. } = expect_context();
    set_head(&name, None);
    let groups = front.groups.iter().cloned().enumerate().map(|(index, item)| group(item, index == 0));
    let groups: Vec<Element> = groups.collect();
    let resume = el("p").class("resume");
    el("div").class("front").child(resume).child(el("h1").class("visually-hidden").child(name)).child(groups)
}

/// A group of teasers, whose size depends on its rank. The first image of the first group has priority.
fn group(group: Group, is_first: bool) -> Element {
    let site = use_site();
    let list = match (&group.section, &group.topic) {
        (Some(id), _) => Some(site.list(ListKind::Section, id)),
        (None, Some(id)) => Some(site.list(ListKind::Topic, id)),
        (None, None) => None,
    };
    let heading = group.heading.map(|text| match list {
        Some(href) => el("h2").class("section-heading").child(el("a").attr("href", href).child(text)),
        None => el("h2").class("section-heading").child(text),
    });
    let level = if heading.is_some() { "h3" } else { "h2" };
    let rank = if group.rank == 0 { 3 } else { group.rank.min(4) };
    let item = |(position, item): (usize, Teaser)| {
        let variant = match (rank, position) {
            (1, 0) => TeaserVariant::Lead,
            (1 | 2, _) | (3, 0) => TeaserVariant::Story,
            (3, _) => TeaserVariant::Row,
            _ => TeaserVariant::Line,
        };
        el("li").child(teaser(item, variant, level, is_first && position == 0))
    };
    let items: Vec<Element> = group.teasers.into_iter().enumerate().map(item).collect();
    el("section").class(format!("group rank-{rank}")).child(heading).child(el("ul").child(items))
}
