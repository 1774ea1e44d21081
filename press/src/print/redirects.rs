//! Redirect pages: at the old addresses of articles, and where links do not know the section of an article.

use super::context::RenderContext;
use super::head::canonical;
use super::output::Compression;
use super::record::PrintedArticle;
use super::site::DATA;
use super::xml::Xml;
use crate::error::Error;
use contract::{Article, Id};
use manchette::address::{Route, files};
use std::collections::BTreeMap;

/// The folders of a printed site that no old address may be in.
const RESERVED: [&str; 2] = ["fonts", "icons"];

/// Writes the redirect pages at the old addresses of an article: those that it names, and those that it had at earlier
/// prints. Returns their files.
pub fn write_aliases(
    ctx: &RenderContext,
    article: &Article,
    path: &str,
    former: &[String],
) -> Result<Vec<String>, Error> {
    let mut written = Vec::new();
    for alias in article.aliases.iter().chain(former) {
        if let Some(file) = alias_file(ctx, &article.id, alias, path) {
            ctx.output.write(&file, redirect(ctx, article, path).as_bytes(), Compression::Quick)?;
            written.push(file);
        }
    }
    Ok(written)
}

/// Writes the redirect pages for links that do not know the section of an article, if the pattern of addresses has it:
/// links in texts, in the menu and in the footer. Returns their files.
pub fn write_redirects(ctx: &RenderContext, articles: &BTreeMap<String, PrintedArticle>) -> Result<Vec<String>, Error> {
    let mut written = Vec::new();
    let edition = &ctx.edition;
    let fixed = edition.pages.iter().map(|page| page.id.as_str());
    let menu = edition.navigation.iter().filter_map(|item| Some(item.article.as_ref()?.as_str()));
    let texts = articles.values().flat_map(|article| article.links.iter().map(String::as_str));
    let mut linked: Vec<&str> = texts.chain(fixed).chain(menu).collect();
    linked.sort_unstable();
    linked.dedup();
    for id in linked {
        let Some(printed) = articles.get(id) else { continue };
        let Some(id) = Id::new(id) else { continue };
        let path = ctx.site.paths.article(&id, None);
        if path == printed.path {
            continue;
        }
        let file = ctx.file_of(&path);
        // An article that cannot be read has been reported, and the redirect to its page stays.
        if let Ok((article, _)) = ctx.read::<Article>(&files::article(&id)) {
            let page = redirect(ctx, &article, &printed.path);
            ctx.output.write(&file, page.as_bytes(), Compression::Quick)?;
        }
        written.push(file);
    }
    Ok(written)
}

/// The file at an old address; `None` for the address of a page of the site, and for a path outside of it.
fn alias_file(ctx: &RenderContext, own: &Id, alias: &str, path: &str) -> Option<String> {
    let inside = alias.strip_prefix('/')?;
    let alias = alias.strip_suffix("index.html").unwrap_or(alias);
    let is_plain =
        |part: &str| !part.starts_with('.') && !part.contains(['\\', ':', '?', '#', '%']) && !part.is_empty();
    let parts: Vec<&str> = inside.trim_end_matches('/').split('/').collect();
    let is_taken = match ctx.site.paths.route(alias) {
        Route::NotFound => false,
        // The article may have moved from one section to another.
        Route::Article { id } if id == *own => alias == path,
        Route::Article { id } => ctx.sources.exists(&files::article(&id)),
        Route::Front | Route::List { .. } | Route::MostRead => true,
        Route::Settings | Route::Saved | Route::History | Route::Share => true,
    };
    let is_siblings = ctx.edition.siblings.iter().any(|sibling| alias.starts_with(sibling.url.as_str()));
    let folder = *parts.first()?;
    let is_reserved = folder == DATA.trim_end_matches('/') || RESERVED.contains(&folder);
    if is_taken || is_siblings || is_reserved || !parts.iter().all(|part| is_plain(part)) {
        return None;
    }
    let last = *parts.last()?;
    let is_file = last.ends_with(".html") && last != "404.html" && last != "app.html";
    // `/old.xml` would be a folder with the name of a feed or a sitemap.
    if last.contains('.') && !is_file {
        return None;
    }
    Some(if is_file { parts.join("/") } else { format!("{}/index.html", parts.join("/")) })
}

/// A page that redirects to an article.
fn redirect(ctx: &RenderContext, article: &Article, path: &str) -> String {
    let language = article.in_language.as_deref().unwrap_or(&ctx.edition.in_language);
    let mut xml = Xml::inline();
    xml.element("html", &[("lang", language)], |xml| {
        xml.empty("meta", &[("charset", "utf-8")]);
        xml.empty("meta", &[("http-equiv", "refresh"), ("content", &format!("0; url={path}"))]);
        xml.empty(
            "meta",
            &[("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; img-src 'self'")],
        );
        xml.empty("link", &[("rel", "canonical"), ("href", &canonical(&ctx.site, article))]);
        xml.text_element("title", &[], &article.headline);
        xml.element("p", &[], |xml| xml.text_element("a", &[("href", path)], &article.headline));
    });
    format!("<!doctype html>{}", xml.finish())
}
