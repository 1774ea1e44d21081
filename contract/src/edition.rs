//! The edition: a newspaper in one language, and the data that its pages share.

use crate::lenient::{Decode, Fields};
#[cfg(not(target_arch = "wasm32"))]
use crate::screenshot::Screenshot;
use crate::{Id, Image, Reference};
use serde::Serialize;
use serde_json::Value;

/// The newspaper's look.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Brand {
    /// Shown instead of the name at the top of the page. Its `alt` should be the name.
    pub logo: Option<Image>,
    /// A short line under the name.
    pub tagline: Option<String>,
    /// The colour of kickers and links; by default, that of `style/colors.css`.
    pub accent: Option<Accent>,
    /// The icons of the installed app and of the browser's tab, largest first; by default, Manchette's own.
    #[serde(default)]
    pub icons: Vec<Icon>,
    /// Screenshots of the app for the installation dialogue, the front page first.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub screenshots: Vec<Screenshot>,
}

impl Decode for Brand {
    fn decode(value: Value) -> Option<Brand> {
        let mut json = Fields::of(value)?;
        Some(Brand {
            logo: json.get("logo"),
            tagline: json.text("tagline"),
            accent: json.get("accent"),
            icons: json.items("icons"),
            #[cfg(not(target_arch = "wasm32"))]
            screenshots: json.items("screenshots"),
        })
    }
}

/// A colour in light and in dark mode. Text in it should have a contrast of 7:1 on the theme's paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Accent {
    pub light: Colour,
    pub dark: Colour,
}

impl Decode for Accent {
    fn decode(value: Value) -> Option<Accent> {
        let mut json = Fields::of(value)?;
        Some(Accent { light: json.get("light")?, dark: json.get("dark")? })
    }
}

/// A colour as six hexadecimal digits, such as `#1d4a6b`, so that nothing else can get into a style sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Colour(#[cfg_attr(feature = "schema", schemars(regex(pattern = "^#[0-9a-fA-F]{6}$")))] String);

impl Colour {
    /// The colour in CSS notation.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Decode for Colour {
    fn decode(value: Value) -> Option<Colour> {
        let text = value.as_str()?;
        let digits = text.strip_prefix('#')?;
        let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_colour.then(|| Colour(text.to_owned()))
    }
}

/// One file of the app's icon, as in a web app manifest.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Icon {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// Its width and height in pixels, such as `512x512`, or `any` for a vector image.
    pub sizes: Option<String>,
    /// Its media type, such as `image/png`.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
    /// `any` (the default), `maskable` or `monochrome`.
    pub purpose: Option<String>,
}

impl Decode for Icon {
    fn decode(value: Value) -> Option<Icon> {
        let mut json = Fields::of(value)?;
        Some(Icon {
            url: json.get("url")?,
            sizes: json.text("sizes"),
            media_type: json.text("type"),
            purpose: json.text("purpose"),
        })
    }
}

/// A link in the navigation, to a section, a topic, an article or another address.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct NavigationItem {
    /// The text of the link.
    pub name: String,
    pub section: Option<Id>,
    pub topic: Option<Id>,
    pub article: Option<Id>,
    /// Another address: http, https, or a path on this site.
    pub url: Option<String>,
}

impl Decode for NavigationItem {
    fn decode(value: Value) -> Option<NavigationItem> {
        let mut json = Fields::of(value)?;
        Some(NavigationItem {
            name: json.get("name")?,
            section: json.get("section"),
            topic: json.get("topic"),
            article: json.get("article"),
            url: json.text("url"),
        })
    }
}

/// A fixed page that the footer links to: an article of kind `page`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct PageLink {
    /// The article's id.
    pub id: Id,
    /// The text of the link.
    pub name: String,
}

impl Decode for PageLink {
    fn decode(value: Value) -> Option<PageLink> {
        let mut json = Fields::of(value)?;
        Some(PageLink { id: json.get("id")?, name: json.get("name")? })
    }
}

/// The same newspaper in another language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Sibling {
    /// The language's name in that language, such as "English".
    pub name: String,
    /// The language (BCP 47).
    pub in_language: String,
    /// The address of its home page: http, https, or a path on this site.
    pub url: String,
}

impl Decode for Sibling {
    fn decode(value: Value) -> Option<Sibling> {
        let mut json = Fields::of(value)?;
        Some(Sibling { name: json.get("name")?, in_language: json.get("inLanguage")?, url: json.get("url")? })
    }
}

/// The other origins that pages may load from. They become the content security policy.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Origins {
    #[serde(default)]
    pub images: Vec<String>,
    #[serde(default)]
    pub media: Vec<String>,
    /// The origin of the edition's JSON, if it is not this site.
    #[serde(default)]
    pub data: Vec<String>,
    #[serde(default)]
    pub embeds: Vec<String>,
}

impl Decode for Origins {
    fn decode(value: Value) -> Option<Origins> {
        let mut json = Fields::of(value)?;
        Some(Origins {
            images: json.items("images"),
            media: json.items("media"),
            data: json.items("data"),
            embeds: json.items("embeds"),
        })
    }
}

/// `edition.json`: the data that all pages of the edition share.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Edition {
    /// The contract's version, such as `1.0`.
    pub version: Option<String>,
    /// The newspaper's name.
    pub name: String,
    /// The edition's language (BCP 47), which is also the language of the interface.
    pub in_language: String,
    /// The newsroom's time zone (IANA), such as `Europe/Paris`.
    pub time_zone: Option<String>,
    /// The newspaper's look.
    #[serde(default)]
    pub brand: Brand,
    /// The sections, in the newspaper's order.
    #[serde(default)]
    pub sections: Vec<Reference>,
    /// The links under the name; by default, the sections.
    #[serde(default)]
    pub navigation: Vec<NavigationItem>,
    /// The fixed pages that the footer links to.
    #[serde(default)]
    pub pages: Vec<PageLink>,
    /// The pattern of an article's address. It must end with `:id/` and may contain `:section`. Default:
    /// `/article/:id/`.
    pub article_path: Option<String>,
    /// The heading of the list in `most-read.json`, if it is not of what is read most, such as "Latest".
    pub most_read_heading: Option<String>,
    /// The same newspaper in other languages.
    #[serde(default)]
    pub siblings: Vec<Sibling>,
    /// The other origins that pages may load from.
    #[serde(default)]
    pub origins: Origins,
}

impl Decode for Edition {
    fn decode(value: Value) -> Option<Edition> {
        let mut json = Fields::of(value)?;
        Some(Edition {
            version: json.text("version"),
            name: json.get("name")?,
            in_language: json.get("inLanguage")?,
            time_zone: json.text("timeZone"),
            brand: json.get("brand").unwrap_or_default(),
            sections: json.items("sections"),
            navigation: json.items("navigation"),
            pages: json.items("pages"),
            article_path: json.text("articlePath"),
            most_read_heading: json.text("mostReadHeading"),
            siblings: json.items("siblings"),
            origins: json.get("origins").unwrap_or_default(),
        })
    }
}
