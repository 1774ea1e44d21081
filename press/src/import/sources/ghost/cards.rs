//! Cards of Ghost's editors as HTML, as Ghost itself writes it. Both editors have the same cards with the same fields.

use super::values::{Fields, flag, items, pixels, text};
use crate::import::sources::markdown;
use crate::import::sources::text::escape;

/// The HTML of a card; `note` gets what has no place in an article.
pub fn card(name: &str, fields: &Fields, note: &mut dyn FnMut(String)) -> String {
    let raw = |name: &str| text(fields, name);
    let safe = |name: &str| text(fields, name).map(|text| escape(&text)).unwrap_or_default();
    let caption = caption(fields);
    match name {
        "image" => {
            let image = image(fields);
            let linked = raw("href").map(|href| format!("<a href=\"{}\">{image}</a>", escape(&href)));
            format!("<figure class=\"kg-card kg-image-card\">{}{caption}</figure>", linked.unwrap_or(image))
        }
        "gallery" => {
            let images = items(fields, "images").iter().filter_map(|image| image.as_object());
            let images: String =
                images.map(|fields| format!("<div class=\"kg-gallery-image\">{}</div>", image(fields))).collect();
            format!(
                "<figure class=\"kg-card kg-gallery-card\"><div class=\"kg-gallery-container\"><div class=\"kg-gallery-row\">{images}</div></div>{caption}</figure>"
            )
        }
        "video" => {
            let poster = raw("customThumbnailSrc").or_else(|| raw("thumbnailSrc")).unwrap_or_default();
            format!(
                "<figure class=\"kg-card kg-video-card\"><video src=\"{}\" poster=\"{}\"{} controls></video>{caption}</figure>",
                safe("src"),
                escape(&poster),
                size(fields)
            )
        }
        "audio" => format!(
            "<figure><audio src=\"{}\" controls></audio><figcaption>{}</figcaption></figure>",
            safe("src"),
            safe("title")
        ),
        "file" => {
            let name = raw("fileTitle").or_else(|| raw("fileName")).or_else(|| raw("src")).unwrap_or_default();
            let about = raw("fileCaption").map(|about| format!("<p>{}</p>", escape(&about))).unwrap_or_default();
            format!("<p><a href=\"{}\">{}</a></p>{about}", safe("src"), escape(&name))
        }
        "bookmark" => bookmark(fields, &caption),
        "embed" => match raw("html") {
            Some(html) => format!("<figure class=\"kg-card kg-embed-card\">{html}{caption}</figure>"),
            None => format!("<p><a href=\"{0}\">{0}</a></p>", safe("url")),
        },
        "html" => raw("html").unwrap_or_default(),
        "markdown" | "card-markdown" => markdown::to_html(&raw("markdown").unwrap_or_default()),
        "callout" => {
            let emoji =
                raw("calloutEmoji").map(|emoji| format!("<div class=\"kg-callout-emoji\">{}</div>", escape(&emoji)));
            let words = raw("calloutText").unwrap_or_default();
            format!(
                "<div class=\"kg-card kg-callout-card\">{}<div class=\"kg-callout-text\">{words}</div></div>",
                emoji.unwrap_or_default()
            )
        }
        "toggle" => {
            let (heading, content) = (raw("heading").unwrap_or_default(), raw("content").unwrap_or_default());
            format!("<details><summary>{heading}</summary>{content}</details>")
        }
        "button" => button(fields),
        "header" => {
            let (heading, below) = (raw("header"), raw("subheader"));
            let heading = heading.map(|html| format!("<h2>{html}</h2>")).unwrap_or_default();
            format!(
                "{heading}{}{}",
                below.map(|html| format!("<p>{html}</p>")).unwrap_or_default(),
                if flag(fields, "buttonEnabled") { button(fields) } else { String::new() }
            )
        }
        "product" => product(fields),
        "call-to-action" => {
            let image =
                raw("imageUrl").map(|src| format!("<img src=\"{}\" alt=\"\">", escape(&src))).unwrap_or_default();
            format!("{image}{}{}", raw("textValue").unwrap_or_default(), button(fields))
        }
        "horizontalrule" | "hr" => "<hr>".to_owned(),
        "codeblock" | "code" => {
            let language =
                raw("language").map(|name| format!(" class=\"language-{}\"", escape(&name))).unwrap_or_default();
            let code = fields.get("code").and_then(|code| code.as_str()).unwrap_or_default();
            format!("<figure><pre><code{language}>{}</code></pre>{caption}</figure>", escape(code))
        }
        "paywall" => String::new(),
        "signup" | "email" | "email-cta" => {
            note(format!("{name} card left out"));
            String::new()
        }
        name => {
            note(format!("unknown card {name} left out"));
            raw("html").unwrap_or_default()
        }
    }
}

/// Captions are HTML.
fn caption(fields: &Fields) -> String {
    text(fields, "caption").map(|html| format!("<figcaption>{html}</figcaption>")).unwrap_or_default()
}

fn size(fields: &Fields) -> String {
    let pixels = |name: &str| pixels(fields, name).map(|pixels| format!(" {name}=\"{pixels}\"")).unwrap_or_default();
    format!("{}{}", pixels("width"), pixels("height"))
}

fn image(fields: &Fields) -> String {
    let safe = |name: &str| text(fields, name).map(|text| escape(&text)).unwrap_or_default();
    format!("<img src=\"{}\" alt=\"{}\"{}>", safe("src"), safe("alt"), size(fields))
}

fn bookmark(fields: &Fields, caption: &str) -> String {
    let metadata = fields.get("metadata").and_then(|metadata| metadata.as_object()).unwrap_or(fields);
    let part = |name: &str| {
        let words = text(metadata, name)?;
        Some(format!("<div class=\"kg-bookmark-{name}\">{}</div>", escape(&words)))
    };
    let url = text(fields, "url").or_else(|| text(metadata, "url")).unwrap_or_default();
    let title = part("title").unwrap_or_else(|| escape(&url));
    let about = part("description").unwrap_or_default();
    format!(
        "<figure class=\"kg-card kg-bookmark-card\"><a class=\"kg-bookmark-container\" href=\"{}\"><div class=\"kg-bookmark-content\">{title}{about}</div></a>{caption}</figure>",
        escape(&url)
    )
}

fn button(fields: &Fields) -> String {
    let (Some(words), Some(url)) = (text(fields, "buttonText"), text(fields, "buttonUrl")) else {
        return String::new();
    };
    format!(
        "<div class=\"kg-card kg-button-card\"><a href=\"{}\" class=\"kg-btn\">{}</a></div>",
        escape(&url),
        escape(&words)
    )
}

fn product(fields: &Fields) -> String {
    let raw = |name: &str| text(fields, name);
    let image =
        raw("productImageSrc").map(|src| format!("<img src=\"{}\" alt=\"\">", escape(&src))).unwrap_or_default();
    let title = raw("productTitle").map(|html| format!("<h4>{html}</h4>")).unwrap_or_default();
    let rating = raw("productStarRating").filter(|_| flag(fields, "productRatingEnabled"));
    let rating = rating.map(|stars| format!("<p>{} / 5</p>", escape(&stars))).unwrap_or_default();
    let link = match (raw("productButton"), raw("productUrl")) {
        (Some(words), Some(url)) => format!("<p><a href=\"{}\">{}</a></p>", escape(&url), escape(&words)),
        _ => String::new(),
    };
    format!("{image}{title}{rating}{}{link}", raw("productDescription").unwrap_or_default())
}
