//! Which module of the app may use which: a pyramid without circles, and web APIs in `src/browser` alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the bottom to the top. Each may use those above it in this list, and no others.
const MODULES: [&str; 14] = [
    "browser",
    "address",
    "effect",
    "i18n",
    "markup",
    "store",
    "reader",
    "routing",
    "components",
    "full_text",
    "device",
    "parts",
    "pages",
    "app",
];

/// Crates that reach the browser's web APIs.
const WEB: [&str; 3] = ["js_sys", "wasm_bindgen", "web_sys"];

#[test]
fn a_module_uses_only_those_below_it() {
    for (module, file, source) in sources() {
        let Some(place) = MODULES.iter().position(|known| *known == module) else {
            panic!("{module} has no place among the modules of tests/boundaries.rs");
        };
        for used in modules_used(&source) {
            let is_below = MODULES[..=place].contains(&used.as_str());
            assert!(is_below, "{}: {module} must not use {used}", file.display());
        }
    }
}

#[test]
fn web_apis_are_used_in_browser_alone() {
    let is_plain = |source: &str| !WEB.iter().any(|name| words(source).any(|word| word == *name));
    for (module, file, source) in sources() {
        assert!(module == "browser" || is_plain(&source), "{}: web APIs belong in src/browser", file.display());
    }
}

#[test]
fn uses_are_found_in_every_form() {
    let source = "use crate::store::{self, Store};\nuse crate::{\n    address::{Route, Site},\n    i18n,\n};\n\
                  //! crate::pages is only named here.\nfn f(a: crate::markup::Node) { crate::app(); }";
    let found: Vec<String> = modules_used(source).into_iter().collect();
    assert_eq!(found, ["address", "app", "i18n", "markup", "store"]);
}

/// The files of the app's modules: the module, the path, the text without comments.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 50, "only {} files in {}", files.len(), root.display());
    let crate_roots = ["lib", "main"];
    let named = files.into_iter().map(|file| {
        let first = file.strip_prefix(&root).expect("a file of src").components().next().expect("a name");
        let module = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let source = without_comments(&fs::read_to_string(&file).expect("a text"));
        (module, file, source)
    });
    named.filter(|(module, ..)| !crate_roots.contains(&module.as_str())).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        match path.extension() {
            _ if path.is_dir() => collect(&path, files),
            Some(extension) if extension == "rs" => files.push(path),
            _ => {}
        }
    }
}

fn without_comments(source: &str) -> String {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The crate's own modules that a text names after `crate::`, alone or in braces.
fn modules_used(source: &str) -> BTreeSet<String> {
    let source = without_comments(source);
    let mut used = BTreeSet::new();
    for rest in source.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            used.extend(words(rest).next().map(str::to_owned));
            continue;
        };
        let mut depth = 0;
        let end = list.find(|character| {
            depth += i32::from(character == '{') - i32::from(character == '}');
            depth < 0
        });
        let mut depth = 0;
        let items = list[..end.expect("a closing brace")].split(|character| {
            depth += i32::from(character == '{') - i32::from(character == '}');
            depth == 0 && character == ','
        });
        used.extend(items.filter_map(|item| words(item).next().map(str::to_owned)));
    }
    used
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}
