//! `press print`: an edition as a site of static pages over a built app.

pub mod deploy_files;
pub mod publication;
