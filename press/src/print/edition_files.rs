//! The edition's own files in the printed site, without what is not published.

use super::context::RenderContext;
use super::output::Compression;
use super::record::PrintedArticle;
use super::site::DATA;
use super::source_tree::Fingerprint;
use crate::error::Error;
use crate::folder::Kind;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::fs;

/// Copies the edition's files into the site. An article that could not be printed, and a file that is not JSON but should
/// be, leaves the one of the last print in place. Media that are there already get only their compressed variants.
pub fn copy_edition(
    ctx: &RenderContext,
    before: &BTreeMap<String, Fingerprint>,
    printed: &BTreeMap<String, PrintedArticle>,
) -> Result<BTreeMap<String, Fingerprint>, Error> {
    let folder = format!("{}{DATA}", ctx.folder());
    let is_in_place = ctx.is_in_place();
    let mut copied = BTreeMap::new();
    for (file, fingerprint) in &ctx.sources.files {
        let path = format!("{folder}{file}");
        let compression = Compression::of(file);
        let is_media = Kind::of(file) == Kind::Other;
        let is_known = before.get(file) == Some(fingerprint) && ctx.output.exists(&path);
        let is_printed = match Kind::of(file) {
            Kind::Article(id) => printed.get(&id).map(|article| !article.fingerprint.is_empty()),
            _ => Some(true),
        };
        // Of an article that was never printed nothing is recorded.
        let Some(is_printed) = is_printed else { continue };
        copied.insert(file.clone(), *fingerprint);
        if !is_printed {
            continue;
        }
        if is_known || (is_in_place && is_media && compression == Compression::None) {
            continue;
        }
        let bytes = if is_media {
            let source = ctx.sources.root().join(file);
            fs::read(&source).map_err(Error::read(&source))?
        } else {
            match ctx.sources.read(file) {
                Ok(text) if serde_json::from_str::<IgnoredAny>(&text).is_ok() => text.into_bytes(),
                // Reported when its page is printed.
                Ok(_) | Err(_) => continue,
            }
        };
        ctx.output.write(&path, &bytes, compression)?;
    }
    Ok(copied)
}
