//! A story's fields: headline, dates, authors, sections, lead picture.

use super::Library;
use super::body::Body;
use super::media;
use crate::import::report::Report;
use crate::import::sources::documents::{address, escape, first_text, first_time, items, number, slug_of, text};
use crate::import::story::{Person, Story, Term};
use contract::{Kind, Sponsor, Status};
use serde_json::Value;
use url::Url;

/// Keywords that were found by machine are taken from this score on.
const SCORE: f64 = 0.5;

/// The name of a story that never changes.
pub fn key(document: &Value, file: &str) -> String {
    first_text(document, &["/_id", "/canonical_url", "/website_url"]).unwrap_or(file).to_owned()
}

/// Reads a story; `None` for one that is not published, which is noted.
pub fn read(document: &Value, key: String, library: &Library, report: &mut Report) -> Option<Story> {
    let status = first_text(document, &["/status"]).unwrap_or("published");
    if !["published", "publish", "live"].contains(&status)
        || document.pointer("/revision/published") == Some(&false.into())
    {
        report.note(format!("not published: {status}"), &key);
        return None;
    }
    if let Some(code) = text(document, "/content_restrictions/content_code").filter(|code| *code != "free") {
        report.note(format!("content code: {code}"), &key);
    }
    let website = library.options.website.as_deref();
    let path = website
        .and_then(|name| document.get("websites")?.get(name)?.get("website_url")?.as_str())
        .or_else(|| first_text(document, &["/website_url", "/canonical_url"]));
    let base = library.options.base.as_ref();
    let full = path.and_then(|path| address(path, base));
    if path.is_some() && full.is_none() {
        report.note("address without a host: give the site's address", &key);
    }
    let language = text(document, "/language").map(str::to_owned);
    let published = first_time(document, &["/display_date", "/first_publish_date", "/publish_date", "/created_date"]);
    let modified = first_time(document, &["/last_updated_date", "/publish_date"]);
    let mut story = Story {
        headline: headline(document),
        address: full,
        slug: path.and_then(slug_of).filter(|slug| !is_uuid(slug)),
        kicker: kicker(document),
        description: description(document),
        authors: authors(document, library, report, &key),
        sections: library.sections.of(document, website),
        tags: tags(document),
        published,
        modified: modified.filter(|modified| published.is_some_and(|published| *modified > published)),
        related: items(document, "/related_content/basic").iter().filter_map(related).collect(),
        status: Status::Published,
        copyright_notice: text(document, "/copyright").map(str::to_owned),
        canonical: text(document, "/canonical_url").and_then(|url| address(url, None)),
        ..Story::default()
    };
    kind(document, &mut story, report, &key);
    addresses(document, &mut story, library, report, &key);
    body(document, &mut story, library, report, &key, language.as_deref().unwrap_or("en"));
    for correction in items(document, "/corrections") {
        let text = correction.as_str().or_else(|| first_text(correction, &["/text", "/content"]));
        let date = first_time(correction, &["/date", "/created_date"]);
        story.corrections.extend(text.map(|text| (date, text.to_owned())));
    }
    Some(Story { key, language, ..story })
}

/// True for an address that ends with an id, such as `cae05c00-18f3-11e5-ab92-c75ae6ab94b5_story`, which is no name.
fn is_uuid(slug: &str) -> bool {
    let id = slug.get(..36).unwrap_or_default();
    id.matches('-').count() == 4 && id.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

fn headline(document: &Value) -> String {
    let names =
        ["/headlines/basic", "/headlines/web", "/headlines/mobile", "/headlines/print", "/headlines/meta_title"];
    first_text(document, &names).unwrap_or_default().to_owned()
}

fn description(document: &Value) -> Option<String> {
    first_text(document, &["/subheadlines/basic", "/description/basic"]).map(str::to_owned)
}

/// The first label that is shown.
fn kicker(document: &Value) -> Option<String> {
    let labels = document.get("label")?.as_object()?;
    let all = labels.get("basic").into_iter().chain(labels.values());
    let mut shown = all.filter(|label| label["display"] != false);
    shown.find_map(|label| text(label, "/text")).map(str::to_owned)
}

fn tags(document: &Value) -> Vec<Term> {
    let tag = |tag: &Value| {
        let name = first_text(tag, &["/text", "/name"])?.to_owned();
        let slug = text(tag, "/slug").map(str::to_owned);
        Some(Term { slug, name, description: text(tag, "/description").map(str::to_owned) })
    };
    let is_sure = |word: &&Value| number(word, "/score").is_none_or(|score| score >= SCORE);
    let word = |word: &Value| Some(Term { name: text(word, "/keyword")?.to_owned(), ..Term::default() });
    let mut tags: Vec<Term> = items(document, "/taxonomy/tags").iter().filter_map(tag).collect();
    for word in items(document, "/taxonomy/keywords").iter().filter(is_sure).filter_map(word) {
        if !tags.iter().any(|tag| tag.name.eq_ignore_ascii_case(&word.name)) {
            tags.push(word);
        }
    }
    tags
}

/// The authors; those of other parts ("photos by") come after, with their part as their role.
fn authors(document: &Value, library: &Library, report: &mut Report, key: &str) -> Vec<Person> {
    let credits = ["vanity_credits", "credits"].iter().filter_map(|name| document.get(*name)?.as_object());
    let Some(credits) = credits.into_iter().find(|credits| credits.contains_key("by")) else { return Vec::new() };
    let first = credits.get("by").into_iter().map(|people| ("by", people));
    let others = credits.iter().filter(|(part, _)| *part != "by" && *part != "affiliation");
    let mut authors: Vec<Person> = Vec::new();
    for (part, people) in first.chain(others.map(|(part, people)| (part.as_str(), people))) {
        for person in people.as_array().into_iter().flatten() {
            match library.resolve(person).and_then(|person| author(person, library)) {
                Some(mut person) => {
                    person.role = if part == "by" { person.role } else { Some(part.replace('_', " ")) };
                    authors.push(person);
                }
                None => report.note("author without a name", key),
            }
        }
    }
    authors
}

fn author(person: &Value, library: &Library) -> Option<Person> {
    let name = first_text(person, &["/byline", "/name", "/org"])?.to_owned();
    let slug = first_text(person, &["/slug", "/_id"]).filter(|slug| !slug.contains(char::is_whitespace));
    Some(Person {
        slug: slug.map(str::to_owned),
        name,
        role: text(person, "/role").map(str::to_owned),
        biography: first_text(person, &["/long_bio", "/bio"]).map(escape),
        picture: text(person, "/image/url").and_then(|url| address(url, library.options.base.as_ref())),
    })
}

fn related(value: &Value) -> Option<String> {
    let is_story = value["type"] == "story" || value.pointer("/referent/type").is_some_and(|kind| kind == "story");
    let id = first_text(value, &["/referent/id", "/_id", "/canonical_url"]);
    id.filter(|_| is_story).map(str::to_owned)
}

fn kind(document: &Value, story: &mut Story, report: &mut Report, key: &str) {
    let distributor = text(document, "/distributor/name");
    if document.pointer("/owner/sponsored") == Some(&true.into()) {
        let name = first_text(document, &["/owner/name", "/distributor/name", "/owner/id"]);
        if name.is_none() {
            report.note("sponsored story without its sponsor's name", key);
        }
        story.kind = Kind::Sponsored;
        story.sponsor = name.map(|name| Sponsor { name: name.to_owned(), url: None });
    } else if text(document, "/distributor/category").is_some_and(|category| category.starts_with("wire")) {
        story.kind = Kind::Agency;
        if let Some(name) = distributor.filter(|_| story.authors.is_empty()) {
            story.authors.push(Person { name: name.to_owned(), ..Person::default() });
        }
    }
}

/// The other addresses of the story: of other websites, short ones, and those that redirect to it.
fn addresses(document: &Value, story: &mut Story, library: &Library, report: &mut Report, key: &str) {
    let base = library.options.base.as_ref();
    let paths = ["/canonical_url", "/website_url", "/short_url"].iter().filter_map(|name| text(document, name));
    let mut paths: Vec<&str> = paths.collect();
    for path in paths.clone() {
        paths.extend(library.moved.get(path).into_iter().flatten().map(String::as_str));
    }
    let mut others: Vec<Url> = paths.iter().filter_map(|path| address(path, base)).collect();
    others.dedup();
    others.retain(|other| Some(other) != story.address.as_ref());
    story.other_addresses = others;
    if let Some(to) =
        items(document, "/related_content/redirect").iter().find_map(|redirect| text(redirect, "/redirect_url"))
    {
        report.note("story that redirects elsewhere", key);
        story.canonical = address(to, base).or(story.canonical.take());
    }
}

/// The lead picture or video, and the body.
fn body(document: &Value, story: &mut Story, library: &Library, report: &mut Report, key: &str, language: &str) {
    let mut lead = Vec::new();
    if let Some(items) = document.get("promo_items").and_then(Value::as_object) {
        lead.extend(items.get("lead_art").into_iter().chain(items.get("basic")));
        lead.extend(
            items.iter().filter(|(name, _)| !["lead_art", "basic"].contains(&name.as_str())).map(|(_, item)| item),
        );
    }
    // A gallery or a video that is a story of its own.
    lead.extend((document["type"] != "story").then_some(document));
    let mut first = Vec::new();
    for item in lead {
        let Some(item) = library.resolve(item) else {
            report.note("reference without its image", key);
            continue;
        };
        match item["type"].as_str() {
            Some("image") if story.image.is_none() => match media::picture(item, library) {
                Ok(picture) => story.image = Some(picture),
                Err(problem) => report.note(problem, key),
            },
            Some("image") => report.note("further lead picture left out", key),
            Some("video") if story.video.is_none() && first.is_empty() => {
                story.video =
                    media::video(item, library, language).filter(|block| matches!(block, contract::Block::Video(_)));
                if story.video.is_none() {
                    first.push(item);
                }
            }
            _ => first.push(item),
        }
    }
    let elements = if document["type"] == "story" { items(document, "/content_elements") } else { &[] };
    let is_lead = |element: &Value| {
        let picture = media::picture(library.resolve(element)?, library).ok()?;
        Some(element["type"] != "text" && picture.files == story.image.as_ref()?.files)
    };
    // Many themes show the lead picture above the text, so many editors begin the text with it, too.
    let repeated = usize::from(elements.first().and_then(is_lead).unwrap_or(false));
    let mut body = Body::new(library, report, key, language);
    first.into_iter().chain(elements.iter().skip(repeated)).for_each(|element| body.add(element));
    let (parts, corrections) = body.finish();
    story.body = parts;
    story.corrections.extend(corrections.into_iter().map(|text| (None, text)));
}
