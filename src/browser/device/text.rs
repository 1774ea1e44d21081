//! What browsers know of languages: folding, sorting, numbers and dates.

use super::{DeviceJs, list};
use wasm_bindgen::JsValue;

impl DeviceJs {
    /// Text without capitals and accents, to search in.
    pub fn fold(&self, text: &str) -> String {
        self.text("fold", [text.into()])
    }

    /// The order of texts in a language: their indices.
    pub fn sort<'a>(&self, texts: impl Iterator<Item = &'a str>, language: &str) -> Vec<usize> {
        let texts = list(texts.map(JsValue::from_str)).into();
        self.text("sort", [texts, language.into()]).lines().filter_map(|index| index.parse().ok()).collect()
    }

    /// A number as a language writes it.
    pub fn format_number(&self, number: u32, language: &str) -> String {
        self.text("formatNumber", [number.into(), language.into()])
    }

    /// A number of bytes, in kilobytes or megabytes.
    pub fn format_bytes(&self, bytes: u64, language: &str) -> String {
        self.text("formatBytes", [(bytes as f64).into(), language.into()])
    }

    /// How long ago something was; `at` in seconds since 1970.
    pub fn format_ago(&self, at: i64, language: &str) -> String {
        self.text("formatAgo", [(at as f64).into(), language.into()])
    }

    /// The offset of the reader's time zone at a moment, in minutes east of UTC; `at` in seconds since 1970.
    pub fn utc_offset(&self, at: i64) -> i16 {
        self.call("utcOffset", [(at as f64).into()]).ok().and_then(|offset| offset.as_f64()).unwrap_or_default() as i16
    }
}
