//! The module that cargo linked becomes a main module and parts, cut along the split points of the crate `lazy`.

use super::{Error, Names, script, unreached};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use walrus::Module;

/// The module that holds what parts share, as the splitter calls it.
const SHARED: &str = "__wasm_split";
/// The splitter's names of files: one of a part alone, and one that several parts share.
const OWN: &str = "split_";

/// A module that was split.
pub struct Split {
    pub main: PathBuf,
    pub parts: Vec<Part>,
    pub files: Vec<File>,
    /// The exports of the main module that parts import.
    pub shared: BTreeSet<String>,
}

/// A part, as `lazy::part!` names it.
pub struct Part {
    pub name: String,
    /// The stems of the files that it needs.
    pub files: Vec<String>,
}

/// A file of one part or of several.
pub struct File {
    pub stem: String,
    pub path: PathBuf,
    /// The name of its part; of a file that is shared the names of its parts, parted by `-`, which no part's name holds.
    pub name: String,
}

impl File {
    fn read(&self) -> Result<Module, Error> {
        Module::from_file(&self.path).map_err(|error| Error::Split(format!("{error:#}")))
    }

    fn imports_unknown(&self, import: &str) -> Error {
        Error::Import { part: self.name.clone(), import: import.to_owned() }
    }
}

/// Splits a module into files in `folder`.
pub fn split(linked: &[u8], folder: &Path) -> Result<Split, Error> {
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(linked);
    options.output_dir = folder;
    options.main_out_path = &main;
    let split = wasm_split_cli_support::transform(options).map_err(|error| Error::Split(format!("{error:#}")))?;
    let needs: BTreeMap<String, Vec<String>> = split.prefetch_map.into_iter().collect();
    let mut files: Vec<File> = split.split_modules.into_iter().map(|path| file(path, &needs)).collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    let mut shared = BTreeSet::new();
    for file in &files {
        for import in file.read()?.imports.iter() {
            if import.module != SHARED {
                return Err(file.imports_unknown(&import.name));
            }
            shared.insert(import.name.clone());
        }
    }
    let parts = needs.into_iter().map(|(name, files)| Part { name, files }).collect();
    Ok(Split { main, parts, files, shared })
}

fn file(path: PathBuf, needs: &BTreeMap<String, Vec<String>>) -> File {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = match stem.strip_prefix(OWN) {
        Some(name) => name.to_owned(),
        None => {
            let users = needs.iter().filter(|(_, files)| files.contains(&stem));
            users.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("-")
        }
    };
    File { stem, path, name }
}

/// Lets a part's file import by the main module's short names, and empties what is never reached.
pub fn finish(file: &File, names: &Names) -> Result<(), Error> {
    let mut module = file.read()?;
    unreached::empty(&mut module);
    for import in module.imports.iter_mut() {
        let short = names.exports.get(&import.name).ok_or_else(|| file.imports_unknown(&import.name))?;
        import.name.clone_from(short);
        script::MODULE.clone_into(&mut import.module);
    }
    module.emit_wasm_file(&file.path).map_err(|error| Error::Split(format!("{error:#}")))
}
