//! The text of a body, as the visitor yields it.

use crate::read;
use contract::{Article, MAX_DEPTH, visit_text};
use serde_json::{Value, json};

fn lines(body: Value) -> Vec<String> {
    let article: Article = read(&json!({ "id": "a", "headline": "A", "body": body }));
    let mut lines = Vec::new();
    visit_text(&article.body, &mut |line| lines.push(line.plain()));
    lines
}

#[test]
fn text_comes_in_the_order_in_which_it_is_read() {
    let paragraph = |text: &str| json!({ "type": "paragraph", "text": text });
    let body = json!([
        { "type": "heading", "text": ["1 ", { "text": "heading", "marks": ["strong"] }] },
        paragraph("2"),
        { "type": "quote", "body": [paragraph("3")], "source": "no source" },
        { "type": "list", "items": [{ "text": "4", "body": [paragraph("5")] }, { "text": "6" }] },
        { "type": "keyPoints", "title": "no title", "items": ["7"] },
        { "type": "factBox", "title": "no title", "body": [paragraph("8")] },
        { "type": "table", "caption": "no caption", "columns": ["no", "heading"], "rows": [["9", "cell"], ["10"]] },
        { "type": "code", "text": "11\n  code" },
        { "type": "hologram", "fallback": "12" },
    ]);
    assert_eq!(lines(body), ["1 heading", "2", "3", "4", "5", "6", "7", "8", "9 cell", "10", "11\n  code", "12"]);
}

#[test]
fn repetitions_labels_and_captions_are_not_text() {
    let image = json!({ "renditions": [{ "url": "a.jpg", "width": 1 }], "alt": "no", "caption": "no", "credit": "no" });
    let source = json!([{ "url": "a.mp4" }]);
    let body = json!([
        { "type": "pullQuote", "text": "no", "source": "no" },
        { "type": "image", "image": image },
        { "type": "gallery", "title": "no", "images": [image] },
        { "type": "video", "name": "no", "sources": source, "caption": "no" },
        { "type": "audio", "name": "no", "sources": source, "transcript": ["no"] },
        { "type": "readAlso", "items": [{ "id": "b", "headline": "no" }] },
        { "type": "embed", "provider": "no", "url": "https://a.example", "title": "no", "caption": "no" },
        { "type": "divider" },
        { "type": "hologram" },
    ]);
    assert_eq!(lines(body), Vec::<String>::new());
}

#[test]
fn blocks_that_are_not_shown_are_not_text() {
    let mut block = json!({ "type": "paragraph", "text": "the bottom" });
    for _ in 1..MAX_DEPTH {
        block = json!({ "type": "factBox", "title": "Box", "body": [block] });
    }
    assert_eq!(lines(json!([block])), ["the bottom"]);
    assert_eq!(lines(json!([{ "type": "quote", "body": [block] }])), Vec::<String>::new());
}
