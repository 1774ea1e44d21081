//! Atom 1.0 (RFC 4287).

use super::feed::{ATOM, FeedContext, Item};
use crate::print::xml::Xml;
use contract::{Date, ListKind};

/// The date of feeds and entries without a date, because the format requires one.
const UNKNOWN: &str = "1970-01-01T00:00:00+00:00";

/// The file.
pub fn atom(ctx: &FeedContext) -> String {
    let language = &ctx.site.edition.in_language;
    let mut xml = Xml::document();
    xml.element("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language)], |xml| {
        let own = ctx.file(ATOM);
        xml.text_element("id", &[], &own);
        xml.text_element("title", &[], &ctx.feed.title);
        if let Some(description) = &ctx.feed.description {
            xml.text_element("subtitle", &[], description);
        }
        xml.text_element("updated", &[], &timestamp(ctx.updated));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &ctx.page)]);
        xml.element("author", &[], |xml| xml.text_element("name", &[], &ctx.site.edition.name));
        for item in &ctx.items {
            entry(xml, ctx, item);
        }
    });
    xml.finish()
}

fn entry(xml: &mut Xml, ctx: &FeedContext, item: &Item) {
    let article = item.article;
    let language: Vec<(&str, &str)> = article.in_language.iter().map(|tag| ("xml:lang", tag.as_str())).collect();
    xml.element("entry", &language, |xml| {
        xml.text_element("id", &[], &item.id);
        xml.text_element("title", &[], &article.headline);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
        if let Some(date) = article.date_published {
            xml.text_element("published", &[], &date.to_rfc3339());
        }
        xml.text_element("updated", &[], &timestamp(item.changed().or(ctx.updated)));
        for author in &article.author {
            xml.element("author", &[], |xml| {
                xml.text_element("name", &[], &author.name);
                if let Some(id) = &author.id {
                    let list = ctx.site.paths.list(ListKind::Author, id);
                    xml.text_element("uri", &[], &ctx.site.url(&list));
                }
            });
        }
        for subject in &item.subjects {
            xml.empty("category", &[("term", subject)]);
        }
        if let Some(lead) = &article.description {
            xml.text_element("summary", &[], lead);
        }
        xml.text_element("content", &[("type", "html")], &item.html);
    });
}

fn timestamp(date: Option<Date>) -> String {
    date.map_or_else(|| UNKNOWN.to_owned(), |date| date.to_rfc3339())
}
