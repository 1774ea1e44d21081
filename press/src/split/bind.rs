//! JavaScript for the imports of the main module.

use super::{Error, unreached};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// Exports that nothing uses: what the linker and wasm-bindgen add for hosts of other kinds…
const UNUSED: [&str; 5] = ["__abort_handler", "__data_end", "__heap_base", "__instance_terminated", "main"];
/// …and the streams of Leptos's server functions.
const UNUSED_STREAMS: &str = "intounderlying";

/// The main module with its JavaScript.
pub struct Bound {
    pub wasm: PathBuf,
    /// An ES module: the functions that the main module imports, and what they need.
    pub glue: String,
}

/// Binds the main module; `folder` is for its files.
pub fn bind(main: &Path, folder: &Path) -> Result<Bound, Error> {
    let mut bindgen = Bindgen::new();
    // Parts share the table of functions.
    bindgen.input_path(main).out_name("app").typescript(false).keep_lld_exports(true);
    // Each browser that runs the app's WebAssembly has `TextEncoder.encodeInto`.
    bindgen.encode_into(EncodeInto::Always);
    // For bundlers, because then the functions stand apart from what loads the module, which `script.js` does.
    let output = bindgen.bundler(true).and_then(|bindgen| bindgen.generate_output());
    let mut output = output.map_err(|error| Error::Bind(format!("{error:#}")))?;
    let snippet = output.snippets().iter().find(|(_, files)| !files.is_empty()).map(|(name, _)| name);
    if let Some(name) = snippet.or(output.local_modules().keys().next()) {
        return Err(Error::Snippet(name.clone()));
    }
    if unreached::empty(output.wasm_mut()) == 0 {
        return Err(Error::NoNames);
    }

    let exports = &mut output.wasm_mut().exports;
    let is_unused = |name: &str| UNUSED.contains(&name) || name.contains(UNUSED_STREAMS);
    let unused: Vec<_> = exports.iter().filter(|export| is_unused(&export.name)).map(|export| export.id()).collect();
    unused.into_iter().for_each(|id| exports.delete(id));

    output.emit(folder).map_err(|error| Error::Bind(format!("{error:#}")))?;
    let glue = folder.join("app_bg.js");
    let glue = fs::read_to_string(&glue).map_err(|error| Error::file(&glue, error))?;
    Ok(Bound { wasm: folder.join("app_bg.wasm"), glue })
}
