//! Inline elements that need more than a mark: quotations, abbreviations, readings, boxes to tick.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::tree;
use scraper::ElementRef;

/// Converts `q`, `abbr`, `ruby` or `input`.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    match element.value().name() {
        "q" => {
            let (open, close) = quotation_marks(style.lang.as_deref().or(run.context.language));
            flow.line.push(open, style);
            flow.children(run, *element, style);
            flow.line.push(close, style);
        }
        "abbr" | "acronym" => {
            flow.children(run, *element, style);
            let title = tree::attribute(&element, "title").unwrap_or_default();
            let short = tree::text(*element);
            if !title.is_empty() && !short.contains(title) && run.spelt.insert(short) {
                let text = format!(" ({title})");
                run.add(&text);
                flow.line.push(&text, style);
            }
        }
        "ruby" => ruby(flow, run, element, style),
        _ if element.attr("type") == Some("checkbox") => {
            flow.line.push(if element.attr("checked").is_some() { "☑ " } else { "☐ " }, style);
        }
        _ => {}
    }
}

/// A base with its reading in brackets after it.
fn ruby(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let has_brackets = tree::find(element, "rp").is_some();
    for child in element.children() {
        let is_reading = tree::name(child) == "rt" && !has_brackets;
        if is_reading {
            flow.line.push("(", style);
        }
        flow.node(run, child, style);
        if is_reading {
            flow.line.push(")", style);
        }
    }
}

/// The outer quotation marks of a language, from Unicode's CLDR.
fn quotation_marks(language: Option<&str>) -> (&'static str, &'static str) {
    let language = language.and_then(|language| language.split('-').next()).unwrap_or("en");
    match language {
        "fr" => ("«\u{a0}", "\u{a0}»"),
        "ar" | "ca" | "el" | "es" | "eu" | "fa" | "gl" | "hy" | "it" | "nb" | "nn" | "no" | "pt" | "ru" | "sq"
        | "uk" | "be" => ("«", "»"),
        "de" | "cs" | "da" | "et" | "is" | "lt" | "sk" | "sl" | "bg" | "ka" => ("„", "“"),
        "pl" | "ro" | "hu" | "hr" | "sr" | "nl" | "bs" => ("„", "”"),
        "fi" | "sv" => ("”", "”"),
        "ja" | "zh" => ("「", "」"),
        _ => ("“", "”"),
    }
}
