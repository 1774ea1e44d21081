//! A feed, and what its three files have in common.

use super::full_text::full_text;
use crate::print::picture::{Picture, picture_of};
use crate::print::site::SiteContext;
use contract::{Article, Date, Status};

/// The name of the RSS file, which is beside the page's `index.html` like the others.
pub const RSS: &str = "rss.xml";
/// The name of the Atom file.
pub const ATOM: &str = "atom.xml";
/// The name of the JSON Feed file.
pub const JSON: &str = "feed.json";

/// The content of a feed.
pub struct Feed<'a> {
    pub title: String,
    /// One line about its subject.
    pub description: Option<String>,
    /// The path of its page from the host's root; ends with `/`.
    pub path: String,
    /// The page's last change; by default, that of its newest article.
    pub updated: Option<Date>,
    /// Its articles, newest first. Withdrawn ones are left out.
    pub articles: Vec<&'a Article>,
}

/// A feed, prepared for its three files.
pub struct FeedContext<'a> {
    pub site: &'a SiteContext,
    pub feed: &'a Feed<'a>,
    /// The absolute address of the page.
    pub page: String,
    pub updated: Option<Date>,
    pub items: Vec<Item<'a>>,
}

impl<'a> FeedContext<'a> {
    pub fn new(site: &'a SiteContext, feed: &'a Feed<'a>) -> FeedContext<'a> {
        let published = feed.articles.iter().filter(|article| article.status == Status::Published);
        let items: Vec<Item> = published.map(|article| Item::new(site, article)).collect();
        let updated = feed.updated.or_else(|| items.iter().filter_map(Item::changed).max_by_key(Date::timestamp));
        FeedContext { site, feed, page: site.url(&feed.path), updated, items }
    }

    /// The absolute address of one of the files.
    pub fn file(&self, name: &str) -> String {
        format!("{}{name}", self.page)
    }
}

/// An article, prepared for the three files.
pub struct Item<'a> {
    pub article: &'a Article,
    /// Its absolute address.
    pub url: String,
    /// Its text as HTML.
    pub html: String,
    pub picture: Option<Picture<'a>>,
    /// The names of its section and its topic.
    pub subjects: Vec<&'a str>,
}

impl<'a> Item<'a> {
    fn new(site: &SiteContext, article: &'a Article) -> Item<'a> {
        let url = site.article(&article.id, article.section.as_ref());
        let subjects = [&article.section, &article.topic].into_iter().flatten();
        Item {
            article,
            html: full_text(site, article, &url),
            url,
            picture: picture_of(site, article),
            subjects: subjects.map(|subject| subject.name.as_str()).collect(),
        }
    }

    /// The date of the last change, or of publication.
    pub fn changed(&self) -> Option<Date> {
        self.article.date_modified.or(self.article.date_published)
    }
}
