//! Whether a file of the edition lies on the device.

use crate::markup::{Node, el};

/// The place where public/offline says so.
pub fn kept_mark(file: &str) -> Node {
    el("span").class("on-device").attr("data-file", file.to_owned()).into()
}
