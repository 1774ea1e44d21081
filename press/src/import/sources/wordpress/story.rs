//! A post or a page of the API as a story.

use super::key;
use super::terms::{Taxonomies, terms};
use crate::import::html::plain;
use crate::import::report::Report;
use crate::import::story::{Newsroom, Part, Person, Picture, Story};
use contract::Kind;
use jiff::{SignedDuration, Timestamp};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use url::Url;

/// How far a site's clock may be behind, in minutes.
const MARGIN: i64 = 10;
/// A crop shows another part of a picture: its proportions differ by more than this share.
const CROPPED: f64 = 0.02;

/// What the root of the API says of the newspaper.
pub fn newsroom(root: &Value, home: &Url, language: Option<String>) -> Newsroom {
    let text = |name: &str| root[name].as_str().map(plain).filter(|text| !text.is_empty());
    Newsroom {
        name: text("name"),
        description: text("description"),
        language: language.map(|language| language.replace('_', "-")),
        home: root["home"].as_str().and_then(|home| Url::parse(home).ok()).or_else(|| Some(home.clone())),
        time_zone: text("timezone_string"),
        icon: root["site_icon_url"].as_str().and_then(|icon| Url::parse(icon).ok()),
        sections: Vec::new(),
    }
}

/// A time for a query, with a margin.
pub fn utc(time: Timestamp) -> String {
    let earlier = time.checked_sub(SignedDuration::from_mins(MARGIN)).unwrap_or(time);
    earlier.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

/// The story of an item; `None` if readers cannot read it.
pub fn story(item: &Value, kind: &str, taxonomies: &Taxonomies, report: &mut Report) -> Option<Story> {
    let key = key(kind, item)?;
    if item["status"].as_str().is_some_and(|status| status != "publish") {
        report.note("not published", &key);
        return None;
    }
    if item["content"]["protected"] == true {
        report.note("behind a password", &key);
        return None;
    }
    let body = item["content"]["rendered"].as_str().unwrap_or_default();
    let address = item["link"].as_str().and_then(|link| Url::parse(link).ok());
    let slug = item["slug"].as_str().map(|slug| percent_decode_str(slug).decode_utf8_lossy().into_owned());
    Some(Story {
        other_addresses: short_address(address.as_ref(), item).into_iter().collect(),
        slug,
        headline: plain(item["title"]["rendered"].as_str().unwrap_or_default()),
        description: excerpt(item, body),
        authors: authors(item, &key, report),
        sections: taxonomies.chains(item),
        tags: taxonomies.tags(item),
        image: image(item, &key, report),
        body: vec![Part::Html(body.to_owned())],
        published: time(item, "date_gmt"),
        modified: time(item, "modified_gmt"),
        kind: if kind == "page" { Kind::Page } else { Kind::Article },
        canonical: canonical(item, address.as_ref()),
        is_pinned: item["sticky"] == true,
        address,
        key,
        ..Story::default()
    })
}

/// `/?p=7`, which old links use.
fn short_address(address: Option<&Url>, item: &Value) -> Option<Url> {
    address?.join(&format!("/?p={}", item["id"].as_u64()?)).ok()
}

/// A time in UTC, without its `Z`.
fn time(item: &Value, name: &str) -> Option<Timestamp> {
    format!("{}Z", item[name].as_str()?).parse().ok()
}

/// The most pieces of a text that an automatic excerpt is made of: it leaves out blocks between them.
const PIECES: usize = 4;

/// The excerpt that somebody wrote. Where nobody did, WordPress makes one of the first words of some blocks: few pieces of
/// the text, in their order.
fn excerpt(item: &Value, body: &str) -> Option<String> {
    let excerpt = plain(item["excerpt"]["rendered"].as_str()?);
    let is_cut = excerpt.ends_with("[…]") || excerpt.ends_with("[...]") || excerpt.ends_with("[&hellip;]");
    let (of_text, of_excerpt): (Vec<String>, Vec<String>) = (words(&plain(body)).collect(), words(&excerpt).collect());
    let (mut at, mut pieces, mut found) = (0, 0, 0);
    while found < of_excerpt.len() && pieces <= PIECES {
        let Some(next) = of_text[at..].iter().position(|word| *word == of_excerpt[found]) else { break };
        at += next;
        pieces += 1;
        while found < of_excerpt.len() && of_text.get(at) == Some(&of_excerpt[found]) {
            (at, found) = (at + 1, found + 1);
        }
    }
    let is_automatic = found == of_excerpt.len() && pieces <= PIECES;
    (!is_cut && !is_automatic).then_some(excerpt)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let signs = text.split_whitespace().map(|word| word.chars().filter(|sign| sign.is_alphanumeric()).collect());
    signs.filter(|word: &String| !word.is_empty())
}

/// The embedded objects of a relation that are no errors.
pub fn embedded<'a>(item: &'a Value, relation: &str) -> impl Iterator<Item = &'a Value> {
    let objects = item["_embedded"][relation].as_array().into_iter().flatten();
    objects.filter(|object| object["code"].is_null())
}

/// The authors: those of the plugin for several authors, in its order, else WordPress's one.
fn authors(item: &Value, key: &str, report: &mut Report) -> Vec<Person> {
    let several = terms(item, "author").into_iter().map(|term| Person {
        slug: term.slug.map(|slug| slug.strip_prefix("cap-").unwrap_or(&slug).to_owned()),
        // Its description may hold an e-mail address.
        name: term.name,
        ..Person::default()
    });
    let several: Vec<Person> = several.collect();
    if !several.is_empty() {
        return several;
    }
    let one: Vec<Person> = embedded(item, "author").filter_map(person).collect();
    if one.is_empty() && item["author"].as_u64().is_some_and(|author| author > 0) {
        report.note("author hidden by the site", key);
    }
    one
}

fn person(object: &Value) -> Option<Person> {
    let name = plain(object["name"].as_str()?);
    let avatars = object["avatar_urls"].as_object().into_iter().flatten();
    let largest = avatars.max_by_key(|(size, _)| size.parse::<u32>().unwrap_or(0));
    (!name.is_empty()).then(|| Person {
        slug: object["slug"].as_str().map(str::to_owned),
        name,
        role: None,
        biography: object["description"].as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned),
        picture: largest.and_then(|(_, url)| Url::parse(url.as_str()?).ok()),
    })
}

/// The main picture, in all sizes that show the whole of it.
fn image(item: &Value, key: &str, report: &mut Report) -> Option<Picture> {
    let media = embedded(item, "wp:featuredmedia").find(|media| media["source_url"].is_string());
    let Some(media) = media else {
        let others = [&item["jetpack_featured_media_url"], &item["yoast_head_json"]["og_image"][0]["url"]];
        let url = others.into_iter().filter_map(Value::as_str).find_map(|url| Url::parse(url).ok());
        if url.is_none() && item["featured_media"].as_u64().is_some_and(|media| media > 0) {
            report.note("main picture deleted or hidden by the site", key);
        }
        return url.map(|url| Picture { files: vec![(url, None)], ..Picture::default() });
    };
    let details = &media["media_details"];
    let number =
        |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0);
    let size = Some((number(&details["width"])?, number(&details["height"])?));
    let (width, height) = size?;
    let is_whole = |size: &&Value| {
        let ratio = |width: u32, height: u32| f64::from(width) / f64::from(height);
        match (number(&size["width"]), number(&size["height"])) {
            (Some(w), Some(h)) => (ratio(w, h) / ratio(width, height) - 1.0).abs() <= CROPPED,
            _ => false,
        }
    };
    let sizes = details["sizes"].as_object().into_iter().flat_map(|sizes| sizes.values()).filter(is_whole);
    let file = |size: &Value| Some((Url::parse(size["source_url"].as_str()?).ok()?, number(&size["width"])));
    let mut files: Vec<(Url, Option<u32>)> = sizes.filter_map(file).filter(|(_, size)| *size < Some(width)).collect();
    files.sort_by_key(|(_, width)| *width);
    files.push((Url::parse(media["source_url"].as_str()?).ok()?, Some(width)));
    Some(Picture { files, size, alt: media["alt_text"].as_str().map(plain), ..Picture::default() })
}

/// The address that a plugin for search engines names, if the original is elsewhere.
fn canonical(item: &Value, address: Option<&Url>) -> Option<Url> {
    let named = Url::parse(item["yoast_head_json"]["canonical"].as_str()?).ok()?;
    (named.host() != address?.host()).then_some(named)
}
