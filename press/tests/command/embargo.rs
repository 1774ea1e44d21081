//! Embargo: before its time nothing of an article is in any file of a printed site.

use crate::edition::{Edition, press};
use crate::site::{Site, built};
use std::fs;
use std::path::Path;

/// Every field has a word of its own.
const ARTICLE: &str = r#"{
  "version": "1.2",
  "id": "zq-secret",
  "headline": "zq-headline",
  "kicker": "zq-kicker",
  "description": "zq-lead",
  "author": [{ "name": "zq-author" }],
  "section": { "id": "coast", "name": "Coast" },
  "image": { "renditions": [{ "url": "media/zq-image.png", "width": 800 }], "width": 800, "height": 600, "alt": "zq-alt" },
  "body": [{ "type": "paragraph", "text": "zq-text" }],
  "aliases": ["/zq-old/"],
  "publishFrom": "2024-03-10T09:00:00+00:00",
  "datePublished": "2024-03-10T09:00:00+00:00"
}"#;
const TEASER: &str = r#"{ "id": "zq-secret", "headline": "zq-headline", "kicker": "zq-kicker", "datePublished": "2024-03-10T09:00:00+00:00" }"#;
const BEFORE: &str = "2024-03-10T08:59:59+00:00";
const AFTER: &str = "2024-03-10T09:00:00+00:00";

fn prepare(edition: &Edition) {
    edition.write("articles/zq-secret.json", ARTICLE);
    edition.write("media/zq-image.png", "zq-image");
    let teasers = format!("\"teasers\": [{TEASER}, ");
    for file in ["front.json", "most-read.json", "lists/section/coast/latest.json"] {
        edition.replace(file, "\"teasers\": [", &teasers);
    }
    edition.replace(
        "edition.json",
        "\"navigation\": [",
        r#""navigation": [{ "name": "zq-menu", "article": "zq-secret" }, { "name": "zq-other", "url": "/coast/zq-secret/" }, "#,
    );
    edition.write(
        "lists/topic/zq-topic/latest.json",
        format!(
            r#"{{ "version": "1.0", "kind": "topic", "id": "zq-topic", "name": "zq-name", "teasers": [{TEASER}] }}"#
        ),
    );
    let link = r#"{ "type": "paragraph", "text": ["The ", { "text": "harbour", "article": "zq-secret" }, " ",
      { "text": "waits", "href": "https://news.example/coast/zq-secret/#end" }, "."] }"#;
    edition.replace("articles/tides.json", "\"body\": [", &format!("\"related\": [{TEASER}],\n  \"body\": [{link}, "));
}

/// The names of all files of a site that contain a text or have it in their names; compressed copies are unpacked.
fn containing(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = path.display().to_string();
        if name.contains("/.press") {
            continue;
        }
        if path.is_dir() {
            found.extend(containing(&path, needle));
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        let mut text = Vec::new();
        match path.extension().and_then(|end| end.to_str()) {
            Some("br") => drop(brotli::BrotliDecompress(&mut bytes.as_slice(), &mut text)),
            _ => text = bytes,
        }
        if name.contains(needle) || String::from_utf8_lossy(&text).contains(needle) {
            found.push(name);
        }
    }
    found
}

/// The printed page of an article.
fn page(site: &Site, id: &str) -> String {
    let end = format!("/{id}/index.html");
    let file = site.files().into_keys().find(|file| file.ends_with(&end));
    site.read(&file.expect("the page"))
}

#[test]
fn before_its_time_nothing_of_an_article_is_in_any_file() {
    let site = Site::new("/");
    prepare(&site.edition);
    site.print_with(&["--now", BEFORE]);
    assert_eq!(containing(site.out.path(), "zq-"), [""; 0]);
    let tides = page(&site, "tides");
    assert!(tides.contains("harbour"), "the words of the link stay");

    // Its time comes: no file of the edition has changed.
    site.print_with(&["--now", AFTER]);
    let found = containing(site.out.path(), "zq-headline");
    for part in
        ["/zq-secret/index.html", "/data/articles/zq-secret.json", "/index.html", "/data/front.json", "/rss.xml"]
    {
        assert!(found.iter().any(|name| name.ends_with(part)), "{part}: {found:#?}");
    }
    assert!(!containing(site.out.path(), "zq-image").is_empty());
    let tides = page(&site, "tides");
    assert!(tides.contains("/zq-secret/\""), "the link leads there");

    // It is moved back.
    site.print_with(&["--now", BEFORE]);
    assert_eq!(containing(site.out.path(), "zq-"), [""; 0]);

    // Nobody knows when that is.
    site.edition.replace("articles/zq-secret.json", "\"publishFrom\": \"2024", "\"publishFrom\": \"on 2024");
    site.print_with(&["--now", AFTER]);
    assert_eq!(containing(site.out.path(), "zq-"), [""; 0]);
}

#[test]
fn a_folder_that_is_served_itself_is_not_printed() {
    let site = Site::new("/");
    prepare(&site.edition);
    let built = built();
    let site_folder = site.out.path().to_owned();
    let data = site_folder.join("data");
    fs::rename(site.edition.root(), &data).expect("the edition in the site");
    let front = fs::read(data.join("front.json")).expect("the front page");
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let (code, _, problem) = press(&[
        "print",
        "--dist",
        &text(&built),
        "--edition",
        &text(&data),
        "--out",
        &text(&site_folder),
        "--site",
        "https://news.example",
        "--now",
        BEFORE,
    ]);
    assert_eq!(code, 2, "{problem}");
    assert!(problem.contains("articles/zq-secret.json"), "{problem}");
    assert_eq!(fs::read(data.join("front.json")).expect("the front page"), front, "the newsroom's file is as it was");
}

#[test]
fn the_next_time_is_told() {
    let edition = Edition::new();
    prepare(&edition);
    edition.write(
        "articles/later.json",
        r#"{ "version": "1.2", "id": "later", "headline": "Later", "publishFrom": "2031-01-01T08:00:00Z" }"#,
    );
    let next = |now: &str| {
        let (code, text, problem) = press(&["next", edition.root(), "--now", now]);
        assert_eq!(code, 0, "{problem}");
        text.trim().to_owned()
    };
    assert_eq!(next(BEFORE), "2024-03-10T09:00:00+00:00");
    assert_eq!(next(AFTER), "2031-01-01T08:00:00+00:00");
    assert_eq!(next("2032-01-01T08:00:00Z"), "");
}

#[test]
fn the_checker_names_teasers_that_are_left_out() {
    let edition = Edition::new();
    prepare(&edition);
    edition.replace("articles/zq-secret.json", "\"publishFrom\": \"2024", "\"publishFrom\": \"2999");
    let warned = |text: &str| edition.check().1.iter().any(|line| line.contains(text));
    assert!(warned("the article is not published before 2999-03-10T09:00:00+00:00"), "{:?}", edition.check());
    edition.replace("articles/zq-secret.json", "\"publishFrom\": \"2999", "\"publishFrom\": \"tomorrow");
    assert!(warned("publishFrom"), "{:?}", edition.check());
}
