//! The edition that the reader has downloaded.

use super::records::{RecordError, Records};
use contract::ObjectWriter;

/// The articles of an edition that the reader has downloaded. They stay on the device until the reader removes them or
/// downloads a newer edition. The record `taken` has {at, articles}.
#[derive(Clone, Debug)]
pub struct Taken {
    records: Records,
}

/// The record of the downloaded edition.
const TAKEN: &str = "taken";

impl Taken {
    /// The downloaded edition among those with this base path.
    pub fn new(base: &str) -> Taken {
        Taken { records: Records::new(base) }
    }

    /// The ids of its articles.
    pub fn ids(&self) -> Vec<String> {
        let record = self.records.value(TAKEN).unwrap_or_default();
        let ids = record["articles"].as_array().into_iter().flatten();
        ids.filter_map(|id| id.as_str().map(str::to_owned)).collect()
    }

    /// Records the articles.
    pub fn set(&self, ids: &[String], now: i64) -> Result<(), RecordError> {
        let mut json = String::new();
        ObjectWriter::new(&mut json).field("at", &now).field("articles", &ids).end();
        self.records.write(TAKEN, &json)
    }

    /// Forgets it.
    pub fn remove(&self) -> Result<(), RecordError> {
        self.records.remove(TAKEN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage;

    #[test]
    fn the_downloaded_edition_is_remembered_until_it_is_removed() {
        let taken = Taken::new("/");
        assert!(taken.ids().is_empty());
        taken.set(&["a".to_owned(), "b".to_owned()], 7).expect("stored");
        assert_eq!(taken.ids(), ["a", "b"]);
        assert_eq!(storage::read("manchette:/:taken").as_deref(), Some(r#"{"at":7,"articles":["a","b"]}"#));
        taken.remove().expect("removed");
        assert!(taken.ids().is_empty());
    }
}
