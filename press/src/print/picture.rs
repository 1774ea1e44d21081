//! One file of a picture, for programs that do not choose among several: search engines, social networks, feed readers.

use super::site::SiteContext;
use contract::{Article, Image, Rendition, Status, is_safe_source};

/// The width, in pixels, beyond which a file only takes longer to load.
const MAX_WIDTH: u32 = 1600;

/// A file of a picture.
#[derive(Debug)]
pub struct Picture<'a> {
    /// Its absolute address.
    pub url: String,
    /// Its media type; by default, that of its file extension.
    pub media_type: Option<&'a str>,
    /// In pixels.
    pub width: u32,
    /// In pixels, in proportion to the natural size.
    pub height: Option<u32>,
    /// The description; `None` for a decorative picture.
    pub alt: Option<&'a str>,
}

impl Picture<'_> {
    /// True for a drawing, which social networks cannot show.
    pub fn is_svg(&self) -> bool {
        self.media_type == Some("image/svg+xml")
    }
}

/// The file that most programs can show: JPEG or PNG, then other formats of photographs, then drawings; of these the
/// largest up to 1600 pixels wide. `None` if no file is safe to load.
pub fn picture<'a>(site: &SiteContext, image: &'a Image) -> Option<Picture<'a>> {
    let safe = image.renditions.iter().filter(|file| is_safe_source(&file.url));
    let file = safe.min_by_key(|file| {
        let is_too_wide = file.width > MAX_WIDTH;
        let width = if is_too_wide { i64::from(file.width) } else { -i64::from(file.width) };
        (rank(media_type(file)), is_too_wide, width)
    })?;
    let natural = image.width.filter(|width| *width > 0).zip(image.height);
    Some(Picture {
        url: site.file(&file.url),
        media_type: media_type(file),
        width: file.width,
        height: natural.map(|(width, height)| proportional(file.width, width, height)),
        alt: image.alt.as_deref().filter(|alt| !alt.trim().is_empty()),
    })
}

/// The picture of an article in previews: its main picture, or its video's poster. A withdrawn article has none.
pub fn picture_of<'a>(site: &SiteContext, article: &'a Article) -> Option<Picture<'a>> {
    let poster = article.video.as_ref().and_then(|video| video.poster.as_ref());
    let images = [article.image.as_ref(), poster].into_iter().flatten();
    let shown = images.filter(|_| article.status == Status::Published);
    shown.filter_map(|image| picture(site, image)).next()
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

/// The height for a width, in proportion to the natural size.
fn proportional(width: u32, natural_width: u32, natural_height: u32) -> u32 {
    let height = f64::from(width) * f64::from(natural_height) / f64::from(natural_width);
    height.round() as u32
}
