//! The label of an article's kind. Only `live.json` decides whether an article is live now.

use super::{use_live_now, use_messages};
use crate::markup::{Node, dynamic, el};
use contract::{Id, Kind};

/// The label before a headline; `None` for a plain article that is not live.
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
        let (label, class) = if is_live.is_live() { (Some(messages.live), "label live") } else { (quiet, "label") };
        // The space separates the label from the headline in copied text and for screen readers.
        label.map(|label| el("span").class(class).child(label).child(" "))
    })
}
