//! From bytes to contract types, with one error type.

use crate::MAJOR;
use crate::lenient::Decode;
use serde_json::Value;
use serde_json::error::Category;
use std::fmt;

/// Arrays and objects nested deeper than this are decoded as null. Eight levels of blocks need about half of it, and
/// serde_json itself stops at 128.
const MAX_JSON_DEPTH: usize = 64;

/// The reason why a file of the edition cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// No JSON at all, such as an HTML page.
    NotJson,
    /// JSON with a syntax error, or incomplete JSON, at a line and column counted from 1.
    Broken { line: usize, column: usize },
    /// A required field, such as an id or a headline, is missing or wrong. The checker reports which.
    Incomplete,
    /// Written for a newer major version of the contract.
    TooNew(String),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::NotJson => formatter.write_str("not JSON"),
            DecodeError::Broken { line, column } => write!(formatter, "broken JSON at {line}:{column}"),
            DecodeError::Incomplete => formatter.write_str("something required is missing or wrong"),
            DecodeError::TooNew(version) => write!(formatter, "contract version {version}"),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes a file of the edition leniently: only the cases of `DecodeError` are errors.
pub fn decode<T: Decode>(bytes: &[u8]) -> Result<T, DecodeError> {
    let value = parse(bytes)?;
    if let Some(version) = value.get("version").and_then(Value::as_str)
        && major(version).is_some_and(|major| major > MAJOR)
    {
        return Err(DecodeError::TooNew(version.to_owned()));
    }
    T::decode(value).ok_or(DecodeError::Incomplete)
}

fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

/// Parses bytes as JSON.
pub fn parse(bytes: &[u8]) -> Result<Value, DecodeError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !matches!(bytes.iter().find(|byte| !byte.is_ascii_whitespace()), Some(b'{' | b'[')) {
        return Err(DecodeError::NotJson);
    }
    let parsed = serde_json::from_slice(bytes).or_else(|error| match flatten(bytes) {
        Some(flat) if error.classify() == Category::Syntax => serde_json::from_slice(&flat),
        _ => Err(error),
    });
    parsed.map_err(|error| DecodeError::Broken { line: error.line(), column: error.column() })
}

/// The same JSON with all values that are nested too deep replaced by null, or `None` if there is none.
fn flatten(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut flat = Vec::with_capacity(bytes.len());
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    let mut cut = false;
    for &byte in bytes {
        let opens = !in_string && matches!(byte, b'{' | b'[');
        let closes = !in_string && matches!(byte, b'}' | b']');
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else {
            in_string = byte == b'"';
        }
        depth += usize::from(opens);
        // Keep line ends, so that a later error has the right line number.
        if depth <= MAX_JSON_DEPTH || byte == b'\n' {
            flat.push(byte);
        } else if opens && depth == MAX_JSON_DEPTH + 1 {
            cut = true;
            flat.extend_from_slice(b"null");
        }
        depth = depth.saturating_sub(usize::from(closes));
    }
    cut.then_some(flat)
}
