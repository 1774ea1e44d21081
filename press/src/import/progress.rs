//! The progress of an import: a line that counts on a terminal, one line for every hundred stories elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr};

/// How many stories a line stands for, where there is no terminal.
const LINE: u64 = 100;

/// Counts stories.
pub struct Progress {
    bar: Option<ProgressBar>,
    count: u64,
    is_quiet: bool,
}

impl Progress {
    /// Nothing is shown if `is_quiet`.
    pub fn new(is_quiet: bool) -> Progress {
        let is_shown = !is_quiet && stderr().is_terminal();
        let style = ProgressStyle::with_template("{spinner} {pos} stories, {per_sec}");
        let bar = || ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        Progress { bar: is_shown.then(bar), count: 0, is_quiet }
    }

    /// Counts one.
    pub fn step(&mut self) {
        self.count += 1;
        match &self.bar {
            Some(bar) => bar.inc(1),
            None if !self.is_quiet && self.count.is_multiple_of(LINE) => tell!("{} stories", self.count),
            None => {}
        }
    }

    /// Ends the count.
    pub fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
