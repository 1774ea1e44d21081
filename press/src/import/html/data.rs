//! Pictures, films and sounds that stand in the HTML as `data:` addresses become files of the edition.

use super::File;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

/// Media types that become files, with the ending. SVG is not among them: it can hold scripts.
const TYPES: [(&str, &str); 11] = [
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/jpg", "jpg"),
    ("image/gif", "gif"),
    ("image/webp", "webp"),
    ("image/avif", "avif"),
    ("video/mp4", "mp4"),
    ("video/webm", "webm"),
    ("audio/mpeg", "mp3"),
    ("audio/mp4", "m4a"),
    ("audio/ogg", "ogg"),
];

/// The file that a `data:` address holds, if its type begins like `kind` and becomes a file.
pub fn file(address: &str, kind: &str) -> Option<File> {
    let (head, body) = address
        .get(..5)
        .filter(|scheme| scheme.eq_ignore_ascii_case("data:"))
        .and(address.get(5..))?
        .split_once(',')?;
    let head = head.to_ascii_lowercase();
    let (_, ending) = TYPES.iter().find(|(name, _)| head.split(';').next() == Some(*name) && name.starts_with(kind))?;
    let raw: Vec<u8> = percent_decode_str(body).filter(|byte| !byte.is_ascii_whitespace()).collect();
    let bytes = if head.ends_with(";base64") { STANDARD.decode(raw).ok()? } else { percent_decode_str(body).collect() };
    if bytes.is_empty() {
        return None;
    }
    let hash: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let folder: String = hash.chars().take(2).collect();
    Some(File { path: format!("media/{folder}/{hash}.{ending}"), bytes })
}
