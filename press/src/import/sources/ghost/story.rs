//! A post of Ghost becomes a story.

use super::export::Post;
use super::values::{Fields, flag, pixels, text};
use super::{lexical, mobiledoc};
use crate::import::report::Report;
use crate::import::sources::dates::{self, Reading};
use crate::import::sources::markdown;
use crate::import::sources::text::{absolute, address, beginning, escape, language, plain, title};
use crate::import::story::{Part, Person, Picture, Story, Term};
use contract::Kind;
use jiff::Timestamp;
use url::Url;

/// What the addresses within a site begin with in an export.
const SITE: &str = "__GHOST_URL__";

/// What names a post for ever.
pub fn key(post: &Post) -> Option<String> {
    let id = ["id", "uuid", "comment_id", "slug"].iter().find_map(|name| text(&post.fields, name))?;
    Some(format!("post/{id}"))
}

/// Why a post is not published for everyone, if it is not.
pub fn unpublished(post: &Post) -> Option<&'static str> {
    match text(&post.fields, "status").as_deref() {
        None | Some("published") => {}
        Some("sent") => return Some("newsletter left out"),
        Some(_) => return Some("draft left out"),
    }
    let visibility = text(&post.fields, "visibility");
    let is_hidden = visibility.is_some_and(|visibility| visibility != "public")
        || post.fields.get("access").and_then(|access| access.as_bool()) == Some(false);
    is_hidden.then_some("story for members left out")
}

/// Where readers find a post, if that is known.
pub fn address_of(post: &Post, site: Option<&Url>) -> Option<Url> {
    let fields = &post.fields;
    let own = own_site(fields);
    let site = site.or(own.as_ref());
    let named = text(fields, "url").and_then(|url| link(&url, site)).filter(|url| !url.path().contains("/404/"));
    named.or_else(|| site?.join(&format!("{}/", text(fields, "slug")?)).ok())
}

/// The Content API says where a post is, and so where its site is.
fn own_site(fields: &Fields) -> Option<Url> {
    text(fields, "url").and_then(|url| address(&url, None)?.join("/").ok())
}

/// Makes the story; `None` if there is nothing in it.
pub fn story(post: &Post, site: Option<&Url>, report: &mut Report) -> Option<Story> {
    let fields = &post.fields;
    let key = key(post)?;
    let own = own_site(fields);
    let site = site.or(own.as_ref());
    let place = text(fields, "url").or_else(|| text(fields, "slug")).unwrap_or_else(|| key.clone());
    let mut note = |kind: String| report.note(kind, &place);
    let reading = Reading::of(None);
    let slug =
        text(fields, "slug").map(|slug| percent_encoding::percent_decode_str(&slug).decode_utf8_lossy().into_owned());
    let html = body(fields, &mut note).unwrap_or_default();
    let html = resolved(&html, site);
    let words = plain(&html);
    let headline =
        text(fields, "title").map(|text| title(&text)).filter(|title| !title.is_empty() && title != "(Untitled)");
    let headline = match headline {
        Some(headline) => headline,
        None if words.is_empty() => return None,
        None => {
            note("headline made of the first words".to_owned());
            beginning(&words, 70)
        }
    };
    if ["codeinjection_head", "codeinjection_foot"].iter().any(|name| text(fields, name).is_some()) {
        note("code of a story left out".to_owned());
    }
    if html.contains(SITE) {
        note("address within a site that is not known".to_owned());
    }
    let date = |name: &str| text(fields, name).and_then(|text| dates::read(&text, &reading)).map(|date| date.time);
    let published: Option<Timestamp> = date("published_at").or_else(|| date("created_at"));
    let mut tags: Vec<Term> = post.tags.iter().filter_map(term).collect();
    let section = (!tags.is_empty()).then(|| tags.remove(0));
    let is_page = flag(fields, "page") || text(fields, "type").as_deref() == Some("page");
    Some(Story {
        key,
        slug,
        description: text(fields, "custom_excerpt").map(|text| plain(&escape(&text))),
        authors: post.authors.iter().filter_map(|author| person(author, site)).collect(),
        sections: section.filter(|_| !is_page).map(|section| vec![section]).into_iter().collect(),
        tags,
        image: picture(fields, site),
        body: if html.trim().is_empty() { Vec::new() } else { vec![Part::Html(html)] },
        modified: date("updated_at").filter(|modified| published.is_some_and(|published| *modified > published)),
        published,
        kind: if is_page { Kind::Page } else { Kind::Article },
        language: text(fields, "locale").and_then(|text| language(&text)),
        canonical: text(fields, "canonical_url").and_then(|url| link(&url, site)),
        is_pinned: flag(fields, "featured"),
        headline,
        address: address_of(post, site),
        ..Story::default()
    })
}

/// The body as Ghost rendered it, else as rendered here from what the editor stored.
fn body(fields: &Fields, note: &mut dyn FnMut(String)) -> Option<String> {
    if let Some(html) = text(fields, "html") {
        return Some(html);
    }
    let from_editor = text(fields, "lexical").and_then(|source| lexical::html(&source, note));
    let from_editor =
        from_editor.or_else(|| text(fields, "mobiledoc").and_then(|source| mobiledoc::html(&source, note)));
    let from_editor = from_editor.filter(|html| !html.trim().is_empty());
    from_editor.or_else(|| text(fields, "markdown").map(|text| markdown::to_html(&text)))
}

/// HTML with the site's address where the export has a placeholder.
fn resolved(html: &str, site: Option<&Url>) -> String {
    let Some(site) = site else { return html.to_owned() };
    absolute(&html.replace(SITE, site.as_str().trim_end_matches('/')), site)
}

fn link(text: &str, site: Option<&Url>) -> Option<Url> {
    let text = match site {
        Some(site) => text.replace(SITE, site.as_str().trim_end_matches('/')),
        None => text.to_owned(),
    };
    address(&text, site)
}

/// A tag; those that begin with `#` are for the editors alone.
fn term(tag: &Fields) -> Option<Term> {
    let name = text(tag, "name").map(|name| title(&name)).filter(|name| !name.is_empty())?;
    let is_internal = name.starts_with('#') || text(tag, "visibility").as_deref() == Some("internal");
    (!is_internal).then(|| Term { slug: text(tag, "slug"), description: text(tag, "description"), name })
}

fn person(author: &Fields, site: Option<&Url>) -> Option<Person> {
    let name = text(author, "name").map(|name| title(&name)).filter(|name| !name.is_empty() && !name.contains('@'))?;
    Some(Person {
        name,
        slug: text(author, "slug"),
        role: None,
        biography: text(author, "bio").map(|bio| format!("<p>{}</p>", escape(&bio))),
        picture: text(author, "profile_image").or_else(|| text(author, "image")).and_then(|url| link(&url, site)),
    })
}

fn picture(fields: &Fields, site: Option<&Url>) -> Option<Picture> {
    let url = text(fields, "feature_image").or_else(|| text(fields, "image")).and_then(|url| link(&url, site))?;
    let size = pixels(fields, "feature_image_width").zip(pixels(fields, "feature_image_height"));
    let size = size.and_then(|(width, height)| Some((u32::try_from(width).ok()?, u32::try_from(height).ok()?)));
    Some(Picture {
        files: vec![(url, size.map(|(width, _)| width))],
        size,
        alt: text(fields, "feature_image_alt"),
        caption: text(fields, "feature_image_caption"),
        ..Picture::default()
    })
}
