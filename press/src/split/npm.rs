//! wasm-opt and esbuild, as npm has installed them.

use super::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The features of the modules that Rust writes.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The options for optimising modules. Two are for compression: functions in the order of their names, and no local
/// values that brotli finds anyway. The lowest addresses are the end of the stack, which nothing reaches.
const OPTIMISE: [&str; 6] = [
    "-Oz",
    "--skip-pass=local-cse",
    "--reorder-functions-by-name",
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
];

/// Gives imports, exports and their modules short names, and prints old and new ones. In one run with optimising: the
/// names of functions, whose order it follows, are lost between two; and once, so without `--converge`.
const SHORTEN: &str = "--minify-imports-and-exports-and-modules";

/// The options for bundling the script. Unused classes are dropped if no code refers to them.
const BUNDLE: [&str; 7] = [
    "--bundle",
    "--minify",
    "--format=esm",
    "--target=es2022",
    "--legal-comments=none",
    "--log-level=warning",
    "--define:Symbol.dispose=undefined",
];

/// npm's programs.
pub struct Npm {
    wasm_opt: PathBuf,
    esbuild: PathBuf,
}

impl Npm {
    /// Finds the programs in the repository's node_modules.
    pub fn find() -> Result<Npm, Error> {
        let find = |program: &'static str| {
            let path = Path::new("node_modules/.bin").join(program);
            if path.exists() { Ok(path) } else { Err(Error::NoNpm { program }) }
        };
        Ok(Npm { wasm_opt: find("wasm-opt")?, esbuild: find("esbuild")? })
    }

    /// Optimises the main module and shortens its names. Returns the names as wasm-opt prints them.
    pub fn optimise_main(&self, from: &Path, to: &Path) -> Result<String, Error> {
        self.wasm_opt(from, to, &[SHORTEN])
    }

    /// Optimises a part, whose names are the main module's.
    pub fn optimise_part(&self, from: &Path, to: &Path) -> Result<(), Error> {
        self.wasm_opt(from, to, &[]).map(drop)
    }

    fn wasm_opt(&self, from: &Path, to: &Path, more: &[&str]) -> Result<String, Error> {
        let mut command = Command::new(&self.wasm_opt);
        run("wasm-opt", command.arg(from).args(FEATURES).args(OPTIMISE).args(more).arg("-o").arg(to))
    }

    /// Bundles and minifies a script.
    pub fn bundle(&self, source: &str, folder: &Path) -> Result<String, Error> {
        let file = folder.join("script.js");
        fs::write(&file, source).map_err(|error| Error::file(&file, error))?;
        run("esbuild", Command::new(&self.esbuild).arg(&file).args(BUNDLE))
    }
}

/// The standard output of a program.
fn run(program: &'static str, command: &mut Command) -> Result<String, Error> {
    let failed = |output: String| Error::Program { program, output };
    let output = command.output().map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(|error| failed(error.to_string()))
}
