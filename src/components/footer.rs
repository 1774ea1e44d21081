//! The footer of every page.

use super::{most_read_heading, use_messages, use_site};
use crate::address::Route;
use crate::markup::{Element, el};
use contract::Edition;

/// Links to the most-read page, the reader's lists, the settings and the fixed pages.
pub fn footer(edition: &Edition) -> Element {
    el("footer").class("site-footer").content(|| content(edition))
}

fn content(edition: &Edition) -> Vec<Element> {
    let messages = use_messages();
    let site = use_site();
    let item = |href: String, name: String| el("li").child(el("a").attr("href", href).child(name));
    let pages = edition.pages.iter().map(|page| item(site.article(&page.id, None), page.name.clone()));
    let pages: Vec<Element> = pages.collect();
    let list = el("ul")
        .child(item(site.href(&Route::Front), messages.front_page.to_owned()))
        .child(item(site.href(&Route::MostRead), most_read_heading()))
        .child(item(site.href(&Route::Saved), messages.saved.to_owned()))
        .child(item(site.href(&Route::History), messages.history.to_owned()))
        .child(item(site.href(&Route::Settings), messages.settings.to_owned()))
        .child(pages);
    let name = el("p").class("name").child(edition.name.clone());
    vec![name, el("nav").attr("aria-label", messages.about_this_paper).child(list)]
}
