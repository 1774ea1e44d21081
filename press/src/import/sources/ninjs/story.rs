//! An item's fields.

use super::rights::{self, Right};
use super::{Options, body, media};
use crate::import::report::Report;
use crate::import::sources::documents::{first_text, first_time, items, text};
use crate::import::story::{Part, Person, Story, Term};
use contract::{Kind, Status};
use serde_json::Value;
use std::collections::HashSet;

/// The longest part of a slug that is the headline, in characters.
const SLUG: usize = 80;

/// Reads an item; `None` if it may not be published, which is noted.
pub fn read(item: &Value, key: String, options: &Options, report: &mut Report) -> Option<Story> {
    let title = headline(item).unwrap_or_default().to_owned();
    let published = first_time(item, &["/firstcreated", "/firstCreated", "/versioncreated", "/versionCreated"]);
    let modified = first_time(item, &["/versioncreated", "/versionCreated"]);
    let mut story = Story {
        slug: Some(slug(&title, &key)),
        headline: title,
        kind: Kind::Agency,
        published,
        modified: modified.filter(|modified| published.is_some_and(|published| *modified > published)),
        language: text(item, "/language").map(str::to_owned),
        ..Story::default()
    };
    match rights::of(item, options, report, &key) {
        Right::Publish => {}
        Right::Wait => return None,
        Right::TakeBack(reason) => {
            let (status, only_if_known) = (Status::Withdrawn, true);
            return Some(Story { key, status, only_if_known, status_message: reason, ..story });
        }
    }
    story.authors = authors(item);
    story.sections = section(item).into_iter().map(|section| vec![section]).collect();
    story.tags = tags(item);
    let notice = first_text(item, &["/copyrightnotice", "/copyrightNotice"]);
    story.copyright_notice = notice.map(str::to_owned);
    let html = body::html(item).unwrap_or_default();
    if html.is_empty() {
        report.note("no text, only a lead", &key);
    }
    story.description = description(item).filter(|lead| !begins(&html, lead)).map(str::to_owned);
    illustrate(item, &html, &mut story, report, &key);
    story.key = key;
    Some(story)
}

/// The main headline, or the first.
pub fn headline(item: &Value) -> Option<&str> {
    let all = items(item, "/headlines");
    let main = all.iter().find(|headline| headline["role"] == "main").or(all.first());
    let main = main.and_then(|headline| text(headline, "/value").or_else(|| headline.as_str()));
    main.or_else(|| first_text(item, &["/headline_main", "/headline", "/headline_extended", "/title", "/name"]))
}

/// Agencies have no slugs of their own that are unique: the headline, and what tells it from others.
fn slug(headline: &str, key: &str) -> String {
    let hash = crate::related::hash(key);
    let start: String = headline.chars().take(SLUG).collect();
    format!("{} {:06x}", start.trim(), hash & 0xff_ffff).trim_start().to_owned()
}

/// The line of the authors, as the agency words it: no rule splits all names of two people.
fn authors(item: &Value) -> Vec<Person> {
    let line = first_text(item, &["/by", "/byline", "/byline_main"]);
    line.map(|line| Person { name: line.to_owned(), ..Person::default() }).into_iter().collect()
}

/// The first subject of the IPTC's own list, which has numbers of eight digits.
fn section(item: &Value) -> Option<Term> {
    let is_code = |code: &str| code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit());
    let is_topic = |subject: &&Value| {
        let places = ["/literal", "/code", "/uri", "/scheme"].iter().filter_map(|name| text(subject, name));
        let mut parts = places.flat_map(|place| place.split([':', '/']));
        parts
            .any(|part| is_code(part) || part.eq_ignore_ascii_case("medtop") || part.eq_ignore_ascii_case("mediatopic"))
    };
    let mut all = items(item, "/subjects").iter().chain(items(item, "/subject"));
    Some(Term { name: text(all.find(is_topic)?, "/name")?.to_owned(), ..Term::default() })
}

/// What and whom the item is about.
fn tags(item: &Value) -> Vec<Term> {
    let lists = [
        "subjects",
        "subject",
        "people",
        "person",
        "persons",
        "places",
        "place",
        "organisations",
        "organisation",
        "events",
        "event",
        "objects",
        "object",
    ];
    let mut seen = HashSet::new();
    let all = lists.iter().flat_map(|name| items(item, &format!("/{name}")));
    let names = all.filter_map(|thing| text(thing, "/name")).filter(|name| seen.insert(name.to_lowercase()));
    names.map(|name| Term { name: name.to_owned(), ..Term::default() }).collect()
}

fn description(item: &Value) -> Option<&str> {
    let all = items(item, "/descriptions");
    let mut roles = ["summary", "lead", "main", "abstract", "text", "short"].iter();
    let chosen = roles.find_map(|role| all.iter().find(|description| description["role"] == *role));
    let chosen = chosen.or_else(|| all.iter().find(|description| description.get("role").is_none()));
    let chosen = chosen.and_then(|description| text(description, "/value")).filter(|text| !text.contains('<'));
    chosen.or_else(|| {
        first_text(item, &["/description_summary", "/description_text", "/description_main", "/description"])
    })
}

/// True if a text begins with a lead, or has it within its first paragraphs: then the lead was made of the text.
fn begins(html: &str, lead: &str) -> bool {
    let letters = |text: &str, most: usize| {
        let mut is_tag = false;
        let visible = text.chars().filter(|char| {
            is_tag = (is_tag || *char == '<') && *char != '>';
            !is_tag
        });
        visible.filter(|char| char.is_alphanumeric()).take(most).collect::<String>()
    };
    let lead = letters(lead, 400);
    !lead.is_empty() && letters(html, lead.len() + 600).contains(&lead)
}

/// Adds the text, its pictures and videos, and the related items.
fn illustrate(item: &Value, html: &str, story: &mut Story, report: &mut Report, key: &str) {
    let associations = media::associations(item);
    let mut pictures = Vec::new();
    for (name, other) in &associations {
        if media::is_picture(name, other) {
            match media::picture(other) {
                Some(picture) => pictures.push((name.to_lowercase(), picture)),
                None => report.note("picture without a file that browsers show", key),
            }
        } else {
            match other["type"].as_str() {
                Some("video") => match media::video(other) {
                    Some(block) if story.video.is_none() => story.video = Some(block),
                    Some(_) => report.note("further video left out", key),
                    None => report.note("video without a file that browsers play", key),
                },
                Some("text" | "composite") => story.related.extend(text(other, "/uri").map(str::to_owned)),
                Some("picture" | "graphic") => report.note("logo left out", key),
                kind => report.note(format!("associated item left out: {}", kind.unwrap_or("of no type")), key),
            }
        }
    }
    let html = place(html, &mut pictures);
    let rank = |name: &str| ["main", "feature", "hero"].iter().position(|main| name.contains(main)).unwrap_or(3);
    pictures.sort_by_key(|(name, _)| rank(name));
    let mut rest = pictures.into_iter().map(|(_, picture)| picture);
    story.image = rest.next();
    let after: String = rest.map(|picture| media::figure(&picture)).collect();
    if !html.is_empty() || !after.is_empty() {
        story.body.push(Part::Html(html + &after));
    }
}

/// Puts pictures where the text refers to them by name (`data-assoc-ref`).
fn place(html: &str, pictures: &mut Vec<(String, crate::import::story::Picture)>) -> String {
    let mut placed = html.to_owned();
    pictures.retain(|(name, picture)| {
        let place = format!("data-assoc-ref=\"{name}\"");
        let Some(at) = (!name.is_empty()).then(|| placed.to_ascii_lowercase().find(&place)).flatten() else {
            return true;
        };
        let Some(start) = placed.get(..at).and_then(|before| before.rfind('<')) else { return true };
        placed.insert_str(start, &media::figure(picture));
        false
    });
    placed
}
