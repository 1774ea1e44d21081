//! The service worker of an edition, with the list of the files that the app starts from offline.
//!
//! The list holds what a build and a brand are made of and nothing that is published, so that an article more leaves the
//! worker as it is, and readers' devices with it.

use super::build::SCRIPTS;
use super::context::RenderContext;
use super::output::Copies;
use super::record::editions;
use crate::facts::facts;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Writes the worker, and what takes its place to be rid of it. All files that it lists have been written.
pub fn write(ctx: &RenderContext) -> Result<(), String> {
    let base = ctx.publication.site.base();
    let shell = json!({ "base": base, "others": others(ctx), "files": files(ctx)?, "facts": facts() });
    let folder = ctx.folder();
    ctx.output.write(&format!("{folder}sw.js"), ctx.build.worker(&shell).as_bytes(), Copies::Best)?;
    ctx.output.write(&format!("{folder}sw-off.js"), ctx.build.worker_off.as_bytes(), Copies::Best)
}

/// The addresses of the shell's files, each with the hash of what it holds.
fn files(ctx: &RenderContext) -> Result<BTreeMap<String, String>, String> {
    let base = ctx.publication.site.base();
    let own = ["app.html", "boot.js", "manifest.webmanifest"].map(str::to_owned);
    let own = own.into_iter().chain(SCRIPTS.map(str::to_owned)).map(|file| format!("{base}{file}"));
    let apps = ctx.build.shell()?.into_iter().map(|file| format!("{}{file}", ctx.app_path));
    let addresses = own.chain(apps).chain(ctx.built_icon());
    addresses.map(|address| Ok((address.clone(), hash(ctx, &address)?))).collect()
}

/// As the worker calculates it from what the host sends, so without the lengths that `short_hash` puts in.
fn hash(ctx: &RenderContext, address: &str) -> Result<String, String> {
    let file = ctx.output.root().join(address.trim_start_matches('/'));
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// The bases of the site's other editions that lie under this one's: their pages are their own workers' affair.
fn others(ctx: &RenderContext) -> BTreeSet<String> {
    let base = ctx.publication.site.base();
    let siblings = ctx.edition.siblings.iter().map(|sibling| sibling.url.clone());
    let siblings = siblings.filter(|url| !url.starts_with("//") && url.ends_with('/'));
    let printed = editions(ctx.output.root()).into_keys();
    siblings.chain(printed).filter(|other| other.starts_with(base) && other != base).collect()
}
