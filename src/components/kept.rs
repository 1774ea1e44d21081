//! Whether a file of the edition lies on the device.

use crate::markup::{Node, el};

/// Says so, once it is known.
pub fn kept_mark(_file: &str) -> Node {
    el("span").class("on-device").into()
}
