//! `press import`: makes an edition of what a newsroom has: WordPress, feeds, ANS, ninjs, Ghost, Markdown.
//!
//! - `sources`: each reads its own format into stories.
//! - `story`: the neutral form between sources and the edition.
//! - `report`: what was left out or made plainer.

pub mod report;
pub mod sources;
pub mod story;
