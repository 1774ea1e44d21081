//! The built app: its files, the script that starts it, and the name of the build.

use super::output::{Compression, Output};
use super::record::FOLDER;
use super::site::SiteContext;
use super::template::{Template, rebase_url};
use crate::error::Error;
use crate::listing;
use crate::split;
use manchette::i18n::Messages;
use manchette::i18n::device::PART;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the list of the shell's files in sw.js.
const SHELL: &str = "shell";
/// The scripts with fixed names that are loaded lazily.
pub const SCRIPTS: [&str; 3] = ["device.js", "facts.js", "worker-client.js"];
/// Folders of the built app that are not an edition's.
const FOLDERS: [&str; 2] = ["fonts", "icons"];
/// The length of the hash that Trunk puts into the name of a file, after the last `-`.
const HASH: std::ops::RangeInclusive<usize> = 8..=24;
/// The number of builds whose hashed files are retained: pages that are open or cached may still ask for them.
const BUILDS: usize = 5;

/// A built app.
pub struct Build {
    dist: PathBuf,
    pub template: Template,
    /// The inline styles of every page.
    pub styles: String,
    /// The name of the build, which changes with the app and its styles.
    pub id: String,
    style_file: String,
    boot: String,
    worker: String,
    /// The kill switch: the script that a newsroom puts in the place of the worker to remove it.
    pub worker_off: String,
}

impl Build {
    /// Reads what Trunk built. `app_path` is the path of the app's files, from the host's root.
    pub fn read(dist: &Path, app_path: &str, site: &SiteContext) -> Result<Build, Error> {
        let template = Template::read(&source(dist, "index.html")?, app_path)?;
        let accent =
            site.edition.brand.accent.as_ref().map(|accent| {
                format!(":root{{--accent:light-dark({},{})}}", accent.light.as_str(), accent.dark.as_str())
            });
        let styles = format!("{}{}", template.styles, accent.unwrap_or_default());
        let style_file = format!("style-{}.css", short_hash(&[styles.as_bytes()]));
        let names = format!("{} {} {style_file}", template.javascript, template.wasm);
        let id = short_hash(&[names.as_bytes()]);
        let wasm_file = dist.join(template.wasm.trim_start_matches('/'));
        let module = fs::read(&wasm_file).map_err(Error::read(&wasm_file))?;
        if !split::dist::is_split(&module) {
            return Err(Error::NotSplit { path: wasm_file });
        }
        let named = json!({
            "id": id,
            "js": rebase_url(&template.javascript, app_path),
            "wasm": rebase_url(&template.wasm, app_path),
            "style": format!("{app_path}{style_file}"),
            "size": module.len(),
            "fonts": fonts(dist, &template)?.iter().map(|file| format!("{app_path}{file}")).collect::<Vec<_>>(),
        });
        let boot = inject(&source(dist, "boot.js")?, "build", &named);
        let boot = boot.ok_or(Error::NoPlaceholder { script: "boot.js", value: "the names of the app's files" })?;
        let (worker, worker_off) = (source(dist, "sw.js")?, source(dist, "sw-off.js")?);
        // A newsroom that wants no worker builds its app with the kill switch.
        if inject(&worker, SHELL, &Value::Null).is_none() && worker != worker_off {
            return Err(Error::NoPlaceholder { script: "sw.js", value: "the list of the app's files" });
        }
        Ok(Build { dist: dist.to_owned(), template, styles, id, style_file, boot, worker, worker_off })
    }

    /// The service worker's script with the list of the files that it caches.
    pub fn worker(&self, shell: &Value) -> String {
        inject(&self.worker, SHELL, shell).unwrap_or_else(|| self.worker.clone())
    }

    /// The files of the app that every page needs, relative to its folder: code, lazily loaded parts, styles and fonts.
    /// Of the messages' parts, only that of the edition's language, and what it shares with others.
    pub fn shell(&self, messages: &Messages) -> Result<Vec<String>, Error> {
        let Template { javascript, wasm, sheets, .. } = &self.template;
        let addressed = [javascript, wasm].into_iter().chain(sheets);
        let mut files: Vec<String> = addressed.filter_map(|file| Some(file.strip_prefix('/')?.to_owned())).collect();
        files.push(self.style_file.clone());
        // A file that several parts share has the names of all of them.
        let is_spoken = |parts: &str| {
            parts.split('-').any(|part| part.strip_prefix(PART).is_none_or(|language| language == messages.language))
        };
        let is_part = |file: &str| split::dist::part(file).is_some_and(is_spoken);
        files.extend(self.files()?.into_iter().filter(|file| file.ends_with(".woff2") || is_part(file)));
        Ok(files)
    }

    /// Writes the app's files and the script that starts it, and returns the names of the hashed files. `folder` is the
    /// app's folder within the site, `base_folder` the edition's.
    pub fn write(&self, output: &Output, folder: &str, base_folder: &str) -> Result<Vec<String>, Error> {
        self.save_originals(output)?;
        let mut hashed = vec![format!("{folder}{}", self.style_file)];
        output.write(&hashed[0], self.styles.as_bytes(), Compression::Best)?;
        for file in self.files()? {
            let source = self.dist.join(&file);
            let bytes = fs::read(&source).map_err(Error::read(&source))?;
            let path = format!("{folder}{file}");
            let compression = match Compression::of(&file) {
                Compression::None if !file.ends_with(".wasm") => Compression::None,
                Compression::None | Compression::Quick | Compression::Best => Compression::Best,
            };
            output.write(&path, &bytes, compression)?;
            if is_hashed(&file) {
                hashed.push(path);
            }
        }
        output.write(&format!("{base_folder}boot.js"), self.boot.as_bytes(), Compression::Best)?;
        for name in SCRIPTS {
            let script = source(&self.dist, name)?;
            output.write(&format!("{base_folder}{name}"), script.as_bytes(), Compression::Best)?;
        }
        Ok(hashed)
    }

    /// A file of the app by its name, as it is written; `None` if the app has none of this name.
    pub fn file(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        if name == self.style_file {
            return Ok(Some(self.styles.clone().into_bytes()));
        }
        if name == "boot.js" {
            return Ok(Some(self.boot.clone().into_bytes()));
        }
        if SCRIPTS.contains(&name) {
            return Ok(Some(source(&self.dist, name)?.into_bytes()));
        }
        if !self.files()?.iter().any(|file| file == name) {
            return Ok(None);
        }
        let path = self.dist.join(name);
        fs::read(&path).map(Some).map_err(Error::read(&path))
    }

    /// Saves the page and the scripts that Trunk built, if the site is printed over them: for a second edition, and for
    /// the next print.
    fn save_originals(&self, output: &Output) -> Result<(), Error> {
        let is_same = fs::canonicalize(&self.dist).ok() == fs::canonicalize(output.root()).ok();
        if !is_same || output.exists(&format!("{FOLDER}/index.html")) {
            return Ok(());
        }
        for name in ["index.html", "boot.js", "sw.js"] {
            output.write(&format!("{FOLDER}/{name}"), source(&self.dist, name)?.as_bytes(), Compression::None)?;
        }
        Ok(())
    }

    /// The paths of the app's own files: those beside its page, and its fonts and icons.
    fn files(&self) -> Result<Vec<String>, Error> {
        let mut files = listing::names(&self.dist)?;
        files.retain(|name| is_hashed(name));
        for folder in FOLDERS {
            let inside = listing::names(&self.dist.join(folder)).unwrap_or_default();
            let inside = inside.into_iter().filter(|name| !name.starts_with('.') && !is_compressed(name));
            files.extend(inside.map(|name| format!("{folder}/{name}")));
        }
        Ok(files)
    }
}

/// The files of fonts that the style sheets name. Of fonts in subsets none: browsers load those that a page needs.
fn fonts(dist: &Path, template: &Template) -> Result<Vec<String>, Error> {
    let names = template.sheets.iter().filter_map(|sheet| sheet.strip_prefix('/'));
    let sheets = names.map(|name| source(dist, name)).collect::<Result<String, Error>>()?;
    if sheets.contains("unicode-range") {
        return Ok(Vec::new());
    }
    let mut files: Vec<String> = listing::names(&dist.join("fonts"))
        .unwrap_or_default()
        .into_iter()
        .map(|name| format!("fonts/{name}"))
        .collect();
    files.retain(|file| file.ends_with(".woff2") && sheets.contains(file));
    Ok(files)
}

/// A script with a value in the place of its declaration `const NAME = null;`, which may have been minified.
fn inject(script: &str, name: &str, value: &Value) -> Option<String> {
    let place = [format!("const {name} = null;"), format!("const {name}=null;")];
    let place = place.iter().find(|place| script.contains(*place))?;
    Some(script.replacen(place, &format!("const {name} = {value};"), 1))
}

/// The builds with this one first, and the files of the builds that are no longer retained.
pub fn retain_builds(mut builds: Vec<Vec<String>>, newest: Vec<String>) -> (Vec<Vec<String>>, Vec<String>) {
    builds.retain(|build| *build != newest);
    builds.insert(0, newest);
    let gone = builds.split_off(builds.len().min(BUILDS));
    let is_retained = |file: &String| builds.iter().flatten().any(|retained| retained == file);
    let gone = gone.into_iter().flatten().filter(|file| !is_retained(file)).collect();
    (builds, gone)
}

/// A file of the built app as Trunk wrote it.
fn source(dist: &Path, name: &str) -> Result<String, Error> {
    let original = dist.join(FOLDER).join(name);
    let path = if original.is_file() { original } else { dist.join(name) };
    fs::read_to_string(&path).map_err(|source| Error::NotBuilt { path, source })
}

fn is_compressed(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// True if the name contains a hash, as in `manchette-1f2e3d4c5b6a7988.js`. Trunk names a debug build
/// `manchette-1f2e3d4c5b6a7988_bg.wasm`.
pub fn is_hashed(name: &str) -> bool {
    let Some((_, rest)) = name.rsplit_once('-') else { return false };
    let hash = rest.split(['.', '_']).next().unwrap_or_default();
    !is_compressed(name) && HASH.contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A hash of contents, as sixteen hexadecimal digits.
pub fn short_hash(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
