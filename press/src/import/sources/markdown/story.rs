//! A file of Markdown becomes a story.

use super::body;
use super::fields::{as_text, flag, inner, list, text};
use super::file::File;
use super::leftovers::{self, Around};
use super::pictures::picture;
use super::site::{Program, Site};
use crate::import::report::Report;
use crate::import::sources::dates;
use crate::import::sources::documents::name_of;
use crate::import::sources::text::{escape, language, plain, title, with_addresses};
use crate::import::story::{Part, Person, Picture, Story, Term};
use contract::Kind;
use serde_json::{Map, Value};
use url::Url;

/// Makes the story. `link` gives the address of another file, by the end of its path or its name without ending.
pub fn story(file: &File, site: &Site, link: &dyn Fn(&str) -> Option<String>, report: &mut Report) -> Story {
    let fields = &file.fields;
    let mut note = |kind: String| report.note(kind, &file.name);
    if let Some(problem) = &file.problem {
        note(format!("front matter is broken: {problem}"));
    }
    if file.published.is_some_and(|date| date.is_guess) {
        note("date whose day and month may be the other way round".to_owned());
    }
    let headline = text(fields, &["title"]).map(|text| title(&text)).filter(|text| !text.is_empty());
    let headline = headline.or_else(|| body::first_heading(&file.body)).unwrap_or_else(|| {
        note("headline made of the file's name".to_owned());
        name_of(&file.stem)
    });
    let base_path = site.address.as_ref().map_or("", Url::path).trim_end_matches('/');
    let around = Around { program: site.program, title: &headline, base_path, link };
    let mended = leftovers::mend(&file.body, &around, &mut note);
    let converted = body::convert(&mended);
    let address = file.address(site);
    // What the page's own address is relative to, or the site's.
    let page = address.as_ref().or(site.address.as_ref());
    let mut html = |html: &str| {
        with_addresses(html, &mut |name, value| {
            let changed = changed(name, value, file, page, site, link);
            if changed.is_none() && Url::parse(value).is_err() {
                note(
                    if name == "href" { "relative link whose site is not known" } else { "picture that is not there" }
                        .to_owned(),
                );
            }
            changed
        })
    };
    let part = html(&converted.html);
    let notes = converted.notes.iter().map(|(id, text)| (id.clone(), html(text))).collect();
    let modified = text(fields, &["lastmod", "updated", "last_modified_at", "modified", "date_updated", "updated_at"]);
    let modified = modified.and_then(|text| dates::read(&text, &site.reading)).map(|date| date.time);
    let published = file.published.map(|date| date.time).or(modified);
    if published.is_none() {
        note("story without a date".to_owned());
    }
    let tongue = text(fields, &["lang", "language", "locale"]).and_then(|text| language(&text));
    let slug = address.as_ref().and_then(crate::import::sources::text::slug);
    Story {
        key: file.name.clone(),
        slug: slug
            .or_else(|| text(fields, &["slug"]))
            .or_else(|| last_part(&file.said()?))
            .or_else(|| Some(file.stem.clone())),
        other_addresses: aliases(fields, site),
        description: text(fields, &["description", "excerpt", "summary", "subtitle", "lead", "dek"])
            .map(|text| plain(&body::convert(&text).html)),
        kicker: text(fields, &["kicker"]),
        language: tongue.filter(|tongue| Some(tongue) != site.language.as_ref()),
        authors: authors(fields),
        sections: sections(file, site),
        tags: tags(fields),
        image: image(fields, file, page, site),
        body: vec![Part::Html(part)],
        notes,
        modified: modified.filter(|modified| published.is_some_and(|published| *modified > published)),
        published,
        kind: if is_page(file, site) { Kind::Page } else { Kind::Article },
        canonical: text(fields, &["canonical_url", "canonicalURL", "canonical"])
            .and_then(|text| Url::parse(&text).ok()),
        is_pinned: ["pinned", "pin", "sticky", "featured"].iter().any(|name| flag(fields, name) == Some(true)),
        headline,
        address: address.clone(),
        ..Story::default()
    }
}

/// The address that replaces one of a body; `None` to leave it.
fn changed(
    name: &str,
    value: &str,
    file: &File,
    page: Option<&Url>,
    site: &Site,
    link: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    if name != "href" {
        return picture(value, &file.path, page, site).map(String::from);
    }
    let (path, fragment) = value.split_once('#').map_or((value, None), |(path, fragment)| (path, Some(fragment)));
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    if path.starts_with("@/") || (matches!(ending, Some("md" | "markdown")) && !path.contains("://")) {
        let address = link(path)?;
        return Some(fragment.map_or_else(|| address.clone(), |fragment| format!("{address}#{fragment}")));
    }
    page?.join(value).ok().map(String::from)
}

/// The last part of a path.
fn last_part(path: &str) -> Option<String> {
    crate::import::sources::text::slug(&Url::parse("http://localhost/").ok()?.join(path.trim_start_matches('/')).ok()?)
}

fn aliases(fields: &Map<String, Value>, site: &Site) -> Vec<Url> {
    let Some(base) = &site.address else { return Vec::new() };
    let names = list(fields, "aliases", false).into_iter().chain(list(fields, "redirect_from", false));
    names.filter_map(|path| base.join(path.trim_start_matches('/')).ok()).collect()
}

fn authors(fields: &Map<String, Value>) -> Vec<Person> {
    let values = ["author", "authors", "by", "byline"].iter().filter_map(|name| fields.get(*name));
    let mut people: Vec<Person> = Vec::new();
    for value in values {
        let each = match value {
            Value::Array(values) => values.iter().collect(),
            value => vec![value],
        };
        for author in each {
            let (name, more) = match author {
                Value::Object(more) => (text(more, &["name", "display_name", "title"]), Some(more)),
                author => (as_text(author), None),
            };
            let Some(name) = name.filter(|name| !people.iter().any(|person| person.name == *name)) else { continue };
            let more = |names: &[&str]| more.and_then(|more| text(more, names));
            people.push(Person {
                name,
                slug: more(&["slug"]),
                role: more(&["role", "job"]),
                biography: more(&["bio", "biography"]).map(|text| body::convert(&text).html),
                picture: more(&["avatar", "picture", "image"]).and_then(|text| Url::parse(&text).ok()),
            });
        }
    }
    people
}

/// Each category may be the section; without any, the first folder is.
fn sections(file: &File, site: &Site) -> Vec<Vec<Term>> {
    let term = |name: &String| Term { name: name.clone(), ..Term::default() };
    let categories = file.categories();
    if !categories.is_empty() {
        return categories.iter().map(|name| vec![term(name)]).collect();
    }
    let folder = file.folders.first().filter(|_| !matches!(site.program, Program::Jekyll));
    let folder = folder.map(|name| Term { slug: Some(name.clone()), name: name_of(name), description: None });
    folder.map(|term| vec![term]).into_iter().collect()
}

fn tags(fields: &Map<String, Value>) -> Vec<Term> {
    let mut names = list(fields, "tags", true);
    names.extend(list(fields, "tag", false));
    names.extend(list(fields, "keywords", false));
    if let Some(taxonomies) = inner(fields, "taxonomies") {
        names.extend(list(taxonomies, "tags", false));
    }
    let mut terms: Vec<Term> = Vec::new();
    for name in names {
        if !terms.iter().any(|term| term.name == name) {
            terms.push(Term { name, ..Term::default() });
        }
    }
    terms
}

fn image(fields: &Map<String, Value>, file: &File, page: Option<&Url>, site: &Site) -> Option<Picture> {
    let names =
        ["image", "cover", "featured_image", "featuredImage", "feature_image", "header", "hero", "images", "thumbnail"];
    let extra = inner(fields, "extra").or_else(|| inner(fields, "params"));
    let value = names.iter().find_map(|name| fields.get(*name).or_else(|| extra?.get(*name)))?;
    let value = value.as_array().map_or(Some(value), |values| values.first())?;
    let more = value.as_object();
    let source = as_text(value).or_else(|| text(more?, &["path", "src", "url", "image", "teaser", "overlay_image"]))?;
    let of =
        |name: &str| more.and_then(|more| text(more, &[name])).or_else(|| text(fields, &[&format!("image_{name}")]));
    Some(Picture {
        files: vec![(picture(&source, &file.path, page, site)?, None)],
        size: None,
        alt: of("alt"),
        caption: of("caption").map(|caption| escape(&caption)),
        credit: of("credit"),
        copyright_notice: None,
    })
}

/// Fixed pages: those that say so, and for programs that keep posts apart, undated files elsewhere.
fn is_page(file: &File, site: &Site) -> bool {
    if ["layout", "type"].iter().any(|name| text(&file.fields, &[name]).as_deref() == Some("page")) {
        return true;
    }
    match site.program {
        Program::Jekyll => !file.is_in_posts && file.published.is_none(),
        Program::Hugo | Program::Zola => file.folders.is_empty() && file.published.is_none(),
        Program::Unknown => false,
    }
}
