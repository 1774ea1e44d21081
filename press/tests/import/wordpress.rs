//! WordPress, by its REST API: a site in memory answers as a real one does.

use crate::support::{html, stories};
use contract::Kind;
use press::import::report::Report;
use press::import::sources::fetched::{Fetch, Fetched};
use press::import::sources::wordpress::{self, Choice};
use serde_json::{Value, json};
use url::Url;

const HOME: &str = "https://paper.example/";

/// What a site answers for the part of an address after the API's root.
type Answer = fn(&str) -> Result<Value, u16>;

/// A site whose API is at its usual place; `is_hidden`: behind a query alone.
fn site(answer: Answer, is_hidden: bool) -> Fetch {
    Box::new(move |url: &Url| {
        let error = |status: u16| Err(format!("{url}: the server answers {status}"));
        let path = match url.query_pairs().find(|(name, _)| name == "rest_route") {
            Some((_, route)) => format!("{}?{}", route.trim_matches('/'), url.query().unwrap_or_default()),
            None if is_hidden && url.path() != "/" => return error(404),
            None => match url.path().strip_prefix("/wp-json/") {
                Some(path) => format!("{path}?{}", url.query().unwrap_or_default()),
                None => return Ok(page("<html lang=\"en-GB\"><title>The Gazette</title></html>".into(), url)),
            },
        };
        match answer(&path) {
            Ok(value) => Ok(page(value.to_string(), url)),
            Err(status) => error(status),
        }
    })
}

fn page(text: String, url: &Url) -> Fetched {
    Fetched { address: url.clone(), content_type: None, totals: None, bytes: text.into_bytes() }
}

fn root() -> Value {
    json!({ "name": "Gazette &amp; News", "description": "", "home": "https://paper.example", "timezone_string": "Europe/London", "namespaces": ["wp/v2"] })
}

fn post(id: u64, more: Value) -> Value {
    let mut post = json!({
        "id": id, "status": "publish", "slug": format!("post-{id}"), "link": format!("https://paper.example/coast/post-{id}/"),
        "title": { "rendered": format!("Post {id} &#038; more") }, "content": { "rendered": format!("<p>Text of {id}.</p>"), "protected": false },
        "excerpt": { "rendered": format!("<p>Text of {id}. [&hellip;]</p>") },
        "date_gmt": "2024-03-08T18:00:00", "modified_gmt": "2024-03-08T19:00:00",
        "author": 1, "featured_media": 0, "categories": [3], "sticky": false,
    });
    for (name, value) in more.as_object().expect("an object") {
        post[name] = value.clone();
    }
    post
}

fn parameter(path: &str, name: &str) -> usize {
    let value = path.split(['?', '&']).find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

fn small(path: &str) -> Result<Value, u16> {
    let first = path.split('?').next().unwrap_or_default();
    match first {
        "" => Ok(root()),
        "wp/v2/categories" => Ok(json!([
            { "id": 1, "name": "Uncategorized", "slug": "uncategorized", "parent": 0 },
            { "id": 2, "name": "Home &amp; Coast", "slug": "home", "parent": 0 },
            { "id": 3, "name": "Coast", "slug": "coast", "parent": 2 },
        ])),
        "wp/v2/posts" => Ok(json!([
            post(
                7,
                json!({
                    "sticky": true,
                    "excerpt": { "rendered": "<p>A lead by hand.</p>" },
                    "_embedded": {
                        "author": [{ "id": 1, "name": "Ada Marsh", "slug": "ada", "avatar_urls": { "24": "https://a.example/24.png", "96": "https://a.example/96.png" } }],
                        "wp:term": [[{ "taxonomy": "category", "name": "Coast", "slug": "coast" }], [{ "taxonomy": "post_tag", "name": "R&amp;D", "slug": "r-d" }]],
                        "wp:featuredmedia": [{
                            "source_url": "https://paper.example/quay.jpg", "alt_text": "The quay", "caption": { "rendered": "quay" },
                            "media_details": { "width": 1600, "height": 1000, "sizes": {
                                "thumbnail": { "source_url": "https://paper.example/quay-150x150.jpg", "width": 150, "height": 150 },
                                "medium": { "source_url": "https://paper.example/quay-800x500.jpg", "width": 800, "height": 500 },
                            } },
                        }],
                    },
                })
            ),
            post(8, json!({ "content": { "rendered": "", "protected": true } })),
            post(
                9,
                json!({
                    "categories": [1],
                    "_embedded": {
                        "author": [{ "code": "rest_user_invalid_id", "message": "Invalid user ID." }],
                        "wp:term": [[{ "taxonomy": "author", "name": "Tom Reed", "slug": "cap-tom", "description": "Tom Reed tom tom@paper.example" }, { "taxonomy": "author", "name": "Ada Marsh", "slug": "cap-ada" }]],
                        "wp:featuredmedia": [{ "code": "rest_forbidden", "message": "No." }],
                    },
                    "featured_media": 999,
                })
            ),
        ])),
        "wp/v2/pages" => Ok(json!([post(20, json!({ "title": { "rendered": "Legal notice" } }))])),
        _ => Err(404),
    }
}

#[test]
fn posts_and_pages_become_stories() {
    let home = Url::parse(HOME).expect("an address");
    let (stories, notes) = stories(wordpress::open(&home, Choice::default(), site(small, false)).expect("a site"));
    assert_eq!(stories.iter().map(|story| story.key.as_str()).collect::<Vec<_>>(), ["post/7", "post/9", "page/20"]);
    let first = &stories[0];
    assert_eq!(first.headline, "Post 7 & more");
    assert_eq!(first.description.as_deref(), Some("A lead by hand."));
    assert_eq!(html(first), "<p>Text of 7.</p>");
    assert_eq!(first.published.expect("a date").to_string(), "2024-03-08T18:00:00Z");
    assert!(first.is_pinned);
    let names: Vec<&str> = first.sections[0].iter().map(|term| term.name.as_str()).collect();
    assert_eq!(names, ["Home & Coast", "Coast"], "with the category above it");
    assert_eq!(first.tags[0].name, "R&D");
    assert_eq!((first.authors[0].name.as_str(), first.authors[0].slug.as_deref()), ("Ada Marsh", Some("ada")));
    assert_eq!(first.authors[0].picture.as_ref().map(Url::as_str), Some("https://a.example/96.png"));
    let image = first.image.as_ref().expect("a picture");
    let files: Vec<_> = image.files.iter().map(|(url, width)| (url.path(), *width)).collect();
    assert_eq!(files, [("/quay-800x500.jpg", Some(800)), ("/quay.jpg", Some(1600))], "without the crop");
    assert_eq!(image.caption, None, "WordPress repeats the file's name there");

    let second = &stories[1];
    let authors: Vec<_> = second.authors.iter().map(|author| (author.name.as_str(), author.slug.as_deref())).collect();
    assert_eq!(authors, [("Tom Reed", Some("tom")), ("Ada Marsh", Some("ada"))], "all of them, in order");
    assert!(second.authors.iter().all(|author| author.biography.is_none()), "it may hold an e-mail address");
    assert_eq!(second.description, None, "an automatic excerpt is no lead");
    assert!(second.image.is_none());
    assert_eq!(stories[2].kind, Kind::Page);
    assert_eq!(notes, ["author hidden by the site", "behind a password", "main picture deleted or hidden by the site"]);
}

#[test]
fn the_newspaper_is_named_and_found_behind_a_query() {
    let home = Url::parse(HOME).expect("an address");
    for is_hidden in [false, true] {
        let mut source = wordpress::open(&home, Choice::default(), site(small, is_hidden)).expect("a site");
        let newsroom = source.newsroom(&mut Default::default()).expect("a newsroom");
        assert_eq!(newsroom.name.as_deref(), Some("Gazette & News"));
        assert_eq!(newsroom.language.as_deref(), Some("en-GB"));
        assert_eq!(newsroom.time_zone.as_deref(), Some("Europe/London"));
        let keys = source.keys().expect("keys").expect("a list");
        assert_eq!(keys.len(), 3, "without the protected one: {keys:?}");
    }
}

fn large(path: &str) -> Result<Value, u16> {
    let (offset, per_page) = (parameter(path, "offset"), parameter(path, "per_page"));
    match path.split('?').next().unwrap_or_default() {
        "" => Ok(root()),
        // A small server that fails with many posts at once.
        "wp/v2/posts" if per_page > 50 => Err(502),
        "wp/v2/posts" if offset >= 250 => Err(400),
        // Each page repeats the last post of the one before: somebody published meanwhile.
        "wp/v2/posts" => Ok((offset..(offset + per_page).min(250))
            .map(|id| post(id.saturating_sub(usize::from(id == offset && id > 0)) as u64 + 1, json!({})))
            .collect()),
        "wp/v2/pages" => Ok(json!([])),
        _ => Err(404),
    }
}

#[test]
fn all_pages_are_read_in_halves_if_need_be() {
    let home = Url::parse(HOME).expect("an address");
    let (stories, notes) = stories(wordpress::open(&home, Choice::default(), site(large, false)).expect("a site"));
    let mut keys: Vec<&str> = stories.iter().map(|story| story.key.as_str()).collect();
    assert_eq!(keys.len(), 246, "250 less the four that came twice");
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 246);
    assert!(notes.iter().any(|note| note.starts_with("categories not read")), "{notes:?}");
}

/// The posts from 1 to 250 that a site gives, of those that were asked for.
type Given = fn(usize, usize) -> Vec<usize>;

/// A site that counts its posts in `X-WP-Total`, and of which `per_page` at most are on a page.
fn counted(given: Given, per_page: u64) -> Fetch {
    let mut inner = site(small, false);
    Box::new(move |url: &Url| {
        if !url.path().ends_with("/posts") {
            return inner(url);
        }
        let (offset, asked) = (parameter(url.as_str(), "offset"), parameter(url.as_str(), "per_page"));
        let posts: Vec<Value> = given(offset, asked).into_iter().map(|id| post(id as u64, json!({}))).collect();
        let pages = 250_u64.div_ceil(per_page.min(asked as u64));
        Ok(Fetched { totals: Some((250, pages)), ..page(Value::from(posts).to_string(), url) })
    })
}

fn posts_of(fetch: Fetch) -> Vec<String> {
    let home = Url::parse(HOME).expect("an address");
    let (stories, _) = stories(wordpress::open(&home, Choice::default(), fetch).expect("a site"));
    stories.into_iter().map(|story| story.key).filter(|key| key.starts_with("post/")).collect()
}

#[test]
fn a_short_page_is_not_the_last_if_the_site_counts_more() {
    let keys = |ids: Vec<usize>| -> Vec<String> { ids.into_iter().map(|id| format!("post/{id}")).collect() };
    // A plugin takes out posts for members: some of each page, and a whole page.
    let is_open = |id: &usize| !id.is_multiple_of(7) && !(101..=200).contains(id);
    let filtered: Given = |offset, asked| {
        (offset + 1..=(offset + asked).min(250))
            .filter(|id| !id.is_multiple_of(7) && !(101..=200).contains(id))
            .collect()
    };
    assert_eq!(posts_of(counted(filtered, 100)), keys((1..=250).filter(is_open).collect()));
    // A site that gives fewer at once than it was asked for.
    let fewer: Given = |offset, asked| (offset + 1..=(offset + asked.min(30)).min(250)).collect();
    assert_eq!(posts_of(counted(fewer, 30)), keys((1..=250).collect()));
}

#[test]
fn a_site_that_gives_the_same_again_and_again_is_an_error() {
    let home = Url::parse(HOME).expect("an address");
    let same: Given = |_, asked| (1..=asked).collect();
    let mut source = wordpress::open(&home, Choice::default(), counted(same, 100)).expect("a site");
    source.newsroom(&mut Report::default()).expect("a newsroom");
    let error = source.keys().expect_err("else what was not seen would count as gone").to_string();
    assert!(error.contains("again and again"), "{error}");
}

#[test]
fn a_site_without_api_is_an_error_with_a_way_out() {
    let home = Url::parse(HOME).expect("an address");
    let closed: Answer = |_| Err(401);
    let error =
        wordpress::open(&home, Choice::default(), site(closed, false)).map(drop).expect_err("an error").to_string();
    assert!(error.contains("answers 401") && error.contains("Export"), "{error}");
}

/// A site whose short reports are a type of their own, with a taxonomy for places.
fn with_briefs(path: &str) -> Result<Value, u16> {
    match path.split('?').next().unwrap_or_default() {
        "wp/v2/types" => Ok(json!({
            "post": { "rest_base": "posts", "rest_namespace": "wp/v2" },
            "brief": { "rest_base": "short-reports", "rest_namespace": "wp/v2" },
            "recipe": { "rest_base": "recipes", "rest_namespace": "wp/v2" },
            "wp_block": { "rest_base": "blocks", "rest_namespace": "wp/v2" },
            "odd": { "rest_base": "../users", "rest_namespace": "wp/v2" },
        })),
        "wp/v2/taxonomies" => Ok(json!({ "place": { "rest_base": "places", "rest_namespace": "wp/v2" } })),
        "wp/v2/places" => Ok(json!([
            { "id": 12, "name": "Quay", "slug": "quay", "parent": 11 },
            { "id": 11, "name": "Harbour", "slug": "harbour", "parent": 0 },
        ])),
        "wp/v2/short-reports" => {
            let terms =
                json!([[{ "taxonomy": "subject", "name": "Cranes" }], [{ "taxonomy": "post_tag", "name": "Ships" }]]);
            Ok(json!([post(40, json!({ "places": [12], "categories": [3], "_embedded": { "wp:term": terms } }))]))
        }
        "wp/v2/users" => panic!("an address out of the API's answer is not asked for"),
        _ => small(path),
    }
}

fn choice(types: &[&str], sections: &[&str], tags: &[&str]) -> Choice {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Choice { types: names(types), sections: names(sections), tags: names(tags) }
}

#[test]
fn types_and_taxonomies_of_a_newsroom_are_imported_if_it_says_so() {
    let home = Url::parse(HOME).expect("an address");
    for is_hidden in [false, true] {
        let wanted = choice(&["brief", "post", "odd", "none"], &["place", "category"], &["subject"]);
        let source = wordpress::open(&home, wanted, site(with_briefs, is_hidden)).expect("a site");
        let (stories, notes) = stories(source);
        let keys: Vec<&str> = stories.iter().map(|story| story.key.as_str()).collect();
        assert_eq!(keys, ["brief/40", "post/7", "post/9"]);
        let names = |number: usize| -> Vec<&str> {
            stories[number].sections.iter().flatten().map(|term| term.name.as_str()).collect()
        };
        assert_eq!(names(0), ["Harbour", "Quay", "Home & Coast", "Coast"], "the first taxonomy decides");
        assert_eq!(names(1), ["Home & Coast", "Coast"]);
        let tags: Vec<&str> = stories[0].tags.iter().map(|term| term.name.as_str()).collect();
        assert_eq!(tags, ["Cranes"]);
        assert_eq!(stories[0].kind, Kind::Article);
        let of_types: Vec<&String> = notes.iter().filter(|note| note.starts_with("type of content")).collect();
        assert_eq!(
            of_types,
            ["type of content that import.toml does not name", "type of content that the API does not have"]
        );
    }
}

#[test]
fn types_that_are_left_out_are_named() {
    let home = Url::parse(HOME).expect("an address");
    let mut source = wordpress::open(&home, Choice::default(), site(with_briefs, false)).expect("a site");
    let mut report = Report::default();
    source.newsroom(&mut report).expect("a newsroom");
    let left_out: Vec<&str> = report.losses().values().flatten().map(String::as_str).collect();
    assert_eq!(left_out, ["brief", "recipe", "odd"], "and none of WordPress's own");
    let keys = source.keys().expect("keys").expect("a list");
    assert_eq!(keys, ["post/7", "post/9", "page/20"]);
}

#[test]
fn a_site_that_does_not_name_its_types_ends_the_run() {
    let home = Url::parse(HOME).expect("an address");
    let mut source = wordpress::open(&home, choice(&["brief"], &[], &[]), site(small, false)).expect("a site");
    let error = source.newsroom(&mut Report::default()).expect_err("else its stories would count as gone");
    assert!(error.to_string().contains("wp/v2/types"), "{error}");
}
