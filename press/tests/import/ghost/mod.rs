//! Ghost: exports in their three forms, the Content API, and bodies that Ghost has not rendered.

mod bodies;
mod redirects;

use super::feeds::{Read, html, names, read_source, site};
use contract::Kind;
use press::import::sources::{SourceError, ghost};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fs;
use url::Url;

pub fn read(document: &Value, address: Option<&str>) -> Read {
    read_source(open(document.to_string().as_bytes(), address).unwrap(), None)
}

fn open(bytes: &[u8], address: Option<&str>) -> Result<Box<dyn press::import::sources::Source>, SourceError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.json");
    fs::write(&path, bytes).unwrap();
    ghost::open(&[path], address.map(|address| Url::parse(address).unwrap()))
}

/// An export with posts, each with more fields than a title.
pub fn export(posts: Value) -> Value {
    json!({ "db": [{ "meta": {}, "data": { "posts": posts } }] })
}

#[test]
fn an_export_joins_its_tables() {
    let document = json!({ "db": [{ "data": {
        "posts": [{ "id": "p1", "title": "Crane &amp; quay", "slug": "crane", "status": "published", "visibility": "public", "featured": 1,
            "html": "<p>See <a href=\"__GHOST_URL__/tide/\">tide</a> <img src=\"/content/images/a.jpg\"></p>",
            "feature_image": "__GHOST_URL__/content/images/top.jpg", "custom_excerpt": "Nobody < was hurt.",
            "published_at": "2024-03-08T18:00:00.000Z", "updated_at": "2024-03-09 10:00:00", "codeinjection_head": "<script>x</script>" }],
        "users": [{ "id": "u1", "name": "Tom Reed", "slug": "tom" }, { "id": "u2", "name": "Ada Marsh", "slug": "ada", "bio": "Sails & writes", "email": "ada@gazette.example" }],
        "tags": [{ "id": "t1", "name": "Ships", "slug": "ships" }, { "id": "t2", "name": "#internal", "slug": "hash-internal" }, { "id": "t3", "name": "Harbour", "slug": "harbour" }],
        "posts_authors": [{ "post_id": "p1", "author_id": "u1", "sort_order": 1 }, { "post_id": "p1", "author_id": "u2", "sort_order": 0 }],
        "posts_tags": [{ "post_id": "p1", "tag_id": "t1", "sort_order": 2 }, { "post_id": "p1", "tag_id": "t2", "sort_order": 0 }, { "post_id": "p1", "tag_id": "t3", "sort_order": 1 }],
        "posts_meta": [{ "post_id": "p1", "feature_image_alt": "The quay", "feature_image_caption": "By <em>Tom</em>" }],
        "settings": [{ "key": "title", "value": "The Gazette" }, { "key": "timezone", "value": "Europe/London" }, { "key": "icon", "value": "__GHOST_URL__/icon.png" }] } }] });
    let read = read(&document, Some("https://gazette.example"));
    assert_eq!(
        (read.newsroom.name.as_deref(), read.newsroom.time_zone.as_deref()),
        (Some("The Gazette"), Some("Europe/London"))
    );
    assert_eq!(read.newsroom.icon.as_ref().unwrap().as_str(), "https://gazette.example/icon.png");
    let story = read.story("Crane & quay");
    assert_eq!(
        (story.key.as_str(), story.address.as_ref().unwrap().as_str()),
        ("post/p1", "https://gazette.example/crane/")
    );
    assert_eq!(names(story), ["Ada Marsh", "Tom Reed"]);
    assert_eq!(story.authors[0].biography.as_deref(), Some("<p>Sails &amp; writes</p>"));
    assert_eq!(
        (story.sections[0][0].name.as_str(), story.tags.len(), story.tags[0].name.as_str()),
        ("Harbour", 1, "Ships")
    );
    assert!(
        html(story).contains("https://gazette.example/tide/")
            && html(story).contains("https://gazette.example/content/images/a.jpg")
    );
    let image = story.image.as_ref().unwrap();
    assert_eq!(image.files[0].0.as_str(), "https://gazette.example/content/images/top.jpg");
    assert_eq!((image.alt.as_deref(), image.caption.as_deref()), (Some("The quay"), Some("By <em>Tom</em>")));
    assert_eq!(story.description.as_deref(), Some("Nobody < was hurt."));
    assert_eq!(story.modified.unwrap().to_string(), "2024-03-09T10:00:00Z");
    assert!(story.is_pinned);
    assert_eq!(read.losses("code of a story"), 1);
    assert!(!format!("{:?}", read.stories).contains("ada@"));
}

#[test]
fn all_forms_are_read() {
    let post = json!({ "id": 7, "title": "A", "slug": "a", "html": "<p>x</p>", "status": "published" });
    let wrapped = json!({ "url": "https://gazette.example/news/a/", "data": { "id": 7, "title": "A", "html": "<p>x</p>", "slug": "a", "status": "published",
        "author": { "url": "u", "data": { "name": "Ada Marsh" } }, "tags": [{ "data": { "name": "Ships" } }] } });
    for document in [
        json!({ "db": [{ "data": { "posts": [post] } }] }),
        json!({ "data": { "posts": [post] } }),
        json!({ "posts": [post], "pages": [] }),
    ] {
        assert_eq!(read(&document, None).headlines(), ["A"]);
    }
    let migrated = read(&json!({ "result": { "posts": [wrapped] } }), None);
    let story = migrated.story("A");
    assert_eq!((names(story), story.sections[0][0].name.as_str()), (vec!["Ada Marsh"], "Ships"));
    assert_eq!(story.address.as_ref().unwrap().as_str(), "https://gazette.example/news/a/");
    assert!(open(b"{\"posts\": 3}", None).is_err() && open(b"[", None).is_err());
}

#[test]
fn what_is_not_for_everyone_is_left_out_and_counted() {
    let document = export(json!([
        { "id": "1", "title": "A", "html": "a", "status": "published" },
        { "id": "2", "title": "B", "html": "b", "status": "draft" },
        { "id": "3", "title": "C", "html": "c", "status": "sent" },
        { "id": "4", "title": "D", "html": "d", "status": "published", "visibility": "paid" },
        { "id": "5", "title": "E", "html": "e", "visibility": "public", "access": false },
        { "id": "6", "title": "F", "html": "f", "status": "scheduled" },
        { "id": "7", "title": "About", "html": "g", "status": "published", "type": "page" },
        { "id": "8", "title": "", "status": "published" },
    ]));
    let read = read(&document, None);
    assert_eq!(read.headlines(), ["A", "About"]);
    assert_eq!(read.story("About").kind, Kind::Page);
    let counts = ["draft", "newsletter", "members", "without title"].map(|kind| read.losses(kind));
    assert_eq!(counts, [2, 1, 2, 1]);
    let keys = open(document.to_string().as_bytes(), None).unwrap().keys().unwrap().unwrap();
    assert_eq!(keys, ["post/1", "post/7", "post/8"]);
}

#[test]
fn the_content_api_is_paged() {
    let base = "https://gazette.example/ghost/api/content";
    let (a, b) = (
        json!({ "posts": [{ "id": "1", "title": "A", "html": "a" }], "meta": { "pagination": { "next": 2 } } }),
        json!({ "posts": [{ "id": "2", "title": "B", "html": "b" }] }),
    );
    let pages = json!({ "pages": [{ "id": "3", "title": "About", "html": "c" }] });
    let settings = json!({ "settings": { "title": "The Gazette", "url": "https://gazette.example/", "lang": "en" } });
    let texts = [a, b, pages, settings].map(|document| document.to_string());
    let query = "order=id+asc&include=authors%2Ctags";
    let addresses = [
        format!("{base}/posts/?key=k1&limit=100&page=1&{query}"),
        format!("{base}/posts/?key=k1&limit=100&page=2&{query}"),
        format!("{base}/pages/?key=k1&limit=100&page=1&{query}"),
        format!("{base}/settings/?key=k1"),
    ];
    let documents: Vec<(&str, &[u8], &str)> = addresses
        .iter()
        .zip(&texts)
        .map(|(address, text)| (address.as_str(), text.as_bytes(), "application/json"))
        .collect();
    let home = Url::parse("https://gazette.example").unwrap();
    let read = read_source(ghost::open_api(home.clone(), "k1", site(&documents)).unwrap(), None);
    assert_eq!(read.headlines(), ["A", "B", "About"]);
    assert_eq!(read.story("About").kind, Kind::Page);
    assert_eq!(read.newsroom.name.as_deref(), Some("The Gazette"));
    let mut closed = ghost::open_api(home, "k1", Box::new(|url| Err(format!("{url} is forbidden")))).unwrap();
    let error = closed.keys().unwrap_err().to_string();
    assert!(error.contains("forbidden") && !error.contains("k1"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_give_an_error_or_stories(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = open(&bytes, None).map(|source| read_source(source, None));
    }

    #[test]
    fn any_values_of_fields_give_stories(values in proptest::collection::vec(value(), 12)) {
        let names = ["id", "title", "html", "lexical", "mobiledoc", "tags", "authors", "feature_image", "published_at", "visibility", "url", "page"];
        let post: serde_json::Map<String, Value> = names.iter().map(|name| (*name).to_owned()).zip(values).collect();
        read(&json!({ "posts": [post], "settings": post, "users": [post], "posts_tags": [post], "posts_meta": [post] }), Some("https://a.example"));
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        Just(Value::from("__GHOST_URL__/é")),
        Just(Value::from(r#"{"root":{"children":[{"type":"list","children":[{"type":"listitem"}]}]}}"#)),
        Just(Value::from(
            r#"{"sections":[[1,"p",[[0,[9],9,"é"]]],[10,0],[3]],"cards":[["image",{"src":3}]],"markups":[],"atoms":[]}"#
        )),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z]{1,6}", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect()))
        ]
    })
}
