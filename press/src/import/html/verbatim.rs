//! Preformatted text: code, and verse.

use super::flow::Flow;
use super::line::{Space, Style};
use super::run::Run;
use super::tree;
use contract::{Block, CodeBlock};
use ego_tree::NodeRef;
use scraper::{ElementRef, Node};

/// Converts `pre`.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let holds_more = element.descendent_elements().skip(1).any(|inner| !is_of_code(inner.value().name()));
    if holds_more || tree::has_class(&element, &["wp-block-verse", "verse", "poem", "poetry"]) {
        flow.end_paragraph();
        flow.children(run, *element, &Style { space: Space::Keep, ..style.clone() });
        return flow.end_paragraph();
    }
    let text = text(run, element);
    if text.trim().is_empty() {
        return;
    }
    let has_marks = element.descendent_elements().skip(1).any(|inner| {
        matches!(inner.value().name(), "a" | "b" | "strong" | "i" | "em" | "mark" | "u" | "s" | "del" | "ins")
    });
    if has_marks {
        run.note("marks and links in code made plain");
    }
    flow.push(Block::Code(CodeBlock { text, language: language(element) }));
}

/// True for elements that code and its highlighting are made of.
fn is_of_code(name: &str) -> bool {
    let inline = ["a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "ins"];
    let further =
        ["kbd", "mark", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"];
    inline.contains(&name) || further.contains(&name)
}

fn text(run: &Run, element: ElementRef) -> String {
    let mut text = String::new();
    let is_out =
        |node: &NodeRef<Node>| run.plan.leave_out.contains_key(&node.id()) || run.plan.taken.contains(&node.id());
    let is_within = |node: NodeRef<Node>| {
        node.ancestors().take_while(|around| around.id() != element.id()).any(|around| is_out(&around))
    };
    for node in element.descendants() {
        match node.value() {
            Node::Text(words) if !is_within(node) => text.push_str(words),
            Node::Element(element) if element.name() == "br" => text.push('\n'),
            _ => {}
        }
    }
    let is_kept = |char: &char| !char.is_control() || matches!(char, '\n' | '\t');
    text.replace("\r\n", "\n")
        .chars()
        .filter(is_kept)
        .collect::<String>()
        .trim_end()
        .trim_start_matches('\n')
        .to_owned()
}

/// The language that highlighters are told, in the forms of the common ones.
fn language(element: ElementRef) -> Option<String> {
    let of_class = |class: &'_ str| {
        let starts = ["language-", "lang-", "highlight-source-"];
        starts.iter().find_map(|start| class.strip_prefix(start)).map(str::to_owned)
    };
    let parent = element.parent().and_then(ElementRef::wrap);
    let around =
        element.descendent_elements().filter(|inner| matches!(inner.value().name(), "pre" | "code")).chain(parent);
    let mut found = around.filter_map(|element| {
        let attribute = tree::attribute(&element, "data-lang").or_else(|| tree::attribute(&element, "data-language"));
        attribute.map(str::to_owned).or_else(|| element.value().classes().find_map(of_class))
    });
    found.next().filter(|language| !language.is_empty() && language.len() <= 40)
}
