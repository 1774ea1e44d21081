//! Prints the pages that are made of teasers: the front page, the most-read page, and lists; with their feeds.

use super::build::short_hash;
use super::context::RenderContext;
use super::feeds::{self, Feed};
use super::output::Compression;
use super::record::PrintedArticle;
use super::source_tree::ListFile;
use crate::error::Error;
use crate::folder::Page;
use contract::{Article, Front, Id, ListPage, Teaser};
use manchette::address::{Route, files};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most articles that a feed has.
const MAX_IN_FEED: usize = 20;

/// Prints these pages, and collects their fingerprints.
pub struct Lists<'a> {
    ctx: &'a RenderContext,
    articles: &'a BTreeMap<String, PrintedArticle>,
    before: &'a BTreeMap<String, String>,
    /// The fingerprints of all pages, by path. That of a page that could not be printed is empty, so that the page is
    /// printed the next time.
    pub pages: BTreeMap<String, String>,
    pub diagnostics: Vec<Error>,
    /// The numbers of the newest full pages, by list: every page of a list asks for it.
    newest: BTreeMap<String, u32>,
}

impl<'a> Lists<'a> {
    /// Prints the pages that have changed since `before`. `articles` have been printed.
    pub fn print(
        ctx: &'a RenderContext,
        articles: &'a BTreeMap<String, PrintedArticle>,
        before: &'a BTreeMap<String, String>,
    ) -> Lists<'a> {
        let (pages, diagnostics, newest) = (BTreeMap::new(), Vec::new(), BTreeMap::new());
        let mut lists = Lists { ctx, articles, before, pages, diagnostics, newest };
        let path = ctx.site.paths.href(&Route::Front);
        lists.record(path.clone(), lists.front(&path));
        if ctx.sources.exists(files::MOST_READ) {
            let path = ctx.site.paths.href(&Route::MostRead);
            lists.record(path.clone(), lists.most_read(&path));
        }
        for file in ctx.sources.lists() {
            lists.list(&file);
        }
        lists
    }

    /// Records a page. While its file cannot be read, the page of the last print stays.
    fn record(&mut self, path: String, result: Result<String, Error>) {
        match result {
            Ok(fingerprint) => drop(self.pages.insert(path, fingerprint)),
            Err(error) => {
                if self.exists(&path) {
                    self.pages.insert(path, String::new());
                }
                self.diagnostics.push(error);
            }
        }
    }

    fn front(&self, path: &str) -> Result<String, Error> {
        let ctx = self.ctx;
        let (front, json) = ctx.read::<Front>(files::FRONT)?;
        let front = Arc::new(front);
        let teasers: Vec<&Teaser> = front.groups.iter().flat_map(|group| &group.teasers).collect();
        let feed = self.feed_of(&teasers);
        let sources = [files::FRONT, files::LIVE, files::EDITION].map(|file| ctx.sources.fingerprint(file));
        let fingerprint = hash(format!("{sources:x?} {}", self.fingerprint_of(&feed)));
        if self.is_current(path, &fingerprint) {
            return Ok(fingerprint);
        }
        ctx.write_page(path, &ctx.front_page(path, &front, &json))?;
        let edition = &ctx.edition;
        self.write_feed(path, edition.name.clone(), edition.brand.tagline.clone(), &feed)?;
        Ok(fingerprint)
    }

    fn most_read(&self, path: &str) -> Result<String, Error> {
        let ctx = self.ctx;
        let fingerprint = hash(format!("{:x}", ctx.sources.fingerprint(files::MOST_READ)));
        if self.is_current(path, &fingerprint) {
            return Ok(fingerprint);
        }
        ctx.write_page(path, &ctx.most_read_page(path)?)?;
        Ok(fingerprint)
    }

    fn list(&mut self, file: &ListFile) {
        let Some(id) = Id::new(&file.id) else { return };
        let latest = files::list(file.kind, &id, None);
        let page = match file.page {
            Page::Latest => None,
            Page::Number(number) => Some(number),
        };
        let path = self.ctx.site.paths.href(&Route::List { kind: file.kind, id, page });
        let result = match page {
            None => self.latest(file, &path),
            Some(number) => {
                let is_newest = self.newest_of(&latest) <= number;
                self.full_page(file, &latest, &path, is_newest)
            }
        };
        self.record(path, result);
    }

    fn latest(&self, file: &ListFile, path: &str) -> Result<String, Error> {
        let ctx = self.ctx;
        let (list, json) = ctx.read::<ListPage>(&file.path)?;
        let teasers: Vec<&Teaser> = list.teasers.iter().collect();
        let feed = self.feed_of(&teasers);
        let fingerprint = hash(format!("{:x} {}", file.fingerprint, self.fingerprint_of(&feed)));
        if self.is_current(path, &fingerprint) {
            return Ok(fingerprint);
        }
        ctx.write_page(path, &ctx.list_page(path, (&file.path, &list, &json), None)?)?;
        let title = format!("{} – {}", list.name, ctx.edition.name);
        let description = list.description.as_ref().map(|text| text.plain());
        self.write_feed(path, title, description, &feed)?;
        Ok(fingerprint)
    }

    /// A full page. It depends on the latest page in one respect: whether there is a newer full page.
    fn full_page(&self, file: &ListFile, latest: &str, path: &str, is_newest: bool) -> Result<String, Error> {
        let ctx = self.ctx;
        let fingerprint = hash(format!("{:x} {}", file.fingerprint, !is_newest));
        if self.is_current(path, &fingerprint) {
            return Ok(fingerprint);
        }
        let (list, json) = ctx.read::<ListPage>(&file.path)?;
        ctx.write_page(path, &ctx.list_page(path, (&file.path, &list, &json), Some(latest))?)?;
        Ok(fingerprint)
    }

    /// The number of the newest full page, from the latest page of the list.
    fn newest_of(&mut self, latest: &str) -> u32 {
        if let Some(newest) = self.newest.get(latest) {
            return *newest;
        }
        let newest = self.ctx.read::<ListPage>(latest).map_or(0, |(list, _)| list.newest_full_page);
        self.newest.insert(latest.to_owned(), newest);
        newest
    }

    /// The articles of a page's feed: the newest of those that have a page.
    fn feed_of(&self, teasers: &[&Teaser]) -> Vec<String> {
        let mut ids: Vec<(Option<i64>, &str)> = Vec::new();
        for teaser in teasers {
            let id = teaser.id.as_str();
            if self.articles.contains_key(id) && !ids.iter().any(|(_, known)| *known == id) {
                ids.push((teaser.date_published.map(|date| date.timestamp()), id));
            }
        }
        ids.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        ids.into_iter().take(MAX_IN_FEED).map(|(_, id)| id.to_owned()).collect()
    }

    fn fingerprint_of(&self, feed: &[String]) -> String {
        feed.iter().map(|id| format!("{id} {} ", self.articles[id].fingerprint)).collect()
    }

    fn write_feed(&self, path: &str, title: String, description: Option<String>, ids: &[String]) -> Result<(), Error> {
        let ctx = self.ctx;
        let read = |id: &String| {
            let file = format!("articles/{id}.json");
            // An article that cannot be read stays in the feed as it was, like its page.
            ctx.read::<Article>(&file).or_else(|_| ctx.read_copied(&file)).ok()
        };
        let articles: Vec<Article> = ids.iter().filter_map(read).map(|(article, _)| article).collect();
        let articles = articles.iter().collect();
        let feed = Feed { title, description, path: path.to_owned(), updated: None, articles };
        for (name, content) in feeds::files(&ctx.site, &feed) {
            let file = format!("{}{name}", path.trim_start_matches('/'));
            ctx.output.write(&file, content.as_bytes(), Compression::Quick)?;
        }
        Ok(())
    }

    /// True if the page of the last print is still valid.
    fn is_current(&self, path: &str, fingerprint: &String) -> bool {
        self.exists(path) && self.before.get(path) == Some(fingerprint)
    }

    fn exists(&self, path: &str) -> bool {
        self.ctx.output.exists(&self.ctx.file_of(path))
    }
}

fn hash(fingerprint: String) -> String {
    short_hash(&[fingerprint.as_bytes()])
}
