//! Screenshots for the installation dialogue. Only `press` uses them, so they are not in the reader's app.

use crate::lenient::{Decode, Fields};
use serde::Serialize;
use serde_json::Value;

/// A screenshot of the installed app.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Screenshot {
    /// Its address: http, https, or a path relative to the edition's root.
    pub url: String,
    /// Its width and height in pixels, such as `1280x800`.
    pub sizes: String,
    /// Its media type, such as `image/webp`.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
    /// The form factor for which browsers show it. All screenshots of one form factor must have the same aspect ratio,
    /// or browsers show none of them.
    pub form_factor: FormFactor,
    /// A description.
    pub label: Option<String>,
}

impl Decode for Screenshot {
    fn decode(value: Value) -> Option<Screenshot> {
        let mut json = Fields::of(value)?;
        Some(Screenshot {
            url: json.text("url")?,
            sizes: json.text("sizes")?,
            media_type: json.text("type"),
            form_factor: json.get("formFactor")?,
            label: json.text("label"),
        })
    }
}

/// The kind of screen in a screenshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum FormFactor {
    /// A phone.
    Narrow,
    /// A desktop.
    Wide,
}

impl FormFactor {
    /// The value in the contract and in the web app manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            FormFactor::Narrow => "narrow",
            FormFactor::Wide => "wide",
        }
    }
}

impl Decode for FormFactor {
    fn decode(value: Value) -> Option<FormFactor> {
        [FormFactor::Narrow, FormFactor::Wide].into_iter().find(|form| value.as_str() == Some(form.as_str()))
    }
}
