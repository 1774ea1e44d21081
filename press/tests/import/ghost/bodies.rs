//! Bodies that Ghost has not rendered: Lexical and Mobiledoc.

use super::super::feeds::html;
use super::{export, read};
use serde_json::{Value, json};

fn lexical(children: Value) -> String {
    let source = json!({ "root": { "type": "root", "children": children } }).to_string();
    html(&read(&export(json!([{ "id": "1", "title": "T", "html": null, "lexical": source }])), None).stories[0])
}

fn text(text: &str, format: u64) -> Value {
    json!({ "type": "extended-text", "text": text, "format": format })
}

#[test]
fn lexical_text_has_its_marks() {
    let paragraph = json!({ "type": "paragraph", "children": [text("One ", 0), text("two", 3), json!({ "type": "linebreak" }), text("H", 0), text("2", 32), text("x<y", 16),
        json!({ "type": "link", "url": "https://a.example/?a=1&b=2", "children": [text("link", 0)] })] });
    assert_eq!(
        lexical(json!([paragraph])),
        "<p>One <strong><em>two</em></strong><br>H<sub>2</sub><code>x&lt;y</code><a href=\"https://a.example/?a=1&amp;b=2\">link</a></p>"
    );
}

#[test]
fn lexical_blocks_and_nested_lists_are_html() {
    let item = |children: Value| json!({ "type": "listitem", "children": children });
    let inner = json!({ "type": "list", "listType": "bullet", "children": [item(json!([text("b", 0)]))] });
    let list = json!({ "type": "list", "listType": "number", "start": 3, "children": [item(json!([text("a", 0)])), item(json!([inner])), item(json!([text("c", 0)]))] });
    let heading = json!({ "type": "extended-heading", "tag": "h3", "children": [text("Head", 0)] });
    let quote = json!({ "type": "extended-quote", "children": [text("Said", 0)] });
    assert_eq!(
        lexical(json!([heading, quote, list, { "type": "horizontalrule" }])),
        "<h3>Head</h3><blockquote><p>Said</p></blockquote><ol start=\"3\"><li>a<ul><li>b</li></ul></li><li>c</li></ol><hr>"
    );
}

#[test]
fn lexical_cards_are_html() {
    for (card, expected) in [
        (
            json!({ "type": "image", "src": "https://a.example/a.jpg", "alt": "A \"b\"", "width": 9, "height": 6, "caption": "By <b>Tom</b>" }),
            "<img src=\"https://a.example/a.jpg\" alt=\"A &quot;b&quot;\" width=\"9\" height=\"6\"><figcaption>By <b>Tom</b></figcaption>",
        ),
        (
            json!({ "type": "gallery", "images": [{ "src": "https://a.example/1.jpg" }, { "src": "https://a.example/2.jpg" }] }),
            "https://a.example/2.jpg",
        ),
        (json!({ "type": "video", "src": "https://a.example/v.mp4" }), "<video src=\"https://a.example/v.mp4\""),
        (
            json!({ "type": "audio", "src": "https://a.example/v.mp3", "title": "Talk" }),
            "<figcaption>Talk</figcaption>",
        ),
        (
            json!({ "type": "file", "src": "https://a.example/t.pdf", "fileTitle": "Tides" }),
            "<a href=\"https://a.example/t.pdf\">Tides</a>",
        ),
        (
            json!({ "type": "bookmark", "url": "https://a.example/", "metadata": { "title": "Site", "description": "About it" } }),
            "<div class=\"kg-bookmark-title\">Site</div><div class=\"kg-bookmark-description\">About it</div>",
        ),
        (
            json!({ "type": "embed", "html": "<iframe src=\"https://player.vimeo.com/video/1\"></iframe>" }),
            "<iframe src=\"https://player.vimeo.com/video/1\">",
        ),
        (json!({ "type": "html", "html": "<table><tr><td>1</td></tr></table>" }), "<td>1</td>"),
        (json!({ "type": "markdown", "markdown": "*a*" }), "<em>a</em>"),
        (json!({ "type": "callout", "calloutText": "<p>Mind</p>", "calloutEmoji": "⚓" }), "<p>Mind</p>"),
        (
            json!({ "type": "toggle", "heading": "More", "content": "<p>Text</p>" }),
            "<details><summary>More</summary><p>Text</p></details>",
        ),
        (
            json!({ "type": "button", "buttonText": "Go", "buttonUrl": "https://a.example/" }),
            "<a href=\"https://a.example/\" class=\"kg-btn\">Go</a>",
        ),
        (json!({ "type": "header", "header": "Big", "subheader": "Small" }), "<h2>Big</h2><p>Small</p>"),
        (
            json!({ "type": "product", "productTitle": "Rope", "productDescription": "<p>Long</p>", "productStarRating": 4, "productRatingEnabled": true }),
            "<h4>Rope</h4><p>4 / 5</p><p>Long</p>",
        ),
        (
            json!({ "type": "codeblock", "code": "a\n  <b>", "language": "rust" }),
            "<code class=\"language-rust\">a\n  &lt;b&gt;</code>",
        ),
    ] {
        let body = lexical(json!([card]));
        assert!(body.contains(expected), "{body}");
    }
}

#[test]
fn what_a_reader_cannot_use_is_counted() {
    let source =
        json!({ "root": { "children": [{ "type": "signup" }, { "type": "paywall" }, { "type": "hologram" }] } })
            .to_string();
    let read = read(&export(json!([{ "id": "1", "title": "T", "lexical": source }])), None);
    assert_eq!((read.losses("signup card left out"), read.losses("unknown card hologram")), (1, 1));
}

#[test]
fn depth_is_limited() {
    let mut node = json!({ "type": "paragraph", "children": [] });
    for _ in 0..120 {
        node = json!({ "type": "paragraph", "children": [node] });
    }
    // Deeper than JSON itself may be.
    let deep = "[".repeat(100_000);
    let documents = export(
        json!([{ "id": "1", "title": "A", "lexical": json!({ "root": node }).to_string() }, { "id": "2", "title": "B", "lexical": deep }]),
    );
    assert_eq!(read(&documents, None).headlines(), ["A", "B"]);
}

#[test]
fn mobiledoc_is_html() {
    let source = json!({ "version": "0.3.1", "atoms": [["soft-return", "", {}]], "cards": [["hr", {}], ["image", { "src": "https://a.example/a.jpg", "caption": "C" }], ["card-markdown", { "markdown": "# H" }]],
        "markups": [["strong"], ["a", ["href", "https://a.example/?a&b"]]],
        "sections": [[1, "h2", [[0, [], 0, "Head"]]], [1, "p", [[0, [], 0, "One "], [0, [0], 0, "two "], [0, [1], 2, "three"], [1, [], 0, 0], [0, [], 0, "<4"]]],
            [3, "ol", [[[0, [], 0, "a"]], [[0, [], 0, "b"]]]], [10, 0], [10, 1], [10, 2]] });
    let read = read(&export(json!([{ "id": "1", "title": "T", "html": "", "mobiledoc": source.to_string() }])), None);
    let body = html(&read.stories[0]);
    assert!(body.starts_with("<h2>Head</h2><p>One <strong>two <a href=\"https://a.example/?a&amp;b\">three</a></strong><br>&lt;4</p><ol><li>a</li><li>b</li></ol><hr><figure"), "{body}");
    assert!(body.contains("<figcaption>C</figcaption>") && body.contains("<h1>H</h1>"), "{body}");
}
