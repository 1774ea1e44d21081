//! The header of every page: the newspaper's name, its sections, its other languages.

use super::{ImageSlot, picture, use_messages, use_site};
use crate::address::Route;
use crate::markup::{Element, el};
use contract::{Edition, Id, ListKind, NavigationItem, is_safe_link};

/// The name, the sections and the other languages. `current` is the path of the page's section, or of the page itself.
pub fn header(edition: &Edition, current: &str) -> Element {
    el("header").class("masthead").content(|| content(edition, current))
}

fn content(edition: &Edition, current: &str) -> Vec<Element> {
    let messages = use_messages();
    let name = el("a").attr("href", use_site().href(&Route::Front));
    let name = match edition.brand.logo.clone().and_then(|logo| picture(logo, ImageSlot::Third, true)) {
        Some(logo) => name.child(logo),
        None => name.child(edition.name.clone()),
    };
    let tagline = edition.brand.tagline.clone().map(|tagline| el("p").class("tagline").child(tagline));
    let item = |(name, href): (String, String)| {
        let is_current = (href == current).then_some("page");
        el("li").child(el("a").attr("href", href).maybe("aria-current", is_current).child(name))
    };
    let items: Vec<Element> = links(edition).into_iter().map(item).collect();
    let top = el("div")
        .class("masthead-name")
        .child(el("p").class("name").child(name))
        .child(tagline)
        .child(el("div").class("masthead-side").child(to_saved()).child(languages(edition)));
    let sections = el("nav").class("sections").attr("aria-label", messages.sections).child(el("ul").child(items));
    vec![top, sections]
}

/// The link to the reading list.
fn to_saved() -> Element {
    let label = el("span").child(use_messages().saved);
    el("a").class("to-saved needs-app").attr("href", use_site().href(&Route::Saved)).child(label)
}

/// Links to the newspaper in other languages, if there are any.
fn languages(edition: &Edition) -> Option<Element> {
    let siblings = edition.siblings.iter().filter(|sibling| is_safe_link(&sibling.url)).map(|sibling| {
        let link = el("a")
            .attr("rel", "alternate external")
            .attr("hreflang", sibling.in_language.clone())
            .attr("lang", sibling.in_language.clone())
            .attr("href", sibling.url.clone());
        el("li").child(link.child(sibling.name.clone()))
    });
    let siblings: Vec<Element> = siblings.collect();
    let nav = el("nav").class("languages").attr("aria-label", use_messages().other_languages);
    (!siblings.is_empty()).then(|| nav.child(el("ul").child(siblings)))
}

/// The links under the name: the edition's navigation, or its sections.
fn links(edition: &Edition) -> Vec<(String, String)> {
    let site = use_site();
    let section = |id: &Id| site.list(ListKind::Section, id);
    if edition.navigation.is_empty() {
        return edition.sections.iter().map(|known| (known.name.clone(), section(&known.id))).collect();
    }
    let address = |item: &NavigationItem| match (&item.section, &item.topic, &item.article, &item.url) {
        (Some(id), ..) => Some(section(id)),
        (_, Some(id), ..) => Some(site.list(ListKind::Topic, id)),
        (_, _, Some(id), _) => Some(site.article(id, None)),
        (.., Some(url)) => is_safe_link(url).then(|| url.clone()),
        _ => None,
    };
    edition.navigation.iter().filter_map(|item| Some((item.name.clone(), address(item)?))).collect()
}
