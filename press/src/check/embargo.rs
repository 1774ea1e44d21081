//! Warns of what leads to an article that is not published yet, because a printed site leaves it out until then.

use super::index::{Article, Document, Index};
use super::report::Report;
use crate::folder::Kind;
use crate::json::{Node, field};
use jiff::Timestamp;

/// Checks the teasers, the links and the entries of a file.
pub fn check(document: &Document, index: &Index, report: &mut Report) {
    let now = Timestamp::now().as_second();
    let mut warn = |id: &str, node: &Node, path: &str, what: &str| {
        let Some(article) = index.articles.get(id) else { return };
        if let Some(reason) = reason(article, now) {
            report.warning(document.file, node.at, path, format!("the article {reason}: {what}"));
        }
    };
    for typed in &document.walk.nodes {
        let what = match typed.name {
            "Teaser" => "its teaser is left out until then",
            "NavigationItem" => "the entry is left out until then",
            "Span" => "until then the words are no link",
            "Block" => "until then the picture is no link",
            _ => continue,
        };
        let names: &[&str] = if typed.name == "Teaser" { &["id"] } else { &["article", "href", "url"] };
        for name in names {
            let Some((node, text)) = typed.node.get(name).and_then(|node| Some((node, node.text()?))) else { continue };
            let id = if ["href", "url"].contains(name) { last_segment(text) } else { Some(text) };
            if let Some(id) = id {
                warn(id, node, &field(&typed.path, name), what);
            }
        }
    }
    let listed = match document.file.kind {
        Kind::Edition => "pages",
        Kind::LiveNow => "articles",
        _ => return,
    };
    for (at, item) in document.root.get(listed).map(Node::items).unwrap_or_default().iter().enumerate() {
        let node = item.get("id").unwrap_or(item);
        if let Some(id) = node.text() {
            warn(id, node, &format!("$.{listed}[{at}]"), "it is left out until then");
        }
    }
}

/// Why an article is not published yet.
fn reason(article: &Article, now: i64) -> Option<String> {
    if article.is_draft() {
        return Some("is a draft".to_owned());
    }
    let date = article.publish_from().filter(|date| date.timestamp() > now)?;
    Some(format!("will appear on {}", date.to_rfc3339()))
}

/// The last segment of a path on the site: the address of an article ends with its id.
fn last_segment(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let path = path.strip_suffix("index.html").unwrap_or(path);
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.trim_end_matches('/').rsplit('/').next())?
}
