//! Deletes what an earlier print has written and the edition no longer has, and lists it for the upload.

use super::context::RenderContext;
use super::feeds;
use super::output::Compression;
use super::record::{FOLDER, Record, editions};
use super::site::DATA;
use crate::error::Error;
use std::collections::BTreeSet;
use std::fs;

/// The list of the files that an upload must remove.
const LIST: &str = "removed.txt";

/// Deletes the files of `before` that are not in `now`, and the files of old builds.
pub fn delete(ctx: &RenderContext, before: &Record, now: &Record, old_builds: Vec<String>) -> Result<(), Error> {
    let mut current = files(ctx, now);
    current.sort();
    let is_current = |file: &String| current.binary_search(file).is_ok();
    let mut obsolete: Vec<String> = files(ctx, before).into_iter().filter(|file| !is_current(file)).collect();
    obsolete.extend(old_builds);
    obsolete.extend(numbered_sitemaps(ctx));
    for path in before.pages.keys().filter(|path| !now.pages.contains_key(*path)) {
        obsolete.extend(feeds::TYPES.map(|(name, _)| format!("{}{name}", path.trim_start_matches('/'))));
    }
    let deleted: Vec<String> = obsolete.iter().flat_map(|file| ctx.output.delete(file)).collect();
    list(ctx, deleted)
}

/// The files of old builds that no other edition of the site still uses.
pub fn unused(ctx: &RenderContext, old_builds: Vec<String>) -> Vec<String> {
    if old_builds.is_empty() {
        return old_builds;
    }
    let own = ctx.site.paths.base();
    let others = editions(ctx.output.root()).into_keys().filter(|base| base != own);
    let builds = others.flat_map(|base| Record::read(ctx.output.root(), &base).builds);
    let used: BTreeSet<String> = builds.flatten().collect();
    old_builds.into_iter().filter(|file| !used.contains(file)).collect()
}

/// Adds deleted files to the list. Those of earlier prints stay in it, because they may not have been uploaded in between;
/// those that exist again leave it.
fn list(ctx: &RenderContext, deleted: Vec<String>) -> Result<(), Error> {
    let path = format!("{FOLDER}/{LIST}");
    let earlier = fs::read_to_string(ctx.output.root().join(&path)).unwrap_or_default();
    let all: BTreeSet<String> = earlier.lines().map(str::to_owned).chain(deleted).collect();
    let gone = all.into_iter().filter(|file| !file.is_empty() && !ctx.output.exists(file));
    let text: String = gone.map(|file| format!("{file}\n")).collect();
    ctx.output.write(&path, text.as_bytes(), Compression::None)
}

/// All files of a record, relative to the host's root. The media of a folder that is served as it is are the newsroom's.
fn files(ctx: &RenderContext, record: &Record) -> Vec<String> {
    let lists = record.pages.keys().map(|path| ctx.file_of(path));
    let articles = record.articles.values().flat_map(|article| article.files.iter().cloned());
    let is_in_place = ctx.is_in_place();
    let data = record.files.keys().filter(|_| !is_in_place).map(|file| format!("{}{DATA}{file}", ctx.folder()));
    let redirects = record.redirects.iter().chain(&record.sitemaps).cloned();
    lists.chain(articles).chain(redirects).chain(data).collect()
}

/// The sitemaps of earlier versions of press, `sitemap-1.xml` and so on.
fn numbered_sitemaps(ctx: &RenderContext) -> Vec<String> {
    let names = crate::listing::names(&ctx.output.root().join(ctx.folder())).unwrap_or_default();
    let number = |name: &String| {
        let number = name.strip_prefix("sitemap-")?.strip_suffix(".xml")?;
        number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse::<u32>().ok())?
    };
    // Those of today are named after a month or after pages.
    let old = names.into_iter().filter(|name| number(name).is_some());
    old.map(|name| format!("{}{name}", ctx.folder())).collect()
}
