//! `press import`: each source, the converter and the writer.

mod ans;
mod ninjs;
mod support;
