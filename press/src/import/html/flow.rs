//! Walks over the elements in the order of the text and makes blocks of them.

use super::line::{Line, Space, Style};
use super::run::Run;
use super::{
    anchors, boxes, embeds, figures, galleries, links, lists, marks, math, notes, pictures, players, quotes,
    shortcodes, style, tables, tree, verbatim,
};
use crate::import::measure::words;
use contract::{Block, DividerBlock, HeadingBlock, ParagraphBlock, RichText};
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::{ElementRef, Node};

/// Elements within elements are converted to this depth; of deeper ones only the text.
const MAX_DEPTH: usize = 120;

/// Blocks in the making, and the paragraph that is open.
#[derive(Default)]
pub struct Flow {
    pub blocks: Vec<Block>,
    pub line: Line,
    depth: usize,
}

impl Flow {
    /// The blocks of an element's children.
    pub fn inner(&self, run: &mut Run, node: NodeRef<Node>, style: &Style) -> Vec<Block> {
        let mut flow = Flow { depth: self.depth + 1, ..Flow::default() };
        flow.children(run, node, style);
        flow.finish()
    }

    /// The blocks of one node.
    pub fn single(&self, run: &mut Run, node: NodeRef<Node>, style: &Style) -> Vec<Block> {
        let mut flow = Flow { depth: self.depth + 1, ..Flow::default() };
        flow.node(run, node, style);
        flow.finish()
    }

    /// The text of an element's children, each block on a line, and the blocks among them that are no text.
    pub fn inner_text(&self, run: &mut Run, node: NodeRef<Node>, style: &Style) -> (RichText, Vec<Block>) {
        super::lines::text(self.inner(run, node, style))
    }

    pub fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }

    /// Ends the paragraph and adds a block.
    pub fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    /// Ends the paragraph and adds blocks.
    pub fn extend(&mut self, blocks: impl IntoIterator<Item = Block>) {
        self.end_paragraph();
        self.blocks.extend(blocks);
    }

    pub fn children(&mut self, run: &mut Run, node: NodeRef<Node>, style: &Style) {
        for child in node.children() {
            self.node(run, child, style);
        }
    }

    pub fn node(&mut self, run: &mut Run, node: NodeRef<Node>, style: &Style) {
        if run.plan.taken.contains(&node.id()) {
            return;
        }
        if let Node::Text(text) = node.value() {
            let is_verbatim = text.contains('[') && shortcodes::is_verbatim(node);
            if is_verbatim { self.text(text, style) } else { self.text(&shortcodes::strip(text, run), style) }
        } else if let Some(element) = ElementRef::wrap(node) {
            self.element(run, element, style);
        }
    }

    fn text(&mut self, text: &str, style: &Style) {
        if style.space != Space::Lines {
            return self.line.push(text, style);
        }
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.line_break(style);
            }
            self.line.push(line, style);
        }
    }

    /// A second break in a row ends the paragraph, as writers of old systems mean it.
    fn line_break(&mut self, style: &Style) {
        if style.space != Space::Keep && self.line.ends_with_break() {
            self.end_paragraph();
        } else {
            self.line.push_break(style);
        }
    }

    pub fn end_paragraph(&mut self) {
        let text = self.line.take();
        if is_divider(&text) {
            self.blocks.push(Block::Divider(DividerBlock {}));
        } else if !text.is_empty() {
            self.blocks.push(Block::Paragraph(ParagraphBlock { text }));
        }
    }

    fn element(&mut self, run: &mut Run, element: ElementRef, outer: &Style) {
        if let Some(rule) = run.plan.leave_out.get(&element.id()) {
            let rule = *rule;
            return run.leave_out(rule, words::count(&tree::text(*element)));
        }
        if self.depth >= MAX_DEPTH {
            run.note("elements nested too deep made text");
            return self.deep(*element, outer);
        }
        let style = style::within(&element, outer, run.context.language);
        self.depth += 1;
        self.by_name(run, element, outer, &style);
        self.depth -= 1;
    }

    fn by_name(&mut self, run: &mut Run, element: ElementRef, outer: &Style, style: &Style) {
        let name = element.value().name();
        let is_taken = embeds::element(self, run, element, style)
            || (is_container(name) && galleries::element(self, run, element, style))
            || (is_container(name) && boxes::element(self, run, element, style));
        if is_taken {
            return;
        }
        match name {
            "br" => self.line_break(outer),
            "a" => self.link(run, element, style),
            "img" | "amp-img" => pictures::element(self, run, element, style),
            "figure" => figures::element(self, run, element, style),
            "video" | "audio" | "amp-video" | "amp-audio" => players::element(self, run, element, style),
            "ul" | "ol" | "menu" | "dir" => lists::list(self, run, element, style),
            "dl" => lists::terms(self, run, element, style),
            "blockquote" => quotes::element(self, run, element, style),
            "pre" | "listing" | "xmp" | "plaintext" => verbatim::element(self, run, element, style),
            "table" => tables::element(self, run, element, style),
            "math" => math::element(self, run, element, style),
            "hr" => self.push(Block::Divider(DividerBlock {})),
            "q" | "abbr" | "acronym" | "ruby" | "input" => marks::element(self, run, element, style),
            "noscript" => pictures::without_scripts(self, run, element, style),
            name if tree::is_silent(name) => self.silent(run, name),
            _ if anchors::level(&element).is_some() => self.heading(run, element, style),
            name if tree::is_block(name) || is_block_by_style(&element) => {
                self.end_paragraph();
                self.children(run, *element, style);
                self.end_paragraph();
            }
            _ => self.children(run, *element, style),
        }
    }

    fn silent(&mut self, run: &mut Run, name: &str) {
        if matches!(name, "script" | "style" | "svg" | "template" | "noframes" | "noembed") {
            run.note(format!("{name} left out"));
        }
    }

    fn link(&mut self, run: &mut Run, element: ElementRef, style: &Style) {
        if let Some(mark) = run.plan.marks.get(&element.id()).cloned() {
            return self.line.push(&notes::label(&element), &notes::style(style, &mark));
        }
        let Some(href) = tree::attribute(&element, "href") else { return self.children(run, *element, style) };
        let mut inner = style.clone();
        inner.target = links::target(run, href);
        inner.address = links::web(run, href).map(|url| url.as_str().into());
        if boxes::is_button(&element) {
            inner = inner.marked(contract::Mark::Strong);
        }
        self.children(run, *element, &inner);
    }

    fn heading(&mut self, run: &mut Run, element: ElementRef, style: &Style) {
        let level = anchors::level(&element);
        let anchor = run.plan.headings.get(&element.id()).cloned();
        let mut blocks = self.inner(run, *element, style);
        let after = match is_unclosed(&blocks) {
            true => blocks.split_off(1),
            false => Vec::new(),
        };
        let (text, rest) = super::lines::text(blocks);
        self.end_paragraph();
        if !text.is_empty() {
            self.blocks.push(Block::Heading(HeadingBlock { text, level, anchor }));
        }
        self.blocks.extend(rest.into_iter().chain(after));
    }

    /// The text of elements too deep to walk.
    fn deep(&mut self, node: NodeRef<Node>, style: &Style) {
        let mut silent = 0;
        for edge in node.traverse() {
            let (Edge::Open(node) | Edge::Close(node)) = edge;
            let name = tree::name(node);
            if tree::is_silent(name) {
                if matches!(edge, Edge::Open(_)) { silent += 1 } else { silent -= 1 }
            }
            if tree::is_block(name) || name == "br" {
                self.end_paragraph();
            }
            if let (Edge::Open(_), Node::Text(text), 0) = (edge, node.value(), silent) {
                self.text(text, style);
            }
        }
    }
}

/// True for what is in a heading that nobody closed: the text after it is in it too.
fn is_unclosed(blocks: &[Block]) -> bool {
    let is_text = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Image(_));
    let words = || {
        blocks.iter().filter_map(|block| if let Block::Paragraph(one) = block { Some(one.text.plain()) } else { None })
    };
    let is_long = || words().map(|text| text.len()).sum::<usize>() > 300;
    blocks.len() > 1
        && matches!(blocks.first(), Some(Block::Paragraph(_)))
        && (!blocks.iter().all(is_text) || blocks.len() > 3 || is_long())
}

/// True for elements that are what their class says.
fn is_container(name: &str) -> bool {
    let plain = ["div", "section", "article", "aside", "main", "figure", "ul", "ol", "dl", "li", "p", "span", "center"];
    plain.contains(&name) || matches!(name, "details" | "form" | "canvas")
}

/// Three stars or the like in a paragraph of their own.
fn is_divider(text: &RichText) -> bool {
    let plain: String = text.plain().split_whitespace().collect();
    matches!(plain.as_str(), "***" | "****" | "*****" | "⁂" | "---" | "———" | "•••" | "* * *" | "###" | "~~~" | "⁎⁎⁎")
}

fn is_block_by_style(element: &ElementRef) -> bool {
    tree::style(element, "display").is_some_and(|display| matches!(display.as_str(), "block" | "flex" | "grid"))
}
