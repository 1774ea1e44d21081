//! An article, from its kicker to its corrections.

use super::video::video;
use super::{
    ImageSlot, body, byline, controls, date_and_time, figure, label, minutes, on_date_and_time, text, use_messages,
    use_site,
};
use crate::markup::{Element, el};
use contract::{
    Article, Correction, Kind, ListKind, Note, Reference, Sponsor, Status, Translation, direction, is_safe_link,
};

/// The article itself. `posts` are those of a live blog; they follow the body.
pub fn article(article: &Article, posts: Option<Element>) -> Element {
    let is_withdrawn = article.status == Status::Withdrawn;
    let main = if is_withdrawn { None } else { main_picture(article) };
    let content = if is_withdrawn { withdrawn(article) } else { body(article.body.clone(), "1") };
    el("article")
        .class(format!("article {}", class(article.kind)))
        .maybe("lang", article.in_language.clone())
        .maybe("dir", article.in_language.as_deref().map(direction))
        .child(heading(article))
        .child(main)
        .child(article.topic.as_ref().map(all_about))
        .child(content)
        .child(posts)
        .child(if is_withdrawn { None } else { notes(&article.notes) })
        .child(corrections(&article.corrections))
        .child(translations(&article.translations))
        .child(article.copyright_notice.clone().map(|notice| el("p").class("copyright").child(notice)))
        .child(address(article))
}

/// The article from its lead to its corrections: the full text of feeds, which have no page around it. Natively only.
#[cfg(not(target_arch = "wasm32"))]
pub fn full_text(article: &Article) -> Element {
    let sponsored = || el("p").child(use_messages().sponsored);
    let sponsor = match article.kind {
        Kind::Sponsored => Some(article.sponsor.as_ref().map_or_else(sponsored, sponsor)),
        Kind::Article | Kind::Live | Kind::Opinion | Kind::Agency | Kind::Page => None,
    };
    el("div")
        .child(sponsor)
        .child(article.description.clone().map(|lead| el("p").class("lead").child(lead)))
        .child(main_picture(article))
        .child(body(article.body.clone(), "1"))
        .child(notes(&article.notes))
        .child(corrections(&article.corrections))
}

/// The address of the article, shown only on paper.
fn address(article: &Article) -> Element {
    let canonical = article.canonical.clone().filter(|url| is_safe_link(url));
    let url = canonical.unwrap_or_else(|| use_site().article(&article.id, article.section.as_ref()));
    el("p").class("address").child(el("a").attr("href", url.clone()).child(url))
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Article | Kind::Agency => "kind-article",
        Kind::Live => "kind-live",
        Kind::Opinion => "kind-opinion",
        Kind::Sponsored => "kind-sponsored",
        Kind::Page => "kind-page",
    }
}

fn heading(article: &Article) -> Element {
    let kicker = article.kicker.clone().map(|kicker| el("span").class("kicker").child(kicker));
    el("header")
        .class("article-header")
        .child(el("p").class("article-kicker").child(label(article.id.clone(), article.kind)).child(kicker))
        .child(el("h1").child(article.headline.clone()))
        .child(article.description.clone().map(|lead| el("p").class("lead").child(lead)))
        .child(article.sponsor.as_ref().map(sponsor))
        .child(byline(article.author.clone(), true))
        .child(dates(article))
        .child((article.kind != Kind::Page).then(|| controls(&article.id)))
}

fn sponsor(sponsor: &Sponsor) -> Element {
    let label = (use_messages().paid_by)(&sponsor.name);
    let line = el("p").class("sponsor");
    match sponsor.url.clone().filter(|url| is_safe_link(url)) {
        Some(url) => line.child(el("a").attr("rel", "sponsored").attr("href", url).child(label)),
        None => line.child(label),
    }
}

fn dates(article: &Article) -> Option<Element> {
    let messages = use_messages();
    let dated = |class: &'static str, label: &'static str, date| {
        el("span").class(class).child(label).child(" ").child(on_date_and_time(date))
    };
    let published = article.date_published.map(|date| dated("published", messages.published, date));
    let updated = article.date_modified.filter(|date| Some(*date) != article.date_published);
    let updated = updated.map(|date| dated("updated", messages.updated, date));
    let is_read = article.kind != Kind::Page && article.status == Status::Published;
    let minutes = minutes(article).filter(|_| is_read);
    let minutes = minutes.map(|minutes| el("span").class("minutes").child((messages.reading_time)(minutes)));
    let is_empty = published.is_none() && updated.is_none() && minutes.is_none();
    (!is_empty).then(|| el("p").class("dates").child(published).child(" ").child(updated).child(" ").child(minutes))
}

/// The main video if there is one, else the main image.
fn main_picture(article: &Article) -> Option<Element> {
    let content = match (article.video.clone(), article.image.clone()) {
        (Some(main), _) => video(main, false),
        (None, image) => figure(image?, ImageSlot::Lead, true, None),
    };
    Some(el("div").class("main-picture").child(content))
}

/// The link to the running story that the article belongs to.
fn all_about(topic: &Reference) -> Element {
    let link = el("a").attr("href", use_site().list(ListKind::Topic, &topic.id)).child(topic.name.clone());
    el("p").class("topic").child(el("span").class("aside-title").child(use_messages().all_about)).child(" ").child(link)
}

fn withdrawn(article: &Article) -> Element {
    let messages = use_messages();
    let message = article.status_message.clone().unwrap_or_else(|| messages.withdrawn_default.to_owned());
    el("section")
        .class("withdrawn")
        .attr("aria-label", messages.withdrawn)
        .child(el("p").class("aside-title").child(messages.withdrawn))
        .child(el("p").child(message))
}

fn corrections(corrections: &[Correction]) -> Option<Element> {
    let item = |correction: &Correction| {
        el("li").child(correction.date.map(date_and_time)).child(" ").child(text(correction.text.clone()))
    };
    let items = corrections.iter().map(item).collect();
    let heading = el("h2").attr("id", "corrections-heading").child(use_messages().corrections);
    list_below("corrections", "corrections-heading", heading, "ul", items)
}

/// The notes, each with a link back to its mark in the text.
fn notes(notes: &[Note]) -> Option<Element> {
    let item = |note: &Note| {
        let back = el("a").attr("href", format!("#mark-{}", note.id)).attr("aria-label", use_messages().back_to_text);
        let back = back.child("\u{21a9}\u{fe0e}");
        el("li").attr("id", format!("note-{}", note.id)).child(text(note.text.clone())).child(" ").child(back)
    };
    let items = notes.iter().map(item).collect();
    let heading = el("h2").attr("id", "notes-heading").child(use_messages().notes);
    list_below("corrections notes", "notes-heading", heading, "ol", items)
}

/// A list with its heading, below the text; nothing without items.
fn list_below(
    class: &'static str,
    id: &'static str,
    heading: Element,
    tag: &'static str,
    items: Vec<Element>,
) -> Option<Element> {
    let section = el("section").class(class).attr("aria-labelledby", id);
    (!items.is_empty()).then(|| section.child(heading.class("aside-title")).child(el(tag).child(items)))
}

fn translations(translations: &[Translation]) -> Option<Element> {
    let safe = translations.iter().filter(|translation| is_safe_link(&translation.url));
    let item = |translation: &Translation| {
        let Translation { in_language, url, name } = translation.clone();
        let link = el("a").attr("rel", "alternate external").attr("hreflang", in_language.clone()).attr("href", url);
        let name = name.unwrap_or_else(|| in_language.clone());
        el("li").child(link.attr("lang", in_language).child(name))
    };
    let items: Vec<Element> = safe.map(item).collect();
    let label = use_messages().also_in;
    let nav = el("nav").class("translations").attr("aria-label", label);
    (!items.is_empty()).then(|| nav.child(el("p").child(label)).child(el("ul").child(items)))
}
