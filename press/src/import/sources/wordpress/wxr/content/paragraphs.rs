//! The paragraphs of the classic editor: a blank line begins one, a single line break is a break. Rules: WordPress's
//! `wpautop`.

use super::embeds;

/// Elements that are no part of a paragraph.
const BLOCKS: [&str; 41] = [
    "table",
    "thead",
    "tfoot",
    "caption",
    "col",
    "colgroup",
    "tbody",
    "tr",
    "td",
    "th",
    "div",
    "dl",
    "dd",
    "dt",
    "ul",
    "ol",
    "li",
    "pre",
    "form",
    "map",
    "area",
    "blockquote",
    "address",
    "style",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "fieldset",
    "legend",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "figure",
    "figcaption",
];
/// Elements whose line breaks are their own.
const VERBATIM: [&str; 4] = ["pre", "script", "style", "textarea"];

/// Renders a text.
pub fn rendered(text: &str) -> String {
    let mut html = String::new();
    let (mut begun, mut at) = (0, 0);
    while let Some(next) = text[at..].find('<') {
        at += next;
        let Some(name) = verbatim(&text[at..]) else {
            at += 1;
            continue;
        };
        add(&mut html, &text[begun..at]);
        let end = format!("</{name}");
        let length = find(&text[at..], &end).map_or(text.len() - at, |length| {
            let after = at + length + end.len();
            text[after..].find('>').map_or(text.len(), |end| after + end + 1) - at
        });
        html.push_str(&text[at..at + length]);
        at += length;
        begun = at;
    }
    add(&mut html, &text[begun..]);
    html
}

/// The name of the verbatim element whose tag is at the beginning of a text.
fn verbatim(text: &str) -> Option<&'static str> {
    let name = &text[1..];
    let length = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    VERBATIM.into_iter().find(|verbatim| verbatim.eq_ignore_ascii_case(&name[..length]))
}

/// Finds ASCII text without regard to case.
fn find(text: &str, wanted: &str) -> Option<usize> {
    text.as_bytes().windows(wanted.len()).position(|part| part.eq_ignore_ascii_case(wanted.as_bytes()))
}

/// Adds text without verbatim elements: blank lines around the tags of blocks, then a paragraph for all else.
fn add(html: &mut String, text: &str) {
    let mut apart = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        apart.push_str(&rest[..at]);
        let length = rest[at..].find('>').map_or(rest.len() - at, |length| length + 1);
        let tag = &rest[at..at + length];
        let is_block = is_block(tag);
        if is_block {
            apart.push_str("\n\n");
        }
        // A line break within a tag is none of the text.
        apart.push_str(&tag.replace('\n', " "));
        if is_block && (tag.starts_with("</") || is_void(tag)) {
            apart.push_str("\n\n");
        }
        rest = &rest[at + length..];
    }
    apart.push_str(rest);
    let apart = embeds::apart(&apart);
    for part in apart.split("\n\n").map(|part| part.trim_matches(['\n', ' ', '\t'])).filter(|part| !part.is_empty()) {
        if is_block(part) || part.starts_with("<!--") {
            html.push_str(&with_breaks(part, true));
        } else if embeds::is_address(part) {
            html.push_str(&embeds::figure(part));
        } else {
            html.push_str(&format!("<p>{}</p>", with_breaks(part, false)));
        }
        html.push('\n');
    }
}

/// Line breaks as elements, but not beside the tag of a block.
fn with_breaks(part: &str, is_block: bool) -> String {
    let after_tag = if is_block { part.find('>').map_or(0, |at| at + 1) } else { 0 };
    let (tag, text) = part.split_at(after_tag);
    format!("{tag}{}", text.trim_start_matches('\n').replace('\n', "<br />\n"))
}

fn is_block(tag: &str) -> bool {
    let Some(name) = tag.strip_prefix("</").or_else(|| tag.strip_prefix('<')) else { return false };
    let length = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(&name[..length]))
}

fn is_void(tag: &str) -> bool {
    ["<hr", "<col", "<area"].iter().any(|void| tag.to_ascii_lowercase().starts_with(void))
}

#[cfg(test)]
mod tests {
    use super::rendered;

    fn flat(text: &str) -> String {
        rendered(text).replace('\n', "")
    }

    #[test]
    fn blank_lines_make_paragraphs_and_line_breaks_breaks() {
        assert_eq!(flat("One\ntwo.\n\n\nThree."), "<p>One<br />two.</p><p>Three.</p>");
    }

    #[test]
    fn blocks_are_in_no_paragraph() {
        assert_eq!(
            flat("Before\n<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\nAfter"),
            "<p>Before</p><ul><li>a</li><li>b<br />c</li></ul><p>After</p>"
        );
        assert_eq!(
            flat("<h2>Title</h2>\nText <em>with\nmarks</em>."),
            "<h2>Title</h2><p>Text <em>with<br />marks</em>.</p>"
        );
        assert_eq!(flat("<blockquote>One.\n\nTwo.</blockquote>"), "<blockquote>One.<p>Two.</p></blockquote>");
        assert_eq!(flat("a\n<hr />\nb"), "<p>a</p><hr /><p>b</p>");
    }

    #[test]
    fn code_keeps_its_lines() {
        assert_eq!(rendered("Text.\n\n<pre>a\n\nb</pre>\n\nMore."), "<p>Text.</p>\n<pre>a\n\nb</pre><p>More.</p>\n");
        assert_eq!(flat("<preface>a</preface>"), "<p><preface>a</preface></p>");
    }

    #[test]
    fn an_address_alone_is_an_embed() {
        assert!(
            flat("See:\n\nhttps://video.example/v/1\n\nEnd.")
                .contains("wp-block-embed__wrapper\">https://video.example/v/1<")
        );
        assert_eq!(
            flat("Look:\n https://youtu.be/abc \nThere.").matches("<p>").count(),
            2,
            "also between other lines of a paragraph"
        );
        assert_eq!(flat("Look:\nhttps://a.example/b\nThere."), "<p>Look:<br />https://a.example/b<br />There.</p>");
        assert_eq!(flat("Look at https://youtu.be/abc\nnow"), "<p>Look at https://youtu.be/abc<br />now</p>");
        assert_eq!(rendered("<pre>\nhttps://youtu.be/abc\n</pre>"), "<pre>\nhttps://youtu.be/abc\n</pre>");
        assert_eq!(flat("https://a.example/ and more"), "<p>https://a.example/ and more</p>");
    }

    #[test]
    fn broken_text_does_no_harm() {
        for text in ["<", "<ul", "</", "<pre>", "é<pre é", "\n\n\n", "<p><p></p"] {
            rendered(text);
        }
    }
}
