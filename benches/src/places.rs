//! The folders and programs that the bench needs.

use crate::Result;
use std::path::{Path, PathBuf};
use std::{env, fs};
use tempfile::TempDir;

/// The root of the workspace.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("benches/ is in the workspace")
}

/// An empty folder in cargo's target folder, removed when the value is dropped. Sites are too large for the system's
/// temporary folder, which may be in memory.
pub fn scratch(name: &str) -> Result<TempDir> {
    let programs = programs()?;
    let target = programs.parent().unwrap_or(&programs);
    let folder = target.join("bench");
    fs::create_dir_all(&folder)?;
    Ok(tempfile::Builder::new().prefix(name).tempdir_in(folder)?)
}

/// The program `press`, built with the same profile as this one.
pub fn press() -> Result<PathBuf> {
    let program = programs()?.join("press");
    if !program.is_file() {
        let message = format!("{} is missing: cargo build --profile press --package press", program.display());
        return Err(message.into());
    }
    Ok(program)
}

/// The folder of this program.
fn programs() -> Result<PathBuf> {
    Ok(env::current_exe()?.parent().ok_or("this program is in no folder")?.to_owned())
}
