//! The built app for printing: its files and their compressed copies, the script that starts it, the name of the build.

use super::output::{Copies, Output};
use super::record::FOLDER;
use super::site::SiteContext;
use super::template::{Template, moved};
use crate::split;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The name of the list of the shell's files in sw.js.
const SHELL: &str = "shell";
/// The scripts with fixed names that are loaded lazily.
pub const SCRIPTS: [&str; 3] = ["device.js", "facts.js", "worker-client.js"];
/// Folders of the built app that belong to no edition.
const FOLDERS: [&str; 2] = ["fonts", "icons"];
/// The length of the part of a hashed name after the last `-`.
const HASH: std::ops::RangeInclusive<usize> = 8..=24;
/// The number of builds whose hashed files are retained, because open or cached pages may still request them.
const BUILDS: usize = 5;

/// A built app.
pub struct Build {
    dist: PathBuf,
    pub template: Template,
    /// The inlined styles of every page.
    pub styles: String,
    /// The name of the build, which changes with the app or its styles.
    pub id: String,
    style_file: String,
    boot: String,
    worker: String,
    /// The kill switch, which a newsroom puts in the worker's place.
    pub worker_off: String,
}

impl Build {
    /// Reads the output of Trunk. `app_path` is the future path of the app's files, from the host's root.
    pub fn read(dist: &Path, app_path: &str, publication: &SiteContext) -> Result<Build, String> {
        let template = Template::read(&source(dist, "index.html")?, app_path)?;
        let accent =
            publication.edition.brand.accent.as_ref().map(|accent| {
                format!(":root{{--accent:light-dark({},{})}}", accent.light.as_str(), accent.dark.as_str())
            });
        let styles = format!("{}{}", template.styles, accent.unwrap_or_default());
        let style_file = format!("style-{}.css", short_hash(&[styles.as_bytes()]));
        let names = format!("{} {} {style_file}", template.javascript, template.wasm);
        let id = short_hash(&[names.as_bytes()]);
        let wasm_file = dist.join(template.wasm.trim_start_matches('/'));
        let module = fs::read(&wasm_file).map_err(|error| format!("{}: {error}", wasm_file.display()))?;
        if !split::dist::is_split(&module) {
            return Err(format!(
                "{} is a release build whose parts were not split off, and would not start: build it with \
                 `trunk build --release`, whose hook does it, or run `press split` (see `press help`)",
                wasm_file.display()
            ));
        }
        let named = json!({
            "id": id,
            "js": moved(&template.javascript, app_path),
            "wasm": moved(&template.wasm, app_path),
            "style": format!("{app_path}{style_file}"),
            "size": module.len(),
        });
        let boot = filled(&source(dist, "boot.js")?, "build", &named);
        let boot = boot.ok_or("the built boot.js has no place for the names of the app's files")?;
        let (worker, worker_off) = (source(dist, "sw.js")?, source(dist, "sw-off.js")?);
        // A newsroom that wants no worker builds its app with the kill switch as sw.js.
        if filled(&worker, SHELL, &Value::Null).is_none() && worker != worker_off {
            return Err("the built sw.js has no place for the list of the app's files".to_owned());
        }
        Ok(Build { dist: dist.to_owned(), template, styles, id, style_file, boot, worker, worker_off })
    }

    /// The service worker's script with the list of the shell's files.
    pub fn worker(&self, shell: &Value) -> String {
        filled(&self.worker, SHELL, shell).unwrap_or_else(|| self.worker.clone())
    }

    /// The files of the app that every page needs, relative to its folder: code, lazily loaded parts, styles and fonts.
    pub fn shell(&self) -> Result<Vec<String>, String> {
        let Template { javascript, wasm, sheets, .. } = &self.template;
        let addressed = [javascript, wasm].into_iter().chain(sheets);
        let mut files: Vec<String> = addressed.filter_map(|file| Some(file.strip_prefix('/')?.to_owned())).collect();
        files.push(self.style_file.clone());
        let is_part = |file: &str| split::dist::part(file).is_some();
        files.extend(self.files()?.into_iter().filter(|file| file.ends_with(".woff2") || is_part(file)));
        Ok(files)
    }

    /// Writes the app's files and boot.js, and returns the paths of the hashed files. `folder` is the app's folder
    /// within the site, `base_folder` the edition's.
    pub fn write(&self, output: &Output, folder: &str, base_folder: &str) -> Result<Vec<String>, String> {
        self.keep_what_is_printed_over(output)?;
        let mut hashed = vec![format!("{folder}{}", self.style_file)];
        output.write(&hashed[0], self.styles.as_bytes(), Copies::Best)?;
        for file in self.files()? {
            let bytes = fs::read(self.dist.join(&file)).map_err(|error| format!("{file}: {error}"))?;
            let path = format!("{folder}{file}");
            let copies = match Copies::of(&file) {
                Copies::None if !file.ends_with(".wasm") => Copies::None,
                _ => Copies::Best,
            };
            output.write(&path, &bytes, copies)?;
            if is_hashed(&file) {
                hashed.push(path);
            }
        }
        output.write(&format!("{base_folder}boot.js"), self.boot.as_bytes(), Copies::Best)?;
        for name in SCRIPTS {
            let script = source(&self.dist, name)?;
            output.write(&format!("{base_folder}{name}"), script.as_bytes(), Copies::Best)?;
        }
        Ok(hashed)
    }

    /// Stores the page and the scripts that printing overwrites in Trunk's output folder: printing a second edition, or
    /// printing again, needs them.
    fn keep_what_is_printed_over(&self, output: &Output) -> Result<(), String> {
        let is_same = fs::canonicalize(&self.dist).ok() == fs::canonicalize(output.root()).ok();
        if !is_same || output.has(&format!("{FOLDER}/index.html")) {
            return Ok(());
        }
        for name in ["index.html", "boot.js", "sw.js"] {
            output.write(&format!("{FOLDER}/{name}"), source(&self.dist, name)?.as_bytes(), Copies::None)?;
        }
        Ok(())
    }

    /// The app's own files by path: those beside its page, and its fonts and icons.
    fn files(&self) -> Result<Vec<String>, String> {
        let list = |folder: &Path| -> io::Result<Vec<String>> {
            let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
            let files = entries.iter().filter(|entry| entry.path().is_file());
            Ok(files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
        };
        let mut files = list(&self.dist).map_err(|error| format!("{}: {error}", self.dist.display()))?;
        files.retain(|name| is_hashed(name));
        for folder in FOLDERS {
            let inside = list(&self.dist.join(folder)).unwrap_or_default();
            let inside = inside.into_iter().filter(|name| !name.starts_with('.') && !is_copy(name));
            files.extend(inside.map(|name| format!("{folder}/{name}")));
        }
        Ok(files)
    }
}

/// The script with the value instead of `null` in its line `const NAME = null;`, minified or not.
fn filled(script: &str, name: &str, value: &Value) -> Option<String> {
    let place = [format!("const {name} = null;"), format!("const {name}=null;")];
    let place = place.iter().find(|place| script.contains(*place))?;
    Some(script.replacen(place, &format!("const {name} = {value};"), 1))
}

/// The builds with the current one first, and the files of builds that are no longer retained.
pub fn keep_builds(mut builds: Vec<Vec<String>>, newest: Vec<String>) -> (Vec<Vec<String>>, Vec<String>) {
    builds.retain(|build| *build != newest);
    builds.insert(0, newest);
    let gone = builds.split_off(builds.len().min(BUILDS));
    let is_kept = |file: &String| builds.iter().flatten().any(|kept| kept == file);
    let gone = gone.into_iter().flatten().filter(|file| !is_kept(file)).collect();
    (builds, gone)
}

/// A text file of Trunk's output, before printing overwrites it.
fn source(dist: &Path, name: &str) -> Result<String, String> {
    let kept = dist.join(FOLDER).join(name);
    let file = if kept.is_file() { kept } else { dist.join(name) };
    fs::read_to_string(&file).map_err(|error| format!("{}: {error}: build the app first", file.display()))
}

fn is_copy(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// True if the name contains a hash, as in `manchette-1f2e3d4c5b6a7988.js`; Trunk names a debug build
/// `manchette-1f2e3d4c5b6a7988_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let Some((_, rest)) = name.rsplit_once('-') else { return false };
    let hash = rest.split(['.', '_']).next().unwrap_or_default();
    !is_copy(name) && HASH.contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
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
