//! The site context: the edition, the addresses of its pages and files, the site's origin.

use contract::{Article, Edition, Front, Id, ListPage, LivePage, MostRead, Reference, scheme};
use manchette::address::{Route, Site};
use manchette::i18n::{Messages, messages};

/// The folder of the edition's files within the printed site, relative to the base path.
pub const DATA: &str = "data/";

/// An edition and its addresses.
pub struct SiteContext {
    pub edition: Edition,
    /// The addresses of pages and files, as paths from the host's root.
    pub site: Site,
    /// The site's address without a path and without a slash at the end, such as `https://news.example`.
    pub origin: String,
}

impl SiteContext {
    /// `base` is the base path of the edition's pages, such as `/` or `/news/`.
    pub fn new(edition: Edition, base: &str, origin: &str) -> SiteContext {
        let site = Site::new(base, &format!("{DATA}edition.json"), Vec::new());
        let site = site.with_article_path(edition.article_path.as_deref());
        SiteContext { edition, site, origin: origin.trim_end_matches('/').to_owned() }
    }

    /// The absolute address of a path from the host's root. An address with a scheme is returned unchanged.
    pub fn url(&self, address: &str) -> String {
        match scheme(address) {
            Some(_) => address.to_owned(),
            None => format!("{}/{}", self.origin, address.trim_start_matches('/')),
        }
    }

    /// The absolute address of a page.
    pub fn page(&self, route: &Route) -> String {
        self.url(&self.site.href(route))
    }

    /// The absolute address of an article.
    pub fn article(&self, id: &Id, section: Option<&Reference>) -> String {
        self.url(&self.site.article(id, section))
    }

    /// The absolute address of a file of the edition, such as an image.
    pub fn file(&self, path: &str) -> String {
        self.url(&self.site.file(path))
    }

    /// The messages in the edition's language.
    pub fn messages(&self) -> &'static Messages {
        messages(&self.edition.in_language)
    }
}

/// A page, as described in its head.
pub struct Page<'a> {
    /// Its path from the host's root.
    pub path: String,
    /// The document's title.
    pub title: String,
    pub content: Content<'a>,
}

/// The content of a page.
pub enum Content<'a> {
    Front(&'a Front),
    List(&'a ListPage),
    /// An article, or a live blog with its newest posts.
    Article(&'a Article, Option<&'a LivePage>),
    MostRead(&'a MostRead),
    /// A page that search engines should not index: the shell, the not-found page.
    Nothing,
}
