//! What is printed and where it will be read: the edition, the addresses of its pages and files, the site's origin.

use contract::{Article, Edition, Front, Id, ListPage, LivePage, MostRead, Reference, scheme};
use manchette::address::{Route, Site};
use manchette::i18n::{Messages, messages};

/// The folder of the edition's files within the printed site, relative to the base.
pub const DATA: &str = "data/";

/// An edition and its place on the web.
pub struct SiteContext {
    pub edition: Edition,
    /// The addresses of pages and files, as paths from the host's root.
    pub site: Site,
    /// The site's address without a path and without a slash at the end, such as `https://news.example`.
    pub origin: String,
}

impl SiteContext {
    /// `base` is the path under which the edition's pages live, such as `/` or `/news/`.
    pub fn new(edition: Edition, base: &str, origin: &str) -> SiteContext {
        let site = Site::new(base, &format!("{DATA}edition.json"), Vec::new());
        let site = site.with_article_path(edition.article_path.as_deref());
        SiteContext { edition, site, origin: origin.trim_end_matches('/').to_owned() }
    }

    /// The whole address of a path from the host's root; an address that has a scheme stays as it is.
    pub fn url(&self, address: &str) -> String {
        match scheme(address) {
            Some(_) => address.to_owned(),
            None => format!("{}/{}", self.origin, address.trim_start_matches('/')),
        }
    }

    /// The whole address of a page.
    pub fn page(&self, route: &Route) -> String {
        self.url(&self.site.href(route))
    }

    /// The whole address of an article.
    pub fn article(&self, id: &Id, section: Option<&Reference>) -> String {
        self.url(&self.site.article(id, section))
    }

    /// The whole address of a file of the edition, such as a picture.
    pub fn file(&self, path: &str) -> String {
        self.url(&self.site.file(path))
    }

    /// The words of the edition's language.
    pub fn messages(&self) -> &'static Messages {
        messages(&self.edition.in_language)
    }
}

/// A page, as its head describes it.
pub struct Page<'a> {
    /// Its path from the host's root.
    pub path: String,
    /// The document's title.
    pub title: String,
    pub content: Content<'a>,
}

/// What a page shows.
pub enum Content<'a> {
    Front(&'a Front),
    List(&'a ListPage),
    /// An article; with the newest posts when it is a live blog.
    Article(&'a Article, Option<&'a LivePage>),
    MostRead(&'a MostRead),
    /// Nothing that search engines should keep: the shell of the app, the page for what does not exist.
    Nothing,
}
