//! Which articles have a term, and how alike two articles are: the cosine of their terms, weighted by rarity.

use super::cache::{Entry, Frequencies};
use rayon::prelude::*;
use std::collections::HashMap;

/// Of a term that very many articles have, only its newest articles are looked at.
const NEWEST: usize = 2_000;

/// The terms of all articles.
pub struct Index {
    /// Each term of each article: the term (32 bits), the article's position (24), the weight (8). Sorted.
    postings: Vec<u64>,
    /// Each term with the part of the postings that has it, and with its rarity. Sorted.
    terms: Vec<(u32, usize, usize, f32)>,
    /// The length of each article's vector of terms.
    norms: Vec<f32>,
    /// The positions of the articles of each topic, oldest first.
    topics: HashMap<u64, Vec<usize>>,
}

/// Scores of other articles for one article, by position; and the positions that have one.
pub struct Scores {
    by_position: Vec<f32>,
    touched: Vec<usize>,
}

impl Index {
    /// `entries` are sorted, oldest first; there are fewer than 16 million.
    pub fn new(entries: &[Entry], frequencies: &Frequencies) -> Index {
        let mut postings = Vec::new();
        let mut topics: HashMap<u64, Vec<usize>> = HashMap::new();
        for (position, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.is_story).take(1 << 24) {
            let pack =
                |(term, weight): &(u32, u8)| u64::from(*term) << 32 | (position as u64) << 8 | u64::from(*weight);
            postings.extend(entry.terms.iter().map(pack));
            if let Some(topic) = entry.topic {
                topics.entry(topic).or_default().push(position);
            }
        }
        postings.par_sort_unstable();
        let mut terms = Vec::new();
        let mut rarity_of = frequencies.in_order();
        let mut norms = vec![0.0_f32; entries.len()];
        let mut start = 0;
        for group in postings.chunk_by(|a, b| a >> 32 == b >> 32) {
            let term = group.first().map_or(0, |first| (first >> 32) as u32);
            let rarity = rarity_of(term);
            for (position, weight) in group.iter().map(unpack) {
                norms[position] += (weight * rarity).powi(2);
            }
            terms.push((term, start, start + group.len(), rarity));
            start += group.len();
        }
        norms.iter_mut().for_each(|norm| *norm = norm.sqrt());
        Index { postings, terms, norms, topics }
    }

    /// Empty scores.
    pub fn scores(&self) -> Scores {
        Scores { by_position: vec![0.0; self.norms.len()], touched: Vec::new() }
    }

    /// The articles before an article that share terms with it, each with its likeness from 0 to 1; and the newest of its
    /// topic, which may share none.
    pub fn alike(&self, position: usize, entry: &Entry, scores: &mut Scores) -> Vec<(usize, f32)> {
        for (term, weight) in &entry.terms {
            let Some((start, end, rarity)) = self.term(*term) else { continue };
            let postings = &self.postings[start..end];
            let before = postings.partition_point(|posting| unpack(posting).0 < position);
            let value = f32::from(*weight) / 32.0 * rarity * rarity;
            for (other, weight) in postings[before.saturating_sub(NEWEST)..before].iter().map(unpack) {
                if scores.by_position[other] == 0.0 {
                    scores.touched.push(other);
                }
                scores.by_position[other] += value * weight;
            }
        }
        let norm = |other: usize| (self.norms[position] * self.norms[other]).max(f32::MIN_POSITIVE);
        let mut alike: Vec<(usize, f32)> =
            scores.touched.iter().map(|other| (*other, scores.by_position[*other] / norm(*other))).collect();
        let of_topic = entry.topic.and_then(|topic| self.topics.get(&topic)).map(Vec::as_slice).unwrap_or_default();
        let before = of_topic.partition_point(|other| *other < position);
        let silent =
            of_topic[before.saturating_sub(NEWEST)..before].iter().filter(|other| scores.by_position[**other] == 0.0);
        alike.extend(silent.map(|other| (*other, 0.0)));
        scores.touched.drain(..).for_each(|other| scores.by_position[other] = 0.0);
        alike
    }

    fn term(&self, term: u32) -> Option<(usize, usize, f32)> {
        let place = self.terms.binary_search_by_key(&term, |(term, ..)| *term).ok()?;
        self.terms.get(place).map(|(_, start, end, rarity)| (*start, *end, *rarity))
    }

    /// The likeness of two articles, from 0 to 1.
    pub fn likeness(&self, (a, first): (usize, &Entry), (b, second): (usize, &Entry)) -> f32 {
        let shared = first.terms.iter().filter_map(|(term, weight)| {
            let (_, other) = second.terms.iter().find(|(other, _)| other == term)?;
            let (_, _, rarity) = self.term(*term)?;
            Some(f32::from(*weight) * f32::from(*other) / 1024.0 * rarity * rarity)
        });
        shared.sum::<f32>() / (self.norms[a] * self.norms[b]).max(f32::MIN_POSITIVE)
    }
}

/// The position and the weight of a posting.
fn unpack(posting: &u64) -> (usize, f32) {
    ((posting >> 8 & 0xff_ffff) as usize, (posting & 0xff) as f32 / 32.0)
}
