//! Prefetches the pages that the reader is likely to open next. A first visit can wait for it until it is idle.

use super::Part;
use crate::browser::links;
use std::rc::Rc;

/// Starts to follow hints at the next click.
pub fn start(part: &Rc<Part>) {
    let router = part.context.router;
    links::on_prefetch_hint(move |path| router.prefetch(path));
}
