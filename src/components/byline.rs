//! The byline.

use super::{use_messages, use_site};
use crate::markup::{Element, el};
use contract::{Author, ListKind};

/// The authors, in an article with their roles and links to their lists, in a teaser without.
pub fn byline(authors: Vec<Author>, in_full: bool) -> Option<Element> {
    let messages = use_messages();
    let count = authors.len();
    let mut line = el("p").class("byline").child(messages.by).child(" ");
    for (index, author) in authors.into_iter().enumerate() {
        line = match index {
            0 => line,
            index if index + 1 == count => line.child(format!(" {} ", messages.and)),
            _ => line.child(", "),
        };
        let name = match author.id.filter(|_| in_full) {
            Some(id) => el("a").attr("rel", "author").attr("href", use_site().list(ListKind::Author, &id)),
            None => el("span"),
        };
        let role = author.role.filter(|_| in_full).map(|role| el("span").class("role").child(", ").child(role));
        line = line.child(el("span").class("author").child(name.child(author.name)).child(role));
    }
    (count > 0).then_some(line)
}
