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
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Writes the worker and its kill switch. All files in its list have been written.
pub fn write(ctx: &RenderContext) -> Result<(), Error> {
    let base = ctx.site.paths.base();
    let shell = json!({ "base": base, "others": nested_scopes(ctx), "files": files(ctx)?, "facts": facts() });
    let folder = ctx.folder();
    ctx.output.write(&format!("{folder}sw.js"), ctx.build.worker(&shell).as_bytes(), Compression::Best)?;
    ctx.output.write(&format!("{folder}sw-off.js"), ctx.build.worker_off.as_bytes(), Compression::Best)
}

/// The addresses of the shell's files, each with the hash of its content.
fn files(ctx: &RenderContext) -> Result<BTreeMap<String, String>, Error> {
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
