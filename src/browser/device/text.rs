//! The browser's support for languages: folding, sorting, numbers and dates.

use super::{DeviceJs, list};
use wasm_bindgen::JsValue;

impl DeviceJs {
    /// Folds text to lower case without accents, for searching.
    pub fn fold(&self, text: &str) -> String {
        self.text("fold", [text.into()])
    }

    /// The indices of texts in the order of a language.
    pub fn sort<'a>(&self, texts: impl Iterator<Item = &'a str>, language: &str) -> Vec<usize> {
        let texts = list(texts.map(JsValue::from_str)).into();
        self.text("sort", [texts, language.into()]).lines().filter_map(|index| index.parse().ok()).collect()
    }

    /// A number in the format of a language.
    pub fn format_number(&self, number: u32, language: &str) -> String {
        self.text("formatNumber", [number.into(), language.into()])
    }

    /// A number of bytes, in kilobytes or megabytes.
    pub fn format_bytes(&self, bytes: u64, language: &str) -> String {
        self.text("formatBytes", [(bytes as f64).into(), language.into()])
    }

    /// The age of a moment, such as "3 days ago"; `at` in seconds since 1970.
    pub fn format_ago(&self, at: i64, language: &str) -> String {
        self.text("formatAgo", [(at as f64).into(), language.into()])
    }

    /// The offset of the reader's time zone at a moment, in minutes east of UTC; `at` in seconds since 1970.
    pub fn utc_offset(&self, at: i64) -> i16 {
        self.call("utcOffset", [(at as f64).into()]).ok().and_then(|offset| offset.as_f64()).unwrap_or_default() as i16
    }
}
