//! Prints the pages of articles.

use super::context::RenderContext;
use super::head::{change_after_publication, last_change};
use super::record::PrintedArticle;
use super::redirects::write_aliases;
use super::render::ArticlePage;
use super::source_tree::Fingerprint;
use crate::error::Error;
use contract::{Id, Kind, Status};
use manchette::address::files;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// The articles of an edition.
pub struct Articles {
    /// All that have a page now, by id.
    pub printed: BTreeMap<String, PrintedArticle>,
    /// The reasons why articles could not be printed.
    pub diagnostics: Vec<Error>,
}

/// Prints the articles that have changed since `before`, on all cores.
///
/// `recorded` are the articles that were printed before, with this build or another: an article that cannot be read keeps
/// its page.
pub fn print_articles(
    ctx: &RenderContext,
    before: &BTreeMap<String, PrintedArticle>,
    recorded: &BTreeMap<String, PrintedArticle>,
) -> Articles {
    let sources = ctx.sources.articles();
    let print = |(id, file): (String, Fingerprint)| {
        let result = print_if_changed(ctx, &id, file, before.get(&id), recorded.get(&id));
        (id, result)
    };
    let results: Vec<_> = sources.into_par_iter().map(print).collect();
    let mut articles = Articles { printed: BTreeMap::new(), diagnostics: Vec::new() };
    for (id, result) in results {
        match result {
            Ok(printed) => drop(articles.printed.insert(id, printed)),
            Err(error) => {
                let old = recorded.get(&id).map(|old| PrintedArticle { fingerprint: String::new(), ..old.clone() });
                articles.printed.extend(old.map(|old| (id, old)));
                articles.diagnostics.push(error);
            }
        }
    }
    articles.diagnostics.sort_by_key(ToString::to_string);
    articles
}

fn print_if_changed(
    ctx: &RenderContext,
    id: &str,
    file: Fingerprint,
    before: Option<&PrintedArticle>,
    recorded: Option<&PrintedArticle>,
) -> Result<PrintedArticle, Error> {
    if let Some(before) = before
        && before.fingerprint == fingerprint(ctx, file, before.live.as_deref())
        && before.files.first().is_some_and(|page| ctx.output.exists(page))
    {
        return Ok(before.clone());
    }
    print_article(ctx, id, file, recorded)
}

/// The fingerprint of a page: of its article, and of its posts if it is a live blog.
fn fingerprint(ctx: &RenderContext, article: Fingerprint, live: Option<&str>) -> String {
    match live {
        None => format!("{article:x}"),
        Some(posts) => {
            let (posts, now) = (ctx.sources.fingerprint(posts), ctx.sources.fingerprint(files::LIVE));
            format!("{article:x} {posts:x} {now:x}")
        }
    }
}

fn print_article(
    ctx: &RenderContext,
    id: &str,
    source: Fingerprint,
    recorded: Option<&PrintedArticle>,
) -> Result<PrintedArticle, Error> {
    let ArticlePage { article, json, path, live, html } = ctx.article_page(id)?;
    let is_published = article.status == Status::Published;
    ctx.write_page(&path, &html)?;

    let former = former(&path, recorded);
    let mut written = vec![ctx.file_of(&path)];
    written.extend(write_aliases(ctx, &article, &path, &former)?);
    Ok(PrintedArticle {
        fingerprint: fingerprint(ctx, source, live.as_deref()),
        path,
        former,
        files: written,
        headline: article.headline.clone(),
        language: article.in_language.clone(),
        published: article.date_published.map(|date| date.to_rfc3339()),
        modified: last_change(&article).map(|date| date.to_rfc3339()),
        live,
        links: linked(&json),
        is_listed: is_published && article.canonical.is_none() && article.kind != Kind::Sponsored,
        is_news: article.kind != Kind::Page,
        is_withdrawn: article.status == Status::Withdrawn,
        is_corrected: !article.corrections.is_empty(),
        changed: change_after_publication(&article).map(|date| date.to_rfc3339()),
    })
}

/// The addresses that an article had before it moved to `path`.
fn former(path: &str, recorded: Option<&PrintedArticle>) -> Vec<String> {
    let Some(recorded) = recorded else { return Vec::new() };
    let all = std::iter::once(&recorded.path).chain(&recorded.former);
    all.filter(|former| *former != path && !former.is_empty()).cloned().collect()
}

/// The ids of the articles that texts link to: `{"text": …, "article": "the-id"}` at any depth.
fn linked(json: &str) -> Vec<String> {
    fn collect(value: &Value, ids: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                ids.extend(fields.get("article").and_then(|id| Id::new(id.as_str()?)).map(|id| id.to_string()));
                fields.values().for_each(|value| collect(value, ids));
            }
            Value::Array(items) => items.iter().for_each(|value| collect(value, ids)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    if !json.contains("\"article\"") {
        return Vec::new();
    }
    let mut ids = Vec::new();
    collect(&serde_json::from_str(json).unwrap_or_default(), &mut ids);
    ids.sort();
    ids.dedup();
    ids
}
