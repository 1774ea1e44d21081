//! Folders of Markdown, as Jekyll, Hugo and Zola have them.

use super::feeds::{Read, html, names, read_source};
use contract::Kind;
use press::import::sources::markdown;
use proptest::prelude::*;
use std::fs;
use url::Url;

fn read(files: &[(&str, &str)], address: Option<&str>) -> Read {
    let folder = folder(files);
    let address = address.map(|address| Url::parse(address).unwrap());
    read_source(markdown::open(folder.path(), address).unwrap(), None)
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_post_of_jekyll_becomes_a_story() {
    let post = "\u{feff}---\r\ntitle: \"Crane &amp; quay\"\r\nauthor: Ada Marsh\r\ndate: 2024-03-08 18:00:00 +0100\r\ncategories: harbour cranes\r\n\
        tags: [Port, Ships]\r\nexcerpt: A *short* lead.\r\nimage:\r\n  path: /top.jpg\r\n  alt: The quay\r\nredirect_from: /old/crane/\r\n---\r\n\
        See [the tide]({% post_url 2024-01-02-tide %}) and ![Map]({{ \"/map.png\" | relative_url }}).[^1]\r\n\r\n[^1]: Said *twice*.\r\n";
    let files = [
        (
            "_config.yml",
            "title: The Gazette\nurl: https://gazette.example\nbaseurl: /news\npermalink: pretty\ntimezone: Europe/Paris\nlang: en-gb\n",
        ),
        ("_posts/2024-03-08-crane.md", post),
        ("harbour/_posts/2024-01-02-tide.md", "---\ntitle: Tide\n---\nHigh."),
        ("about.md", "---\ntitle: About us\n---\nWe."),
        ("README.md", "# How to build"),
    ];
    let read = read(&files, None);
    assert_eq!(read.newsroom.name.as_deref(), Some("The Gazette"));
    assert_eq!(
        (read.newsroom.language.as_deref(), read.newsroom.time_zone.as_deref()),
        (Some("en-GB"), Some("Europe/Paris"))
    );
    let story = read.story("Crane & quay");
    assert_eq!(
        story.address.as_ref().unwrap().as_str(),
        "https://gazette.example/news/harbour/cranes/2024/03/08/crane/"
    );
    assert_eq!(story.other_addresses[0].as_str(), "https://gazette.example/news/old/crane/");
    assert_eq!(story.published.unwrap().to_string(), "2024-03-08T17:00:00Z");
    assert_eq!((names(story), story.description.as_deref()), (vec!["Ada Marsh"], Some("A short lead.")));
    assert_eq!((story.sections[0][0].name.as_str(), story.tags.len()), ("harbour", 2));
    assert_eq!(story.image.as_ref().unwrap().files[0].0.as_str(), "https://gazette.example/top.jpg");
    assert!(
        html(story).contains(r#"<a href="https://gazette.example/news/harbour/2024/01/02/tide/">the tide</a>"#),
        "{}",
        html(story)
    );
    assert!(html(story).contains(r#"src="https://gazette.example/news/map.png""#));
    assert!(html(story).contains(r##"href="#1""##) && !html(story).contains("Said"));
    assert_eq!(story.notes, [("1".to_owned(), "<p>Said <em>twice</em>.</p>\n".to_owned())]);
    // Dates without a zone are the site's.
    assert_eq!(read.story("Tide").published.unwrap().to_string(), "2024-01-01T23:00:00Z");
    assert_eq!(read.story("About us").kind, Kind::Page);
    assert_eq!(read.stories.len(), 3);
}

#[test]
fn hugo_and_zola_have_toml_and_sections() {
    let files = [
        ("hugo.toml", "baseURL = 'https://gazette.example/'\ntitle = 'Gazette'\nlanguageCode = 'en'\n"),
        ("content/culture/_index.md", "+++\ntitle = 'Culture & arts'\n+++\n"),
        (
            "content/culture/opera.md",
            "+++\ntitle = 'Opera'\ndate = 2024-03-08T18:00:00Z\nslug = 'the-opera'\naliases = ['/o/']\n[taxonomies]\ntags = ['Music']\n+++\n\
            {{< youtube dQw4 >}}\n\n{{< figure src=\"a.jpg\" alt=\"Stage\" caption=\"The stage\" attr=\"Tom\" >}}\n\n{{< quote who=\"x\" >}}Bravo.{{< /quote >}} See [the café](cafe.md#menu).\n\n\
            ```go\n{{ .Title }}\n```\n",
        ),
        ("content/culture/cafe.md", "{\"title\": \"Café\", \"date\": \"2024-03-01\"}\n\nOpen."),
        ("content/culture/opera.fr.md", "---\ntitle: Opéra\n---\n"),
        ("content/about.md", "+++\ntitle = 'About'\n+++\nWe."),
    ];
    let read = read(&files, None);
    let story = read.story("Opera");
    assert_eq!(story.address.as_ref().unwrap().as_str(), "https://gazette.example/culture/the-opera/");
    assert_eq!((story.sections[0][0].name.as_str(), story.tags[0].name.as_str()), ("Culture & arts", "Music"));
    let body = html(story);
    assert!(body.contains(r#"<iframe src="https://www.youtube.com/embed/dQw4">"#), "{body}");
    assert!(body.contains(r#"<img src="https://gazette.example/culture/the-opera/a.jpg" alt="Stage">"#), "{body}");
    assert!(body.contains("The stage <cite>Tom</cite>") && body.contains("Bravo."), "{body}");
    assert!(body.contains(r#"href="https://gazette.example/culture/cafe/#menu""#), "{body}");
    assert!(body.contains("{{ .Title }}"), "{body}");
    assert_eq!(read.losses("shortcode quote left out"), 1);
    assert_eq!(read.losses("another language"), 1);
    assert_eq!(read.story("About").kind, Kind::Page);
    assert_eq!(read.story("Café").kind, Kind::Article);
}

#[test]
fn broken_front_matter_loses_no_words() {
    let read = read(
        &[("a.md", "---\ntitle: Docks: open\ntags: [\n---\nThe docks are open."), ("b-c.md", "---\n{{{\n---\nText.")],
        None,
    );
    assert!(html(read.story("Docks: open")).contains("The docks are open."));
    assert!(html(read.story("B c")).contains("Text."));
    assert_eq!(read.losses("front matter is broken"), 2);
}

#[test]
fn what_is_not_published_is_left_out() {
    let files = [
        ("a.md", "---\npublished: false\n---\nA"),
        ("b.md", "+++\ndraft = true\n+++\nB"),
        ("c.md", "---\ndate: 2199-01-01\n---\nC"),
        ("_drafts/d.md", "---\ntitle: D\n---\nD"),
        ("e.md", "# The headline\n\nE"),
    ];
    let read = read(&files, None);
    assert_eq!(read.headlines(), ["The headline"]);
    assert_eq!(read.losses("draft left out"), 2);
    assert_eq!(read.losses("future"), 1);
    let folder = folder(&files);
    assert_eq!(markdown::open(folder.path(), None).unwrap().keys().unwrap().unwrap(), ["e.md"]);
}

#[test]
fn pictures_of_a_folder_come_along_and_none_from_outside() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.png"), "x").unwrap();
    let secret = outside.path().join("secret.png");
    let text = format!("![A](img/a.png) ![B](/b.png) ![C](../{}) ![D](missing.png)", secret.display());
    let folder = folder(&[("posts/a.md", &text), ("posts/img/a.png", "png"), ("static/b.png", "png")]);
    let read = read_source(markdown::open(folder.path(), None).unwrap(), None);
    let body = html(&read.stories[0]);
    assert_eq!(body.matches("data:image/png;base64,cG5n").count(), 2, "{body}");
    assert_eq!(read.losses("picture that is not there"), 2);
}

#[test]
fn leftovers_are_told() {
    let text = "---\ntitle: T\n---\nh2. Old\n\n{% include gallery.html %} {{ site.data.x }} {% raw %}{{ kept }}{% endraw %}\n\n\
        {% highlight ruby %}\nputs 1\n{% endhighlight %}\n\n{% comment %}hidden{% endcomment %}`{{ code }}`";
    let read = read(&[("_config.yml", "title: X"), ("_posts/2024-01-01-a.md", text)], None);
    let body = html(read.story("T"));
    assert!(body.contains("{{ kept }}") && body.contains("<code>{{ code }}</code>"), "{body}");
    assert!(body.contains("<code class=\"language-ruby\">puts 1\n</code>"), "{body}");
    assert!(!body.contains("hidden") && !body.contains("gallery"), "{body}");
    assert_eq!((read.losses("Liquid include left out"), read.losses("Textile left as text")), (1, 1));
}

const PIECES: [&str; 22] = [
    "---\n",
    "+++\n",
    "title: a\n",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{{< figure src=\"",
    " raw ",
    " endraw ",
    "`",
    "```\n",
    "~~~",
    "[^1]: é\n",
    "[^1]",
    "![x](",
    "../a.md)",
    "é",
    "&x",
    "*x",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_a_story(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let folder = folder(&[("_config.yml", "url: https://a.example")]);
        fs::write(folder.path().join("a.md"), bytes).unwrap();
        read_source(markdown::open(folder.path(), None).unwrap(), None);
    }

    #[test]
    fn any_pieces_are_a_story(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40)) {
        let folder = folder(&[("_config.yml", "url: https://a.example"), ("a.md", &pieces.concat())]);
        read_source(markdown::open(folder.path(), None).unwrap(), None);
    }
}
