//! The pages of articles, and the redirects at their old addresses.

use super::context::RenderContext;
use super::head::canonical;
use super::output::Copies;
use super::record::PrintedArticle;
use super::site::{Content, DATA};
use super::sources::Stamp;
use super::xml::Xml;
use contract::{Article, Date, Id, Kind, LiveNow, LivePage, Status};
use manchette::address::Route;
use manchette::address::files;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// The result of printing the articles.
pub struct Articles {
    /// The articles that have a page now, by id.
    pub printed: BTreeMap<String, PrintedArticle>,
    /// The problems of articles that could not be printed.
    pub complaints: Vec<String>,
}

/// Prints the articles that have changed since `before`, on all cores.
///
/// `kept` are the articles printed before, also by another build: an article that cannot be read now keeps its page.
pub fn print_articles(
    ctx: &RenderContext,
    before: &BTreeMap<String, PrintedArticle>,
    kept: &BTreeMap<String, PrintedArticle>,
) -> Articles {
    let sources = ctx.sources.articles();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((id, stamp)) = sources.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((*id, print_when_changed(ctx, id, *stamp, before.get(*id))));
        }
        done
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let results = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no page makes printing panic")).collect::<Vec<_>>()
    });
    let mut articles = Articles { printed: BTreeMap::new(), complaints: Vec::new() };
    for (id, result) in results {
        match result {
            Ok(printed) => drop(articles.printed.insert(id.to_owned(), printed)),
            Err(complaint) => {
                // The printed page stays: a broken file takes no article from its readers.
                let old = kept.get(id).map(|old| PrintedArticle { key: String::new(), ..old.clone() });
                articles.printed.extend(old.map(|old| (id.to_owned(), old)));
                articles.complaints.push(complaint);
            }
        }
    }
    articles.complaints.sort();
    articles
}

fn print_when_changed(
    ctx: &RenderContext,
    id: &str,
    stamp: Stamp,
    before: Option<&PrintedArticle>,
) -> Result<PrintedArticle, String> {
    if let Some(before) = before
        && before.key == key(ctx, stamp, before.live.as_deref())
        && before.files.first().is_some_and(|page| ctx.output.has(page))
    {
        return Ok(before.clone());
    }
    print_article(ctx, id, stamp)
}

/// The fingerprint of a page: a hash of everything that it is made of.
fn key(ctx: &RenderContext, stamp: Stamp, live: Option<&str>) -> String {
    match live {
        None => format!("{stamp:x}"),
        Some(posts) => {
            let (posts, now) = (ctx.sources.stamp(posts), ctx.sources.stamp(files::LIVE));
            format!("{stamp:x} {posts:x} {now:x}")
        }
    }
}

fn print_article(ctx: &RenderContext, id: &str, stamp: Stamp) -> Result<PrintedArticle, String> {
    let file = format!("articles/{id}.json");
    let (article, json) = ctx.read::<Article>(&file)?;
    if article.id.as_str() != id {
        return Err(format!("{file}: its id is {}: not printed", article.id));
    }
    let article = Arc::new(article);
    let store = ctx.store();
    store.insert(&file, article.clone());
    let is_published = article.status == Status::Published;
    let live = article.live.as_ref().filter(|_| is_published).map(|live| files::live(&live.id, None));
    let posts = live.as_ref().and_then(|file| ctx.read::<LivePage>(file).ok());
    let posts = posts.map(|(posts, json)| (Arc::new(posts), json));
    let now = live.as_ref().and_then(|_| ctx.read::<LiveNow>(files::LIVE).ok());
    let mut embedded = vec![(file.as_str(), json.as_str())];
    if let (Some(file), Some((posts, json))) = (&live, &posts) {
        store.insert(file, posts.clone());
        embedded.push((file, json));
    }
    if let Some((now, json)) = &now {
        store.insert(files::LIVE, Arc::new(now.clone()));
        embedded.push((files::LIVE, json));
    }
    let path = ctx.publication.site.article(&article.id, article.section.as_ref());
    let content = Content::Article(&article, posts.as_ref().map(|(posts, _)| posts.as_ref()));
    ctx.print(&path, content, store, &embedded)?;

    let mut written = vec![ctx.file_of(&path)];
    for alias in &article.aliases {
        if let Some(old) = old_address(ctx, &article.id, alias, &path) {
            ctx.output.write(&old, redirect(ctx, &article, &path).as_bytes(), Copies::Quick)?;
            written.push(old);
        }
    }
    Ok(PrintedArticle {
        key: key(ctx, stamp, live.as_deref()),
        path,
        files: written,
        headline: article.headline.clone(),
        language: article.in_language.clone(),
        published: article.date_published.map(|date| date.to_rfc3339()),
        modified: article.date_modified.or(article.date_published).map(|date: Date| date.to_rfc3339()),
        live,
        links: linked(&json),
        is_listed: is_published && article.canonical.is_none() && article.kind != Kind::Sponsored,
    })
}

/// The file of an old address; `None` if the address is a page of the site, or not a path within it.
fn old_address(ctx: &RenderContext, own: &Id, alias: &str, path: &str) -> Option<String> {
    let inside = alias.strip_prefix('/')?;
    let alias = alias.strip_suffix("index.html").unwrap_or(alias);
    let is_plain =
        |part: &str| !part.starts_with('.') && !part.contains(['\\', ':', '?', '#', '%']) && !part.is_empty();
    let parts: Vec<&str> = inside.trim_end_matches('/').split('/').collect();
    let is_taken = match ctx.publication.site.route(alias) {
        Route::NotFound => false,
        // The article may have moved from one section to another.
        Route::Article { id } if id == *own => alias == path,
        Route::Article { id } => ctx.sources.has(&files::article(&id)),
        _ => true,
    };
    let is_siblings = ctx.edition.siblings.iter().any(|sibling| alias.starts_with(sibling.url.as_str()));
    let is_ours = [DATA.trim_end_matches('/'), "fonts", "icons"].contains(parts.first()?);
    if is_taken || is_siblings || is_ours || !parts.iter().all(|part| is_plain(part)) {
        return None;
    }
    let last = *parts.last()?;
    let is_file = last.ends_with(".html") && last != "404.html" && last != "app.html";
    // `/old.xml` would be a folder with that name, where a feed or a sitemap may have to be.
    if last.contains('.') && !is_file {
        return None;
    }
    Some(if is_file { parts.join("/") } else { format!("{}/index.html", parts.join("/")) })
}

/// A page that redirects to another address.
pub fn redirect(ctx: &RenderContext, article: &Article, path: &str) -> String {
    let language = article.in_language.as_deref().unwrap_or(&ctx.edition.in_language);
    let mut xml = Xml::inline();
    xml.element("html", &[("lang", language)], |xml| {
        xml.empty("meta", &[("charset", "utf-8")]);
        xml.empty("meta", &[("http-equiv", "refresh"), ("content", &format!("0; url={path}"))]);
        xml.empty(
            "meta",
            &[("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; img-src 'self'")],
        );
        xml.empty("link", &[("rel", "canonical"), ("href", &canonical(&ctx.publication, article))]);
        xml.words("title", &[], &article.headline);
        xml.element("p", &[], |xml| xml.words("a", &[("href", path)], &article.headline));
    });
    format!("<!doctype html>{}", xml.finish())
}

/// The ids of the articles that texts link to: `{"text": …, "article": "the-id"}`, wherever it stands.
fn linked(json: &str) -> Vec<String> {
    fn collect(value: &serde_json::Value, ids: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(fields) => {
                ids.extend(fields.get("article").and_then(|id| Id::new(id.as_str()?)).map(|id| id.to_string()));
                fields.values().for_each(|value| collect(value, ids));
            }
            serde_json::Value::Array(items) => items.iter().for_each(|value| collect(value, ids)),
            _ => {}
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
