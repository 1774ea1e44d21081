//! `press import`: each source, the converter and the writer.

mod again;
mod ans;
mod editions;
mod feeds;
mod ghost;
mod html;
mod markdown;
mod newsroom;
mod ninjs;
mod support;
mod wordpress;
