//! The edition's own files in the printed site.

use super::context::RenderContext;
use super::output::Compression;
use super::site::DATA;
use super::source_tree::Fingerprint;
use crate::error::Error;
use std::collections::BTreeMap;
use std::fs;

/// Copies the edition's files into the site. Files that are there already get only their compressed variants.
pub fn copy_edition(
    ctx: &RenderContext,
    before: &BTreeMap<String, Fingerprint>,
) -> Result<BTreeMap<String, Fingerprint>, Error> {
    let folder = format!("{}{DATA}", ctx.folder());
    let is_in_place = ctx.is_in_place();
    for (file, fingerprint) in &ctx.sources.files {
        let path = format!("{folder}{file}");
        let compression = Compression::of(file);
        let is_known = before.get(file) == Some(fingerprint) && ctx.output.exists(&path);
        if is_known || (is_in_place && compression == Compression::None) {
            continue;
        }
        let source = ctx.sources.root().join(file);
        let bytes = fs::read(&source).map_err(Error::read(&source))?;
        ctx.output.write(&path, &bytes, compression)?;
    }
    Ok(ctx.sources.files.clone())
}
