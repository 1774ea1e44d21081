//! The sizes of pictures in the text, which WordPress adds when it shows a page: `class="wp-image-7"` names the picture.

use super::super::export::Export;
use super::super::item::media;
use serde_json::Value;

/// Larger files are for no screen. The limit is WordPress's.
const LARGEST: u64 = 2048;

/// The text with `srcset`, `width` and `height` at the pictures that the export knows.
pub fn with_sizes(text: &str, export: &Export) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("<img") {
        let Some(length) = rest[at..].find('>') else { break };
        let (before, tag) = (&rest[..at], &rest[at..at + length]);
        html.push_str(before);
        html.push_str(tag.trim_end_matches('/'));
        html.push_str(&attributes(tag, export).unwrap_or_default());
        html.push_str(" />");
        rest = &rest[at + length + 1..];
    }
    html.push_str(rest);
    html
}

fn attributes(tag: &str, export: &Export) -> Option<String> {
    let (_, after) = tag.split_once("wp-image-")?;
    let digits = after.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(after.len());
    let media = media(export.picture(after[..digits].parse().ok()?)?)?;
    let details = &media["media_details"];
    let number = |value: &Value| value.as_u64().filter(|number| *number > 0);
    let (width, height) = (number(&details["width"])?, number(&details["height"])?);
    let original = (media["source_url"].as_str()?, width, height);
    let sizes = details["sizes"].as_object().into_iter().flat_map(|sizes| sizes.values());
    let size = |size: &Value| {
        let source = size["source_url"].as_str()?.to_owned();
        Some((source, number(&size["width"])?, number(&size["height"])?))
    };
    let mut files: Vec<(String, u64, u64)> = sizes.filter_map(size).collect();
    files.push((original.0.to_owned(), width, height));
    let shown = files.iter().find(|(source, ..)| tag.contains(source.as_str())).cloned();
    let shown = shown.unwrap_or((original.0.to_owned(), width, height));
    // The same part of the picture: within a pixel of the same proportions.
    let is_same =
        |file: &&(String, u64, u64)| (file.2 as f64 - file.1 as f64 * shown.2 as f64 / shown.1 as f64).abs() <= 1.0;
    let fits = |file: &&(String, u64, u64)| file.1 <= LARGEST || file.0 == shown.0;
    let set: Vec<String> =
        files.iter().filter(is_same).filter(fits).map(|(source, width, _)| format!("{source} {width}w")).collect();
    let mut added = String::new();
    if set.len() > 1 && !tag.contains("srcset=") {
        added.push_str(&format!(" srcset=\"{}\"", set.join(", ").replace('&', "&amp;").replace('"', "%22")));
    }
    if !tag.contains(" width=") && !tag.contains(" height=") {
        added.push_str(&format!(" width=\"{}\" height=\"{}\"", shown.1, shown.2));
    }
    Some(added)
}

#[cfg(test)]
mod tests {
    use super::super::super::export::{Export, Post};
    use super::with_sizes;

    #[test]
    fn a_picture_gets_its_sizes() {
        let metadata = r#"a:4:{s:5:"width";i:1600;s:6:"height";i:1200;s:4:"file";s:8:"quay.jpg";s:5:"sizes";a:2:{s:6:"medium";a:3:{s:4:"file";s:16:"quay-400x300.jpg";s:5:"width";i:400;s:6:"height";i:300;}s:9:"thumbnail";a:3:{s:4:"file";s:16:"quay-150x150.jpg";s:5:"width";i:150;s:6:"height";i:150;}}}"#;
        let picture = Post {
            id: 7,
            kind: "attachment".into(),
            attachment: Some("https://paper.example/up/quay.jpg".into()),
            meta: vec![("_wp_attachment_metadata".into(), metadata.into())],
            ..Post::default()
        };
        let mut export = Export::default();
        export.others.insert(7, picture);
        let html = with_sizes(
            "<p><img src=\"https://paper.example/up/quay-400x300.jpg\" class=\"wp-image-7\"/> a</p><img src=\"b.jpg\">",
            &export,
        );
        assert_eq!(
            html,
            "<p><img src=\"https://paper.example/up/quay-400x300.jpg\" class=\"wp-image-7\" \
             srcset=\"https://paper.example/up/quay-400x300.jpg 400w, https://paper.example/up/quay.jpg 1600w\" \
             width=\"400\" height=\"300\" /> a</p><img src=\"b.jpg\" />"
        );
        with_sizes("<img", &export);
    }
}
