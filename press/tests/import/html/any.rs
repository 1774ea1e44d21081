//! What must hold of any HTML: the body passes `press check`, keeps its words, and cannot run.

use super::support::{Edition, measured};
use contract::{is_safe_link, is_safe_source};
use proptest::prelude::*;
use serde_json::Value;

const NAMES: [&str; 64] = [
    "p",
    "p",
    "div",
    "span",
    "b",
    "strong",
    "em",
    "i",
    "a",
    "a",
    "ul",
    "ol",
    "li",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "cite",
    "footer",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "td",
    "th",
    "caption",
    "figure",
    "figcaption",
    "img",
    "picture",
    "source",
    "video",
    "audio",
    "track",
    "iframe",
    "h1",
    "h2",
    "h3",
    "h6",
    "hr",
    "br",
    "br",
    "sup",
    "sub",
    "details",
    "summary",
    "aside",
    "section",
    "math",
    "svg",
    "script",
    "style",
    "noscript",
    "form",
    "input",
    "button",
    "object",
    "q",
    "ruby",
];

const CLASSES: [&str; 24] = [
    "wp-block-gallery",
    "gallery",
    "gallery-item",
    "wp-caption",
    "wp-caption-text",
    "wp-block-pullquote",
    "wp-block-embed",
    "wp-block-file",
    "wp-block-verse",
    "sharedaddy",
    "twitter-tweet",
    "instagram-media",
    "kg-bookmark-card",
    "kg-toggle-card",
    "kg-audio-card",
    "wp-block-cover",
    "wp-block-group has-background",
    "footnotes",
    "fn",
    "credit",
    "emoji",
    "wp-block-button__link",
    "flourish-embed",
    "size-thumbnail",
];

const ADDRESSES: [&str; 20] = [
    "https://other.example/a",
    "/news/tides/",
    "#part",
    "#n1",
    "../up.html",
    "javascript:alert(1)",
    "data:text/html,x",
    "//cdn.example/p.jpg",
    "https://cdn.example/p-300x200.jpg",
    "https://cdn.example/p-150x150.jpg",
    "/f/report.pdf",
    "https://www.youtube.com/embed/abc123",
    "https://player.vimeo.com/video/1",
    "mailto:desk@paper.example",
    "https://",
    "https://a b.example/",
    "VBSCRIPT:x",
    "data:image/png;base64,iVBORw0KGgo=",
    "?attachment_id=3",
    " \t",
];

fn attribute() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(&CLASSES[..]).prop_map(|class| format!(" class=\"{class}\"")),
        prop::sample::select(&ADDRESSES[..]).prop_map(|address| format!(" href=\"{address}\"")),
        prop::sample::select(&ADDRESSES[..]).prop_map(|address| format!(" src=\"{address}\"")),
        prop::sample::select(&ADDRESSES[..]).prop_map(|address| format!(" srcset=\"{address} 300w, {address} 2x\"")),
        prop::sample::select(vec!["part", "n1", "content", "é t", "note-3", ""]).prop_map(|id| format!(" id=\"{id}\"")),
        prop::sample::select(vec!["ar", "xx-yyyyyyyyyyyy", "", "fr_CA"]).prop_map(|lang| format!(" lang=\"{lang}\"")),
        (0u32..2000).prop_map(|width| format!(" width={width}")),
        (0u32..2000).prop_map(|height| format!(" height={height}")),
        (0u32..9).prop_map(|span| format!(" colspan={span} rowspan={span} start={span}")),
        prop::sample::select(vec!["rtl", "ltr"]).prop_map(|dir| format!(" dir={dir}")),
        prop::sample::select(vec!["white-space:pre-wrap", "font-weight:bold", "display:block", "white-space:pre-line"])
            .prop_map(|style| format!(" style=\"{style}\"")),
        "[a-z]{1,6}".prop_map(|title| format!(" title=\"{title}\" alt=\"{title}\"")),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zé]{1,7}( [a-z0-9]{1,5}){0,3}",
        1 => prop::sample::select(vec![
            " ", "\n\n", "&nbsp;", "&amp;lt;", "* * *", "[sic] ", "[vc_row a=\"1\"]", "[/x]", "https://youtu.be/abc", "漢字",
            "\u{200d}\u{feff}", "مرحبا", "1", "↩", "<", "&#0;", "\u{85}", "—",
        ]).prop_map(str::to_owned),
    ]
}

/// Trees, with some elements that nobody closes.
fn html() -> impl Strategy<Value = String> {
    let leaf = words();
    leaf.prop_recursive(7, 60, 6, |inner| {
        (
            prop::sample::select(&NAMES[..]),
            prop::collection::vec(attribute(), 0..3),
            prop::collection::vec(inner, 0..6),
            prop::bool::weighted(0.9),
        )
            .prop_map(|(name, attributes, children, is_closed)| {
                let end = if is_closed { format!("</{name}>") } else { String::new() };
                format!("<{name}{}>{}{end}", attributes.concat(), children.join(" "))
            })
    })
}

/// Every address of a body is one that a page may follow or load.
fn is_still(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().all(|(name, value)| match (name.as_str(), value) {
            ("href", Value::String(address)) => is_safe_link(address),
            ("url", Value::String(address)) => is_safe_source(address),
            (_, value) => is_still(value),
        }),
        Value::Array(values) => values.iter().all(is_still),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn elements_pass_the_checker_and_keep_their_words(html in html()) {
        let edition = Edition::new();
        let (body, measure) = measured(&html);
        let errors = edition.errors(&body);
        prop_assert!(errors.is_empty(), "{errors:#?}");
        prop_assert!(is_still(&serde_json::to_value(&body.blocks).expect("JSON")));
        prop_assert!(measure.words.missing.is_empty(), "{measure:#?}\n{:#?}", body.blocks);
        prop_assert!(measure.precision > 0.999, "{measure:#?}\n{:#?}", body.blocks);
    }

    #[test]
    fn any_text_is_read_without_a_panic(html in "\\PC{0,200}") {
        let (body, measure) = measured(&html);
        prop_assert!(Edition::new().errors(&body).is_empty());
        prop_assert!(measure.words.missing.is_empty(), "{measure:#?}");
    }

    #[test]
    fn broken_markup_is_read_without_a_panic(html in "[<>/=\"' &;#a-z0-9!\\[\\]-]{0,120}") {
        let (body, _) = measured(&html);
        prop_assert!(Edition::new().errors(&body).is_empty());
    }
}
