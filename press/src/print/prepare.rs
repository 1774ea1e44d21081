//! Prepares a print: reads the edition and the built app into a render context.

use super::build::{Build, short_hash};
use super::context::RenderContext;
use super::manifest::Theme;
use super::options::Options;
use super::output::Output;
use super::policy;
use super::site::SiteContext;
use super::source_tree::SourceTree;
use crate::error::Error;
use contract::{Brand, Edition, MostRead, decode};
use manchette::address::files;
use std::sync::Arc;

/// Grows when press prints pages differently from the same app and edition, so that all are printed again.
const FORMAT: u32 = 3;

/// The render context of a print.
pub fn prepare(options: &Options) -> Result<RenderContext, Error> {
    let sources = SourceTree::list(&options.edition)?;
    let edition_json = sources.read(files::EDITION)?;
    let edition = decode::<Edition>(edition_json.as_bytes())
        .map_err(|source| Error::Edition { path: options.edition.join(files::EDITION), source })?;
    let site = SiteContext::new(edition.clone(), &options.base, &options.site);
    let app_path = options.app.clone().unwrap_or_else(|| site.paths.base().to_owned());
    let build = Build::read(&options.dist, &app_path, &site)?;
    let policy = policy::policy(&edition.origins, &build.styles, &build.template.scripts);
    let most_read = sources.read(files::MOST_READ).ok().and_then(|json| decode::<MostRead>(json.as_bytes()).ok());
    let most_read = most_read.filter(|list| !is_past(list, options.timestamp()));
    Ok(RenderContext {
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
    })
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
        "siblings": edition.siblings,
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
