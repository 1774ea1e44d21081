//! Feeds as their readers see them.

use crate::paper::{NASTY, article, changed_article, changed_harbour, harbour};
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
fn read_files(publication: &SiteContext, feed: &Feed) -> (Tree, Tree, Value) {
    let [(rss_name, rss), (atom_name, atom), (json_name, json)] = files(publication, feed);
    assert_eq!([rss_name, atom_name, json_name], [RSS, ATOM, JSON]);
    (read(&rss), read(&atom), serde_json::from_str(&json).expect("JSON"))
}

fn link<'a>(tree: &'a Tree, rel: &str) -> Option<&'a str> {
    let link = tree.children.iter().find(|child| child.name == "link" && child.attribute("rel") == Some(rel));
    link.and_then(|link| link.attribute("href"))
}

#[test]
fn the_feed_itself() {
    let (lamp, tides) = (article("lamp"), article("tides"));
    let (rss, atom, json) = read_files(&harbour(), &feed(&[&tides, &lamp]));
    let page = "https://news.example/section/coast/";

    assert_eq!((rss.name.as_str(), rss.attribute("version")), ("rss", Some("2.0")));
    let channel = rss.all("channel")[0];
    assert_eq!(channel.child("title"), Some("Coast – The Harbour Gazette"));
    assert_eq!(channel.child("link"), Some(page));
    assert_eq!(channel.child("description"), Some("All of the coast"));
    assert_eq!(channel.child("language"), Some("en"));
    assert_eq!(channel.child("lastBuildDate"), Some("Fri, 08 Mar 2024 21:30:00 +0000"), "of the newest, not the first");
    assert_eq!(channel.all("atom:link")[0].attribute("href"), Some("https://news.example/section/coast/rss.xml"));

    assert_eq!(atom.attribute("xmlns"), Some("http://www.w3.org/2005/Atom"));
    assert_eq!(atom.attribute("xml:lang"), Some("en"));
    assert_eq!(atom.child("id"), Some("https://news.example/section/coast/atom.xml"));
    assert_eq!(atom.child("subtitle"), Some("All of the coast"));
    assert_eq!(atom.child("updated"), Some("2024-03-08T21:30:00+00:00"));
    assert_eq!(link(&atom, "self"), Some("https://news.example/section/coast/atom.xml"));
    assert_eq!(link(&atom, "alternate"), Some(page));
    assert_eq!(atom.all("author")[0].child("name"), Some("The Harbour Gazette"));

    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["title"], "Coast – The Harbour Gazette");
    assert_eq!(json["home_page_url"], page);
    assert_eq!(json["feed_url"], "https://news.example/section/coast/feed.json");
    assert_eq!(json["language"], "en");
}

#[test]
fn an_article_in_each_format() {
    let lamp = article("lamp");
    let (rss, atom, json) = read_files(&harbour(), &feed(&[&lamp]));
    let url = "https://news.example/coast/lamp/";
    let lead = "After nine years in the dark, the lamp of Gull Point was lit on Friday.";

    let item = rss.all("item")[0];
    assert_eq!(item.child("title"), Some("The old lamp turns again"));
    assert_eq!(item.child("link"), Some(url));
    assert_eq!(item.child("guid"), Some(url));
    assert_eq!(item.all("guid")[0].attribute("isPermaLink"), Some("true"));
    assert_eq!(item.child("pubDate"), Some("Fri, 08 Mar 2024 18:00:00 +0000"));
    assert_eq!(item.child("description"), Some(lead));
    let texts = |name: &str| item.all(name).iter().map(|element| element.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts("dc:creator"), ["Ada Marsh", "Press agency"]);
    assert_eq!(texts("category"), ["Coast", "The lighthouse"]);
    let media = item.all("media:content")[0];
    assert_eq!(media.attribute("url"), Some("https://news.example/data/media/lamp%20800.jpg?v=2"));
    assert_eq!((media.attribute("medium"), media.attribute("type")), (Some("image"), Some("image/jpeg")));
    assert_eq!(media.child("media:description"), Some("A lighthouse at dusk, its lamp lit"));

    let entry = atom.all("entry")[0];
    assert_eq!(entry.child("id"), Some(url));
    assert_eq!(link(entry, "alternate"), Some(url));
    assert_eq!(entry.child("published"), Some("2024-03-08T18:00:00+00:00"));
    assert_eq!(entry.child("updated"), Some("2024-03-08T21:30:00+00:00"));
    assert_eq!(entry.child("summary"), Some(lead));
    assert_eq!(entry.all("author")[0].child("uri"), Some("https://news.example/author/ada-marsh/"));
    let content = entry.all("content")[0];
    assert_eq!(content.attribute("type"), Some("html"));

    let item = &json["items"][0];
    assert_eq!((&item["id"], &item["url"]), (&json!(url), &json!(url)));
    assert_eq!(item["summary"], lead);
    assert_eq!(item["image"], "https://news.example/data/media/lamp%20800.jpg?v=2");
    assert_eq!(item["date_modified"], "2024-03-08T21:30:00+00:00");
    assert_eq!(item["authors"][1], json!({ "name": "Press agency" }));
    assert_eq!(item["tags"], json!(["Coast", "The lighthouse"]));

    let html = item["content_html"].as_str().expect("HTML");
    assert_eq!(rss.all("content:encoded")[0].text, html);
    assert_eq!(content.text, html);
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
    let publication = changed_harbour(|json| {
        json["brand"]["icons"] = json!([{ "url": "media/512.png" }, { "url": "media/192.png" }])
    });
    let (_, _, json) = read_files(&publication, &feed(&[]));
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
    assert_eq!(json["items"][0]["title"], NASTY);
    assert!(rss.all("script").is_empty() && atom.all("script").is_empty());
    let html = read(json["items"][0]["content_html"].as_str().expect("HTML"));
    assert!(html.all("script").is_empty());
}
