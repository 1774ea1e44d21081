//! The files beside the pages: sitemaps, the manifest, the pages of the app, the configuration of the host.

use super::context::RenderContext;
use super::deploy_files::deploy_files;
use super::manifest::manifest;
use super::output::Compression;
use super::record::{PrintedArticle, editions};
use super::robots::robots;
use super::sitemap::{self, Entry, NewsEntry};
use crate::error::Error;
use contract::Date;
use manchette::address::Route;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Writes the sitemaps of an edition. `now` is in seconds since 1970.
pub fn write_sitemaps(
    ctx: &RenderContext,
    articles: &BTreeMap<String, PrintedArticle>,
    pages: &BTreeMap<String, String>,
    now: i64,
) -> Result<Vec<String>, Error> {
    let date = |date: &Option<String>| date.as_deref().and_then(Date::parse);
    let url = |path: &str| ctx.site.url(path);
    let listed = || articles.values().filter(|article| article.is_listed);
    // A sitemap for the articles of each month, so that a new article changes one only, however many there are.
    let mut parts: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    let entries = pages.keys().map(|path| Entry { url: url(path), modified: None });
    parts.insert("pages".to_owned(), entries.collect());
    for article in listed() {
        let month = date(&article.published)
            .filter(|date| date.timestamp() >= 0)
            .map(|date| format!("{:04}-{:02}", date.year, date.month));
        let entry = Entry { url: url(&article.path), modified: date(&article.modified) };
        parts.entry(month.unwrap_or_else(|| "undated".to_owned())).or_default().push(entry);
    }
    let (mut sitemaps, mut files) = (Vec::new(), Vec::new());
    for (name, entries) in &parts {
        for (number, part) in entries.chunks(sitemap::MAX_ENTRIES).enumerate() {
            let more = if number == 0 { String::new() } else { format!("-part-{}", number + 1) };
            let file = format!("{}sitemap-{name}{more}.xml", ctx.folder());
            ctx.output.write(&file, sitemap::sitemap(part).as_bytes(), Compression::Quick)?;
            let modified = part.iter().filter_map(|entry| entry.modified).max_by_key(Date::timestamp);
            sitemaps.push(Entry { url: url(&file), modified });
            files.push(file);
        }
    }
    let file = format!("{}sitemap.xml", ctx.folder());
    ctx.output.write(&file, sitemap::index(&sitemaps).as_bytes(), Compression::Quick)?;

    let entry = |article: &PrintedArticle| {
        Some(NewsEntry {
            url: url(&article.path),
            headline: article.headline.clone(),
            published: date(&article.published)?,
            language: article.language.clone(),
        })
    };
    let news: Vec<NewsEntry> = listed().filter(|article| article.is_news).filter_map(entry).collect();
    let news_file = format!("{}news-sitemap.xml", ctx.folder());
    ctx.output.write(&news_file, sitemap::news(&ctx.site, &news, now).as_bytes(), Compression::Quick)?;

    // Crawlers read it at the root of the host only, even if the base path is another.
    let existing = fs::read_to_string(ctx.output.root().join("robots.txt")).ok();
    let mut bases: BTreeSet<String> = editions(ctx.output.root()).into_keys().collect();
    bases.insert(ctx.site.paths.base().to_owned());
    let robots = robots(existing.as_deref(), &ctx.site.origin, &bases);
    ctx.output.write("robots.txt", robots.as_bytes(), Compression::Quick)?;
    Ok(files)
}

/// Writes the manifest, the page for missing pages and the app without a page.
pub fn write_app_pages(ctx: &RenderContext) -> Result<(), Error> {
    let folder = ctx.folder();
    let manifest = manifest(&ctx.site, &ctx.app_path, &ctx.theme);
    ctx.output.write(&format!("{folder}manifest.webmanifest"), manifest.as_bytes(), Compression::Quick)?;
    ctx.output.write(&format!("{folder}404.html"), ctx.not_found().as_bytes(), Compression::Quick)?;
    ctx.output.write(&format!("{folder}app.html"), ctx.shell().as_bytes(), Compression::Quick)?;
    let page = ctx.app_page();
    // For hosts without rewrites.
    for route in Route::app_pages() {
        let path = ctx.site.paths.href(&route);
        ctx.output.write(&ctx.file_of(&path), page.as_bytes(), Compression::Quick)?;
    }
    Ok(())
}

/// Writes the configuration of the host. The records of all editions of the site have been written.
pub fn write_deploy_files(ctx: &RenderContext) -> Result<(), Error> {
    for (file, content) in deploy_files(&editions(ctx.output.root())) {
        ctx.output.write(file, content.as_bytes(), Compression::None)?;
    }
    Ok(())
}
