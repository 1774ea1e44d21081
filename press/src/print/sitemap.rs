//! Sitemaps for search engines: the addresses of all pages, and of the news.
//!
//! <https://www.sitemaps.org/protocol.html> and, for news,
//! <https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>.

use super::site::SiteContext;
use super::xml::Xml;
use contract::Date;

/// The most addresses of one sitemap. An index lists the sitemaps.
pub const MAX_ENTRIES: usize = 50_000;
/// The most addresses of a news sitemap.
const MAX_NEWS: usize = 1_000;
/// How long an article is news, in seconds: two days.
const NEWS_FOR: i64 = 2 * 24 * 3600;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A page, or a sitemap in an index.
pub struct Entry {
    /// Its absolute address.
    pub url: String,
    /// Its last change.
    pub modified: Option<Date>,
}

/// An article for the news sitemap.
pub struct NewsEntry {
    /// Its absolute address.
    pub url: String,
    pub headline: String,
    pub published: Date,
    /// Its language (BCP 47), if it is not the edition's.
    pub language: Option<String>,
}

/// A sitemap of at most `MAX_ENTRIES` pages.
pub fn sitemap(entries: &[Entry]) -> String {
    list("urlset", "url", entries)
}

/// An index of sitemaps.
pub fn index(entries: &[Entry]) -> String {
    list("sitemapindex", "sitemap", entries)
}

fn list(root: &str, name: &str, entries: &[Entry]) -> String {
    let mut xml = Xml::document();
    xml.element(root, &[NAMESPACE], |xml| {
        for entry in entries {
            xml.element(name, &[], |xml| {
                xml.text_element("loc", &[], &entry.url);
                // Search engines reject a whole sitemap for a date before 1970.
                if let Some(date) = entry.modified.filter(|date| date.timestamp() >= 0) {
                    xml.text_element("lastmod", &[], &date.to_rfc3339());
                }
            });
        }
    });
    xml.finish()
}

/// The news sitemap: the newest thousand articles of the two days before `now`, in seconds since 1970.
pub fn news(site: &SiteContext, entries: &[NewsEntry], now: i64) -> String {
    let is_news = |entry: &&NewsEntry| (now - NEWS_FOR..=now).contains(&entry.published.timestamp());
    let mut entries: Vec<&NewsEntry> = entries.iter().filter(is_news).collect();
    entries.sort_by(|one, other| {
        other.published.timestamp().cmp(&one.published.timestamp()).then_with(|| one.url.cmp(&other.url))
    });
    let namespaces = [NAMESPACE, ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")];
    let mut xml = Xml::document();
    xml.element("urlset", &namespaces, |xml| {
        for entry in entries.into_iter().take(MAX_NEWS) {
            xml.element("url", &[], |xml| {
                xml.text_element("loc", &[], &entry.url);
                xml.element("news:news", &[], |xml| news_of(xml, site, entry));
            });
        }
    });
    xml.finish()
}

fn news_of(xml: &mut Xml, site: &SiteContext, entry: &NewsEntry) {
    let edition = &site.edition;
    xml.element("news:publication", &[], |xml| {
        xml.text_element("news:name", &[], &edition.name);
        xml.text_element("news:language", &[], &language(entry.language.as_ref().unwrap_or(&edition.in_language)));
    });
    xml.text_element("news:publication_date", &[], &entry.published.to_rfc3339());
    xml.text_element("news:title", &[], &entry.headline);
}

/// The language in the format of news sitemaps: two or three letters, for Chinese also the script.
fn language(language: &str) -> String {
    let tag = language.to_ascii_lowercase().replace('_', "-");
    let mut parts = tag.split('-');
    match parts.next().unwrap_or_default() {
        "zh" if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => "zh-tw".to_owned(),
        "zh" => "zh-cn".to_owned(),
        primary => primary.to_owned(),
    }
}
