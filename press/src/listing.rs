//! Lists folders: an edition's files at any depth, and the names in one folder.

use crate::error::Error;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file of an edition's folder.
#[derive(Debug)]
pub(crate) struct FoundFile {
    /// Its path relative to the folder, with `/` between the parts.
    pub(crate) path: String,
    /// True in a folder that is an edition of its own.
    pub(crate) is_nested: bool,
    /// True if a link leads to it out of the edition's folder.
    pub(crate) is_outside: bool,
    /// An error for a link that leads nowhere.
    pub(crate) metadata: io::Result<Metadata>,
}

/// Lists all files below a folder, sorted within each folder. Hidden files and folders are left out; links are followed,
/// also those that lead out of the folder, so that they can be named.
pub(crate) fn files(root: &Path) -> Result<Vec<FoundFile>, Error> {
    // For a root that is a file or does not exist: walkdir would list the file.
    fs::read_dir(root).map_err(Error::read_folder(root))?;
    let inside = fs::canonicalize(root).map_err(Error::read_folder(root))?;
    let leads_out = |path: &Path| fs::canonicalize(path).is_ok_and(|target| !target.starts_with(&inside));
    let (mut nested, mut outside): (Vec<PathBuf>, Vec<PathBuf>) = (Vec::new(), Vec::new());
    let mut files = Vec::new();
    let entries = WalkDir::new(root).min_depth(1).follow_links(true).sort_by_file_name();
    for entry in entries.into_iter().filter_entry(|entry| !is_hidden(entry)) {
        let (path, metadata) = match entry {
            Ok(entry) => (entry.path().to_owned(), entry.metadata().map_err(io::Error::from)),
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let is_dangling = path.is_symlink() && !path.exists();
                let error = io::Error::from(error);
                if !is_dangling {
                    return Err(Error::ReadFolder { path, source: error });
                }
                (path, Err(error))
            }
        };
        if path.is_symlink() && leads_out(&path) {
            outside.push(path.clone());
        }
        if metadata.as_ref().is_ok_and(Metadata::is_dir) {
            if path.join("edition.json").exists() {
                nested.push(path);
            }
            continue;
        }
        let is_nested = nested.iter().any(|folder| path.starts_with(folder));
        let is_outside = outside.iter().any(|link| path.starts_with(link));
        files.push(FoundFile { path: relative(root, &path), is_nested, is_outside, metadata });
    }
    Ok(files)
}

/// Lists the names of the files in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::read_folder(folder))? {
        let entry = entry.map_err(Error::read_folder(folder))?;
        if entry.path().is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
