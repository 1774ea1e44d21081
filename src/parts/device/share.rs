//! A link that another app has shared: opens an article of the edition, offers any other link.

use super::Part;
use super::slots::content;
use crate::address::files;
use crate::browser::links::{self, Url};
use crate::effect::spawn;
use crate::markup::el;
use contract::{Article, Id, decode};
use std::cell::Cell;
use std::rc::Rc;

/// Fills the slot of the share page.
pub fn start(part: &Rc<Part>) {
    let sharing = part.clone();
    let is_opening = Cell::new(false);
    part.slots.add(".share", move || {
        let messages = sharing.messages;
        let Some(link) = sharing.js.shared_link() else { return content().child(messages.share_without_link) };
        if !is_opening.replace(true) {
            spawn(open(sharing.clone(), link.clone()));
        }
        let anchor = el("a").attr("href", link.clone()).attr("rel", "external noopener").child(link);
        content().child(el("p").child(messages.share_elsewhere)).child(el("p").child(anchor))
    });
}

/// Opens the page of this edition for the link, if there is one.
async fn open(part: Rc<Part>, link: String) {
    let Some(url) = links::parse(&link) else { return };
    if let Some(path) = path_here(&part, &url).await {
        part.js.replace_location(&path);
    }
}

/// The path of the page in this edition: the same address, or the article with this canonical address, which another part
/// of this host has.
async fn path_here(part: &Part, url: &Url) -> Option<String> {
    let site = &part.context.site;
    if url.is_here && url.path.starts_with(site.base()) {
        return Some(format!("{}{}", url.path, url.hash));
    }
    // What leads elsewhere is the reader's, and no server's: nobody is asked for it.
    if !url.is_here {
        return None;
    }
    let id = Id::new(url.path.split('/').rfind(|part| !part.is_empty())?)?;
    let json = part.js.fetch_text(&files::article(&id)).await?;
    let article = decode::<Article>(json.as_bytes()).ok()?;
    let is_meant =
        article.canonical.as_ref().is_some_and(|canonical| *canonical == format!("{}{}", url.origin, url.path));
    is_meant.then(|| site.article(&article.id, article.section.as_ref()))
}
