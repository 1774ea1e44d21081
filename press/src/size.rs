//! `press size`: the bytes of a first visit to the front page of a printed site, as it is served. Pictures are not
//! counted, and the service worker is counted apart, because it is loaded when the page is idle.

use crate::error::{Error, Outcome};
use crate::listing;
use std::fs;
use std::path::{Path, PathBuf};

/// Print how many bytes a first visit to a built site downloads
///
/// File by file, raw and in brotli.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the built and printed site
    #[arg(value_name = "DIST_DIR")]
    dist: PathBuf,
}

/// The kind of a file, as budgets count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The page with its styles and its data.
    Page,
    /// JavaScript and WebAssembly.
    Code,
    Style,
    Font,
    /// What the app asks for once it runs.
    Data,
}

/// A file's size in bytes.
#[derive(Debug)]
pub struct FileSize {
    /// Its path in the printed site.
    pub path: String,
    pub part: Part,
    pub raw: u64,
    /// Of its compressed variant; of the file itself if it has none, like fonts, which are compressed already.
    pub served: u64,
}

/// The service worker's script, its kill switch, and the scripts that are loaded lazily.
const LAZY: [&str; 5] = ["sw.js", "sw-off.js", "device.js", "facts.js", "worker-client.js"];

/// The files that a first visit to the front page fetches, without pictures.
pub fn first_visit(dist: &Path) -> Result<Vec<FileSize>, Error> {
    let mut files = vec![dist.join("index.html"), dist.join("boot.js")];
    let built = list(dist)?.into_iter().filter(|file| matches!(part(file), Some(Part::Code | Part::Style)));
    let is_lazy = |file: &Path| LAZY.iter().any(|name| is_named(file, name));
    files.extend(built.filter(|file| !is_named(file, "boot.js") && !is_named(file, "style-") && !is_lazy(file)));
    files.extend(list(&dist.join("fonts")).unwrap_or_default());
    files.extend(["live.json", "edition.json"].map(|name| dist.join("data").join(name)));
    let mut sizes = Vec::new();
    for file in files {
        let Some(part) = part(&file) else { continue };
        sizes.push(size(dist, &file, part)?);
    }
    sizes.sort_by_key(|size| std::cmp::Reverse(size.served));
    Ok(sizes)
}

fn size(dist: &Path, file: &Path, part: Part) -> Result<FileSize, Error> {
    let length = |file: &Path| fs::metadata(file).map(|metadata| metadata.len());
    let raw = length(file).map_err(Error::read(file))?;
    let served = length(&file.with_added_extension("br")).unwrap_or(raw);
    Ok(FileSize { path: file.strip_prefix(dist).unwrap_or(file).display().to_string(), part, raw, served })
}

/// The files of offline reading, which no first visit waits for.
pub fn worker(dist: &Path) -> Result<Vec<FileSize>, Error> {
    let scripts = LAZY.iter().filter(|name| **name != "sw-off.js");
    scripts.map(|name| size(dist, &dist.join(name), Part::Code)).collect()
}

/// The bytes of all files of one part, as served.
pub fn total(sizes: &[FileSize], part: Part) -> u64 {
    sizes.iter().filter(|size| size.part == part).map(|size| size.served).sum()
}

/// Prints the table.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let sizes = first_visit(&options.dist)?;
    println!("The first visit to the front page, in bytes, without pictures:");
    println!("{:>10} {:>10}  file", "raw", "served");
    for FileSize { path, raw, served, .. } in &sizes {
        println!("{raw:>10} {served:>10}  {path}");
    }
    let sum = |of: fn(&FileSize) -> u64| sizes.iter().map(of).sum::<u64>();
    println!("{:>10} {:>10}  in all", sum(|size| size.raw), sum(|size| size.served));
    println!("{:>10} {:>10}  of it JavaScript and WebAssembly", "", total(&sizes, Part::Code));
    let offline = worker(&options.dist)?;
    let sum = |of: fn(&FileSize) -> u64| offline.iter().map(of).sum::<u64>();
    println!("{:>10} {:>10}  reading offline, once the page is idle", sum(|size| size.raw), sum(|size| size.served));
    Ok(Outcome::Done)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    Ok(listing::names(folder)?.into_iter().map(|name| folder.join(name)).collect())
}

fn is_named(file: &Path, start: &str) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start))
}

fn part(file: &Path) -> Option<Part> {
    match file.extension()?.to_str()? {
        "html" => Some(Part::Page),
        "js" | "wasm" => Some(Part::Code),
        "css" => Some(Part::Style),
        "woff2" => Some(Part::Font),
        "json" => Some(Part::Data),
        _ => None,
    }
}
