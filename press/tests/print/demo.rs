//! The complete demo edition: everything parses, nothing is lost, and the output is deterministic.

use crate::paper::open;
use crate::tree::{Tree, read, read_all};
use contract::{Article, Block, Line, LivePage, Status, visit_text};
use press::print::feeds::{Feed, files};
use press::print::head::head;
use press::print::linked_data::{linked_data, script};
use press::print::site::{Content, Page, SiteContext};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../public").join(name)
}

fn site(data: &Path, base: &str) -> SiteContext {
    SiteContext::new(open(&data.join("edition.json")), base, "https://news.example")
}

fn articles(data: &Path) -> Vec<Article> {
    let files = fs::read_dir(data.join("articles")).expect("articles").flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    paths.iter().map(|path| open(path)).collect()
}

#[test]
fn the_pictures_of_the_app_are_there_and_as_large_as_they_say() {
    for (data, base) in [("data", "/"), ("en/data", "/en/")] {
        let screenshots = site(&folder(data), base).edition.brand.screenshots;
        let forms: Vec<&str> = screenshots.iter().map(|screenshot| screenshot.form_factor.as_str()).collect();
        assert_eq!(forms, ["narrow", "narrow", "wide"]);
        for screenshot in screenshots {
            let bytes = fs::read(folder(data).join(&screenshot.url)).expect(&screenshot.url);
            assert!(bytes.len() <= 120_000, "{} weighs {} bytes", screenshot.url, bytes.len());
            // Stored minus one: https://developers.google.com/speed/webp/docs/riff_container#extended_file_format
            assert_eq!(&bytes[8..16], b"WEBPVP8X", "{}", screenshot.url);
            let side = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], 0]) + 1;
            assert_eq!(screenshot.sizes, format!("{}x{}", side(24), side(27)), "{}", screenshot.url);
        }
    }
}

fn feed<'a>(articles: &'a [Article]) -> Feed<'a> {
    let (title, path) = ("Tout".to_owned(), "/".to_owned());
    Feed { title, description: None, path, updated: None, articles: articles.iter().collect() }
}

/// The text of a body, line by line, and cell by cell in tables.
fn lines(body: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    visit_text(body, &mut |line| match line {
        Line::Row(cells) => lines.extend(cells.iter().map(|cell| cell.plain())),
        Line::Rich(_) | Line::Plain(_) => lines.push(line.plain()),
    });
    lines
}

fn check(data: &Path, base: &str) -> usize {
    let site = site(data, base);
    let articles = articles(data);
    let [(_, rss), (_, atom), (_, json)] = files(&site, &feed(&articles));
    assert_eq!(files(&site, &feed(&articles)).map(|(_, text)| text), [rss.clone(), atom.clone(), json.clone()]);
    let (rss, atom): (Tree, Tree) = (read(&rss), read(&atom));
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let standing: Vec<&Article> = articles.iter().filter(|article| article.status == Status::Published).collect();
    assert_eq!(rss.all("item").len(), standing.len());
    let mut count = 0;
    for (index, article) in standing.iter().enumerate() {
        let html = json["items"][index]["content_html"].as_str().expect("HTML");
        assert_eq!(rss.all("content:encoded")[index].text, html);
        assert_eq!(atom.all("content")[index].text, html);
        let text = read(html).text;
        for line in lines(&article.body) {
            assert!(text.contains(&line), "{}: {line}", article.id);
            count += 1;
        }
    }
    count
}

#[test]
fn the_feeds_hold_every_line() {
    assert!(check(&folder("data"), "/") > 500);
    assert!(check(&folder("en/data"), "/en/") > 0);
}

#[test]
fn the_heads_and_what_machines_read_of_every_article() {
    let data = folder("data");
    let site = site(&data, "/");
    for article in articles(&data) {
        let live =
            article.live.as_ref().map(|live| open::<LivePage>(&data.join(format!("live/{}/latest.json", live.id))));
        let path = site.paths.article(&article.id, article.section.as_ref());
        let page = Page { path, title: article.headline.clone(), content: Content::Article(&article, live.as_ref()) };
        let text = head(&site, &page);
        assert_eq!(text, head(&site, &page));
        assert!(read_all(&text).children.len() > 10, "{}", article.id);
        let values = linked_data(&site, &page);
        assert_eq!(values, linked_data(&site, &page));
        assert_eq!(values.is_empty(), article.status == Status::Withdrawn);
        assert_eq!(script(&values).matches('<').count(), if values.is_empty() { 0 } else { 2 });
    }
}
