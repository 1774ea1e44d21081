//! Text with its marks and links.

use super::use_site;
use crate::contract::{Mark, RichText, Span, is_right_to_left, is_safe_link};
use leptos::prelude::*;

/// A line of text. An address whose scheme could run something is shown as plain words.
#[component]
pub fn Text(text: RichText) -> impl IntoView {
    text.0.into_iter().map(span).collect_view().into_any()
}

fn span(span: Span) -> AnyView {
    let Span { text, marks, lang, href, article } = span;
    let marked = marks.into_iter().rev().fold(text.into_any(), mark);
    let spoken = match lang {
        Some(lang) => {
            let dir = is_right_to_left(&lang).then_some("rtl");
            view! { <span lang=lang dir=dir>{marked}</span> }.into_any()
        }
        None => marked,
    };
    match (article, href.filter(|href| is_safe_link(href))) {
        (Some(id), _) => view! { <a href=use_site().article(&id, None)>{spoken}</a> }.into_any(),
        (None, Some(href)) => view! { <a href=href>{spoken}</a> }.into_any(),
        (None, None) => spoken,
    }
}

fn mark(inner: AnyView, mark: Mark) -> AnyView {
    match mark {
        Mark::Strong => view! { <strong>{inner}</strong> }.into_any(),
        Mark::Emphasis => view! { <em>{inner}</em> }.into_any(),
        Mark::Sub => view! { <sub>{inner}</sub> }.into_any(),
        Mark::Sup => view! { <sup>{inner}</sup> }.into_any(),
        Mark::Strike => view! { <s>{inner}</s> }.into_any(),
        Mark::Code => view! { <code>{inner}</code> }.into_any(),
    }
}
