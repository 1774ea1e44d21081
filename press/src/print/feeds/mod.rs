//! Feeds: the articles of a page with their full text. In RSS, Atom and JSON Feed, because some feed readers know only
//! one of them.
//!
//! Nothing here depends on the clock: an unchanged edition has the same feeds, byte for byte.

mod atom;
mod feed;
mod full_text;
mod json_feed;
mod pictures;
mod rss;
mod simplify;

pub use feed::{ATOM, Feed, JSON, RSS};

use super::site::SiteContext;
use feed::FeedContext;

/// The files with their media types, as a page's head lists them.
pub(crate) const TYPES: [(&str, &str); 3] =
    [(RSS, "application/rss+xml"), (ATOM, "application/atom+xml"), (JSON, "application/feed+json")];

/// The files of a feed: names and contents.
pub fn files(site: &SiteContext, feed: &Feed) -> [(&'static str, String); 3] {
    let ctx = FeedContext::new(site, feed);
    [(RSS, rss::rss(&ctx)), (ATOM, atom::atom(&ctx)), (JSON, json_feed::json_feed(&ctx))]
}
