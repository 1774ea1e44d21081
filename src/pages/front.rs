//! The home page: groups of teasers, by rank.

use super::{Paper, loaded::loaded, set_head};
use crate::components::{TeaserLook, TeaserView, use_site};
use crate::contract::{Front, Group, ListKind};
use crate::newsroom::files;
use leptos::prelude::*;
use std::sync::Arc;

/// The home page.
pub fn page() -> AnyView {
    loaded::<Front>(files::FRONT, front)
}

fn front(front: Arc<Front>) -> AnyView {
    let Paper { name, .. } = expect_context();
    set_head(&name, None);
    let groups: Vec<AnyView> =
        front.groups.iter().cloned().enumerate().map(|(index, group)| view! { <FrontGroup group index /> }.into_any()).collect();
    view! { <h1 class="visually-hidden">{name}</h1><div class="front">{groups}</div> }.into_any()
}

/// A group: the first shows its lead story, the others are as large as their rank.
#[component]
fn FrontGroup(group: Group, index: usize) -> impl IntoView {
    let site = use_site();
    let heading = group.heading.map(|heading| {
        let list = match (&group.section, &group.topic) {
            (Some(id), _) => Some(site.list(ListKind::Section, id)),
            (None, Some(id)) => Some(site.list(ListKind::Topic, id)),
            (None, None) => None,
        };
        match list {
            Some(href) => view! { <h2 class="section-heading"><a href=href>{heading}</a></h2> }.into_any(),
            None => view! { <h2 class="section-heading">{heading}</h2> }.into_any(),
        }
    });
    let level = if heading.is_some() { 3 } else { 2 };
    let is_first = index == 0;
    let rank = group.rank.clamp(1, 4);
    let teasers = group.teasers.into_iter().enumerate().map(|(place, teaser)| {
        let look = match (rank, place) {
            (1, 0) => TeaserLook::Lead,
            (1 | 2, _) | (3, 0) => TeaserLook::Story,
            (3, _) => TeaserLook::Row,
            _ => TeaserLook::Line,
        };
        view! { <li><TeaserView teaser look level eager=is_first && place == 0 /></li> }
    });
    let teasers = teasers.collect_view();
    view! { <section class=format!("group rank-{rank}")>{heading}<ul>{teasers}</ul></section> }.into_any()
}
