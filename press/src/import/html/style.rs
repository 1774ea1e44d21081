//! The style that an element gives to its text: marks, language, white space.

use super::line::{Space, Style};
use super::tree;
use crate::check::is_language;
use contract::{Mark, is_right_to_left};
use scraper::ElementRef;
use std::rc::Rc;

/// The style within an element, except for links.
pub fn within(element: &ElementRef, outer: &Style, language: Option<&str>) -> Style {
    let mut style = outer.clone();
    if let Some(mark) = mark(element.value().name()) {
        style = style.marked(mark);
    }
    style = by_css(element, style);
    let lang = tree::attribute(element, "lang").or_else(|| tree::attribute(element, "xml:lang"));
    if let Some(lang) = lang.map(|lang| lang.replace('_', "-")).filter(|lang| is_language(lang)) {
        let is_article = language.is_some_and(|language| is_same(&lang, language));
        style.lang = (!is_article).then(|| Rc::from(lang));
    }
    if let Some(direction) = tree::attribute(element, "dir") {
        turn(&mut style, direction, language, element);
    }
    style
}

fn mark(name: &str) -> Option<Mark> {
    match name {
        "b" | "strong" => Some(Mark::Strong),
        "i" | "em" | "cite" | "dfn" | "var" => Some(Mark::Emphasis),
        "sub" => Some(Mark::Sub),
        "sup" => Some(Mark::Sup),
        "s" | "strike" | "del" => Some(Mark::Strike),
        "code" | "kbd" | "samp" | "tt" => Some(Mark::Code),
        _ => None,
    }
}

/// True for languages that differ at most in their region: pages have one voice and hyphenation for both.
fn is_same(one: &str, other: &str) -> bool {
    let plain = |tag: &str| -> Vec<String> {
        let mut parts = tag.split('-');
        let language = parts.next().into_iter();
        language.chain(parts.filter(|part| !matches!(part.len(), 2 | 3))).map(str::to_lowercase).collect()
    };
    plain(one) == plain(other)
}

/// What word processors write as CSS. A `<b style="font-weight:normal">` around a whole text is one of their habits.
fn by_css(element: &ElementRef, mut style: Style) -> Style {
    if element.attr("style").is_none() {
        return style;
    }
    let is_inline = !tree::is_block(element.value().name());
    match tree::style(element, "font-weight").as_deref() {
        Some("bold" | "bolder" | "600" | "700" | "800" | "900") if is_inline => style = style.marked(Mark::Strong),
        Some("normal" | "400" | "lighter" | "300") => style.marks.retain(|mark| *mark != Mark::Strong),
        _ => {}
    }
    match tree::style(element, "font-style").as_deref() {
        Some("italic" | "oblique") if is_inline => style = style.marked(Mark::Emphasis),
        Some("normal") => style.marks.retain(|mark| *mark != Mark::Emphasis),
        _ => {}
    }
    match tree::style(element, "vertical-align").as_deref() {
        Some("super") if is_inline => style = style.marked(Mark::Sup),
        Some("sub") if is_inline => style = style.marked(Mark::Sub),
        _ => {}
    }
    let line = tree::style(element, "text-decoration").or_else(|| tree::style(element, "text-decoration-line"));
    if is_inline && line.is_some_and(|line| line.contains("line-through")) {
        style = style.marked(Mark::Strike);
    }
    match tree::style(element, "white-space").as_deref() {
        Some("pre-line") => style.space = Space::Lines,
        Some("pre" | "pre-wrap" | "break-spaces") if is_inline || !element.text().any(|text| text.contains("\n\n")) => {
            style.space = Space::Keep;
        }
        Some("pre" | "pre-wrap" | "break-spaces") => style.space = Space::Lines,
        Some("normal" | "nowrap") => style.space = Space::Collapse,
        _ => {}
    }
    style
}

/// The contract says a direction by a language alone: a `dir` that the language does not give needs one that does.
fn turn(style: &mut Style, direction: &str, article: Option<&str>, element: &ElementRef) {
    let wanted = match direction.to_ascii_lowercase().as_str() {
        "rtl" => true,
        "ltr" => false,
        _ => return,
    };
    let language = style.lang.as_deref().or(article);
    if language.is_some_and(is_right_to_left) == wanted {
        return;
    }
    let is_hebrew = || element.text().any(|text| text.contains(|char| ('\u{590}'..='\u{5ff}').contains(&char)));
    let undetermined = match wanted {
        true if is_hebrew() => "und-Hebr",
        true => "und-Arab",
        false => "und-Latn",
    };
    style.lang = Some(Rc::from(undetermined));
}
