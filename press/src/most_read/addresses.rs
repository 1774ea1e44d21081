//! The article at a path: by the edition's addresses, and by old ones.

use crate::error::Error;
use crate::related::found;
use contract::{Article, Decode};
use manchette::address::{Route, Site, files};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use serde_json::Value;
use std::path::Path;
use url::Url;

/// The addresses of an edition.
pub struct Addresses(Site);

impl Addresses {
    /// `base` is the path of the edition's pages.
    pub fn new(edition: &Value, base: &str) -> Addresses {
        let pattern = edition.get("articlePath").and_then(Value::as_str);
        Addresses(Site::new(base, "data/edition.json", Vec::new()).with_article_path(pattern))
    }

    /// The path of a view in one spelling, if it may be an article's; `None` for other pages of the app, and for files such
    /// as pictures.
    pub fn page(&self, address: &str) -> Option<String> {
        let path = normal(address)?;
        let may_be = matches!(self.0.route(&path), Route::Article { .. } | Route::NotFound);
        (may_be && !is_file(&path)).then_some(path)
    }

    /// The id of the article that has a page as its address.
    pub fn article(&self, edition: &Path, page: &str) -> Option<String> {
        let Route::Article { id } = self.0.route(page) else { return None };
        edition.join(files::article(&id)).is_file().then(|| id.as_str().to_owned())
    }

    /// The old addresses of an edition's articles, each with the article's id.
    pub fn old(&self, edition: &Path) -> Result<Vec<(String, String)>, Error> {
        let folder = edition.join("articles");
        let articles = found::list(&folder)?;
        let addresses = |file: &found::ArticleFile| {
            let article = found::read(&folder.join(format!("{}.json", file.id))).ok().and_then(Article::decode);
            let article = article?;
            let all = article.aliases.into_iter().chain(article.canonical);
            Some(all.filter_map(|address| Some((normal(&address)?, file.id.clone()))).collect::<Vec<_>>())
        };
        Ok(articles.par_iter().filter_map(addresses).flatten().collect())
    }
}

/// The path of an address: decoded, without query, fragment, `index.html` and the slash at its end.
fn normal(address: &str) -> Option<String> {
    let path = match Url::parse(address) {
        Ok(url) => url.path().to_owned(),
        Err(_) => address.split(['?', '#']).next()?.to_owned(),
    };
    let decoded = percent_decode_str(&path).decode_utf8().ok()?;
    let page = decoded.strip_suffix("/index.html").unwrap_or(&decoded).trim_end_matches('/');
    Some(if page.is_empty() { "/".to_owned() } else { page.to_owned() })
}

/// True for names of files that are no pages.
fn is_file(path: &str) -> bool {
    const PAGES: [&str; 7] = ["html", "htm", "php", "asp", "aspx", "jsp", "shtml"];
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((_, ending)) = name.rsplit_once('.') else { return false };
    let is_ending = (2..=11).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    is_ending && !PAGES.contains(&ending)
}
