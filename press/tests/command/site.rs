//! A printed site, with its files and those that were written again.
//!
//! `../built` stands for the built app: the same files, with little content.

use crate::edition::{Edition, press};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::TempDir;

/// The folder that stands for the built app.
pub fn built() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/built")
}

/// A folder that an edition is printed into.
pub struct Site {
    pub edition: Edition,
    pub out: TempDir,
    pub base: &'static str,
}

impl Site {
    pub fn new(base: &'static str) -> Site {
        Site { edition: Edition::new(), out: tempfile::tempdir().expect("a folder of its own"), base }
    }

    /// Prints; returns the exit code and the diagnostics.
    pub fn print(&self) -> (i32, String) {
        self.print_with(&[])
    }

    pub fn print_with(&self, more: &[&str]) -> (i32, String) {
        self.print_from(&built(), more)
    }

    /// Prints over an app in another folder.
    pub fn print_from(&self, built: &Path, more: &[&str]) -> (i32, String) {
        let out = self.out.path().to_str().expect("a path of plain letters");
        let built = built.to_str().expect("a path of plain letters");
        let mut arguments = vec!["print", "--dist", built, "--edition", self.edition.root(), "--out", out];
        arguments.extend(["--site", "https://news.example", "--base", self.base, "--now", "2024-03-10T08:00:00Z"]);
        arguments.extend(more);
        let (code, _, diagnostics) = press(&arguments);
        (code, diagnostics)
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.out.path().join(file)
    }

    pub fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    /// All files with their dates, without press's own records.
    pub fn files(&self) -> BTreeMap<String, SystemTime> {
        fn list(root: &Path, folder: &Path, files: &mut BTreeMap<String, SystemTime>) {
            for entry in fs::read_dir(folder).expect("the site").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    list(root, &path, files);
                } else {
                    let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
                    files.insert(name, entry.metadata().and_then(|about| about.modified()).expect("a date"));
                }
            }
        }
        let mut files = BTreeMap::new();
        list(self.out.path(), self.out.path(), &mut files);
        files.retain(|name, _| !name.ends_with(".record") && !name.ends_with(".policy"));
        files
    }

    /// The files that were changed, created or deleted since `before`, without their compressed variants.
    pub fn changed_since(&self, before: &BTreeMap<String, SystemTime>) -> Vec<String> {
        let now = self.files();
        let mut names: Vec<&String> = before.keys().chain(now.keys()).collect();
        names.sort();
        names.dedup();
        let differs = |name: &&&String| before.get(**name) != now.get(**name) && !name.ends_with(".br");
        names.iter().filter(differs).map(|name| (*name).clone()).collect()
    }
}
