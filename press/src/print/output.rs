//! Writes the files of a printed site: only changed files, each atomically, with its compressed copies.

use crate::compress::{brotli, gzip};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

/// The compressed copies beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// None, for files that are compressed already or too small.
    None,
    /// Brotli 5, for pages and data, which are many and change often.
    Quick,
    /// Brotli 11 and gzip, for the app's own files, which are few and cached for ever.
    Best,
}

impl Copies {
    /// The copies of a file that changes, by its name: text is compressed, images are already.
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

    /// The number of files written, without their copies.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// Writes a file, by its path relative to the root. A file with the same content is not written and keeps its date.
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
        // The file itself comes last, so that an interrupted print is repeated.
        replace(&target, bytes).map_err(cannot)
    }

    /// True if a file exists at a path.
    pub fn has(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Removes a file and its copies, and the folders that become empty.
    pub fn remove(&self, path: &str) {
        let target = self.root.join(path);
        for file in [with_ending(&target, "br"), with_ending(&target, "gz"), target.clone()] {
            _ = fs::remove_file(file);
        }
        let folders = target.ancestors().skip(1).take_while(|folder| *folder != self.root);
        // Stop at the first folder that is not empty.
        _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Replaces a file by renaming, so that a server never sees half a file.
fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = with_ending(target, "part");
    if let Err(error) = fs::write(&part, bytes) {
        let folder = target.parent().filter(|_| error.kind() == io::ErrorKind::NotFound).ok_or(error)?;
        fs::create_dir_all(folder)?;
        fs::write(&part, bytes)?;
    }
    fs::rename(&part, target)
}
