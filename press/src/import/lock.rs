//! One import at a time: two of them, started by a clock, must not meet in one edition.

use crate::error::Error;
use std::fs::{File, TryLockError};
use std::path::Path;

/// Locks a file until the result is dropped, or the program ends; `None` if another import holds it.
pub fn lock(path: &Path) -> Result<Option<File>, Error> {
    let file = File::create(path).map_err(Error::write(path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(Error::write(path)(error)),
    }
}
