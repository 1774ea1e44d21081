//! WordPress's own shortcodes: captions, galleries, players, embeds. Those of plugins are the converter's matter.

use super::super::export::{Export, Post};
use super::super::item::media;
use super::embeds;

/// Renders the shortcodes of a post's text.
pub fn rendered(text: &str, post: &Post, export: &Export) -> String {
    let mut html = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        html.push_str(&rest[..at]);
        rest = &rest[at..];
        match shortcode(rest) {
            Some((name, attributes, inner, length)) => {
                html.push_str(&one(name, attributes, inner, post, export));
                rest = &rest[length..];
            }
            None => {
                html.push('[');
                rest = &rest[1..];
            }
        }
    }
    html.push_str(rest);
    html
}

const NAMES: [&str; 7] = ["caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"];

/// A shortcode at the beginning of a text: name, attributes, what is between its tags, and the length of all.
fn shortcode(text: &str) -> Option<(&'static str, &str, &str, usize)> {
    let name = NAMES.into_iter().find(|name| {
        let after = text[1..].strip_prefix(name);
        after.is_some_and(|after| after.starts_with([' ', ']', '/']))
    })?;
    let end = text.find(']')?;
    let attributes = text[1 + name.len()..end].trim_end_matches('/');
    let close = format!("[/{name}]");
    let (inner, length) = match text[end + 1..].find(&close) {
        // A later one of the same name begins before the end: this one has none.
        Some(at) if !text[end + 1..end + 1 + at].contains(&format!("[{name}")) => {
            (&text[end + 1..end + 1 + at], end + 1 + at + close.len())
        }
        _ => ("", end + 1),
    };
    Some((name, attributes, inner, length))
}

fn one(name: &str, attributes: &str, inner: &str, post: &Post, export: &Export) -> String {
    let attribute = |name: &str| attribute(attributes, name);
    match name {
        "caption" | "wp_caption" => {
            // The picture first, in a link or not, then the caption.
            let picture = inner.find("<img").and_then(|at| Some(at + inner[at..].find('>')? + 1)).unwrap_or(0);
            let link = inner[picture..].trim_start().strip_prefix("</a>").map(|rest| inner.len() - rest.len());
            let (picture, caption) = inner.split_at(link.unwrap_or(picture));
            let caption = attribute("caption").unwrap_or_else(|| caption.trim().to_owned());
            format!("<figure class=\"wp-caption\">{picture}<figcaption>{caption}</figcaption></figure>")
        }
        "gallery" => gallery(attributes, post, export),
        "embed" => {
            // Where it has a line of its own, it is an embed already.
            let address = &inner[inner.find("http").unwrap_or(0)..];
            let length = address.find(|sign: char| sign.is_whitespace() || sign == '<').unwrap_or(address.len());
            embeds::figure(&escape(&address[..length]))
        }
        "audio" | "video" => {
            let files = ["src", "mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "webm", "ogv"];
            let file = files.into_iter().find_map(attribute).unwrap_or_default();
            let poster =
                attribute("poster").map(|poster| format!(" poster=\"{}\"", escape(&poster))).unwrap_or_default();
            format!("<{name} controls src=\"{}\"{poster}></{name}>", escape(&file))
        }
        _ => format!("[{name}{attributes}]"),
    }
}

fn gallery(attributes: &str, post: &Post, export: &Export) -> String {
    let item = |picture: &Post| {
        let media = media(picture)?;
        let (source, details) = (media["source_url"].as_str()?, &media["media_details"]);
        let size = |name: &str| details[name].as_u64().map(|size| format!(" {name}=\"{size}\"")).unwrap_or_default();
        let alt = escape(media["alt_text"].as_str().unwrap_or_default());
        let image = format!(
            "<img class=\"wp-image-{}\" src=\"{}\" alt=\"{alt}\"{}{} />",
            picture.id,
            escape(source),
            size("width"),
            size("height")
        );
        let caption = picture.excerpt.trim();
        let caption = if caption.is_empty() { String::new() } else { format!("<figcaption>{caption}</figcaption>") };
        Some(format!("<figure class=\"gallery-item\">{image}{caption}</figure>"))
    };
    let items: Vec<String> = pictures(attributes, post, export).into_iter().filter_map(item).collect();
    if items.is_empty() {
        // The converter notes it.
        return format!("[gallery{attributes}]");
    }
    format!("<div class=\"gallery\">{}</div>", items.concat())
}

/// The pictures of a gallery: those that it names, else those that were uploaded with a post, its own if it names none.
fn pictures<'e>(attributes: &str, post: &Post, export: &'e Export) -> Vec<&'e Post> {
    let ids = |name: &str| -> Option<Vec<u64>> {
        Some(attribute(attributes, name)?.split(',').filter_map(|id| id.trim().parse().ok()).collect())
    };
    if let Some(named) = ids("ids").or_else(|| ids("include")) {
        return named.into_iter().filter_map(|id| export.picture(id)).collect();
    }
    let without = ids("exclude").unwrap_or_default();
    let parent = ids("id").and_then(|ids| ids.first().copied()).unwrap_or(post.id);
    let mut pictures = export.uploaded(parent);
    pictures.retain(|picture| !without.contains(&picture.id));
    if attribute(attributes, "order").is_some_and(|order| order.eq_ignore_ascii_case("desc")) {
        pictures.reverse();
    }
    pictures
}

/// The value of an attribute, in either kind of quotes.
fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.split_whitespace().last().unwrap_or_default();
        let after = after.trim_start();
        let quote = after.chars().next().filter(|sign| "\"'".contains(*sign));
        let (value, after) = match quote {
            Some(quote) => after[1..].split_once(quote)?,
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value.to_owned()).filter(|value| !value.is_empty());
        }
        rest = after;
    }
    None
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::super::super::export::{Export, Post};
    use super::rendered;

    fn html(text: &str) -> String {
        let mut export = Export::default();
        let picture = |id: u64| Post {
            id,
            kind: "attachment".into(),
            attachment: Some(format!("https://paper.example/{id}.jpg")),
            excerpt: format!("Caption {id}"),
            meta: vec![("_wp_attachment_metadata".into(), "a:2:{s:5:\"width\";i:800;s:6:\"height\";i:600;}".into())],
            ..Post::default()
        };
        export.others.extend([4, 5].map(|id| (id, picture(id))));
        let with_post = |id, order| Post { parent: 1, order, ..picture(id) };
        export.others.extend([(6, with_post(6, 2)), (7, with_post(7, 0)), (8, with_post(8, 0))]);
        let sound = Post { attachment: Some("https://paper.example/9.mp3".into()), ..with_post(9, 1) };
        export.others.insert(9, sound);
        rendered(text, &Post { id: 1, ..Post::default() }, &export)
    }

    #[test]
    fn a_caption_is_a_figure() {
        let text =
            "[caption id=\"a\" align=\"left\"]<a href=\"x\"><img src=\"a.jpg\" /></a> The <em>quay</em>[/caption]";
        assert_eq!(
            html(text),
            "<figure class=\"wp-caption\"><a href=\"x\"><img src=\"a.jpg\" /></a><figcaption>The <em>quay</em></figcaption></figure>"
        );
    }

    #[test]
    fn a_gallery_has_its_pictures() {
        let found = html("[gallery ids=\"4,5,77\" columns='2']");
        assert_eq!(found.matches("<figure").count(), 2);
        assert!(found.contains("src=\"https://paper.example/5.jpg\" alt=\"\" width=\"800\" height=\"600\""), "{found}");
        assert!(found.contains("<figcaption>Caption 4</figcaption>"));
    }

    #[test]
    fn a_gallery_without_ids_has_what_was_uploaded_with_the_post() {
        let numbers = |text: &str| -> Vec<u64> {
            let html = html(text);
            html.split("wp-image-").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
        };
        assert_eq!(numbers("[gallery]"), [7, 8, 6]);
        assert_eq!(numbers("[gallery columns=\"2\" order=\"DESC\" exclude=\"8\"]"), [6, 7]);
        assert_eq!(numbers("[gallery id=\"1\"]"), [7, 8, 6]);
        assert_eq!(numbers("[gallery id=\"2\"]"), [0; 0]);
    }

    #[test]
    fn players_and_embeds() {
        assert_eq!(
            html("[audio mp3=\"https://a.example/a.mp3\"][/audio]"),
            "<audio controls src=\"https://a.example/a.mp3\"></audio>"
        );
        assert!(html("[embed width=\"300\"]https://video.example/1?a=1&b=2[/embed]").contains("1?a=1&amp;b=2"));
        assert_eq!(
            html("[embed]<br />\nhttps://a.example/1<br />\n[/embed]"),
            html("[embed]https://a.example/1[/embed]")
        );
    }

    #[test]
    fn other_brackets_stay() {
        for text in ["[sic]", "[vc_row]a[/vc_row]", "[", "[captions]", "[gallery id='2']", "[caption", "é[é"] {
            assert_eq!(html(text), text);
        }
    }
}
