//! Lenient decoding: a bad optional field becomes its default, a bad item is left out.
//!
//! Decoding is written by hand over `serde_json::Value`, because serde's derived code, which may fail at every field,
//! adds 28 kB to the reader's download: see docs/decisions/0006-decoding-by-hand.md.

use serde_json::{Map, Value};

/// A type that can be decoded from JSON.
pub trait Decode: Sized {
    /// Decodes a value, or returns `None` if it does not fit.
    fn decode(value: Value) -> Option<Self>;
}

/// The fields of an object, each of which is taken once.
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of a value, if it is an object.
    pub fn of(value: Value) -> Option<Fields> {
        match value {
            Value::Object(fields) => Some(Fields(fields)),
            _ => None,
        }
    }

    fn take(&mut self, name: &str) -> Value {
        self.0.remove(name).unwrap_or_default()
    }

    /// A field, if it is present and fits.
    pub fn get<T: Decode>(&mut self, name: &str) -> Option<T> {
        T::decode(self.take(name))
    }

    /// A line of text. Blank text counts as absent, so that it leaves no empty box.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.get::<String>(name).filter(|text| !text.trim().is_empty())
    }

    /// A list without the items that do not fit.
    pub fn items<T: Decode>(&mut self, name: &str) -> Vec<T> {
        array(self.take(name)).filter_map(T::decode).collect()
    }

    /// A list of lists, such as the rows of a table: a bad row is left out; a bad cell is empty, so that columns stay
    /// aligned.
    pub fn rows<T: Decode + Default>(&mut self, name: &str) -> Vec<Vec<T>> {
        let cell = |value| T::decode(value).unwrap_or_default();
        array(self.take(name)).filter(Value::is_array).map(|row| array(row).map(cell).collect()).collect()
    }
}

fn array(value: Value) -> std::vec::IntoIter<Value> {
    match value {
        Value::Array(items) => items.into_iter(),
        _ => Vec::new().into_iter(),
    }
}

/// Natively, where pages and feeds are printed, without the control characters that neither HTML nor XML allows. In the
/// browser they do no harm, and removing them would cost every reader bytes.
impl Decode for String {
    fn decode(value: Value) -> Option<String> {
        match value {
            #[cfg(not(target_arch = "wasm32"))]
            Value::String(mut text) => {
                text.retain(|character| !character.is_control() || matches!(character, '\n' | '\r' | '\t'));
                Some(text)
            }
            #[cfg(target_arch = "wasm32")]
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Decode for bool {
    fn decode(value: Value) -> Option<bool> {
        value.as_bool()
    }
}

impl Decode for u32 {
    fn decode(value: Value) -> Option<u32> {
        value.as_u64()?.try_into().ok()
    }
}

impl Decode for u8 {
    fn decode(value: Value) -> Option<u8> {
        value.as_u64()?.try_into().ok()
    }
}

impl Decode for f32 {
    fn decode(value: Value) -> Option<f32> {
        value.as_f64().map(|number| number as f32)
    }
}
