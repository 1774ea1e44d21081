//! What the newsroom has withdrawn and corrected: the lists and the stored articles follow, also when the reader does not
//! open the articles.

use super::page::article_of;
use super::queue::Job;
use super::stored::Stored;
use super::{Part, cache};
use crate::address::files;
use crate::browser::device::DeviceError;
use crate::browser::{clock, visibility};
use crate::effect::spawn;
use crate::reader::followed::Followed;
use contract::{Change, Changes, decode};
use std::cell::Cell;
use std::rc::Rc;

/// The time after which a tab that becomes visible asks again, in seconds.
const INTERVAL: i64 = 60 * 60;
/// The time for which a change may be younger than a copy that has it not, in seconds: from the change until the site is
/// printed and no server has the older file any more.
const ON_THE_WAY: i64 = 24 * 60 * 60;

/// Asks for the changes now, and again in a tab that stays open.
pub fn start(part: &Rc<Part>) {
    follow_soon(part);
    let part = part.clone();
    let asked_at = Cell::new(clock::now());
    visibility::on_change(move |is_visible| {
        if is_visible && clock::now() - asked_at.get() > INTERVAL {
            asked_at.set(clock::now());
            follow_soon(&part);
        }
    });
}

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
    let records = Followed::new(part.context.site.base());
    let before = records.all();
    let outdated = part.stored.with_untracked(|stored| outdated(changes, stored, &before));
    let mut followed: Vec<String> = all(changes).map(name).filter(|name| before.contains(name)).collect();
    let count = followed.len();
    for change in outdated {
        let file = files::article(&change.id);
        let with_images = part.cache.is_saved(&file);
        match cache::store(part, Job { name: file.clone(), with_images, ..Job::default() }).await {
            // It is gone altogether.
            Err(DeviceError::Gone) if is_withdrawn(changes, change) => cache::delete(part, vec![file]),
            Ok(()) => {}
            Err(_) => continue,
        }
        followed.push(name(change));
    }
    if followed.len() != count || before.len() != count {
        // Changes that are not recorded are followed again.
        let _ = records.set(&followed);
    }
}

fn all(changes: &Changes) -> impl Iterator<Item = &Change> {
    changes.withdrawn.iter().chain(&changes.corrected)
}

fn is_withdrawn(changes: &Changes, change: &Change) -> bool {
    changes.withdrawn.iter().any(|withdrawn| withdrawn.id == change.id)
}

/// The name of a change among those that were followed.
fn name(change: &Change) -> String {
    let date = change.date_modified.as_ref().map(|date| date.timestamp()).unwrap_or_default();
    format!("{} {date}", change.id)
}

/// The changes of stored articles whose copies may be older.
fn outdated<'a>(changes: &'a Changes, stored: &Stored, followed: &[String]) -> Vec<&'a Change> {
    let is_outdated = |change: &&Change| {
        let Some(copy) = stored.get(&files::article(&change.id)) else { return false };
        debug_assert!(article_of(&copy.name).is_some(), "no article: {}", copy.name);
        let is_much_newer =
            change.date_modified.as_ref().is_some_and(|date| copy.fetched_at > date.timestamp() + ON_THE_WAY);
        !is_much_newer && !followed.contains(&name(change))
    };
    all(changes).filter(is_outdated).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::device::StoredFile;

    fn changes() -> Changes {
        let json = r#"{
            "withdrawn": [{ "id": "w", "headline": "W" }],
            "corrected": [
                { "id": "a", "headline": "A", "dateModified": "2026-11-20T12:00:00Z" },
                { "id": "not-stored", "headline": "N", "dateModified": "2026-11-20T12:00:00Z" }
            ] }"#;
        decode(json.as_bytes()).expect("changes")
    }

    /// The ids of the articles that are asked for, if the copies were fetched then.
    fn asked(fetched_at: i64, followed: &[String]) -> Vec<String> {
        let files = ["w", "a", "other"].map(|id| StoredFile {
            name: format!("articles/{id}.json"),
            bytes: 1,
            is_complete: true,
            fetched_at,
        });
        let changes = changes();
        outdated(&changes, &Stored::new(files.to_vec()), followed).iter().map(|change| change.id.to_string()).collect()
    }

    #[test]
    fn copies_of_changed_articles_are_fetched_again_once() {
        let change = changes().corrected[0].date_modified.as_ref().expect("a date").timestamp();
        assert_eq!(asked(change - 5, &[]), ["w", "a"]);
        assert_eq!(asked(change + 600, &[]), ["w", "a"], "printed after that, perhaps");
        assert_eq!(asked(change + ON_THE_WAY + 1, &[]), ["w"], "a change without a time is followed once");
        let followed: Vec<String> = all(&changes()).map(name).collect();
        assert!(asked(change - 5, &followed).is_empty());
        assert_eq!(asked(change - 5, &["w 0".to_owned(), "a 1".to_owned()]), ["a"], "it was corrected again");
    }
}
