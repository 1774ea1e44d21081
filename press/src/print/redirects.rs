//! Redirect pages: at the old addresses of articles, and where links do not know the section of an article.

use super::addresses::alias_file;
use super::context::RenderContext;
use super::head::canonical;
use super::output::Compression;
use super::policy;
use super::record::PrintedArticle;
use super::xml::Xml;
use crate::error::Error;
use contract::{Article, Id};
use manchette::address::files;
use std::collections::BTreeMap;

/// Leads on with the query and the fragment, which an element cannot. One text for all redirects, so that one hash allows
/// it.
const SCRIPT: &str = "location.replace(document.currentScript.dataset.to+location.search+location.hash)";

/// Writes the redirect pages at the old addresses of an article: those that it names, and those that it had at earlier
/// prints. Returns their files.
pub fn write_aliases(
    ctx: &RenderContext,
    article: &Article,
    path: &str,
    former: &[String],
) -> Result<Vec<String>, Error> {
    let mut written = Vec::new();
    let siblings = ctx.site.siblings();
    for alias in article.aliases.iter().chain(former) {
        // The article may have moved from one section to another.
        let is_taken = |id: &Id, page: &str| {
            if *id == article.id { page == path } else { ctx.sources.exists(&files::article(id)) }
        };
        match alias_file(&ctx.site.paths, &siblings, alias, is_taken) {
            Ok(file) => {
                ctx.output.write(&file, redirect(ctx, article, path).as_bytes(), Compression::Quick)?;
                written.push(file);
            }
            Err(_) if !article.aliases.contains(alias) => {}
            Err(reason) => {
                let file = files::article(&article.id);
                ctx.warn(format!("{file}: the alias {alias} {reason}: no redirect is printed"));
            }
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

/// A page that redirects to an article.
fn redirect(ctx: &RenderContext, article: &Article, path: &str) -> String {
    let language = article.in_language.as_deref().unwrap_or(&ctx.edition.in_language);
    let mut xml = Xml::inline();
    xml.element("html", &[("lang", language)], |xml| {
        xml.empty("meta", &[("charset", "utf-8")]);
        let policy = format!("default-src 'none'; script-src {}", policy::hash(SCRIPT));
        xml.empty("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy)]);
        xml.text_element("title", &[], &article.headline);
        xml.empty("link", &[("rel", "canonical"), ("href", &canonical(&ctx.site, article))]);
        xml.text_element("script", &[("data-to", path)], SCRIPT);
        xml.element("noscript", &[], |xml| {
            xml.empty("meta", &[("http-equiv", "refresh"), ("content", &format!("0; url={path}"))]);
        });
        xml.element("p", &[], |xml| xml.text_element("a", &[("href", path)], &article.headline));
    });
    format!("<!doctype html>{}", xml.finish())
}
