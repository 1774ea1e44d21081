//! Withdrawn articles and deleted posts: of what they were about, nothing is in any file of a printed site.

use crate::edition::{Edition, press};
use crate::site::Site;
use std::fs;
use std::path::Path;

/// An article of which every field has a word of its own.
const ARTICLE: &str = r#"{
  "version": "1.0",
  "id": "harbour",
  "headline": "The harbour master",
  "kind": "opinion",
  "kicker": "zq-kicker",
  "description": "zq-lead",
  "inLanguage": "en",
  "author": [{ "name": "zq-author" }],
  "section": { "id": "coast", "name": "Coast" },
  "topic": { "id": "lighthouse", "name": "zq-topic" },
  "image": {
    "renditions": [{ "url": "media/zq-image.png", "width": 800 }],
    "width": 800, "height": 600, "alt": "zq-alt", "caption": "zq-caption", "credit": "zq-credit"
  },
  "video": { "name": "zq-video", "sources": [{ "url": "media/zq-video.mp4", "type": "video/mp4" }] },
  "body": [
    { "type": "paragraph", "text": ["zq-text ", { "text": "zq-span", "href": "https://zq-link.example/" }] },
    { "type": "image", "image": { "renditions": [{ "url": "media/zq-body.png", "width": 80 }], "width": 80, "height": 60, "alt": "" } }
  ],
  "related": [{ "id": "tides", "headline": "Spring tides this week", "kicker": "zq-related", "datePublished": "2024-03-06T08:00:00+00:00" }],
  "translations": [{ "inLanguage": "fr", "url": "/fr/zq-translation/" }],
  "datePublished": "2024-03-09T08:00:00+00:00"
}"#;

/// Its teaser.
const TEASER: &str = r#"{ "id": "harbour", "headline": "The harbour master", "kicker": "zq-kicker", "kind": "opinion",
  "author": [{ "name": "zq-author" }], "datePublished": "2024-03-09T08:00:00+00:00" }"#;

/// The names and lines of all files of a site that contain a text, without compressed variants and press's records.
fn containing(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = path.display().to_string();
        if path.is_dir() {
            found.extend(containing(&path, needle));
        } else if name.contains(needle) {
            found.push(name);
        } else if !name.ends_with(".br") && !name.ends_with(".gz") && !name.contains("/.press/") {
            let text = String::from_utf8_lossy(&fs::read(&path).expect("a file")).into_owned();
            let line = text.lines().find(|line| line.contains(needle));
            found.extend(line.map(|line| format!("{name}: {}", line.chars().take(300).collect::<String>())));
        }
    }
    found
}

fn edition() -> Edition {
    let edition = Edition::new();
    edition.write("articles/harbour.json", ARTICLE);
    for picture in ["zq-image.png", "zq-body.png", "zq-video.mp4"] {
        edition.write(&format!("media/{picture}"), picture);
    }
    let teasers = format!("\"teasers\": [{TEASER}, ");
    for file in ["front.json", "lists/section/coast/latest.json"] {
        edition.replace(file, "\"teasers\": [", &teasers);
    }
    let read_also = format!(
        "\"related\": [{TEASER}],\n  \"body\": [{{ \"type\": \"quote\", \"body\": [{{ \"type\": \"readAlso\", \"items\": [{TEASER}] }}] }}, "
    );
    edition.replace("articles/tides.json", "\"body\": [", &read_also);
    edition
}

fn withdraw(edition: &Edition) {
    edition.replace(
        "articles/harbour.json",
        "\"kind\": \"opinion\",",
        "\"status\": \"withdrawn\", \"statusMessage\": \"We were wrong.\", \"kind\": \"opinion\",",
    );
}

/// The edition with the article among the most read too.
fn well_read_edition() -> Edition {
    let edition = edition();
    edition.replace("most-read.json", "\"teasers\": [", &format!("\"teasers\": [{TEASER}, "));
    edition
}

#[test]
fn nothing_of_a_withdrawn_article_is_in_any_file() {
    let site = Site { edition: well_read_edition(), ..Site::new("/") };
    assert_eq!(site.print(), (0, String::new()));
    assert!(containing(site.out.path(), "zq-").len() > 12, "it was everywhere");
    withdraw(&site.edition);
    assert_eq!(site.print(), (0, String::new()));
    assert_eq!(containing(site.out.path(), "zq-"), Vec::<String>::new());
    let mentions = containing(site.out.path(), "The harbour master");
    let is_its_own = |file: &String| file.contains("harbour/index.html") || file.contains("harbour.json");
    let others: Vec<&String> = mentions.iter().filter(|file| !is_its_own(file)).collect();
    assert!(others.iter().all(|file| file.contains("changes.json")), "{others:#?}");
    let page = site.read("coast/harbour/index.html");
    assert!(page.contains("We were wrong.") && page.contains("noindex"), "{page}");
    for file in
        ["sitemap-2024-03.xml", "news-sitemap.xml", "rss.xml", "section/coast/index.html", "most-read/index.html"]
    {
        assert!(!site.read(file).contains("coast/harbour/"), "{file} leads there");
    }
    let removed = site.read(".press/removed.txt");
    for picture in ["data/media/zq-image.png", "data/media/zq-body.png", "data/media/zq-video.mp4"] {
        assert!(removed.lines().any(|line| line == picture), "an upload removes {picture}: {removed}");
    }
    assert!(removed.lines().all(|line| !line.contains("coast/harbour")), "its page stays: {removed}");
}

#[test]
fn a_site_that_is_printed_anew_is_the_same_as_one_that_followed() {
    let followed = Site { edition: well_read_edition(), ..Site::new("/") };
    followed.print();
    withdraw(&followed.edition);
    followed.print();
    let anew = Site { edition: followed.edition, ..Site::new("/") };
    anew.print();
    for file in anew.files().into_keys().filter(|file| !file.ends_with("removed.txt")) {
        let read = |root: &Path| fs::read(root.join(&file)).unwrap_or_default();
        assert!(read(followed.out.path()) == read(anew.out.path()), "{file} differs");
    }
}

#[test]
fn an_article_that_is_published_again_is_everywhere_again() {
    let site = Site { edition: edition(), ..Site::new("/") };
    site.print();
    let before = containing(site.out.path(), "zq-");
    withdraw(&site.edition);
    site.print();
    site.edition.write("articles/harbour.json", ARTICLE);
    site.print();
    assert_eq!(containing(site.out.path(), "zq-"), before);
    assert!(!site.read(".press/removed.txt").contains("zq-image"), "what is there again is not removed");
}

#[test]
fn a_withdrawal_prints_only_what_showed_the_article() {
    let site = Site { edition: edition(), ..Site::new("/") };
    site.print();
    let before = site.files();
    withdraw(&site.edition);
    site.print();
    let changed = site.changed_since(&before);
    assert!(!changed.iter().any(|file| file.contains("lamp") || file.contains("storm")), "{changed:?}");
    assert!(changed.contains(&"coast/tides/index.html".to_owned()), "{changed:?}");
}

#[test]
fn nothing_of_a_deleted_post_is_in_any_file() {
    let site = Site::new("/");
    let file = "live/storm-live/1.json";
    let paragraph = "{ \"type\": \"paragraph\", \"text\": \"It blows from the north.\" }";
    let picture = "{ \"type\": \"image\", \"image\": { \"renditions\": [{ \"url\": \"media/wind.png\", \"width\": 80 }], \
                   \"width\": 80, \"height\": 60, \"alt\": \"\" } }";
    site.edition.replace(file, paragraph, &format!("{paragraph}, {picture}"));
    site.edition.write("media/wind.png", "wind");
    assert_eq!(site.print(), (0, String::new()));
    let words = ["It blows from the north", "The wind turns", "wind.png"];
    assert!(words.iter().all(|words| !containing(site.out.path(), words).is_empty()));
    site.edition.replace(file, "\"key\": true,", "\"key\": true, \"deleted\": true,");
    assert_eq!(site.print(), (0, String::new()));
    for words in words {
        // The list of key posts is in another file.
        assert_eq!(containing(site.out.path(), words), Vec::<String>::new());
    }
    assert!(site.read("data/live/storm-live/1.json").contains("\"p1\""), "the post keeps its place");
}

#[test]
fn the_posts_of_a_withdrawn_live_blog_are_in_no_file() {
    let site = Site::new("/");
    site.print();
    let status = "\"status\": \"withdrawn\", \"statusMessage\": \"We were wrong.\", \"kind\": \"live\",";
    site.edition.replace("articles/storm.json", "\"kind\": \"live\",", status);
    assert_eq!(site.print(), (0, String::new()));
    for words in ["Nobody may pass", "It blows from the north"] {
        assert_eq!(containing(site.out.path(), words), Vec::<String>::new());
    }
    assert_eq!(site.read("data/live.json"), r#"{"version":"1.0","articles":[]}"#);
}

#[test]
fn what_is_left_of_a_withdrawal_is_reported() {
    let edition = Edition::new();
    edition.replace(
        "articles/ferry.json",
        "\"status\"",
        "\"description\": \"Sold.\",\n  \"body\": [{ \"type\": \"paragraph\", \"text\": \"Sold!\" }],\n  \"status\"",
    );
    edition.replace("live/storm-live/latest.json", "\"id\": \"p2\",", "\"id\": \"p2\", \"deleted\": true,");
    let (code, lines) = edition.check();
    assert_eq!(code, 0, "{lines:#?}");
    for (file, needle, path) in [
        ("articles/ferry.json", "\"description\"", "$.description"),
        ("articles/ferry.json", "\"body\"", "$.body"),
        ("live/storm-live/latest.json", "\"headline\": \"The quay", "$.posts[0].headline"),
        ("live/storm-live/latest.json", "\"body\"", "$.posts[0].body"),
    ] {
        let begin = format!("{file}:{}:", edition.line(file, needle));
        let is_it = |line: &&String| line.starts_with(&begin) && line.contains(&format!(": {path}: warning: "));
        assert!(lines.iter().any(|line| is_it(&line)), "{begin} {path}\n{lines:#?}");
    }
}

#[test]
fn an_edition_that_is_withdrawn_in_part_can_be_checked_and_printed() {
    let edition = edition();
    let root = edition.root().to_owned();
    withdraw(&edition);
    let (_, lines, _) = press(&["check", "--short", &root]);
    assert!(lines.contains("articles/harbour.json") && lines.contains("$.video: warning: "), "{lines}");
}

/// The entries of a list in the printed `changes.json`: ids and dates.
fn entries(site: &Site, list: &str) -> Vec<(String, Option<String>)> {
    let json: serde_json::Value = serde_json::from_str(&site.read("data/changes.json")).expect("JSON");
    let entries = json[list].as_array().expect("a list").iter();
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    entries.map(|entry| (text(&entry["id"]).expect("an id"), text(&entry["dateModified"]))).collect()
}

#[test]
fn readers_devices_are_told_what_was_withdrawn_or_corrected() {
    let site = Site::new("/");
    site.print();
    let lamp = ("lamp".to_owned(), Some("2024-03-08T21:30:00+00:00".to_owned()));
    assert_eq!(entries(&site, "withdrawn"), [("ferry".to_owned(), None)]);
    assert_eq!(entries(&site, "corrected"), std::slice::from_ref(&lamp));
    let correct = |id: &str, date: &str| {
        let correction = format!("\"corrections\": [{{ {date}\"text\": \"It was not so.\" }}], \"version\"");
        site.edition.replace(&format!("articles/{id}.json"), "\"version\"", &correction);
    };
    correct("tides", "\"date\": \"2024-03-09T08:00:00+01:00\", ");
    correct("keeper", "");
    site.print();
    let tides = ("tides".to_owned(), Some("2024-03-09T08:00:00+01:00".to_owned()));
    let keeper = ("keeper".to_owned(), None);
    assert_eq!(entries(&site, "corrected"), [tides.clone(), lamp.clone(), keeper.clone()], "the newest first");
    // A withdrawn article is not corrected any more, and a broken one stays what it was.
    let status = "\"status\": \"withdrawn\", \"statusMessage\": \"Gone.\", \"version\"";
    site.edition.replace("articles/lamp.json", "\"version\"", status);
    site.edition.write("articles/ferry.json", "{");
    assert_eq!(site.print().0, 1);
    let withdrawn: Vec<String> = entries(&site, "withdrawn").into_iter().map(|(id, _)| id).collect();
    assert_eq!(withdrawn, ["ferry", "lamp"]);
    assert_eq!(entries(&site, "corrected"), [tides, keeper]);
    let (_, lines) = site.edition.check();
    assert!(lines.iter().any(|line| line.contains("$.corrections[0]: warning: nothing says when")), "{lines:#?}");
}
