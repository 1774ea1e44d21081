//! Tables: headings, spans as empty cells, the foot as last rows. Tables for layout become their cells' blocks.

use super::figures::{self, Caption};
use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{style, tree};
use contract::{Block, RichText, TableBlock};
use scraper::ElementRef;

/// The most columns and cells of a table.
const MAX_COLUMNS: usize = 100;
const MAX_CELLS: usize = 50_000;

/// A cell before its text is read.
struct Cell<'a> {
    element: ElementRef<'a>,
    columns: usize,
    rows: usize,
}

/// Converts `table`.
pub fn element(flow: &mut Flow, run: &mut Run, table: ElementRef, outer: &Style) {
    let rows = rows(run, table);
    let cells: Vec<&Cell> = rows.iter().flatten().collect();
    flow.end_paragraph();
    let caption = tree::children_named(table, "caption").next();
    if tree::has_class(&table, &["tr-caption-container"]) {
        return captioned(flow, run, &cells, outer);
    }
    if is_layout(&table, &cells) {
        for element in caption.into_iter().chain(cells.iter().map(|cell| cell.element)) {
            let style = style::within(&element, outer, run.context.language);
            let blocks = flow.inner(run, *element, &style);
            flow.extend(blocks);
        }
        return;
    }
    let mut rest = Vec::new();
    let caption = caption.map(|caption| {
        let (text, blocks) = flow.inner_text(run, *caption, outer);
        rest.extend(blocks);
        text
    });
    let mut grid: Vec<Vec<RichText>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut count = 0;
    for row in &rows {
        let line = line(flow, run, row, &mut open, outer, &mut rest);
        count += line.len();
        if count > MAX_CELLS {
            run.note("rows of a huge table left out");
            break;
        }
        grid.push(line);
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    grid.iter_mut().for_each(|row| row.resize(width, RichText::default()));
    let has_columns = is_heading(&rows);
    let columns = if has_columns && !grid.is_empty() { grid.remove(0) } else { Vec::new() };
    let body = rows.iter().skip(usize::from(has_columns));
    let heads = |row: &Vec<Cell>| row.first().is_some_and(|cell| cell.element.value().name() == "th");
    let row_headings = rows.len() > usize::from(has_columns) && body.filter(|row| !row.is_empty()).all(heads);
    grid.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let caption = caption.filter(|caption| !caption.is_empty());
    if !grid.is_empty() || !columns.is_empty() {
        flow.push(Block::Table(TableBlock { caption, columns, rows: grid, row_headings }));
    }
    if !rest.is_empty() {
        run.note("picture or player of a table put after it");
    }
    flow.extend(rest);
}

/// Blogger's picture with a caption: two rows.
fn captioned(flow: &mut Flow, run: &mut Run, cells: &[&Cell], outer: &Style) {
    let (mut blocks, mut texts) = (Vec::new(), Vec::new());
    for cell in cells {
        if tree::has_class(&cell.element, &["tr-caption"]) {
            let (text, rest) = flow.inner_text(run, *cell.element, outer);
            texts.push(text);
            blocks.extend(rest);
        } else {
            blocks.extend(flow.inner(run, *cell.element, outer));
        }
    }
    let rest = figures::attach(run, &mut blocks, Caption { text: super::line::join(texts), credit: None });
    flow.extend(blocks);
    flow.extend(rest);
}

/// The cells of each row, not those of tables within.
fn rows<'a>(run: &Run, table: ElementRef<'a>) -> Vec<Vec<Cell<'a>>> {
    let sections = table.child_elements().filter(|child| matches!(child.value().name(), "thead" | "tbody" | "tfoot"));
    let mut sections: Vec<ElementRef> = sections.collect();
    // The foot may stand before the body.
    sections.sort_by_key(|section| match section.value().name() {
        "thead" => 0,
        "tbody" => 1,
        _ => 2,
    });
    let is_kept = |element: &ElementRef| !run.plan.leave_out.contains_key(&element.id());
    let rows = sections.into_iter().flat_map(|section| tree::children_named(section, "tr"));
    let rows = rows.filter(is_kept).map(|row| {
        let cells = row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th")).filter(is_kept);
        let span = |cell: &ElementRef, name: &str| cell.attr(name).and_then(|text| text.trim().parse::<usize>().ok());
        cells
            .map(|element| Cell {
                element,
                columns: span(&element, "colspan").unwrap_or(1).clamp(1, MAX_COLUMNS),
                rows: match span(&element, "rowspan") {
                    // To the end of the table.
                    Some(0) => MAX_CELLS,
                    span => span.unwrap_or(1).min(MAX_CELLS),
                },
            })
            .collect()
    });
    rows.filter(|row: &Vec<Cell>| !row.is_empty()).collect()
}

/// The texts of a row. `open` is how many rows each column is still covered by a cell from above.
fn line(
    flow: &Flow,
    run: &mut Run,
    row: &[Cell],
    open: &mut Vec<usize>,
    outer: &Style,
    rest: &mut Vec<Block>,
) -> Vec<RichText> {
    let mut line: Vec<RichText> = Vec::new();
    let covered = |open: &mut Vec<usize>, at: usize| match open.get_mut(at) {
        Some(rows) if *rows > 0 => {
            *rows -= 1;
            true
        }
        _ => false,
    };
    for cell in row {
        while covered(open, line.len()) {
            line.push(RichText::default());
        }
        let style = style::within(&cell.element, outer, run.context.language);
        let (text, blocks) = flow.inner_text(run, *cell.element, &style);
        rest.extend(blocks);
        for column in 0..cell.columns {
            if line.len() >= MAX_COLUMNS && column > 0 {
                break;
            }
            if open.len() <= line.len() {
                open.resize(line.len() + 1, 0);
            }
            if let Some(rows) = open.get_mut(line.len()) {
                *rows = cell.rows - 1;
            }
            line.push(if column == 0 { text.clone() } else { RichText::default() });
        }
    }
    while covered(open, line.len()) {
        line.push(RichText::default());
    }
    line
}

/// True if the first row is that of the columns' headings.
fn is_heading(rows: &[Vec<Cell>]) -> bool {
    let Some(first) = rows.first() else { return false };
    let in_head =
        first.first().is_some_and(|cell| cell.element.ancestors().take(2).any(|node| tree::name(node) == "thead"));
    in_head || (rows.len() > 1 && first.iter().all(|cell| cell.element.value().name() == "th"))
}

/// True for a table that only places things on the page.
fn is_layout(table: &ElementRef, cells: &[&Cell]) -> bool {
    if matches!(table.attr("role"), Some("presentation" | "none")) || cells.len() <= 1 {
        return true;
    }
    let has = |names: &[&str]| {
        cells
            .iter()
            .any(|cell| cell.element.descendent_elements().skip(1).any(|inner| names.contains(&inner.value().name())))
    };
    let is_data = tree::children_named(*table, "caption").next().is_some()
        || tree::children_named(*table, "thead").next().is_some()
        || cells.iter().any(|cell| cell.element.value().name() == "th");
    let has_no_words = || cells.iter().all(|cell| tree::text(*cell.element).is_empty());
    has(&["table"])
        || (!is_data && (has(&["h1", "h2", "h3", "h4", "figure", "iframe", "blockquote", "video"]) || has_no_words()))
}
