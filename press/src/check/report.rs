//! The problems of an edition: what is wrong, where, and how to fix it.

use crate::folder::File;
use crate::json::Span;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Readers miss something, or the contract is broken.
    Error,
    /// May be intended, but is worth a look.
    Warning,
}

/// One problem. The order of the fields is the order of the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    /// The file, relative to the edition's folder.
    file: String,
    /// Counted from 1.
    line: usize,
    /// In characters, counted from 1.
    column: usize,
    /// The JSON path; `$` is the whole file.
    path: String,
    /// The problem and how to fix it.
    message: String,
    severity: Severity,
    at: Span,
}

/// All problems of an edition, each once, sorted by file and line.
#[derive(Debug, Default)]
pub struct Report {
    /// The edition that was checked, and the number of its files.
    root: PathBuf,
    pub(super) files: usize,
    problems: BTreeSet<Problem>,
}

impl Report {
    /// An empty report on an edition.
    pub(super) fn new(root: &Path) -> Report {
        Report { root: root.to_owned(), ..Report::default() }
    }

    /// Adds the problems of another report.
    pub(super) fn extend(&mut self, other: Report) {
        self.problems.extend(other.problems);
    }

    /// Adds an error at a position of a file.
    pub(super) fn error(&mut self, file: &File, at: Span, path: &str, message: impl Into<String>) {
        self.add(file, at, path, message.into(), Severity::Error);
    }

    /// Adds a warning at a position of a file.
    pub(super) fn warning(&mut self, file: &File, at: Span, path: &str, message: impl Into<String>) {
        self.add(file, at, path, message.into(), Severity::Warning);
    }

    /// Adds a file that does not exist.
    pub(super) fn missing(&mut self, file: &str, severity: Severity, message: &str) {
        let (file, path, message) = (file.to_owned(), "$".to_owned(), message.to_owned());
        self.problems.insert(Problem { file, line: 1, column: 1, path, message, severity, at: Span::FILE });
    }

    fn add(&mut self, file: &File, at: Span, path: &str, message: String, severity: Severity) {
        let whole = file.is_outline.then(|| File::read(&self.root, file.path.clone()));
        let (line, column) = whole.as_ref().unwrap_or(file).position(at.start);
        let (file, path) = (file.path.clone(), path.to_owned());
        self.problems.insert(Problem { file, line, column, path, message, severity, at });
    }

    /// The number of problems of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// One line for each problem, as editors read it, and a line with their numbers. `root` comes before all paths.
    pub fn to_lines(&self, root: &Path) -> String {
        self.problems.iter().map(|problem| format!("{}\n", problem.line_in(root))).collect::<String>() + &self.summary()
    }

    /// The same, with the line of the file that each problem is about, in terminal colours.
    pub(super) fn to_annotated(&self, root: &Path) -> String {
        let renderer = Renderer::styled();
        let annotated = |problem: &Problem| {
            let excerpt = self.excerpt(problem, &renderer).map(|excerpt| excerpt + "\n").unwrap_or_default();
            format!("{}\n{excerpt}\n", problem.line_in(root))
        };
        self.problems.iter().map(annotated).collect::<String>() + &self.summary()
    }

    /// The line of a problem, with the value underlined.
    fn excerpt(&self, problem: &Problem, renderer: &Renderer) -> Option<String> {
        if problem.at == Span::FILE {
            return None;
        }
        let file = File::read(&self.root, problem.file.clone());
        let (start, text) = file.line(problem.line);
        let within = |at: usize| at.saturating_sub(start).min(text.len());
        let underlined =
            text.floor_char_boundary(within(problem.at.start))..text.ceil_char_boundary(within(problem.at.end));
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let snippet = Snippet::source(text).line_start(problem.line);
        let snippet = snippet.annotation(AnnotationKind::Primary.span(underlined));
        Some(renderer.render(&[Group::with_level(level).element(snippet)]))
    }

    fn summary(&self) -> String {
        let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
        format!(
            "{}, {}, {}\n",
            counted(self.files, "file"),
            counted(self.count(Severity::Error), "error"),
            counted(self.count(Severity::Warning), "warning")
        )
    }
}

/// A problem for those who do not read lines.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Relative to the edition's folder.
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// The JSON path.
    pub path: String,
    pub message: String,
    pub is_error: bool,
}

impl Report {
    /// The problems of a file.
    pub fn messages(&self, file: &str) -> Vec<Message> {
        let own = self.problems.iter().filter(|problem| problem.file == file);
        let message = |problem: &Problem| Message {
            file: problem.file.clone(),
            line: problem.line,
            column: problem.column,
            path: problem.path.clone(),
            message: problem.message.clone(),
            is_error: problem.severity == Severity::Error,
        };
        own.map(message).collect()
    }
}

impl Problem {
    /// The problem as one line that begins with file, line and column.
    fn line_in(&self, root: &Path) -> String {
        let Problem { file, line, column, path, message, severity, .. } = self;
        let severity = match severity {
            Severity::Error => "",
            Severity::Warning => "warning: ",
        };
        format!("{}:{line}:{column}: {path}: {severity}{message}", root.join(file).display())
    }
}
