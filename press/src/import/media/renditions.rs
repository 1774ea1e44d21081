//! The pictures within an article's JSON: their addresses, and their sizes and copies set.

use super::Known;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};

/// The widths of a copied picture that are kept: for each, the narrowest file that is as wide.
const WIDTHS: [u64; 5] = [400, 800, 1200, 1600, 2400];

/// The pictures that could not be looked after.
#[derive(Debug, Default, PartialEq)]
pub struct Left {
    pub unmeasured: usize,
    pub not_copied: usize,
}

/// Gives each picture of an article to a function: an object with files, but for those of teasers, which other commands
/// write.
fn each(value: &mut Value, visit: &mut dyn FnMut(&mut Value)) {
    if value["renditions"].is_array() {
        visit(value);
    }
    match value {
        Value::Object(fields) => {
            fields.iter_mut().filter(|(name, _)| *name != "related").for_each(|(_, field)| each(field, visit));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Leaves at most five files of each picture.
pub fn few(article: &mut Value) {
    each(article, &mut |picture| {
        let Some(files) = picture["renditions"].as_array_mut().filter(|files| files.len() > WIDTHS.len()) else {
            return;
        };
        let mut widths: Vec<u64> = files.iter().filter_map(|file| file["width"].as_u64()).collect();
        widths.sort_unstable();
        let fitting = |wanted: &u64| widths.iter().find(|width| *width >= wanted).or(widths.last()).copied();
        let kept: BTreeSet<u64> = WIDTHS.iter().filter_map(fitting).collect();
        files.retain(|file| file["width"].as_u64().is_some_and(|width| kept.contains(&width)));
    });
}

/// Adds the addresses of all pictures that are elsewhere.
pub fn addresses(article: &mut Value, addresses: &mut BTreeSet<String>) {
    each(article, &mut |picture| {
        let files = picture["renditions"].as_array().into_iter().flatten();
        addresses
            .extend(files.filter_map(|file| file["url"].as_str()).filter(|url| is_elsewhere(url)).map(str::to_owned));
    });
}

fn is_elsewhere(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Sets the sizes of pictures that the source says none of, and copies in place of the originals.
pub fn set(article: &mut Value, unmeasured: &BTreeSet<String>, known: &Known, is_copying: bool) -> Left {
    let mut left = Left::default();
    each(article, &mut |picture| one(picture, unmeasured, known, is_copying, &mut left));
    left
}

fn one(picture: &mut Value, unmeasured: &BTreeSet<String>, known: &Known, is_copying: bool, left: &mut Left) {
    let Some(files) = picture["renditions"].as_array_mut() else { return };
    // Width and height of the widest file that was looked at.
    let mut shape: Option<(u32, u32)> = None;
    let mut is_unmeasured = false;
    for file in files.iter_mut() {
        let Some(url) = file["url"].as_str().filter(|url| is_elsewhere(url)).map(str::to_owned) else { continue };
        let is_unknown = unmeasured.contains(&url);
        let found = known.get(&url).filter(|found| found.width > 0);
        let copy = found.and_then(|found| found.file.as_ref()).filter(|_| is_copying);
        left.not_copied += usize::from(is_copying && copy.is_none());
        is_unmeasured |= is_unknown && found.is_none();
        if let Some(found) = found.filter(|_| is_unknown || copy.is_some()) {
            file["width"] = found.width.into();
            shape = shape.max(Some((found.width, found.height)));
        }
        if let Some(copy) = copy {
            file["url"] = copy.as_str().into();
            file["type"] = media_type(copy).into();
        }
    }
    left.unmeasured += usize::from(is_unmeasured);
    let Some((width, height)) = shape else { return };
    let mut types: Vec<Value> = Vec::new();
    for file in files.iter() {
        if !types.contains(&file["type"]) {
            types.push(file["type"].clone());
        }
    }
    let order = |file: &Value| (types.iter().position(|one| *one == file["type"]), file["width"].as_u64());
    files.sort_by_key(order);
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert((file["type"].to_string(), file["width"].as_u64())));
    let widest = files.iter().filter_map(|file| file["width"].as_u64()).max().unwrap_or(u64::from(width));
    let tall = (widest as f64 * f64::from(height) / f64::from(width)).round().max(1.0) as u64;
    (picture["width"], picture["height"]) = (json!(widest), json!(tall));
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        _ => "image/jpeg",
    }
}
