//! Feeds: the articles of a page in full, for programs that read for their reader. RSS, Atom and JSON Feed, since each
//! has readers that know no other.
//!
//! Nothing here asks a clock: printed twice, an unchanged edition gives the same bytes.

mod atom;
mod full_text;
mod json_feed;
mod players;
mod rss;
mod words;

use super::picture::{Picture, picture_of};
use super::site::SiteContext;
use contract::{Article, Date, Status};

/// The name of the RSS file; like the others it stands beside the page's `index.html`.
pub const RSS: &str = "rss.xml";
/// The name of the Atom file.
pub const ATOM: &str = "atom.xml";
/// The name of the JSON Feed file.
pub const JSON: &str = "feed.json";
/// The files with their media types, as a page's head names them.
pub const TYPES: [(&str, &str); 3] =
    [(RSS, "application/rss+xml"), (ATOM, "application/atom+xml"), (JSON, "application/feed+json")];

/// What a feed holds.
pub struct Feed<'a> {
    pub title: String,
    /// A line on what it is about.
    pub description: Option<String>,
    /// The path from the host's root of the page that it belongs to; ends with `/`.
    pub path: String,
    /// The page's last change; that of its newest article when absent.
    pub updated: Option<Date>,
    /// Its articles, newest first. Withdrawn ones are left out.
    pub articles: Vec<&'a Article>,
}

/// The files of a feed: names and contents.
pub fn files(publication: &SiteContext, feed: &Feed) -> [(&'static str, String); 3] {
    let standing = feed.articles.iter().filter(|article| article.status == Status::Published);
    let items: Vec<Item> = standing.map(|article| Item::new(publication, article)).collect();
    let dates = items.iter().filter_map(Item::changed);
    let written = Written {
        publication,
        feed,
        page: publication.url(&feed.path),
        updated: feed.updated.or_else(|| dates.max_by_key(Date::timestamp)),
        items,
    };
    [(RSS, rss::rss(&written)), (ATOM, atom::atom(&written)), (JSON, json_feed::json_feed(&written))]
}

/// A feed as all three files write it.
struct Written<'a> {
    publication: &'a SiteContext,
    feed: &'a Feed<'a>,
    /// The whole address of the page.
    page: String,
    updated: Option<Date>,
    items: Vec<Item<'a>>,
}

impl Written<'_> {
    /// The whole address of one of the files.
    fn file(&self, name: &str) -> String {
        format!("{}{name}", self.page)
    }
}

/// An article as all three files write it.
struct Item<'a> {
    article: &'a Article,
    /// Its whole address.
    url: String,
    /// Its text as HTML.
    html: String,
    picture: Option<Picture<'a>>,
    /// What it is about: its section and its topic.
    subjects: Vec<&'a str>,
}

impl<'a> Item<'a> {
    fn new(publication: &SiteContext, article: &'a Article) -> Item<'a> {
        let url = publication.article(&article.id, article.section.as_ref());
        let subjects = [&article.section, &article.topic].into_iter().flatten();
        Item {
            article,
            html: full_text::full_text(publication, article, &url),
            url,
            picture: picture_of(publication, article),
            subjects: subjects.map(|subject| subject.name.as_str()).collect(),
        }
    }

    /// The last change, else the first publication.
    fn changed(&self) -> Option<Date> {
        self.article.date_modified.or(self.article.date_published)
    }
}
