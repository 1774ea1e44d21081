//! Files that are no JSON, break off, go too deep or come from another version of the contract.

use crate::{ARTICLE, article};
use contract::{Article, Block, DecodeError, decode};
use serde_json::{Value, json};

fn error(text: impl AsRef<[u8]>) -> DecodeError {
    decode::<Article>(text.as_ref()).expect_err("this is not readable")
}

#[test]
fn html_and_other_things_are_not_json() {
    for text in ["", " \n", "<!doctype html><title>404</title>", "Not found", "null", "\"id\"", "404", "\u{feff}<html>"]
    {
        assert_eq!(error(text), DecodeError::NotJson, "{text:?}");
    }
    assert_eq!(error([0xff, 0xfe, b'{', 0]), DecodeError::NotJson);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert!(decode::<Article>(format!("\u{feff}{ARTICLE}").as_bytes()).is_ok());
}

#[test]
fn truncation_at_every_byte_is_an_error_and_no_panic() {
    let bytes = ARTICLE.trim_end().as_bytes();
    for end in 0..bytes.len() {
        match error(&bytes[..end]) {
            DecodeError::NotJson => assert_eq!(end, 0),
            DecodeError::Broken { line, column } => assert!(line > 0 && column <= bytes.len(), "{line}:{column}"),
            other => panic!("{end}: {other}"),
        }
    }
    assert!(decode::<Article>(bytes).is_ok());
}

#[test]
fn broken_json_names_line_and_column() {
    assert_eq!(error("{\n  \"id\": \"a\",\n  \"headline\" \"A\"\n}"), DecodeError::Broken { line: 3, column: 14 });
    assert_eq!(error("{\"id\": \"a\"} x"), DecodeError::Broken { line: 1, column: 13 });
    assert_eq!(error(b"{\"id\": \"\xff\"}"), DecodeError::Broken { line: 1, column: 9 });
}

/// Blocks within blocks, `depth` of them, as text: deeper than other libraries would write.
fn nested(depth: usize) -> String {
    let open = r#"{"type":"quote","body":["#.repeat(depth);
    format!(r#"{{"id":"a","headline":"A","body":[{open}{{"type":"divider"}}{}]}}"#, "]}".repeat(depth))
}

fn depth(blocks: &[Block]) -> usize {
    match blocks.first() {
        Some(Block::Quote(quote)) => 1 + depth(&quote.body),
        Some(_) => 1,
        None => 0,
    }
}

#[test]
fn deep_nesting_is_cut_and_the_rest_is_read() {
    for levels in [1, 8, 30, 60, 100, 5_000] {
        let article: Article = decode(nested(levels).as_bytes()).expect("an article");
        let read = depth(&article.body);
        assert!(read > levels.min(20), "{levels}: {read} deep");
        assert!(read <= 64, "{levels}: {read} deep");
    }
    let mut beside = article();
    let blocks = beside["body"].as_array().expect("a list").len();
    beside["related"] = Value::Null;
    let text =
        beside.to_string().replace("\"related\":null", &format!("\"related\":{}7{}", "[".repeat(200), "]".repeat(200)));
    let read: Article = decode(text.as_bytes()).expect("an article");
    assert_eq!((read.related.len(), read.body.len()), (0, blocks));
}

#[test]
fn text_with_brackets_and_quotes_is_not_taken_for_nesting() {
    let headline = r#"{[\"}] \\"#;
    let text = nested(100).replacen("\"A\"", &format!("\"{headline}\""), 1);
    let article: Article = decode(text.as_bytes()).expect("an article");
    assert_eq!(article.headline, "{[\"}] \\");
}

#[test]
fn broken_after_deep_nesting_names_its_line() {
    let deep = format!("{}\n\n{}", "[".repeat(150), "]".repeat(150));
    let text = format!("{{\n\"id\": \"a\",\n\"body\": {deep},\n\"headline\" \"A\"}}");
    assert!(matches!(error(text), DecodeError::Broken { line: 6, .. }));
}

#[test]
fn newer_minor_versions_are_read_as_far_as_known() {
    let mut newer = article();
    for version in ["1.0", "1.1", "1.99", "1", "0.9", "", "one", "v2"] {
        newer["version"] = json!(version);
        assert!(decode::<Article>(newer.to_string().as_bytes()).is_ok(), "{version}");
    }
    newer["version"] = json!(2);
    assert!(decode::<Article>(newer.to_string().as_bytes()).is_ok(), "a version must be a text to count");
    newer.as_object_mut().expect("an object").remove("version");
    assert!(decode::<Article>(newer.to_string().as_bytes()).is_ok());
}

#[test]
fn newer_major_versions_say_so() {
    for version in ["2.0", "2", "10.4", "4294967295.0"] {
        // Even when nothing else of it can be read.
        let text = json!({ "version": version, "title": "new names" }).to_string();
        assert_eq!(error(text), DecodeError::TooNew(version.to_owned()));
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let said = |text: &str| error(text).to_string();
    assert_eq!(said("<html>"), "not JSON");
    assert_eq!(said("{\n"), "broken JSON at 2:0");
    assert_eq!(said(r#"{"id":"a"}"#), "something required is missing or wrong");
    assert_eq!(said(r#"{"version":"3.0"}"#), "contract version 3.0");
}
