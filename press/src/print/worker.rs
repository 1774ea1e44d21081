//! The service worker of an edition, with the list of the files from which the app starts offline.
//!
//! The list has the files of a build and a brand, but none of the newsroom's, so that publishing an article changes neither
//! the worker nor anything on readers' devices.

use super::build::SCRIPTS;
use super::context::RenderContext;
use super::output::Compression;
use super::record::editions;
use crate::error::Error;
use crate::facts::facts;
use contract::{Id, ListKind};
use manchette::address::{Route, Site, files};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter;

/// Stands in the names of files for the id that a path has.
const ANY_ID: &str = "the-id-in-the-path";

/// Writes the worker and its kill switch. All files in its list have been written.
pub fn write(ctx: &RenderContext) -> Result<(), Error> {
    let base = ctx.site.paths.base();
    let shell = json!({
        "base": base,
        "pages": pages(&ctx.site.paths),
        "share": ctx.site.paths.href(&Route::Share),
        "others": nested_scopes(ctx),
        "files": shell_files(ctx)?,
        "facts": facts(),
    });
    let folder = ctx.folder();
    ctx.output.write(&format!("{folder}sw.js"), ctx.build.worker(&shell).as_bytes(), Compression::Best)?;
    ctx.output.write(&format!("{folder}sw-off.js"), ctx.build.worker_off.as_bytes(), Compression::Best)
}

/// The app's pages: for each kind a pattern of its path, as JavaScript writes them, and the address of the file that it
/// shows, with `$1` for what the pattern's first group has matched. The file is empty for a page without one. The first
/// pattern that fits counts, as in `Site::route`.
fn pages(site: &Site) -> Vec<(String, String)> {
    let id = format!("({})", Id::PATTERN.trim_start_matches('^').trim_end_matches('$'));
    let pattern = |path: &str| format!("^{path}/*$");
    let file = |name: Option<String>| name.map_or_else(String::new, |name| site.file(&name));
    let fixed = iter::once(Route::Front).chain(Route::FIXED.into_iter().map(|(_, route)| route));
    let fixed = fixed.map(|route| (pattern(&literal(site.href(&route).trim_end_matches('/'))), file(route.file())));
    let base = literal(site.base());
    let Some(any) = Id::new(ANY_ID) else { return fixed.collect() };
    let lists = ListKind::ALL.into_iter().flat_map(|kind| {
        let path = format!("{base}{}/+{id}", kind.as_str());
        let file = |page| site.file(&files::list(kind, &any, page));
        // Page 1 stands for any: `1.json` becomes `$2.json`.
        let numbered = file(Some(1)).replace("/1.json", "/$2.json");
        [(pattern(&path), file(None)), (pattern(&format!("{path}/+([1-9][0-9]*)")), numbered)]
    });
    let lists = lists.map(|(pattern, file)| (pattern, file.replace(ANY_ID, "$1")));
    let parts = site.article_path().split('/').filter(|part| !part.is_empty()).map(|part| match part {
        ":id" => id.clone(),
        ":section" => "[^/]+".to_owned(),
        part => literal(part),
    });
    let articles = pattern(&format!("{base}{}", parts.collect::<Vec<_>>().join("/+")));
    let article = (articles, site.file(&files::article(&any)).replace(ANY_ID, "$1"));
    fixed.chain(lists).chain([article]).collect()
}

/// A text as a pattern that matches it alone.
fn literal(text: &str) -> String {
    text.chars()
        .flat_map(|sign| [Some('\\').filter(|_| ".~+*?()[]{}|^$\\".contains(sign)), Some(sign)])
        .flatten()
        .collect()
}

/// The addresses of the shell's files, each with the hash of its content.
fn shell_files(ctx: &RenderContext) -> Result<BTreeMap<String, String>, Error> {
    let base = ctx.site.paths.base();
    let own = ["app.html", "boot.js", "manifest.webmanifest"].map(str::to_owned);
    let own = own.into_iter().chain(SCRIPTS.map(str::to_owned)).map(|file| format!("{base}{file}"));
    let apps = ctx.build.shell(ctx.site.messages())?.into_iter().map(|file| format!("{}{file}", ctx.app_path));
    let addresses = own.chain(apps).chain(ctx.built_icon());
    addresses.map(|address| Ok((address.clone(), hash(ctx, &address)?))).collect()
}

/// The hash that the worker calculates as well: without the lengths that `short_hash` includes.
fn hash(ctx: &RenderContext, address: &str) -> Result<String, Error> {
    let file = ctx.output.root().join(address.trim_start_matches('/'));
    let bytes = fs::read(&file).map_err(Error::read(&file))?;
    Ok(Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// The base paths of the site's editions within this one's. Their pages belong to their own workers.
fn nested_scopes(ctx: &RenderContext) -> BTreeSet<String> {
    let base = ctx.site.paths.base();
    let siblings = ctx.edition.siblings.iter().map(|sibling| sibling.url.clone());
    let siblings = siblings.filter(|url| !url.starts_with("//") && url.ends_with('/'));
    let printed = editions(ctx.output.root()).into_keys();
    siblings.chain(printed).filter(|other| other.starts_with(base) && other != base).collect()
}
