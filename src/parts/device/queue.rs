//! The queue of files to store. It needs no browser, so it has unit tests.

use super::stored::Stored;
use std::sync::Arc;

/// A file to store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    pub name: String,
    /// The text of the file; empty if the worker fetches it.
    pub json: Arc<Vec<u8>>,
    /// The time of fetching, in seconds since 1970.
    pub fetched_at: i64,
    /// True to store all images of the article itself, false for those that were shown.
    pub with_images: bool,
}

/// The pages that wait to be stored, at most: more are not kept in memory while the worker is slow to come.
const MOST_PAGES: usize = 10;

/// The files to store, one after the other.
#[derive(Default)]
pub struct Queue {
    jobs: Vec<Job>,
    /// The files of saved articles.
    saved: Vec<String>,
    /// Files that could not be stored completely, to be retried when the server can be reached again.
    failed: Vec<String>,
}

impl Queue {
    /// Adds a job, replacing an older one for the same file. When too many texts wait, the oldest is dropped.
    pub fn push(&mut self, job: Job) {
        match self.jobs.iter_mut().find(|known| known.name == job.name) {
            Some(known) => *known = job,
            None => self.jobs.push(job),
        }
        if self.jobs.iter().filter(|job| !job.json.is_empty()).count() > MOST_PAGES
            && let Some(oldest) = self.jobs.iter().position(|job| !job.json.is_empty())
        {
            self.jobs.remove(oldest);
        }
    }

    /// Drops all jobs, as there is no worker.
    pub fn clear(&mut self) {
        self.jobs.clear();
    }

    /// Takes the next job. A saved article is stored with all images.
    pub fn pop(&mut self) -> Option<Job> {
        let mut job = (!self.jobs.is_empty()).then(|| self.jobs.remove(0))?;
        job.with_images |= self.is_saved(&job.name);
        Some(job)
    }

    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    /// Sets the saved articles. Those that are not stored completely are added if they are due, unless that failed before;
    /// newly saved ones are retried.
    pub fn set_saved(&mut self, saved: Vec<String>, stored: &Stored, is_due: &dyn Fn(&str) -> bool) {
        self.failed.retain(|name| self.saved.contains(name) || !saved.contains(name));
        self.saved = saved;
        let missing = |name: &&String| !stored.is_complete(name) && !self.failed.contains(name) && is_due(name);
        let missing: Vec<String> = self.saved.iter().filter(missing).cloned().collect();
        for name in missing {
            if !self.jobs.iter().any(|job| job.name == name) {
                self.jobs.push(Job { name, ..Job::default() });
            }
        }
    }

    /// Retries the files that failed.
    pub fn retry(&mut self, stored: &Stored, is_due: &dyn Fn(&str) -> bool) {
        self.failed.clear();
        self.set_saved(self.saved.clone(), stored, is_due);
    }

    /// Records that the network does not respond, or that the device is full: nothing else is fetched until the network is
    /// back, or the next page is loaded.
    pub fn fail_fetches(&mut self) {
        let failed = &mut self.failed;
        self.jobs.retain(|job| {
            let is_fetch = job.json.is_empty();
            if is_fetch {
                failed.push(job.name.clone());
            }
            !is_fetch
        });
    }

    /// Records that a file could not be stored with all its images.
    pub fn fail(&mut self, name: &str) {
        if !self.failed.iter().any(|failed| failed == name) {
            self.failed.push(name.to_owned());
        }
    }

    /// True if a file belongs to a saved article.
    pub fn is_saved(&self, name: &str) -> bool {
        self.saved.iter().any(|saved| saved == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::device::StoredFile;

    fn job(name: &str, with_images: bool) -> Job {
        Job { name: name.to_owned(), with_images, ..Job::default() }
    }

    fn saved(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn stored(name: &str, is_complete: bool) -> Stored {
        Stored::new(vec![StoredFile { name: name.to_owned(), bytes: 1, is_complete, fetched_at: 1 }])
    }

    fn always(_: &str) -> bool {
        true
    }

    fn names(queue: &mut Queue) -> Vec<String> {
        std::iter::from_fn(|| queue.pop()).map(|job| job.name).collect()
    }

    #[test]
    fn a_newer_job_takes_the_place_of_an_older_one() {
        let mut queue = Queue::default();
        queue.push(job("a", false));
        queue.push(job("b", false));
        queue.push(Job { fetched_at: 7, ..job("a", true) });
        assert_eq!(queue.pop(), Some(Job { fetched_at: 7, ..job("a", true) }));
        assert_eq!(queue.pop(), Some(job("b", false)));
        assert!(queue.is_empty() && queue.pop().is_none());
    }

    #[test]
    fn saved_articles_are_stored_until_they_are_complete() {
        let mut queue = Queue::default();
        queue.set_saved(saved(&["a"]), &stored("a", true), &always);
        assert!(queue.is_empty());
        queue.set_saved(saved(&["a"]), &stored("a", false), &always);
        assert_eq!(queue.pop(), Some(job("a", true)));
    }

    #[test]
    fn what_the_app_has_of_a_saved_article_is_not_fetched() {
        let mut queue = Queue::default();
        let shown = Job { json: Arc::new(b"{}".to_vec()), ..job("a", false) };
        queue.push(shown.clone());
        queue.set_saved(saved(&["a"]), &Stored::default(), &always);
        assert_eq!(queue.pop(), Some(Job { with_images: true, ..shown }));
        assert!(queue.is_empty());
    }

    #[test]
    fn what_failed_waits_until_it_is_tried_again_or_saved_anew() {
        let mut queue = Queue::default();
        queue.set_saved(saved(&["a", "b"]), &Stored::default(), &always);
        assert_eq!(names(&mut queue), ["a", "b"]);
        queue.fail("a");
        queue.set_saved(saved(&["a", "b", "c"]), &stored("b", true), &always);
        assert_eq!(names(&mut queue), ["c"]);
        queue.retry(&stored("b", true), &always);
        assert_eq!(names(&mut queue), ["a", "c"]);
        queue.fail("a");
        queue.set_saved(saved(&["b", "c"]), &Stored::default(), &always);
        queue.set_saved(saved(&["a"]), &Stored::default(), &always);
        assert!(names(&mut queue).contains(&"a".to_owned()), "saved anew, it is tried again");
    }

    #[test]
    fn what_is_not_due_is_not_asked_for() {
        let mut queue = Queue::default();
        queue.set_saved(saved(&["a", "b"]), &Stored::default(), &|name| name == "b");
        assert_eq!(names(&mut queue), ["b"]);
    }

    #[test]
    fn without_a_network_nothing_else_is_fetched_until_it_is_back() {
        let mut queue = Queue::default();
        let shown = Job { json: Arc::new(b"{}".to_vec()), ..job("c", false) };
        queue.set_saved(saved(&["a", "b"]), &Stored::default(), &always);
        queue.push(shown.clone());
        queue.pop();
        queue.fail("a");
        queue.fail_fetches();
        assert_eq!(queue.pop(), Some(shown), "what the app has needs no network");
        assert!(queue.is_empty());
        queue.retry(&Stored::default(), &always);
        assert_eq!(names(&mut queue), ["a", "b"]);
    }

    #[test]
    fn no_more_than_some_pages_wait_for_the_worker() {
        let mut queue = Queue::default();
        queue.set_saved(saved(&["saved"]), &Stored::default(), &always);
        for number in 0..50 {
            queue.push(Job { json: Arc::new(b"{}".to_vec()), ..job(&format!("page-{number}"), false) });
        }
        let waiting = names(&mut queue);
        assert_eq!((waiting.len(), waiting[0].as_str(), waiting[10].as_str()), (11, "saved", "page-49"));
        queue.push(job("a", false));
        queue.clear();
        assert!(queue.is_empty());
    }
}
