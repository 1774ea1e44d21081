//! The files besides the pages: sitemaps, the manifest, the files for crawlers and hosts.

use super::context::RenderContext;
use super::deploy_files::deploy_files;
use super::manifest::manifest;
use super::output::Copies;
use super::record::{PrintedArticle, editions};
use super::robots::robots;
use super::sitemap::{self, Entry, NewsEntry};
use contract::Date;
use manchette::address::Route;
use std::collections::BTreeMap;
use std::fs;

/// Writes the sitemaps of an edition. `now` is in seconds since 1970.
pub fn write_sitemaps(
    ctx: &RenderContext,
    articles: &BTreeMap<String, PrintedArticle>,
    pages: &BTreeMap<String, String>,
    now: i64,
) -> Result<(), String> {
    let date = |date: &Option<String>| date.as_deref().and_then(Date::parse);
    let url = |path: &str| ctx.publication.url(path);
    // Ordered by id, so that a change affects only one of them.
    let listed = || articles.values().filter(|article| article.is_listed);
    let entry = |article: &PrintedArticle| Entry { url: url(&article.path), modified: date(&article.modified) };
    let pages = pages.keys().map(|path| Entry { url: url(path), modified: None });
    let entries: Vec<Entry> = pages.chain(listed().map(entry)).collect();
    let mut sitemaps = Vec::new();
    for (number, part) in entries.chunks(sitemap::MOST).enumerate() {
        let file = format!("{}sitemap-{}.xml", ctx.folder(), number + 1);
        ctx.output.write(&file, sitemap::sitemap(part).as_bytes(), Copies::Quick)?;
        let modified = part.iter().filter_map(|entry| entry.modified).max_by_key(Date::timestamp);
        sitemaps.push(Entry { url: url(&file), modified });
    }
    let file = format!("{}sitemap.xml", ctx.folder());
    ctx.output.write(&file, sitemap::index(&sitemaps).as_bytes(), Copies::Quick)?;

    let entry = |article: &PrintedArticle| {
        Some(NewsEntry {
            url: url(&article.path),
            headline: article.headline.clone(),
            published: date(&article.published)?,
            language: article.language.clone(),
        })
    };
    let news: Vec<NewsEntry> = listed().filter_map(entry).collect();
    let news_file = format!("{}news-sitemap.xml", ctx.folder());
    ctx.output.write(&news_file, sitemap::news(&ctx.publication, &news, now).as_bytes(), Copies::Quick)?;

    // Crawlers read it only at the root of the host, whatever the base path.
    let existing = fs::read_to_string(ctx.output.root().join("robots.txt")).ok();
    let robots = robots(existing.as_deref(), &[url(&file), url(&news_file)]);
    ctx.output.write("robots.txt", robots.as_bytes(), Copies::Quick)
}

/// Writes the manifest, the not-found page and the shell.
pub fn write_app_pages(ctx: &RenderContext) -> Result<(), String> {
    let folder = ctx.folder();
    let manifest = manifest(&ctx.publication, &ctx.app_path, &ctx.theme);
    ctx.output.write(&format!("{folder}manifest.webmanifest"), manifest.as_bytes(), Copies::Quick)?;
    ctx.output.write(&format!("{folder}404.html"), ctx.not_found().as_bytes(), Copies::Quick)?;
    ctx.output.write(&format!("{folder}app.html"), ctx.shell().as_bytes(), Copies::Quick)?;
    let page = ctx.app_page();
    // Hosts without rewrites need them as files.
    for route in Route::app_pages() {
        let path = ctx.publication.site.href(&route);
        ctx.output.write(&ctx.file_of(&path), page.as_bytes(), Copies::Quick)?;
    }
    Ok(())
}

/// Writes the files for hosts, after the records of all editions of the site.
pub fn write_deploy_files(ctx: &RenderContext) -> Result<(), String> {
    for (file, content) in deploy_files(&editions(ctx.output.root())) {
        ctx.output.write(file, content.as_bytes(), Copies::None)?;
    }
    Ok(())
}
