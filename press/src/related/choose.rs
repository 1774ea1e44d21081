//! The choice of related stories for one article.

use super::cache::{Entry, hash};
use super::index::{Index, Scores};
use std::collections::HashSet;

/// Two articles that are this alike tell the same story, as when an agency's report is updated under a new id.
const SAME: f32 = 0.8;
/// Less alike stories of another topic are not related: better none than any.
const ENOUGH: f32 = 0.08;
/// What is added for the same topic, and for the same section.
const TOPIC: f32 = 0.15;
const SECTION: f32 = 0.03;
/// The time in which half of the bonus for a recent story is lost, in days, and the part of the score that stays.
const HALF_LIFE: f32 = 60.0;
const LASTING: f32 = 0.6;
/// The most candidates that are compared with each other.
const COMPARED: usize = 40;

/// Chooses among the articles of an edition.
pub struct Chooser<'a> {
    /// Oldest first.
    pub entries: &'a [Entry],
    pub index: &'a Index,
    /// The most related stories of an article.
    pub count: usize,
    /// Hashes of the ids of the withdrawn articles, which nobody links to.
    pub withdrawn: &'a HashSet<u64>,
}

impl Chooser<'_> {
    /// Hashes of the ids of the stories that are chosen for an article, best first, in addition to the editors'.
    pub fn choose(&self, position: usize, scores: &mut Scores) -> Vec<u64> {
        let entry = &self.entries[position];
        let mut editors = entry.editors();
        editors.retain(|key| !self.withdrawn.contains(key));
        let missing = self.count.saturating_sub(editors.len());
        if missing == 0 {
            return Vec::new();
        }
        let alike = self.index.alike(position, entry, scores);
        let mut candidates: Vec<(usize, f32)> =
            alike.into_iter().filter_map(|(other, alike)| Some((other, self.score(entry, other, alike)?))).collect();
        // Of equals, the newer.
        candidates.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
        candidates.truncate(COMPARED);
        let mut shown = vec![position];
        let by_editors = |other: &usize| editors.contains(&hash(&self.entries[*other].id));
        shown.extend(candidates.iter().map(|(other, _)| *other).filter(by_editors));
        let mut chosen = Vec::new();
        for (other, _) in candidates {
            if chosen.len() == missing {
                break;
            }
            if !shown.iter().any(|shown| self.is_same(*shown, other)) {
                shown.push(other);
                chosen.push(hash(&self.entries[other].id));
            }
        }
        chosen
    }

    /// The score of a candidate; `None` if it is not related.
    fn score(&self, entry: &Entry, other: usize, alike: f32) -> Option<f32> {
        let other = &self.entries[other];
        let is_of_topic = entry.topic.is_some() && entry.topic == other.topic;
        let is_of_section = entry.section.is_some() && entry.section == other.section;
        if !is_of_topic && alike < ENOUGH {
            return None;
        }
        let bonus = if is_of_topic { TOPIC } else { 0.0 } + if is_of_section { SECTION } else { 0.0 };
        let days = (entry.date.saturating_sub(other.date)) as f32 / 86_400.0;
        let recency = LASTING + (1.0 - LASTING) * (-days / HALF_LIFE).exp2();
        Some((alike + bonus) * recency)
    }

    fn is_same(&self, a: usize, b: usize) -> bool {
        let (first, second) = (&self.entries[a], &self.entries[b]);
        a == b || first.headline == second.headline || self.index.likeness((a, first), (b, second)) >= SAME
    }
}
