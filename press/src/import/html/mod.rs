//! HTML to blocks: what any newsroom's system wrote, as the contract's elements of a story.
//!
//! The tree is the one that a browser would build, so that unclosed and misplaced elements come out as readers saw them.
//! No markup goes through: a body is text with marks, safe links, and blocks. Elements without a block of their own give
//! their text. What is left out is counted in the body's report.
//!
//! - `tree`: parses, within limits; `plan`: what must be known of a whole tree first; `run`: the state of a conversion.
//! - `leave_out`, `shortcodes`: what goes, by named rules; `notes`, `anchors`: marks and their notes, links to headings.
//! - `flow`: walks over elements and makes blocks; `line`, `style`, `marks`, `lines`: running text; `links`: addresses.
//! - `lists`, `quotes`, `tables`, `boxes`, `verbatim`, `math`: blocks of text.
//! - `figures`, `galleries`, `pictures`, `sizes`, `data`, `players`: media; `embeds`, `posts`, `providers`: what others host.
//! - `outline`, `depth`: the body as a whole; `seen`: the source as a reader sees it, for the measure.

mod anchors;
mod boxes;
mod data;
mod depth;
mod embeds;
mod figures;
mod flow;
mod galleries;
pub(crate) mod leave_out;
mod line;
mod lines;
mod links;
mod lists;
mod marks;
mod math;
mod notes;
mod outline;
mod pictures;
mod plan;
mod players;
mod posts;
mod providers;
mod quotes;
mod run;
mod seen;
mod selectors;
pub(crate) mod shortcodes;
mod sizes;
mod style;
mod tables;
pub(crate) mod tree;
mod verbatim;

use super::measure::words;
use super::report::Report;
use super::story::Part;
use contract::{Block, Id, Note, RichText};
use plan::Plan;
use run::Run;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

pub(crate) use seen::{Seen, picture_key};
pub use selectors::Selectors;

/// What the converter must know of the story around the HTML.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The key of the story, for the report.
    pub story: &'a str,
    /// The address of the original, which links and pictures are relative to.
    pub base: Option<&'a Url>,
    /// The language of the story (BCP 47).
    pub language: Option<&'a str>,
    /// The headline. A first heading that repeats it is left out.
    pub headline: &'a str,
    /// Elements that the newsroom does not want.
    pub leave_out: &'a Selectors,
    /// The id of the own article at an address, if there is one.
    pub resolve: &'a dyn Fn(&Url) -> Option<Id>,
    /// Notes that are not in the HTML: each as HTML, by the id that the marks link to.
    pub notes: &'a [(String, String)],
}

impl Default for Context<'_> {
    fn default() -> Self {
        Context {
            story: "",
            base: None,
            language: None,
            headline: "",
            leave_out: &selectors::NONE,
            resolve: &|_| None,
            notes: &[],
        }
    }
}

/// A converted body.
#[derive(Debug, Default)]
pub struct Body {
    pub blocks: Vec<Block>,
    /// The notes, in the order of their marks.
    pub notes: Vec<Note>,
    /// What was left out or made plainer.
    pub report: Report,
    /// The number of words that were left out on purpose, by the name of the rule.
    pub left_out: BTreeMap<&'static str, usize>,
    /// The number of words that were added on purpose, such as what an abbreviation stands for.
    pub added: usize,
    /// Pictures that stood in the HTML as data, to be written into the edition's folder.
    pub files: Vec<File>,
    /// The addresses of pictures whose size the HTML does not say. Their blocks have an assumed one.
    pub unmeasured: BTreeSet<String>,
}

/// A file of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the edition's folder, such as `media/3f/3fa9….png`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Converts the HTML of a body.
pub fn convert(html: &str, context: &Context) -> Body {
    convert_parts(&[Part::Html(html.to_owned())], context)
}

/// Converts a body that mixes HTML and finished blocks.
pub fn convert_parts(parts: &[Part], context: &Context) -> Body {
    let mut run = Run::new(context);
    // All parts are parsed first: a link may lead to a heading of a later part.
    let parts: Vec<Parsed> = parts.iter().map(|part| parse(&mut run, part)).collect();
    let mut blocks = Vec::new();
    for part in parts {
        match part {
            Parsed::Html(parsed) => {
                let (tree, plan) = *parsed;
                blocks.extend(flow(&mut run, &tree, plan));
            }
            Parsed::Block(block) => blocks.push(*block),
        }
    }
    if let Some(text) = outline::take_headline(&mut blocks, context.headline) {
        run.leave_out(HEADLINE, words::count(&text));
    }
    if !run.notes.is_empty() {
        without_title_of_notes(&mut run, &mut blocks);
    }
    outline::mend(&mut blocks);
    let blocks = depth::limit(blocks);
    let Run { report, left_out, added, files, unmeasured, notes, .. } = run;
    Body { blocks, notes, report, left_out, added, files, unmeasured }
}

/// The rule for the heading of notes, which pages set themselves.
pub(crate) const TITLE_OF_NOTES: &str = "heading over the notes";
/// The rule for a first heading that says what the headline says.
pub(crate) const HEADLINE: &str = "headline repeated in the text";

enum Parsed {
    Html(Box<(tree::Tree, Plan)>),
    Block(Box<Block>),
}

fn parse(run: &mut Run, part: &Part) -> Parsed {
    match part {
        Part::Html(html) => {
            let tree = tree::parse(&shortcodes::with_notes(html));
            if tree.is_cut {
                run.note("end of a body too large to read left out");
            }
            let plan = Plan::new(&tree, run);
            Parsed::Html(Box::new((tree, plan)))
        }
        Part::Block(block) => Parsed::Block(block.clone()),
    }
}

/// The blocks of one part.
fn flow(run: &mut Run, tree: &tree::Tree, plan: Plan) -> Vec<Block> {
    run.plan = plan;
    let mut flow = flow::Flow::default();
    flow.children(run, tree.html.tree.root(), &line::Style::default());
    let mut blocks = flow.finish();
    for block in &mut blocks {
        if let Block::Paragraph(paragraph) = block
            && let Some(embed) = embeds::alone_in_paragraph(run, &paragraph.text)
        {
            *block = embed;
        }
    }
    notes::fill(&tree.html, run);
    blocks
}

/// Takes the heading or line off the end of a body that stood over its notes.
fn without_title_of_notes(run: &mut Run, blocks: &mut Vec<Block>) {
    while let Some(Block::Heading(_) | Block::Divider(_)) = blocks.last() {
        if let Some(Block::Heading(heading)) = blocks.pop() {
            run.leave_out(TITLE_OF_NOTES, words::count(&heading.text.plain()));
        }
    }
}

/// Converts HTML to one text, as for captions: paragraphs become lines, and what is no text is left out.
pub fn inline(html: &str, context: &Context) -> RichText {
    let context = Context { notes: &[], ..*context };
    let mut run = Run::new(&context);
    let tree = tree::parse(html);
    let plan = match tree.is_deep {
        true => Plan::default(),
        false => Plan { leave_out: leave_out::find(&tree.html, &context), ..Plan::default() },
    };
    lines::text(flow(&mut run, &tree, plan)).0
}

/// The words of HTML, as for titles: tags out, entities decoded once, a line break is a space.
pub fn plain(html: &str) -> String {
    let tree = tree::parse(html);
    tree::text(tree.html.tree.root())
}
