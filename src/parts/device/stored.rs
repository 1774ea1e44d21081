//! The files that the worker has stored, for the other modules.

use crate::browser::device::StoredFile;

/// The stored files, in the order of their names.
#[derive(Default)]
pub struct Stored(Vec<StoredFile>);

/// The number and the bytes of some files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    pub count: u32,
    pub bytes: u64,
}

impl Stored {
    /// All stored files, which come in any order.
    pub fn new(files: Vec<StoredFile>) -> Stored {
        let mut stored = Stored::default();
        stored.add(files);
        stored
    }

    /// Adds or updates files.
    pub fn add(&mut self, files: Vec<StoredFile>) {
        for file in files {
            match self.position(&file.name) {
                Ok(index) => self.0[index] = file,
                Err(index) => self.0.insert(index, file),
            }
        }
    }

    /// A stored file.
    pub fn get(&self, name: &str) -> Option<&StoredFile> {
        self.position(name).ok().map(|index| &self.0[index])
    }

    /// True if a file is stored.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// True if a file is stored with all images of the article itself.
    pub fn is_complete(&self, name: &str) -> bool {
        self.get(name).is_some_and(|file| file.is_complete)
    }

    /// The number and bytes of the files whose names `fits` accepts.
    pub fn total(&self, fits: impl Fn(&str) -> bool) -> Total {
        let mut total = Total::default();
        for file in self.0.iter().filter(|file| fits(&file.name)) {
            total.count += 1;
            total.bytes += file.bytes;
        }
        total
    }

    /// The names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|file| file.name.as_str())
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|file| file.name.as_str().cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: u64, is_complete: bool) -> StoredFile {
        StoredFile { name: name.to_owned(), bytes, is_complete, fetched_at: 1 }
    }

    #[test]
    fn files_are_found_by_name() {
        let mut stored = Stored::new(vec![file("front.json", 5, true), file("articles/b.json", 10, false)]);
        stored.add(vec![file("articles/b.json", 20, true), file("articles/a.json", 1, false)]);
        assert_eq!(stored.names().collect::<Vec<_>>(), ["articles/a.json", "articles/b.json", "front.json"]);
        assert!(stored.has("articles/a.json") && !stored.is_complete("articles/a.json"));
        assert!(stored.is_complete("articles/b.json"));
        assert!(!stored.has("articles/c.json") && !stored.is_complete("articles/c.json"));
        assert_eq!(stored.total(|name| name.starts_with("articles/")), Total { count: 2, bytes: 21 });
    }
}
