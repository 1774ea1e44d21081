//! Prepares a print: reads the edition and the built app into a render context.

use super::build::{Build, short_hash};
use super::context::RenderContext;
use super::file_facts::{Facts, Known, Terms};
use super::manifest::Theme;
use super::named::Named;
use super::options::Options;
use super::output::Output;
use super::policy;
use super::record::{self, Record};
use super::removal;
use super::site::{DATA, SiteContext};
use super::source_tree::SourceTree;
use crate::error::Error;
use contract::{Brand, Edition, MostRead, decode};
use manchette::address::{DEFAULT_ARTICLE_PATH, Site, files};
use std::collections::BTreeMap;
use std::fs;
use std::sync::{Arc, Mutex};

/// Grows when press prints pages differently from the same app and edition, so that all are printed again.
const FORMAT: u32 = 4;

/// The render context of a print, and the record of the last one. Nothing is written before.
pub fn prepare(options: &Options) -> Result<(RenderContext, Record), Error> {
    let before = Record::read(&options.out, &options.base);
    let ctx = context(options, &before, false)?;
    Ok((ctx, before))
}

/// The render context of a preview, with the articles that are not published yet. `facts` are those of the last one.
pub fn preview(options: &Options, facts: BTreeMap<String, Facts>) -> Result<RenderContext, Error> {
    context(options, &Record { facts, ..Record::default() }, true)
}

fn context(options: &Options, before: &Record, shows_all: bool) -> Result<RenderContext, Error> {
    let mut sources = SourceTree::list(&options.edition)?;
    let edition_json = sources.read(files::EDITION)?;
    let edition = decode::<Edition>(edition_json.as_bytes())
        .map_err(|source| Error::Edition { path: options.edition.join(files::EDITION), source })?;
    let site = SiteContext::new(edition.clone(), &options.base, &options.site);
    removal::guard(&sources, before, options.allow_removal)?;
    publish(options, &site, before, &mut sources, shows_all)?;
    // Without the entries that lead to articles which are not published yet.
    let edition_json = sources.read(files::EDITION)?;
    let edition = decode::<Edition>(edition_json.as_bytes()).unwrap_or(edition);
    let site = SiteContext::new(edition.clone(), &options.base, &options.site);
    let app_path = options.app.clone().unwrap_or_else(|| site.paths.base().to_owned());
    let build = Build::read(&options.dist, &app_path, &site)?;
    let policy = policy::policy(&edition.origins, &build.styles, &build.template.scripts);
    let most_read = sources.read(files::MOST_READ).ok().and_then(|json| decode::<MostRead>(json.as_bytes()).ok());
    let most_read = most_read.filter(|list| !is_past(list, options.timestamp()));
    let ctx = RenderContext {
        theme: theme(&build.styles)?,
        site,
        build,
        sources,
        output: Output::new(&options.out),
        policy,
        app_path,
        most_read: most_read.map(Arc::new),
        edition_json,
        edition: Arc::new(edition),
        warnings: Mutex::default(),
    };
    if let Some(pattern) = ctx.edition.article_path.as_deref().filter(|pattern| !Site::is_article_path(pattern)) {
        ctx.warn(format!("edition.json: articlePath {pattern} cannot be used: articles are at {DEFAULT_ARTICLE_PATH}"));
    }
    Ok(ctx)
}

/// Reduces the edition's files to those that are published.
fn publish(
    options: &Options,
    site: &SiteContext,
    before: &Record,
    sources: &mut SourceTree,
    shows_all: bool,
) -> Result<(), Error> {
    let data = format!("{}{DATA}", site.paths.base().trim_start_matches('/'));
    let is_in_place = fs::canonicalize(options.out.join(&data)).ok() == fs::canonicalize(&options.edition).ok();
    let shared = record::media_of_others(&options.out, &data);
    // The command line accepts no other origins and paths.
    if let Some(named) = Named::new(&site.origin, site.paths.base()) {
        let known = Known { facts: &before.facts, embargoed: &before.embargoed };
        let paths = &site.paths;
        let terms = Terms { now: options.timestamp(), shows_all, shared: &shared, named: &named, paths };
        sources.publish(&known, &terms, is_in_place);
    }
    match sources.embargoed() {
        Some(id) if is_in_place => Err(Error::ServedEmbargo { file: format!("articles/{id}.json") }),
        _ => Ok(()),
    }
}

/// The fingerprint of everything that all pages depend on. The menu is not part of it: the app updates the menu of old
/// pages.
pub fn fingerprint(ctx: &RenderContext) -> String {
    let edition = &ctx.edition;
    let brand = Brand { screenshots: Vec::new(), ..edition.brand.clone() };
    let shared = serde_json::json!({
        "format": FORMAT,
        "icon": ctx.build.template.icon,
        "build": ctx.build.id,
        "template": ctx.build.template.fill(|_| String::new()),
        "policy": ctx.policy,
        "origin": ctx.site.origin,
        "base": ctx.site.paths.base(),
        "app": ctx.app_path,
        "name": edition.name,
        "language": edition.in_language,
        "brand": brand,
        "addresses": edition.article_path,
        "mostReadHeading": edition.most_read_heading,
        "siblings": edition.siblings,
        // While an embargo hides entries of the menu or the footer, no page may have them.
        "hidden": ctx.sources.hidden_entries(),
    });
    short_hash(&[shared.to_string().as_bytes()])
}

/// True if more time has passed since the window of a list than the window covers.
fn is_past(list: &MostRead, now: i64) -> bool {
    list.window.is_some_and(|window| {
        let (from, to) = (window.from.timestamp(), window.to.timestamp());
        now - to > to - from
    })
}

/// The background colours of the page, from colors.css: `--paper: light-dark(light, dark)`.
fn theme(styles: &str) -> Result<Theme, Error> {
    let colours = styles.split_once("--paper:").and_then(|(_, rest)| rest.trim_start().strip_prefix("light-dark("));
    let colours = colours.and_then(|rest| rest.split_once(')')?.0.split_once(','));
    let (light, dark) = colours.ok_or(Error::NoPaper)?;
    Ok(Theme { paper_light: light.trim().to_owned(), paper_dark: dark.trim().to_owned() })
}
