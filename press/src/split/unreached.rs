//! Functions that the app never reaches, but that the linker keeps because the table of functions names them: their
//! bodies become a trap, so that wasm-opt takes out all that only they use.
//!
//! - What only a panic runs. In the browser a panic is a trap: without a hook, which the app does not set, the standard
//!   library formats a message, throws it away and traps. The implementations of `Debug` belong to it; a test sees to it
//!   that nothing else formats by `{:?}`.
//! - The streams of Leptos's server functions, whose exports nothing uses.
//!
//! The names of source files, which only messages of panics hold, are erased; they also tell of the builder's machine.

use std::env;
use std::path::PathBuf;
use walrus::ir::{Instr, Unreachable};
use walrus::{Data, DataId, FunctionBuilder, FunctionId, FunctionKind, Module};

/// Functions of the standard library that panic and never return.
const PANICKING: [&str; 5] =
    ["::panicking::panic", "::panicking::assert_failed", "::result::unwrap_failed", "::option::expect_failed", "_fail"];
/// The streams, and the promises that only they make.
const STREAMS: [&str; 2] = ["wasm_streams::", "future_to_promise"];
/// The beginnings of the names of source files, of the standard library and of this workspace.
const SOURCES: [&str; 2] = ["/rustc/", "src/"];

/// Empties the functions and erases the names of source files. Returns the number of functions.
pub fn empty(module: &mut Module) -> usize {
    let is_unreached = |id| module.funcs.get(id).name.as_deref().is_some_and(is_unreached);
    let functions: Vec<FunctionId> =
        module.funcs.iter_local().map(|(id, _)| id).filter(|id| is_unreached(*id)).collect();
    functions.iter().for_each(|id| trap(module, *id));

    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let crates = home.join("registry/src").display().to_string();
    let data: Vec<DataId> = module.data.iter().map(Data::id).collect();
    data.into_iter().for_each(|id| erase_sources(&mut module.data.get_mut(id).value, &crates));
    functions.len()
}

fn is_unreached(name: &str) -> bool {
    let name = without_hashes(name);
    name.starts_with("core::") && PANICKING.iter().any(|part| name.contains(part))
        || name.contains(" as core::fmt::Debug>::fmt")
        || name.contains("core::fmt::builders::")
        || STREAMS.iter().any(|part| name.contains(part))
}

/// A name without the hashes of crates, such as in `core[c5930c85a12de822]::str::slice_error_fail`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 => plain.push_str(rest),
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    plain
}

fn trap(module: &mut Module, id: FunctionId) {
    let FunctionKind::Local(function) = &module.funcs.get(id).kind else { return };
    let arguments = function.args.clone();
    let (parameters, results) = module.types.params_results(function.ty());
    let (parameters, results) = (parameters.to_vec(), results.to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
    builder.func_body().instr(Instr::Unreachable(Unreachable {}));
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
}

/// Overwrites names of source files with zeros, which compress to nothing and move no address.
fn erase_sources(data: &mut [u8], crates: &str) {
    let is_of_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let mut end = 0;
    while let Some(next) = position(&data[end..], b".rs") {
        end += next + 3;
        let start = data[..end].iter().rposition(|byte| !is_of_path(byte)).map_or(0, |last| last + 1);
        let run = &data[start..end];
        let name = SOURCES.iter().chain([&crates]).filter_map(|beginning| position(run, beginning.as_bytes())).min();
        if let Some(name) = name {
            data[start + name..end].fill(0);
        }
    }
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use walkdir::WalkDir;

    #[test]
    fn what_panics_is_unreached() {
        for name in [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "core[c5930c85a12de822]::str::slice_error_fail",
            "core::option::expect_failed::h0123456789abcdef",
            "<&str as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "js_sys::futures::future_to_promise::{{closure}}::h18ffcae434e51f4f",
        ] {
            assert!(is_unreached(name), "{name}");
        }
        for name in
            ["manchette::parts::failed", "<i64 as core[c5930c85a12de822]::fmt::Display>::fmt", "alloc::vec::Vec"]
        {
            assert!(!is_unreached(name), "{name}");
        }
    }

    #[test]
    fn names_of_sources_are_erased_and_nothing_else() {
        let mut data = b"Failed/rustc/5980/library/std/src/rt.rs\0news/home/x/.cargo/registry/src/index/a-0.3.0/src/lib.rs|src/pages/front.rs of the news.rs".to_vec();
        let length = data.len();
        erase_sources(&mut data, "/home/x/.cargo/registry/src");
        assert_eq!(data.len(), length);
        let left: String = String::from_utf8_lossy(&data).replace('\0', "");
        assert_eq!(left, "Failednews| of the news.rs");
    }

    #[test]
    fn nothing_formats_by_debug() {
        // The messages of its checks are in debug builds alone.
        const DEBUG_BUILDS: &str = "src/markup/hydrate.rs";
        for file in WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../src")) {
            let path = file.unwrap().into_path();
            if path.extension().is_none_or(|ending| ending != "rs") || path.ends_with(DEBUG_BUILDS) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let debug = [":?}", ":#?}", "dbg!"].iter().find(|debug| code.contains(**debug));
            assert_eq!(debug, None, "{}", path.display());
        }
    }
}
