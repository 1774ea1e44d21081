//! Who wrote it.

use super::{use_messages, use_site};
use crate::contract::{Author, ListKind};
use crate::markup::{Element, el};

/// The authors; with their roles and links to their lists in an article, with neither in a teaser.
pub fn byline(authors: Vec<Author>, in_full: bool) -> Option<Element> {
    let messages = use_messages();
    let count = authors.len();
    let mut line = el("p").class("byline").add(messages.by).add(" ");
    for (index, author) in authors.into_iter().enumerate() {
        line = match index {
            0 => line,
            index if index + 1 == count => line.add(format!(" {} ", messages.and)),
            _ => line.add(", "),
        };
        let name = match author.id.filter(|_| in_full) {
            Some(id) => el("a").attr("rel", "author").attr("href", use_site().list(ListKind::Author, &id)),
            None => el("span"),
        };
        let role = author.role.filter(|_| in_full).map(|role| el("span").class("role").add(", ").add(role));
        line = line.add(el("span").class("author").add(name.add(author.name)).add(role));
    }
    (count > 0).then_some(line)
}
