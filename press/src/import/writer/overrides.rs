//! What an editor wants otherwise: files in `overrides/`, merged into those of the edition (RFC 7386).

use crate::error::Error;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// Merges a file into a value: a field replaces the imported one, `null` takes it out. Without the file nothing changes.
pub fn patch(path: &Path, value: &mut Value) -> Result<(), Error> {
    if !path.exists() {
        return Ok(());
    }
    let bytes = fs::read(path).map_err(Error::read(path))?;
    let patch: Value =
        serde_json::from_slice(&bytes).map_err(|source| Error::Json { path: path.to_owned(), source })?;
    merge(value, patch);
    Ok(())
}

fn merge(value: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *value = patch;
        return;
    };
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    let Some(fields) = value.as_object_mut() else { return };
    for (name, part) in patch {
        if part.is_null() {
            fields.shift_remove(&name);
        } else {
            merge(fields.entry(name).or_insert(Value::Null), part);
        }
    }
}
