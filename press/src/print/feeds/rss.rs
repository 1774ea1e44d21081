//! RSS 2.0 (https://www.rssboard.org/rss-specification), with the full text, the authors and the image in the modules
//! that feed readers support.

use super::{Item, RSS, Written};
use crate::print::xml::Xml;
use contract::Date;

const NAMESPACES: [(&str, &str); 5] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

/// The RSS file.
pub fn rss(feed: &Written) -> String {
    let mut xml = Xml::document();
    xml.element("rss", &NAMESPACES, |xml| xml.element("channel", &[], |xml| channel(xml, feed)));
    xml.finish()
}

fn channel(xml: &mut Xml, feed: &Written) {
    let title = &feed.feed.title;
    xml.words("title", &[], title);
    xml.words("link", &[], &feed.page);
    // The format requires one.
    xml.words("description", &[], feed.feed.description.as_ref().unwrap_or(title));
    xml.words("language", &[], &feed.publication.edition.in_language);
    if let Some(date) = feed.updated {
        xml.words("lastBuildDate", &[], &rfc_2822(&date));
    }
    let own = feed.file(RSS);
    xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &own)]);
    for entry in &feed.items {
        xml.element("item", &[], |xml| item(xml, entry));
    }
}

fn item(xml: &mut Xml, item: &Item) {
    let article = item.article;
    xml.words("title", &[], &article.headline);
    xml.words("link", &[], &item.url);
    xml.words("guid", &[("isPermaLink", "true")], &item.url);
    if let Some(date) = article.date_published {
        xml.words("pubDate", &[], &rfc_2822(&date));
    }
    for author in &article.author {
        xml.words("dc:creator", &[], &author.name);
    }
    for subject in &item.subjects {
        xml.words("category", &[], subject);
    }
    if let Some(lead) = &article.description {
        xml.words("description", &[], lead);
    }
    xml.words("content:encoded", &[], &item.html);
    // An enclosure requires the length in bytes, which an edition does not contain.
    if let Some(picture) = &item.picture {
        let (width, height) = (picture.width.to_string(), picture.height.map(|height| height.to_string()));
        let mut attributes = vec![("url", picture.url.as_str()), ("medium", "image"), ("width", &width)];
        attributes.extend(height.as_deref().map(|height| ("height", height)));
        attributes.extend(picture.media_type.map(|media_type| ("type", media_type)));
        xml.element("media:content", &attributes, |xml| {
            if let Some(alt) = picture.alt {
                xml.words("media:description", &[("type", "plain")], alt);
            }
        });
    }
}

/// A date in the format of RSS, such as `Fri, 08 Mar 2024 18:00:00 +0000`, in English for every language.
fn rfc_2822(date: &Date) -> String {
    const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Date { year, day, hour, minute, second, .. } = date;
    let (weekday, month) = (DAYS[date.weekday()], MONTHS[usize::from(date.month) - 1]);
    let (sign, offset) = (if date.offset < 0 { '-' } else { '+' }, date.offset.unsigned_abs());
    let (hours, minutes) = (offset / 60, offset % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} {sign}{hours:02}{minutes:02}")
}
