//! What the last run knew: each article's terms and related stories, and how often terms occur.

use super::terms::Terms;
use crate::atomic;
use crate::error::Error;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The start of a cache. Its number changes with its content and with the rules for terms.
const MAGIC: &[u8] = b"press related 2\n";

/// An edition, as the last run left it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Cache {
    /// The most related stories of an article.
    pub count: u64,
    /// The articles, oldest first, and by id within a second.
    pub entries: Vec<Entry>,
    pub frequencies: Frequencies,
}

/// An article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Entry {
    pub id: String,
    /// The file's time, in nanoseconds since 1970, and its size in bytes: while both stay, the file is not read.
    pub modified: u64,
    pub size: u64,
    /// A hash of all that the choice depends on.
    pub content: u64,
    /// A hash of the article's teaser.
    pub teaser: u64,
    /// A hash of the headline, without case.
    pub headline: u64,
    /// First publication, in seconds since 1970.
    pub date: i64,
    /// False for an article that has no related stories and is none: withdrawn, sponsored, a fixed page, without a date.
    pub is_story: bool,
    pub is_withdrawn: bool,
    /// Hashes of the topic's and the section's ids.
    pub topic: Option<u64>,
    pub section: Option<u64>,
    /// The terms that tell the article from others, with their weights.
    pub terms: Terms,
    /// Hashes of the ids of all related stories in the file, in order.
    pub linked: Vec<u64>,
    /// Of these, the ones that this command chose.
    pub ours: Vec<u64>,
}

impl Entry {
    /// The related stories that the editors chose.
    pub fn editors(&self) -> HashSet<u64> {
        self.linked.iter().copied().filter(|key| !self.ours.contains(key)).collect()
    }
}

/// The number of articles that have each term.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Frequencies {
    articles: u32,
    /// Sorted by term.
    terms: Vec<(u32, u32)>,
}

impl Frequencies {
    /// Counts articles. A changed article counts twice, and a deleted one stays counted: among thousands, that changes no
    /// choice.
    pub fn count<'a>(&mut self, articles: impl Iterator<Item = &'a Terms>) {
        let mut terms = std::mem::take(&mut self.terms);
        for article in articles {
            self.articles += 1;
            terms.extend(article.iter().map(|(term, _)| (*term, 1)));
        }
        terms.par_sort_unstable_by_key(|(term, _)| *term);
        terms.dedup_by(|next, first| {
            let is_same = next.0 == first.0;
            first.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        terms.shrink_to_fit();
        self.terms = terms;
    }

    /// The rarity of a term: the logarithm of the inverse of its share of the articles (inverse document frequency). 0 if
    /// nearly all have it.
    pub fn rarity(&self, term: u32) -> f32 {
        let place = self.terms.binary_search_by_key(&term, |(term, _)| *term);
        self.rarity_of(place.ok().map_or(1, |place| self.terms[place].1))
    }

    /// The rarities of terms that are asked for in order.
    pub fn in_order(&self) -> impl FnMut(u32) -> f32 + '_ {
        let mut rest = self.terms.iter().peekable();
        move |term| {
            while rest.next_if(|(other, _)| *other < term).is_some() {}
            self.rarity_of(rest.peek().filter(|(other, _)| *other == term).map_or(1, |(_, with)| *with))
        }
    }

    fn rarity_of(&self, with: u32) -> f32 {
        ((self.articles as f32 + 1.0) / (with as f32 + 0.5)).ln().max(0.0)
    }
}

impl Cache {
    /// Reads a cache. One that is missing, damaged or of another version is as good as none.
    pub fn read(path: &Path) -> Cache {
        let bytes = fs::read(path).unwrap_or_default();
        let content = bytes.strip_prefix(MAGIC).and_then(|bytes| postcard::from_bytes(bytes).ok());
        content.unwrap_or_default()
    }

    /// Replaces the cache.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let bytes = postcard::to_extend(self, MAGIC.to_vec())
            .map_err(|error| Error::Write { path: path.to_owned(), source: std::io::Error::other(error) })?;
        atomic::write(path, &bytes)
    }
}

/// A hash that is the same in every version of press (FNV-1a).
pub fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
