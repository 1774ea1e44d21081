//! Checks of the edition itself, and of the fields that an article's kind and status require.

use crate::edition::{Edition, case, run};

const EDITION: &str = "edition.json";

#[test]
fn the_edition() {
    const PATTERN: &str = "/:section/:id/";
    run(&[
        case(
            (EDITION, PATTERN, "/:section/:id"),
            (EDITION, "articlePath"),
            "$.articlePath",
            "an article's address ends with its id",
        ),
        case(
            (EDITION, PATTERN, ":section/:id/"),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the pattern is a path on this site",
        ),
        case(
            (EDITION, PATTERN, "/:year/:id/"),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the pattern may hold \":section\" and \":id\"",
        ),
        case(
            (EDITION, PATTERN, "/:section//:id/"),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the pattern is a plain path",
        ),
        case(
            (EDITION, PATTERN, "/topic/:id/"),
            (EDITION, "articlePath"),
            "$.articlePath",
            "the app has other pages at these addresses",
        ),
        case(
            (EDITION, "\"article\": \"tides\"", "\"article\": \"ebb\""),
            (EDITION, "ebb"),
            "$.navigation[2].article",
            "there is no article \"ebb\"",
        ),
        case(
            (EDITION, "\"article\": \"tides\"", "\"url\": \"/\", \"article\": \"tides\""),
            (EDITION, "Tides"),
            "$.navigation[2]",
            "a link leads to one thing",
        ),
        case(
            (EDITION, ", \"article\": \"tides\"", ""),
            (EDITION, "Tides"),
            "$.navigation[2]",
            "a link leads to one thing",
        ),
        case(
            (EDITION, "https://shop", "javascript://shop"),
            (EDITION, "javascript"),
            "$.navigation[3].url",
            "\"javascript://shop.example.org/\" is followed by no page",
        ),
        case(
            (EDITION, "\"id\": \"legal\"", "\"id\": \"imprint\""),
            (EDITION, "imprint"),
            "$.pages[0].id",
            "there is no article \"imprint\"",
        ),
        case(
            (EDITION, "\"id\": \"legal\"", "\"id\": \"tides\""),
            (EDITION, "pages"),
            "$.pages[0].id",
            "articles/tides.json is of kind \"article\"",
        ),
        case(
            (EDITION, "\"inLanguage\": \"fr\"", "\"inLanguage\": \"EN\""),
            (EDITION, "EN"),
            "$.siblings[0].inLanguage",
            "a sibling is in another language",
        ),
        case((EDITION, "/fr/", "tel:+33"), (EDITION, "tel:"), "$.siblings[0].url", "\"tel:+33\" is no page"),
        case(
            (EDITION, "https://www.youtube-nocookie.com", "https://www.youtube-nocookie.com/embed"),
            (EDITION, "/embed"),
            "$.origins.embeds[0]",
            "\"https://www.youtube-nocookie.com/embed\" is not an origin",
        ),
        case(
            (EDITION, "{ \"id\": \"town\", \"name\": \"Town\" }", "{ \"id\": \"coast\", \"name\": \"Town\" }"),
            (EDITION, "\"Town\""),
            "$.sections[1].id",
            "\"coast\" is the id of a section above",
        ),
    ]);
}

#[test]
fn the_pictures_of_the_app() {
    const BRAND: &str = "\"tagline\": \"News of the coast\"";
    run(&[
        case(
            (EDITION, BRAND, "\"icons\": [{ \"url\": \"media/lost.png\" }]"),
            (EDITION, "lost"),
            "$.brand.icons[0].url",
            "warning: there is no file media/lost.png",
        ),
        case(
            (EDITION, BRAND, "\"icons\": [{ \"url\": \"media/map.svg\", \"sizes\": \"512\" }]"),
            (EDITION, "\"512\""),
            "$.brand.icons[0].sizes",
            "\"512\" is no size",
        ),
        case(
            (EDITION, BRAND, "\"icons\": [{ \"url\": \"media/map.svg\", \"purpose\": \"maskabel\" }]"),
            (EDITION, "maskabel"),
            "$.brand.icons[0].purpose",
            "\"maskabel\" is no purpose of an icon",
        ),
        case(
            (
                EDITION,
                BRAND,
                "\"screenshots\": [{ \"url\": \"media/map.svg\", \"sizes\": \"9x9\", \"formFactor\": \"tall\", \"label\": \"Map\" }]",
            ),
            (EDITION, "tall"),
            "$.brand.screenshots[0].formFactor",
            "\"tall\" is unknown: write one of \"narrow\", \"wide\"",
        ),
        case(
            (
                EDITION,
                BRAND,
                "\"screenshots\": [{ \"url\": \"media/map.svg\", \"sizes\": \"9x0\", \"formFactor\": \"wide\", \"label\": \"Map\" }]",
            ),
            (EDITION, "9x0"),
            "$.brand.screenshots[0].sizes",
            "\"9x0\" is no size",
        ),
        case(
            (
                EDITION,
                BRAND,
                "\"screenshots\": [{ \"url\": \"media/map.svg\", \"sizes\": \"9x9\", \"formFactor\": \"wide\" }]",
            ),
            (EDITION, "screenshots"),
            "$.brand.screenshots[0]",
            "the screenshot has no \"label\"",
        ),
        case(
            (
                EDITION,
                BRAND,
                "\"screenshots\": [{ \"url\": \"data:,\", \"sizes\": \"9x9\", \"formFactor\": \"wide\", \"label\": \"Map\" }]",
            ),
            (EDITION, "data:,"),
            "$.brand.screenshots[0].url",
            "\"data:,\" is loaded by no page",
        ),
    ]);
}

#[test]
fn kinds_and_status() {
    run(&[
        case(
            ("articles/ferry.json", "\"statusMessage\": \"The ferry was not sold. We took this article back.\",", ""),
            ("articles/ferry.json", "\"status\""),
            "$.status",
            "a withdrawn article says why",
        ),
        case(
            (
                "articles/nets.json",
                "\"sponsor\": { \"name\": \"Twine & Sons\", \"url\": \"https://twine.example.org/\" },",
                "",
            ),
            ("articles/nets.json", "sponsored"),
            "$.kind",
            "a sponsored article names who paid",
        ),
        case(
            ("articles/tides.json", "\"body\"", "\"sponsor\": { \"name\": \"Moon\" }, \"body\""),
            ("articles/tides.json", "Moon"),
            "$.sponsor",
            "readers see no sponsor with kind \"article\"",
        ),
        case(
            ("articles/tides.json", "\"body\"", "\"live\": { \"id\": \"storm-live\" }, \"body\""),
            ("articles/tides.json", "storm-live"),
            "$.live",
            "readers see no posts with kind \"article\"",
        ),
        case(
            (
                "articles/lamp.json",
                "{\n      \"type\": \"divider\"",
                "{ \"type\": \"heading\", \"text\": \"Again\", \"anchor\": \"what-follows\" },\n    {\n      \"type\": \"divider\"",
            ),
            ("articles/lamp.json", "Again"),
            "$.body[16].anchor",
            "the anchor \"what-follows\" is on a heading above already",
        ),
    ]);
}

#[test]
fn aliases() {
    const ALIAS: &str = "/2024/03/lamp.html";
    run(&[
        case(
            ("articles/lamp.json", ALIAS, "2024/03/lamp.html"),
            ("articles/lamp.json", "lamp.html"),
            "$.aliases[0]",
            "\"2024/03/lamp.html\" is not a path on this site",
        ),
        case(
            ("articles/lamp.json", ALIAS, "/../lamp.html"),
            ("articles/lamp.json", "lamp.html"),
            "$.aliases[0]",
            "\"/../lamp.html\" is not a path on this site",
        ),
        case(
            ("articles/lamp.json", ALIAS, "/coast/tides"),
            ("articles/lamp.json", "/coast/tides"),
            "$.aliases[0]",
            "\"/coast/tides\" is an address of articles/tides.json already",
        ),
        case(
            ("articles/tides.json", "\"body\"", "\"aliases\": [\"/2024/03/lamp.html\"], \"body\""),
            ("articles/tides.json", "aliases"),
            "$.aliases[0]",
            "\"/2024/03/lamp.html\" is an address of articles/lamp.json already",
        ),
    ]);
}

#[test]
fn an_article_at_the_address_of_another_page() {
    let edition = Edition::new();
    edition.replace("edition.json", "/:section/:id/", "/:id/");
    assert_eq!(edition.check().0, 0);
    let article = edition.read("articles/nets.json");
    edition.write("articles/settings.json", article.replacen("\"id\": \"nets\"", "\"id\": \"settings\"", 1));
    let (_, lines) = edition.check();
    let message = "the app has another page at the article's address /settings/: choose another id or articlePath";
    assert!(lines.iter().any(|line| line.starts_with("articles/settings.json") && line.contains(message)), "{lines:?}");
}

#[test]
fn an_article_without_section_where_addresses_have_one() {
    let edition = Edition::new();
    edition.replace("articles/ferry.json", "\"section\": { \"id\": \"town\", \"name\": \"Town\" },", "");
    let (code, lines) = edition.check();
    assert_eq!(code, 0);
    assert!(
        lines[0].starts_with("articles/ferry.json:1:1: $: warning: articlePath (/:section/:id/) needs a section"),
        "{}",
        lines[0]
    );
}
