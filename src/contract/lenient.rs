//! How the reader forgives: a bad optional field becomes its default, a bad item is left out.
//!
//! Everything goes through `serde_json::Value`, so that each type is decoded by one instance of
//! serde's code: that keeps the reader's download small.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// An optional field: what cannot be read counts as absent.
pub fn field<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(source: D) -> Result<T, D::Error> {
    Ok(T::deserialize(Value::deserialize(source)?).unwrap_or_default())
}

/// An optional line of text: blank counts as absent, so that it leaves no empty box.
pub fn text<'de, D: Deserializer<'de>>(source: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(source)? {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    })
}

/// An optional list: items that cannot be read are left out, the others stay.
pub fn items<'de, D: Deserializer<'de>, T: DeserializeOwned>(source: D) -> Result<Vec<T>, D::Error> {
    Ok(match Value::deserialize(source)? {
        Value::Array(values) => values.into_iter().filter_map(|value| T::deserialize(value).ok()).collect(),
        _ => Vec::new(),
    })
}

/// A list of lists, as in the rows of a table: a bad cell is left empty so that columns stay in line.
pub fn rows<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(source: D) -> Result<Vec<Vec<T>>, D::Error> {
    let rows: Vec<Vec<Value>> = items(source)?;
    let cell = |value| T::deserialize(value).unwrap_or_default();
    Ok(rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect())
}
