//! A document to a feed: decodes it, and finds out which kind it is.

use super::super::decode::decode;
use super::super::xml;
use super::item::Feed;
use super::{atom, json, rss};
use scraper::{Html, Selector};
use url::Url;

/// Reads a document. `address` is where it came from, which relative addresses in it are resolved against; a message
/// says why it is no feed.
pub fn read(bytes: &[u8], content_type: Option<&str>, address: Option<&Url>) -> Result<Feed, String> {
    let decoded = decode(bytes, content_type);
    let text = decoded.text.trim_start();
    let mut feed = if text.starts_with('{') { read_json(text, address)? } else { read_xml(text, address)? };
    if decoded.is_guessed {
        feed.problems.push("encoding of the feed is a guess".to_owned());
    }
    if text.contains('\u{fffd}') || text.contains("ï¿½") {
        feed.problems.push("feed has damaged characters".to_owned());
    }
    Ok(feed)
}

fn read_json(text: &str, address: Option<&Url>) -> Result<Feed, String> {
    let value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    json::read(&value, address).ok_or_else(|| "not a JSON Feed: it has no list \"items\"".to_owned())
}

fn read_xml(text: &str, address: Option<&Url>) -> Result<Feed, String> {
    let document = xml::parse(text).ok_or_else(|| "neither XML nor JSON".to_owned())?;
    let mut feed = match document.root.name.as_str() {
        "rss" | "rdf:RDF" | "RDF" | "channel" => rss::read(&document.root, address),
        "atom:feed" | "atom:entry" => atom::read(&document.root, address),
        // A feed that forgot its namespace.
        "feed" => match xml::parse(&text.replacen("<feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\"", 1)) {
            Some(document) => atom::read(&document.root, address),
            None => Feed::default(),
        },
        "html" | "xhtml:html" | "HTML" => return Err(web_page(text, address)),
        name => return Err(format!("not a feed, but a document of the kind \"{name}\"")),
    };
    if let Some(problem) = document.problem {
        feed.problems.push(format!("feed is broken, what follows is not read: {problem}"));
    }
    Ok(feed)
}

/// The message for a web page, with the feeds that it names.
fn web_page(text: &str, address: Option<&Url>) -> String {
    let tree = Html::parse_document(text);
    let feeds = Selector::parse(
        "link[rel~=alternate][type*=rss], link[rel~=alternate][type*=atom], link[rel~=alternate][type*='feed+json']",
    );
    let links = feeds.iter().flat_map(|selector| tree.select(selector)).filter_map(|link| link.attr("href"));
    let links: Vec<String> =
        links.filter_map(|link| super::super::text::address(link, address)).map(String::from).take(5).collect();
    match links.as_slice() {
        [] => "not a feed, but a web page, which names no feed".to_owned(),
        links => format!("not a feed, but a web page. Its feeds: {}", links.join(", ")),
    }
}
