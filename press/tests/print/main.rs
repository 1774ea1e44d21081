//! What `press print` writes about pages: heads, JSON-LD, feeds, sitemaps, the manifest.
//!
//! All of it is read again by parsers, as search engines and readers of feeds do.

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
