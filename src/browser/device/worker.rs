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
    /// The time of fetching, in seconds since 1970.
    pub fetched_at: i64,
}

/// The outcome of storing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is stored, with all images that it needs.
    Complete,
    /// It is stored without some images that are gone, or on a host that does not let this site store them.
    WithoutImages,
    /// The server says that there is no such file.
    Gone,
    /// The network did not respond.
    NoNetwork,
    /// The device has no space left.
    NoSpace,
    /// Some of it could not be stored for now.
    Failed,
}

impl Outcome {
    fn of(text: &str) -> Outcome {
        match text {
            "" => Outcome::Complete,
            "final" => Outcome::WithoutImages,
            "GoneError" => Outcome::Gone,
            "NetworkError" => Outcome::NoNetwork,
            "QuotaExceededError" => Outcome::NoSpace,
            _ => Outcome::Failed,
        }
    }
}

impl StoredFile {
    fn of(line: &str) -> Option<StoredFile> {
        let mut parts = line.splitn(4, ' ');
        let (bytes, is_complete) = (parts.next()?.parse().ok()?, parts.next()? == "1");
        let (fetched_at, name) = (parts.next()?.parse::<u64>().ok()?, parts.next()?.to_owned());
        Some(StoredFile { name, bytes, is_complete, fetched_at: fetched_at as i64 })
    }
}

/// The estimated cost of storing files with their images.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Estimate {
    pub bytes: u64,
    /// The number of images whose size their servers do not tell.
    pub unknown: u64,
    /// The number of files that cannot be fetched.
    pub failed: u64,
}

impl Estimate {
    fn of(line: &str) -> Estimate {
        let mut numbers = line.split(' ').map(|number| number.parse().unwrap_or_default());
        let mut next = || numbers.next().unwrap_or_default();
        Estimate { bytes: next(), unknown: next(), failed: next() }
    }
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
    /// empty. Returns the outcome, and the file if it is stored.
    pub async fn store_file(
        &self,
        name: &str,
        text: &str,
        fetched_at: i64,
        with_images: bool,
    ) -> (Outcome, Vec<StoredFile>) {
        let arguments = [name.into(), text.into(), (fetched_at as f64).into(), with_images.into()];
        let reply = self.request("storeFile", arguments).await.ok().and_then(|reply| reply.as_string());
        let reply = reply.unwrap_or_else(|| "Error\n".to_owned());
        let (outcome, files) = reply.split_once('\n').unwrap_or_default();
        (Outcome::of(outcome), parse_files(files))
    }

    /// Calls `run` whenever the worker has changed what is stored, for this page or another one: with the files that were
    /// stored, or with all that are left and true.
    pub fn on_stored_change(&self, mut run: impl FnMut(Vec<StoredFile>, bool) + 'static) {
        let change = callback(move |change| {
            let change = change.as_string().unwrap_or_default();
            let (which, files) = change.split_once('\n').unwrap_or_default();
            run(parse_files(files), which == "all");
        });
        let _ = self.call("onStoredChange", [change]);
    }

    /// Deletes the files of a folder, but for the pinned ones.
    pub async fn delete_read(&self, folder: &str, pinned: &[String]) {
        let _ = self.request("deleteRead", [folder.into(), strings(pinned)]).await;
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
        Ok(Estimate::of(&reply))
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
    parse_files(&reply.as_string().unwrap_or_default())
}

fn parse_files(lines: &str) -> Vec<StoredFile> {
    lines.lines().filter_map(StoredFile::of).collect()
}

fn strings(texts: &[String]) -> JsValue {
    list(texts.iter().map(|text| JsValue::from_str(text))).into()
}

#[cfg(test)]
mod tests {
    use super::{Estimate, StoredFile};

    #[test]
    fn a_line_of_a_reply_is_a_file() {
        let file = StoredFile { name: "articles/a b.json".to_owned(), bytes: 1200, is_complete: true, fetched_at: 7 };
        assert_eq!(StoredFile::of("1200 1 7 articles/a b.json"), Some(file));
        assert_eq!(StoredFile::of("1200 0 7 front.json").map(|file| file.is_complete), Some(false));
        for broken in ["", "1200", "1200 1", "1200 1 7", "x 1 7 front.json", "-1 1 7 front.json", "1 1 x front.json"] {
            assert_eq!(StoredFile::of(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn an_estimate_of_an_older_worker_has_fewer_numbers() {
        let estimate = Estimate { bytes: 1200, unknown: 2, ..Estimate::default() };
        assert_eq!(Estimate::of("1200 2"), estimate);
        assert_eq!(Estimate::of("1200 2 3"), Estimate { failed: 3, ..estimate });
        assert_eq!(Estimate::of("1200 2 undefined"), estimate);
    }
}
