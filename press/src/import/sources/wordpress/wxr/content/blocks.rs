//! The comments of the block editor: `<!-- wp:name {…} -->` around HTML, or alone for what WordPress makes when it shows
//! the page.

use super::super::export::{Export, Post};
use serde_json::Value;

/// Reusable blocks may contain others, and themselves: a post shows no more of them.
const MOST: usize = 100;
const START: &str = "<!-- wp:";
const END: &str = "<!-- /wp:";

/// True for a text of the block editor.
pub fn has_blocks(text: &str) -> bool {
    text.contains(START)
}

/// The HTML without comments; reusable blocks and notes are put into their places. `tell` gets the kinds of blocks that
/// are left out.
pub fn rendered(text: &str, post: &Post, export: &Export, tell: &mut dyn FnMut(String)) -> String {
    let mut html = String::new();
    add(&mut html, text, post, export, &mut Vec::new(), tell);
    html
}

fn add(
    html: &mut String,
    text: &str,
    post: &Post,
    export: &Export,
    shown: &mut Vec<u64>,
    tell: &mut dyn FnMut(String),
) {
    let mut rest = text;
    while let Some(at) = rest.find("<!-- ") {
        html.push_str(&rest[..at]);
        if !rest[at..].starts_with(START) && !rest[at..].starts_with(END) {
            html.push_str("<!-- ");
            rest = &rest[at + "<!-- ".len()..];
            continue;
        }
        let Some((comment, after)) = rest[at..].split_once("-->") else {
            rest = "";
            break;
        };
        rest = after;
        let Some(block) = comment.strip_prefix(START) else { continue };
        let block = block.trim();
        let Some(block) = block.strip_suffix('/') else { continue };
        let (name, attributes) = block.split_once([' ', '\n']).unwrap_or((block, ""));
        let attributes: Value = serde_json::from_str(attributes.trim()).unwrap_or_default();
        match name.trim_start_matches("core/") {
            "block" if shown.len() < MOST => {
                let reusable = attributes["ref"].as_u64().and_then(|id| export.others.get(&id));
                match reusable.filter(|block| block.status == "publish" && !block.content.is_empty()) {
                    Some(block) if shown.contains(&block.id) && block.content.contains("wp:block ") => {
                        tell("reusable block within itself".to_owned());
                    }
                    Some(block) => {
                        shown.push(block.id);
                        add(html, &block.content, post, export, shown, tell);
                    }
                    None => tell("reusable block that is not in the export".to_owned()),
                }
            }
            "footnotes" => html.push_str(&notes(post)),
            "more" | "nextpage" | "spacer" | "separator" => {}
            name => tell(format!("block {name} left out: WordPress makes it for each page")),
        }
    }
    html.push_str(rest);
}

/// The notes, which are in a custom field.
fn notes(post: &Post) -> String {
    let notes: Value = post.meta("footnotes").and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let note = |note: &Value| {
        let (id, content) = (note["id"].as_str()?, note["content"].as_str()?);
        id.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            .then(|| format!("<li id=\"{id}\">{content} <a href=\"#{id}-link\" aria-label=\"1\">↩︎</a></li>"))
    };
    let items: Vec<String> = notes.as_array().into_iter().flatten().filter_map(note).collect();
    if items.is_empty() { String::new() } else { format!("<ol class=\"wp-block-footnotes\">{}</ol>", items.concat()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> (String, Vec<String>) {
        let mut left_out = Vec::new();
        let mut export = Export::default();
        let block =
            Post { content: "<!-- wp:paragraph --><p>Reused.</p><!-- /wp:paragraph -->".into(), ..Post::default() };
        export.others.insert(9, Post { status: "publish".into(), ..block });
        export.others.insert(
            8,
            Post { status: "publish".into(), content: "<!-- wp:block {\"ref\":8} /-->".into(), ..Post::default() },
        );
        let meta = vec![("footnotes".to_owned(), r#"[{"id":"n-1","content":"A <em>note</em>."}]"#.to_owned())];
        let html = rendered(text, &Post { meta, ..Post::default() }, &export, &mut |kind| left_out.push(kind));
        (html, left_out)
    }

    #[test]
    fn comments_go_and_html_stays() {
        let text = "<!-- wp:heading {\"level\":3} -->\n<h3>A</h3>\n<!-- /wp:heading -->\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->";
        assert_eq!(html(text).0.split_whitespace().collect::<String>(), "<h3>A</h3><!--more-->");
    }

    #[test]
    fn reusable_blocks_and_notes_come_into_their_places() {
        let (found, left_out) = html("<!-- wp:block {\"ref\":9} /--><!-- wp:footnotes /-->");
        assert!(found.starts_with("<p>Reused.</p><ol"), "{found}");
        assert!(found.contains("A <em>note</em>."), "{found}");
        assert_eq!(left_out, [""; 0]);
    }

    #[test]
    fn what_is_made_for_each_page_is_named() {
        let (found, left_out) = html(
            "<!-- wp:latest-posts {\"n\":3} /--><!-- wp:block {\"ref\":7} /--><p>a</p><!-- wp:block {\"ref\":8} /-->",
        );
        assert_eq!(found, "<p>a</p>");
        assert_eq!(left_out.len(), 3, "{left_out:?}");
    }

    #[test]
    fn a_block_within_itself_does_not_multiply() {
        let mut export = Export::default();
        let content = "<!-- wp:block {\"ref\":1} /-->".repeat(50);
        export.others.insert(1, Post { id: 1, status: "publish".into(), content, ..Post::default() });
        let mut told = 0;
        rendered("<!-- wp:block {\"ref\":1} /-->", &Post::default(), &export, &mut |_| told += 1);
        assert_eq!(told, 50);
    }

    #[test]
    fn a_comment_without_an_end_is_the_end() {
        assert_eq!(html("<p>a</p><!-- wp:paragraph ").0, "<p>a</p>");
    }
}
