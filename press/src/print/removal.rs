//! Guards against an edition's folder that is not complete, such as an export that broke off.

use super::record::Record;
use super::source_tree::SourceTree;
use crate::error::Error;
use std::collections::BTreeSet;

/// The share of the articles that may go without a word: a tenth.
const SHARE: usize = 10;

/// Refuses a print that would remove more than a tenth of the articles of the last one. One may always go.
pub fn guard(sources: &SourceTree, before: &Record, is_allowed: bool) -> Result<(), Error> {
    let present: BTreeSet<String> = sources.articles().into_iter().map(|(id, _)| id).collect();
    let mut gone = before.articles.keys().filter(|id| !present.contains(*id));
    let example = gone.next().cloned().unwrap_or_default();
    let (removed, all) = (1 + gone.count(), before.articles.len());
    if is_allowed || removed == 1 || removed * SHARE <= all {
        return Ok(());
    }
    Err(Error::Removal { removed, all, example })
}
