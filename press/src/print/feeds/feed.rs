//! A feed, and what its three files have in common.

use super::full_text::full_text;
use crate::print::head::last_change;
use crate::print::picture::{Picture, picture_of};
use crate::print::site::SiteContext;
use contract::{Article, Date, Status};
use std::collections::HashSet;
use url::Url;

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
    /// Identifies it for feed readers, also after it has moved to another address: a tag URI (RFC 4151).
    pub id: String,
    /// Its text as HTML.
    pub html: String,
    pub picture: Option<Picture<'a>>,
    /// The names of its section and its topic, and its keywords.
    pub subjects: Vec<&'a str>,
}

impl<'a> Item<'a> {
    fn new(site: &SiteContext, article: &'a Article) -> Item<'a> {
        let url = site.article(&article.id, article.section.as_ref());
        let subjects = [&article.section, &article.topic].into_iter().flatten();
        Item {
            article,
            html: full_text(site, article, &url),
            id: tag(site, article),
            url,
            picture: picture_of(site, article),
            subjects: without_repetition(subjects.map(|subject| &subject.name).chain(&article.keywords)),
        }
    }

    /// The date of the last change, such as a correction, or of publication.
    pub fn changed(&self) -> Option<Date> {
        last_change(self.article)
    }
}

fn without_repetition<'a>(names: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    names.map(String::as_str).filter(|name| seen.insert(*name)).collect()
}

/// A day on which the scheme of these ids existed. It never changes, or every entry would be new to feed readers.
const TAGGED: &str = "2026";

fn tag(site: &SiteContext, article: &Article) -> String {
    let host = Url::parse(&site.origin).ok().and_then(|origin| origin.host_str().map(str::to_owned));
    format!("tag:{},{TAGGED}:{}{}", host.unwrap_or_default(), site.paths.base(), article.id)
}
