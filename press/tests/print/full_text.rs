//! The text of articles in feeds.

use crate::paper::{article, changed_article, changed_harbour, harbour};
use crate::tree::{Tree, read};
use contract::Article;
use press::print::feeds::{Feed, files};
use press::print::site::SiteContext;
use serde_json::{Value, json};

fn html_in(site: &SiteContext, article: &Article) -> Tree {
    let path = "/".to_owned();
    let feed = Feed { title: "Gazette".to_owned(), description: None, path, updated: None, articles: vec![article] };
    let [_, _, (_, text)] = files(site, &feed);
    let feed: Value = serde_json::from_str(&text).expect("JSON");
    read(feed["items"][0]["content_html"].as_str().expect("HTML"))
}

/// The text of an article with these blocks.
fn body(blocks: Value) -> Tree {
    html_in(&harbour(), &changed_article("tides", |json| json["body"] = blocks))
}

/// All addresses that a feed reader may load or follow.
fn addresses(html: &Tree) -> Vec<&str> {
    let attributes = html.every().into_iter().flat_map(|element| &element.attributes);
    attributes
        .filter(|(name, _)| ["href", "src", "poster"].contains(&name.as_str()))
        .map(|(_, url)| url.as_str())
        .collect()
}

fn texts(html: &Tree, name: &str) -> Vec<String> {
    html.all(name).iter().map(|element| element.text.clone()).collect()
}

#[test]
fn every_block_of_the_contract() {
    let html = html_in(&harbour(), &article("lamp"));
    let words = &html.text;
    for part in [
        "After nine years in the dark",
        "It was nine years since the last gardien left, as we wrote then and the town said.",
        "What follows",
        "We had forgotten how far it reaches.",
        "Ruth Penhale, harbour master",
        "Clean the lens",
        "by night",
        "The lamp turns",
        "The fog horn",
        "A long low note, twice a minute.",
        "Read also",
        "Spring tides this week",
        "In short",
        "It had been dark for nine years.",
        "Gull Point",
        "Built in 1858.",
        "Ships passed",
        "790",
        "Fl(2) W 20s",
        "the keeper left in March.",
        "© Town of Gull Point",
        "The lighthouse was built in 1858, not 1856.",
    ] {
        assert!(words.contains(part), "{part} is missing in {words}");
    }
    for (name, count) in [
        ("h2", 3),
        ("blockquote", 1),
        ("ol", 2),
        ("sup", 1),
        ("br", 1),
        ("table", 1),
        ("th", 4),
        ("td", 2),
        ("pre", 1),
        ("hr", 1),
        ("video", 1),
        ("audio", 1),
        ("aside", 1),
        ("img", 3),
        ("iframe", 0),
    ] {
        assert_eq!(html.all(name).len(), count, "{name}");
    }
    let links: Vec<&str> = html.all("a").iter().filter_map(|link| link.attribute("href")).collect();
    for url in [
        "https://town.example.org/lamp",
        "https://town.example.org/map",
        "https://news.example/coast/lamp/#note-years",
        "https://news.example/coast/tides/",
        "https://www.youtube.com/watch?v=abc",
        "https://eu.media.example.org/horn.mp3",
    ] {
        assert!(links.contains(&url), "{url} in {links:?}");
    }
    assert!(addresses(&html).iter().all(|url| url.starts_with("https://")), "{:?}", addresses(&html));
}

#[test]
fn links_lead_to_the_same_place_from_everywhere() {
    let span = |text: &str, href: &str| json!({ "text": text, "href": href });
    let html = body(json!([{ "type": "paragraph", "text": [
        span("path", "/shop/"),
        span("place", "#tables"),
        span("mail", "mailto:desk@example.org"),
        { "text": "article", "article": "keeper" },
    ] }]));
    let expected =
        ["https://news.example/shop/", "https://news.example/coast/tides/#tables", "mailto:desk@example.org"];
    assert_eq!(addresses(&html)[..3], expected);
}

#[test]
fn nothing_that_could_run_passes() {
    let evil = "javascript:alert(1)";
    let html = body(json!([
        { "type": "paragraph", "text": [
            { "text": "one", "href": evil },
            { "text": "two", "href": "\u{1} JAVA\tSCRIPT:alert(1)" },
            { "text": "three", "href": "data:text/html,<script>alert(1)</script>" },
            { "text": "four", "href": "vbscript:alert(1)" },
            { "text": "<img src=x onerror=alert(1)>", "lang": "en\" onclick=\"alert(1)", "marks": ["strong", "code"] },
        ] },
        { "type": "image", "image": { "renditions": [{ "url": evil, "width": 1 }], "caption": "evil" } },
        { "type": "image", "image": { "renditions": [{ "url": "data:image/svg+xml,<svg onload=alert(1)>", "width": 1 }] } },
        { "type": "video", "name": "Film", "sources": [{ "url": evil }], "poster": { "renditions": [{ "url": evil, "width": 1 }] } },
        { "type": "audio", "name": "Sound", "sources": [{ "url": "ftp://x/sound" }] },
        { "type": "embed", "provider": "Evil", "url": evil, "title": "Frame" },
        { "type": "code", "text": "</code></pre><script>alert(1)</script>\u{8}" },
        { "type": "unknown", "fallback": "<script>alert(1)</script>" },
    ]));
    assert!(addresses(&html).is_empty(), "{:?}", addresses(&html));
    for element in html.every() {
        assert_ne!(element.name, "script");
        assert!(element.attributes.iter().all(|(name, _)| !name.starts_with("on")), "{:?}", element.attributes);
    }
    for words in ["one", "two", "three", "four", "<img src=x onerror=alert(1)>", "Film", "Sound", "Frame"] {
        assert!(html.text.contains(words), "the words of {words} stay");
    }
    assert_eq!(texts(&html, "pre"), ["</code></pre><script>alert(1)</script>"]);
}

#[test]
fn typography_and_marks_stay() {
    let words = "«\u{a0}L’été\u{202f}!\u{a0}»";
    let html = body(json!([
        { "type": "paragraph", "text": [{ "text": words, "marks": ["strong", "emphasis"], "lang": "fr" }, "\u{a0}H", { "text": "2", "marks": ["sub"] }] },
        { "type": "quote", "lang": "ar", "body": [{ "type": "paragraph", "text": "سلام" }] },
    ]));
    assert_eq!(texts(&html, "em"), [words]);
    assert_eq!(html.all("span")[0].attribute("lang"), Some("fr"));
    assert!(html.text.contains(&format!("{words}\u{a0}H2")), "no space that nobody wrote");
    let quote = html.all("blockquote")[0];
    assert_eq!((quote.attribute("lang"), quote.attribute("dir")), (Some("ar"), Some("rtl")));
}

#[test]
fn what_is_empty_leaves_nothing() {
    let html = body(json!([
        { "type": "paragraph", "text": " " },
        { "type": "readAlso", "items": [] },
        { "type": "hologram" },
        { "type": "image", "image": {} },
        { "type": "pullQuote", "text": "High water is at 06:10." },
    ]));
    let names: Vec<&str> = html.children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["p"], "only the lead");
}

#[test]
fn blocks_nested_too_deep_are_left_out() {
    let mut block = json!({ "type": "paragraph", "text": "the bottom" });
    for _ in 0..7 {
        block = json!({ "type": "factBox", "title": "Box", "body": [block] });
    }
    assert!(body(json!([block.clone()])).text.contains("the bottom"));
    let deeper = body(json!([{ "type": "factBox", "title": "Box", "body": [block] }]));
    assert!(!deeper.text.contains("the bottom"));
}

#[test]
fn advertising_says_so() {
    let html = html_in(&harbour(), &article("nets"));
    assert_eq!(html.children[0].text, "Paid for by Twine & Sons");
    let nobody = changed_article("nets", |json| json["sponsor"] = Value::Null);
    assert_eq!(html_in(&harbour(), &nobody).children[0].text, "Sponsored content");
}

#[test]
fn the_words_are_in_the_editions_language() {
    let french = changed_harbour(|json| json["inLanguage"] = json!("fr"));
    let html = html_in(&french, &article("lamp"));
    assert_eq!((html.attribute("lang"), html.attribute("dir")), (Some("fr"), Some("ltr")));
    assert!(html.text.contains("Lire aussi") && html.text.contains("Rectificatifs"));
}
