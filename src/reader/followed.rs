//! The changes of articles that this device has followed.

use super::records::{RecordError, Records};
use contract::encode;

/// The changes that this device has followed, so that it asks for each changed article once. The record `followed` is a
/// list of texts: an article's id and the date of its change.
#[derive(Clone, Debug)]
pub struct Followed {
    records: Records,
}

/// The record of the changes.
const FOLLOWED: &str = "followed";

impl Followed {
    /// The changes of the edition with this base path.
    pub fn new(base: &str) -> Followed {
        Followed { records: Records::new(base) }
    }

    /// The changes.
    pub fn all(&self) -> Vec<String> {
        let record = self.records.value(FOLLOWED).unwrap_or_default();
        let changes = record.as_array().into_iter().flatten();
        changes.filter_map(|change| change.as_str().map(str::to_owned)).collect()
    }

    /// Records the changes, in place of those before.
    pub fn set(&self, changes: &[String]) -> Result<(), RecordError> {
        self.records.write(FOLLOWED, &encode(&changes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage;

    #[test]
    fn changes_that_were_followed_are_remembered() {
        let followed = Followed::new("/");
        followed.set(&["a 2026-01-01".to_owned()]).expect("stored");
        assert_eq!(followed.all(), ["a 2026-01-01"]);
        storage::write("manchette:/:followed", r#"{"a":1}"#);
        assert!(followed.all().is_empty());
    }
}
