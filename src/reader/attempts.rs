//! Attempts to store an article that did not succeed, so that what cannot be had is not asked for at every page.
//!
//! The record `missed:<article>` has {at, count, final}: when it was tried last, how often, and whether asking again is of
//! no use until the reader opens the article or the newsroom changes it.

use super::records::{RecordError, Records};
use contract::ObjectWriter;

/// The kind of the records.
const KIND: &str = "missed";
/// The pause after the first attempt, in seconds.
const FIRST_PAUSE: i64 = 60 * 60;
/// The pause after each later one, in seconds.
const LATER_PAUSE: i64 = 24 * 60 * 60;

/// The attempts that did not succeed.
#[derive(Clone, Debug)]
pub struct Attempts {
    records: Records,
}

/// The attempts for one article.
struct Missed {
    at: i64,
    count: u32,
    is_final: bool,
}

impl Attempts {
    /// The attempts in the edition with this base path.
    pub fn new(base: &str) -> Attempts {
        Attempts { records: Records::new(base) }
    }

    /// True if it is time to ask for an article again, or for the first time.
    pub fn is_due(&self, id: &str, now: i64) -> bool {
        self.missed(id).is_none_or(|Missed { at, count, is_final }| {
            let pause = if count < 2 { FIRST_PAUSE } else { LATER_PAUSE };
            // A clock that was set back must not make it wait for years.
            !is_final && (now - at >= pause || at > now)
        })
    }

    /// True if asking for an article again is of no use: it is gone, or its images are, or on a host that refuses them.
    pub fn is_given_up(&self, id: &str) -> bool {
        self.missed(id).is_some_and(|missed| missed.is_final)
    }

    /// Records that an article could not be stored completely.
    pub fn note(&self, id: &str, is_final: bool, now: i64) -> Result<(), RecordError> {
        let count = self.missed(id).map_or(0, |missed| missed.count).saturating_add(1);
        let mut json = String::new();
        ObjectWriter::new(&mut json).field("at", &now).field("count", &count).field("final", &is_final).end();
        self.records.write(&name(id), &json)
    }

    /// Forgets the attempts for an article.
    pub fn forget(&self, id: &str) {
        if self.records.text(&name(id)).is_some() {
            // One that stays is asked for later than it could be.
            let _ = self.records.remove(&name(id));
        }
    }

    /// Forgets the attempts for all but some articles.
    pub fn retain(&self, is_kept: impl Fn(&str) -> bool) {
        self.records.ids(KIND).iter().filter(|id| !is_kept(id)).for_each(|id| self.forget(id));
    }

    fn missed(&self, id: &str) -> Option<Missed> {
        let record = self.records.value(&name(id))?;
        Some(Missed {
            at: record["at"].as_i64()?,
            count: record["count"].as_u64().and_then(|count| count.try_into().ok()).unwrap_or(1),
            is_final: record["final"].as_bool().unwrap_or_default(),
        })
    }
}

fn name(id: &str) -> String {
    format!("{KIND}:{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage;

    #[test]
    fn what_cannot_be_had_is_asked_for_after_longer_and_longer_pauses() {
        let attempts = Attempts::new("/");
        assert!(attempts.is_due("a", 0), "for the first time");
        attempts.note("a", false, 1_000).expect("stored");
        assert!(!attempts.is_due("a", 1_000 + FIRST_PAUSE - 1));
        assert!(attempts.is_due("a", 1_000 + FIRST_PAUSE));
        assert!(attempts.is_due("b", 1_000), "each article has its own");
        attempts.note("a", false, 5_000).expect("stored");
        assert!(!attempts.is_due("a", 5_000 + LATER_PAUSE - 1));
        assert!(attempts.is_due("a", 5_000 + LATER_PAUSE));
        assert!(attempts.is_due("a", 4_000), "the clock was set back");
        attempts.forget("a");
        assert!(attempts.is_due("a", 5_001));
    }

    #[test]
    fn what_is_gone_is_given_up_until_it_is_forgotten() {
        let attempts = Attempts::new("/");
        attempts.note("a", true, 1_000).expect("stored");
        assert!(attempts.is_given_up("a") && !attempts.is_due("a", i64::MAX));
        attempts.note("b", false, 1_000).expect("stored");
        assert!(!attempts.is_given_up("b"));
        attempts.retain(|id| id == "b");
        assert!(!attempts.is_given_up("a") && !attempts.is_due("b", 1_001));
        storage::write("manchette:/:missed:c", "{broken");
        assert!(attempts.is_due("c", 0));
    }
}
