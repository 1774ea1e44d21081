//! Images, videos and audio.

use crate::RichText;
use crate::encode::{Encode, ObjectWriter};
use crate::lenient::{Decode, Fields};
use serde::Serialize;
use serde_json::Value;

/// One file of an image.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rendition {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// Its width in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub width: u32,
    /// Its media type, such as `image/webp`.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
}

impl Decode for Rendition {
    fn decode(value: Value) -> Option<Rendition> {
        let mut json = Fields::of(value)?;
        Some(Rendition { url: json.get("url")?, width: json.get("width")?, media_type: json.text("type") })
    }
}

impl Encode for Rendition {
    fn encode(&self, json: &mut String) {
        let fields = ObjectWriter::new(json).field("url", &self.url).field("width", &self.width);
        fields.maybe("type", self.media_type.as_ref()).end();
    }
}

/// The point of an image that stays visible when the image is cropped, in fractions of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FocalPoint {
    /// 0 is the left edge, 1 the right one.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub x: f32,
    /// 0 is the top edge, 1 the bottom one.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub y: f32,
}

impl Decode for FocalPoint {
    fn decode(value: Value) -> Option<FocalPoint> {
        let mut json = Fields::of(value)?;
        let is_inside = |part: &f32| (0.0..=1.0).contains(part);
        Some(FocalPoint { x: json.get("x").filter(is_inside)?, y: json.get("y").filter(is_inside)? })
    }
}

impl Encode for FocalPoint {
    fn encode(&self, json: &mut String) {
        ObjectWriter::new(json).field("x", &Fraction(self.x)).field("y", &Fraction(self.y)).end();
    }
}

/// A fraction from 0 to 1, written in thousandths: a crop needs no more, and integers bring no tables.
struct Fraction(f32);

impl Encode for Fraction {
    fn encode(&self, json: &mut String) {
        match (self.0 * 1_000.0).round() as u32 {
            0 => json.push('0'),
            1_000.. => json.push('1'),
            thousandths => json.push_str(format!("0.{thousandths:03}").trim_end_matches('0')),
        }
    }
}

/// An image in several files.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Image {
    /// The files that the browser chooses from. It tries types in the order in which they first appear: list the most
    /// compact type first and end with one that every browser supports.
    #[serde(default)]
    pub renditions: Vec<Rendition>,
    /// Natural width in pixels. Width and height reserve the image's space while it loads.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub width: Option<u32>,
    /// Natural height in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub height: Option<u32>,
    /// The point that stays visible when the image is cropped; by default, the centre.
    pub focal_point: Option<FocalPoint>,
    /// A description for readers who cannot see the image. Empty means decorative; the checker reports a missing one.
    pub alt: Option<String>,
    /// The caption.
    pub caption: Option<RichText>,
    /// The photographer or source.
    pub credit: Option<String>,
    /// The owner of the rights, such as "© 2026 North Sea Agency", as the owner wants it worded.
    pub copyright_notice: Option<String>,
}

impl Decode for Image {
    fn decode(value: Value) -> Option<Image> {
        let mut json = Fields::of(value)?;
        Some(Image {
            renditions: json.items("renditions"),
            width: json.get("width"),
            height: json.get("height"),
            focal_point: json.get("focalPoint"),
            alt: json.get("alt"),
            caption: json.get("caption"),
            credit: json.text("credit"),
            copyright_notice: json.text("copyrightNotice"),
        })
    }
}

/// Only what a teaser shows: without alternative text, caption and credit.
impl Encode for Image {
    fn encode(&self, json: &mut String) {
        ObjectWriter::new(json)
            .items("renditions", &self.renditions)
            .maybe("width", self.width.as_ref())
            .maybe("height", self.height.as_ref())
            .maybe("focalPoint", self.focal_point.as_ref())
            .end();
    }
}

/// An image in the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ImageBlock {
    pub image: Image,
    /// A link on the image, such as from a book's cover to its publisher: http, https, or a path on this site.
    pub href: Option<String>,
}

impl Decode for ImageBlock {
    fn decode(value: Value) -> Option<ImageBlock> {
        let mut json = Fields::of(value)?;
        Some(ImageBlock { image: json.get("image")?, href: json.text("href") })
    }
}

/// One file of a video or audio.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// Its media type, such as `video/mp4`.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
}

impl Decode for Source {
    fn decode(value: Value) -> Option<Source> {
        let mut json = Fields::of(value)?;
        Some(Source { url: json.get("url")?, media_type: json.text("type") })
    }
}

/// A file of captions (WebVTT).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Captions {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// The language of the captions (BCP 47).
    pub lang: String,
    /// The name in the player's menu; by default, the language's code.
    pub label: Option<String>,
}

impl Decode for Captions {
    fn decode(value: Value) -> Option<Captions> {
        let mut json = Fields::of(value)?;
        Some(Captions { url: json.get("url")?, lang: json.get("lang")?, label: json.text("label") })
    }
}

/// A titled video that the newsroom hosts. A video on a platform is an `embed`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct VideoBlock {
    /// The video's title.
    pub name: String,
    /// The files to choose from. The browser plays the first that it supports.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The image shown until the reader presses play.
    pub poster: Option<Image>,
    /// Captions, one file for each language. The first is shown from the start.
    #[serde(default)]
    pub captions: Vec<Captions>,
    /// Length in seconds.
    pub duration: Option<u32>,
    /// The caption.
    pub caption: Option<RichText>,
    /// The author or source of the video.
    pub credit: Option<String>,
}

impl Decode for VideoBlock {
    fn decode(value: Value) -> Option<VideoBlock> {
        let mut json = Fields::of(value)?;
        Some(VideoBlock {
            name: json.get("name")?,
            sources: json.items("sources"),
            poster: json.get("poster"),
            captions: json.items("captions"),
            duration: json.get("duration"),
            caption: json.get("caption"),
            credit: json.text("credit"),
        })
    }
}

/// Titled audio.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct AudioBlock {
    /// The title.
    pub name: String,
    /// The files to choose from. The browser plays the first that it supports.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Length in seconds.
    pub duration: Option<u32>,
    /// The caption.
    pub caption: Option<RichText>,
    /// The author or source of the audio.
    pub credit: Option<String>,
    /// The spoken text, word for word, for readers who cannot hear it.
    #[serde(default)]
    pub transcript: Vec<RichText>,
}

impl Decode for AudioBlock {
    fn decode(value: Value) -> Option<AudioBlock> {
        let mut json = Fields::of(value)?;
        Some(AudioBlock {
            name: json.get("name")?,
            sources: json.items("sources"),
            duration: json.get("duration"),
            caption: json.get("caption"),
            credit: json.text("credit"),
            transcript: json.items("transcript"),
        })
    }
}
