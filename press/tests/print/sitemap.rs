//! Sitemaps and `robots.txt`.

use crate::paper::{NASTY, harbour};
use crate::tree::{Tree, read};
use contract::Date;
use press::print::robots::robots;
use press::print::sitemap::{Entry, MAX_ENTRIES, NewsEntry, index, news, sitemap};

fn entry(number: usize) -> Entry {
    Entry { url: format!("https://news.example/coast/{number}/"), modified: None }
}

#[test]
fn pages_with_their_last_change() {
    let modified = Date::parse("2024-03-08T21:30:00+01:00");
    let entries = [Entry { url: "https://news.example/?a=1&b=<2>".to_owned(), modified }, entry(2)];
    let tree = read(&sitemap(&entries));
    assert_eq!(tree.name, "urlset");
    assert_eq!(tree.attribute("xmlns"), Some("http://www.sitemaps.org/schemas/sitemap/0.9"));
    let urls = tree.all("url");
    assert_eq!(urls[0].child("loc"), Some("https://news.example/?a=1&b=<2>"));
    assert_eq!(urls[0].child("lastmod"), Some("2024-03-08T21:30:00+01:00"));
    assert_eq!(urls[1].child("lastmod"), None);
}

#[test]
fn a_date_before_1970_is_left_out() {
    for (date, is_there) in
        [("1969-07-20T20:17:00Z", false), ("0999-01-01T00:00:00Z", false), ("1970-01-01T00:00:00Z", true)]
    {
        let entry = Entry { url: "https://news.example/moon/".to_owned(), modified: Date::parse(date) };
        assert_eq!(read(&sitemap(&[entry])).all("lastmod").len(), usize::from(is_there), "{date}");
    }
}

#[test]
fn more_pages_than_one_sitemap_holds() {
    let entries: Vec<Entry> = (0..MAX_ENTRIES + 1).map(entry).collect();
    let files: Vec<String> = entries.chunks(MAX_ENTRIES).map(sitemap).collect();
    let counts: Vec<usize> = files.iter().map(|file| read(file).children.len()).collect();
    assert_eq!(counts, [50_000, 1]);
    // The protocol's limit for one file.
    assert!(files[0].len() < 50 * 1024 * 1024);
    let places: Vec<Entry> = (1..=files.len()).map(entry).collect();
    let tree = read(&index(&places));
    assert_eq!((tree.name.as_str(), tree.all("sitemap").len()), ("sitemapindex", 2));
    assert_eq!(tree.all("sitemap")[1].child("loc"), Some("https://news.example/coast/2/"));
}

fn published(date: &str) -> NewsEntry {
    NewsEntry {
        url: format!("https://news.example/{}/", date.replace([':', '+'], "-")),
        headline: date.to_owned(),
        published: Date::parse(date).expect("a date"),
        language: None,
    }
}

fn news_of(entries: &[NewsEntry], now: &str) -> Tree {
    read(&news(&harbour(), entries, Date::parse(now).expect("a date").timestamp()))
}

#[test]
fn news_is_two_days_old_at_most() {
    let entries = [
        "2024-03-08T11:59:59+00:00",
        "2024-03-08T12:00:00+00:00",
        "2024-03-10T14:00:00+02:00",
        "2024-03-10T12:00:01+00:00",
        "2024-03-09T23:00:00-05:00",
    ]
    .map(published);
    let tree = news_of(&entries, "2024-03-10T12:00:00Z");
    let titles: Vec<&str> = tree.all("news:title").iter().map(|title| title.text.as_str()).collect();
    assert_eq!(titles, ["2024-03-10T14:00:00+02:00", "2024-03-09T23:00:00-05:00", "2024-03-08T12:00:00+00:00"]);
}

#[test]
fn news_says_whose_it_is() {
    let mut entries =
        ["2024-03-10T10:00:00+00:00", "2024-03-10T09:00:00+00:00", "2024-03-10T08:00:00+00:00"].map(published);
    entries[0].headline = NASTY.to_owned();
    entries[1].language = Some("fr-CA".to_owned());
    entries[2].language = Some("zh-Hant".to_owned());
    let tree = news_of(&entries, "2024-03-10T12:00:00Z");
    assert_eq!(tree.attribute("xmlns:news"), Some("http://www.google.com/schemas/sitemap-news/0.9"));
    let first = tree.all("news:news")[0];
    assert_eq!(first.child("news:publication_date"), Some("2024-03-10T10:00:00+00:00"));
    assert!(first.child("news:title").is_some_and(|title| title.contains("<script>")));
    let site = first.all("news:publication")[0];
    assert_eq!(site.child("news:name"), Some("The Harbour Gazette"));
    let languages: Vec<&str> = tree.all("news:language").iter().map(|name| name.text.as_str()).collect();
    assert_eq!(languages, ["en", "fr", "zh-tw"]);
}

#[test]
fn the_newest_thousand_in_one_order() {
    let mut entries: Vec<NewsEntry> = (0..1_200)
        .map(|number| {
            let mut entry = published(&format!("2024-03-10T{:02}:{:02}:00+00:00", number / 60 % 12, number % 60));
            entry.url = format!("https://news.example/{number:04}/");
            entry
        })
        .collect();
    let now = Date::parse("2024-03-10T12:00:00Z").expect("a date").timestamp();
    let once = news(&harbour(), &entries, now);
    entries.reverse();
    assert_eq!(once, news(&harbour(), &entries, now), "the order of the articles makes no difference");
    let tree = read(&once);
    assert_eq!(tree.children.len(), 1_000);
    assert_eq!(tree.children[0].all("news:title")[0].text, "2024-03-10T11:59:00+00:00");
}

fn robots_at(existing: Option<&str>, bases: &[&str]) -> String {
    robots(existing, "https://news.example", &bases.iter().map(|base| (*base).to_owned()).collect())
}

#[test]
fn robots_name_the_sitemaps_of_all_editions() {
    let first = robots_at(None, &["/"]);
    let own = "Sitemap: https://news.example/news-sitemap.xml\nSitemap: https://news.example/sitemap.xml\n";
    assert_eq!(first, format!("User-agent: *\nAllow: /\n\n{own}"));
    let both = robots_at(Some(&first), &["/", "/en/"]);
    let english = "Sitemap: https://news.example/en/news-sitemap.xml\nSitemap: https://news.example/en/sitemap.xml\n";
    assert_eq!(both, format!("User-agent: *\nAllow: /\n\n{own}{english}"));
    assert_eq!(robots_at(Some(&both), &["/", "/en/"]), both, "printing again changes nothing");
    assert_eq!(robots_at(None, &[]), "User-agent: *\nAllow: /\n");
}

#[test]
fn robots_keep_what_the_newsroom_wrote() {
    let written = "User-agent: GPTBot\r\nDisallow: /\r\n\r\n# The archive of pictures\r\n\
                   sitemap:https://news.example/pictures.xml\r\nSitemap: https://staging.example/sitemap.xml\r\n";
    let printed = robots_at(Some(written), &["/"]);
    let expected = "User-agent: GPTBot\nDisallow: /\n\n# The archive of pictures\n\
                    sitemap:https://news.example/pictures.xml\n\n\
                    Sitemap: https://news.example/news-sitemap.xml\nSitemap: https://news.example/sitemap.xml\n";
    assert_eq!(printed, expected, "a sitemap of press's own at an old origin is gone");
    assert_eq!(robots_at(Some(&printed), &["/"]), printed);
}
