//! The file that a demo plays into. A copy beside it is what the file was, until it is put back.

use super::script::ID_PREFIX;
use crate::atomic;
use crate::error::Error;
use serde_json::Value;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The name of the copy. press takes no file with a dot for one of the edition.
const COPY: &str = ".latest-before-demo.json";

/// What a former demo has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Nothing,
    /// The file was put back.
    PutBack,
    /// The demo is still playing.
    Playing,
}

/// A `latest.json` that a demo plays into.
pub struct Played {
    path: PathBuf,
    /// What the file was.
    original: String,
    /// What was written last.
    written: Option<String>,
    /// The copy, which is locked as long as the demo plays.
    copy: File,
}

impl Played {
    /// Opens a file to play into. No demo may have left anything beside it.
    pub fn open(path: PathBuf) -> Result<Played, Error> {
        let original = fs::read_to_string(&path).map_err(Error::read(&path))?;
        let copy = copy(&path, &original)?;
        Ok(Played { path, original, written: None, copy })
    }

    /// What the file was.
    pub fn original(&self) -> Result<Value, Error> {
        json(&self.path, &self.original)
    }

    /// Writes the file, unless it is not there or not whole: an edition that is being built again.
    pub fn write(&mut self, blog: &Value) -> Result<bool, Error> {
        let current = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            current => current.map_err(Error::read(&self.path))?,
        };
        if json(&self.path, &current).is_err() {
            return Ok(false);
        }
        if self.written.as_ref().is_some_and(|written| *written != current) {
            // Somebody else has published the file, or built the edition again.
            self.copy = copy(&self.path, &current)?;
            self.original = current;
        }
        let text = format!("{blog:#}\n");
        atomic::rewrite(&self.path, text.as_bytes())?;
        self.written = Some(text);
        Ok(true)
    }

    /// Puts the file back, unless somebody else has published it meanwhile.
    pub fn restore(&self) -> Result<(), Error> {
        let current = fs::read_to_string(&self.path).ok();
        if current.is_some() && current == self.written {
            atomic::rewrite(&self.path, self.original.as_bytes())?;
        }
        remove_copy(&self.path)
    }
}

/// Puts a file back that a killed demo has left as it played it.
pub fn restore_left(path: &Path) -> Result<Left, Error> {
    let copy_path = path.with_file_name(COPY);
    let copy = match File::open(&copy_path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Left::Nothing),
        copy => copy.map_err(Error::read(&copy_path))?,
    };
    match copy.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Left::Playing),
        Err(TryLockError::Error(error)) => return Err(Error::read(&copy_path)(error)),
    }
    let is_played =
        fs::read_to_string(path).ok().and_then(|text| serde_json::from_str(&text).ok()).is_some_and(has_demo);
    if is_played {
        let original = fs::read(&copy_path).map_err(Error::read(&copy_path))?;
        atomic::rewrite(path, &original)?;
    }
    remove_copy(path)?;
    Ok(if is_played { Left::PutBack } else { Left::Nothing })
}

/// The `latest.json` of a live blog, or of the first article that `live.json` names.
pub fn blog_file(edition: &Path, blog: Option<&str>) -> Result<PathBuf, Error> {
    let id = match blog {
        Some(id) => id.to_owned(),
        None => {
            let live = edition.join("live.json");
            let named = read(&live)?["articles"][0].as_str().map(str::to_owned);
            let named = named.ok_or_else(|| wrong(&live, "it names no article: say which --blog"))?;
            let article = edition.join(format!("articles/{named}.json"));
            let id = read(&article)?["live"]["id"].as_str().map(str::to_owned);
            id.ok_or_else(|| wrong(&article, "it is no live blog: say which --blog"))?
        }
    };
    let path = edition.join("live").join(&id).join("latest.json");
    let is_there = contract::Id::new(&id).is_some() && path.is_file();
    if is_there { Ok(path) } else { Err(wrong(&path, "there is no such live blog; is the edition served already?")) }
}

fn has_demo(blog: Value) -> bool {
    let is_demos = |post: &Value| post["id"].as_str().is_some_and(|id| id.starts_with(ID_PREFIX));
    blog["posts"].as_array().is_some_and(|posts| posts.iter().any(is_demos))
}

/// Writes the copy, and locks it.
fn copy(path: &Path, original: &str) -> Result<File, Error> {
    let path = path.with_file_name(COPY);
    atomic::write(&path, original.as_bytes())?;
    let copy = File::open(&path).map_err(Error::read(&path))?;
    copy.lock().map_err(Error::write(&path))?;
    Ok(copy)
}

fn remove_copy(path: &Path) -> Result<(), Error> {
    let path = path.with_file_name(COPY);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::Delete { path, source: error }),
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<Value, Error> {
    json(path, &fs::read_to_string(path).map_err(Error::read(path))?)
}

fn json(path: &Path, text: &str) -> Result<Value, Error> {
    serde_json::from_str(text).map_err(|source| Error::Json { path: path.to_owned(), source })
}

fn wrong(path: &Path, message: &str) -> Error {
    Error::Settings { path: path.to_owned(), message: message.to_owned() }
}
