//! Pictures, galleries and videos.

use super::Library;
use crate::import::report::Report;
use crate::import::sources::documents::{address, escape, first_text, items, number, pixels, text};
use crate::import::story::Picture;
use contract::{Block, Captions, EmbedBlock, Image, Rendition, Source, VideoBlock};
use serde_json::Value;
use url::Url;

/// The tallest video that is taken if there is a choice, in pixels: taller ones cost phones more than they show.
const TALLEST: u32 = 720;

/// A picture, or what is wrong with it.
pub fn picture(image: &Value, library: &Library) -> Result<Picture, &'static str> {
    let url = first_text(image, &["/additional_properties/originalUrl", "/url"]).ok_or("picture without address")?;
    let base = library.options.base.as_ref();
    let file = address(url, base).ok_or("picture without address")?;
    if [".tif", ".tiff", ".eps", ".psd"].iter().any(|ending| file.path().to_lowercase().ends_with(ending)) {
        return Err("picture of a type that browsers do not show");
    }
    let size = pixels(image, "/width").zip(pixels(image, "/height"));
    let caption = [text(image, "/subtitle"), text(image, "/caption")];
    let caption = caption[1].or(caption[0]).map(str::to_owned);
    let credit = credit(image, library);
    Ok(Picture {
        files: vec![(file, size.map(|(width, _)| width))],
        size,
        alt: text(image, "/alt_text").map(str::to_owned),
        caption,
        credit,
        copyright_notice: text(image, "/copyright").map(str::to_owned),
    })
}

/// The photographers and their agencies: `Ada Marsh / Sea Press`.
fn credit(image: &Value, library: &Library) -> Option<String> {
    let name = |person: &Value| {
        let person = library.resolve(person)?;
        first_text(person, &["/byline", "/name", "/org"]).map(str::to_owned)
    };
    let mut names: Vec<String> = Vec::new();
    for pointer in ["/vanity_credits/by", "/credits/by", "/vanity_credits/affiliation", "/credits/affiliation"] {
        if pointer.starts_with("/credits") && !items(image, &pointer.replace("/credits", "/vanity_credits")).is_empty()
        {
            continue;
        }
        for name in items(image, pointer).iter().filter_map(name) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then(|| names.join(" / "))
}

/// A picture as HTML.
pub fn figure(image: &Value, library: &Library) -> Result<String, &'static str> {
    let picture = picture(image, library)?;
    let mut html = String::from("<figure class=\"wp-block-image\"><img");
    if let Some((file, _)) = picture.files.first() {
        html += &format!(" src=\"{}\"", escape(file.as_str()));
    }
    if let Some((width, height)) = picture.size {
        html += &format!(" width=\"{width}\" height=\"{height}\"");
    }
    if let Some(alt) = &picture.alt {
        html += &format!(" alt=\"{}\"", escape(alt));
    }
    html += ">";
    let credit = picture.credit.map(|credit| format!("<span class=\"credit\">{}</span>", escape(&credit)));
    if picture.caption.is_some() || credit.is_some() {
        let parts: Vec<String> = picture.caption.into_iter().chain(credit).collect();
        html += &format!("<figcaption>{}</figcaption>", parts.join(" "));
    }
    Ok(html + "</figure>")
}

/// A gallery as HTML; pictures that cannot be shown are noted.
pub fn gallery(gallery: &Value, library: &Library, report: &mut Report, story: &str) -> String {
    let mut html = String::from("<figure class=\"wp-block-gallery has-nested-images\">");
    for image in items(gallery, "/content_elements") {
        match library.resolve(image).ok_or("reference without its image").and_then(|image| figure(image, library)) {
            Ok(figure) => html += &figure,
            Err(problem) => report.note(problem, story),
        }
    }
    if let Some(title) = first_text(gallery, &["/headlines/basic", "/description/basic"]) {
        html += &format!("<figcaption class=\"blocks-gallery-caption\">{}</figcaption>", escape(title));
    }
    html + "</figure>"
}

/// A video as a block: a file that the newsroom hosts, or a player's address. `None` if there is neither.
pub fn video(video: &Value, library: &Library, language: &str) -> Option<Block> {
    let caption = text(video, "/description/basic");
    let name = text(video, "/headlines/basic").or(caption);
    let Some(file) = stream(video, library.options.base.as_ref()) else {
        let id = text(video, "/youtube_content_id")?;
        let is_id = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        return is_id.then(|| {
            let (provider, url) = ("YouTube".to_owned(), format!("https://www.youtube.com/watch?v={id}"));
            Block::Embed(EmbedBlock { provider, url, title: name.map(str::to_owned), caption: None })
        });
    };
    let poster = [video.get("promo_image"), video.pointer("/promo_items/basic")].into_iter().flatten();
    let poster = poster.filter_map(|image| picture(library.resolve(image)?, library).ok()).find_map(|picture| {
        let ((width, height), (file, _)) = (picture.size?, picture.files.first()?);
        let renditions = vec![Rendition { url: file.to_string(), width, media_type: None }];
        let (width, height, alt) = (Some(width), Some(height), Some(picture.alt.unwrap_or_default()));
        Some(Image { renditions, width, height, alt, ..Image::default() })
    });
    let subtitles = items(video, "/subtitles/urls").iter().chain(items(video, "/subtitles/subtitlesUrls"));
    let captions = subtitles.filter(|file| file["format"] == "WEB_VTT").filter_map(|file| {
        let url = address(text(file, "/url")?, library.options.base.as_ref())?.to_string();
        Some(Captions { url, lang: text(file, "/language").unwrap_or(language).to_owned(), label: None })
    });
    Some(Block::Video(VideoBlock {
        name: name.unwrap_or("Video").to_owned(),
        sources: vec![Source { url: file.to_string(), media_type: Some("video/mp4".to_owned()) }],
        poster,
        captions: captions.take(10).collect(),
        // Milliseconds.
        duration: number(video, "/duration")
            .map(|length| (length / 1_000.0).round() as u32)
            .filter(|length| *length > 0),
        caption: caption.filter(|caption| Some(*caption) != name).map(Into::into),
        credit: credit(video, library),
    }))
}

/// The MP4 file for readers; playlists (`ts`, `smil`) need a player of their own.
fn stream(video: &Value, base: Option<&Url>) -> Option<Url> {
    let files = items(video, "/streams").iter().filter(|stream| {
        first_text(stream, &["/stream_type", "/streamType"]).is_some_and(|kind| kind.eq_ignore_ascii_case("mp4"))
    });
    let mut files: Vec<(u32, u32, Url)> = files
        .filter_map(|stream| {
            let bitrate = pixels(stream, "/bitrate").unwrap_or(0);
            Some((pixels(stream, "/height").unwrap_or(0), bitrate, address(text(stream, "/url")?, base)?))
        })
        .collect();
    files.sort();
    let fitting = files.iter().rposition(|(height, ..)| *height <= TALLEST).unwrap_or(0);
    (!files.is_empty()).then(|| files.swap_remove(fitting).2)
}
