//! Checks of values: dates, languages, pictures, sources and addresses.

use crate::edition::{Edition, case, run};

const LAMP: &str = "articles/lamp.json";
const TIDES: &str = "articles/tides.json";
const EDITION: &str = "edition.json";

#[test]
fn dates() {
    run(&[
        case(
            (LAMP, "\"date\": \"2024-03-08T21:30:00+00:00\"", "\"date\": \"8 March\""),
            (LAMP, "8 March"),
            "$.corrections[0].date",
            "\"8 March\" is not an RFC 3339 date",
        ),
        case(
            (LAMP, "\"date\": \"2024-03-08T21:30:00+00:00\"", "\"date\": \"2024-02-30T21:30:00Z\""),
            (LAMP, "2024-02-30"),
            "$.corrections[0].date",
            "\"2024-02-30T21:30:00Z\" is not",
        ),
        case(
            (LAMP, "\"date\": \"2024-03-08T21:30:00+00:00\"", "\"date\": \"2024-03-08T21:30:00\""),
            (LAMP, "30:00\","),
            "$.corrections[0].date",
            "\"2024-03-08T21:30:00\" is not",
        ),
        case(
            ("live/storm-live/1.json", "\"key\": true,", "\"dateModified\": \"2024-03-09T05:59:59+00:00\","),
            ("live/storm-live/1.json", "05:59"),
            "$.posts[0].dateModified",
            "dateModified is before datePublished",
        ),
        // The same hour with another offset.
        case(
            ("most-read.json", "\"to\": \"2024-03-09T10:00:00+00:00\"", "\"to\": \"2024-03-08T10:30:00+01:00\""),
            ("most-read.json", "\"to\""),
            "$.window.to",
            "to is before from",
        ),
        case(
            ("front.json", "\"2024-03-09T10:00:00+00:00\"", "\"today\""),
            ("front.json", "today"),
            "$.dateModified",
            "\"today\" is not",
        ),
    ]);
}

#[test]
fn languages() {
    run(&[
        case(
            (EDITION, "\"en\"", "\"english_uk\""),
            (EDITION, "english"),
            "$.inLanguage",
            "\"english_uk\" is not a language tag",
        ),
        case(
            (LAMP, "\"lang\": \"fr\"", "\"lang\": \"f\""),
            (LAMP, "\"f\""),
            "$.body[0].text[3].lang",
            "\"f\" is not a language tag",
        ),
        case(
            (LAMP, "\"lang\": \"en\"", "\"lang\": \"\""),
            (LAMP, "\"lang\": \"\""),
            "$.body[7].captions[0].lang",
            "this is blank",
        ),
        case(
            (LAMP, "\"inLanguage\": \"fr\"", "\"inLanguage\": \"fr_FR\""),
            (LAMP, "fr_FR"),
            "$.translations[0].inLanguage",
            "\"fr_FR\" is not",
        ),
    ]);
}

#[test]
fn notes() {
    run(&[
        case(
            (LAMP, "\"lang\": \"fr\"", "\"note\": \"months\""),
            (LAMP, "\"months\""),
            "$.body[0].text[3].note",
            "the article has no note \"months\"",
        ),
        case(
            (LAMP, "\"note\": \"years\"", "\"lang\": \"en\""),
            (LAMP, "{\n      \"id\": \"years\""),
            "$.notes[0]",
            "warning: no text has the mark of this note: add a span with \"note\": \"years\"",
        ),
        case(
            (LAMP, "\"notes\": [", "\"notes\": [{ \"id\": \"years\", \"text\": \"again\" },"),
            (LAMP, "\"years\",\n"),
            "$.notes[1].id",
            "a note above has the id \"years\" already",
        ),
        case(
            (LAMP, "\"note\": \"years\"", "\"note\": \"years\", \"article\": \"keeper\""),
            (LAMP, "\"keeper\"\n        }\n      ]"),
            "$.body[0].text[9].article",
            "a span links to one thing: keep \"article\" or \"note\"",
        ),
        case(
            (LAMP, "\"lang\": \"fr\"", "\"note\": \"years\""),
            (LAMP, "\"years\"\n        }\n      ]"),
            "$.body[0].text[9].note",
            "warning: the note \"years\" has a mark above already",
        ),
    ]);
}

#[test]
fn numbered_lists() {
    run(&[case(
        (LAMP, "\"ordered\": true,\n      \"start\": 3", "\"start\": 3"),
        (LAMP, "3,\n      \"items\""),
        "$.body[4].start",
        "a list without numbers has no \"start\"",
    )]);
}

#[test]
fn pictures() {
    const FIRST: &str = "\"image\": {\n        \"renditions\"";
    run(&[
        case(
            (LAMP, "\"alt\": \"Map of Gull Point\"", "\"credit\": \"Map\""),
            (LAMP, FIRST),
            "$.body[5].image",
            "the picture has no \"alt\"",
        ),
        case((LAMP, "\"height\": 400,", ""), (LAMP, FIRST), "$.body[5].image", "the picture has no \"height\""),
        case(
            (LAMP, "\"width\": 600,\n        \"height\": 400,", "\"height\": 400,"),
            (LAMP, FIRST),
            "$.body[5].image",
            "the picture has no \"width\"",
        ),
        case(
            (LAMP, "\"height\": 400,", "\"height\": 0,"),
            (LAMP, "\"height\": 0"),
            "$.body[5].image.height",
            "0 is too small: make it 1 or more",
        ),
        case(
            (LAMP, "\"x\": 0.25", "\"x\": 25"),
            (LAMP, "\"x\": 25"),
            "$.image.focalPoint.x",
            "25 is too large: make it 1",
        ),
        case(
            (LAMP, "\"y\": 0.5", "\"y\": -0.5"),
            (LAMP, "-0.5"),
            "$.image.focalPoint.y",
            "-0.5 is too small: make it 0",
        ),
        case(
            (LAMP, "\"width\": 800", "\"width\": 0"),
            (LAMP, "\"width\": 0"),
            "$.image.renditions[0].width",
            "0 is too small",
        ),
        case(
            (LAMP, "\"width\": 800", "\"width\": 1601"),
            (LAMP, "1601"),
            "$.image.renditions[0].width",
            "warning: 1601 is wider than the picture itself (1600)",
        ),
        case(
            (LAMP, "\"width\": 800", "\"width\": 1600"),
            (LAMP, "600,\n        \"type\": \"image/webp\"\n      },\n      {\n        \"url\": \"media/lamp%"),
            "$.image.renditions[1].width",
            "there is a rendition of this type and width (1600)",
        ),
        case(
            (LAMP, "\"width\": 800,", ""),
            (LAMP, "{\n        \"url\": \"media/lamp-800.webp\""),
            "$.image.renditions[0]",
            "\"width\" is missing",
        ),
    ]);
}

#[test]
fn pictures_and_media_without_files() {
    run(&[
        case(
            (
                EDITION,
                "\"tagline\"",
                "\"logo\": { \"width\": 9, \"height\": 9, \"alt\": \"The Harbour Gazette\" }, \"tagline\"",
            ),
            (EDITION, "logo"),
            "$.brand.logo",
            "the picture has no \"renditions\"",
        ),
        case(
            (EDITION, "\"tagline\"", "\"logo\": {}, \"tagline\""),
            (EDITION, "logo"),
            "$.brand.logo",
            "the picture is empty",
        ),
        case(
            (
                TIDES,
                "\"type\": \"paragraph\", \"text\": \"High water is at 06:10.\"",
                "\"type\": \"audio\", \"name\": \"Waves\"",
            ),
            (TIDES, "Waves"),
            "$.body[0]",
            "there are no \"sources\"",
        ),
        case(
            (TIDES, "\"body\"", "\"video\": { \"name\": \"Waves\" }, \"body\""),
            (TIDES, "Waves"),
            "$.video",
            "there are no \"sources\"",
        ),
    ]);
}

#[test]
fn sources() {
    const MAP: &str = "media/map.svg";
    const PATH: &str = "$.body[5].image.renditions[0].url";
    run(&[
        case((LAMP, MAP, "media/Map.svg"), (LAMP, "Map.svg"), PATH, "warning: there is no file media/Map.svg"),
        case((LAMP, MAP, "../map.svg"), (LAMP, "../map"), PATH, "warning: there is no file ../map.svg"),
        case(
            (LAMP, MAP, "https://cdn.example.net/map.svg"),
            (LAMP, "cdn"),
            PATH,
            "warning: https://cdn.example.net is not in edition.json's origins.images",
        ),
        case(
            (LAMP, MAP, "data:image/png;base64,AA"),
            (LAMP, "data:"),
            PATH,
            "\"data:image/png;base64,AA\" is loaded by no page",
        ),
        case(
            (LAMP, MAP, "java\\tscript:alert(1)"),
            (LAMP, "alert"),
            PATH,
            "\"java\tscript:alert(1)\" is loaded by no page",
        ),
        case((LAMP, MAP, "media/the map.svg"), (LAMP, "the map"), PATH, "\"media/the map.svg\" has white space"),
        case((LAMP, MAP, ""), (LAMP, "\"url\": \"\""), PATH, "this is blank"),
        case(
            (LAMP, "https://eu.media.example.org/lamp.mp4", "https://media.example.org/lamp.mp4"),
            (LAMP, "//media"),
            "$.body[7].sources[0].url",
            "warning: https://media.example.org is not in edition.json's origins.media",
        ),
        case(
            (LAMP, "media/lamp.vtt", "media/lamp.srt"),
            (LAMP, "lamp.srt"),
            "$.body[7].captions[0].url",
            "warning: there is no file",
        ),
    ]);
}

#[test]
fn a_file_beside_the_folder_is_there_too() {
    let edition = Edition::new();
    let beside = tempfile::NamedTempFile::new_in(edition.path("..")).expect("a file beside the folder");
    let name = beside.path().file_name().and_then(|name| name.to_str()).expect("a name of plain letters");
    edition.replace(LAMP, "media/map.svg", &format!("../{name}"));
    assert_eq!(edition.check().1.len(), 1);
}

#[test]
fn links() {
    const TOWN: &str = "https://town.example.org/lamp";
    const HREF: &str = "$.body[0].text[7].href";
    run(&[
        case(
            (LAMP, TOWN, "javascript:alert(1)"),
            (LAMP, "alert"),
            HREF,
            "\"javascript:alert(1)\" is followed by no page",
        ),
        case((LAMP, TOWN, "https:///lamp"), (LAMP, "///"), HREF, "\"https:///lamp\" names no host"),
        case(
            (LAMP, TOWN, "https://town.example.org/the lamp"),
            (LAMP, "the lamp\""),
            HREF,
            "\"https://town.example.org/the lamp\" has white space",
        ),
        case((LAMP, TOWN, ""), (LAMP, "\"href\": \"\""), HREF, "the address is blank"),
        case(
            (LAMP, "\"article\": \"keeper\"", "\"article\": \"Keeper\""),
            (LAMP, "\"Keeper\""),
            "$.body[0].text[5].article",
            "there is no article \"Keeper\": write \"keeper\"",
        ),
        case(
            (LAMP, "\"article\": \"keeper\"", "\"article\": \"gone\""),
            (LAMP, "gone"),
            "$.body[0].text[5].article",
            "there is no article \"gone\"",
        ),
        case(
            (LAMP, "\"article\": \"keeper\"", "\"href\": \"/\", \"article\": \"keeper\""),
            (LAMP, "\"href\": \"/\""),
            "$.body[0].text[5].article",
            "a span links to one thing",
        ),
        case(
            (LAMP, "https://www.youtube.com/watch?v=abc", "watch?v=abc"),
            (LAMP, "watch"),
            "$.body[14].url",
            "\"watch?v=abc\" is not an absolute address",
        ),
        case(
            (LAMP, "/fr/cote/lampe/", "mailto:fr@example.org"),
            (LAMP, "mailto"),
            "$.translations[0].url",
            "\"mailto:fr@example.org\" is no page",
        ),
        case(
            (LAMP, "https://gazette.example.org/coast/lamp/", "/coast/lamp/"),
            (LAMP, "canonical"),
            "$.canonical",
            "\"/coast/lamp/\" is not an absolute address",
        ),
        case(
            ("articles/nets.json", "https://twine", "ftp://twine"),
            ("articles/nets.json", "ftp"),
            "$.sponsor.url",
            "\"ftp://twine.example.org/\" is followed by no page",
        ),
    ]);
    for good in
        ["tel:+44123", "mailto:desk@example.org", "/about/", "#what-follows", "//example.org/", "HTTPS://Example.org"]
    {
        let edition = Edition::new();
        edition.replace(LAMP, TOWN, good);
        assert_eq!(edition.check().1.len(), 1, "{good}");
    }
}
