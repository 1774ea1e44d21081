//! The pictures and videos of an item.

use crate::import::sources::documents::{address, escape, first_text, items, number, pixels, text};
use crate::import::story::Picture;
use contract::{Block, Source, VideoBlock};
use serde_json::Value;
use url::Url;

/// A rendition whose shape differs more is cut, and no smaller file of the same picture.
const SHAPE: f64 = 0.03;

/// The associated items, each with its name. Version 1 has an object of them.
pub fn associations(item: &Value) -> Vec<(String, &Value)> {
    let named = |value: &'_ Value| text(value, "/name").unwrap_or_default().to_owned();
    match item.get("associations") {
        Some(Value::Object(fields)) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Some(Value::Array(values)) => values.iter().map(|value| (named(value), value)).collect(),
        _ => Vec::new(),
    }
}

/// True for a picture, also a drawn one. A logo is the sender's, and no picture of the story.
pub fn is_picture(name: &str, item: &Value) -> bool {
    ["picture", "graphic"].iter().any(|kind| item["type"] == *kind) && !name.to_lowercase().contains("logo")
}

/// The picture, or `None` if no rendition of it can be shown.
pub fn picture(item: &Value) -> Option<Picture> {
    let mut files: Vec<(Url, Option<u32>, Option<u32>)> = renditions(item)
        .into_iter()
        .filter(|(name, rendition)| kind_of(rendition).starts_with("image/") && !name.contains("watermark"))
        .filter_map(|(_, rendition)| {
            let file = address(first_text(rendition, &["/href", "/uri"])?, None)?;
            Some((file, pixels(rendition, "/width"), pixels(rendition, "/height")))
        })
        .collect();
    // The largest first.
    files.sort_by_key(|(_, width, _)| std::cmp::Reverse(*width));
    if files.is_empty() {
        let file = address(text(item, "/uri")?, None)?;
        let is_file = [".jpg", ".jpeg", ".png", ".webp", ".gif"]
            .iter()
            .any(|ending| file.path().to_lowercase().ends_with(ending));
        files.extend(is_file.then_some((file, None, None)));
    }
    let size = files.first().and_then(|(_, width, height)| width.zip(*height));
    let shape = |width: u32, height: u32| f64::from(width) / f64::from(height);
    if let Some((width, height)) = size {
        let whole = shape(width, height);
        files.retain(|(_, width, height)| {
            width.zip(*height).is_some_and(|(w, h)| (shape(w, h) / whole - 1.0).abs() < SHAPE)
        });
    }
    files.dedup_by_key(|(_, width, _)| *width);
    if files.is_empty() {
        return None;
    }
    Some(Picture {
        files: files.into_iter().map(|(file, width, _)| (file, width)).collect(),
        size,
        alt: first_text(item, &["/alttext", "/altText"]).map(str::to_owned),
        caption: caption(item),
        credit: credit(item),
        copyright_notice: first_text(item, &["/copyrightnotice", "/copyrightNotice"]).map(str::to_owned),
    })
}

/// A picture as HTML, for the text.
pub fn figure(picture: &Picture) -> String {
    let Some((file, _)) = picture.files.first() else { return String::new() };
    let size =
        picture.size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\"")).unwrap_or_default();
    let sizes =
        picture.files.iter().filter_map(|(file, width)| Some(format!("{} {}w", escape(file.as_str()), (*width)?)));
    let sizes: Vec<String> = sizes.collect();
    let sizes = if sizes.len() > 1 { format!(" srcset=\"{}\"", sizes.join(", ")) } else { String::new() };
    let alt = picture.alt.as_ref().map(|alt| format!(" alt=\"{}\"", escape(alt))).unwrap_or_default();
    let credit = picture.credit.as_ref().map(|credit| format!("<span class=\"credit\">{}</span>", escape(credit)));
    let caption: Vec<String> = picture.caption.clone().into_iter().chain(credit).collect();
    let caption =
        if caption.is_empty() { String::new() } else { format!("<figcaption>{}</figcaption>", caption.join(" ")) };
    format!("<figure><img src=\"{}\"{size}{sizes}{alt}>{caption}</figure>", escape(file.as_str()))
}

/// A video, if there is a file that browsers play.
pub fn video(item: &Value) -> Option<Block> {
    let files = renditions(item).into_iter().filter(|(_, rendition)| kind_of(rendition) == "video/mp4");
    let mut files: Vec<(u32, Url, &Value)> = files
        .filter_map(|(_, rendition)| {
            let file = address(text(rendition, "/href")?, None)?;
            Some((pixels(rendition, "/height").unwrap_or(0), file, rendition))
        })
        .collect();
    files.sort_by_key(|(height, ..)| *height);
    let fitting = files.iter().rposition(|(height, ..)| *height <= 720).unwrap_or(0);
    let (_, file, rendition) = files.get(fitting)?;
    let name = super::story::headline(item).or_else(|| caption_text(item)).unwrap_or("Video");
    Some(Block::Video(VideoBlock {
        name: name.to_owned(),
        sources: vec![Source { url: file.to_string(), media_type: Some("video/mp4".to_owned()) }],
        poster: None,
        captions: Vec::new(),
        duration: number(rendition, "/duration").map(|length| length.round() as u32).filter(|length| *length > 0),
        caption: caption_text(item).filter(|caption| *caption != name).map(Into::into),
        credit: credit(item),
    }))
}

/// The renditions, each with its name and title in lower case.
fn renditions(item: &Value) -> Vec<(String, &Value)> {
    let name = |name: &str, value: &Value| {
        format!("{name} {} {}", text(value, "/title").unwrap_or_default(), text(value, "/href").unwrap_or_default())
            .to_lowercase()
    };
    match item.get("renditions") {
        Some(Value::Object(fields)) => fields.iter().map(|(key, value)| (name(key, value), value)).collect(),
        _ => items(item, "/renditions")
            .iter()
            .map(|value| (name(text(value, "/name").unwrap_or_default(), value), value))
            .collect(),
    }
}

fn kind_of(rendition: &Value) -> &str {
    let named = first_text(rendition, &["/contenttype", "/contentType", "/mimetype", "/mimeType"]);
    named.unwrap_or_else(|| {
        let path = text(rendition, "/href").unwrap_or_default().split('?').next().unwrap_or_default();
        match path.rsplit('.').next() {
            Some("jpg" | "jpeg" | "png" | "webp") => "image/",
            Some("mp4") => "video/mp4",
            _ => "",
        }
    })
}

fn caption(item: &Value) -> Option<String> {
    let html =
        first_text(item, &["/description_xhtml", "/description_html"]).map(|html| html.replace("</ br>", "<br>"));
    html.or_else(|| caption_text(item).map(escape))
}

fn caption_text(item: &Value) -> Option<&str> {
    let all = items(item, "/descriptions");
    let role = |name: &str| all.iter().find(|description| description["role"] == name);
    let other = || all.iter().find(|description| description["role"] != "creditline");
    let chosen = role("caption").or_else(other).and_then(|description| text(description, "/value"));
    chosen.or_else(|| {
        first_text(item, &["/description_text", "/description_caption", "/description_main", "/description"])
    })
}

fn credit(item: &Value) -> Option<String> {
    let line = items(item, "/descriptions").iter().find(|description| description["role"] == "creditline");
    let by = first_text(item, &["/by", "/byline"]);
    let line =
        line.and_then(|line| text(line, "/value")).or_else(|| first_text(item, &["/creditline", "/copyrightholder"]));
    match (by, line) {
        (Some(by), Some(line)) if !by.contains(line) => Some(format!("{by} / {line}")),
        (by, line) => by.or(line).map(str::to_owned),
    }
}
