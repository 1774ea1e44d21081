//! A copy of the valid edition that a test may break, and the output of press for it.

use press::check::Severity;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The valid edition.
pub fn good() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edition")
}

/// Runs press; returns its exit code, its standard output and its standard error.
pub fn press(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_press")).args(arguments).output().expect("press starts");
    let text = |bytes| String::from_utf8(bytes).expect("press prints UTF-8");
    (output.status.code().expect("press ends by itself"), text(output.stdout), text(output.stderr))
}

/// A copy of the valid edition.
pub struct Edition {
    folder: TempDir,
}

impl Edition {
    pub fn new() -> Edition {
        let folder = tempfile::tempdir().expect("a folder of its own");
        copy(&good(), folder.path());
        Edition { folder }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub fn root(&self) -> &str {
        self.folder.path().to_str().expect("a path of plain letters")
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub fn write(&self, file: &str, text: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    }

    /// Replaces the first occurrence of a text in a file.
    pub fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} does not contain {from}");
        self.write(file, text.replacen(from, to, 1));
    }

    /// The number of the first line of a file that contains a text.
    pub fn line(&self, file: &str, needle: &str) -> usize {
        let text = self.read(file);
        let at = text.find(needle).unwrap_or_else(|| panic!("{file} does not contain {needle}"));
        text[..at].matches('\n').count() + 1
    }

    /// The result of `press check --short`: its exit code, and its lines without the folder's name. The program itself is
    /// not started, because there are many cases; its own tests are in `program.rs`.
    pub fn check(&self) -> (i32, Vec<String>) {
        let report = press::check::check(self.folder.path()).expect("a folder that can be read");
        let lines = report.to_lines(Path::new(""));
        (i32::from(report.count(Severity::Error) > 0), lines.lines().map(str::to_owned).collect())
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the good edition").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// One way to break an edition, and the expected report.
pub struct Case {
    /// The file that is edited, the text that is replaced and its replacement.
    pub edit: (&'static str, &'static str, &'static str),
    /// The file in the report, and a text on the line in the report.
    pub at: (&'static str, &'static str),
    /// The JSON path.
    pub path: &'static str,
    /// The start of the message.
    pub message: &'static str,
}

/// A case.
pub const fn case(
    edit: (&'static str, &'static str, &'static str),
    at: (&'static str, &'static str),
    path: &'static str,
    message: &'static str,
) -> Case {
    Case { edit, at, path, message }
}

/// Breaks an edition in each of these ways, and fails with all reports that differ from the expected ones.
pub fn run(cases: &[Case]) {
    let mut failures = Vec::new();
    for Case { edit: (file, from, to), at: (reported, needle), path, message } in cases {
        let edition = Edition::new();
        edition.replace(file, from, to);
        let (code, lines) = edition.check();
        let begin = format!("{reported}:{}:", edition.line(reported, needle));
        let end = format!(": {path}: {message}");
        let is_expected = |line: &String| {
            let rest = line.strip_prefix(&begin).and_then(|rest| rest.strip_prefix(|c: char| c.is_ascii_digit()));
            rest.is_some_and(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(&end))
        };
        let expected_code = i32::from(!message.starts_with("warning: "));
        // Only the problem itself, and the summary.
        if !lines.iter().any(is_expected) || code != expected_code || lines.len() != 2 {
            failures.push(format!(
                "expected {begin}…{end}\nand exit code {expected_code}, got {code} and\n{}",
                lines.join("\n")
            ));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases:\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
}
