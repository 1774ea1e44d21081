//! The command line: parses the arguments, runs one command, returns its exit code.

use crate::generate::generate;
use crate::{Result, growth, navigation, pages, places, report};
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
bench: measures Manchette's figures

bench generate --articles N [--seed S] OUT
    Generates an edition of N articles. The same seed gives the same bytes.

bench pages [--runs N] [--dist DIR]
    Measures a first visit to an article, compared with the same text and images as bare HTML.

bench navigation [--runs N] [--dist DIR]
    Measures navigation from article to article inside the app, compared with a full load.

bench growth [--articles N,N,N] [--dist DIR]
    Measures press print for growing editions, for one changed article, and the bytes that a reader loads.

bench all [--runs N] [--articles N,N,N] [--dist DIR]
    Measures all of it and writes docs/figures.md.

bench help
    Prints this text.

DIR is the built and printed site, by default dist/. Tables go to standard output, progress to standard error.
";

/// The options of all commands.
pub struct Options {
    /// The sizes of the editions to print.
    pub articles: Vec<usize>,
    pub seed: u64,
    /// The number of visits of each kind.
    pub runs: usize,
    /// The built site.
    pub dist: PathBuf,
    folder: Option<PathBuf>,
}

/// Runs the command in the program's arguments. Exit code 0 on success, else 2.
pub fn run() -> ExitCode {
    match start(lexopt::Parser::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::from(2)
        }
    }
}

fn start(mut arguments: lexopt::Parser) -> Result<()> {
    let command = match arguments.next()? {
        Some(Value(name)) => name.string()?,
        Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
        None => return Err("say what to do".into()),
    };
    let options = Options::read(arguments)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    match command.as_str() {
        "help" => print!("{HELP}"),
        "generate" => {
            let [count] = options.articles[..] else { return Err("say how many: --articles N".into()) };
            let folder = options.folder.ok_or("the folder to write is missing")?;
            generate(count, options.seed, &folder)?;
        }
        "pages" => print!("{}", runtime.block_on(pages::run(&options))?),
        "navigation" => print!("{}", runtime.block_on(navigation::run(&options))?),
        "growth" => print!("{}", runtime.block_on(growth::run(&options))?),
        "all" => runtime.block_on(report::run(&options))?,
        other => return Err(format!("there is no command \"{other}\"").into()),
    }
    Ok(())
}

impl Options {
    fn read(mut arguments: lexopt::Parser) -> Result<Options> {
        let mut options = Options {
            articles: vec![100, 10_000, 100_000],
            seed: 1,
            runs: 11,
            dist: places::workspace().join("dist"),
            folder: None,
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("articles") => {
                    let numbers = arguments.value()?.string()?;
                    let number = |text: &str| text.trim().parse().map_err(|_| format!("\"{text}\" is not a number"));
                    options.articles = numbers.split(',').map(number).collect::<std::result::Result<_, _>>()?;
                }
                Long("seed") => options.seed = arguments.value()?.parse()?,
                Long("runs") => options.runs = arguments.value()?.parse()?,
                Long("dist") => options.dist = arguments.value()?.into(),
                Value(folder) if options.folder.is_none() => options.folder = Some(folder.into()),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }
}
