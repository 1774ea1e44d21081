//! The files of a picture with their widths, from what HTML and addresses say of them.

use super::links;
use super::run::Run;
use super::tree;
use scraper::ElementRef;
use url::Url;

/// The largest size that is believed, in pixels.
const LARGEST: u32 = 30_000;

/// One file of a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub url: Url,
    pub width: Option<u32>,
    /// Only from an address that says both.
    pub height: Option<u32>,
    pub media_type: Option<String>,
}

/// The candidates of a `srcset`. `shown` is the width at which the picture is laid out.
pub fn of_srcset(run: &Run, srcset: &str, shown: Option<u32>, media_type: Option<&str>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for entry in entries(srcset) {
        let (address, descriptor) = entry.split_once(char::is_whitespace).unwrap_or((entry, ""));
        let descriptor = descriptor.trim();
        let Some(url) = links::web(run, address) else { continue };
        let by_width = descriptor.strip_suffix('w').and_then(number);
        let by_density = || {
            let density: f64 = descriptor.strip_suffix('x')?.trim().parse().ok()?;
            shown.filter(|_| (0.1..10.0).contains(&density)).map(|shown| (f64::from(shown) * density).round() as u32)
        };
        let (width, height) = of_address(&url);
        let width = by_width.or(width).or_else(by_density).filter(|width| (1..=LARGEST).contains(width));
        candidates.push(Candidate { url, width, height, media_type: media_type.map(str::to_owned) });
    }
    candidates
}

/// The entries of a `srcset`: commas within addresses do not separate, unless no white space follows a descriptor.
fn entries(srcset: &str) -> Vec<&str> {
    let mut entries = Vec::new();
    let mut rest = srcset.trim();
    while !rest.is_empty() {
        let address = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (head, _) = rest.split_at(address);
        let end = match head.ends_with(',') {
            true => address,
            false => rest.get(address..).and_then(|tail| tail.find(',')).map_or(rest.len(), |at| address + at),
        };
        let (entry, after) = rest.split_at(end);
        entries.push(entry.trim_matches(|char: char| char == ',' || char.is_whitespace()));
        rest = after.trim_start_matches(|char: char| char == ',' || char.is_whitespace());
    }
    entries.retain(|entry| !entry.is_empty());
    entries
}

/// The width and height that an address says: `-1024x683.jpg`, `?w=640`, `?resize=640,480`, `/s640/`, `=w640-h480`.
pub fn of_address(url: &Url) -> (Option<u32>, Option<u32>) {
    let path = url.path();
    if let Some((width, height)) = suffix(path) {
        return (Some(width), Some(height));
    }
    for (key, value) in url.query_pairs() {
        let (first, second) = value.split_once([',', 'x']).map_or((&*value, None), |(w, h)| (w, Some(h)));
        match &*key {
            "w" | "width" => return (number(first), None),
            "resize" => return (number(first), second.and_then(number)),
            _ => {}
        }
    }
    // Blogger and Google's picture servers.
    let is_google =
        url.host_str().is_some_and(|host| host.ends_with("blogspot.com") || host.ends_with("googleusercontent.com"));
    let parts = path.split(['/', '=']).filter(|_| is_google);
    let mut sizes = parts.filter_map(|part| {
        let (first, second) = part.split_once("-h").map_or((part, None), |(first, rest)| (first, Some(rest)));
        let width = first.strip_prefix('w').and_then(number)?;
        Some((Some(width), second.and_then(|rest| number(rest.split('-').next()?))))
    });
    sizes.next_back().unwrap_or((None, None))
}

/// The size in a file's name, as WordPress names smaller copies: `-1024x683.jpg`.
fn suffix(path: &str) -> Option<(u32, u32)> {
    let (stem, _) = path.rsplit_once('.')?;
    let (_, size) = stem.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    Some((number(width)?, number(height)?))
}

/// The address of the file that a smaller copy was made of.
pub fn original(url: &Url) -> Option<Url> {
    suffix(url.path())?;
    let (stem, extension) = url.path().rsplit_once('.')?;
    let (stem, _) = stem.rsplit_once('-')?;
    let mut original = url.clone();
    original.set_path(&format!("{stem}.{extension}"));
    Some(original)
}

/// A name for the picture that a file is one size of: without size, `-scaled`, query and host.
pub fn key(url: &Url) -> String {
    let path = original(url).map_or_else(|| url.path().to_owned(), |url| url.path().to_owned());
    let (stem, extension) = path.rsplit_once('.').unwrap_or((&path, ""));
    let stem = stem.strip_suffix("-scaled").unwrap_or(stem);
    let parts: Vec<&str> = stem.split('/').filter(|part| !is_size(part)).collect();
    // Without a file's ending, the query may be what names the picture.
    let query = if extension.is_empty() || extension.len() > 5 { url.query().unwrap_or_default() } else { "" };
    format!("{}.{}?{query}", parts.join("/"), extension.to_ascii_lowercase())
}

/// Blogger's folders of a size: `s640`, `w640-h480`.
fn is_size(part: &str) -> bool {
    part.strip_prefix(['s', 'w']).is_some_and(|rest| {
        rest.starts_with(|char: char| char.is_ascii_digit())
            && rest.chars().all(|char| char.is_ascii_digit() || "-hc".contains(char))
    })
}

/// A length in pixels.
pub fn number(text: &str) -> Option<u32> {
    let digits = text.trim().trim_end_matches("px");
    let whole = digits.split('.').next().unwrap_or_default();
    whole.parse().ok().filter(|number| (1..=LARGEST).contains(number))
}

/// The size at which an element is laid out: attributes, else its style.
pub fn shown(element: &ElementRef) -> (Option<u32>, Option<u32>) {
    let of = |name: &str| {
        let attribute = tree::attribute(element, name).and_then(number);
        attribute
            .or_else(|| tree::style(element, name).filter(|value| value.ends_with("px")).as_deref().and_then(number))
    };
    (of("width"), of("height"))
}
