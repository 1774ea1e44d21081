//! How much each article was read: readers, of whom those of six hours ago count half.

use super::addresses::Addresses;
use super::log::View;
use crate::error::Error;
use jiff::Timestamp;
use std::collections::hash_map::RandomState;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::path::Path;

/// An article with fewer readers is not listed: the list must say nothing of single readers.
pub const FEWEST: u32 = 5;
/// The time after which a view counts half, in seconds.
const HALF_LIFE: f64 = 6.0 * 3_600.0;
/// Views of the near future are counted: clocks differ.
const SKEW: i64 = 300;
/// The most pages that are counted, and the most views of which it is remembered that their reader was counted.
const PAGES: usize = 500_000;
const REMEMBERED: usize = 20_000_000;
/// Programs that call themselves browsers, in lower case.
const ROBOTS: [&str; 17] = [
    "bot",
    "crawl",
    "spider",
    "slurp",
    "headless",
    "lighthouse",
    "preview",
    "facebookexternalhit",
    "monitor",
    "pingdom",
    "uptime",
    "scrap",
    "archiver",
    "validator",
    "phantom",
    "python",
    "curl",
];

/// Readers of a page.
#[derive(Clone, Copy, Debug, Default)]
struct Readers {
    number: u32,
    weight: f64,
}

/// Counts views.
pub struct Counter {
    from: Timestamp,
    until: Timestamp,
    addresses: Addresses,
    /// By path.
    pages: HashMap<String, Readers>,
    /// Hashes of readers and what they read. Their key is random and ends with the program.
    seen: HashSet<u64>,
    key: RandomState,
    /// The views of pages that were counted, and those of robots.
    pub views: usize,
    pub robots: usize,
}

impl Counter {
    /// Counts the views between two times.
    pub fn new(from: Timestamp, until: Timestamp, addresses: Addresses) -> Counter {
        let (pages, seen, key) = (HashMap::new(), HashSet::new(), RandomState::new());
        Counter { from, until, addresses, pages, seen, key, views: 0, robots: 0 }
    }

    /// Counts a view, unless it is a robot's, another of the same reader, or none of a page.
    pub fn add(&mut self, view: &View) {
        let is_page = view.method.as_deref().is_none_or(|method| method == "GET")
            && view.status.is_none_or(|status| matches!(status, 200 | 206 | 304));
        let age = self.until.as_second().saturating_sub(view.time.as_second());
        if !is_page || view.time < self.from || age < -SKEW {
            return;
        }
        let Some(page) = self.addresses.page(&view.path) else { return };
        if view.agent.as_deref().is_some_and(is_robot) {
            self.robots += 1;
            return;
        }
        self.views += 1;
        if self.pages.len() >= PAGES && !self.pages.contains_key(&page) {
            return;
        }
        if let Some(client) = &view.client {
            let reader = self.key.hash_one((client, &view.agent, &page));
            if self.seen.len() < REMEMBERED && !self.seen.insert(reader) {
                return;
            }
        }
        let readers = self.pages.entry(page).or_default();
        readers.number += 1;
        readers.weight += (-(age.max(0) as f64) / HALF_LIFE).exp2();
    }

    /// The ids of the articles with enough readers, most read first.
    pub fn ranking(self, edition: &Path) -> Result<Vec<String>, Error> {
        let mut articles: HashMap<String, Readers> = HashMap::new();
        let mut others = HashMap::new();
        for (page, readers) in self.pages {
            match self.addresses.article(edition, &page) {
                Some(id) => articles.entry(id).or_default().add(readers),
                None => drop(others.insert(page, readers)),
            }
        }
        // Every article is read for its old addresses, so only if there is need.
        if others.values().any(|readers| readers.number >= FEWEST) {
            for (page, id) in self.addresses.old(edition)? {
                if let Some(readers) = others.remove(&page) {
                    articles.entry(id).or_default().add(readers);
                }
            }
        }
        let mut ranked: Vec<_> = articles.into_iter().filter(|(_, readers)| readers.number >= FEWEST).collect();
        ranked.sort_by(|(a, first), (b, second)| second.weight.total_cmp(&first.weight).then(a.cmp(b)));
        Ok(ranked.into_iter().map(|(id, _)| id).collect())
    }
}

impl Readers {
    fn add(&mut self, others: Readers) {
        self.number += others.number;
        self.weight += others.weight;
    }
}

/// All browsers begin with Mozilla, and Opera's old ones with its own name.
fn is_robot(agent: &str) -> bool {
    let is_browser = agent.starts_with("Mozilla/") || agent.starts_with("Opera/");
    // A maker of phones.
    let lower = agent.to_lowercase().replace("cubot", "");
    !is_browser || ROBOTS.iter().any(|robot| lower.contains(robot))
}
