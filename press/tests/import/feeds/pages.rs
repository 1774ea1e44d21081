//! Feeds of several pages, several feeds, and what is no feed.

use super::{FEED, read_source, rss, site};
use press::import::report::Report;
use press::import::sources::feed;

fn page(next: &str, title: &str, date: &str) -> String {
    rss(&format!(
        "<a:link rel='next' href='{next}'/><item><title>{title}</title><guid>urn:{title}</guid><pubDate>{date}</pubDate></item>"
    ))
}

#[test]
fn older_pages_are_followed_and_a_circle_ends() {
    let (first, second) = (page("/feed?page=2", "One", "2024-03-08"), page("/feed", "Two", "2024-03-01"));
    let documents: [(&str, &[u8], &str); 2] =
        [(FEED, first.as_bytes(), ""), ("https://gazette.example/feed?page=2", second.as_bytes(), "")];
    let all = read_source(feed::open(&[FEED.to_owned()], site(&documents)).unwrap(), None);
    assert_eq!(all.headlines(), ["One", "Two"]);
    let since = Some("2024-03-20T00:00:00Z".parse().unwrap());
    let new = read_source(feed::open(&[FEED.to_owned()], site(&documents)).unwrap(), since);
    assert_eq!(new.headlines(), ["One"]);
}

#[test]
fn one_of_several_feeds_is_a_section() {
    let (a, b) = ("https://gazette.example/a", "https://gazette.example/b");
    let news = rss("<item><title>One</title><guid>urn:1</guid><category>Ships</category></item>");
    let sport = news.replace("The Harbour Gazette", "Sport").replace("urn:1", "urn:2").replace("One", "Two");
    let documents: [(&str, &[u8], &str); 2] = [(a, news.as_bytes(), ""), (b, sport.as_bytes(), "")];
    let places = [a.to_owned(), b.to_owned(), "https://gazette.example/gone".to_owned()];
    let read = read_source(feed::open(&places, site(&documents)).unwrap(), None);
    assert_eq!(read.newsroom.sections.len(), 2);
    assert_eq!(read.story("Two").sections[0][0].name, "Sport");
    assert_eq!(read.story("Two").tags[0].name, "Ships");
    assert_eq!(read.losses("feed not read: not found"), 1);
}

#[test]
fn a_web_page_is_refused_with_the_feeds_that_it_names() {
    let page =
        b"<!DOCTYPE html><html><head><link rel=alternate type='application/rss+xml' href='/rss.xml'></head></html>";
    let mut source = feed::open(&[FEED.to_owned()], site(&[(FEED, page, "text/html")])).unwrap();
    let error = source.newsroom(&mut Report::default()).unwrap_err().to_string();
    assert!(error.contains("https://gazette.example/rss.xml"), "{error}");
}
