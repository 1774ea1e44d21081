//! JSON-LD of each page.

use crate::paper::{NASTY, NASTY_DECODED, article, changed, changed_article, changed_harbour, file, harbour, page};
use contract::{Article, Front, ListPage, LivePage, MostRead};
use press::print::linked_data::{linked_data, script};
use press::print::site::{Content, SiteContext};
use serde_json::{Value, json};

/// The properties that each type must have for an article with all fields. A new type has to be added here.
const REQUIRED: [(&str, &[&str]); 6] = [
    ("NewsArticle", STORY),
    ("OpinionNewsArticle", STORY),
    ("AdvertiserContentArticle", STORY),
    ("LiveBlogPosting", STORY),
    ("WebPage", &["name", "url", "description", "datePublished", "dateModified", "inLanguage", "publisher"]),
    ("VideoObject", &["name", "thumbnailUrl", "contentUrl", "uploadDate", "duration"]),
];
const STORY: &[&str] = &[
    "headline",
    "description",
    "image",
    "datePublished",
    "dateModified",
    "author",
    "publisher",
    "mainEntityOfPage",
    "url",
    "inLanguage",
    "articleSection",
    "about",
    "wordCount",
    "correction",
    "isAccessibleForFree",
];

fn of(site: &SiteContext, content: Content) -> Vec<Value> {
    let values = linked_data(site, &page(site, content));
    for value in &values {
        assert_eq!(value["@context"], "https://schema.org");
        assert!(!value.to_string().contains("null"), "{value}");
    }
    values
}

fn pretty(values: &[Value]) -> String {
    format!("{:#}", Value::from(values))
}

fn of_article(article: &Article) -> Value {
    of(&harbour(), Content::Article(article, None)).swap_remove(0)
}

/// The positions, names and addresses of breadcrumbs.
fn names(breadcrumbs: &Value) -> Vec<(u64, &str, &str)> {
    assert_eq!(breadcrumbs["@type"], "BreadcrumbList");
    let items = breadcrumbs["itemListElement"].as_array().expect("items").iter();
    items.map(step).collect()
}

fn step(item: &Value) -> (u64, &str, &str) {
    let position = item["position"].as_u64().expect("a position");
    (position, item["name"].as_str().expect("a name"), item["item"].as_str().expect("an address"))
}

fn assert_complete(value: &Value) {
    let name = value["@type"].as_str().expect("a type");
    let (_, required) = REQUIRED.iter().find(|(known, _)| *known == name).expect("a type of the list");
    for property in *required {
        assert!(value.get(property).is_some(), "{name} lacks {property}: {value:#}");
    }
}

#[test]
fn each_kind_of_article_is_complete() {
    for (kind, name) in [
        ("article", "NewsArticle"),
        ("agency", "NewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("sponsored", "AdvertiserContentArticle"),
        ("live", "LiveBlogPosting"),
        ("page", "WebPage"),
    ] {
        let value = of_article(&changed_article("lamp", |json| json["kind"] = json!(kind)));
        assert_eq!(value["@type"], name);
        assert_complete(&value);
    }
}

#[test]
fn an_article() {
    let lamp = article("lamp");
    insta::assert_snapshot!(pretty(&of(&harbour(), Content::Article(&lamp, None))));
}

#[test]
fn the_publisher_has_a_logo_when_the_brand_has_one() {
    let site = changed_harbour(|json| {
        json["brand"]["logo"] = json!({ "renditions": [{ "url": "media/logo.svg", "width": 300 }], "alt": "Gazette" });
    });
    let tides = article("tides");
    let value = of(&site, Content::Article(&tides, None)).swap_remove(0);
    assert_eq!(value["publisher"]["logo"]["url"], "https://news.example/data/media/logo.svg");
}

#[test]
fn an_article_that_says_little_claims_little() {
    let value = of_article(&article("keeper"));
    for absent in ["description", "image", "correction", "video", "sponsor"] {
        assert_eq!(value.get(absent), None, "{absent}");
    }
    assert_eq!(value["dateModified"], value["datePublished"]);
    let storm = of_article(&article("storm"));
    assert_eq!(storm.get("wordCount"), None);
}

#[test]
fn who_paid_and_which_agency() {
    let nets = of_article(&article("nets"));
    assert_eq!(nets["sponsor"]["name"], "Twine & Sons");
    let agency = of_article(&changed_article("lamp", |json| json["kind"] = json!("agency")));
    assert_eq!(agency["author"][0]["@type"], "Person");
    assert_eq!(agency["author"][1]["@type"], "Organization");
}

#[test]
fn the_main_video() {
    let with = |video: Value| of_article(&changed_article("lamp", |json| json["video"] = video));
    let mut video = json!({
        "name": "The lamp turns",
        "sources": [{ "url": "javascript:alert(1)" }, { "url": "media/lamp.mp4", "type": "video/mp4" }],
        "poster": { "renditions": [{ "url": "media/poster.jpg", "width": 600 }] },
        "duration": 65,
    });
    let found = &with(video.clone())["video"];
    assert_complete(found);
    assert_eq!(found["contentUrl"], "https://news.example/data/media/lamp.mp4");
    assert_eq!(found["thumbnailUrl"], "https://news.example/data/media/poster.jpg");
    assert_eq!(found["duration"], "PT1M5S");
    video["duration"] = json!(3723);
    assert_eq!(with(video.clone())["video"]["duration"], "PT1H2M3S");
    video["duration"] = json!(42);
    assert_eq!(with(video.clone())["video"]["duration"], "PT42S");
    video["poster"].take();
    assert_eq!(with(video.clone())["video"]["thumbnailUrl"], "https://news.example/data/media/lamp%20800.jpg?v=2");
    video["sources"] = json!([{ "url": "javascript:alert(1)" }]);
    assert_eq!(with(video).get("video"), None);
}

#[test]
fn a_live_blog() {
    let storm = article("storm");
    let live: LivePage = changed("live/storm-live/latest.json", |json| {
        let mut gone = json["posts"][0].clone();
        gone["id"] = json!("p9");
        gone["deleted"] = json!(true);
        json["posts"].as_array_mut().expect("posts").push(gone);
    });
    let values = of(&harbour(), Content::Article(&storm, Some(&live)));
    let value = &values[0];
    assert_eq!(value["@type"], "LiveBlogPosting");
    assert_eq!(value["coverageStartTime"], "2024-03-09T06:00:00+00:00");
    assert_eq!(value.get("coverageEndTime"), None);
    let post = json!({
        "@type": "BlogPosting",
        "headline": "The quay is closed",
        "url": "https://news.example/coast/storm/#post-p2",
        "datePublished": "2024-03-09T09:40:00+00:00",
        "author": [{ "@type": "Person", "name": "Tom Reed", "url": "https://news.example/author/tom-reed/" }],
        "articleBody": "Nobody may pass.",
    });
    assert_eq!(value["liveBlogUpdate"], json!([post]));

    let ended: LivePage = changed("live/storm-live/latest.json", |json| json["state"] = json!("ended"));
    let values = of(&harbour(), Content::Article(&storm, Some(&ended)));
    assert_eq!(values[0]["coverageEndTime"], "2024-03-09T09:40:00+00:00");
}

#[test]
fn the_way_to_each_page() {
    let site = harbour();
    let lamp = changed_article("lamp", |json| json["canonical"] = Value::Null);
    let values = of(&site, Content::Article(&lamp, None));
    let front = (1, "The Harbour Gazette", "https://news.example/");
    let coast = (2, "Coast", "https://news.example/section/coast/");
    assert_eq!(names(&values[1]), [front, coast, (3, "The old lamp turns again", "https://news.example/coast/lamp/")]);
    let list: ListPage = file("lists/section/coast/1.json");
    assert_eq!(names(&of(&site, Content::List(&list))[1]), [front, coast]);
    let most_read: MostRead = file("most-read.json");
    let values = of(&site, Content::MostRead(&most_read));
    assert_eq!(values.len(), 1);
    assert_eq!(names(&values[0]), [front, (2, "Most read", "https://news.example/most-read/")]);
}

#[test]
fn the_front_page_and_lists() {
    let site = harbour();
    let front: Front = file("front.json");
    insta::assert_snapshot!("front page", pretty(&of(&site, Content::Front(&front))));
    let list: ListPage = file("lists/section/coast/latest.json");
    insta::assert_snapshot!("list", pretty(&of(&site, Content::List(&list))));
}

#[test]
fn what_is_withdrawn_or_nothing_says_nothing() {
    let site = harbour();
    let ferry = article("ferry");
    assert!(of(&site, Content::Article(&ferry, None)).is_empty());
    assert!(of(&site, Content::Nothing).is_empty());
    assert_eq!(script(&[]), "");
}

#[test]
fn nothing_in_the_data_ends_the_script() {
    let nasty = changed_article("lamp", |json| {
        json["headline"] = json!(NASTY);
        json["canonical"] = json!("https://news.example/</script><script>");
    });
    let values = of(&harbour(), Content::Article(&nasty, None));
    let script = script(&values);
    let start = "<script type=\"application/ld+json\">";
    let inner = script.strip_prefix(start).and_then(|rest| rest.strip_suffix("</script>")).expect("one script");
    assert!(!inner.contains(['<', '\u{2028}', '\u{2029}']), "{inner}");
    let read: Vec<Value> = serde_json::from_str(inner).expect("JSON");
    assert_eq!(read, values);
    assert_eq!(read[0]["headline"], NASTY_DECODED);
}

#[test]
fn a_correction_dates_the_article() {
    let corrected = changed_article("tides", |json| {
        json["corrections"] = json!([{ "date": "2024-03-11T09:00:00+00:00", "text": "High water is at 07:10." }]);
    });
    let value = &of(&harbour(), Content::Article(&corrected, None))[0];
    assert_eq!(value["dateModified"], "2024-03-11T09:00:00+00:00");
    assert_eq!(value["correction"][0]["@type"], "CorrectionComment");
    assert_eq!(value["correction"][0]["text"], "High water is at 07:10.");
    assert_eq!(value["correction"][0]["datePublished"], "2024-03-11T09:00:00+00:00");
}

#[test]
fn what_search_engines_require_is_always_there() {
    let tides = article("tides");
    let storm = article("storm");
    let posts: LivePage = changed("live/storm-live/latest.json", |json| {
        let body = |text: &str| json!([{ "type": "paragraph", "text": text }]);
        json["posts"] = json!([
            { "id": "p4", "body": body("The quay is open again.") },
            { "id": "p5", "body": body(&"Very long words ".repeat(20)) },
            { "id": "p6" },
        ]);
    });
    assert_eq!(of(&harbour(), Content::Article(&tides, None))[0]["author"][0]["name"], "The Harbour Gazette");
    let value = &of(&harbour(), Content::Article(&storm, Some(&posts)))[0];
    let updates = value["liveBlogUpdate"].as_array().expect("posts");
    let headlines: Vec<&str> = updates.iter().filter_map(|post| post["headline"].as_str()).collect();
    assert_eq!(headlines[0], "The quay is open again.");
    assert!(headlines[1].ends_with(" words…") || headlines[1].ends_with(" long…"), "{}", headlines[1]);
    assert!(headlines[1].chars().count() <= 110);
    assert_eq!(headlines[2], "The storm, hour by hour");
    assert!(updates.iter().all(|post| post["author"][0]["name"] == "Tom Reed"));
}
