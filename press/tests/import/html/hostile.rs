//! Hostile HTML: scripts in every place that we know, and documents made to take all memory or time.

use super::support::{Edition, body, measured};
use contract::{is_safe_link, is_safe_source};
use serde_json::Value;
use std::time::{Duration, Instant};

/// Ways to run a script, of our own and in the forms that filters have missed.
const PAYLOADS: [&str; 40] = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
    "<script\u{0}>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='javascript:alert(1)'>",
    "<img src=\"x` `<script>alert(1)</script>\"` `>",
    "<img srcset='javascript:alert(1) 1x, data:text/html,x 2w'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#14; javascript:alert(1)'>x</a>",
    "<a href='java&#9;script:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='&#106;avascript&#58;alert(1)'>x</a>",
    "<a href='\u{1}javascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href='blob:https://paper.example/1'>x</a>",
    "<a href='view-source:javascript:alert(1)'>x</a>",
    "<a href='feed:javascript:alert(1)'>x</a>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>",
    "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object>",
    "<object data='data:text/html,<script>alert(1)</script>'><param name=movie value='javascript:alert(1)'></object>",
    "<embed src='javascript:alert(1)'>",
    "<svg onload=alert(1)><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x</p></noscript>",
    "<template><script>alert(1)</script></template>",
    "<video poster='javascript:alert(1)' src='javascript:alert(1)' onerror=alert(1)><source onerror=alert(1)></video>",
    "<audio src='data:audio/svg+xml,<svg onload=alert(1)>'></audio>",
    "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>x</button></form>",
    "<details open ontoggle=alert(1)><summary>x</summary>y</details>",
    "<div style=\"background:url('javascript:alert(1)')\" class=wp-block-cover>x</div>",
    "<base href='javascript:/'><a href='alert(1)'>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<blockquote class=twitter-tweet cite='javascript:alert(1)'>x</blockquote>",
    "<div class=flourish-embed data-src='../../javascript:alert(1)//'></div>",
];

fn check(value: &Value, html: &str) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("href", Value::String(address)) => assert!(is_safe_link(address), "{address} of {html}"),
                    ("url", Value::String(address)) => assert!(is_safe_source(address), "{address} of {html}"),
                    (_, value) => check(value, html),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| check(value, html)),
        _ => {}
    }
}

#[test]
fn no_payload_goes_through() {
    let edition = Edition::new();
    for html in PAYLOADS {
        for html in [html.to_owned(), format!("<figure><p>{html}</p></figure>"), format!("<ul><li><a href=/x>{html}")] {
            let body = body(&html);
            check(&serde_json::to_value(&body.blocks).expect("JSON"), &html);
            assert_eq!(edition.errors(&body), [""; 0], "{html}");
        }
    }
}

/// Words are words: what a reader would see as text stays text.
#[test]
fn markup_as_text_stays_text() {
    let body = body("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    let value = serde_json::to_value(&body.blocks).expect("JSON");
    assert_eq!(value[0]["text"][0]["text"], "<script>alert(1)</script>");
}

#[test]
fn huge_and_deep_documents_end_soon() {
    let timed = |name: &str, html: String| {
        let start = Instant::now();
        let (body, measure) = measured(&html);
        assert!(start.elapsed() < Duration::from_secs(30), "{name}: {:?}", start.elapsed());
        (body, measure)
    };
    for name in ["div", "blockquote", "ul><li", "span", "table><tr><td", "details"] {
        let (_, measure) = timed(name, format!("{}deep words", format!("<{name}>").repeat(700)));
        assert!(measure.words.missing.is_empty(), "{name}: {measure:?}");
    }
    let attributes: String = (0..600).map(|number| format!("<b a={number}>")).collect();
    let (body, _) = timed("marks", format!("<p>{attributes}{}", "<p>x".repeat(600)));
    assert!(body.report.losses().keys().any(|kind| kind.contains("too large")), "it is told");
    timed("spans", "<table>".to_owned() + &"<tr><td colspan=1000 rowspan=65534>x".repeat(500));
    timed("files", format!("<img src=a.jpg srcset='{}'>", "a.jpg 1w,".repeat(5_000)));
    timed("brackets", "[a [/b] ".repeat(20_000));
}
