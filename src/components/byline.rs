//! Who wrote it.

use super::{use_messages, use_site};
use crate::contract::{Author, ListKind};
use leptos::prelude::*;

/// The authors with their roles; names lead to their lists unless the byline stands within another link.
#[component]
pub fn Byline(authors: Vec<Author>, links: bool) -> impl IntoView {
    let messages = use_messages();
    let site = use_site();
    let count = authors.len();
    let names = authors.into_iter().enumerate().map(|(index, author)| {
        let before = match index {
            0 => String::new(),
            index if index + 1 == count => format!(" {} ", messages.and),
            _ => ", ".to_owned(),
        };
        let name = match author.id.filter(|_| links) {
            Some(id) => {
                view! { <a rel="author" href=site.list(ListKind::Author, &id)>{author.name}</a> }.into_any()
            }
            None => view! { <span>{author.name}</span> }.into_any(),
        };
        let role = author.role.filter(|_| links).map(|role| view! { <span class="role">", "{role}</span> });
        view! { {before}<span class="author">{name}{role}</span> }
    });
    (count > 0).then(|| view! { <p class="byline">{messages.by}" "{names.collect_view()}</p> }.into_any())
}
