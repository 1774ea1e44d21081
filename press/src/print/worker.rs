//! The service worker of an edition, with the list of the files for starting the app offline.
//!
//! The list contains files of the build and the brand but nothing that is published, so that publishing an article
//! changes neither the worker nor the caches of readers' devices.

use super::build::SCRIPTS;
use super::context::RenderContext;
use super::output::Copies;
use super::record::editions;
use crate::facts::facts;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Writes the worker and its kill switch. All files in its list have been written before.
pub fn write(ctx: &RenderContext) -> Result<(), String> {
    let base = ctx.publication.site.base();
    let shell = json!({ "base": base, "others": others(ctx), "files": files(ctx)?, "facts": facts() });
    let folder = ctx.folder();
    ctx.output.write(&format!("{folder}sw.js"), ctx.build.worker(&shell).as_bytes(), Copies::Best)?;
    ctx.output.write(&format!("{folder}sw-off.js"), ctx.build.worker_off.as_bytes(), Copies::Best)
}

/// The addresses of the shell's files, each with the hash of its content.
fn files(ctx: &RenderContext) -> Result<BTreeMap<String, String>, String> {
    let base = ctx.publication.site.base();
    let own = ["app.html", "boot.js", "manifest.webmanifest"].map(str::to_owned);
    let own = own.into_iter().chain(SCRIPTS.map(str::to_owned)).map(|file| format!("{base}{file}"));
    let apps = ctx.build.shell()?.into_iter().map(|file| format!("{}{file}", ctx.app_path));
    let addresses = own.chain(apps).chain(ctx.built_icon());
    addresses.map(|address| Ok((address.clone(), hash(ctx, &address)?))).collect()
}

/// The hash that the worker computes from the host's response, so without the lengths that `short_hash` includes.
fn hash(ctx: &RenderContext, address: &str) -> Result<String, String> {
    let file = ctx.output.root().join(address.trim_start_matches('/'));
    let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// The base paths of the site's other editions under this one's. Their own workers handle their pages.
fn others(ctx: &RenderContext) -> BTreeSet<String> {
    let base = ctx.publication.site.base();
    let siblings = ctx.edition.siblings.iter().map(|sibling| sibling.url.clone());
    let siblings = siblings.filter(|url| !url.starts_with("//") && url.ends_with('/'));
    let printed = editions(ctx.output.root()).into_keys();
    siblings.chain(printed).filter(|other| other.starts_with(base) && other != base).collect()
}
