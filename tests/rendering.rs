//! Native rendering: the same components as in the browser, to HTML.

use contract::{Article, Decode, Edition, Front, ListPage, LivePage, MostRead, decode};
use manchette::address::Site;
use manchette::app;
use manchette::store::Store;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const EDITION: &str =
    r#"{"version":"1.0","name":"The Paper","inLanguage":"en","sections":[{"id":"world","name":"World"}]}"#;

/// The HTML of a page of an edition whose files are in memory.
fn render(path: &str, put: impl FnOnce(&Store)) -> String {
    let site = Site::new("/", "data/edition.json", Vec::new());
    let store = Store::new(site.clone());
    put_file::<Edition>(&store, "edition.json", EDITION.as_bytes());
    put(&store);
    app::render(site, store, path, "en".to_owned()).0
}

/// Puts a file into memory when it can be read.
fn put_file<T: Decode + Send + Sync + 'static>(store: &Store, file: &str, bytes: &[u8]) {
    if let Ok(document) = decode::<T>(bytes) {
        store.insert(file, Arc::new(document));
    }
}

fn render_article(json: &str) -> String {
    render("/article/a/", |store| put_file::<Article>(store, "articles/a.json", json.as_bytes()))
}

#[test]
fn an_id_and_a_headline_are_enough() {
    let html = render_article(r#"{"id":"a","headline":"Only a headline"}"#);
    assert!(html.contains("<h1"), "{html}");
    assert!(html.contains("Only a headline"), "{html}");
    for absent in
        ["class=\"lead\"", "class=\"byline\"", "class=\"dates\"", "class=\"topic\"", "id=\"related\"", "<figure"]
    {
        assert!(!html.contains(absent), "an empty box is left: {absent}");
    }
}

#[test]
fn text_of_another_direction_says_so() {
    let html = render_article(
        r#"{"id":"a","headline":"عنوان","inLanguage":"ar","body":[
            {"type":"paragraph","text":[{"text":"A name","lang":"en"},{"text":"let x","marks":["code"]}]},
            {"type":"quote","lang":"en","body":[{"type":"paragraph","text":"A quote."}]},
            {"type":"code","text":"fn main() {}"}]}"#,
    );
    for part in [
        "<article class=\"article kind-article\" lang=\"ar\" dir=\"rtl\"",
        "<span lang=\"en\" dir=\"ltr\">A name</span>",
        "<code dir=\"ltr\">let x</code>",
        "<blockquote lang=\"en\" dir=\"ltr\"",
        "<pre dir=\"ltr\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn a_table_without_a_name_is_no_region() {
    let table = |caption: &str| {
        let json = format!(
            r#"{{"id":"a","headline":"A","body":[{{"type":"table",{caption}"columns":["B"],"rows":[["C"]]}}]}}"#
        );
        render_article(&json)
    };
    assert!(table(r#""caption":"D","#).contains("role=\"region\" tabindex=\"0\" aria-label=\"D\""));
    assert!(!table("").contains("role=\"region\""));
}

#[test]
fn a_list_that_is_not_of_what_is_read_most_is_not_called_so() {
    let edition = |heading: &str| format!(r#"{{"name":"A","inLanguage":"en","mostReadHeading":"{heading}"}}"#);
    let page = |path: &str, heading: &str| {
        render(path, |store| {
            put_file::<Edition>(store, "edition.json", edition(heading).as_bytes());
            put_file::<Article>(store, "articles/a.json", br#"{"id":"a","headline":"A"}"#);
            put_file::<MostRead>(store, "most-read.json", br#"{"teasers":[{"id":"a","headline":"A"}]}"#);
        })
    };
    for path in ["/article/a/", "/most-read/", "/settings/"] {
        let html = page(path, "On our desk");
        assert!(html.contains(">On our desk<") && !html.contains("Most read"), "{path}: {html}");
        assert!(page(path, "").contains(">Most read<"), "{path}");
    }
}

#[test]
fn nothing_from_the_data_becomes_markup() {
    let html = render_article(
        r#"{"id":"a","headline":"<script>alert(1)</script>","body":[
            {"type":"paragraph","text":[{"text":"<img src=x onerror=alert(1)>","href":"javascript:alert(1)"}]},
            {"type":"paragraph","text":[{"text":"click","href":" java\nscript:alert(1)"}]},
            {"type":"image","image":{"renditions":[{"url":"javascript:alert(1)","width":9}],"alt":"\" onload=\"x"}}]}"#,
    );
    for dangerous in ["<script>alert", "<img src=x", "javascript:", "java\nscript:", "\" onload=\""] {
        assert!(!html.contains(dangerous), "{dangerous} in {html}");
    }
}

#[test]
fn no_style_attribute_is_ever_written() {
    let mut pages = 0;
    for edition in ["public/data", "public/en/data", "demo/gallery"] {
        for (page, html) in render_edition(edition) {
            assert!(!html.contains(" style="), "a strict policy refuses the style attribute in {edition}{page}");
            pages += 1;
        }
    }
    assert!(pages > 100, "{pages} pages");
}

/// All pages of an edition, by path: the front page, the most-read list, articles with their posts, and lists.
fn render_edition(root: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let files = json_files(&root);
    let site = Site::new("/", "data/edition.json", Vec::new());
    let store = Store::new(site.clone());
    for file in &files {
        let bytes = std::fs::read(root.join(file)).expect("the file reads");
        match file.split('/').next() {
            Some("edition.json") => put_file::<Edition>(&store, file, &bytes),
            Some("front.json") => put_file::<Front>(&store, file, &bytes),
            Some("most-read.json") => put_file::<MostRead>(&store, file, &bytes),
            Some("articles") => put_file::<Article>(&store, file, &bytes),
            Some("lists") => put_file::<ListPage>(&store, file, &bytes),
            Some("live") => put_file::<LivePage>(&store, file, &bytes),
            _ => {}
        }
    }
    let page = |path: String| {
        let html = app::render(site.clone(), store.clone(), &path, "en".to_owned()).0;
        assert!(html.contains("<h1"), "no heading on {path}: {html}");
        (path, html)
    };
    let paths = files.iter().filter_map(|file| {
        let path = file.strip_suffix(".json")?;
        match path.split('/').collect::<Vec<_>>()[..] {
            ["front"] => Some("/".to_owned()),
            ["most-read"] => Some("/most-read/".to_owned()),
            ["articles", id] => Some(format!("/article/{id}/")),
            ["lists", kind, id, "latest"] => Some(format!("/{kind}/{id}/")),
            ["lists", kind, id, number] => Some(format!("/{kind}/{id}/{number}/")),
            _ => None,
        }
    });
    paths.map(page).collect()
}

/// The JSON files below a folder, with paths relative to it.
fn json_files(root: &Path) -> Vec<String> {
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder lists") {
            let path = entry.expect("it lists").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                let file = path.strip_prefix(root).expect("a file below the root");
                files.push(file.to_str().expect("a plain path").to_owned());
            }
        }
    }
    files
}

#[test]
fn every_article_of_the_demo_edition_renders_with_its_headline() {
    let files = demo_files("articles");
    assert!(files.len() >= 30, "the demo edition has {} articles", files.len());
    for file in files {
        let html = render_file(&file);
        assert!(html.contains("<h1"), "no headline in {}", file.display());
    }
}

#[test]
fn blocks_nested_a_hundred_deep_show_eight_levels() {
    let mut block = r#"{"type":"paragraph","text":"the deepest"}"#.to_owned();
    for level in (1..=100).rev() {
        block = format!(r#"{{"type":"factBox","title":"Level {level}","body":[{block}]}}"#);
    }
    let html = render_article(&format!(r#"{{"id":"a","headline":"Deep","body":[{block}]}}"#));
    assert!(html.contains("Level 8"), "{html}");
    assert!(!html.contains("Level 9"), "{html}");
}

fn render_file(file: &Path) -> String {
    let json = std::fs::read_to_string(file).expect("the file reads");
    render_article(&json)
}

fn demo_files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data").join(folder);
    let entries = std::fs::read_dir(&folder).expect("the demo edition is there");
    entries
        .map(|entry| entry.expect("it lists").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect()
}

/// The contract's own names.
const NAMES: &[&str] = &[
    "type",
    "text",
    "marks",
    "lang",
    "href",
    "article",
    "body",
    "items",
    "image",
    "images",
    "renditions",
    "url",
    "width",
    "height",
    "alt",
    "caption",
    "credit",
    "focalPoint",
    "x",
    "y",
    "headline",
    "id",
    "kind",
    "related",
    "author",
    "name",
    "datePublished",
    "posts",
    "teasers",
    "groups",
    "rank",
    "rows",
    "columns",
    "level",
    "sources",
    "captions",
    "poster",
    "live",
    "status",
    "provider",
    "title",
    "corrections",
    "translations",
    "inLanguage",
    "window",
    "version",
];

/// Values with a meaning somewhere.
const VALUES: &[&str] = &[
    "paragraph",
    "heading",
    "quote",
    "pullQuote",
    "list",
    "image",
    "gallery",
    "video",
    "audio",
    "readAlso",
    "keyPoints",
    "factBox",
    "table",
    "embed",
    "code",
    "divider",
    "strong",
    "a",
    "1.0",
    "ar",
    "2016-11-07T18:12:00+01:00",
    "javascript:alert(1)",
    "https://www.youtube.com/watch?v=a",
    "",
    "é\u{202e}",
];
/// Any JSON, with the contract's own names more often than by chance.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        prop::sample::select(VALUES).prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 96, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..8)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

/// A file with an id and a headline, and anything else.
fn file() -> impl Strategy<Value = String> {
    prop::collection::vec((any::<prop::sample::Index>(), json()), 0..8).prop_map(|fields| {
        let names =
            ["body", "related", "image", "video", "author", "section", "topic", "groups", "teasers", "posts", "pinned"];
        let mut file = serde_json::json!({ "id": "a", "headline": "A", "kind": "section", "name": "A" });
        for (at, value) in fields {
            file[names[at.index(names.len())]] = value;
        }
        file.to_string()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_json_makes_rendering_panic(json in file()) {
        let bytes = json.as_bytes();
        render("/article/a/", |store| {
            put_file::<Article>(store, "articles/a.json", bytes);
            put_file::<LivePage>(store, "live/a/latest.json", bytes);
            put_file::<MostRead>(store, "most-read.json", bytes);
        });
        render("/", |store| put_file::<Front>(store, "front.json", bytes));
        render("/section/a/", |store| put_file::<ListPage>(store, "lists/section/a/latest.json", bytes));
        render("/most-read/", |store| put_file::<MostRead>(store, "most-read.json", bytes));
    }
}
