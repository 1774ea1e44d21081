//! Writes the files of a printed site: only those that change, each atomically, with its compressed variants.

use crate::atomic;
use crate::compress::{brotli, gzip};
use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The compressed variants beside a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// For files that are compressed already, or too small.
    None,
    /// Brotli 5: pages and data, of which there are many and which change.
    Quick,
    /// Brotli 11 and gzip: the app's own files, which are few and cached for ever.
    Best,
}

/// A compressed variant: its file extension, and the function that compresses.
type Variant = (&'static str, fn(&[u8]) -> Vec<u8>);

impl Compression {
    /// The compression of a file that changes, by its name: text is compressed, pictures are already.
    pub fn of(path: &str) -> Compression {
        let text = ["html", "json", "xml", "txt", "svg", "css", "js", "vtt", "webmanifest"];
        let is_text = path.rsplit_once('.').is_some_and(|(_, extension)| text.contains(&extension));
        if is_text { Compression::Quick } else { Compression::None }
    }

    fn variants(self) -> &'static [Variant] {
        match self {
            Compression::None => &[],
            Compression::Quick => &[("br", |bytes| brotli(bytes, 5))],
            Compression::Best => &[("br", |bytes| brotli(bytes, 11)), ("gz", gzip)],
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

    /// The number of files that were written, without their compressed variants.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// Writes a file, by its path relative to the root. A file with the same content keeps its date.
    pub fn write(&self, path: &str, bytes: &[u8], compression: Compression) -> Result<(), Error> {
        let target = self.root.join(path);
        let variants = compression.variants();
        let has_variants = || variants.iter().all(|(extension, _)| target.with_added_extension(extension).exists());
        if fs::read(&target).is_ok_and(|old| old == bytes) && has_variants() {
            return Ok(());
        }
        self.written.fetch_add(1, Ordering::Relaxed);
        for (extension, compress) in variants {
            atomic::write(&target.with_added_extension(extension), &compress(bytes))?;
        }
        // The file itself comes last, so that an interrupted print is repeated.
        atomic::write(&target, bytes)
    }

    pub fn exists(&self, path: &str) -> bool {
        self.root.join(path).is_file()
    }

    /// Deletes a file with its compressed variants, and the folders that become empty. Returns the deleted files.
    pub fn delete(&self, path: &str) -> Vec<String> {
        let target = self.root.join(path);
        let variants = [path.to_owned(), format!("{path}.br"), format!("{path}.gz")];
        let deleted = variants.into_iter().filter(|file| fs::remove_file(self.root.join(file)).is_ok()).collect();
        let folders = target.ancestors().skip(1).take_while(|folder| *folder != self.root);
        // Stops at the first folder that is not empty.
        _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
        deleted
    }
}
