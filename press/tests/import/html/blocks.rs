//! Blocks of text: headings, lists, quotations, tables, boxes; what is left out.

use super::support::{blocks, body};
use serde_json::{Value, json};

fn types(html: &str) -> Vec<String> {
    blocks(html)
        .as_array()
        .expect("blocks")
        .iter()
        .map(|block| block["type"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn headings_have_levels_without_gaps() {
    let levels = |html: &str| -> Vec<Value> {
        blocks(html).as_array().expect("blocks").iter().map(|block| block["level"].clone()).collect()
    };
    assert_eq!(levels("<h2>a</h2><h4>b</h4><h4>c</h4><h3>d</h3><h1>e</h1>"), [2, 3, 3, 3, 2]);
    assert_eq!(levels("<h4>a</h4><h5>b</h5><h6>c</h6>"), [2, 2, 2]);
    assert_eq!(levels("<h3>a</h3><h4>b</h4>"), [2, 3]);
    assert_eq!(types("<h1>The lamp is <em>lit</em></h1><p>x</p><h2>The lamp is lit</h2>"), ["paragraph", "heading"]);
    assert_eq!(types("<h2>one<p>two</h2><h3> </h3>"), ["heading"]);
}

#[test]
fn lists_nest_count_and_hold_blocks() {
    assert_eq!(
        blocks("<ol reversed start=3><li>c<ul><li>x<li>y</ul></li><ol><li>z</ol><li><p>b</p><p>b2</p></ol>"),
        json!([{ "type": "list", "ordered": true, "reversed": true, "start": 3, "items": [
            { "text": "c", "body": [
                { "type": "list", "items": ["x", "y"] },
                { "type": "list", "ordered": true, "items": ["z"] },
            ] },
            { "text": "b", "body": [{ "type": "paragraph", "text": "b2" }] },
        ] }])
        .simplified()
    );
    assert_eq!(
        blocks("<dl><dt>Term<dd>One<dd>Two</dl>")[0]["items"],
        json!([{ "text": [{ "text": "Term", "marks": ["strong"] }], "body": [
            { "type": "paragraph", "text": "One" }, { "type": "paragraph", "text": "Two" },
        ] }])
    );
    assert_eq!(blocks("<ul><li><input type=checkbox checked> done</ul>")[0]["items"], json!("☑ done"));
}

#[test]
fn deep_nesting_moves_up_where_readers_would_not_see_it() {
    let html = format!("{}<p>deep</p>{}after", "<blockquote>".repeat(20), "</blockquote>".repeat(20));
    let mut inner = &blocks(&html)[0];
    let mut depth = 1;
    while inner["type"] == "quote" {
        inner = &inner["body"][0];
        depth += 1;
    }
    assert_eq!((depth, &inner["text"]), (8, &json!("deep")));
    let lists = format!("{}<b>deep</b>", "<ul><li>x".repeat(30));
    assert_eq!(body(&lists).blocks.len(), 1);
}

#[test]
fn quotations_have_their_source() {
    assert_eq!(
        blocks("<blockquote><p>We forgot.</p><cite>— Ruth, <em>harbour</em></cite></blockquote>"),
        json!([{ "type": "quote", "body": [{ "type": "paragraph", "text": "We forgot." }],
            "source": ["Ruth, ", { "text": "harbour", "marks": ["emphasis"] }] }])
    );
    let title = blocks("<blockquote><p>She reads <cite>Moby Dick</cite></p></blockquote>");
    assert_eq!(title[0]["source"], json!(null), "a title within a sentence");
    assert_eq!(
        blocks(
            "<figure class='wp-block-pullquote'><blockquote><p>How far</p><p>it reaches</p><cite>Ruth</cite></blockquote></figure>"
        ),
        json!([{ "type": "pullQuote", "text": "How far\nit reaches", "source": "Ruth" }])
    );
}

#[test]
fn posts_are_quotations_with_author_and_date() {
    let html = "<figure class='wp-block-embed is-provider-twitter'><div><blockquote class='twitter-tweet'>\
        <p lang='fr'>Bonjour</p>&mdash; Ada (@ada) <a href='https://twitter.com/ada/status/1'>May 1</a></blockquote>\
        <script src='https://platform.twitter.com/widgets.js'></script></div></figure>";
    assert_eq!(
        blocks(html),
        json!([{ "type": "quote",
        "body": [{ "type": "paragraph", "text": [{ "text": "Bonjour", "lang": "fr" }] }],
        "source": ["Ada (@ada) ", { "text": "May 1", "href": "https://twitter.com/ada/status/1" }] }])
    );
}

#[test]
fn tables_have_headings_and_spans() {
    let html = "<figure class='wp-block-table'><table><thead><tr><th>Year<th>Ships<th>Note</thead>\
        <tfoot><tr><td>Sum<td colspan=2>2</tfoot>\
        <tbody><tr><th>2014<td>1<td rowspan=2>both</tr><tr><th>2015<td>1</tr></tbody></table><figcaption>Ships</figcaption></figure>";
    assert_eq!(
        blocks(html),
        json!([{ "type": "table", "caption": "Ships", "columns": ["Year", "Ships", "Note"], "rows": [
        ["2014", "1", "both"], ["2015", "1", ""], ["Sum", "2", ""],
    ] }])
        .emptied()
    );
    assert_eq!(types("<table><tr><td><p>a</p><img src=a.jpg></td></tr></table>"), ["paragraph", "image"]);
    assert_eq!(types("<table><tr><td><h2>x</h2><td><figure><img src=a.jpg></figure></table>"), ["heading", "image"]);
}

#[test]
fn boxes_and_columns_are_read_in_order() {
    assert_eq!(
        blocks("<details><summary>How <b>it</b> works</summary><p>So.</p></details>"),
        json!([{ "type": "factBox", "title": "How it works", "body": [{ "type": "paragraph", "text": "So." }] }])
    );
    assert_eq!(types("<aside><h3>Facts</h3><p>One</p></aside>"), ["factBox"]);
    assert_eq!(types("<div class='wp-block-group has-background'><h3>Facts</h3><p>One</p></div>"), ["factBox"]);
    assert_eq!(
        types("<div class='wp-block-columns'><div><p>a</p></div><div>b<hr></div></div>"),
        ["paragraph", "paragraph", "divider"]
    );
    assert_eq!(types("<p>a</p><p>* * *</p>"), ["paragraph", "divider"]);
    assert_eq!(
        blocks("<div class='wp-block-button'><a class='wp-block-button__link' href='/shop'>Buy</a></div>")[0]["text"],
        json!([{ "text": "Buy", "marks": ["strong"], "href": "https://paper.example/shop" }])
    );
}

#[test]
fn code_is_verbatim() {
    let html = "<pre><code class='language-rust'>if a &lt; b {\n\t<span>x</span>\n}\n</code></pre>";
    assert_eq!(blocks(html), json!([{ "type": "code", "text": "if a < b {\n\tx\n}", "language": "rust" }]));
    let formula = "<math display=block><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></math>";
    assert_eq!(blocks(formula), json!([{ "type": "code", "text": "x^2", "language": "tex" }]));
}

#[test]
fn what_is_not_the_authors_is_left_out_and_counted() {
    let html = "<p>The lamp was lit on Friday evening in the harbour.</p><div class='sharedaddy'>Share this on X</div>\
        <ul class='wp-block-latest-posts'><li>Other news</li></ul><style>p{}</style><script>x()</script>\
        <nav><a href='#a'>Contents</a></nav><a class='more-link' href='/x'>Read more</a><p hidden>gone</p>";
    let body = body(html);
    assert_eq!(body.blocks.len(), 2, "the text, and the table of contents: {:?}", body.blocks);
    assert_eq!(body.left_out["share buttons"], 4);
    assert_eq!(body.left_out["filled by the server"], 2);
    assert_eq!(body.left_out["read more"], 2);
    let whole = "<div class='sharedaddy'><p>All the words of a story in the wrong class.</p></div>";
    assert_eq!(types(whole), ["paragraph"], "never most of a text");
}

#[test]
fn forms_lead_to_the_original() {
    let found = blocks(
        "<p>Vote in the poll below, please, all of you.</p><form id=poll><label>Yes <input type=radio></label></form>",
    );
    assert_eq!(found[1]["text"], json!("Yes"));
    assert_eq!(
        found[2],
        json!({ "type": "embed", "provider": "paper.example", "title": "Form",
        "url": "https://paper.example/news/lamp/#poll" })
    );
}

#[test]
fn unclosed_elements_are_read_as_browsers_read_them() {
    assert_eq!(types("<h3>Head<p>para<p>para2<ul><li>a<li>b"), ["heading", "paragraph", "paragraph", "list"]);
    assert_eq!(types("<p><figure><img src=a.jpg></figure></p>"), ["image"]);
    assert_eq!(types("bare <b>text"), ["paragraph"]);
}

/// In the form of `support::blocks`.
trait Form {
    fn simplified(self) -> Value;
    fn emptied(self) -> Value;
}

impl Form for Value {
    fn simplified(self) -> Value {
        match self {
            Value::Array(values) => {
                let values: Vec<Value> = values.into_iter().map(Form::simplified).collect();
                if let [Value::String(only)] = &values[..] { Value::String(only.clone()) } else { Value::Array(values) }
            }
            Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, value.simplified())).collect(),
            value => value,
        }
    }

    fn emptied(self) -> Value {
        match self {
            Value::String(text) if text.is_empty() => json!([]),
            Value::Array(values) => values.into_iter().map(Form::emptied).collect(),
            Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, value.emptied())).collect(),
            value => value,
        }
    }
}
