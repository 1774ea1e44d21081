//! `press import`: each source, the converter and the writer.

mod again;
mod ans;
mod archive;
mod corpus;
mod editions;
mod feeds;
mod fetching;
mod ghost;
mod html;
mod markdown;
mod newsroom;
mod ninjs;
mod pictures;
mod resume;
mod server;
mod support;
mod wordpress;
mod wxr;
