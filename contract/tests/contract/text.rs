//! Text with marks and links.

use crate::read;
use contract::{Decode, Mark, RichText, Span};
use serde_json::{Value, json};

fn text(value: Value) -> RichText {
    read(&value)
}

#[test]
fn a_string_and_a_list_are_text() {
    assert_eq!(text(json!("A")), RichText::from("A"));
    let mixed = text(json!(["A ", { "text": "bold", "marks": ["strong"] }]));
    assert_eq!(mixed.0.len(), 2);
    assert_eq!(mixed.plain(), "A bold");
    assert_eq!(text(json!({ "text": "alone" })).plain(), "alone");
    assert_eq!(RichText::decode(json!(7)), None);
    assert_eq!(RichText::decode(json!(null)), None);
}

#[test]
fn bad_spans_and_marks_are_dropped_alone() {
    let mixed =
        text(json!(["A", 7, { "marks": ["strong"] }, { "text": "B", "marks": ["blink", "sub", 7], "lang": 7 }]));
    assert_eq!(mixed.plain(), "AB");
    assert_eq!(mixed.0[1], Span { text: "B".to_owned(), marks: vec![Mark::Sub], ..Span::default() });
}

#[test]
fn a_link_to_what_is_no_id_is_no_link() {
    let span: Span = read(&json!({ "text": "A", "article": "../secret", "href": " " }));
    assert_eq!((span.article, span.href), (None, None));
}

#[test]
fn typography_passes_through_untouched() {
    let french = "« L’été\u{a0}: 10\u{202f}000\u{a0}€ »";
    assert_eq!(text(json!(french)).plain(), french);
}

#[test]
fn blank_text_is_empty() {
    assert!(text(json!([])).is_empty());
    assert!(text(json!([" ", { "text": "\u{a0}" }])).is_empty());
    assert!(!text(json!([" ", "A"])).is_empty());
}
