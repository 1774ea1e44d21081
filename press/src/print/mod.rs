//! `press print`: prints an edition as a site of static pages over a built app.
//!
//! Every page is rendered by the app's own components, and embeds the edition's files that it shows, so the app
//! hydrates it without a request. Printing again writes only the files that have changed.

mod articles;
mod build;
mod context;
pub mod deploy_files;
pub mod feeds;
pub mod head;
pub mod linked_data;
mod lists;
pub mod manifest;
mod output;
pub mod picture;
pub mod policy;
mod record;
pub mod robots;
pub mod site;
mod site_files;
pub mod sitemap;
mod sources;
mod template;
mod worker;
pub mod xml;

use crate::command_line::{Failure, Outcome};
use articles::{Articles, print_articles};
use build::{Build, keep_builds, short_hash};
use context::RenderContext;
use contract::{Article, Brand, Edition, MostRead, decode};
use deploy_files::Hosting;
use lists::{Lists, is_in_place};
use manchette::address::files;
use manifest::Theme;
use output::{Copies, Output};
use record::{PrintedArticle, Record};
use site::{DATA, SiteContext};
use sources::Sources;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Increased when `press` prints other pages from the same app and edition, so that all pages are printed again.
const FORMAT: u32 = 2;

/// The options of a print.
pub struct Options {
    /// The folder of the app that Trunk built.
    pub dist: PathBuf,
    /// The edition's folder.
    pub edition: PathBuf,
    /// The folder of the site: the host's root.
    pub out: PathBuf,
    /// The site's address, such as `https://news.example`.
    pub site: String,
    /// The base path of the edition's pages.
    pub base: String,
    /// The path of the app's own files, which the editions of a site share; by default, the base path.
    pub app: Option<String>,
    /// The current time in seconds since 1970, which decides what is news and whether a most-read list is past.
    pub now: i64,
}

/// Prints an edition. Problems are reported, and their pages remain as they were.
pub fn run(options: &Options) -> Result<Outcome, Failure> {
    let impossible = Failure::Impossible;
    let ctx = prepare(options).map_err(impossible)?;
    let before = Record::read(ctx.output.root(), ctx.publication.site.base());
    let whole = whole(&ctx);
    let is_same = before.whole == whole;
    let nothing = Record::default();
    let known = if is_same { &before } else { &nothing };

    let app_folder = ctx.app_path.trim_start_matches('/').to_owned();
    let hashed = ctx.build.write(&ctx.output, &app_folder, ctx.folder()).map_err(impossible)?;
    let copied = copy_edition(&ctx, &before.files).map_err(impossible)?;
    let Articles { printed, mut complaints } = print_articles(&ctx, &known.articles, &before.articles);
    let lists = Lists::print(&ctx, &printed, &known.pages);
    let (pages, list_complaints) = (lists.pages, lists.complaints);
    complaints.extend(list_complaints);
    let redirects = write_redirects(&ctx, &printed).map_err(impossible)?;
    site_files::write_app_pages(&ctx).map_err(impossible)?;
    worker::write(&ctx).map_err(impossible)?;
    site_files::write_sitemaps(&ctx, &printed, &pages, options.now).map_err(impossible)?;

    let (builds, gone) = keep_builds(before.builds.clone(), hashed);
    // Other editions of the site may share the app's files and use another build.
    let gone = if record::editions(ctx.output.root()).len() > 1 { Vec::new() } else { gone };
    let record = Record {
        base: ctx.publication.site.base().to_owned(),
        whole,
        builds,
        articles: printed,
        pages,
        files: copied,
        redirects,
    };
    remove_what_is_gone(&ctx, &before, &record, gone);
    let hosting = Hosting { app: ctx.app_path.clone(), policy: policy::header(&ctx.edition.origins) };
    record.write(ctx.output.root(), &hosting).map_err(impossible)?;
    site_files::write_deploy_files(&ctx).map_err(impossible)?;

    let (articles, lists) = (record.articles.len(), record.pages.len());
    println!("{articles} articles and {lists} other pages; {} files written", ctx.output.written());
    complaints.iter().for_each(|complaint| eprintln!("{complaint}"));
    Ok(if complaints.is_empty() { Outcome::Done } else { Outcome::Wrong })
}

fn prepare(options: &Options) -> Result<RenderContext, String> {
    let sources = Sources::list(&options.edition)?;
    let edition_json = sources.read(files::EDITION)?;
    let decoded = |error| format!("{}: {error}", options.edition.join(files::EDITION).display());
    let edition = decode::<Edition>(edition_json.as_bytes()).map_err(decoded)?;
    let publication = SiteContext::new(edition.clone(), &options.base, &options.site);
    let app_path = match options.app.as_deref().map(|path| path.trim_matches('/')) {
        None => publication.site.base().to_owned(),
        Some("") => "/".to_owned(),
        Some(path) => format!("/{path}/"),
    };
    let build = Build::read(&options.dist, &app_path, &publication)?;
    let policy = policy::policy(&edition.origins, &build.styles, &build.template.scripts);
    let most_read = sources.read(files::MOST_READ).ok().and_then(|json| decode::<MostRead>(json.as_bytes()).ok());
    let most_read = most_read.filter(|list| !is_past(list, options.now));
    Ok(RenderContext {
        theme: theme(&build.styles)?,
        publication,
        build,
        sources,
        output: Output::new(&options.out),
        policy,
        app_path,
        most_read: most_read.map(Arc::new),
        edition_json,
        edition: Arc::new(edition),
    })
}

/// True if a most-read list is older than the period that it covers.
fn is_past(list: &MostRead, now: i64) -> bool {
    list.window.is_some_and(|window| {
        let (from, to) = (window.from.timestamp(), window.to.timestamp());
        now - to > to - from
    })
}

/// The background colours of the page, from colors.css: `--paper: light-dark(light, dark)`.
fn theme(styles: &str) -> Result<Theme, String> {
    let colours = styles.split_once("--paper:").and_then(|(_, rest)| rest.trim_start().strip_prefix("light-dark("));
    let colours = colours.and_then(|rest| rest.split_once(')')?.0.split_once(','));
    let (light, dark) = colours.ok_or("style/colors.css has no --paper: light-dark(…, …)")?;
    Ok(Theme { paper_light: light.trim().to_owned(), paper_dark: dark.trim().to_owned() })
}

/// The fingerprint of everything that all pages depend on. The menu is excluded: the app updates it on older pages.
fn whole(ctx: &RenderContext) -> String {
    let edition = &ctx.edition;
    let brand = Brand { screenshots: Vec::new(), ..edition.brand.clone() };
    let pages = serde_json::json!({
        "format": FORMAT,
        "icon": ctx.build.template.icon,
        "build": ctx.build.id,
        "template": ctx.build.template.fill(|_| String::new()),
        "policy": ctx.policy,
        "origin": ctx.publication.origin,
        "base": ctx.publication.site.base(),
        "app": ctx.app_path,
        "name": edition.name,
        "language": edition.in_language,
        "brand": brand,
        "addresses": edition.article_path,
        "siblings": edition.siblings,
    });
    short_hash(&[pages.to_string().as_bytes()])
}

/// Copies the edition's files into the site. Files that are there already get only their compressed copies.
fn copy_edition(ctx: &RenderContext, before: &BTreeMap<String, u64>) -> Result<BTreeMap<String, u64>, String> {
    let folder = format!("{}{DATA}", ctx.folder());
    let is_in_place = is_in_place(ctx);
    for (file, stamp) in &ctx.sources.files {
        let path = format!("{folder}{file}");
        let copies = Copies::of(file);
        let is_known = before.get(file) == Some(stamp) && ctx.output.has(&path);
        if is_known || (is_in_place && copies == Copies::None) {
            continue;
        }
        let source = ctx.sources.root().join(file);
        let bytes = std::fs::read(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        ctx.output.write(&path, &bytes, copies)?;
    }
    Ok(ctx.sources.files.clone())
}

/// Writes the redirects for links without a section (in texts, in the menu, in the footer), if the pattern of addresses
/// contains the section.
fn write_redirects(ctx: &RenderContext, articles: &BTreeMap<String, PrintedArticle>) -> Result<Vec<String>, String> {
    let mut written = Vec::new();
    let edition = &ctx.edition;
    let fixed = edition.pages.iter().map(|page| page.id.as_str());
    let menu = edition.navigation.iter().filter_map(|item| Some(item.article.as_ref()?.as_str()));
    let texts = articles.values().flat_map(|article| article.links.iter().map(String::as_str));
    let mut linked: Vec<&str> = texts.chain(fixed).chain(menu).collect();
    linked.sort_unstable();
    linked.dedup();
    for id in linked {
        let Some(printed) = articles.get(id) else { continue };
        let Some(id) = contract::Id::new(id) else { continue };
        let path = ctx.publication.site.article(&id, None);
        if path == printed.path {
            continue;
        }
        let file = ctx.file_of(&path);
        let Ok((article, _)) = ctx.read::<Article>(&files::article(&id)) else {
            // The article's problem is reported already; its redirect stays.
            written.push(file);
            continue;
        };
        let page = articles::redirect(ctx, &article, &printed.path);
        ctx.output.write(&file, page.as_bytes(), Copies::Quick)?;
        written.push(file);
    }
    Ok(written)
}

fn remove_what_is_gone(ctx: &RenderContext, before: &Record, now: &Record, builds: Vec<String>) {
    let pages = |record: &Record| -> Vec<String> {
        let lists = record.pages.keys().map(|path| ctx.file_of(path));
        let articles = record.articles.values().flat_map(|article| article.files.iter().cloned());
        lists.chain(articles).chain(record.redirects.iter().cloned()).collect()
    };
    let data = |record: &Record| -> Vec<String> {
        record.files.keys().map(|file| format!("{}{DATA}{file}", ctx.folder())).collect()
    };
    let mut kept = pages(now);
    kept.extend(data(now));
    kept.sort();
    let gone = pages(before).into_iter().chain(data(before)).filter(|file| kept.binary_search(file).is_err());
    gone.chain(builds).for_each(|file| ctx.output.remove(&file));
    let feeds = before.pages.keys().filter(|path| !now.pages.contains_key(*path));
    for path in feeds {
        for (name, _) in feeds::TYPES {
            ctx.output.remove(&format!("{}{name}", path.trim_start_matches('/')));
        }
    }
}
