//! `changes.json`: the withdrawn and corrected articles, which readers' devices follow at any contact.

use super::context::RenderContext;
use super::output::Compression;
use super::record::PrintedArticle;
use super::site::DATA;
use crate::error::Error;
use contract::{Change, Changes, Date, Id, MAJOR, MINOR};
use manchette::address::files;
use std::collections::BTreeMap;

/// The most corrected articles that the file names. Devices that were away for longer replace their copies when the
/// article is opened.
const MAX_CORRECTED: usize = 200;

/// Writes the file.
pub fn write(ctx: &RenderContext, articles: &BTreeMap<String, PrintedArticle>) -> Result<(), Error> {
    let changes = changes(articles);
    let json = serde_json::to_string(&changes).expect("changes can be written");
    let path = format!("{}{DATA}{}", ctx.folder(), files::CHANGES);
    ctx.output.write(&path, json.as_bytes(), Compression::Quick)
}

fn changes(articles: &BTreeMap<String, PrintedArticle>) -> Changes {
    let withdrawn = articles.iter().filter(|(_, article)| article.is_withdrawn).filter_map(change);
    let corrected = articles.iter().filter(|(_, article)| article.is_corrected && !article.is_withdrawn);
    let mut corrected: Vec<Change> = corrected.filter_map(change).collect();
    corrected.sort_by_key(|change| std::cmp::Reverse(change.date_modified.map(|date| date.timestamp())));
    corrected.truncate(MAX_CORRECTED);
    Changes { version: Some(format!("{MAJOR}.{MINOR}")), withdrawn: withdrawn.collect(), corrected }
}

fn change((id, article): (&String, &PrintedArticle)) -> Option<Change> {
    let date_modified = article.changed.as_deref().and_then(Date::parse);
    Some(Change { id: Id::new(id)?, headline: article.headline.clone(), date_modified })
}
