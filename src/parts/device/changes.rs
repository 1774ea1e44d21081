//! What the newsroom has withdrawn and corrected: the lists and the stored articles follow, also when the reader does not
//! open the articles.

use super::queue::Job;
use super::stored::Stored;
use super::{Part, cache};
use crate::address::files;
use crate::browser::clock;
use crate::browser::device::Outcome;
use crate::effect::spawn;
use contract::{Changes, decode};
use std::rc::Rc;

/// A copy that was fetched this short a time ago is not asked for again, in seconds.
const INTERVAL: i64 = 60 * 60;
/// The time after a change for which a copy may not have it, in seconds: until the site is printed, and no server has the
/// older file any more.
const ON_THE_WAY: i64 = 24 * 60 * 60;

/// Asks for the changes and follows them. Without a network, or without the file, there are none.
pub fn follow_soon(part: &Rc<Part>) {
    let part = part.clone();
    spawn(async move {
        let Some(json) = part.js.fetch_newest(files::CHANGES).await else { return };
        if let Ok(changes) = decode::<Changes>(json.as_bytes()) {
            follow(&part, &changes).await;
        }
    });
}

async fn follow(part: &Rc<Part>, changes: &Changes) {
    // Settings and save buttons report that nothing can be stored.
    let _ = part.lists.follow(changes);
    for name in part.stored.with_untracked(|stored| outdated(changes, stored, clock::now())) {
        let with_images = part.cache.is_saved(&name);
        let outcome = cache::store(part, Job { name: name.clone(), with_images, ..Job::default() }).await;
        // A withdrawn article may be gone altogether.
        if outcome == Outcome::Gone {
            cache::delete(part, vec![name]);
        }
    }
}

/// The stored articles that may be older than their change: fetched before it, or so soon after it that the site was not
/// printed yet, perhaps. Those that were fetched a short time ago are left for the next time.
fn outdated(changes: &Changes, stored: &Stored, now: i64) -> Vec<String> {
    let mut names = Vec::new();
    for change in changes.withdrawn.iter().chain(&changes.corrected) {
        let name = files::article(&change.id);
        // A change without a time is asked for once a day.
        let changed_at = change.date_modified.as_ref().map_or(now - ON_THE_WAY, |date| date.timestamp());
        if stored.get(&name).is_some_and(|copy| {
            copy.fetched_at < now - INTERVAL && copy.fetched_at < changed_at + ON_THE_WAY
                || copy.fetched_at < changed_at
        }) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::device::StoredFile;

    /// The files that are asked for `now`, if the copies were fetched at another time.
    fn asked(fetched_at: i64, now: i64) -> Vec<String> {
        let json = r#"{
            "withdrawn": [{ "id": "w", "headline": "W" }],
            "corrected": [
                { "id": "a", "headline": "A", "dateModified": "1970-01-12T13:46:40Z" },
                { "id": "not-stored", "headline": "N", "dateModified": "1970-01-12T13:46:40Z" }
            ] }"#;
        let changes = decode::<Changes>(json.as_bytes()).expect("changes");
        let file = |id| StoredFile { name: format!("articles/{id}.json"), bytes: 1, is_complete: true, fetched_at };
        outdated(&changes, &Stored::new(["w", "a", "other"].map(file).to_vec()), now)
    }

    #[test]
    fn copies_that_may_be_older_than_a_change_are_fetched_again() {
        let change = 1_000_000;
        let (week, both) = (change + 7 * ON_THE_WAY, ["articles/w.json", "articles/a.json"]);
        assert_eq!(asked(change - 5, week), both);
        assert_eq!(asked(change - 5, change + 5), ["articles/a.json"], "at once");
        assert_eq!(asked(change + 600, week), both, "it may have been printed after that");
        assert!(asked(change + 600, change + 700).is_empty(), "and is not asked for all the time");
        assert_eq!(asked(change + ON_THE_WAY, week), ["articles/w.json"], "a change without a time, once a day");
        assert!(asked(week - 700, week).is_empty());
    }
}
