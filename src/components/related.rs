//! Stories on the same subject, after the body.

use super::{TeaserVariant, teaser, use_messages};
use crate::markup::{Element, el};
use contract::Teaser;

/// The related stories, if there are any.
pub fn related(teasers: Vec<Teaser>) -> Option<Element> {
    if teasers.is_empty() {
        return None;
    }
    let items: Vec<Element> =
        teasers.into_iter().map(|item| el("li").child(teaser(item, TeaserVariant::Row, "p", false))).collect();
    let heading = el("h2").attr("id", "related-heading").class("section-heading").child(use_messages().related);
    let section = el("section").attr("id", "related").class("related").attr("aria-labelledby", "related-heading");
    Some(section.child(heading).child(el("ul").class("rows").child(items)))
}
