//! What one conversion carries along: its context, and what it found on the way.

use super::plan::Plan;
use super::{Context, File};
use crate::import::measure::words;
use crate::import::report::Report;
use contract::{Id, Note};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The state of a conversion, over all parts of a body.
pub struct Run<'a> {
    pub context: &'a Context<'a>,
    pub report: Report,
    /// Words that were left out on purpose, by the name of the rule.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Words that the converter added on purpose.
    pub added: usize,
    pub files: Vec<File>,
    pub unmeasured: BTreeSet<String>,
    pub notes: Vec<Note>,
    /// The anchors that are taken.
    pub taken: HashSet<String>,
    /// The anchor of each fragment that leads to a heading.
    pub anchors: HashMap<String, Id>,
    /// The plan of the tree that is converted.
    pub plan: Plan,
    /// The pictures of the body, by their files without size: `<noscript>` often repeats one.
    pub pictures: HashSet<String>,
    /// Names of players that were made of a file name, until a caption names them.
    pub unnamed: HashSet<String>,
    /// The abbreviations that were spelt out already.
    pub spelt: HashSet<String>,
}

impl<'a> Run<'a> {
    pub fn new(context: &'a Context<'a>) -> Run<'a> {
        Run {
            context,
            report: Report::default(),
            left_out: BTreeMap::new(),
            added: 0,
            files: Vec::new(),
            unmeasured: BTreeSet::new(),
            notes: Vec::new(),
            taken: HashSet::new(),
            anchors: HashMap::new(),
            plan: Plan::default(),
            pictures: HashSet::new(),
            unnamed: HashSet::new(),
            spelt: HashSet::new(),
        }
    }

    /// Counts words that are left out by a rule, and notes that it was needed.
    pub fn leave_out(&mut self, rule: &'static str, words: usize) {
        *self.left_out.entry(rule).or_default() += words;
        self.note(format!("{rule} left out"));
    }

    /// Counts words that the converter adds.
    pub fn add(&mut self, text: &str) {
        self.added += words::count(text);
    }

    /// Notes a loss.
    pub fn note(&mut self, kind: impl Into<String>) {
        self.report.note(kind, self.context.story);
    }
}
