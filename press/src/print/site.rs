//! The site that is printed: the edition, the addresses of its pages and files, the site's origin.

use contract::{Article, Edition, Front, Id, ListPage, LivePage, MostRead, Reference, scheme};
use manchette::address::{Route, Site};
use manchette::i18n::{Messages, messages};
use url::Url;

/// The folder of the edition's files within the printed site, relative to the base.
pub(crate) const DATA: &str = "data/";

/// An edition and its place on the web.
pub struct SiteContext {
    pub edition: Edition,
    /// The addresses of pages and files, as paths from the host's root.
    pub paths: Site,
    /// The site's origin, such as `https://news.example`.
    pub origin: String,
}

impl SiteContext {
    /// `base` is the path of the edition's pages, such as `/` or `/news/`.
    pub fn new(edition: Edition, base: &str, origin: &str) -> SiteContext {
        let origin = origin.trim_end_matches('/').to_owned();
        let mut site = SiteContext { edition, paths: Site::new(base, "", Vec::new()), origin };
        let paths = Site::new(base, &format!("{DATA}edition.json"), site.siblings());
        site.paths = paths.with_article_path(site.edition.article_path.as_deref());
        site
    }

    /// The absolute address for a path from the host's root.
    pub(crate) fn url(&self, address: &str) -> String {
        self.url_in(&self.origin, address)
    }

    /// The absolute address that browsers make of an address in the page at `page`, which is an absolute address itself.
    /// An address with a scheme stays as it is, byte for byte.
    pub(crate) fn url_in(&self, page: &str, address: &str) -> String {
        if scheme(address).is_some() {
            return address.to_owned();
        }
        let resolved = Url::parse(page).and_then(|page| page.join(address));
        resolved.map_or_else(|_| format!("{}/{}", self.origin, address.trim_start_matches('/')), String::from)
    }

    /// The absolute address of a page.
    pub(crate) fn page(&self, route: &Route) -> String {
        self.url(&self.paths.href(route))
    }

    /// The absolute address of an article.
    pub(crate) fn article(&self, id: &Id, section: Option<&Reference>) -> String {
        self.url(&self.paths.article(id, section))
    }

    /// The absolute address of a file of the edition, such as a picture.
    pub(crate) fn file(&self, path: &str) -> String {
        self.url(&self.paths.file(path))
    }

    /// The base paths of the other editions of the site.
    pub(crate) fn siblings(&self) -> Vec<String> {
        self.edition.siblings.iter().map(|sibling| sibling.url.clone()).filter(|url| is_base(url)).collect()
    }

    /// The messages in the edition's language.
    pub(crate) fn messages(&self) -> &'static Messages {
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

/// The content of a page.
pub enum Content<'a> {
    Front(&'a Front),
    List(&'a ListPage),
    /// An article, with the newest posts if it is a live blog.
    Article(&'a Article, Option<&'a LivePage>),
    MostRead(&'a MostRead),
    /// Nothing that search engines should index: the shell of the app, the page for missing pages.
    Nothing,
}

/// True for the base path of an edition on this site.
fn is_base(url: &str) -> bool {
    url.starts_with('/') && !url.starts_with("//") && url.ends_with('/')
}
