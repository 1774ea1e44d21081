//! Compares a source with its article: the longest common subsequence of their words, so that order counts.

use super::source::Source;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// The words of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Words {
    /// Words of the source, without those that rules leave out.
    pub source: usize,
    /// Words of the article, without those that were added on purpose.
    pub article: usize,
    /// Words found in the article, in order.
    pub common: usize,
    /// Words found in the article in another place, as a caption above its table. They are found too.
    pub moved: usize,
    /// Words of the source that the article lacks, as runs.
    pub missing: Vec<String>,
    /// Words of the article that the source lacks, as runs. Those that were added on purpose are among them.
    pub invented: Vec<String>,
}

impl Words {
    /// Compares. `left_out` and `added` are words that the converter answers for.
    pub fn compare(source: &Source, article: &Source, left_out: usize, added: usize) -> Words {
        let (old, new) = (&source.words, &article.words);
        let (mut gone, mut come, mut common) = (Vec::new(), Vec::new(), 0);
        for operation in capture_diff_slices(Algorithm::Myers, old, new) {
            match operation {
                DiffOp::Equal { len, .. } => common += len,
                DiffOp::Delete { old_index, old_len, .. } => gone.push(old_index..old_index + old_len),
                DiffOp::Insert { new_index, new_len, .. } => come.push(new_index..new_index + new_len),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    gone.push(old_index..old_index + old_len);
                    come.push(new_index..new_index + new_len);
                }
            }
        }
        let moved = take_moved(old, &mut gone, new, &mut come);
        let text = |words: &[String], ranges: Vec<Range<usize>>| {
            ranges.into_iter().filter_map(|range| Some(words.get(range)?.join(" "))).collect()
        };
        Words {
            source: old.len().saturating_sub(left_out).max(common + moved),
            article: new.len().saturating_sub(added).max(common + moved),
            common,
            moved,
            missing: text(old, gone),
            invented: text(new, come),
        }
    }

    /// The share of the source's words that the article has, 0 to 1.
    pub fn recall(&self) -> f64 {
        share(self.common + self.moved, self.source)
    }

    /// The share of the article's words that the source has, 0 to 1.
    pub fn precision(&self) -> f64 {
        share(self.common + self.moved, self.article)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Takes runs out of both lists that stand in both, in another order. Returns the number of their words.
fn take_moved(old: &[String], gone: &mut Vec<Range<usize>>, new: &[String], come: &mut Vec<Range<usize>>) -> usize {
    let mut moved = 0;
    gone.retain(|run| {
        let Some(wanted) = old.get(run.clone()).filter(|wanted| !wanted.is_empty()) else { return true };
        let place = come.iter().enumerate().find_map(|(index, range)| {
            let words = new.get(range.clone())?;
            let at = words.windows(wanted.len()).position(|window| window == wanted)?;
            Some((index, range.start + at))
        });
        let Some((index, at)) = place else { return true };
        let whole = come.remove(index);
        let rest = [whole.start..at, at + wanted.len()..whole.end];
        come.extend(rest.into_iter().filter(|range| !range.is_empty()));
        moved += wanted.len();
        false
    });
    moved
}
