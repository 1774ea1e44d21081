//! Files of JSON, as agencies and content systems deliver them; and the small things that their formats share.

use super::SourceError;
use crate::import::report::Report;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;
use walkdir::WalkDir;

/// Larger files are not read.
const LARGEST: u64 = 64 << 20;

/// The files to read: those named, and all JSON files of the folders named, by path.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, SourceError> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            let entry = entry.map_err(|error| SourceError::Unreadable(error.to_string()))?;
            let is_json = entry.path().extension().is_some_and(|ending| ending == "json" || ending == "jsonl");
            if is_json && entry.file_type().is_file() {
                files.push(entry.into_path());
            }
        }
    }
    Ok(files)
}

/// The documents of a file: one, or several one after the other. What cannot be read is noted.
pub fn values(path: &Path, report: &mut Report) -> Result<Vec<Value>, SourceError> {
    let name = path.to_string_lossy();
    if fs::metadata(path)?.len() > LARGEST {
        report.note("file too large to read", &name);
        return Ok(Vec::new());
    }
    let bytes = fs::read(path)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_slice(bytes).into_iter() {
        match value {
            Ok(value) => values.push(value),
            Err(error) => {
                report.note(format!("not JSON ({})", without_place(&error)), &name);
                break;
            }
        }
    }
    Ok(values)
}

fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_owned()
}

/// A text at a JSON pointer, without white space around it; `None` if there is none or it is empty.
pub fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

/// The first text at one of several pointers.
pub fn first_text<'a>(value: &'a Value, pointers: &[&str]) -> Option<&'a str> {
    pointers.iter().find_map(|pointer| text(value, pointer))
}

/// The items at a JSON pointer; none if there is no list.
pub fn items<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A number at a JSON pointer, also one that is written as text.
pub fn number(value: &Value, pointer: &str) -> Option<f64> {
    match value.pointer(pointer)? {
        Value::String(text) => text.trim().parse().ok(),
        number => number.as_f64(),
    }
    .filter(|number: &f64| number.is_finite())
}

/// A size in pixels.
pub fn pixels(value: &Value, pointer: &str) -> Option<u32> {
    number(value, pointer).filter(|number| (1.0..1e6).contains(number)).map(|number| number as u32)
}

/// A date in RFC 3339; without an offset it is UTC.
pub fn time(text: &str) -> Option<Timestamp> {
    let without_offset =
        || text.parse::<DateTime>().ok()?.to_zoned_datetime(TimeZone::UTC).ok().map(|date| date.timestamp());
    text.parse().ok().or_else(without_offset)
}

/// The date at one of several pointers.
pub fn first_time(value: &Value, pointers: &[&str]) -> Option<Timestamp> {
    pointers.iter().find_map(|pointer| time(text(value, pointer)?))
}

/// An address that pages may load from or link to: http or https, resolved against `base`.
pub fn address(text: &str, base: Option<&Url>) -> Option<Url> {
    let url = match base {
        Some(base) => base.join(text.trim()).ok()?,
        None if text.starts_with("//") => Url::parse(&format!("https:{text}")).ok()?,
        None => Url::parse(text.trim()).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// Text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A name of a slug, such as `Local news` of `local-news`.
pub fn name_of(slug: &str) -> String {
    let words = slug.replace(['-', '_'], " ");
    let mut chars = words.trim().chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The last part of an address's path, decoded, without the ending of a page.
pub fn slug_of(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let last = path.rsplit('/').find(|part| !part.is_empty())?;
    let decoded = percent_encoding::percent_decode_str(last).decode_utf8_lossy().into_owned();
    let slug = [".html", ".htm", ".php", ".aspx"].iter().find_map(|ending| decoded.strip_suffix(ending));
    Some(slug.unwrap_or(&decoded).to_owned()).filter(|slug| !slug.is_empty())
}
