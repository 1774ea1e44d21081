//! What is wrong, where, and what to do about it.

use crate::folder::File;
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Readers miss something, or the contract is broken.
    Error,
    /// It may be as meant; worth a look.
    Warning,
}

/// One problem. The order of its fields is the order of the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the edition's folder.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// In characters, counted from 1.
    pub column: usize,
    /// Where in the JSON; `$` is the whole file.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
    pub weight: Weight,
}

/// All problems of an edition, each once, ordered by file and line.
#[derive(Debug, Default)]
pub struct Report {
    problems: BTreeSet<Problem>,
    /// How many JSON files were read.
    pub files: usize,
}

impl Report {
    /// Notes what is wrong at a place of a file.
    pub fn error(&mut self, file: &File, at: usize, path: &str, message: impl Into<String>) {
        self.note(file, at, path, message.into(), Weight::Error);
    }

    /// Notes what is worth a look at a place of a file.
    pub fn warning(&mut self, file: &File, at: usize, path: &str, message: impl Into<String>) {
        self.note(file, at, path, message.into(), Weight::Warning);
    }

    /// Notes a file that is not there.
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

    /// How many problems there are of a weight.
    pub fn count(&self, weight: Weight) -> usize {
        self.problems.iter().filter(|problem| problem.weight == weight).count()
    }

    /// One line a problem, and a line that counts them.
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
