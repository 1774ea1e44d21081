//! The errors of finishing a build.

use std::io;
use std::path::{Path, PathBuf};

/// The reason why a build cannot be finished.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{}: {error}", .file.display())]
    File { file: PathBuf, error: io::Error },

    #[error(
        "{program} is missing: a release build needs npm's binaryen and esbuild.\n\
         Install them with: npm ci\n\
         (Only `make serve` works without npm.)"
    )]
    NoNpm { program: &'static str },

    #[error("{program} failed:\n{output}")]
    Program { program: &'static str, output: String },

    #[error("the parts cannot be split off: {0}\nIs it a release build, linked with --emit-relocs as build.rs says?")]
    Split(String),

    #[error("wasm-bindgen: {0}")]
    Bind(String),

    #[error("the linked module has no functions that panic by their names: what is never reached cannot be emptied")]
    NoNames,

    #[error("{0} brings a JavaScript file of its own, which the app's script does not carry")]
    Snippet(String),

    #[error("the part {part} imports {import}, which is not an export of the main module")]
    Import { part: String, import: String },

    #[error("the short names that wasm-opt printed cannot be read: {0}")]
    Names(String),

    #[error("wasm-bindgen's JavaScript has no function {0}, which the main module imports")]
    NoFunction(String),

    #[error(
        "nothing uses the export {0} of the main module: name it in press/src/split/bind.rs, or find out who should"
    )]
    Unused(String),

    #[error("no part is called {0}, which the main module loads")]
    NoPart(String),

    #[error("the app's script still uses {0}, which the main module does not export")]
    Unresolved(String),

    #[error("{}: {what}: is it what Trunk built?", .file.display())]
    Dist { file: PathBuf, what: &'static str },
}

impl Error {
    /// A file that cannot be read or written.
    pub fn file(file: &Path, error: io::Error) -> Error {
        Error::File { file: file.to_owned(), error }
    }
}
