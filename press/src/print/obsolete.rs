//! Deletes what an earlier print has written and the edition no longer has.

use super::context::RenderContext;
use super::feeds;
use super::record::Record;
use super::site::DATA;

/// Deletes the files of `before` that are not in `now`, and the files of old builds.
pub fn delete(ctx: &RenderContext, before: &Record, now: &Record, old_builds: Vec<String>) {
    let mut current = files(ctx, now);
    current.sort();
    let obsolete = files(ctx, before).into_iter().filter(|file| current.binary_search(file).is_err());
    obsolete.chain(old_builds).for_each(|file| ctx.output.delete(&file));
    for path in before.pages.keys().filter(|path| !now.pages.contains_key(*path)) {
        for (name, _) in feeds::TYPES {
            ctx.output.delete(&format!("{}{name}", path.trim_start_matches('/')));
        }
    }
}

/// All files of a record, relative to the host's root.
fn files(ctx: &RenderContext, record: &Record) -> Vec<String> {
    let lists = record.pages.keys().map(|path| ctx.file_of(path));
    let articles = record.articles.values().flat_map(|article| article.files.iter().cloned());
    let data = record.files.keys().map(|file| format!("{}{DATA}{file}", ctx.folder()));
    lists.chain(articles).chain(record.redirects.iter().cloned()).chain(data).collect()
}
