//! Addresses in a body: links to other files of the folder, and pictures, on the site or in the folder.

use super::site::Site;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

/// Larger pictures are not copied.
const LARGEST: u64 = 16 << 20;

/// A picture's address: on the site, if one knows where that is; else the picture itself, as data. `None` if there is no
/// such file.
pub fn picture(source: &str, file: &Path, page: Option<&Url>, site: &Site) -> Option<Url> {
    if let Ok(url) = Url::parse(source) {
        return matches!(url.scheme(), "http" | "https").then_some(url);
    }
    if let Some(rest) = source.strip_prefix("//") {
        return Url::parse(&format!("https://{rest}")).ok();
    }
    if let Some(page) = page {
        return page.join(source).ok();
    }
    data(&find(source, file, &site.root)?)
}

/// The file that a path means: in the site's folder or in its static ones, or beside the text. Never outside the site.
fn find(source: &str, file: &Path, root: &Path) -> Option<PathBuf> {
    let source = source.split(['?', '#']).next()?;
    let source = percent_encoding::percent_decode_str(source).decode_utf8().ok()?;
    let inside = source.trim_start_matches('/');
    let rooted = ["", "static", "assets", "public"].map(|folder| root.join(folder).join(inside));
    let beside = file.parent().map(|folder| folder.join(inside));
    let beside = beside.filter(|_| !source.starts_with('/'));
    let found = beside.into_iter().chain(rooted).filter_map(|path| fs::canonicalize(path).ok());
    let root = fs::canonicalize(root).ok()?;
    found.into_iter().find(|path| path.is_file() && path.starts_with(&root))
}

fn data(path: &Path) -> Option<Url> {
    let media_type = match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    if fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let packed = STANDARD.encode(fs::read(path).ok()?);
    Url::parse(&format!("data:{media_type};base64,{packed}")).ok()
}
