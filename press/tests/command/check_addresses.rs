//! Checks of addresses: what passes works in a printed site and in the app.

use crate::edition::{Edition, case, run};

const LAMP: &str = "articles/lamp.json";
const TIDES: &str = "articles/tides.json";
const EDITION: &str = "edition.json";
const ALIAS: (&str, &str) = (TIDES, "alias");

#[test]
fn patterns_that_the_app_does_not_use() {
    const PATTERN: &str = "\"/:section/:id/\"";
    run(&[
        case(
            (EDITION, PATTERN, "\"/actualités/:id/\""),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the pattern is a plain path",
        ),
        case(
            (EDITION, PATTERN, "\"/_news/:id/\""),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the pattern is a plain path",
        ),
        case(
            (EDITION, PATTERN, "\"/data/:id/\""),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the app has other pages at these addresses",
        ),
    ]);
}

#[test]
fn ids_of_files_that_press_writes() {
    for id in [
        "404.html",
        "app.html",
        "atom.xml",
        "boot.js",
        "device.js",
        "feed.json",
        "index.html",
        "robots.txt",
        "rss.xml",
        "sw.js",
        "sw.js.br",
        "sitemap-2024-03.xml",
        "data",
        "fonts",
        "settings",
        "most-read",
    ] {
        let edition = Edition::new();
        edition.replace(EDITION, "\"/:section/:id/\"", "\"/:id/\"");
        edition.write(
            &format!("articles/{id}.json"),
            edition.read(TIDES).replace("\"id\": \"tides\"", &format!("\"id\": \"{id}\"")),
        );
        let (code, lines) = edition.check();
        let is_named = |line: &String| {
            line.starts_with(&format!("articles/{id}.json:")) && line.ends_with("choose another id or articlePath")
        };
        assert!(code == 1 && lines.iter().any(is_named), "{id}: {lines:#?}");
    }
}

#[test]
fn a_section_with_the_name_of_a_folder_or_a_sibling() {
    for section in ["data", "fonts", "topic", "fr"] {
        let edition = Edition::new();
        edition.replace(TIDES, "\"id\": \"coast\"", &format!("\"id\": \"{section}\""));
        let (_, lines) = edition.check();
        let is_named = |line: &String| line.starts_with(TIDES) && line.ends_with("choose another id or articlePath");
        assert!(lines.iter().any(is_named), "{section}: {lines:#?}");
    }
}

#[test]
fn old_addresses_that_nothing_can_be_printed_at() {
    const TO: &str = "\"version\"";
    run(&[
        case((TIDES, TO, "\"aliases\": [\"old/\"],\n  \"version\""), ALIAS, "$.aliases[0]", "\"old/\" is not a path"),
        case((TIDES, TO, "\"aliases\": [\"/%FF/\"],\n  \"version\""), ALIAS, "$.aliases[0]", "\"/%FF/\" is not UTF-8"),
        case(
            (TIDES, TO, "\"aliases\": [\"/sitemap.xml\"],\n  \"version\""),
            ALIAS,
            "$.aliases[0]",
            "\"/sitemap.xml\" is the address of a file that press writes",
        ),
        case(
            (TIDES, TO, "\"aliases\": [\"/section/coast/\"],\n  \"version\""),
            ALIAS,
            "$.aliases[0]",
            "\"/section/coast/\" is the address of a page",
        ),
        case(
            (TIDES, TO, "\"aliases\": [\"/fr/a/\"],\n  \"version\""),
            ALIAS,
            "$.aliases[0]",
            "\"/fr/a/\" is an address of another edition",
        ),
        case(
            (TIDES, TO, "\"aliases\": [\"/coast/keeper/\"],\n  \"version\""),
            ALIAS,
            "$.aliases[0]",
            "\"/coast/keeper/\" is an address of articles/keeper.json already",
        ),
    ]);
    let edition = Edition::new();
    run(&[case(
        (TIDES, TO, "\"aliases\": [\"/town/keeper/\"],\n  \"version\""),
        ALIAS,
        "$.aliases[0]",
        "\"/town/keeper/\" is the address of a page",
    )]);
    let good = r#""aliases": ["/2016/%C3%A9t%C3%A9/", "/story.php", "/2016/11/post.aspx", "/town/tides/"], "version""#;
    edition.replace(TIDES, TO, good);
    assert_eq!(edition.check().1.len(), 1, "{:#?}", edition.check());
}

#[test]
fn anchors_that_pages_have_already() {
    for anchor in ["announcer", "app", "boot", "content", "edition", "most-read", "post-p1"] {
        let edition = Edition::new();
        edition.replace(LAMP, "\"what-follows\"", &format!("\"{anchor}\""));
        let (code, lines) = edition.check();
        let message = format!("$.body[1].anchor: pages have an element \"{anchor}\" of their own");
        assert!(code == 1 && lines.iter().any(|line| line.contains(&message)), "{anchor}: {lines:#?}");
    }
}

#[test]
fn addresses_without_a_scheme_name_an_origin_too() {
    run(&[
        case(
            (LAMP, "media/map.svg", "//cdn.example.net/map.svg"),
            (LAMP, "//cdn"),
            "$.body[5].image.renditions[0].url",
            "warning: https://cdn.example.net is not in edition.json's origins.images",
        ),
        case(
            (LAMP, "https://town.example.org/lamp", "///lamp"),
            (LAMP, "///lamp"),
            "$.body[0].text[7].href",
            "\"///lamp\" names no host",
        ),
    ]);
    let edition = Edition::new();
    edition.replace(LAMP, "media/map.svg", "//img.example.org/map.svg");
    assert_eq!(edition.check().1.len(), 1, "an origin of the edition");
}

#[test]
fn an_embed_that_the_policy_forbids() {
    run(&[case(
        (LAMP, "https://www.youtube.com/watch?v=abc", "https://vimeo.com/123456"),
        (LAMP, "vimeo"),
        "$.body[14].url",
        "it plays at https://player.vimeo.com, which edition.json's origins.embeds does not allow: add it",
    )]);
    let edition = Edition::new();
    edition.replace(LAMP, "https://www.youtube.com/watch?v=abc", "https://other.example/abc");
    assert_eq!(edition.check().1.len(), 1, "others are links anyway");
}

#[test]
fn languages_that_the_interface_does_not_have() {
    run(&[case(
        (EDITION, "\"inLanguage\": \"en\"", "\"inLanguage\": \"es-MX\""),
        (EDITION, "es-MX"),
        "$.inLanguage",
        "the interface has no \"es\", only en, fr",
    )]);
    let edition = Edition::new();
    edition.replace(EDITION, "\"inLanguage\": \"en\"", "\"inLanguage\": \"en-GB\"");
    assert_eq!(edition.check().1.len(), 1);
}

#[test]
fn dates_that_some_formats_do_not_take() {
    const DATE: &str = "\"date\": \"2024-03-08T21:30:00+00:00\"";
    const PATH: &str = "$.corrections[0].date";
    run(&[
        case(
            (LAMP, DATE, "\"date\": \"2016-12-31T23:59:60Z\""),
            (LAMP, ":60Z"),
            PATH,
            "warning: \"2016-12-31T23:59:60Z\" is a leap",
        ),
        case(
            (LAMP, DATE, "\"date\": \"1969-07-20T20:17:00Z\""),
            (LAMP, "1969"),
            PATH,
            "warning: \"1969-07-20T20:17:00Z\" is before 1970",
        ),
        case(
            (LAMP, DATE, "\"date\": \"0999-07-20T20:17:00Z\""),
            (LAMP, "0999"),
            PATH,
            "warning: \"0999-07-20T20:17:00Z\" is before 1970",
        ),
        case(
            (LAMP, DATE, "\"date\": \"0000-07-20T20:17:00Z\""),
            (LAMP, "0000"),
            PATH,
            "\"0000-07-20T20:17:00Z\" is not",
        ),
        case(
            ("articles/ferry.json", "2024-03-04T08", "2199-01-01T08"),
            ("articles/ferry.json", "2199"),
            "$.datePublished",
            "warning: \"2199-01-01T08:00:00+00:00\" is in the future",
        ),
    ]);
}

#[test]
fn changes_that_a_newsroom_writes_itself() {
    let edition = Edition::new();
    let ferry = r#"{ "id": "ferry", "headline": "The ferry is sold" }"#;
    edition.write("changes.json", format!("{{ \"version\": \"1.0\", \"withdrawn\": [{ferry}] }}"));
    assert_eq!(edition.check().1, ["20 files, 0 errors, 0 warnings"]);
    let wrong = r#"{ "version": "1.0", "withdrawn": [{ "id": "tides", "headline": "T" }], "corrected": [{ "id": "x", "headline": "X" }] }"#;
    edition.write("changes.json", wrong);
    let (code, lines) = edition.check();
    assert_eq!(code, 1);
    for message in [
        "changes.json:1:43: $.withdrawn[0].id: articles/tides.json is not withdrawn",
        "$.corrected[0].id: there is no article \"x\"",
        "$.withdrawn: articles/ferry.json is withdrawn and not named here",
    ] {
        assert!(lines.iter().any(|line| line.contains(message)), "{message}: {lines:#?}");
    }
}
