//! The scroll position.

use super::{dom, get, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// A scroll position: pixels from the top of the page, and the block at the top of the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Pixels from the top of the page.
    pub top: f64,
    /// The number of the block at the top of the viewport and its distance from the top. In a very long article, whose
    /// blocks are laid out when they come into view, this finds the position when the pixels do not.
    pub block: Option<(u32, f64)>,
}

impl Position {
    /// The position as text in whole pixels, for the tab's storage.
    pub fn to_text(self) -> String {
        let (block, distance) = self.block.map_or((-1, 0), |(block, distance)| (block as i32, distance as i32));
        format!("{} {block} {distance}", self.top as i32)
    }

    /// Parses a position from text.
    pub fn from_text(text: &str) -> Option<Position> {
        let mut numbers = text.split(' ').map_while(|number| number.parse::<i32>().ok());
        let (top, block, distance) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let block = u32::try_from(block).ok().map(|block| (block, f64::from(distance)));
        Some(Position { top: f64::from(top), block })
    }
}

/// The current position.
pub fn position() -> Position {
    Position { top: window().scroll_y().unwrap_or_default(), block: top_block() }
}

/// Scrolls to a position at once.
pub fn go_to(position: &Position) {
    window().scroll_to_with_x_and_y(0.0, position.top);
    if let Some((number, distance)) = position.block {
        stabilize(number, distance, 8);
    }
}

/// True if the reader sees the top or the end of the page, where a page that was shorter before may have put them.
pub fn is_at_edge() -> bool {
    let top = position().top;
    let number = |of: &JsValue, name: &str| get(of, name).as_f64().unwrap_or_default();
    let height = number(&get(&dom(), "documentElement"), "scrollHeight");
    top < 1.0 || top + number(&window(), "innerHeight") > height - 2.0
}

/// Scrolls to the element that a fragment names. Returns false if there is none.
pub fn go_to_anchor(hash: &str) -> bool {
    let element = hash.strip_prefix('#').filter(|id| !id.is_empty()).and_then(|id| dom().get_element_by_id(id));
    if let Some(element) = &element {
        element.scroll_into_view();
    }
    element.is_some()
}

/// True if any part of the first element that matches the selector is in the viewport.
pub fn is_in_view(selector: &str) -> bool {
    let Some(element) = dom().query_selector(selector).ok().flatten() else { return false };
    let bounds = element.get_bounding_client_rect();
    bounds.bottom() > 0.0 && bounds.top() < window_height()
}

/// Pixels from the top of the viewport to the first element of a selector; `None` if there is none.
pub fn top_of(selector: &str) -> Option<f64> {
    Some(dom().query_selector(selector).ok()??.get_bounding_client_rect().top())
}

/// Changes the page without moving what the reader sees: the first element of `lines` that begins in the viewport stays
/// where it is. Not all engines anchor the scroll position by themselves: the style sheet forbids it to the others.
pub fn anchored(lines: &str, change: &mut dyn FnMut()) {
    let top = |line: &Element| line.get_bounding_client_rect().top();
    let anchor = dom().query_selector_all(lines).ok().and_then(|lines| {
        let elements = (0..lines.length()).filter_map(|index| lines.get(index)?.dyn_into::<Element>().ok());
        elements.map(|line| (top(&line), line)).find(|(top, _)| *top >= 0.0)
    });
    change();
    if let Some((before, line)) = anchor.filter(|(top, _)| *top < window_height()) {
        // Browsers cut off parts of a pixel.
        window().scroll_by_with_x_and_y(0.0, (top(&line) - before).round());
    }
}

/// The reader's position among consecutive blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The first block that is not above the viewport or just leaving it.
    pub block: u32,
    /// True if the end of the last block is in the viewport or above it.
    pub is_at_end: bool,
}

/// The reader's position among the blocks of a selector, if there are any. A block is leaving the viewport when its end
/// is less than `edge` pixels from the top.
pub fn progress(blocks: &str, edge: f64) -> Option<Progress> {
    let blocks = dom().query_selector_all(blocks).ok()?;
    let bottom = |index| Some(blocks.get(index)?.dyn_into::<Element>().ok()?.get_bounding_client_rect().bottom());
    let is_at_start = window().scroll_y().unwrap_or_default() < 1.0;
    let block = if is_at_start { 0 } else { halve(blocks.length(), |index| bottom(index) > Some(edge)) };
    // Browsers round positions.
    let is_at_end = bottom(blocks.length().checked_sub(1)?)? < window_height() + 2.0;
    Some(Progress { block, is_at_end })
}

fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Binary search: the first number below `count` from which on the condition holds.
fn halve(count: u32, holds: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

fn top_block() -> Option<(u32, f64)> {
    let blocks = dom().query_selector(".long-body").ok()??.children();
    // Blocks are in order, so a binary search finds the first that ends below the top of the viewport.
    let ends_below = |index| blocks.item(index).is_some_and(|block| block.get_bounding_client_rect().bottom() > 0.0);
    let first = halve(blocks.length(), ends_below);
    Some((first, blocks.item(first)?.get_bounding_client_rect().top()))
}

/// Corrects the position over some frames: blocks that come into view get their real height, which moves all below.
fn stabilize(number: u32, distance: f64, frames: u32) {
    let Some(block) = dom().query_selector(".long-body").ok().flatten().and_then(|body| body.children().item(number))
    else {
        return;
    };
    let off = block.get_bounding_client_rect().top() - distance;
    if off.abs() >= 1.0 {
        window().scroll_by_with_x_and_y(0.0, off);
    }
    if frames > 0 {
        super::clock::request_animation_frame(move || stabilize(number, distance, frames - 1));
    }
}

/// Calls `run` before the next frame whenever the reader has scrolled.
pub fn on_scroll(run: impl Fn() + 'static) {
    let run = Rc::new(run);
    let is_scheduled = Rc::new(Cell::new(false));
    super::listen(&window(), "scroll", false, move |_| {
        if !is_scheduled.replace(true) {
            let (run, is_scheduled) = (run.clone(), is_scheduled.clone());
            super::clock::request_animation_frame(move || {
                is_scheduled.set(false);
                run();
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::halve;

    #[test]
    fn the_first_number_that_fits_is_found() {
        for count in 0..9 {
            for first in 0..=count {
                assert_eq!(halve(count, |number| number >= first), first);
            }
        }
    }
}
