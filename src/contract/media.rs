//! Pictures, videos and sounds.

use super::{RichText, lenient};
use serde::{Deserialize, Serialize};

/// One file of a picture.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Rendition {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its media type, such as `image/webp`.
    #[serde(rename = "type", default, deserialize_with = "lenient::text")]
    pub media_type: Option<String>,
}

/// The point of a picture that must stay visible when it is cropped, as parts of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct FocalPoint {
    /// 0 is the left edge, 1 the right one.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub x: f32,
    /// 0 is the top edge, 1 the bottom one.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))]
    pub y: f32,
}

/// A picture in several files.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Image {
    /// The files to choose from. Types are tried in the order in which they first appear; list the most
    /// compact type first and end with one that every browser reads.
    #[serde(default, deserialize_with = "lenient::items")]
    pub renditions: Vec<Rendition>,
    /// Natural width in pixels; with the height it keeps the picture's space while it loads.
    #[serde(default, deserialize_with = "lenient::field")]
    pub width: Option<u32>,
    /// Natural height in pixels.
    #[serde(default, deserialize_with = "lenient::field")]
    pub height: Option<u32>,
    /// What must stay visible when the picture is cropped; the middle when absent.
    #[serde(default, deserialize_with = "lenient::field")]
    pub focal_point: Option<FocalPoint>,
    /// What the picture shows, for those who do not see it. Empty means decorative; the checker reports a missing one.
    #[serde(default, deserialize_with = "lenient::field")]
    pub alt: Option<String>,
    /// The line under the picture.
    #[serde(default, deserialize_with = "lenient::field")]
    pub caption: Option<RichText>,
    /// Who made the picture.
    #[serde(default, deserialize_with = "lenient::text")]
    pub credit: Option<String>,
}

/// A picture in the body.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ImageBlock {
    pub image: Image,
}

/// One file of a video or a sound.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// Its media type, such as `video/mp4`.
    #[serde(rename = "type", default, deserialize_with = "lenient::text")]
    pub media_type: Option<String>,
}

/// A file of captions (WebVTT).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Captions {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// The language of the captions (BCP 47).
    pub lang: String,
    /// The name readers see in the player's menu; the language's code when absent.
    #[serde(default, deserialize_with = "lenient::text")]
    pub label: Option<String>,
}

/// A titled video that the newsroom hosts. One on a video platform is an `embed`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct VideoBlock {
    /// The video's title.
    pub name: String,
    /// The files to choose from; the browser plays the first that it can.
    #[serde(default, deserialize_with = "lenient::items")]
    pub sources: Vec<Source>,
    /// The picture shown until the reader presses play.
    #[serde(default, deserialize_with = "lenient::field")]
    pub poster: Option<Image>,
    /// Captions, one file a language; the first is shown from the start.
    #[serde(default, deserialize_with = "lenient::items")]
    pub captions: Vec<Captions>,
    /// Length in seconds.
    #[serde(default, deserialize_with = "lenient::field")]
    pub duration: Option<u32>,
    /// The line under the video.
    #[serde(default, deserialize_with = "lenient::field")]
    pub caption: Option<RichText>,
    /// Who made the video.
    #[serde(default, deserialize_with = "lenient::text")]
    pub credit: Option<String>,
}

/// A titled sound.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct AudioBlock {
    /// The sound's title.
    pub name: String,
    /// The files to choose from; the browser plays the first that it can.
    #[serde(default, deserialize_with = "lenient::items")]
    pub sources: Vec<Source>,
    /// Length in seconds.
    #[serde(default, deserialize_with = "lenient::field")]
    pub duration: Option<u32>,
    /// The line under the player.
    #[serde(default, deserialize_with = "lenient::field")]
    pub caption: Option<RichText>,
    /// Who made the sound.
    #[serde(default, deserialize_with = "lenient::text")]
    pub credit: Option<String>,
    /// What is said, word for word, for those who cannot hear it.
    #[serde(default, deserialize_with = "lenient::items")]
    pub transcript: Vec<RichText>,
}
