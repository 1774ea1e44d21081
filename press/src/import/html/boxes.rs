//! Boxes around text: details, background, files to download, forms.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{embeds, links, players, tree};
use contract::{Block, FactBoxBlock, ParagraphBlock, RichText};
use scraper::ElementRef;

/// Classes of what only a script or server can show. The original page has it.
const WIDGETS: [(&str, &str); 12] = [
    ("wpcf7", "Form"),
    ("wpforms-container", "Form"),
    ("gform_wrapper", "Form"),
    ("nf-form-cont", "Form"),
    ("typeform-widget", "Form"),
    ("typeform-share", "Form"),
    ("wp-block-jetpack-contact-form", "Form"),
    ("wp-block-crowdsignal-forms-poll", "Poll"),
    ("pds-poll", "Poll"),
    ("playbuzz", "Quiz"),
    ("riddle_target", "Quiz"),
    ("apester-media", "Quiz"),
];

/// Converts an element that is a box. False if it is none.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) -> bool {
    let name = element.value().name();
    if matches!(name, "details") || tree::has_class(&element, &["kg-toggle-card"]) {
        folded(flow, run, element, style);
    } else if tree::has_class(&element, &["wp-block-file", "kg-file-card"]) {
        file(flow, run, element, style);
    } else if name == "aside" || tree::has_class(&element, &["wp-block-group"]) {
        aside(flow, run, element, style);
    } else if tree::has_class(&element, &["wp-block-cover"]) {
        cover(flow, run, element, style);
    } else if let Some((_, kind)) = WIDGETS.iter().find(|(class, _)| tree::has_class(&element, &[class])) {
        widget(flow, run, element, style, kind);
    } else if name == "form" {
        widget(flow, run, element, style, "Form");
    } else if name == "canvas" {
        widget(flow, run, element, style, "Graphic");
    } else {
        return false;
    }
    true
}

/// True for a link that is set as a button.
pub fn is_button(link: &ElementRef) -> bool {
    tree::has_class(link, &["wp-block-button__link", "wp-element-button", "kg-btn", "btn", "button"])
}

fn folded(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let summary = tree::children_named(element, "summary")
        .next()
        .or_else(|| element.descendent_elements().find(|inner| tree::has_class(inner, &["kg-toggle-heading"])));
    let (title, extra) = match summary {
        Some(summary) if run.plan.taken.insert(summary.id()) => flow.inner_text(run, *summary, style),
        _ => (RichText::default(), Vec::new()),
    };
    let mut body = extra;
    body.extend(flow.inner(run, *element, style));
    fact_box(flow, run, title, body);
}

/// Background: an aside or a coloured group that begins with a heading. Other groups are their blocks.
fn aside(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let mut body = flow.inner(run, *element, style);
    let is_set_off = element.value().name() == "aside"
        || element.value().classes().any(|class| class == "has-background" || class == "has-border-color");
    if is_set_off && body.len() > 1 && matches!(body.first(), Some(Block::Heading(_))) {
        let Block::Heading(heading) = body.remove(0) else { return };
        return fact_box(flow, run, heading.text, body);
    }
    flow.extend(body);
}

fn fact_box(flow: &mut Flow, run: &mut Run, title: RichText, body: Vec<Block>) {
    let plain = title.plain().split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() || body.is_empty() {
        flow.extend(super::lists::paragraph(title));
        return flow.extend(body);
    }
    if title.0.iter().any(|span| span.href.is_some() || span.article.is_some() || span.note.is_some()) {
        run.note("link in the title of a box left out");
    }
    flow.push(Block::FactBox(FactBoxBlock { title: plain, body }));
}

/// A cover's picture may be in its style alone.
fn cover(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    flow.end_paragraph();
    if let Some(address) =
        element.attr("style").and_then(|style| style.split_once("url(")).and_then(|(_, rest)| rest.split_once(')'))
    {
        let html = format!("<img alt=\"\" src=\"{}\">", address.0.trim_matches(['"', '\'', ' ']).replace('"', "%22"));
        let tree = tree::parse(&html);
        for node in tree.html.tree.root().children() {
            flow.node(run, node, style);
        }
    }
    flow.children(run, *element, style);
    flow.end_paragraph();
}

/// A file to download: its name, linked, with the kind of file.
fn file(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let link = element
        .descendent_elements()
        .filter(|inner| inner.value().name() == "a")
        .find(|link| link.attr("href").is_some());
    let Some(url) = link.and_then(|link| links::web(run, tree::attribute(&link, "href")?)) else {
        return flow.children(run, *element, style);
    };
    let Some(address) = links::safe(&url) else { return flow.children(run, *element, style) };
    let style = Style { target: super::line::Target::Address(address.as_str().into()), ..style.clone() };
    let name = players::file_name(&address);
    let (mut text, rest) = flow.inner_text(run, *element, &style);
    if text.is_empty() {
        run.add(&name);
        text = RichText(vec![contract::Span { text: name.clone(), href: Some(address), ..contract::Span::default() }]);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_uppercase()).unwrap_or_default();
    if (1..=5).contains(&ending.len()) && !text.plain().to_uppercase().contains(&ending) {
        let kind = format!(" ({ending})");
        run.add(&kind);
        super::line::push_span(&mut text.0, contract::Span { text: kind, ..contract::Span::default() });
    }
    flow.push(Block::Paragraph(ParagraphBlock { text }));
    flow.extend(rest);
}

/// What only the original page can show: its words, and a card that leads there.
fn widget(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style, kind: &str) {
    flow.end_paragraph();
    let inner = flow.inner(run, *element, style);
    let has_card = |block: &Block| matches!(block, Block::Embed(embed) if embed.title.as_deref() == Some(kind));
    let is_there = inner.iter().any(has_card);
    flow.extend(inner);
    if is_there {
        return;
    }
    run.note(format!("{} replaced by a link to the original", kind.to_lowercase()));
    if let Some(base) = run.context.base.filter(|base| matches!(base.scheme(), "http" | "https")) {
        let mut url = base.clone();
        url.set_fragment(tree::attribute(&element, "id"));
        embeds::push(flow, run, super::providers::of(&url), url, Some(kind));
    }
}
