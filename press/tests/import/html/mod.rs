//! HTML to blocks: each element, what is left out, and what must hold of any HTML.

mod any;
mod blocks;
mod hostile;
mod measure;
mod media;
mod support;
mod text;
