//! What an import left out or made plainer: by kind, with how often and where.

use std::collections::BTreeMap;

/// Kinds of losses, each with the addresses (or keys) of the stories where it happened, once for each occurrence.
#[derive(Debug, Default)]
pub struct Report {
    losses: BTreeMap<String, Vec<String>>,
}

impl Report {
    /// Notes one occurrence: its kind in a few words, such as `form left out`, and the story.
    pub fn note(&mut self, kind: impl Into<String>, story: &str) {
        self.losses.entry(kind.into()).or_default().push(story.to_owned());
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: Report) {
        for (kind, stories) in other.losses {
            self.losses.entry(kind).or_default().extend(stories);
        }
    }

    /// Each kind with its stories.
    pub fn losses(&self) -> &BTreeMap<String, Vec<String>> {
        &self.losses
    }
}
