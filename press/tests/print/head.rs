//! The head of each page.

use crate::paper::{NASTY, article, changed, changed_article, changed_harbour, file, harbour, page};
use crate::tree::{Tree, read_all};
use contract::{Article, Front, ListPage, MostRead};
use press::print::head::head;
use press::print::site::{Content, SiteContext};
use serde_json::json;

fn head_of(site: &SiteContext, content: Content) -> Tree {
    read_all(&head(site, &page(site, content)))
}

fn of_article(article: &Article) -> Tree {
    head_of(&harbour(), Content::Article(article, None))
}

/// The contents of the `meta` elements with a name or a property.
fn meta<'a>(head: &'a Tree, name: &str) -> Vec<&'a str> {
    let is_it = |meta: &&&Tree| [meta.attribute("name"), meta.attribute("property")].contains(&Some(name));
    head.all("meta").iter().filter(is_it).filter_map(|meta| meta.attribute("content")).collect()
}

fn links<'a>(head: &'a Tree, rel: &str) -> Vec<&'a Tree> {
    head.all("link").into_iter().filter(|link| link.attribute("rel") == Some(rel)).collect()
}

fn href<'a>(head: &'a Tree, rel: &str) -> Option<&'a str> {
    let found = links(head, rel);
    assert!(found.len() < 2, "{rel} stands twice");
    found.first().and_then(|link| link.attribute("href"))
}

/// The languages of a page and their addresses.
fn languages(head: &Tree) -> Vec<(&str, &str)> {
    let links = links(head, "alternate").into_iter().filter(|link| link.attribute("hreflang").is_some());
    links
        .map(|link| {
            assert_eq!(link.attribute("type"), None, "it would be taken for the edition");
            (link.attribute("hreflang").unwrap_or_default(), link.attribute("href").unwrap_or_default())
        })
        .collect()
}

fn feeds(head: &Tree) -> Vec<(&str, &str, &str)> {
    let links = links(head, "alternate").into_iter().filter(|link| link.attribute("type").is_some());
    links
        .map(|link| {
            let of = |name| link.attribute(name).unwrap_or_default();
            (of("type"), of("title"), of("href"))
        })
        .collect()
}

#[test]
fn an_article() {
    let site = harbour();
    let article = article("lamp");
    insta::assert_snapshot!(head(&site, &page(&site, Content::Article(&article, None))));
}

#[test]
fn each_element_has_a_line() {
    let site = harbour();
    let article = article("lamp");
    let text = head(&site, &page(&site, Content::Article(&article, None)));
    assert!(text.lines().count() > 20);
    assert!(text.lines().all(|line| line.starts_with('<') && line.ends_with('>')), "{text}");
}

#[test]
fn the_canonical_address_is_a_page_or_ones_own() {
    for (canonical, expected) in [
        (json!(null), "https://news.example/coast/lamp/"),
        (json!("javascript:alert(1)"), "https://news.example/coast/lamp/"),
        (json!("mailto:desk@example.org"), "https://news.example/coast/lamp/"),
        (json!("/elsewhere/lamp/"), "https://news.example/elsewhere/lamp/"),
        (json!("http://other.example/lamp"), "http://other.example/lamp"),
    ] {
        let head = of_article(&changed_article("lamp", |json| json["canonical"] = canonical));
        assert_eq!(href(&head, "canonical"), Some(expected));
        assert_eq!(meta(&head, "og:url"), [expected]);
        assert_eq!(languages(&head)[0].1, expected);
    }
}

#[test]
fn what_the_edition_does_not_say_leaves_nothing() {
    let head = of_article(&changed_article("tides", |json| {
        for name in ["description", "section", "datePublished"] {
            json[name].take();
        }
    }));
    for name in ["description", "og:description", "og:image", "article:section", "article:author", "article:tag"] {
        assert!(meta(&head, name).is_empty(), "{name}");
    }
    assert_eq!(meta(&head, "twitter:card"), ["summary"]);
    assert!(languages(&head).is_empty());
    assert!(head.all("meta").iter().all(|meta| meta.attribute("content").is_some_and(|content| !content.is_empty())));
}

#[test]
fn a_withdrawn_article_asks_to_be_forgotten() {
    let withdrawn = changed_article("lamp", |json| {
        json["status"] = json!("withdrawn");
        json["statusMessage"] = json!("The lamp was never lit.");
    });
    let head = of_article(&withdrawn);
    assert_eq!(meta(&head, "robots"), ["noindex"]);
    assert_eq!(meta(&head, "description"), ["The lamp was never lit."]);
    assert!(meta(&head, "og:image").is_empty());
}

#[test]
fn the_largest_picture_that_everybody_shows() {
    let rendition = |url: &str, width: u32, media_type: &str| json!({ "url": url, "width": width, "type": media_type });
    let head = |renditions: serde_json::Value| {
        let article = changed_article("lamp", |json| json["image"]["renditions"] = renditions);
        let head = of_article(&article);
        meta(&head, "og:image").first().map(|url| url.trim_start_matches("https://news.example/data/").to_owned())
    };
    let (webp, avif) = (rendition("a.webp", 1600, "image/webp"), rendition("a.avif", 900, "image/avif"));
    let jpeg = |width| rendition(&format!("{width}.jpg"), width, "image/jpeg");
    assert_eq!(head(json!([webp, jpeg(480), jpeg(960), jpeg(2400)])).as_deref(), Some("960.jpg"));
    assert_eq!(head(json!([webp, jpeg(2400), jpeg(4800)])).as_deref(), Some("2400.jpg"));
    assert_eq!(head(json!([avif, webp])).as_deref(), Some("a.webp"));
    assert_eq!(head(json!([webp, { "url": "b.PNG?v=1", "width": 300 }])).as_deref(), Some("b.PNG?v=1"));
    assert_eq!(head(json!([rendition("map.svg", 900, "image/svg+xml")])), None);
    assert_eq!(
        head(json!([rendition("javascript:alert(1)//.jpg", 900, "image/jpeg"), avif])).as_deref(),
        Some("a.avif")
    );
}

#[test]
fn the_front_page() {
    let site = harbour();
    let front: Front = file("front.json");
    insta::assert_snapshot!(head(&site, &page(&site, Content::Front(&front))));
}

#[test]
fn the_pages_of_a_list() {
    let latest: ListPage = changed("lists/section/coast/latest.json", |json| {
        json["description"] = json!(["All of the ", { "text": "coast", "marks": ["strong"] }]);
        json["newestFullPage"] = json!(3);
    });
    let head = head_of(&harbour(), Content::List(&latest));
    assert_eq!(meta(&head, "description"), ["All of the coast"]);
    let feed = ("application/rss+xml", "Coast – The Harbour Gazette", "https://news.example/section/coast/rss.xml");
    assert_eq!(feeds(&head)[0], feed);

    let archive: ListPage = changed("lists/section/coast/1.json", |json| json["page"] = json!(1));
    let head = head_of(&harbour(), Content::List(&archive));
    assert_eq!(href(&head, "canonical"), Some("https://news.example/section/coast/1/"));
    assert_eq!(feeds(&head)[0], feed, "an archive's page leads to the feed of what is new");
    assert_eq!(href(&head, "next"), None, "Firefox would fetch the next page unasked");
}

#[test]
fn a_page_that_nobody_should_keep() {
    let head = head_of(&harbour(), Content::Nothing);
    let names: Vec<&str> = head.children.iter().map(|element| element.name.as_str()).collect();
    assert_eq!(names, ["title", "meta"]);
    assert_eq!(meta(&head, "robots"), ["noindex"]);
}

#[test]
fn the_most_read() {
    let most_read: MostRead = file("most-read.json");
    let head = head_of(&harbour(), Content::MostRead(&most_read));
    assert_eq!(href(&head, "canonical"), Some("https://news.example/most-read/"));
    assert_eq!(meta(&head, "og:title"), ["Most read – The Harbour Gazette"]);
}

#[test]
fn languages_as_each_reader_of_them_writes_them() {
    let french = changed_harbour(|json| json["inLanguage"] = json!("fr-ca"));
    let tides = article("tides");
    assert_eq!(meta(&head_of(&french, Content::Article(&tides, None)), "og:locale"), ["fr_CA"]);
    let chinese = changed_article("tides", |json| json["inLanguage"] = json!("zh-Hans-CN"));
    assert_eq!(meta(&of_article(&chinese), "og:locale"), ["zh_CN"]);
}

#[test]
fn an_edition_below_the_top() {
    let site = SiteContext::new(file("edition.json"), "/en/", "https://news.example/");
    let tides = article("tides");
    let head = head_of(&site, Content::Article(&tides, None));
    assert_eq!(href(&head, "canonical"), Some("https://news.example/en/coast/tides/"));
    assert_eq!(feeds(&head)[2].2, "https://news.example/en/feed.json");
}

#[test]
fn nothing_in_the_data_becomes_markup() {
    let nasty = changed_article("lamp", |json| {
        for name in ["headline", "description", "kicker"] {
            json[name] = json!(NASTY);
        }
        json["section"]["name"] = json!(NASTY);
        json["author"][1]["name"] = json!(NASTY);
        json["image"]["alt"] = json!(NASTY);
        json["translations"] = json!([
            { "inLanguage": "fr\" onload=\"alert(1)", "url": "/fr/\"><script>" },
            { "inLanguage": "de", "url": "javascript:alert(1)" },
            { "inLanguage": "it", "url": " \tJava\nScript:alert(1)" },
        ]);
    });
    let head = of_article(&nasty);
    let harmless: String = NASTY.chars().filter(|character| *character != '\u{8}').collect();
    assert_eq!(meta(&head, "og:title"), [harmless.as_str()]);
    assert_eq!(meta(&head, "og:image:alt"), [harmless.as_str()]);
    assert!(head.every().iter().all(|element| ["title", "meta", "link"].contains(&element.name.as_str())));
    assert!(head.every().iter().all(|element| element.attribute("onload").is_none()));
    assert_eq!(languages(&head).len(), 2);
}

#[test]
fn translations_are_where_the_link_in_the_page_leads() {
    let article = changed_article("tides", |json| {
        json["translations"] = json!([
            { "inLanguage": "fr", "url": "//fr.example.org/un/" },
            { "inLanguage": "de", "url": "../gezeiten/" },
        ]);
    });
    let site = harbour();
    let text = head(&site, &page(&site, Content::Article(&article, None)));
    for part in [
        "hreflang=\"fr\" href=\"https://fr.example.org/un/\"",
        "hreflang=\"de\" href=\"https://news.example/coast/gezeiten/\"",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}
