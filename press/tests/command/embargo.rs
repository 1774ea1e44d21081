//! Embargo: before its time nothing of an article is in any file of a printed site. Of a draft, never.

use crate::edition::{Edition, press};
use crate::site::Site;
use std::fs;
use std::path::Path;

/// Every field has a word of its own.
const ARTICLE: &str = r#"{
  "version": "1.2",
  "id": "zq-secret",
  "headline": "zq-headline",
  "kind": "live",
  "kicker": "zq-kicker",
  "description": "zq-lead",
  "author": [{ "id": "zq-author", "name": "zq-author" }],
  "section": { "id": "coast", "name": "Coast" },
  "topic": { "id": "zq-topic", "name": "zq-topic" },
  "image": { "renditions": [{ "url": "media/zq-image.png", "width": 800 }], "width": 800, "height": 600, "alt": "zq-alt" },
  "body": [{ "type": "paragraph", "text": "zq-text" }],
  "live": { "id": "zq-blog" },
  "aliases": ["/zq-old/"],
  "publishFrom": "2024-03-10T09:00:00+00:00",
  "datePublished": "2024-03-10T09:00:00+00:00"
}"#;
const TEASER: &str = r#"{ "id": "zq-secret", "headline": "zq-headline", "kind": "live", "kicker": "zq-kicker", "datePublished": "2024-03-10T09:00:00+00:00" }"#;
const BEFORE: &str = "2024-03-10T08:59:59+00:00";
const AFTER: &str = "2024-03-10T09:00:00+00:00";

/// Names the article wherever an edition can.
fn prepare(edition: &Edition) {
    edition.write("articles/zq-secret.json", ARTICLE);
    edition.write("media/zq-image.png", "zq-image");
    let teasers = format!("\"teasers\": [{TEASER}, ");
    for file in ["front.json", "most-read.json", "lists/section/coast/latest.json"] {
        edition.replace(file, "\"teasers\": [", &teasers);
    }
    for kind in ["topic", "author"] {
        let list = format!(
            r#"{{ "version": "1.0", "kind": "{kind}", "id": "zq-{kind}", "name": "zq-{kind}", "teasers": [{TEASER}] }}"#
        );
        edition.write(&format!("lists/{kind}/zq-{kind}/latest.json"), list);
    }
    let post = r#"{ "id": "zq-post", "datePublished": "2024-03-10T09:00:00Z", "body": [{ "type": "paragraph", "text": "zq-post" }] }"#;
    let posts = format!(r#"{{ "version": "1.0", "id": "zq-blog", "state": "live", "posts": [{post}] }}"#);
    edition.write("live/zq-blog/latest.json", posts);
    edition.replace("live.json", "\"articles\": [", "\"articles\": [\"zq-secret\", ");
    edition.replace("edition.json", "\"pages\": [", r#""pages": [{ "name": "zq-page", "id": "zq-secret" }, "#);
    let entries = r#""navigation": [{ "name": "zq-entry", "article": "zq-secret" },
        { "name": "zq-address", "url": "https://news.example/coast/zq-secret/" }, "#;
    edition.replace("edition.json", "\"navigation\": [", entries);
    let link = r#"{ "type": "paragraph", "text": ["The ", { "text": "harbour", "article": "zq-secret" }, ", ",
        { "text": "its old master", "href": "\/coast\/zq-secret\/?from=here" }, " and ",
        { "text": "his boat", "href": "/zq-old/" }, " wait."] }"#;
    let body = format!(r#""body": [{link}, {{ "type": "readAlso", "items": [{TEASER}] }}, "#);
    edition.replace("articles/tides.json", "\"body\": [", &format!("\"related\": [{TEASER}],\n  {body}"));
}

/// The names of all files of a site that contain a text or have it in their names, press's own records too; compressed
/// files are unpacked.
fn containing(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = path.display().to_string();
        if path.is_dir() {
            found.extend(containing(&path, needle));
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        let mut text = Vec::new();
        match path.extension().and_then(|end| end.to_str()) {
            Some("br") => brotli::BrotliDecompress(&mut bytes.as_slice(), &mut text).expect("brotli"),
            Some("gz") => {
                let mut packed = flate2::read::GzDecoder::new(bytes.as_slice());
                std::io::Read::read_to_end(&mut packed, &mut text).expect("gzip");
            }
            _ => text = bytes,
        }
        if name.contains(needle) || String::from_utf8_lossy(&text).contains(needle) {
            found.push(name);
        }
    }
    found.sort();
    found
}

/// The same without the list of what an upload must remove, which names what was there.
fn published(site: &Site, needle: &str) -> Vec<String> {
    let mut found = containing(site.out.path(), needle);
    found.retain(|name| !name.ends_with("/removed.txt"));
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
    let (code, diagnostics) = site.print_with(&["--now", BEFORE]);
    assert_eq!((code, diagnostics.as_str()), (0, ""));
    assert_eq!(containing(site.out.path(), "zq-"), [""; 0]);
    let tides = page(&site, "tides");
    for words in ["harbour", "its old master", "his boat"] {
        assert!(tides.contains(words), "the words of the link stay: {words}");
    }

    // Its time comes: no file of the edition has changed.
    site.print_with(&["--now", AFTER]);
    let found = containing(site.out.path(), "zq-headline");
    for part in [
        "/zq-secret/index.html",
        "/data/articles/zq-secret.json",
        "/index.html",
        "/data/front.json",
        "/rss.xml",
        "/zq-old/index.html",
        "/topic/zq-topic/index.html",
        "/data/lists/author/zq-author/latest.json",
    ] {
        assert!(found.iter().any(|name| name.ends_with(part)), "{part}: {found:#?}");
    }
    for word in ["zq-image", "zq-post", "zq-entry", "zq-page"] {
        assert!(!containing(site.out.path(), word).is_empty(), "{word}");
    }
    let tides = page(&site, "tides");
    assert!(tides.contains("/zq-secret/\"") && tides.contains("\"/zq-old/\""), "the links lead there");

    // It is moved back.
    site.print_with(&["--now", BEFORE]);
    assert_eq!(published(&site, "zq-"), [""; 0]);
    let removed = site.read(".press/removed.txt");
    assert!(removed.contains("coast/zq-secret/index.html") && removed.contains("data/media/zq-image.png"), "{removed}");
}

#[test]
fn a_print_after_its_time_is_the_same_as_one_that_was_never_before_it() {
    let followed = Site::new("/");
    prepare(&followed.edition);
    followed.print_with(&["--now", BEFORE]);
    followed.print_with(&["--now", AFTER]);
    let anew = Site { edition: followed.edition, ..Site::new("/") };
    anew.print_with(&["--now", AFTER]);
    for file in anew.files().into_keys() {
        let read = |root: &Path| fs::read(root.join(&file)).unwrap_or_default();
        assert!(read(followed.out.path()) == read(anew.out.path()), "{file} differs");
    }
}

#[test]
fn an_article_that_is_put_under_embargo_later_is_removed() {
    let site = Site::new("/");
    prepare(&site.edition);
    site.print_with(&["--now", AFTER]);
    site.edition.replace("articles/zq-secret.json", "\"publishFrom\": \"2024", "\"publishFrom\": \"2025");
    site.print_with(&["--now", AFTER]);
    assert_eq!(published(&site, "zq-"), [""; 0]);
    // Half of it is saved while press prints: what was hidden stays hidden.
    site.edition.write("articles/zq-secret.json", "{ \"id\": \"zq-secret\"");
    let (code, diagnostics) = site.print_with(&["--now", AFTER]);
    assert!(code == 1 && diagnostics.contains("zq-secret"), "{diagnostics}");
    assert_eq!(published(&site, "zq-"), [""; 0]);
}

#[test]
fn an_article_waits_while_nobody_can_tell_until_when() {
    for (from, to) in [
        ("\"publishFrom\": \"2024-03-10T09:00:00+00:00\"", "\"publishFrom\": \"Monday at nine\""),
        ("\"publishFrom\": \"2024-03-10T09:00:00+00:00\"", "\"publishFrom\": 1710061200"),
        ("\"publishFrom\": \"2024-03-10T09:00:00+00:00\"", "\"status\": \"draft\""),
        ("\"datePublished\": \"2024-03-10T09:00:00+00:00\"\n}", ""),
    ] {
        let site = Site::new("/");
        prepare(&site.edition);
        site.edition.replace("articles/zq-secret.json", from, to);
        if to.is_empty() {
            // Nobody can read its old address either.
            site.edition.replace("articles/tides.json", "/zq-old/", "/old/");
        }
        site.print_with(&["--now", "2030-01-01T00:00:00Z"]);
        assert_eq!(containing(site.out.path(), "zq-"), [""; 0], "{to}");
    }
}

#[test]
fn a_folder_that_is_served_as_it_is_holds_nothing_back() {
    let site = Site::new("/");
    prepare(&site.edition);
    let data = site.path("data");
    fs::rename(site.edition.root(), &data).expect("moved");
    let before = fs::read_to_string(data.join("front.json")).expect("a file");
    let out = site.out.path().to_str().expect("plain letters");
    let built = crate::site::built();
    let arguments = ["print", "--dist", built.to_str().expect("plain"), "--edition", data.to_str().expect("plain")];
    let more = ["--out", out, "--site", "https://news.example", "--now", BEFORE];
    let (code, _, problem) = press(&[arguments.as_slice(), more.as_slice()].concat());
    assert!(code == 2 && problem.contains("articles/zq-secret.json"), "{code} {problem}");
    assert_eq!(fs::read_to_string(data.join("front.json")).expect("a file"), before);
    fs::create_dir_all(site.edition.root()).expect("for the end of the test");
}

#[test]
fn the_next_time_is_told() {
    let edition = Edition::new();
    prepare(&edition);
    edition.write(
        "articles/later.json",
        r#"{ "version": "1.2", "id": "later", "headline": "Later", "publishFrom": "2031-01-01T08:00:00+01:00" }"#,
    );
    edition.write(
        "articles/never.json",
        r#"{ "version": "1.2", "id": "never", "headline": "Never", "status": "draft", "publishFrom": "2026-01-01T08:00:00Z" }"#,
    );
    let next = |now: &str| {
        let (code, text, problem) = press(&["next", edition.root(), "--now", now]);
        assert_eq!(code, 0, "{problem}");
        text.trim().to_owned()
    };
    assert_eq!(next(BEFORE), "2024-03-10T09:00:00+00:00");
    assert_eq!(next(AFTER), "2031-01-01T08:00:00+01:00");
    assert_eq!(next("2032-01-01T08:00:00Z"), "");
}

#[test]
fn the_checker_names_what_is_left_out() {
    let edition = Edition::new();
    prepare(&edition);
    edition.replace("articles/zq-secret.json", "\"publishFrom\": \"2024", "\"publishFrom\": \"2999");
    let warned = |file: &str, path: &str, text: &str| {
        let lines = edition.check().1;
        let fits = |line: &&String| line.starts_with(&format!("{file}:")) && line.contains(path) && line.contains(text);
        assert!(lines.iter().any(|line| fits(&line)), "{file} {path} {text}: {lines:#?}");
    };
    let until = "warning: the article will appear on 2999-03-10T09:00:00+00:00";
    for (file, path) in [
        ("front.json", "$.groups[0].teasers[0].id"),
        ("most-read.json", "$.teasers[0].id"),
        ("lists/section/coast/latest.json", "$.teasers[0].id"),
        ("articles/tides.json", "$.related[0].id"),
        ("articles/tides.json", "$.body[0].text[1].article"),
        ("articles/tides.json", "$.body[0].text[3].href"),
        ("articles/tides.json", "$.body[1].items[0].id"),
        ("live.json", "$.articles[0]"),
        ("edition.json", "$.pages[0]"),
        ("edition.json", "$.navigation[0].article"),
    ] {
        warned(file, path, until);
    }
    edition.replace(
        "articles/zq-secret.json",
        "\"publishFrom\": \"2999",
        "\"status\": \"draft\", \"publishFrom\": \"2999",
    );
    warned("front.json", "$.groups[0].teasers[0].id", "warning: the article is a draft");
    edition.replace("articles/zq-secret.json", "\"publishFrom\": \"2999", "\"publishFrom\": \"tomorrow");
    warned("articles/zq-secret.json", "$.publishFrom", "\"tomorrow-03-10T09:00:00+00:00\" is not an RFC 3339 date");
    assert_eq!(edition.check().0, 1);
}
