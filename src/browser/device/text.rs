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

    /// A day; `at` in seconds since 1970.
    pub fn format_day(&self, at: i64, language: &str) -> String {
        self.text("formatDay", [(at as f64).into(), language.into()])
    }

    /// A day and a time; `at` in seconds since 1970.
    pub fn format_moment(&self, at: i64, language: &str) -> String {
        self.text("formatMoment", [(at as f64).into(), language.into()])
    }

    /// A moment as machines read it; `at` in seconds since 1970.
    pub fn iso_time(&self, at: i64) -> String {
        self.text("isoTime", [(at as f64).into()])
    }
}
