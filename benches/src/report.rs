//! `bench all`: writes docs/figures.md, with the machine and the programs.

use crate::options::Options;
use crate::table::whole;
use crate::{Result, growth, navigation, pages, places};
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

/// Measures everything and writes the file.
pub async fn run(options: &Options) -> Result<()> {
    let measured_on = measured_on(options);
    let sections = [pages::run(options).await?, navigation::run(options).await?, growth::run(options).await?];
    let file = places::workspace().join("docs/figures.md");
    let head = format!(
        "# Figures\n\nWritten by `make bench`, which measures everything again. Times differ between machines, and some \
         between runs; ratios, bytes and numbers of files should not.\n\n{}",
        measured_on
    );
    fs::write(&file, format!("{head}\n{}", sections.join("\n")))?;
    eprintln!("{} is written", file.display());
    Ok(())
}

/// The machine, the programs and the command.
fn measured_on(options: &Options) -> String {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let after = |text: &str, name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.trim_start_matches([' ', '\t', ':']).to_owned()
    };
    let memory = after(&read("/proc/meminfo"), "MemTotal").replace(" kB", "").parse::<u64>().unwrap_or_default();
    let cores = available_parallelism().map_or(1, usize::from);
    let model = after(&read("/proc/cpuinfo"), "model name");
    let lines = [
        format!(
            "machine: {cores} cores ({model}), {:.1} GB of memory, Linux {}",
            memory as f64 / 976_562.5,
            read("/proc/sys/kernel/osrelease").trim()
        ),
        format!(
            "load before the start: {}; times are reliable when it is near 0",
            read("/proc/loadavg").split(' ').next().unwrap_or_default()
        ),
        format!(
            "programs: {}, {}, {}",
            says("chromium", &["--version"]),
            says("nginx", &["-v"]),
            says("rustc", &["--version"])
        ),
        format!("Manchette: {}", commit()),
        format!("command: `make bench`, that is `bench all --runs {} --articles {}`", options.runs, sizes(options)),
    ];
    lines.map(|line| format!("- {line}\n")).concat()
}

fn sizes(options: &Options) -> String {
    options.articles.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

fn commit() -> String {
    let git = |arguments: &[&str]| says("git", &[&["-C", env!("CARGO_MANIFEST_DIR")], arguments].concat());
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).lines().count() as u64;
    let state = if changed > 0 { format!(", with {} changed files", whole(changed)) } else { String::new() };
    format!("{}{state}", git(&["rev-parse", "--short=12", "HEAD"]))
}

/// A program's output, from standard output or standard error.
fn says(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let Ok(output) = output else { return format!("{program} (not found)") };
    let text = if output.stdout.is_empty() { output.stderr } else { output.stdout };
    String::from_utf8_lossy(&text).trim().to_owned()
}
