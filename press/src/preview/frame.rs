//! What the preview adds to a page: a banner before the app, the checker's messages after it, and a script that follows
//! changes. None of it is in the app's own element, which the app takes over as if nothing had been added.

use super::about::About;
use super::site::{LIST, SCRIPT, STYLES};
use contract::Date;
use lol_html::html_content::ContentType::Html;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use std::cell::Cell;

/// A page with what the preview adds.
pub fn frame(html: &str, about: &About) -> String {
    let head = format!(
        "<meta name=\"robots\" content=\"noindex, nofollow\"><link rel=\"stylesheet\" href=\"{STYLES}\">\
         <script src=\"{SCRIPT}\" defer></script>"
    );
    let has_title = Cell::new(false);
    let (banner, foot) = (banner(about), foot(about));
    let handlers = vec![
        // The head's own tag may be left out. Pictures may have titles too.
        element!("title", |element| {
            if !has_title.replace(true) {
                element.after(&head, Html);
            }
            Ok(())
        }),
        element!("body", |element| {
            element.prepend(&banner, Html);
            element.append(&foot, Html);
            Ok(())
        }),
    ];
    let settings = RewriteStrSettings { element_content_handlers: handlers, ..RewriteStrSettings::new() };
    // The pages are press's own.
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// A page of the preview's own.
pub fn own_page(title: &str, content: &str, about: &About) -> String {
    let title = escape(title);
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title></head><body class=\"preview-page\"><main>\
         <h1>{title}</h1>{content}</main></body></html>"
    );
    frame(&html, about)
}

/// A text within an element or an attribute.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A date for readers of the preview: `2026-11-07 09:00 (+01:00)`.
pub fn spoken(date: &Date) -> String {
    let text = date.to_rfc3339();
    match (text.get(..10), text.get(11..16), text.get(19..)) {
        (Some(day), Some(time), Some(offset)) => format!("{day} {time} ({offset})"),
        _ => text,
    }
}

fn banner(about: &About) -> String {
    let hidden = if about.unpublished.is_some() { "" } else { " hidden" };
    let words = escape(about.unpublished.as_deref().unwrap_or_default());
    format!("<aside id=\"preview-banner\" lang=\"en\" aria-label=\"Preview\"{hidden}><p>{words}</p></aside>")
}

fn foot(about: &About) -> String {
    let page = escape(&about.page);
    format!(
        "<aside id=\"preview-foot\" lang=\"en\" aria-label=\"Checker\" data-page=\"{page}\"><details><summary>Preview: \
         <span role=\"status\">the edition is being checked</span></summary><ol></ol>\
         <p><a href=\"{LIST}\">All unpublished articles</a></p></details></aside>"
    )
}
