//! Atom 1.0 (RFC 4287).

use super::{ATOM, Item, Written};
use crate::print::xml::Xml;
use contract::{Date, ListKind};

/// Atom requires a date of change for every feed and entry. This one stands for unknown dates.
const UNKNOWN: &str = "1970-01-01T00:00:00+00:00";

/// The Atom file.
pub fn atom(feed: &Written) -> String {
    let language = &feed.publication.edition.in_language;
    let mut xml = Xml::document();
    xml.element("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)], |xml| {
        let own = feed.file(ATOM);
        xml.words("id", &[], &own);
        xml.words("title", &[], &feed.feed.title);
        if let Some(description) = &feed.feed.description {
            xml.words("subtitle", &[], description);
        }
        xml.words("updated", &[], &moment(feed.updated));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        xml.element("author", &[], |xml| xml.words("name", &[], &feed.publication.edition.name));
        for item in &feed.items {
            entry(xml, feed, item);
        }
    });
    xml.finish()
}

fn entry(xml: &mut Xml, feed: &Written, item: &Item) {
    let article = item.article;
    let language: Vec<(&str, &str)> = article.in_language.iter().map(|tag| ("xml:lang", tag.as_str())).collect();
    xml.element("entry", &language, |xml| {
        xml.words("id", &[], &item.url);
        xml.words("title", &[], &article.headline);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
        if let Some(date) = article.date_published {
            xml.words("published", &[], &date.to_rfc3339());
        }
        xml.words("updated", &[], &moment(item.changed().or(feed.updated)));
        for author in &article.author {
            xml.element("author", &[], |xml| {
                xml.words("name", &[], &author.name);
                if let Some(id) = &author.id {
                    let list = feed.publication.site.list(ListKind::Author, id);
                    xml.words("uri", &[], &feed.publication.url(&list));
                }
            });
        }
        for subject in &item.subjects {
            xml.empty("category", &[("term", subject)]);
        }
        if let Some(lead) = &article.description {
            xml.words("summary", &[], lead);
        }
        xml.words("content", &[("type", "html")], &item.html);
    });
}

fn moment(date: Option<Date>) -> String {
    date.map_or_else(|| UNKNOWN.to_owned(), |date| date.to_rfc3339())
}
