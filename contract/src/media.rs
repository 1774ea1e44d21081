//! Pictures, videos and sounds.

use crate::RichText;
use crate::encode::{Encode, ObjectWriter};
use crate::lenient::{Decode, Fields};
use serde::Serialize;
use serde_json::Value;

/// One file of a picture.
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

/// The point of a picture that must stay visible when it is cropped, as parts of its width and height.
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
        ObjectWriter::new(json).field("x", &Part(self.x)).field("y", &Part(self.y)).end();
    }
}

/// A part of a length, from 0 to 1, written in thousandths: a crop needs no more, and integers bring no tables.
struct Part(f32);

impl Encode for Part {
    fn encode(&self, json: &mut String) {
        match (self.0 * 1_000.0).round() as u32 {
            0 => json.push('0'),
            1_000.. => json.push('1'),
            thousandths => json.push_str(format!("0.{thousandths:03}").trim_end_matches('0')),
        }
    }
}

/// A picture in several files.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Image {
    /// The files to choose from. Types are tried in the order in which they first appear; list the most
    /// compact type first and end with one that every browser reads.
    #[serde(default)]
    pub renditions: Vec<Rendition>,
    /// Natural width in pixels; with the height it keeps the picture's space while it loads.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub width: Option<u32>,
    /// Natural height in pixels.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub height: Option<u32>,
    /// What must stay visible when the picture is cropped; the middle when absent.
    pub focal_point: Option<FocalPoint>,
    /// What the picture shows, for those who do not see it. Empty means decorative; the checker reports a missing one.
    pub alt: Option<String>,
    /// The line under the picture.
    pub caption: Option<RichText>,
    /// Who made the picture.
    pub credit: Option<String>,
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
        })
    }
}

/// What is shown beside a teaser: without alternative text, caption and credit.
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

/// A picture in the body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ImageBlock {
    pub image: Image,
}

impl Decode for ImageBlock {
    fn decode(value: Value) -> Option<ImageBlock> {
        let mut json = Fields::of(value)?;
        Some(ImageBlock { image: json.get("image")? })
    }
}

/// One file of a video or a sound.
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
    /// The name readers see in the player's menu; the language's code when absent.
    pub label: Option<String>,
}

impl Decode for Captions {
    fn decode(value: Value) -> Option<Captions> {
        let mut json = Fields::of(value)?;
        Some(Captions { url: json.get("url")?, lang: json.get("lang")?, label: json.text("label") })
    }
}

/// A titled video that the newsroom hosts. One on a video platform is an `embed`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct VideoBlock {
    /// The video's title.
    pub name: String,
    /// The files to choose from; the browser plays the first that it can.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// The picture shown until the reader presses play.
    pub poster: Option<Image>,
    /// Captions, one file a language; the first is shown from the start.
    #[serde(default)]
    pub captions: Vec<Captions>,
    /// Length in seconds.
    pub duration: Option<u32>,
    /// The line under the video.
    pub caption: Option<RichText>,
    /// Who made the video.
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

/// A titled sound.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct AudioBlock {
    /// The sound's title.
    pub name: String,
    /// The files to choose from; the browser plays the first that it can.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Length in seconds.
    pub duration: Option<u32>,
    /// The line under the player.
    pub caption: Option<RichText>,
    /// Who made the sound.
    pub credit: Option<String>,
    /// What is said, word for word, for those who cannot hear it.
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
