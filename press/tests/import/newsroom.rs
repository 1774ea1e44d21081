//! A newsroom of the tests: its posts, and the edition that is imported of them.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use tempfile::TempDir;

/// Files by path, with their bytes and when they were written.
pub type Written = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

/// A newsroom that writes Markdown, and its edition.
pub struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    /// Three posts.
    pub fn new() -> Newsroom {
        let newsroom = Newsroom { folder: tempfile::tempdir().expect("a folder of its own") };
        fs::create_dir(newsroom.path("posts")).expect("a folder");
        newsroom.post(
            "lamp",
            "The old lamp turns again",
            "tags: [lamps]",
            "It was *nine* years.\n\n[The keeper](/2024/keeper/) left.",
        );
        newsroom.post("keeper", "The last keeper", "tags: [lamps]", "He left in March.");
        newsroom.post("tides", "Spring tides this week", "tags: [lamps]", "The water is high.");
        newsroom
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a post; `more` are further lines of its front matter.
    pub fn post(&self, slug: &str, title: &str, more: &str, text: &str) {
        let text = format!(
            "---\ntitle: {title}\ndate: 2024-03-08 10:00:00 +0000\npermalink: /2024/{slug}/\ncategories: [Coast]\n{more}\n---\n{text}\n"
        );
        fs::write(self.path("posts").join(format!("2024-03-08-{slug}.md")), text).expect("a post");
    }

    /// The command that imports.
    pub fn command(&self, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command
            .args(["import", "markdown", "--site", "https://paper.example/"])
            .args([self.path("posts").as_os_str(), "--out".as_ref(), self.path("edition").as_os_str()])
            .args(more);
        command
    }

    /// Runs another command of press on the edition.
    pub fn press(&self, name: &str, more: &[&str]) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        let output = command.arg(name).arg(self.path("edition")).args(more).output().expect("press starts");
        assert!(output.status.success(), "{output:?}");
    }

    /// All files of the edition, by path.
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path("edition")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(self.path("edition")).expect("inside").to_owned();
                    files.insert(name, fs::read(&path).expect("a file"));
                }
            }
        }
        files
    }

    /// All files of the edition, by path, with their bytes and when they were written.
    pub fn written(&self) -> Written {
        let time = |path: &PathBuf| fs::metadata(self.path("edition").join(path)).and_then(|file| file.modified());
        self.files().into_iter().map(|(path, bytes)| (path.clone(), (bytes, time(&path).expect("a time")))).collect()
    }

    /// Imports, and returns the exit code and what was printed.
    pub fn import(&self, more: &[&str]) -> (i32, String) {
        let output = self.command(more).output().expect("press starts");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("a code"), text(output.stdout) + &text(output.stderr))
    }

    /// A file of the edition.
    pub fn json(&self, path: &str) -> Value {
        read(&self.path("edition").join(path))
    }

    pub fn article(&self, id: &str) -> Value {
        self.json(&format!("articles/{id}.json"))
    }
}

/// A file of JSON.
pub fn read(path: &Path) -> Value {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&bytes).expect("JSON")
}

/// What `press check` says of an edition.
pub fn check(edition: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_press")).arg("check").arg(edition).output().expect("press starts");
    String::from_utf8(output.stdout).expect("UTF-8")
}
