//! The app's script: wasm-bindgen's functions under the main module's short names, and what starts the app and loads
//! its parts.
//!
//! wasm-bindgen's JavaScript is text that a program wrote, of a version that Cargo.lock pins; what is not found in it
//! is an error of the build.

use super::{Error, Names};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// The short name of the one module that the main module and its parts import from.
pub const MODULE: &str = "a";

/// The end of the script.
const END: &str = include_str!("script.js");
/// The name of the import that loads a part, before the part's name.
const LOAD: &str = "__wasm_split_load_";
/// The object that holds the main module's exports, in wasm-bindgen's JavaScript as here.
const EXPORTS: &str = "wasm.";
/// Frees what classes and closures hold.
const REGISTRY: &str = "new FinalizationRegistry";

/// The parts by name, each with the names of the files that it needs.
pub type Loads = BTreeMap<String, Vec<String>>;

/// The script before it is bundled.
pub struct Source {
    pub text: String,
    /// Uses of exports that the main module does not have: in code that bundling leaves out, or the build is broken.
    unresolved: BTreeSet<String>,
}

/// Writes the script. `shared` are the exports that parts import.
pub fn write(glue: &str, names: &Names, loads: &Loads, shared: &BTreeSet<String>) -> Result<Source, Error> {
    let Glue { mut functions, rest } = Glue::read(glue);
    let mut members = Vec::new();
    let mut loaders = String::new();
    for (name, short) in &names.imports {
        if let Some(part) = name.strip_prefix(LOAD) {
            let files = loads.get(part).ok_or_else(|| Error::NoPart(part.to_owned()))?;
            writeln!(loaders, "  {short}: part({files:?}),").expect("a string takes all text");
        } else {
            let at = functions.iter().position(|(function, _)| function == name);
            let at = at.ok_or_else(|| Error::NoFunction(name.clone()))?;
            members.push((functions.swap_remove(at).1, short));
        }
    }
    // Functions that are alike side by side: it compresses better.
    members.sort();
    let members: String =
        members.iter().map(|(function, short)| format!("{short}{},\n", function.trim_end())).collect();
    // Of the streams of Leptos's server functions, which nothing calls, bundling leaves out what has no effect.
    let rest = rest.replace(REGISTRY, &format!("/* @__PURE__ */ {REGISTRY}"));
    let text = format!("{rest}\nconst imports = {{\n{members}{loaders}}};\n{END}");
    let (text, found) = shorten(&text, names);
    let is_used = |name: &String| found.contains(name) || shared.contains(name);
    if let Some(unused) = names.exports.keys().find(|name| !is_used(name)) {
        return Err(Error::Unused(unused.clone()));
    }
    let unresolved = found.into_iter().filter(|name| !names.exports.contains_key(name)).collect();
    Ok(Source { text, unresolved })
}

/// Checks that a bundled script uses only exports of the main module.
pub fn check(bundled: &str, source: &Source) -> Result<(), Error> {
    let is_used = |name: &&String| bundled.contains(&format!(".{name}"));
    source.unresolved.iter().find(is_used).map_or(Ok(()), |name| Err(Error::Unresolved(name.clone())))
}

/// wasm-bindgen's JavaScript.
struct Glue {
    /// The functions that are exported, each with what follows its name.
    functions: Vec<(String, String)>,
    /// All else, without exports.
    rest: String,
}

impl Glue {
    fn read(glue: &str) -> Glue {
        let (mut functions, mut rest) = (Vec::<(String, String)>::new(), String::new());
        let mut is_function = false;
        for line in glue.lines() {
            if let Some((name, more)) = line.strip_prefix("export function ").and_then(|line| line.split_once('(')) {
                functions.push((name.to_owned(), format!("({more}\n")));
                is_function = !line.ends_with('}');
            } else if is_function && let Some((_, function)) = functions.last_mut() {
                function.push_str(line);
                function.push('\n');
                is_function = !line.starts_with('}');
            } else {
                rest.push_str(line.strip_prefix("export ").unwrap_or(line));
                rest.push('\n');
            }
        }
        Glue { functions, rest }
    }
}

/// A script with the short names of the exports that it uses, and all names that it used.
fn shorten(script: &str, names: &Names) -> (String, BTreeSet<String>) {
    let (mut short, mut found) = (String::new(), BTreeSet::new());
    let mut pieces = script.split(EXPORTS);
    short.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let is_other = short.ends_with(is_of_name);
        short.push_str(EXPORTS);
        let end = piece.find(|char| !is_of_name(char)).unwrap_or(piece.len());
        let (name, more) = piece.split_at(end);
        if is_other {
            short.push_str(name);
        } else {
            found.insert(name.to_owned());
            short.push_str(names.exports.get(name).map_or(name, String::as_str));
        }
        short.push_str(more);
    }
    (short, found)
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As wasm-bindgen writes it for bundlers.
    const GLUE: &str = "\
export class Stream {
    free() {
        wasm.__wbg_stream_free(this.__wbg_ptr, 0);
    }
}
if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;
export function __wbg_back_1() { return handleError(function (arg0) {
    arg0.back();
}, arguments); }
export function __wbg_alt_2(arg0, arg1) {
    const ret = arg1.alt;
    passString(ret, wasm.__wbindgen_malloc, wasm.__wbindgen_malloc_aligned);
}
export function __wbg_gone_3(arg0) {
    arg0.gone();
}
function passString(arg, malloc) {
    return [wasm.memory.buffer, mywasm.memory];
}

let wasm;
export function __wbg_set_wasm(val) {
    wasm = val;
}
";

    fn names() -> Names {
        let pairs = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(name, short)| ((*name).to_owned(), (*short).to_owned())).collect()
        };
        Names {
            imports: pairs(&[("__wbg_back_1", "a"), ("__wbg_alt_2", "b"), ("__wasm_split_load_lists", "$")]),
            exports: pairs(&[
                ("memory", "c"),
                ("__wbindgen_malloc", "d"),
                ("__wbindgen_malloc_aligned", "e"),
                ("__wbindgen_start", "f"),
                ("__indirect_function_table", "g"),
                ("__wasm_split_shared0", "h"),
            ]),
        }
    }

    fn loads() -> Loads {
        let files = ["manchette-device-lists-01.wasm", "manchette-lists-23.wasm"].map(str::to_owned).to_vec();
        [("lists".to_owned(), files)].into()
    }

    fn shared() -> BTreeSet<String> {
        ["memory", "__wasm_split_shared0"].map(str::to_owned).into()
    }

    #[test]
    fn functions_and_exports_get_their_short_names() {
        let text = write(GLUE, &names(), &loads(), &shared()).expect("a script").text;
        for part in [
            "a() { return handleError(function (arg0) {\n    arg0.back();\n}, arguments); },\n",
            "b(arg0, arg1) {\n    const ret = arg1.alt;\n    passString(ret, wasm.d, wasm.e);\n},\n",
            "  $: part([\"manchette-device-lists-01.wasm\", \"manchette-lists-23.wasm\"]),\n",
            "return [wasm.c.buffer, mywasm.memory];",
            "wasm.g.get(callback)(then, isLoaded);",
            "wasm.f();",
        ] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        for part in ["__wbg_gone_3", "__wbg_set_wasm", "__wbindgen_malloc", "export class", "export function"] {
            assert!(!text.contains(part), "{part} is in {text}");
        }
    }

    #[test]
    fn a_name_that_is_not_found_is_an_error() {
        let mut unknown = names();
        unknown.imports.insert("__wbg_new_4".to_owned(), "i".to_owned());
        let error = write(GLUE, &unknown, &loads(), &shared()).err();
        assert!(matches!(error, Some(Error::NoFunction(name)) if name == "__wbg_new_4"));

        let mut unused = names();
        unused.exports.insert("__data_end".to_owned(), "j".to_owned());
        let error = write(GLUE, &unused, &loads(), &shared()).err();
        assert!(matches!(error, Some(Error::Unused(name)) if name == "__data_end"));

        let error = write(GLUE, &names(), &Loads::new(), &shared()).err();
        assert!(matches!(error, Some(Error::NoPart(name)) if name == "lists"));

        let error = write(GLUE, &names(), &loads(), &BTreeSet::new()).err();
        assert!(matches!(error, Some(Error::Unused(name)) if name == "__wasm_split_shared0"));
    }

    #[test]
    fn a_use_of_no_export_must_be_bundled_away() {
        let source = write(GLUE, &names(), &loads(), &shared()).expect("a script");
        assert!(check("let a;a.c.buffer", &source).is_ok());
        let error = check("let a;a.__wbg_stream_free(1,0)", &source).err();
        assert!(matches!(error, Some(Error::Unresolved(name)) if name == "__wbg_stream_free"));
    }
}
