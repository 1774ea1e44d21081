//! Where the reader is on the page.

use super::{dom, window};

/// A place on the page: pixels from the top, and what stood at the top of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Pixels from the top of the page.
    pub top: f64,
    /// The part of the body at the top of the window and its distance from there: in a very long article, whose
    /// parts are laid out as they come into view, this finds the place when the pixels do not.
    pub block: Option<(u32, f64)>,
}

impl Position {
    /// The place as text, in whole pixels, for what is kept in the tab.
    pub fn to_text(self) -> String {
        let (block, distance) = self.block.map_or((-1, 0), |(block, distance)| (block as i32, distance as i32));
        format!("{} {block} {distance}", self.top as i32)
    }

    /// The place that the text says.
    pub fn from_text(text: &str) -> Option<Position> {
        let mut numbers = text.split(' ').map_while(|number| number.parse::<i32>().ok());
        let (top, block, distance) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let block = u32::try_from(block).ok().map(|block| (block, f64::from(distance)));
        Some(Position { top: f64::from(top), block })
    }
}

/// The current place.
pub fn position() -> Position {
    Position { top: window().scroll_y().unwrap_or_default(), block: top_block() }
}

/// Goes to a place at once.
pub fn go_to(position: &Position) {
    window().scroll_to_with_x_and_y(0.0, position.top);
    if let Some((number, distance)) = position.block {
        stabilize(number, distance, 8);
    }
}

/// Goes to the element that a hash names; says whether there is one.
pub fn go_to_anchor(hash: &str) -> bool {
    let element = hash.strip_prefix('#').filter(|id| !id.is_empty()).and_then(|id| dom().get_element_by_id(id));
    if let Some(element) = &element {
        element.scroll_into_view();
    }
    element.is_some()
}

/// Whether any part of the first element that fits the selector is in the window.
pub fn is_in_view(selector: &str) -> bool {
    let Some(element) = dom().query_selector(selector).ok().flatten() else { return false };
    let bounds = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    bounds.bottom() > 0.0 && bounds.top() < height
}

fn top_block() -> Option<(u32, f64)> {
    let blocks = dom().query_selector(".long").ok()??.children();
    // Tops grow from one block to the next, so the first that ends below the window's top is found by halving.
    let (mut low, mut high) = (0, blocks.length());
    while low < high {
        let middle = low + (high - low) / 2;
        if blocks.item(middle)?.get_bounding_client_rect().bottom() > 0.0 { high = middle } else { low = middle + 1 }
    }
    Some((low, blocks.item(low)?.get_bounding_client_rect().top()))
}

/// Blocks that come into view take their real height, which moves what is below: so it is put right over some frames.
fn stabilize(number: u32, distance: f64, frames: u32) {
    let Some(block) = dom().query_selector(".long").ok().flatten().and_then(|body| body.children().item(number)) else {
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
