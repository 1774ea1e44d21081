//! Requests to the service worker. Files are named relative to the edition's folder.

use super::{DeviceError, DeviceJs, callback, list};
use wasm_bindgen::JsValue;

/// A file that the worker has stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// The name relative to the edition's folder.
    pub name: String,
    /// The bytes of the file with its images and posts.
    pub bytes: u64,
    /// True if all images of the article itself are stored with it.
    pub is_complete: bool,
}

impl StoredFile {
    fn of(line: &str) -> Option<StoredFile> {
        let mut parts = line.splitn(3, ' ');
        let (bytes, is_complete, name) = (parts.next()?.parse().ok()?, parts.next()? == "1", parts.next()?.to_owned());
        Some(StoredFile { name, bytes, is_complete })
    }
}

/// The estimated cost of storing files with their images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub bytes: u64,
    /// The number of images whose size their servers do not tell.
    pub unknown: u32,
}

impl DeviceJs {
    /// Registers the edition's worker and waits until it is active. `on_waiting` is called with true while a newer one
    /// waits.
    pub async fn register(&self, base: &str, mut on_waiting: impl FnMut(bool) + 'static) -> Result<(), DeviceError> {
        let on_waiting = callback(move |is_waiting| on_waiting(is_waiting.is_truthy()));
        self.request("register", [base.into(), on_waiting]).await.map(drop)
    }

    /// Activates the waiting worker and reloads the page under it.
    pub async fn activate_waiting(&self) -> Result<(), DeviceError> {
        self.request("activateWaiting", []).await.map(drop)
    }

    /// Stores a file: the text and its fetch time (seconds since 1970; 0 for now), or the network's file if the text is
    /// empty. Returns the stored file.
    pub async fn store_file(
        &self,
        name: &str,
        text: &str,
        fetched_at: i64,
        with_images: bool,
    ) -> Result<Vec<StoredFile>, DeviceError> {
        let arguments = [name.into(), text.into(), (fetched_at as f64).into(), with_images.into()];
        self.request("storeFile", arguments).await.map(files)
    }

    /// Deletes files, and the images that no other file needs. Returns all remaining files.
    pub async fn delete_files(&self, names: &[String]) -> Result<Vec<StoredFile>, DeviceError> {
        self.request("deleteFiles", [strings(names)]).await.map(files)
    }

    /// Evicts files that were not read for long, and more if there are too many; pinned files stay. Returns all
    /// remaining files.
    pub async fn evict_files(&self, pinned: &[String]) -> Result<Vec<StoredFile>, DeviceError> {
        self.request("evictFiles", [strings(pinned)]).await.map(files)
    }

    /// Lists the stored files.
    pub async fn list_files(&self) -> Result<Vec<StoredFile>, DeviceError> {
        self.request("listFiles", []).await.map(files)
    }

    /// Estimates the cost of storing files with their images.
    pub async fn estimate_files(&self, names: &[String]) -> Result<Estimate, DeviceError> {
        let reply = self.request("estimateFiles", [strings(names)]).await?.as_string().unwrap_or_default();
        let (bytes, unknown) = reply.split_once(' ').unwrap_or_default();
        Ok(Estimate { bytes: bytes.parse().unwrap_or_default(), unknown: unknown.parse().unwrap_or_default() })
    }

    /// The text of a file, from the network or the device.
    pub async fn fetch_text(&self, name: &str) -> Option<String> {
        self.request("fetchText", [name.into()]).await.ok()?.as_string()
    }

    /// The current text of a file from the network; `None` if only the device responds.
    pub async fn fetch_newest(&self, name: &str) -> Option<String> {
        self.request("fetchNewest", [name.into()]).await.ok()?.as_string()
    }

    /// True if the network responds to a request for a file, with any status.
    pub async fn is_reachable(&self, name: &str) -> bool {
        self.request("isReachable", [name.into()]).await.is_ok_and(|answer| answer.is_truthy())
    }
}

fn files(reply: JsValue) -> Vec<StoredFile> {
    reply.as_string().unwrap_or_default().lines().filter_map(StoredFile::of).collect()
}

fn strings(texts: &[String]) -> JsValue {
    list(texts.iter().map(|text| JsValue::from_str(text))).into()
}

#[cfg(test)]
mod tests {
    use super::StoredFile;

    #[test]
    fn a_line_of_a_reply_is_a_file() {
        let file = StoredFile { name: "articles/a b.json".to_owned(), bytes: 1200, is_complete: true };
        assert_eq!(StoredFile::of("1200 1 articles/a b.json"), Some(file));
        assert_eq!(StoredFile::of("1200 0 front.json").map(|file| file.is_complete), Some(false));
        for broken in ["", "1200", "1200 1", "x 1 front.json", "-1 1 front.json"] {
            assert_eq!(StoredFile::of(broken), None, "{broken:?}");
        }
    }
}
