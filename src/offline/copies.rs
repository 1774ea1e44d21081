//! What lies on the device, file by file, and what must go.

use crate::reader::entry::Json;
use crate::reader::records::{NotKept, Records};
use serde_json::Value;

const KIND: &str = "copy";
/// What was read stays so long after the last time, in seconds: thirty days.
const KEPT_FOR: i64 = 30 * 24 * 3600;
/// What was read may take so much space, in bytes; what was saved is not limited.
pub const MOST_BYTES: f64 = 60_000_000.0;

/// A file of the edition on the device, with its pictures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copied {
    /// When it was last read, or kept if it never was; in seconds since 1970.
    pub at: i64,
    pub bytes: f64,
    /// Whether all its pictures came.
    pub is_whole: bool,
    /// The addresses that it is made of.
    pub files: Vec<String>,
}

/// The copy of a file; nothing when the device has none.
pub fn of(records: Records, file: &str) -> Option<Copied> {
    let value = records.get(KIND, file)?;
    let text = |file: &Value| file.as_str().map(str::to_owned);
    Some(Copied {
        at: value.get("at")?.as_i64()?,
        bytes: value.get("bytes").and_then(Value::as_f64).unwrap_or_default(),
        is_whole: value.get("whole").and_then(Value::as_i64) == Some(1),
        files: value.get("files")?.as_array()?.iter().filter_map(text).collect(),
    })
}

/// All copies, by file.
pub fn all(records: Records) -> Vec<(String, Copied)> {
    records.names(KIND).into_iter().filter_map(|file| Some((file.clone(), of(records, &file)?))).collect()
}

/// Notes what lies on the device.
pub fn note(records: Records, file: &str, copy: &Copied) -> Result<(), NotKept> {
    let mut json = Json::default();
    json.open('{');
    json.number("at", copy.at);
    json.number("bytes", copy.bytes as i64);
    json.number("whole", copy.is_whole.into());
    json.name("files");
    json.open('[');
    copy.files.iter().for_each(|file| json.item(file));
    json.close(']');
    json.close('}');
    json.text.pop();
    records.set(KIND, file, &json.text)
}

/// Notes that the device has a file no more.
pub fn forget(records: Records, file: &str) {
    records.remove(KIND, file);
}

/// The files that go at `now`: what was not read for long, and the least recently read when there is too much. `stays`
/// says which stay in any case.
pub fn to_forget(mut copies: Vec<(String, Copied)>, stays: &dyn Fn(&str) -> bool, now: i64) -> Vec<String> {
    copies.retain(|(file, _)| !stays(file));
    // The newest first: what comes after too much goes.
    copies.sort_by_key(|(_, copy)| -copy.at);
    let mut bytes = 0.0;
    let goes = |(_, copy): &(String, Copied)| {
        bytes += copy.bytes;
        now - copy.at > KEPT_FOR || bytes > MOST_BYTES
    };
    copies.into_iter().filter(goes).map(|(file, _)| file).collect()
}

/// The addresses among these that no copy needs.
pub fn unneeded(mut addresses: Vec<String>, copies: &[(String, Copied)]) -> Vec<String> {
    let mut needed: Vec<&str> = copies.iter().flat_map(|(_, copy)| copy.files.iter().map(String::as_str)).collect();
    needed.sort_unstable();
    addresses.retain(|address| needed.binary_search(&address.as_str()).is_err());
    addresses
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    fn copy(file: &str, at: i64, bytes: f64) -> (String, Copied) {
        (file.to_owned(), Copied { at, bytes, is_whole: true, files: vec![format!("/data/{file}")] })
    }

    #[test]
    fn what_was_read_goes_after_thirty_days_and_what_stays_never_does() {
        let copies = vec![copy("old", 0, 1.0), copy("saved", 0, 1.0), copy("new", 20 * DAY, 1.0)];
        let saved = |file: &str| file == "saved";
        assert!(to_forget(copies.clone(), &saved, 30 * DAY).is_empty());
        assert_eq!(to_forget(copies.clone(), &saved, 30 * DAY + 1), ["old"]);
        assert_eq!(to_forget(copies, &saved, 60 * DAY), ["new", "old"]);
    }

    #[test]
    fn the_least_recently_read_goes_first_when_there_is_too_much() {
        let third = MOST_BYTES / 3.0;
        let copies = vec![copy("b", 2, third), copy("a", 1, third), copy("d", 4, third), copy("c", 3, third)];
        assert_eq!(to_forget(copies.clone(), &|_| false, 5), ["a"]);
        let saved = |file: &str| file == "d";
        assert!(to_forget(copies, &saved, 5).is_empty(), "what is saved does not count");
    }

    #[test]
    fn a_clock_that_was_ahead_loses_nothing() {
        assert!(to_forget(vec![copy("a", 50 * DAY, 1.0)], &|_| false, DAY).is_empty());
    }

    #[test]
    fn what_another_copy_needs_stays() {
        let gone = vec!["/data/a".to_owned(), "/data/both.webp".to_owned()];
        let mut other = copy("b", 1, 1.0);
        other.1.files.push("/data/both.webp".to_owned());
        assert_eq!(unneeded(gone, &[other]), ["/data/a"]);
    }
}
