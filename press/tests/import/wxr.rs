//! WordPress's export files: what is read of them, and what is not.

use crate::support::stories;
use contract::Kind;
use flate2::Compression;
use flate2::write::GzEncoder;
use press::import::report::Report;
use press::import::sources::wordpress::{Choice, wxr};
use press::import::sources::{Source, SourceError};
use press::import::story::{Part, Story};
use std::fs;
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

/// An item of an export: its id, status, and the elements that are not as usual.
fn item(id: u64, status: &str, more: &[(&str, &str)]) -> String {
    let usual = [
        ("title", format!("Mill {id}")),
        ("link", format!("https://mill.example/news/mill-{id}/")),
        ("dc:creator", "vera".to_owned()),
        ("content:encoded", format!("The mill of number {id} turns.\n\nIt has a new wheel.")),
        ("excerpt:encoded", String::new()),
        ("wp:post_id", id.to_string()),
        ("wp:post_date", "2024-07-08 20:00:00".to_owned()),
        ("wp:post_date_gmt", "2024-07-08 18:00:00".to_owned()),
        ("wp:post_modified_gmt", "2024-07-09 06:30:00".to_owned()),
        ("wp:post_name", format!("mill-{id}")),
        ("wp:status", status.to_owned()),
        ("wp:post_parent", "0".to_owned()),
        ("wp:menu_order", "0".to_owned()),
        ("wp:post_type", "post".to_owned()),
        ("wp:post_password", String::new()),
    ];
    let is_more = |name: &str| more.iter().any(|(more, _)| *more == name);
    let element = |name: &str, text: &str| format!("<{name}><![CDATA[{text}]]></{name}>");
    let usual = usual.iter().filter(|(name, _)| !is_more(name)).map(|(name, text)| element(name, text));
    // An element with attributes or others within is written as it is.
    let more = more.iter().map(|(name, text)| if name.is_empty() { (*text).to_owned() } else { element(name, text) });
    format!("<item>{}</item>", usual.chain(more).collect::<String>())
}

/// A file with items.
fn export(items: &[String]) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>The Mill &amp; Weir</title><link>https://mill.example</link><description>News of the river</description>
  <language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_site_url>https://mill.example</wp:base_site_url><wp:base_blog_url>https://mill.example</wp:base_blog_url>
  <wp:author><wp:author_id>2</wp:author_id><wp:author_login>vera</wp:author_login>
    <wp:author_email>vera@mill.example</wp:author_email><wp:author_display_name>Vera Holt</wp:author_display_name></wp:author>
  <wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>river</wp:category_nicename>
    <wp:category_parent></wp:category_parent><wp:cat_name>River</wp:cat_name></wp:category>
  <wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>weirs</wp:category_nicename>
    <wp:category_parent>river</wp:category_parent><wp:cat_name>Weirs &amp; Locks</wp:cat_name></wp:category>
  <wp:term><wp:term_id>9</wp:term_id><wp:term_taxonomy>place</wp:term_taxonomy><wp:term_slug>upstream</wp:term_slug>
    <wp:term_parent></wp:term_parent><wp:term_name>Upstream</wp:term_name></wp:term>
{}
</channel></rss>"#,
        items.concat()
    )
}

/// A folder with one export, and its source.
fn open(items: &[String], choice: Choice) -> (TempDir, Box<dyn Source>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    fs::write(folder.path().join("export.xml"), export(items)).expect("a file");
    let source = wxr::open(&[folder.path().to_owned()], choice).expect("an export");
    (folder, source)
}

fn keys(stories: &[Story]) -> Vec<&str> {
    stories.iter().map(|story| story.key.as_str()).collect()
}

fn html(story: &Story) -> &str {
    match &story.body[..] {
        [Part::Html(html)] => html,
        other => panic!("one part of HTML, and not {other:?}"),
    }
}

const CATEGORY: (&str, &str) =
    ("", "<category domain=\"category\" nicename=\"weirs\"><![CDATA[Weirs & Locks]]></category>");
const TAG: (&str, &str) = ("", "<category domain=\"post_tag\" nicename=\"eels\"><![CDATA[Eels]]></category>");
const PLACE: (&str, &str) = ("", "<category domain=\"place\" nicename=\"upstream\"><![CDATA[Upstream]]></category>");

#[test]
fn a_post_becomes_a_story() {
    let former =
        "<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>the-mill</wp:meta_value></wp:postmeta>";
    let post = item(
        7,
        "publish",
        &[("excerpt:encoded", "Why it stood still."), ("wp:is_sticky", "1"), CATEGORY, TAG, ("", former)],
    );
    let page = item(8, "publish", &[("wp:post_type", "page")]);
    let (_folder, mut source) = open(&[post, page], Choice::default());
    let newsroom = source.newsroom(&mut Report::default()).expect("a newsroom");
    assert_eq!(newsroom.name.as_deref(), Some("The Mill & Weir"));
    assert_eq!(newsroom.language.as_deref(), Some("en-GB"));
    assert_eq!(newsroom.home.as_ref().map(|home| home.as_str()), Some("https://mill.example/"));
    let (stories, notes) = stories(source);
    assert_eq!(keys(&stories), ["post/7", "page/8"]);
    let mill = &stories[0];
    assert_eq!((mill.headline.as_str(), mill.description.as_deref()), ("Mill 7", Some("Why it stood still.")));
    assert_eq!(html(mill).trim(), "<p>The mill of number 7 turns.</p>\n<p>It has a new wheel.</p>");
    let sections: Vec<&str> = mill.sections[0].iter().map(|term| term.name.as_str()).collect();
    assert_eq!(sections, ["River", "Weirs & Locks"]);
    assert_eq!(mill.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["Eels"]);
    assert_eq!(mill.authors[0].name, "Vera Holt");
    assert_eq!(mill.published.map(|time| time.to_string()).as_deref(), Some("2024-07-08T18:00:00Z"));
    assert_eq!(mill.modified.map(|time| time.to_string()).as_deref(), Some("2024-07-09T06:30:00Z"));
    let addresses: Vec<&str> = mill.other_addresses.iter().map(|url| url.as_str()).collect();
    assert_eq!(addresses, ["https://mill.example/?p=7", "https://mill.example/news/the-mill/"]);
    assert!(mill.is_pinned);
    assert_eq!((mill.kind, stories[1].kind), (Kind::Article, Kind::Page));
    assert_eq!(notes, [""; 0]);
    assert!(!format!("{stories:?}").contains("vera@"), "no address of a person is read");
}

#[test]
fn what_readers_may_not_read_stays_out() {
    let hidden = ["draft", "private", "future", "pending", "trash", "auto-draft", "inherit"];
    let mut items: Vec<String> = (20..).zip(hidden).map(|(id, status)| item(id, status, &[])).collect();
    items.push(item(30, "publish", &[("wp:post_password", "open sesame")]));
    // A picture of a draft, which a published post shows: the site shows it no more than the draft.
    let picture = [
        ("wp:post_type", "attachment"),
        ("wp:post_parent", "20"),
        ("wp:attachment_url", "https://mill.example/up/secret.jpg"),
    ];
    items.push(item(31, "inherit", &picture));
    let shows = [
        ("content:encoded", "Open to all.\n\n[gallery ids=\"31\"]"),
        ("", "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>31</wp:meta_value></wp:postmeta>"),
    ];
    items.push(item(32, "publish", &shows));
    let (_folder, mut source) = open(&items, Choice::default());
    assert_eq!(source.keys().expect("keys"), Some(vec!["post/32".to_owned()]));
    let (stories, _) = stories(source);
    assert_eq!(keys(&stories), ["post/32"]);
    assert!(!format!("{stories:?}").contains("secret"), "{stories:?}");
}

#[test]
fn an_export_may_be_packed_or_damaged() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let packed = |text: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).expect("it is packed");
        encoder.finish().expect("it is packed")
    };
    let whole = packed(&export(&[item(7, "publish", &[])]));
    fs::write(folder.path().join("one.xml.gz"), &whole).expect("a file");
    fs::write(folder.path().join("three.xml.gz"), &whole[..20]).expect("a file");
    fs::write(folder.path().join("two.xml"), export(&[item(8, "publish", &[])])).expect("a file");
    fs::write(folder.path().join("four.xml"), "no export at all").expect("a file");
    let read = |path: &Path| wxr::open(&[path.to_owned()], Choice::default());
    let (all, notes) = stories(read(folder.path()).expect("an export"));
    let mut keys = keys(&all);
    keys.sort_unstable();
    assert_eq!(keys, ["post/7", "post/8"]);
    assert!(notes.iter().any(|note| note.contains("three.xml.gz")), "{notes:?}");
    assert!(notes.iter().any(|note| note.contains("four.xml")), "{notes:?}");
    let error = read(&folder.path().join("three.xml.gz")).map(drop).expect_err("no export");
    assert!(matches!(error, SourceError::Unreadable(_)), "{error}");
}

#[test]
fn types_that_import_toml_does_not_name_are_noted() {
    let of_type = |id, name, status| item(id, status, &[("wp:post_type", name), CATEGORY, PLACE]);
    let items = [
        of_type(7, "post", "publish"),
        of_type(40, "brief", "publish"),
        of_type(41, "recipe", "publish"),
        of_type(42, "advert", "draft"),
        of_type(43, "nav_menu_item", "publish"),
        of_type(44, "wp_navigation", "publish"),
    ];
    let (_folder, mut source) = open(&items, Choice::default());
    let mut report = Report::default();
    source.newsroom(&mut report).expect("a newsroom");
    let left_out: Vec<&str> = report.losses().values().flatten().map(String::as_str).collect();
    assert_eq!(left_out, ["brief", "recipe"], "none of WordPress's own, and none that nobody could read");

    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let choice = Choice { types: names(&["post", "brief"]), sections: names(&["place", "category"]), tags: Vec::new() };
    let (_folder, mut source) = open(&items, choice);
    assert_eq!(source.keys().expect("keys"), Some(vec!["post/7".to_owned(), "brief/40".to_owned()]));
    let (stories, _) = stories(source);
    assert_eq!(keys(&stories), ["post/7", "brief/40"]);
    let sections: Vec<&str> = stories[1].sections.iter().flatten().map(|term| term.name.as_str()).collect();
    assert_eq!(sections, ["Upstream", "River", "Weirs & Locks"], "the first taxonomy decides");
}

#[test]
fn an_excerpt_that_repeats_the_text_is_noted() {
    let repeats = item(7, "publish", &[("excerpt:encoded", "The mill of number 7 turns.")]);
    let own = item(8, "publish", &[("excerpt:encoded", "After nine years.")]);
    let (_folder, mut source) = open(&[repeats, own, item(9, "publish", &[])], Choice::default());
    let mut report = Report::default();
    let mut leads = Vec::new();
    let mut each = |story: Story| {
        leads.push(story.description);
        Ok(())
    };
    source.stories(None, &mut report, &mut each).expect("stories");
    assert_eq!(leads, [None, Some("After nine years.".to_owned()), None]);
    assert_eq!(report.losses()["excerpt left out: it repeats the text"], ["post/7"]);
}

#[test]
fn what_wordpress_makes_when_it_shows_a_post_is_made_here() {
    let text = "First:\nhttps://youtu.be/wheel\nand\nhttps://mill.example/unknown\n\n[gallery]";
    let picture = |id: u64, parent: &str, order: &str, file: &str| {
        let file = format!("https://mill.example/up/{file}");
        let more = [
            ("wp:post_type", "attachment"),
            ("wp:post_parent", parent),
            ("wp:menu_order", order),
            ("wp:attachment_url", &*file),
        ];
        item(id, "inherit", &more)
    };
    let items = [
        item(7, "publish", &[("content:encoded", text)]),
        picture(20, "7", "1", "last.jpg"),
        picture(21, "7", "0", "first.jpg"),
        picture(22, "7", "0", "prices.pdf"),
        picture(23, "8", "0", "other.jpg"),
    ];
    let (_folder, source) = open(&items, Choice::default());
    let (stories, _) = stories(source);
    let html = html(&stories[0]);
    let embed =
        "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">https://youtu.be/wheel</div></figure>";
    assert!(
        html.starts_with(&format!("<p>First:</p>\n{embed}\n<p>and<br />\nhttps://mill.example/unknown</p>")),
        "{html}"
    );
    let files: Vec<&str> = html.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(files, ["https://mill.example/up/first.jpg", "https://mill.example/up/last.jpg"]);
}
