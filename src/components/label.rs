//! The label of an article's kind. What is live now is said by `live.json` alone.

use super::{use_live_now, use_messages};
use crate::markup::{Node, dynamic, el};
use contract::{Id, Kind};

/// The label before a headline; nothing for an ordinary article that is not live.
pub fn label(id: Id, kind: Kind) -> Node {
    let messages = use_messages();
    let is_live = use_live_now(id);
    let quiet = match kind {
        Kind::Article | Kind::Page => None,
        Kind::Live => Some(messages.live_blog),
        Kind::Opinion => Some(messages.opinion),
        Kind::Sponsored => Some(messages.sponsored),
        Kind::Agency => Some(messages.agency),
    };
    dynamic(move || {
        let (words, class) = if is_live.is_live() { (Some(messages.live), "label live") } else { (quiet, "label") };
        // The space keeps the label and what follows apart for those who hear or copy the page.
        words.map(|words| el("span").class(class).child(words).child(" "))
    })
}
