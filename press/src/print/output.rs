//! Writes the files of a printed site: only those that change, each whole or not at all, with its compressed copies.

use crate::compress::{brotli, gzip};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

/// The compressed copies that stand beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// What is compressed already, or too small to gain.
    None,
    /// Brotli 5: pages and data, of which there are many and which change.
    Quick,
    /// Brotli 11 and gzip: the app's own files, few and kept for ever.
    Best,
}

impl Copies {
    /// The copies of a file that changes, by its name: text is compressed, pictures are already.
    pub fn of(path: &str) -> Copies {
        let text = ["html", "json", "xml", "txt", "svg", "css", "js", "vtt", "webmanifest"];
        let is_text = path.rsplit_once('.').is_some_and(|(_, ending)| text.contains(&ending));
        if is_text { Copies::Quick } else { Copies::None }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Copies::None => &[],
            Copies::Quick => &["br"],
            Copies::Best => &["br", "gz"],
        }
    }
}

/// The folder that a site is printed into.
pub struct Output {
    root: PathBuf,
    written: AtomicUsize,
}

impl Output {
    pub fn new(root: &Path) -> Output {
        Output { root: root.to_owned(), written: AtomicUsize::new(0) }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// How many files have been written, without their copies.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// Writes a file, by its path relative to the root. One that holds the same already keeps its date.
    pub fn write(&self, path: &str, bytes: &[u8], copies: Copies) -> Result<(), String> {
        let target = self.root.join(path);
        let has_copies = || copies.endings().iter().all(|ending| with_ending(&target, ending).exists());
        if fs::read(&target).is_ok_and(|old| old == bytes) && has_copies() {
            return Ok(());
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        let cannot = |error: io::Error| format!("cannot write {}: {error}", target.display());
        for ending in copies.endings() {
            let copy = match *ending {
                "gz" => gzip(bytes),
                _ if copies == Copies::Best => brotli(bytes, 11),
                _ => brotli(bytes, 5),
            };
            replace(&with_ending(&target, ending), &copy).map_err(cannot)?;
        }
        // Last, so that a print that was broken off is done again.
        replace(&target, bytes).map_err(cannot)
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Removes a file with its copies, and the folders that it leaves empty.
    pub fn remove(&self, path: &str) {
        let target = self.root.join(path);
        for file in [with_ending(&target, "br"), with_ending(&target, "gz"), target.clone()] {
            _ = fs::remove_file(file);
        }
        let folders = target.ancestors().skip(1).take_while(|folder| *folder != self.root);
        // The first that is not empty ends it.
        _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// A server in front of the folder never sees half a file.
fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = with_ending(target, "part");
    if let Err(error) = fs::write(&part, bytes) {
        let folder = target.parent().filter(|_| error.kind() == io::ErrorKind::NotFound).ok_or(error)?;
        fs::create_dir_all(folder)?;
        fs::write(&part, bytes)?;
    }
    fs::rename(&part, target)
}
