//! The folder that Trunk built, and the names of the app's files in it.

use super::Error;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

/// The beginning of the names of the app's modules and its script.
const APP: &str = "manchette-";
/// The import of a module that was not split, as the crate `lazy` and the splitter call it.
const PLACEHOLDER: &[u8] = b"__wasm_split_placeholder__";

/// The name of a file by its content; `part` is the name of a part.
pub fn hashed(part: Option<&str>, ending: &str, content: &[u8]) -> String {
    let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let part = part.map(|part| format!("{part}-")).unwrap_or_default();
    format!("{APP}{part}{hash}.{ending}")
}

/// The part that a file belongs to; `None` for other files.
pub fn part(file: &str) -> Option<&str> {
    let (name, _hash) = file.strip_prefix(APP)?.strip_suffix(".wasm")?.rsplit_once('-')?;
    Some(name)
}

/// True if a main module can be loaded; a release build that was not split cannot.
pub fn is_split(module: &[u8]) -> bool {
    !module.windows(PLACEHOLDER.len()).any(|window| window == PLACEHOLDER)
}

/// The folder that Trunk built.
pub struct Dist {
    folder: PathBuf,
    page: PathBuf,
    html: String,
}

impl Dist {
    /// Reads the folder's page.
    pub fn open(folder: &Path) -> Result<Dist, Error> {
        let page = folder.join("index.html");
        let html = fs::read_to_string(&page).map_err(|error| Error::file(&page, error))?;
        Ok(Dist { folder: folder.to_owned(), page, html })
    }

    /// Replaces Trunk's module and script by the main module and the script.
    pub fn replace(&self, wasm: &str, module: &[u8], javascript: &str, script: &[u8]) -> Result<(), Error> {
        let (html, old) =
            renamed(&self.html, javascript, wasm).map_err(|what| Error::Dist { file: self.page.clone(), what })?;
        for file in old {
            let file = self.folder.join(file);
            fs::remove_file(&file).map_err(|error| Error::file(&file, error))?;
        }
        self.write(wasm, module)?;
        self.write(javascript, script)?;
        fs::write(&self.page, html).map_err(|error| Error::file(&self.page, error))
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<(), Error> {
        let file = self.folder.join(name);
        fs::write(&file, content).map_err(|error| Error::file(&file, error))
    }
}

/// A page that starts the app from a script and a module of other names, and the files that it named before.
fn renamed(html: &str, javascript: &str, wasm: &str) -> Result<(String, Vec<String>), &'static str> {
    let old = RefCell::new(Vec::new());
    let boot = element!("script[data-boot]", |script| {
        for (attribute, new) in [("data-js", javascript), ("data-wasm", wasm)] {
            let address = script.get_attribute(attribute).unwrap_or_default();
            let (folder, file) = address.rsplit_once('/').unwrap_or_default();
            script.set_attribute(attribute, &format!("{folder}/{new}"))?;
            old.borrow_mut().push(file.to_owned());
        }
        Ok(())
    });
    let settings = RewriteStrSettings { element_content_handlers: vec![boot], ..RewriteStrSettings::new() };
    let html = rewrite_str(html, settings).map_err(|_| "it cannot be read")?;
    let old = old.into_inner();
    if old.len() != 2 || old.iter().any(String::is_empty) {
        return Err("it does not name the app's script and module");
    }
    Ok((html, old))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as Trunk's minifier writes it.
    const PAGE: &str = "<!doctype html><script data-boot data-js=/manchette-0123456789abcdef.js \
        data-wasm=/manchette-0123456789abcdef_bg.wasm src=/boot.js type=module></script>";

    #[test]
    fn a_name_follows_the_content_and_tells_the_part() {
        let name = hashed(Some("settings"), "wasm", b"one");
        assert_eq!(name.len(), "manchette-settings-0123456789abcdef.wasm".len());
        assert_eq!(hashed(Some("settings"), "wasm", b"one"), name);
        assert_ne!(hashed(Some("settings"), "wasm", b"two"), name);
        assert_eq!(part(&name), Some("settings"));
        assert_eq!(part(&hashed(Some("device-lists"), "wasm", b"")), Some("device-lists"));
        for other in
            [&hashed(None, "wasm", b""), &hashed(None, "js", b""), "manchette-0123456789abcdef_bg.wasm", "boot.js"]
        {
            assert_eq!(part(other), None, "{other}");
        }
    }

    #[test]
    fn a_module_that_was_not_split_is_known() {
        assert!(!is_split(b"\0asm\x01\0\0\0\x1a__wasm_split_placeholder__\x05"));
        assert!(is_split(b"\0asm\x01\0\0\0\x01a\x05"));
    }

    #[test]
    fn the_files_take_the_place_of_trunks() {
        let folder = tempfile::tempdir().expect("a folder of its own");
        let file = |name: &str| folder.path().join(name);
        fs::write(file("index.html"), PAGE).expect("a page");
        for name in ["manchette-0123456789abcdef.js", "manchette-0123456789abcdef_bg.wasm"] {
            fs::write(file(name), "Trunk's").expect("a file");
        }
        let dist = Dist::open(folder.path()).expect("a page");
        dist.replace("manchette-aa.wasm", b"module", "manchette-bb.js", b"script").expect("files");
        let page = fs::read_to_string(file("index.html")).expect("a page");
        assert!(page.contains("\"/manchette-bb.js\"") && page.contains("\"/manchette-aa.wasm\""), "{page}");
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).expect("files").flatten().map(|it| it.file_name()).collect();
        names.sort();
        assert_eq!(names, ["index.html", "manchette-aa.wasm", "manchette-bb.js"]);
    }

    #[test]
    fn a_page_that_is_not_trunks_is_refused() {
        assert!(renamed("<script src=/boot.js></script>", "a.js", "a.wasm").is_err());
        assert!(renamed("<script data-boot src=/boot.js></script>", "a.js", "a.wasm").is_err());
    }
}
