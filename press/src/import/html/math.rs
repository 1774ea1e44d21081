//! Formulas: as TeX, which the authors mostly wrote.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::tree;
use contract::{Block, CodeBlock, Mark};
use scraper::ElementRef;

/// Converts `math`: a block of code if it stands alone, else code in the line.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) {
    let text = tex(element);
    if text.is_empty() {
        return;
    }
    run.note("formula made code");
    if element.attr("display") == Some("block") {
        let language = tree::find(element, "annotation").map(|_| "tex".to_owned());
        flow.push(Block::Code(CodeBlock { text, language }));
    } else {
        flow.line.push(&text, &style.marked(Mark::Code));
    }
}

/// The source of a formula, or its text.
pub fn tex(element: ElementRef) -> String {
    tree::find(element, "annotation").map_or_else(|| tree::text(*element), |annotation| tree::text(*annotation))
}
