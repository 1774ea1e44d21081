//! The files that `press print` writes about pages: heads, JSON-LD, feeds, sitemaps, the manifest, files for hosts.
//!
//! Snapshots show them as a whole; the other tests parse them, as search engines and feed readers do.

mod demo;
mod deploy_files;
mod feeds;
mod full_text;
mod head;
mod linked_data;
mod manifest;
mod paper;
mod sitemap;
mod tree;
