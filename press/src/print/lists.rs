//! The pages of teasers: the front page, the most-read page and lists, with their feeds.

use super::context::RenderContext;
use super::feeds::{self, Feed};
use super::output::Copies;
use super::record::PrintedArticle;
use super::site::{Content, DATA};
use super::sources::ListFile;
use crate::folder::Page;
use contract::{Article, Front, Id, ListPage, LiveNow, MostRead, Teaser};
use manchette::address::Route;
use manchette::address::files;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The maximum number of articles in a feed.
const MOST_IN_FEED: usize = 20;

/// The fingerprints of these pages by path, before and now.
pub struct Lists<'a> {
    ctx: &'a RenderContext,
    articles: &'a BTreeMap<String, PrintedArticle>,
    before: &'a BTreeMap<String, String>,
    pub pages: BTreeMap<String, String>,
    pub complaints: Vec<String>,
    /// The numbers of the newest full pages by file, since every page of a list needs that of its list.
    newest: BTreeMap<String, u32>,
}

impl<'a> Lists<'a> {
    /// Prints the pages that have changed. `articles` have been printed.
    pub fn print(
        ctx: &'a RenderContext,
        articles: &'a BTreeMap<String, PrintedArticle>,
        before: &'a BTreeMap<String, String>,
    ) -> Lists<'a> {
        let mut lists =
            Lists { ctx, articles, before, pages: BTreeMap::new(), complaints: Vec::new(), newest: BTreeMap::new() };
        let front = lists.front();
        let most_read = lists.most_read();
        lists.complaints.extend(front.err());
        lists.complaints.extend(most_read.err());
        for list in ctx.sources.lists() {
            let printed = lists.list(&list);
            lists.complaints.extend(printed.err());
        }
        lists
    }

    fn front(&mut self) -> Result<(), String> {
        let ctx = self.ctx;
        let path = ctx.publication.site.href(&Route::Front);
        self.keep(&path);
        let (front, json) = ctx.read::<Front>(files::FRONT)?;
        let front = Arc::new(front);
        let teasers: Vec<&Teaser> = front.groups.iter().flat_map(|group| &group.teasers).collect();
        let feed = self.feed_of(&teasers);
        let stamps = [files::FRONT, files::LIVE, files::EDITION].map(|file| ctx.sources.stamp(file));
        let Some(key) = self.has_changed(&path, format!("{stamps:x?} {}", self.key_of(&feed))) else { return Ok(()) };
        let store = ctx.store();
        store.insert(files::FRONT, front.clone());
        let mut embedded = vec![(files::FRONT, json.as_str())];
        let live = ctx.read::<LiveNow>(files::LIVE).ok();
        if let Some((live, json)) = &live {
            store.insert(files::LIVE, Arc::new(live.clone()));
            embedded.push((files::LIVE, json));
        }
        ctx.print(&path, Content::Front(&front), store, &embedded)?;
        let edition = &ctx.edition;
        self.write_feed(&path, edition.name.clone(), edition.brand.tagline.clone(), &feed)?;
        self.done(&path, key);
        Ok(())
    }

    fn most_read(&mut self) -> Result<(), String> {
        let ctx = self.ctx;
        if !ctx.sources.has(files::MOST_READ) {
            return Ok(());
        }
        let path = ctx.publication.site.href(&Route::MostRead);
        self.keep(&path);
        let key = format!("{:x}", ctx.sources.stamp(files::MOST_READ));
        let Some(key) = self.has_changed(&path, key) else { return Ok(()) };
        let (list, json) = ctx.read::<MostRead>(files::MOST_READ)?;
        let list = Arc::new(list);
        let store = ctx.store();
        store.insert(files::MOST_READ, list.clone());
        ctx.print(&path, Content::MostRead(&list), store, &[(files::MOST_READ, &json)])?;
        self.done(&path, key);
        Ok(())
    }

    fn list(&mut self, file: &ListFile) -> Result<(), String> {
        let ctx = self.ctx;
        let Some(id) = Id::new(&file.id) else { return Ok(()) };
        let page = match file.page {
            Page::Latest => None,
            Page::Number(number) => Some(number),
        };
        let latest_file = files::list(file.kind, &id, None);
        let path = ctx.publication.site.href(&Route::List { kind: file.kind, id, page });
        self.keep(&path);
        match page {
            None => self.latest(file, &path),
            Some(number) => {
                // A full page depends on the latest one only by the existence of a newer full page.
                let newest = self.newest_of(&latest_file);
                let key = format!("{:x} {}", file.stamp, newest > number);
                let Some(key) = self.has_changed(&path, key) else { return Ok(()) };
                let (list, json) = ctx.read::<ListPage>(&file.path)?;
                let (latest, _) = ctx.read::<ListPage>(&latest_file)?;
                let store = ctx.store();
                store.insert(&file.path, Arc::new(list.clone()));
                store.insert(&latest_file, Arc::new(latest));
                ctx.print(&path, Content::List(&list), store, &[(&file.path, &json)])?;
                self.done(&path, key);
                Ok(())
            }
        }
    }

    fn latest(&mut self, file: &ListFile, path: &str) -> Result<(), String> {
        let ctx = self.ctx;
        let (list, json) = ctx.read::<ListPage>(&file.path)?;
        let teasers: Vec<&Teaser> = list.teasers.iter().collect();
        let feed = self.feed_of(&teasers);
        let key = format!("{:x} {}", file.stamp, self.key_of(&feed));
        let Some(key) = self.has_changed(path, key) else { return Ok(()) };
        let store = ctx.store();
        store.insert(&file.path, Arc::new(list.clone()));
        ctx.print(path, Content::List(&list), store, &[(&file.path, &json)])?;
        let title = format!("{} – {}", list.name, ctx.edition.name);
        let description = list.description.as_ref().map(|words| words.plain());
        self.write_feed(path, title, description, &feed)?;
        self.done(path, key);
        Ok(())
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

    /// The articles of a page's feed: the newest that have a page.
    fn feed_of(&self, teasers: &[&Teaser]) -> Vec<String> {
        let mut ids: Vec<(Option<i64>, &str)> = Vec::new();
        for teaser in teasers {
            let id = teaser.id.as_str();
            if self.articles.contains_key(id) && !ids.iter().any(|(_, known)| *known == id) {
                ids.push((teaser.date_published.map(|date| date.timestamp()), id));
            }
        }
        ids.sort_by_key(|(date, _)| std::cmp::Reverse(*date));
        ids.into_iter().take(MOST_IN_FEED).map(|(_, id)| id.to_owned()).collect()
    }

    fn key_of(&self, feed: &[String]) -> String {
        feed.iter().map(|id| format!("{id} {} ", self.articles[id].key)).collect()
    }

    fn write_feed(&self, path: &str, title: String, description: Option<String>, ids: &[String]) -> Result<(), String> {
        let ctx = self.ctx;
        let read = |id: &String| ctx.read::<Article>(&format!("articles/{id}.json")).ok();
        let articles: Vec<Article> = ids.iter().filter_map(read).map(|(article, _)| article).collect();
        let feed =
            Feed { title, description, path: path.to_owned(), updated: None, articles: articles.iter().collect() };
        for (name, content) in feeds::files(&ctx.publication, &feed) {
            let file = format!("{}{name}", path.trim_start_matches('/'));
            ctx.output.write(&file, content.as_bytes(), Copies::Quick)?;
        }
        Ok(())
    }

    /// The new fingerprint of a page, if it must be printed again. It counts only once the page is `done`, so that an
    /// error in between neither removes the printed page nor skips it next time.
    fn has_changed(&mut self, path: &str, key: String) -> Option<String> {
        let key = super::build::short_hash(&[key.as_bytes()]);
        if self.is_there(path) && self.before.get(path) == Some(&key) {
            self.pages.insert(path.to_owned(), key);
            return None;
        }
        Some(key)
    }

    fn done(&mut self, path: &str, key: String) {
        self.pages.insert(path.to_owned(), key);
    }

    /// Retains an existing page whose file cannot be read.
    fn keep(&mut self, path: &str) {
        if self.is_there(path) {
            self.pages.insert(path.to_owned(), String::new());
        }
    }

    fn is_there(&self, path: &str) -> bool {
        self.ctx.output.has(&self.ctx.file_of(path))
    }
}

/// True if a file of the edition is within the printed site already.
pub fn is_in_place(ctx: &RenderContext) -> bool {
    let data = ctx.output.root().join(format!("{}{DATA}", ctx.folder()));
    std::fs::canonicalize(data).ok() == std::fs::canonicalize(ctx.sources.root()).ok()
}
