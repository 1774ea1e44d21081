//! Feeds, parsed as feed readers do.

use crate::paper::{NASTY, NASTY_DECODED, article, changed_article, changed_harbour, harbour};
use crate::tree::{Tree, read};
use contract::{Article, Date};
use press::print::feeds::{ATOM, Feed, JSON, RSS, files};
use press::print::site::SiteContext;
use serde_json::{Value, json};

fn feed<'a>(articles: &[&'a Article]) -> Feed<'a> {
    Feed {
        title: "Coast – The Harbour Gazette".to_owned(),
        description: Some("All of the coast".to_owned()),
        path: "/section/coast/".to_owned(),
        updated: None,
        articles: articles.to_vec(),
    }
}

/// The three files, parsed.
fn read_files(site: &SiteContext, feed: &Feed) -> (Tree, Tree, Value) {
    let [(rss_name, rss), (atom_name, atom), (json_name, json)] = files(site, feed);
    assert_eq!([rss_name, atom_name, json_name], [RSS, ATOM, JSON]);
    (read(&rss), read(&atom), serde_json::from_str(&json).expect("JSON"))
}

#[test]
fn the_three_files() {
    let (lamp, tides) = (article("lamp"), article("tides"));
    let [(_, rss), (_, atom), (_, json)] = files(&harbour(), &feed(&[&tides, &lamp]));
    insta::assert_snapshot!("rss", rss);
    insta::assert_snapshot!("atom", atom);
    let json: Value = serde_json::from_str(&json).expect("JSON");
    insta::assert_snapshot!("json", format!("{json:#}"));
}

#[test]
fn the_feed_is_as_new_as_its_newest_article() {
    let (lamp, tides) = (article("lamp"), article("tides"));
    let (rss, atom, _) = read_files(&harbour(), &feed(&[&tides, &lamp]));
    assert_eq!(rss.all("lastBuildDate")[0].text, "Fri, 08 Mar 2024 21:30:00 +0000");
    assert_eq!(atom.child("updated"), Some("2024-03-08T21:30:00+00:00"));
}

#[test]
fn each_format_has_the_same_text() {
    let lamp = article("lamp");
    let (rss, atom, json) = read_files(&harbour(), &feed(&[&lamp]));
    let html = json["items"][0]["content_html"].as_str().expect("HTML");
    assert_eq!(rss.all("content:encoded")[0].text, html);
    assert_eq!(atom.all("entry")[0].child("content"), Some(html));
    assert!(html.contains("<h2>What follows</h2>"));
}

#[test]
fn withdrawn_articles_are_left_out() {
    let (ferry, tides) = (article("ferry"), article("tides"));
    let (rss, atom, json) = read_files(&harbour(), &feed(&[&ferry, &tides]));
    assert_eq!((rss.all("item").len(), atom.all("entry").len()), (1, 1));
    assert_eq!(json["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn dates_of_all_offsets_and_none() {
    let publish = |date: &str| {
        let article = changed_article("tides", |json| json["datePublished"] = json!(date));
        let (rss, _, _) = read_files(&harbour(), &feed(&[&article]));
        rss.all("pubDate").first().map(|date| date.text.clone())
    };
    assert_eq!(publish("2016-11-07T18:12:00+01:00").as_deref(), Some("Mon, 07 Nov 2016 18:12:00 +0100"));
    assert_eq!(publish("2024-02-29T00:00:09-09:30").as_deref(), Some("Thu, 29 Feb 2024 00:00:09 -0930"));
    assert_eq!(publish("soon"), None);

    let undated = changed_article("tides", |json| json["datePublished"] = Value::Null);
    let (rss, atom, json) = read_files(&harbour(), &feed(&[&undated]));
    assert!(rss.all("lastBuildDate").is_empty());
    assert!(atom.all("updated").iter().all(|date| date.text == "1970-01-01T00:00:00+00:00"), "Atom asks for a date");
    assert_eq!(json["items"][0].get("date_published"), None);

    let mut dated = feed(&[&undated]);
    dated.updated = Date::parse("2024-03-09T10:00:00+00:00");
    let (rss, atom, _) = read_files(&harbour(), &dated);
    assert_eq!(rss.all("lastBuildDate")[0].text, "Sat, 09 Mar 2024 10:00:00 +0000");
    assert_eq!(atom.child("updated"), Some("2024-03-09T10:00:00+00:00"));
}

#[test]
fn a_feed_without_articles_or_words() {
    let mut empty = feed(&[]);
    empty.description = None;
    let (rss, atom, json) = read_files(&harbour(), &empty);
    assert_eq!(rss.all("channel")[0].child("description"), Some("Coast – The Harbour Gazette"), "RSS asks for one");
    assert_eq!(atom.child("subtitle"), None);
    assert_eq!(json["items"], json!([]));
}

#[test]
fn an_article_in_another_language_says_so() {
    let french = changed_article("tides", |json| json["inLanguage"] = json!("fr"));
    let (_, atom, json) = read_files(&harbour(), &feed(&[&french]));
    assert_eq!(atom.all("entry")[0].attribute("xml:lang"), Some("fr"));
    assert_eq!(json["items"][0]["language"], "fr");
    assert!(
        json["items"][0]["content_html"].as_str().is_some_and(|html| html.starts_with("<div lang=\"fr\" dir=\"ltr\">"))
    );
}

#[test]
fn the_brands_largest_icon() {
    let site = changed_harbour(|json| {
        json["brand"]["icons"] = json!([{ "url": "media/512.png" }, { "url": "media/192.png" }])
    });
    let (_, _, json) = read_files(&site, &feed(&[]));
    assert_eq!(json["icon"], "https://news.example/data/media/512.png");
}

#[test]
fn nothing_in_the_data_becomes_markup() {
    let nasty = changed_article("lamp", |json| {
        json["headline"] = json!(NASTY);
        json["description"] = json!(format!("]]>{NASTY}"));
        json["author"][0]["name"] = json!(NASTY);
        json["section"]["name"] = json!(NASTY);
    });
    let mut nasty_feed = feed(&[&nasty]);
    nasty_feed.title = NASTY.to_owned();
    let (rss, atom, json) = read_files(&harbour(), &nasty_feed);
    let shown: String = NASTY.chars().filter(|character| *character != '\u{8}').collect();
    assert_eq!(rss.all("item")[0].child("title"), Some(shown.as_str()));
    assert_eq!(atom.all("entry")[0].child("title"), Some(shown.as_str()));
    assert_eq!(json["items"][0]["title"], NASTY_DECODED);
    assert!(rss.all("script").is_empty() && atom.all("script").is_empty());
    let html = read(json["items"][0]["content_html"].as_str().expect("HTML"));
    assert!(html.all("script").is_empty());
}

#[test]
fn an_entry_stays_the_same_when_its_article_moves() {
    let ids = |article: &Article| {
        let (rss, atom, json) = read_files(&harbour(), &feed(&[article]));
        let guid = rss.all("guid")[0];
        assert_eq!(guid.attribute("isPermaLink"), Some("false"));
        let id = atom.all("entry")[0].child("id").map(str::to_owned);
        [Some(guid.text.clone()), id, json["items"][0]["id"].as_str().map(str::to_owned)]
    };
    let here = article("tides");
    let moved = changed_article("tides", |json| json["section"]["id"] = json!("town"));
    assert_eq!(ids(&here), ids(&moved));
    assert_eq!(ids(&here)[0].as_deref(), Some("tag:news.example,2026:/tides"));
    let (rss, _, json) = read_files(&harbour(), &feed(&[&moved]));
    assert_eq!(rss.all("item")[0].child("link"), Some("https://news.example/town/tides/"));
    assert_eq!(json["items"][0]["url"], "https://news.example/town/tides/");
}

#[test]
fn a_correction_is_in_the_entry_and_makes_it_newer() {
    let corrected = changed_article("tides", |json| {
        json["corrections"] = json!([{ "date": "2024-03-11T09:00:00+00:00", "text": "High water is at 07:10." }]);
    });
    let (rss, atom, json) = read_files(&harbour(), &feed(&[&corrected]));
    let entry = atom.all("entry")[0];
    assert_eq!(entry.child("updated"), Some("2024-03-11T09:00:00+00:00"));
    assert_eq!(rss.all("atom:updated")[0].text, "2024-03-11T09:00:00+00:00");
    assert_eq!(json["items"][0]["date_modified"], "2024-03-11T09:00:00+00:00");
    let text = read(entry.child("content").expect("content")).text;
    assert!(text.contains("High water is at 07:10.") && text.contains("11\u{a0}March 2024"), "{text}");
}

#[test]
fn addresses_mean_what_they_mean_in_the_page() {
    let linked = changed_article("tides", |json| {
        let span = |href: &str| json!({ "text": "here", "href": href });
        let hrefs = ["//other.example.org/x", "../two/", "keeper/", "?page=2", "#top", "/about/"];
        json["body"] = json!([{ "type": "paragraph", "text": hrefs.map(span) }]);
        json["image"] = json!({ "renditions": [{ "url": "//img.example.org/a.jpg", "width": 800 }, { "url": "../shared/b.jpg", "width": 700 }] });
    });
    let (rss, _, json) = read_files(&harbour(), &feed(&[&linked]));
    let html = read(json["items"][0]["content_html"].as_str().expect("HTML"));
    let hrefs: Vec<&str> = html.all("a").iter().filter_map(|link| link.attribute("href")).collect();
    let page = "https://news.example/coast";
    assert_eq!(
        hrefs,
        [
            "https://other.example.org/x",
            &format!("{page}/two/"),
            &format!("{page}/tides/keeper/"),
            &format!("{page}/tides/?page=2"),
            &format!("{page}/tides/#top"),
            "https://news.example/about/",
        ]
    );
    assert_eq!(rss.all("media:content")[0].attribute("url"), Some("https://img.example.org/a.jpg"));
    let beside = changed_article("tides", |json| {
        json["image"] = json!({ "renditions": [{ "url": "../shared/b.jpg", "width": 700 }] });
    });
    let (rss, _, _) = read_files(&harbour(), &feed(&[&beside]));
    assert_eq!(rss.all("media:content")[0].attribute("url"), Some("https://news.example/shared/b.jpg"));
}
