//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), with the full text, the authors and the picture in
//! well-known modules.

use super::feed::{FeedContext, Item, RSS};
use crate::print::xml::Xml;
use contract::Date;

const NAMESPACES: [(&str, &str); 5] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

/// The file.
pub fn rss(ctx: &FeedContext) -> String {
    let mut xml = Xml::document();
    xml.element("rss", &NAMESPACES, |xml| xml.element("channel", &[], |xml| channel(xml, ctx)));
    xml.finish()
}

fn channel(xml: &mut Xml, ctx: &FeedContext) {
    let title = &ctx.feed.title;
    xml.text_element("title", &[], title);
    xml.text_element("link", &[], &ctx.page);
    // Required by the format.
    xml.text_element("description", &[], ctx.feed.description.as_ref().unwrap_or(title));
    xml.text_element("language", &[], &ctx.site.edition.in_language);
    if let Some(date) = ctx.updated {
        xml.text_element("lastBuildDate", &[], &rfc_2822(&date));
    }
    let own = ctx.file(RSS);
    xml.empty("atom:link", &[("rel", "self"), ("type", "application/rss+xml"), ("href", &own)]);
    for entry in &ctx.items {
        xml.element("item", &[], |xml| item(xml, entry));
    }
}

fn item(xml: &mut Xml, item: &Item) {
    let article = item.article;
    xml.text_element("title", &[], &article.headline);
    xml.text_element("link", &[], &item.url);
    xml.text_element("guid", &[("isPermaLink", "false")], &item.id);
    if let Some(date) = article.date_published {
        xml.text_element("pubDate", &[], &rfc_2822(&date));
    }
    if let Some(date) = item.changed() {
        // RSS itself has no date of a change.
        xml.text_element("atom:updated", &[], &date.to_rfc3339());
    }
    for author in &article.author {
        xml.text_element("dc:creator", &[], &author.name);
    }
    for subject in &item.subjects {
        xml.text_element("category", &[], subject);
    }
    if let Some(lead) = &article.description {
        xml.text_element("description", &[], lead);
    }
    xml.text_element("content:encoded", &[], &item.html);
    // An enclosure would require the length in bytes, which an edition does not have.
    if let Some(picture) = &item.picture {
        let (width, height) = (picture.width.to_string(), picture.height.map(|height| height.to_string()));
        let mut attributes = vec![("url", picture.url.as_str()), ("medium", "image"), ("width", &width)];
        attributes.extend(height.as_deref().map(|height| ("height", height)));
        attributes.extend(picture.media_type.map(|media_type| ("type", media_type)));
        xml.element("media:content", &attributes, |xml| {
            if let Some(alt) = picture.alt {
                xml.text_element("media:description", &[("type", "plain")], alt);
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
