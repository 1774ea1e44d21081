//! The command line: parses the arguments, runs one command, returns its exit code.

use crate::generate::{SEED, generate};
use crate::options::Options;
use crate::{Result, growth, navigation, pages, report};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Measures Manchette's figures. Tables go to standard output, progress to standard error.
#[derive(Parser)]
#[command(name = "bench", arg_required_else_help = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generate an edition
    Generate {
        /// The number of articles
        #[arg(long, value_name = "N")]
        articles: usize,
        /// The same seed gives the same bytes
        #[arg(long, value_name = "S", default_value_t = SEED)]
        seed: u64,
        /// The folder to write
        #[arg(value_name = "OUT")]
        folder: PathBuf,
    },
    /// Measure a first visit to an article, compared with the same text and images as bare HTML
    Pages(Options),
    /// Measure navigation from article to article inside the app, compared with a full load
    Navigation(Options),
    /// Measure press print for growing editions, for one changed article, and the bytes that a reader loads
    Growth(Options),
    /// Measure all of it and write docs/figures.md
    All(Options),
}

/// Runs the command in the program's arguments. Exit code 0 on success, else 2.
pub fn run() -> ExitCode {
    let CommandLine { command } = CommandLine::parse();
    match start(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::from(2)
        }
    }
}

fn start(command: Command) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    match command {
        Command::Generate { articles, seed, folder } => drop(generate(articles, seed, &folder)?),
        Command::Pages(options) => print!("{}", runtime.block_on(pages::run(&options))?),
        Command::Navigation(options) => print!("{}", runtime.block_on(navigation::run(&options))?),
        Command::Growth(options) => print!("{}", runtime.block_on(growth::run(&options))?),
        Command::All(options) => runtime.block_on(report::run(&options))?,
    }
    Ok(())
}
