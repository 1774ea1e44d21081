//! Pictures: measures those whose size the source does not say, and copies them if the edition is to have its own.
//!
//! What is known of a picture is remembered by its address, so it is not asked for again.

mod renditions;

use super::fetch::Client;
use super::report::Report;
use super::settings::Pictures;
use crate::atomic;
use imagesize::ImageType;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use url::Url;

/// The bytes that a picture is measured by, and those for one with much before its size, such as a colour profile.
const BEGINNINGS: [u64; 2] = [64 << 10, 1 << 20];
/// The largest picture that is copied, in bytes.
const LARGEST: u64 = 20 << 20;
/// The requests at once.
const AT_ONCE: usize = 2;
/// A host is asked no more in a run when it failed so often.
const FAILURES: u32 = 3;
/// The largest side that is believed, in pixels.
const LONGEST_SIDE: usize = 60_000;

/// A picture, as it was found at its address.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub struct Picture {
    /// In pixels; 0 for what is no picture.
    pub width: u32,
    pub height: u32,
    /// Its copy, relative to the edition's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

/// The pictures of a run, by their addresses.
pub type Known = BTreeMap<String, Picture>;

/// An article whose pictures are looked after.
pub struct Item<'a> {
    pub article: &'a mut Value,
    /// The addresses of pictures whose size the source does not say.
    pub unmeasured: &'a BTreeSet<String>,
    /// The story's key, for the report.
    pub story: &'a str,
    pub report: &'a mut Report,
}

/// Looks after pictures.
pub struct Media<'a> {
    pub client: &'a Client,
    pub edition: &'a Path,
    pub pictures: Pictures,
    pub is_measuring: bool,
    failures: Mutex<HashMap<String, u32>>,
}

impl<'a> Media<'a> {
    pub fn new(client: &'a Client, edition: &'a Path, pictures: Pictures, is_measuring: bool) -> Media<'a> {
        Media { client, edition, pictures, is_measuring, failures: Mutex::default() }
    }

    fn is_copying(&self) -> bool {
        self.pictures == Pictures::Copy
    }

    /// Sets sizes and copies. True if something new is known.
    pub fn look_after(&self, items: &mut [Item], known: &mut Known) -> bool {
        let mut wanted = BTreeSet::new();
        for item in &mut *items {
            if self.is_measuring {
                wanted.extend(item.unmeasured.iter().cloned());
            }
            if self.is_copying() {
                renditions::few(item.article);
                renditions::addresses(item.article, &mut wanted);
            }
        }
        let has_news = self.fetch(wanted, known);
        for item in items {
            let left = renditions::set(item.article, item.unmeasured, known, self.is_copying());
            for _ in 0..left.unmeasured {
                item.report.note("picture without a size: 1200 by 800 assumed", item.story);
            }
            for _ in 0..left.not_copied {
                item.report.note("picture not copied: it stays at its source", item.story);
            }
        }
        has_news
    }

    /// The image of an author's picture, which has no size before it is measured.
    pub fn portrait(&self, url: &Url, name: &str, known: &mut Known) -> Option<Value> {
        if !self.is_measuring && !self.is_copying() {
            return None;
        }
        self.fetch(BTreeSet::from([url.to_string()]), known);
        let mut image = json!({ "renditions": [{ "url": url.as_str(), "width": 1 }], "alt": name });
        let unmeasured = BTreeSet::from([url.to_string()]);
        let left = renditions::set(&mut image, &unmeasured, known, self.is_copying());
        (left.unmeasured == 0).then_some(image)
    }

    /// Fetches what is not known, two pictures at once.
    fn fetch(&self, wanted: BTreeSet<String>, known: &mut Known) -> bool {
        let is_new = |url: &String| match known.get(url) {
            None => true,
            Some(picture) if self.is_copying() && picture.width > 0 => {
                picture.file.as_ref().is_none_or(|file| !self.edition.join(file).exists())
            }
            Some(_) => false,
        };
        let urls: Vec<String> = wanted.into_iter().filter(is_new).collect();
        let next = AtomicUsize::new(0);
        let found = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..AT_ONCE.min(urls.len()) {
                scope.spawn(|| {
                    while let Some(url) = urls.get(next.fetch_add(1, Ordering::Relaxed)) {
                        if let Some(picture) = self.picture(url)
                            && let Ok(mut found) = found.lock()
                        {
                            found.push((url.clone(), picture));
                        }
                    }
                });
            }
        });
        let found = found.into_inner().unwrap_or_default();
        let has_news = !found.is_empty();
        known.extend(found);
        has_news
    }

    /// A picture at an address; `None` if the server may answer another time.
    fn picture(&self, address: &str) -> Option<Picture> {
        let url = Url::parse(address).ok()?;
        let host = url.host_str()?.to_owned();
        if self.failures.lock().ok()?.get(&host).is_some_and(|count| *count >= FAILURES) {
            return None;
        }
        let found = if self.is_copying() { self.copy(&url) } else { self.measure(&url) };
        match found {
            Ok(picture) => Some(picture.unwrap_or_default()),
            Err(_) => {
                *self.failures.lock().ok()?.entry(host).or_default() += 1;
                None
            }
        }
    }

    fn measure(&self, url: &Url) -> Result<Option<Picture>, String> {
        for limit in BEGINNINGS {
            let Some(bytes) = self.client.beginning(url, limit)? else { return Ok(None) };
            if let Some((width, height, _)) = size(&bytes) {
                return Ok(Some(Picture { width, height, file: None }));
            }
            if (bytes.len() as u64) < limit {
                break;
            }
        }
        Ok(None)
    }

    fn copy(&self, url: &Url) -> Result<Option<Picture>, String> {
        let Some(bytes) = self.client.whole(url, LARGEST)? else { return Ok(None) };
        let Some((width, height, ending)) = size(&bytes) else { return Ok(None) };
        // By its content: a name of the server's may be unsafe, and a picture may be at several addresses.
        let hash: String = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        let file = format!("media/{}/{hash}.{ending}", hash.get(..2).unwrap_or_default());
        let path = self.edition.join(&file);
        if !path.exists() {
            atomic::write(&path, &bytes).map_err(|error| error.to_string())?;
        }
        Ok(Some(Picture { width, height, file: Some(file) }))
    }
}

/// Width, height and file ending of a picture of a kind that browsers show. SVG is none: it can hold scripts.
fn size(bytes: &[u8]) -> Option<(u32, u32, &'static str)> {
    let ending = match imagesize::image_type(bytes).ok()? {
        ImageType::Jpeg => "jpg",
        ImageType::Png => "png",
        ImageType::Gif => "gif",
        ImageType::Webp => "webp",
        ImageType::Heif(imagesize::Compression::Av1) => "avif",
        _ => return None,
    };
    let size = imagesize::blob_size(bytes).ok()?;
    let side = |side: usize| u32::try_from(side).ok().filter(|_| (1..=LONGEST_SIDE).contains(&side));
    Some((side(size.width)?, side(size.height)?, ending))
}
