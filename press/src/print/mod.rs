//! `press print`: an edition as a site of static pages over a built app.

pub mod deploy_files;
pub mod feeds;
pub mod head;
pub mod linked_data;
pub mod manifest;
pub mod picture;
pub mod publication;
pub mod robots;
pub mod sitemap;
pub mod xml;
