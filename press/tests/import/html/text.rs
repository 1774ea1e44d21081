//! Running text: white space, marks, links, notes, languages, shortcodes.

use super::support::{base, blocks, body, context, notes};
use press::import::html::{Context, inline, plain};
use serde_json::json;

#[test]
fn white_space_is_as_a_browser_shows_it() {
    assert_eq!(
        blocks("<p>\n  one\n <b> two </b> three </p>\n\n<p>&nbsp;</p>"),
        json!([
            { "type": "paragraph", "text": ["one ", { "text": "two ", "marks": ["strong"] }, "three"] }
        ])
    );
    assert_eq!(blocks("10&nbsp;km &laquo;&nbsp;oui&nbsp;&raquo;")[0]["text"], json!("10\u{a0}km «\u{a0}oui\u{a0}»"));
    assert_eq!(blocks("H<sub>2</sub>O")[0]["text"], json!(["H", { "text": "2", "marks": ["sub"] }, "O"]));
}

#[test]
fn line_breaks_stay_and_two_make_a_paragraph() {
    assert_eq!(
        blocks("one<br>two <br/> <br> three"),
        json!([
            { "type": "paragraph", "text": "one\ntwo" },
            { "type": "paragraph", "text": "three" },
        ])
    );
    assert_eq!(
        blocks("<div style='white-space: pre-line'>one\ntwo\n\nthree</div>"),
        json!([
            { "type": "paragraph", "text": "one\ntwo" },
            { "type": "paragraph", "text": "three" },
        ])
    );
}

#[test]
fn verse_keeps_its_lines_and_indents() {
    assert_eq!(
        blocks("<pre class='wp-block-verse'>The fog\n  comes\n\non <em>little</em> feet</pre>")[0]["text"],
        json!(["The fog\n\u{a0}\u{a0}comes\n\non ", { "text": "little", "marks": ["emphasis"] }, " feet"])
    );
}

#[test]
fn marks_nest_and_word_processors_are_understood() {
    let text =
        blocks("<p><b>a<i>b</i></b><span style='font-weight:700'>c</span><b style='font-weight:normal'>d</b></p>");
    assert_eq!(
        text[0]["text"],
        json!([
            { "text": "a", "marks": ["strong"] },
            { "text": "b", "marks": ["strong", "emphasis"] },
            { "text": "c", "marks": ["strong"] },
            "d",
        ])
    );
    assert_eq!(
        blocks("<q>So</q> <abbr title='Local Time'>LT</abbr> <abbr title='Local Time'>LT</abbr>")[0]["text"],
        json!("“So” LT (Local Time) LT")
    );
    assert_eq!(blocks("<ruby>漢<rt>かん</rt></ruby>")[0]["text"], json!("漢(かん)"));
}

#[test]
fn entities_are_decoded_once() {
    assert_eq!(blocks("<p>R&amp;D &amp;amp; &lt;b&gt; 5 < 6</p>")[0]["text"], json!("R&D &amp; <b> 5 < 6"));
    assert_eq!(plain("A &amp; B<br>&lt;i&gt; <em>C</em><script>x</script> I <3 U"), "A & B <i> C I <3 U");
}

#[test]
fn links_are_resolved_and_own_articles_are_linked_by_id() {
    let href = |html: &str| blocks(html)[0]["text"][0].clone();
    assert_eq!(href("<a href='../up/'>x</a>."), json!({ "text": "x", "href": "https://paper.example/news/up/" }));
    assert_eq!(
        href("<a href='HTTPS://Other.example/a b'>x</a>."),
        json!({ "text": "x", "href": "https://other.example/a%20b" })
    );
    assert_eq!(href("<a href='/news/tides/?x=1'>x</a>."), json!({ "text": "x", "article": "tides" }));
    assert_eq!(
        href("<a href='mailto:desk@paper.example'>x</a>."),
        json!({ "text": "x", "href": "mailto:desk@paper.example" })
    );
    for unsafe_link in ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "https://a b/", "#nowhere", ""] {
        assert_eq!(blocks(&format!("<a href='{unsafe_link}'>x</a>."))[0]["text"], json!("x."), "{unsafe_link}");
    }
}

#[test]
fn links_to_headings_find_them() {
    let found = blocks(
        "<a href='#w%C3%A4s'>x</a> <a href='/news/lamp/#b'>y</a><h2 id='wäs'>A</h2><a name=b></a><h3>B</h3><h3 id=content>C</h3>",
    );
    assert_eq!(found[0]["text"][0]["href"], json!("#w-s"));
    assert_eq!(found[0]["text"][2]["href"], json!("#b"));
    assert_eq!(found[1]["anchor"], json!("w-s"));
    assert_eq!(found[2]["anchor"], json!("b"));
    assert_eq!(found[3]["anchor"], json!("part-content"), "pages have a #content of their own");
}

#[test]
fn notes_of_every_system_become_notes() {
    let systems = [
        // WordPress.
        "<p>Old<sup data-fn='u1' class='fn'><a href='#u1' id='u1-link'>1</a></sup>.</p>\
         <ol class='wp-block-footnotes'><li id='u1'>The <em>note</em>. <a href='#u1-link'>↩︎</a></li></ol>",
        // Markdown with definitions.
        "<p>Old<sup class='footnote-reference'><a href='#1'>1</a></sup>.</p><div class='footnote-definition' id='1'>\
         <sup class='footnote-definition-label'>1</sup><p>The <em>note</em>.</p></div>",
        // Hugo, Jekyll, GitHub.
        "<p>Old<sup id='fnref:1'><a href='#fn:1' class='footnote-ref' role='doc-noteref'>1</a></sup>.</p>\
         <section class='footnotes'><hr><ol><li id='fn:1'><p>The <em>note</em>.&#160;<a href='#fnref:1' \
         class='footnote-backref' role='doc-backlink'>↩</a></p></li></ol></section>",
        // Substack.
        "<p>Old<a class='footnote-anchor' id='footnote-anchor-1' href='#footnote-1'>1</a>.</p><div class='footnote'>\
         <a id='footnote-1' href='#footnote-anchor-1' class='footnote-number'>1</a><div class='footnote-content'>\
         <p>The <em>note</em>.</p></div></div>",
        // Word.
        "<p>Old<a href='#_ftn1' name='_ftnref1'>[1]</a>.</p><h2>Notes</h2><div id='ftn1'><p>\
         <a href='#_ftnref1' name='_ftn1'>[1]</a> The <em>note</em>.</p></div>",
    ];
    for html in systems {
        assert_eq!(
            blocks(html),
            json!([{ "type": "paragraph", "text": ["Old", { "text": "1", "note": "1" }, "."] }]),
            "{html}"
        );
        let note = notes(html);
        assert_eq!(note[0]["text"], json!(["The ", { "text": "note", "marks": ["emphasis"] }, "."]), "{html}");
    }
}

#[test]
fn notes_beside_the_html_are_joined_with_their_marks() {
    let (base, notes) = (base(), [("u9".to_owned(), "The <b>note</b>".to_owned())]);
    let context = Context { notes: &notes, ..context(&base) };
    let body = press::import::html::convert("<p>Old<sup><a href='#u9'>1</a></sup></p>", &context);
    assert_eq!(body.notes.len(), 1);
    assert_eq!(body.notes[0].text.plain(), "The note");
}

#[test]
fn languages_and_directions_are_kept() {
    let lang = |html: &str| blocks(html)[0]["text"][0]["lang"].clone();
    assert_eq!(lang("<p><i lang='fr_CA'>oui</i>.</p>"), json!("fr-CA"));
    assert_eq!(lang("<p lang='en'>yes<b>.</b></p>"), json!(null), "the article's own");
    assert_eq!(lang("<p><span dir='rtl'>مرحبا</span>.</p>"), json!("und-Arab"));
    assert_eq!(lang("<p><span dir='rtl'>שלום</span>.</p>"), json!("und-Hebr"));
}

#[test]
fn shortcodes_go_and_brackets_of_authors_stay() {
    let html =
        "<p>[vc_row][vc_column width=&#8221;1/2&#8243;]Words[/vc_column][/vc_row] he said [sic] [1] [a = b] […]</p>";
    assert_eq!(blocks(html)[0]["text"], json!("Words he said [sic] [1] [a = b] […]"));
    assert!(body(html).report.losses().keys().any(|kind| kind.contains("[vc_column]")));
    assert_eq!(blocks("<pre>[gallery ids=\"1\"]</pre>")[0]["text"], json!("[gallery ids=\"1\"]"));
}

#[test]
fn captions_and_titles_are_one_text() {
    let base = base();
    let text = inline("<p>One <a href='/a'>link</a></p><p>Two<img src=x.jpg></p>", &context(&base));
    assert_eq!(text.plain(), "One link\nTwo");
    assert_eq!(text.0[1].href.as_deref(), Some("https://paper.example/a"));
}

#[test]
fn notes_in_shortcodes_become_notes() {
    let html = "<p>Old[ref]The <a href='/x'>note</a>.[/ref] lamp[ref]Two[/ref]</p>";
    assert_eq!(
        blocks(html)[0]["text"],
        json!(["Old", { "text": "1", "note": "1" }, " lamp", { "text": "2", "note": "2" }])
    );
    assert_eq!(body(html).notes[0].text.plain(), "The note.");
    assert_eq!(blocks("<p>[a]One[/a][a]Two[/a] [dropcap]T[/dropcap]he</p>")[0]["text"], json!("One Two The"));
}
