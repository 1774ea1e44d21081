//! The one file of a picture for those who do not choose among several: search engines, networks, readers of feeds.

use super::site::SiteContext;
use contract::{Article, Image, Rendition, Status, is_safe_source};

/// Networks and feeds show pictures at most this wide; a larger file only loads longer. In pixels.
const WIDEST: u32 = 1600;

/// A file of a picture.
#[derive(Debug)]
pub struct Picture<'a> {
    /// Its whole address.
    pub url: String,
    /// Its media type, by its name when the edition does not say.
    pub media_type: Option<&'a str>,
    /// In pixels.
    pub width: u32,
    /// In pixels, from the proportions of the natural size.
    pub height: Option<u32>,
    /// What the picture shows; nothing when it is decorative.
    pub alt: Option<&'a str>,
}

impl Picture<'_> {
    /// Whether networks cannot show it.
    pub fn is_drawing(&self) -> bool {
        self.media_type == Some("image/svg+xml")
    }
}

/// The file that most programs can show: JPEG or PNG, then other photographs, then drawings; of these the largest up
/// to 1600 pixels wide. Nothing when no file may be loaded.
pub fn picture<'a>(publication: &SiteContext, image: &'a Image) -> Option<Picture<'a>> {
    let safe = image.renditions.iter().filter(|file| is_safe_source(&file.url));
    let file = safe.min_by_key(|file| {
        let is_too_wide = file.width > WIDEST;
        let width = if is_too_wide { i64::from(file.width) } else { -i64::from(file.width) };
        (rank(media_type(file)), is_too_wide, width)
    })?;
    let natural = image.width.filter(|width| *width > 0).zip(image.height);
    Some(Picture {
        url: publication.file(&file.url),
        media_type: media_type(file),
        width: file.width,
        height: natural.map(|(width, height)| proportional(file.width, width, height)),
        alt: image.alt.as_deref().filter(|alt| !alt.trim().is_empty()),
    })
}

/// The picture that stands for an article elsewhere: its main one, else its video's. A withdrawn article shows none.
pub fn picture_of<'a>(publication: &SiteContext, article: &'a Article) -> Option<Picture<'a>> {
    let poster = article.video.as_ref().and_then(|video| video.poster.as_ref());
    let images = [article.image.as_ref(), poster].into_iter().flatten();
    let shown = images.filter(|_| article.status == Status::Published);
    shown.filter_map(|image| picture(publication, image)).next()
}

fn rank(media_type: Option<&str>) -> u8 {
    match media_type {
        Some("image/jpeg" | "image/png") => 0,
        Some("image/svg+xml") => 2,
        _ => 1,
    }
}

fn media_type(file: &Rendition) -> Option<&str> {
    file.media_type.as_deref().or_else(|| {
        let path = file.url.split(['?', '#']).next()?;
        let (_, ending) = path.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => "image/jpeg",
            "png" => "image/png",
            "webp" => "image/webp",
            "avif" => "image/avif",
            "gif" => "image/gif",
            "svg" => "image/svg+xml",
            _ => return None,
        })
    })
}

/// The height at a width of a picture whose natural size is known.
fn proportional(width: u32, natural_width: u32, natural_height: u32) -> u32 {
    let height = f64::from(width) * f64::from(natural_height) / f64::from(natural_width);
    height.round() as u32
}
