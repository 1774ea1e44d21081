//! Attempts to store an article that did not succeed, so that what cannot be had is not asked for at every page.
//!
//! The record `missed:<article>` has {until}: the time before which it is not asked for again; far away if that is of no use
//! until the reader opens the article or the newsroom changes it.

use super::json::with_field;
use super::records::Records;
use contract::encode;

/// The kind of the records.
const KIND: &str = "missed";
/// The pause after the first attempt, in seconds.
const FIRST_PAUSE: i64 = 60 * 60;
/// The pause after each later one, in seconds.
const LATER_PAUSE: i64 = 24 * 60 * 60;
/// The time of what is given up.
const NEVER: i64 = 8_000_000_000_000;

/// The attempts that did not succeed, in an edition.
#[derive(Clone, Debug)]
pub struct Attempts(pub Records);

impl Attempts {
    /// True if it is time to ask for an article again, or for the first time.
    pub fn is_due(&self, id: &str, now: i64) -> bool {
        // A clock that was set back must not make it wait for years.
        self.until(id).is_none_or(|until| until <= now || until > now + LATER_PAUSE && until < NEVER)
    }

    /// True if asking for an article again is of no use: it is gone, or its images are, or on a host that refuses them.
    pub fn is_given_up(&self, id: &str) -> bool {
        self.until(id) == Some(NEVER)
    }

    /// Records that an article could not be stored completely. Without the record it is asked for sooner than it should be.
    pub fn note(&self, id: &str, is_final: bool, now: i64) {
        let until = match self.until(id) {
            _ if is_final => NEVER,
            None => now + FIRST_PAUSE,
            Some(_) => now + LATER_PAUSE,
        };
        let _ = self.0.write(&name(id), &with_field("{}", "until", &encode(&until)));
    }

    /// Forgets the attempts for an article.
    pub fn forget(&self, id: &str) {
        let _ = self.0.remove(&name(id));
    }

    /// Forgets the attempts for all but some articles.
    pub fn retain(&self, is_kept: &dyn Fn(&str) -> bool) {
        for id in self.0.ids(KIND) {
            if !is_kept(&id) {
                self.forget(&id);
            }
        }
    }

    fn until(&self, id: &str) -> Option<i64> {
        self.0.value(&name(id))?["until"].as_i64()
    }
}

fn name(id: &str) -> String {
    format!("{KIND}:{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::storage;

    fn attempts() -> Attempts {
        Attempts(Records::new("/"))
    }

    #[test]
    fn what_cannot_be_had_is_asked_for_after_longer_and_longer_pauses() {
        let attempts = attempts();
        assert!(attempts.is_due("a", 0), "for the first time");
        attempts.note("a", false, 1_000);
        assert!(!attempts.is_due("a", 1_000 + FIRST_PAUSE - 1));
        assert!(attempts.is_due("a", 1_000 + FIRST_PAUSE));
        assert!(attempts.is_due("b", 1_000), "each article has its own");
        attempts.note("a", false, 500_000);
        assert!(!attempts.is_due("a", 500_000 + LATER_PAUSE - 1));
        assert!(attempts.is_due("a", 500_000 + LATER_PAUSE));
        assert!(attempts.is_due("a", 5_000), "the clock was set back");
        attempts.forget("a");
        assert!(attempts.is_due("a", 500_001));
    }

    #[test]
    fn what_is_gone_is_given_up_until_it_is_forgotten() {
        let attempts = attempts();
        attempts.note("a", true, 1_000);
        assert!(attempts.is_given_up("a") && !attempts.is_due("a", 1_000_000_000));
        attempts.note("b", false, 1_000);
        assert!(!attempts.is_given_up("b"));
        attempts.retain(&|id| id == "b");
        assert!(!attempts.is_given_up("a") && !attempts.is_due("b", 1_001));
        storage::write("manchette:/:missed:c", "{broken");
        assert!(attempts.is_due("c", 0));
    }
}
