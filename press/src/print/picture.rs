//! The single file of an image for programs that do not choose among several: search engines, networks, feed readers.

use super::site::SiteContext;
use contract::{Article, Image, Rendition, Status, is_safe_source};

/// The maximum width in pixels at which networks and feed readers show images.
const WIDEST: u32 = 1600;

/// One file of an image.
#[derive(Debug)]
pub struct Picture<'a> {
    /// Its absolute address.
    pub url: String,
    /// Its media type, guessed from its name if the edition does not tell.
    pub media_type: Option<&'a str>,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels, from the aspect ratio of the natural size.
    pub height: Option<u32>,
    /// The alt text; `None` for a decorative image.
    pub alt: Option<&'a str>,
}

impl Picture<'_> {
    /// True for a vector image, which networks cannot show.
    pub fn is_drawing(&self) -> bool {
        self.media_type == Some("image/svg+xml")
    }
}

/// The file that most programs can show: JPEG or PNG, then other bitmaps, then vector images; of these the largest up
/// to 1600 pixels wide. `None` if no file may be loaded.
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

/// The image that represents an article: its main image, or else its video's poster. A withdrawn article has none.
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

/// The height at a width, if the image's natural size is known.
fn proportional(width: u32, natural_width: u32, natural_height: u32) -> u32 {
    let height = f64::from(width) * f64::from(natural_height) / f64::from(natural_width);
    height.round() as u32
}
