//! Checks of the form of files: their JSON, versions, names, fields and blocks.

use crate::edition::{Edition, case, run};

const LAMP: &str = "articles/lamp.json";
const TIDES: &str = "articles/tides.json";

#[test]
fn a_good_edition_passes() {
    let (code, lines) = Edition::new().check();
    assert_eq!((code, lines), (0, vec!["19 files, 0 errors, 0 warnings".to_owned()]));
}

#[test]
fn broken_json_is_reported_with_line_and_column() {
    for (from, to, needle, column, message) in [
        (r#""id": "tides","#, r#""id": "tides""#, "\"id\"", 16, "Expected comma"),
        (r#""id": "tides","#, r#""id": "tides", // the id"#, "the id", 18, "Comments are not allowed"),
        (r#""id": "tides","#, r#"'id': "tides","#, "'id'", 3, "Single-quoted strings are not allowed"),
        ("+00:00\"\n}", "+00:00\",\n}", "08:00:00", 47, "Trailing commas are not allowed"),
        ("+00:00\"\n}", "+00:00\"\n", "{", 1, "Unterminated object"),
        (r#""id": "tides""#, "\"id\": \"ti\tdes\"", "\"id\"", 12, "control character"),
        (r#""id": "tides""#, r#""id": 1e999"#, "\"id\"", 13, "number out of range"),
        (r#""id": "tides""#, r#""id": 01"#, "\"id\"", 10, "Expected comma"),
    ] {
        let edition = Edition::new();
        edition.replace(TIDES, from, to);
        let (code, lines) = edition.check();
        let line = edition.line(TIDES, needle);
        let expected = format!("{TIDES}:{line}:{column}: $: ");
        let found = lines.iter().any(|line| line.starts_with(&expected) && line.contains(message));
        assert!(code == 1 && found, "{to}: expected {expected}{message}, got\n{}", lines.join("\n"));
    }
}

#[test]
fn files_that_are_no_json_are_reported() {
    let edition = Edition::new();
    edition.write(TIDES, "<!doctype html>");
    edition.write("articles/keeper.json", "");
    edition.write("articles/nets.json", b"{\n  \"id\": \"n\xffts\"\n}");
    edition.write("articles/deep.json", "[".repeat(300) + &"]".repeat(300));
    let (code, lines) = edition.check();
    let begins = |text: &str| assert!(lines.iter().any(|line| line.starts_with(text)), "{text}\n{}", lines.join("\n"));
    begins("articles/tides.json:1:1: $: Unexpected token");
    begins("articles/keeper.json:1:1: $: The file is empty");
    begins("articles/nets.json:2:11: $: This is not UTF-8");
    begins("articles/deep.json:1:128: $: recursion limit exceeded");
    assert_eq!(code, 1);
    // A broken article exists all the same: its teasers are not reported.
    assert!(!lines.iter().any(|line| line.contains("there is no article")), "{}", lines.join("\n"));
}

#[test]
fn what_any_file_must_be() {
    run(&[
        case((TIDES, "{", "\u{feff}{"), (TIDES, "{"), "$", "warning: the file begins with a byte order mark"),
        case(
            (TIDES, "\"id\"", "\"id\": \"old\",\n  \"id\""),
            (TIDES, "\"id\": \"tides\""),
            "$.id",
            "\"id\" is here twice",
        ),
        case(
            (LAMP, "\"marks\": [", "\"text\": \"years\", \"marks\": ["),
            (LAMP, "years\", \"marks\""),
            "$.body[0].text[1].text",
            "\"text\" is here twice",
        ),
        case((TIDES, "\"version\": \"1.0\",", ""), (TIDES, "{"), "$", "\"version\" is missing"),
        case((TIDES, "\"1.0\"", "\"one\""), (TIDES, "one"), "$.version", "\"one\" is not a version"),
        case((TIDES, "\"1.0\"", "\"1\""), (TIDES, "\"1\""), "$.version", "\"1\" is not a version"),
        case((TIDES, "\"1.0\"", "\"0.9\""), (TIDES, "0.9"), "$.version", "there is no version 0.9"),
        case((TIDES, "\"1.0\"", "\"2.0\""), (TIDES, "2.0"), "$.version", "version 2.0 is newer than this build reads"),
        case((TIDES, "\"1.0\"", "\"1.7\""), (TIDES, "1.7"), "$.version", "warning: version 1.7 is newer"),
        case((TIDES, "\"1.0\"", "1.0"), (TIDES, "1.0"), "$.version", "this is a number: make it a text"),
        case(
            (TIDES, "\"id\": \"tides\"", "\"id\": \"tide\""),
            (TIDES, "\"tide\""),
            "$.id",
            "the id is \"tide\" and the file",
        ),
        case(
            ("live/storm-live/latest.json", "\"id\": \"storm-live\"", "\"id\": \"other\""),
            ("live/storm-live/latest.json", "other"),
            "$.id",
            "the id is \"other\" and the file says \"storm-live\"",
        ),
    ]);
}

#[test]
fn files_the_contract_does_not_have_are_reported() {
    let edition = Edition::new();
    edition.write("article/tides.json", "{}");
    edition.write("lists/section/coast/01.json", "{}");
    edition.write("lists/tag/coast/latest.json", "{}");
    edition.write("fr/edition.json", "{ this is an edition of its own");
    edition.write(".hidden/odd.json", "{");
    let (code, lines) = edition.check();
    assert_eq!(code, 0, "{}", lines.join("\n"));
    assert_eq!(lines.len(), 4, "{}", lines.join("\n"));
    assert!(lines.iter().take(3).all(|line| line.contains(":1:1: $: warning: the contract has no file here")));
}

#[test]
fn names_that_only_differ_in_case_or_are_no_ids_are_reported() {
    let edition = Edition::new();
    let article = edition.read(TIDES);
    edition.write("articles/Tides.json", article.replace("\"tides\"", "\"Tides\""));
    edition.write("articles/a tide.json", article.replace("\"tides\"", "\"a tide\""));
    let (code, lines) = edition.check();
    let has = |text: &str| assert!(lines.iter().any(|line| line.contains(text)), "{text}\n{}", lines.join("\n"));
    has("articles/tides.json:3:9: $.id: \"tides\" and \"Tides\" are equal but for capitals");
    has("articles/a tide.json:1:1: $: \"a tide\", of the file's name, is not an id");
    has("articles/a tide.json:3:9: $.id: \"a tide\" is not an id");
    assert_eq!(code, 1);
}

#[test]
fn missing_files_are_reported() {
    for (file, message, code) in [
        ("edition.json", "edition.json:1:1: $: the file is missing", 1),
        ("front.json", "front.json:1:1: $: the file is missing", 1),
        ("most-read.json", "most-read.json:1:1: $: warning: the file is missing", 0),
        ("live.json", "live.json:1:1: $: warning: the file is missing", 0),
    ] {
        let edition = Edition::new();
        edition.remove(file);
        let (found, lines) = edition.check();
        assert_eq!(found, code, "{file}");
        assert!(lines.iter().any(|line| line.starts_with(message)), "{message}\n{}", lines.join("\n"));
    }
}

#[test]
fn fields_and_values_of_the_wrong_kind() {
    run(&[
        case(
            (LAMP, "\"kicker\"", "\"kickr\""),
            (LAMP, "kickr"),
            "$.kickr",
            "the field \"kickr\" is unknown: did you mean \"kicker\"?",
        ),
        case(
            (LAMP, "\"kicker\"", "\"colour\""),
            (LAMP, "colour"),
            "$.colour",
            "the field \"colour\" is unknown: take it out",
        ),
        case((LAMP, "\"duration\"", "\"html\""), (LAMP, "html"), "$.body[7].html", "the field \"html\" is unknown"),
        case(
            (LAMP, "\"provider\": \"YouTube\",", ""),
            (LAMP, "{\n      \"type\": \"embed\""),
            "$.body[14]",
            "\"provider\" is missing: add it",
        ),
        case(
            (TIDES, "\"headline\": \"Spring tides this week\",", ""),
            (TIDES, "{"),
            "$",
            "\"headline\" is missing: add it",
        ),
        case((TIDES, "Spring tides this week", " "), (TIDES, "headline"), "$.headline", "this is blank: fill it in"),
        case(
            (TIDES, "\"High water is at 06:10.\"", "6"),
            (TIDES, "\"text\": 6"),
            "$.body[0].text",
            "this is a number: make it a text or a list",
        ),
        case(
            (LAMP, "\"duration\": 42", "\"duration\": \"42\""),
            (LAMP, "duration"),
            "$.body[7].duration",
            "this is a text: make it a whole number",
        ),
        case(
            (LAMP, "\"duration\": 42", "\"duration\": 42.0"),
            (LAMP, "duration"),
            "$.body[7].duration",
            "42.0 must be whole: write 42",
        ),
        case(
            (LAMP, "\"duration\": 42", "\"duration\": 5000000000"),
            (LAMP, "duration"),
            "$.body[7].duration",
            "5000000000 is too large",
        ),
        case(
            (LAMP, "\"ordered\": true", "\"ordered\": \"yes\""),
            (LAMP, "ordered"),
            "$.body[4].ordered",
            "this is a text: make it true or false",
        ),
        case(
            (LAMP, "\"level\": 2", "\"level\": 1"),
            (LAMP, "level"),
            "$.body[1].level",
            "1 is too small: make it 2 or more",
        ),
        case(
            (LAMP, "\"level\": 2", "\"level\": 5"),
            (LAMP, "level"),
            "$.body[1].level",
            "5 is too large: make it 4 or less",
        ),
        case(
            (LAMP, "\"strong\"", "\"bold\""),
            (LAMP, "\"bold\""),
            "$.body[0].text[1].marks[0]",
            "\"bold\" is unknown: write one of \"strong\", \"emphasis\"",
        ),
        case(
            (LAMP, "\"anchor\": \"what-follows\"", "\"anchor\": \"what follows\""),
            (LAMP, "anchor"),
            "$.body[1].anchor",
            "\"what follows\" is not an id",
        ),
        case(
            ("live/storm-live/latest.json", "\"live\"", "\"on\""),
            ("live/storm-live/latest.json", "\"on\""),
            "$.state",
            "\"on\" is unknown: write one of \"live\", \"ended\"",
        ),
        case(
            ("front.json", "\"rank\": 1", "\"rank\": 0"),
            ("front.json", "\"rank\": 0"),
            "$.groups[0].rank",
            "0 is too small",
        ),
    ]);
}

#[test]
fn an_unknown_kind_is_reported_with_all_known_ones() {
    let edition = Edition::new();
    edition.replace(TIDES, "\"headline\"", "\"kind\": \"story\", \"headline\"");
    let (_, lines) = edition.check();
    let expected = "$.kind: \"story\" is unknown: write one of ";
    let line = lines.iter().find(|line| line.starts_with(TIDES) && line.contains(expected));
    let line = line.unwrap_or_else(|| panic!("{}", lines.join("\n")));
    for kind in ["article", "live", "opinion", "sponsored", "agency", "page"] {
        assert!(line.contains(&format!("\"{kind}\"")), "{line}");
    }
}

#[test]
fn blocks_of_unknown_types_and_too_deep_ones() {
    run(&[
        case(
            (TIDES, "\"paragraph\"", "\"paragaph\""),
            (TIDES, "paragaph"),
            "$.body[0].type",
            "the block type \"paragaph\" is unknown and has no \"fallback\"",
        ),
        case(
            (TIDES, "\"paragraph\", ", "\"quiz\", \"fallback\": \"A quiz\", "),
            (TIDES, "quiz"),
            "$.body[0].type",
            "warning: the block type \"quiz\" is unknown",
        ),
        case(
            (TIDES, "\"type\": \"paragraph\", ", ""),
            (TIDES, "High water"),
            "$.body[0]",
            "this block has no \"type\"",
        ),
    ]);
    for (depth, problems) in [(8, 0), (9, 1), (50, 1)] {
        let edition = Edition::new();
        let paragraph = "{ \"type\": \"paragraph\", \"text\": \"High water is at 06:10.\" }";
        let open = "{ \"type\": \"quote\", \"body\": [".repeat(depth - 1);
        let nested = format!("{open}{paragraph}{}", "] }".repeat(depth - 1));
        let body = edition.read(TIDES);
        let start = body.find("\"body\": [").expect("a body") + "\"body\": [".len();
        let end = body[start..].find("],").expect("its end") + start;
        edition.write(TIDES, format!("{}{nested}{}", &body[..start], &body[end..]));
        let (code, lines) = edition.check();
        assert_eq!((code, lines.len()), (problems, 1 + problems as usize), "{depth}: {}", lines.join("\n"));
        if problems > 0 {
            let path = format!("$.body[0]{}", ".body[0]".repeat(8));
            assert!(lines[0].contains(&format!(": {path}: blocks within blocks go 8 deep")), "{}", lines[0]);
        }
    }
}
