//! Finishes a release build: splits the lazily loaded parts off the app, binds, optimises, and names each file by its
//! content.
//!
//! Trunk cannot do these steps in this order, and names a file by what cargo wrote and not by what readers download. So
//! `tools/print-demo.sh` starts this command in the folder that Trunk builds into, and Trunk's own files give way.
//!
//! - `parts`: the module as cargo linked it becomes the main module and its parts (`wasm_split_cli_support`).
//! - `bind`: JavaScript for the main module's imports (`wasm-bindgen-cli-support`, of the version in Cargo.lock).
//! - `unreached`: empties functions that the app never reaches.
//! - `npm`: wasm-opt and esbuild.
//! - `names`, `script`: the app's script, with the short names that wasm-opt gives imports and exports.
//! - `dist`: the folder that Trunk built.

mod bind;
pub mod dist;
mod error;
mod names;
mod npm;
mod parts;
mod script;
mod unreached;

use crate::Outcome;
use dist::Dist;
pub use error::Error;
use names::Names;
use npm::Npm;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Finish a release build: split the lazily loaded parts off, bind, optimise, name each file by its content
///
/// Trunk starts it by tools/print-demo.sh.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder that Trunk builds into
    #[arg(long, value_name = "DIST_DIR")]
    dist: PathBuf,
    /// The module that cargo linked, below target/
    #[arg(long, value_name = "FILE")]
    wasm: PathBuf,
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Result<Outcome, crate::Error> {
    split(options).map_err(|error| crate::Error::Split(Box::new(error)))?;
    Ok(Outcome::Done)
}

fn split(options: &Options) -> Result<(), Error> {
    let npm = Npm::find()?;
    let dist = Dist::open(&options.dist)?;
    let folder = tempfile::tempdir().map_err(|error| Error::file(&std::env::temp_dir(), error))?;
    let folder = folder.path();

    let split = parts::split(&read(&options.wasm)?, folder)?;
    let bound = bind::bind(&split.main, folder)?;
    let main = folder.join("optimised.wasm");
    let names = Names::parse(&npm.optimise_main(&bound.wasm, &main)?)?;
    let main = read(&main)?;

    let mut files = BTreeMap::new();
    for file in &split.files {
        parts::finish(file, &names)?;
        let optimised = file.path.with_extension("optimised.wasm");
        npm.optimise_part(&file.path, &optimised)?;
        let content = read(&optimised)?;
        files.insert(&file.stem, (dist::hashed(Some(&file.name), "wasm", &content), content));
    }
    let names_of = |part: &parts::Part| part.files.iter().map(|stem| files[stem].0.clone()).collect();
    let loads = split.parts.iter().map(|part| (part.name.clone(), names_of(part))).collect();

    let source = script::write(&bound.glue, &names, &loads, &split.shared)?;
    let script = npm.bundle(&source.text, folder)?;
    script::check(&script, &source)?;

    let (wasm, javascript) = (dist::hashed(None, "wasm", &main), dist::hashed(None, "js", script.as_bytes()));
    dist.replace(&wasm, &main, &javascript, script.as_bytes())?;
    files.values().try_for_each(|(name, content)| dist.write(name, content))
}

fn read(file: &Path) -> Result<Vec<u8>, Error> {
    fs::read(file).map_err(|error| Error::file(file, error))
}
