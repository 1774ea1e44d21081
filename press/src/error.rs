//! How a command of press ends: its outcome when it ran, an error when it could not.

use contract::DecodeError;
use std::io;
use std::path::{Path, PathBuf};

/// The outcome of a command that ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is wrong.
    Done,
    /// The command found something wrong, and printed it.
    Failed,
}

impl Outcome {
    /// `Done` if nothing was found wrong.
    pub(crate) fn done_if(is_done: bool) -> Outcome {
        if is_done { Outcome::Done } else { Outcome::Failed }
    }
}

/// The reason why a command, or a part of its work, could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("cannot read the folder {}: {source}", path.display())]
    ReadFolder { path: PathBuf, source: io::Error },
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("cannot delete {}: {source}", path.display())]
    Delete { path: PathBuf, source: io::Error },
    #[error("cannot read {}: {source}", path.display())]
    Json { path: PathBuf, source: serde_json::Error },
    /// `edition.json`, without which nothing can be printed.
    #[error("{}: {source}", path.display())]
    Edition { path: PathBuf, source: DecodeError },
    #[error("{}: {message}", path.display())]
    Settings { path: PathBuf, message: String },
    #[error(transparent)]
    Source(#[from] crate::import::sources::SourceError),
    /// A folder from which suspiciously much is missing.
    #[error(
        "{removed} of {all} articles are gone from the edition, such as {example}: nothing was printed. If they are to be \
         removed from the site, print with --allow-removal"
    )]
    Removal { removed: usize, all: usize, example: String },
    /// An article that may not be published, in a folder that the host serves.
    #[error(
        "{file}: the article is not published yet, and the edition's folder is served as it is: nothing was printed. Keep \
         the edition outside of the printed site"
    )]
    ServedEmbargo { file: String },
    #[error("{file}: {source}: not printed")]
    Decode { file: String, source: DecodeError },
    #[error("{file}: {problem} {path}: choose another id or articlePath: not printed")]
    Address { file: String, problem: &'static str, path: String },
    #[error("{file}: its id is {id}: not printed")]
    WrongId { file: String, id: String },
    #[error("{}: {source}: build the app first", path.display())]
    NotBuilt { path: PathBuf, source: io::Error },
    #[error(
        "{} is a release build whose parts were not split off, and would not start: build it with \
         `trunk build --release`, whose hook does it, or run `press split` (see `press help split`)",
        path.display()
    )]
    NotSplit { path: PathBuf },
    #[error("cannot serve the preview: {0}; another --port may be free")]
    Serve(io::Error),
    #[error("cannot wait for Ctrl+C: {0}")]
    Signals(io::Error),
    #[error("cannot watch the edition: {0}")]
    Watch(notify::Error),
    #[error(transparent)]
    Split(Box<dyn std::error::Error + Send + Sync>),
    #[error("the built {script} has no place for {value}")]
    NoPlaceholder { script: &'static str, value: &'static str },
    #[error("the built index.html cannot be read: {0}")]
    Template(#[from] lol_html::errors::RewritingError),
    #[error("the built index.html has no {0}: is it the file that Trunk wrote?")]
    NoAttribute(&'static str),
    #[error("the built index.html has no place for {0}: it cannot be printed over twice")]
    NoSlot(String),
    #[error("style/colors.css has no --paper: light-dark(…, …)")]
    NoPaper,
}

impl Error {
    pub(crate) fn read_folder(path: &Path) -> impl FnOnce(io::Error) -> Error {
        move |source| Error::ReadFolder { path: path.to_owned(), source }
    }

    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Error {
        move |source| Error::Read { path: path.to_owned(), source }
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Error {
        move |source| Error::Write { path: path.to_owned(), source }
    }
}
