//! Writes files atomically: whoever reads the folder meanwhile, such as a server, sees the old file or the new one.

use crate::error::Error;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use tempfile::{Builder, NamedTempFile};
use walkdir::WalkDir;

/// The beginning of the names of files that are not whole yet.
const PREFIX: &str = ".press-";

/// Deletes what a run that was killed left half written below a folder.
pub(crate) fn clean(folder: &Path) {
    let entries = WalkDir::new(folder).into_iter().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX)) {
        // It is hidden, and the next run tries again.
        _ = fs::remove_file(entry.path());
    }
}

/// Creates or replaces a file, and creates the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    replace(path, bytes, None).map_err(Error::write(path))
}

/// Writes a file that somebody else may have created: links are followed, and the permissions are preserved.
pub(crate) fn rewrite(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let target = fs::canonicalize(path);
    let target = target.as_deref().unwrap_or(path);
    let permissions = fs::metadata(target).ok().map(|metadata| metadata.permissions());
    replace(target, bytes, permissions).map_err(Error::write(path))
}

fn replace(target: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = match temporary(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            temporary(folder)?
        }
        file => file?,
    };
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.persist(target)?;
    Ok(())
}

/// A file in the folder of the target, because a rename is atomic within one file system only. Its name starts with a
/// dot, so that press itself does not take it for a file of the edition.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX);
    // Temporary files are private; these become public, as far as the umask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
