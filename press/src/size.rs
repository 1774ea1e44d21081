//! `press size`: the bytes of a first visit to the front page of a printed site, as served and without images, and the
//! bytes that are loaded later: the service worker, its client, and the lazily loaded parts.

use crate::error::{Error, Outcome};
use crate::listing;
use crate::split::dist::part as part_name;
use std::fs;
use std::path::{Path, PathBuf};

/// Print how many bytes a first visit to a built site downloads, and how many are loaded later
///
/// File by file, raw and in brotli.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder of the built and printed site
    #[arg(value_name = "DIST_DIR")]
    dist: PathBuf,
}

/// The budget that a file counts towards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The page with its styles and data.
    Page,
    /// JavaScript and WebAssembly.
    Code,
    Style,
    Font,
    /// JSON that the app requests once it runs.
    Data,
}

/// The size of a file in bytes.
#[derive(Debug)]
pub struct Weight {
    /// The path in the printed site.
    pub path: String,
    pub kind: Kind,
    pub raw: u64,
    /// The size of the compressed copy, or of the file itself if it has none, as fonts.
    pub served: u64,
}

/// The service worker's script, its kill switch, and the scripts that are loaded lazily.
const LAZY: [&str; 5] = ["sw.js", "sw-off.js", "device.js", "facts.js", "worker-client.js"];

/// The files that a first visit to the front page loads, without images.
pub fn first_visit(dist: &Path) -> Result<Vec<Weight>, Error> {
    let mut files = vec![dist.join("index.html"), dist.join("boot.js")];
    let built = list(dist)?.into_iter().filter(|file| matches!(kind(file), Some(Kind::Code | Kind::Style)));
    let is_lazy = |file: &Path| LAZY.iter().any(|name| is_named(file, name));
    let is_first =
        |file: &PathBuf| !is_named(file, "boot.js") && !is_named(file, "style-") && !is_lazy(file) && !is_part(file);
    files.extend(built.filter(is_first));
    files.extend(list(&dist.join("fonts")).unwrap_or_default());
    files.extend(["live.json", "edition.json"].map(|name| dist.join("data").join(name)));
    let mut weights = Vec::new();
    for file in files {
        let Some(kind) = kind(&file) else { continue };
        weights.push(weight(dist, &file, kind)?);
    }
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.served));
    Ok(weights)
}

fn weight(dist: &Path, file: &Path, kind: Kind) -> Result<Weight, Error> {
    let size = |file: &Path| fs::metadata(file).map(|metadata| metadata.len());
    let raw = size(file).map_err(Error::read(file))?;
    let served = size(&file.with_added_extension("br")).unwrap_or(raw);
    Ok(Weight { path: file.strip_prefix(dist).unwrap_or(file).display().to_string(), kind, raw, served })
}

/// The files for offline reading, which are loaded when the page is idle.
pub fn worker(dist: &Path) -> Result<Vec<Weight>, Error> {
    let scripts = LAZY.iter().filter(|name| **name != "sw-off.js");
    scripts.map(|name| weight(dist, &dist.join(name), Kind::Code)).collect()
}

/// The app's lazily loaded parts.
pub fn parts(dist: &Path) -> Result<Vec<Weight>, Error> {
    let files = list(dist)?.into_iter().filter(|file| is_part(file));
    let mut weights = files.map(|file| weight(dist, &file, Kind::Code)).collect::<Result<Vec<_>, _>>()?;
    weights.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(weights)
}

fn is_part(file: &Path) -> bool {
    file.file_name().is_some_and(|name| part_name(&name.to_string_lossy()).is_some())
}

/// The bytes as served of all files of one kind.
pub fn total(weights: &[Weight], kind: Kind) -> u64 {
    weights.iter().filter(|weight| weight.kind == kind).map(|weight| weight.served).sum()
}

/// Prints the tables.
pub(crate) fn run(Options { dist }: &Options) -> Result<Outcome, Error> {
    let first = first_visit(dist)?;
    say!("The first visit to the front page, in bytes, without pictures:");
    print_table(&first);
    say!("{:>10} {:>10}  of it JavaScript and WebAssembly", "", total(&first, Kind::Code));
    say!("Loaded later:");
    print_table(&parts(dist)?.into_iter().chain(worker(dist)?).collect::<Vec<_>>());
    Ok(Outcome::Done)
}

fn print_table(weights: &[Weight]) {
    say!("{:>10} {:>10}  file", "raw", "served");
    for Weight { path, raw, served, .. } in weights {
        say!("{raw:>10} {served:>10}  {path}");
    }
    let sum = |of: fn(&Weight) -> u64| weights.iter().map(of).sum::<u64>();
    say!("{:>10} {:>10}  in all", sum(|weight| weight.raw), sum(|weight| weight.served));
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    Ok(listing::names(folder)?.into_iter().map(|name| folder.join(name)).collect())
}

fn is_named(file: &Path, start: &str) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start))
}

fn kind(file: &Path) -> Option<Kind> {
    match file.extension()?.to_str()? {
        "html" => Some(Kind::Page),
        "js" | "wasm" => Some(Kind::Code),
        "css" => Some(Kind::Style),
        "woff2" => Some(Kind::Font),
        "json" => Some(Kind::Data),
        _ => None,
    }
}
