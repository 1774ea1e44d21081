//! A printed site as files: their number, their sizes, and those that a second printing wrote.

use crate::Result;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::time::SystemTime;
use std::{fs, thread};

/// A file at the time of reading.
#[derive(Clone, Copy, PartialEq, Eq)]
struct File {
    length: u64,
    written: SystemTime,
    /// A digest of its content.
    digest: u64,
}

/// All files of a site, by their path within it.
pub struct Site(BTreeMap<String, File>);

/// A number of files, and their bytes.
#[derive(Clone, Copy, Default)]
pub struct Amount {
    pub files: u64,
    pub bytes: u64,
}

/// The effect of a second printing on the files.
#[derive(Default)]
pub struct Difference {
    /// Files written again with the same content.
    pub same: Vec<String>,
    /// Files that were changed, added or removed.
    pub changed: Vec<String>,
}

impl Site {
    /// Reads all files of a folder.
    pub fn read(root: &Path) -> Result<Site> {
        Site::read_anew(root, &Site(BTreeMap::new()))
    }

    /// The same, without reading files that were not written since.
    fn read_anew(root: &Path, known: &Site) -> Result<Site> {
        let mut paths = Vec::new();
        list(root, "", &mut paths)?;
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let file = |path: &String| -> Result<(String, File)> {
            let facts = fs::metadata(root.join(path))?;
            let (length, written) = (facts.len(), facts.modified()?);
            let untouched = known.0.get(path).filter(|file| (file.length, file.written) == (length, written));
            let digest = match untouched {
                Some(file) => file.digest,
                None => digest(&fs::read(root.join(path))?),
            };
            Ok((path.clone(), File { length, written, digest }))
        };
        let files = thread::scope(|scope| {
            let part = paths.len().div_ceil(threads).max(1);
            let read = |part: &[String]| part.iter().map(file).collect::<Result<Vec<_>>>();
            let workers: Vec<_> = paths.chunks(part).map(|part| scope.spawn(move || read(part))).collect();
            workers
                .into_iter()
                .map(|worker| worker.join().expect("a reader does not panic"))
                .collect::<Result<Vec<_>>>()
        })?;
        Ok(Site(files.into_iter().flatten().collect()))
    }

    /// The files themselves, then their compressed copies.
    pub fn amounts(&self) -> [Amount; 2] {
        let mut amounts = [Amount::default(); 2];
        for (path, file) in &self.0 {
            let amount = &mut amounts[usize::from(is_compressed(path))];
            amount.files += 1;
            amount.bytes += file.length;
        }
        amounts
    }

    /// The size of a file.
    pub fn length(&self, path: &str) -> Option<u64> {
        self.0.get(path).map(|file| file.length)
    }

    /// The changes to the folder since this was read.
    pub fn difference(&self, root: &Path) -> Result<Difference> {
        let now = Site::read_anew(root, self)?;
        let mut difference = Difference::default();
        for (path, file) in &now.0 {
            match self.0.get(path) {
                Some(before) if before == file => {}
                Some(before) if before.digest == file.digest && before.length == file.length => {
                    difference.same.push(path.clone());
                }
                _ => difference.changed.push(path.clone()),
            }
        }
        difference.changed.extend(self.0.keys().filter(|path| !now.0.contains_key(*path)).cloned());
        Ok(difference)
    }
}

/// True if a file is the compressed copy of another.
pub fn is_compressed(path: &str) -> bool {
    [".br", ".gz", ".zst"].iter().any(|ending| path.ends_with(ending))
}

fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

fn list(root: &Path, inside: &str, paths: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(root.join(inside))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        if entry.file_type()?.is_dir() {
            list(root, &path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_second_printing_did() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        };
        for path in ["same", "a/untouched", "a/changed", "gone", "a/changed.br"] {
            write(path, path);
        }
        let site = Site::read(folder.path()).expect("a site");
        assert_eq!(site.amounts().map(|amount| (amount.files, amount.bytes)), [(4, 28), (1, 12)]);
        assert_eq!((site.length("gone"), site.length("nothing")), (Some(4), None));
        thread::sleep(std::time::Duration::from_millis(20));
        write("same", "same");
        write("a/changed", "a/CHANGED");
        write("new", "new");
        fs::remove_file(folder.path().join("gone")).expect("a file");
        let difference = site.difference(folder.path()).expect("a site");
        assert_eq!(difference.same, ["same"]);
        assert_eq!(difference.changed, ["a/changed", "new", "gone"]);
    }
}
