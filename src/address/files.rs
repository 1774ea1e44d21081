//! The names of the edition's files, relative to its root.

use contract::{Id, ListKind};

pub const EDITION: &str = "edition.json";
pub const FRONT: &str = "front.json";
pub const MOST_READ: &str = "most-read.json";
pub const LIVE: &str = "live.json";
pub const CHANGES: &str = "changes.json";

/// The folder of the articles.
pub const ARTICLES: &str = "articles/";

/// One article.
pub fn article(id: &Id) -> String {
    format!("{ARTICLES}{id}.json")
}

/// A page of a list; `None` is the latest page.
pub fn list(kind: ListKind, id: &Id, page: Option<u32>) -> String {
    format!("lists/{}/{id}/{}.json", kind.as_str(), page_name(page))
}

/// A page of a live blog's posts; `None` is the latest page.
pub fn live(id: &Id, page: Option<u32>) -> String {
    format!("live/{id}/{}.json", page_name(page))
}

fn page_name(page: Option<u32>) -> String {
    page.map_or_else(|| "latest".to_owned(), |page| page.to_string())
}
