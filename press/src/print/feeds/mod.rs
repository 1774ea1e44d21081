//! Feeds with the full text of a page's articles: RSS, Atom and JSON Feed, since each has feed readers that know no
//! other.
//!
//! No clock is involved: printed twice, an unchanged edition gives the same bytes.

mod atom;
mod full_text;
mod json_feed;
mod players;
mod rss;
mod words;

use super::picture::{Picture, picture_of};
use super::site::SiteContext;
use contract::{Article, Date, Status};

/// The name of the RSS file, which like the others is beside the page's `index.html`.
pub const RSS: &str = "rss.xml";
/// The name of the Atom file.
pub const ATOM: &str = "atom.xml";
/// The name of the JSON Feed file.
pub const JSON: &str = "feed.json";
/// The files with their media types, for a page's head.
pub const TYPES: [(&str, &str); 3] =
    [(RSS, "application/rss+xml"), (ATOM, "application/atom+xml"), (JSON, "application/feed+json")];

/// The content of a feed.
pub struct Feed<'a> {
    pub title: String,
    /// A one-line description.
    pub description: Option<String>,
    /// The path of its page from the host's root; ends with `/`.
    pub path: String,
    /// The page's last change; by default, that of its newest article.
    pub updated: Option<Date>,
    /// Its articles, newest first, without withdrawn ones.
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

/// The parts of a feed that all three formats share.
struct Written<'a> {
    publication: &'a SiteContext,
    feed: &'a Feed<'a>,
    /// The absolute address of the page.
    page: String,
    updated: Option<Date>,
    items: Vec<Item<'a>>,
}

impl Written<'_> {
    /// The absolute address of one of the files.
    fn file(&self, name: &str) -> String {
        format!("{}{name}", self.page)
    }
}

/// The parts of an article that all three formats share.
struct Item<'a> {
    article: &'a Article,
    /// Its absolute address.
    url: String,
    /// Its text as HTML.
    html: String,
    picture: Option<Picture<'a>>,
    /// Its categories: section and topic.
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

    /// The last change, or else the publication.
    fn changed(&self) -> Option<Date> {
        self.article.date_modified.or(self.article.date_published)
    }
}
