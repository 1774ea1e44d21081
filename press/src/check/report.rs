//! The report: each problem, its place, and its remedy.

use crate::folder::File;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The contract is violated, or readers miss something.
    Error,
    /// Possibly intended, but worth a look.
    Warning,
}

/// One problem. The order of its fields is the order of the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the edition's folder.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The JSON path; `$` is the file itself.
    pub path: String,
    /// The problem and its remedy.
    pub message: String,
    pub weight: Weight,
}

/// All problems of an edition, without duplicates, ordered by file and line.
#[derive(Debug, Default)]
pub struct Report {
    problems: BTreeSet<Problem>,
    /// The number of JSON files that were read.
    pub files: usize,
}

impl Report {
    /// Adds an error at a place in a file.
    pub fn error(&mut self, file: &File, at: usize, path: &str, message: impl Into<String>) {
        self.note(file, at, path, message.into(), Weight::Error);
    }

    /// Adds a warning at a place in a file.
    pub fn warning(&mut self, file: &File, at: usize, path: &str, message: impl Into<String>) {
        self.note(file, at, path, message.into(), Weight::Warning);
    }

    /// Adds a problem for a missing file.
    pub fn missing(&mut self, file: &str, weight: Weight, message: &str) {
        let (file, path, message) = (file.to_owned(), "$".to_owned(), message.to_owned());
        self.problems.insert(Problem { file, line: 1, column: 1, path, message, weight });
    }

    fn note(&mut self, file: &File, at: usize, path: &str, message: String, weight: Weight) {
        let (line, column) = file.position(at);
        self.problems.insert(Problem { file: file.path.clone(), line, column, path: path.to_owned(), message, weight });
    }

    /// The problems, ordered by file and line.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }

    /// The number of problems of a severity.
    pub fn count(&self, weight: Weight) -> usize {
        self.problems.iter().filter(|problem| problem.weight == weight).count()
    }

    /// One line for each problem, and a line with their number.
    pub fn print(&self, root: &Path, output: &mut dyn fmt::Write) -> fmt::Result {
        for Problem { file, line, column, path, message, weight } in &self.problems {
            let file = root.join(file);
            let weight = if *weight == Weight::Warning { "warning: " } else { "" };
            writeln!(output, "{}:{line}:{column}: {path}: {weight}{message}", file.display())?;
        }
        let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        writeln!(
            output,
            "{}, {}, {}",
            counted(self.files, "file"),
            counted(self.count(Weight::Error), "error"),
            counted(self.count(Weight::Warning), "warning")
        )
    }
}
