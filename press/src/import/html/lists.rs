//! Lists: of items, and of terms with their definitions.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{style, tree};
use contract::{Block, ListBlock, ListItem, Mark, ParagraphBlock, RichText};
use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

/// Converts `ul` or `ol`.
pub fn list(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let mut items: Vec<ListItem> = Vec::new();
    for child in element.children() {
        let inner = blocks(flow, run, child, style);
        if inner.is_empty() {
            continue;
        }
        // A list right in a list, not in one of its items, is how old editors nest.
        let is_nested = matches!(tree::name(child), "ul" | "ol");
        match items.last_mut().filter(|_| is_nested) {
            Some(last) => last.body.extend(inner),
            None => items.push(item(inner)),
        }
    }
    flow.end_paragraph();
    if items.is_empty() {
        return;
    }
    let ordered = element.value().name() == "ol";
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let first = || tree::children_named(element, "li").next()?.attr("value").and_then(number);
    let start = element.attr("start").and_then(number).or_else(first).filter(|_| ordered);
    let reversed = ordered && element.attr("reversed").is_some();
    flow.push(Block::List(ListBlock {
        ordered,
        start: start.filter(|start| reversed || *start != 1),
        reversed,
        items,
    }));
}

fn blocks(flow: &Flow, run: &mut Run, child: NodeRef<Node>, outer: &Style) -> Vec<Block> {
    match ElementRef::wrap(child) {
        Some(item) if item.value().name() == "li" => {
            let is_out = run.plan.taken.contains(&item.id()) || run.plan.leave_out.contains_key(&item.id());
            if !is_out {
                return flow.inner(run, child, &style::within(&item, outer, run.context.language));
            }
            flow.single(run, child, outer)
        }
        _ => flow.single(run, child, outer),
    }
}

/// An item's text up to the first block, and the rest.
fn item(mut blocks: Vec<Block>) -> ListItem {
    let text = match blocks.first_mut() {
        Some(Block::Paragraph(first)) => std::mem::take(&mut first.text),
        _ => return ListItem { text: RichText::default(), body: blocks },
    };
    blocks.remove(0);
    ListItem { text, body: blocks }
}

/// Converts `dl`: each term in bold, its definitions under it.
pub fn terms(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let mut items: Vec<ListItem> = Vec::new();
    collect(flow, run, element, style, &mut items);
    flow.end_paragraph();
    if !items.is_empty() {
        flow.push(Block::List(ListBlock { ordered: false, start: None, reversed: false, items }));
    }
}

fn collect(flow: &mut Flow, run: &mut Run, element: ElementRef, outer: &Style, items: &mut Vec<ListItem>) {
    for child in element.children() {
        let child_element = ElementRef::wrap(child);
        let is_out = run.plan.leave_out.contains_key(&child.id()) || run.plan.taken.contains(&child.id());
        let style =
            child_element.map_or_else(|| outer.clone(), |child| style::within(&child, outer, run.context.language));
        match (tree::name(child), child_element) {
            ("dt", _) if !is_out => {
                let (text, body) = flow.inner_text(run, child, &style.marked(Mark::Strong));
                if !text.is_empty() || !body.is_empty() {
                    items.push(ListItem { text, body });
                }
            }
            ("div", Some(group)) if !is_out => collect(flow, run, group, &style, items),
            (name, _) => {
                let inner = if name == "dd" && !is_out {
                    flow.inner(run, child, &style)
                } else {
                    flow.single(run, child, outer)
                };
                match items.last_mut() {
                    _ if inner.is_empty() => {}
                    Some(last) => last.body.extend(inner),
                    None => items.push(item(inner)),
                }
            }
        }
    }
}

/// A paragraph, for texts that have no better place.
pub fn paragraph(text: RichText) -> Option<Block> {
    (!text.is_empty()).then_some(Block::Paragraph(ParagraphBlock { text }))
}
