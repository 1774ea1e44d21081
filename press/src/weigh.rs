//! What a first visit to the front page weighs: each file raw and in brotli, pictures apart.

use crate::command_line::{Failure, Outcome};
use crate::compress::brotli;
use std::fs;
use std::path::{Path, PathBuf};

/// What a file is, as budgets count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Page,
    /// JavaScript and WebAssembly.
    Code,
    Style,
    Font,
    Data,
}

/// A file's weight in bytes.
#[derive(Debug)]
pub struct Weight {
    /// Its path in the built site.
    pub path: String,
    pub part: Part,
    pub raw: usize,
    /// Brotli 11 for code and styles, brotli 5 for pages and data, as hosts compress them; fonts are compressed already.
    pub brotli: usize,
}

/// The files that a first visit to the front page of a built site fetches, but for pictures.
pub fn first_visit(dist: &Path) -> Result<Vec<Weight>, Failure> {
    let mut files: Vec<PathBuf> = list(dist)?;
    files.extend(list(&dist.join("fonts")).unwrap_or_default());
    files.extend(["edition.json", "front.json", "live.json"].map(|name| dist.join("data").join(name)));
    let mut weights = Vec::new();
    for file in files {
        let Some(part) = part(&file) else { continue };
        let bytes = fs::read(&file).map_err(|error| Failure::Impossible(format!("{}: {error}", file.display())))?;
        let brotli = match part {
            Part::Font => bytes.len(),
            Part::Page | Part::Data => brotli(&bytes, 5).len(),
            Part::Code | Part::Style => brotli(&bytes, 11).len(),
        };
        let path = file.strip_prefix(dist).unwrap_or(&file).display().to_string();
        weights.push(Weight { path, part, raw: bytes.len(), brotli });
    }
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    Ok(weights)
}

/// Bytes in brotli of all files of one part.
pub fn total(weights: &[Weight], part: Part) -> usize {
    weights.iter().filter(|weight| weight.part == part).map(|weight| weight.brotli).sum()
}

/// Prints the table.
pub fn run(dist: &Path) -> Result<Outcome, Failure> {
    let weights = first_visit(dist)?;
    println!("The first visit to the front page, in bytes, without pictures:");
    println!("{:>10} {:>10}  file", "raw", "brotli");
    for Weight { path, raw, brotli, .. } in &weights {
        println!("{raw:>10} {brotli:>10}  {path}");
    }
    let sum = |of: fn(&Weight) -> usize| weights.iter().map(of).sum::<usize>();
    println!("{:>10} {:>10}  in all", sum(|weight| weight.raw), sum(|weight| weight.brotli));
    println!("{:>10} {:>10}  of it JavaScript and WebAssembly", "", total(&weights, Part::Code));
    Ok(Outcome::Done)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let read = |error| Failure::Impossible(format!("{}: {error}", folder.display()));
    fs::read_dir(folder).map_err(read)?.map(|entry| entry.map(|entry| entry.path()).map_err(read)).collect()
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
