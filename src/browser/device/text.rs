//! What browsers know of languages and time zones.

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

    /// The offset of the reader's time zone at a moment, in minutes east of UTC; `at` in seconds since 1970.
    pub fn utc_offset(&self, at: i64) -> i16 {
        self.call("utcOffset", [(at as f64).into()]).ok().and_then(|offset| offset.as_f64()).unwrap_or_default() as i16
    }
}
