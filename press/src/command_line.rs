//! The command line: reads the arguments, starts one command, gives its exit code.

use crate::{check, schema, teasers, weigh};
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
press, the native companion of Manchette

press check EDITION_DIR
    Checks an edition's folder against the contract. Names every problem by file, line, column and JSON path.
    Exit code 1 when there is an error; warnings alone give 0.

press teasers EDITION_DIR --per-page N [--lists FILE]
    Rewrites every embedded teaser and all of lists/ from the articles, with N teasers to a full page of a list.
    FILE gives lists a name, description, role or image: {\"topic\": {\"the-id\": {\"description\": \"…\"}}}

press schema [--check] DIR
    Writes the contract's JSON Schemas into DIR; with --check, only says whether those there are up to date.

press weigh DIST_DIR
    Says what a first visit to a built site weighs, file by file, raw and in brotli.

press help
    Shows this.
";

/// What a command came to.
pub enum Outcome {
    /// All is well.
    Done,
    /// The command ran and found what is wrong, which it has printed.
    Wrong,
}

/// Why a command could not run.
pub enum Failure {
    /// The arguments make no sense.
    Usage(String),
    /// Something outside, such as a folder that cannot be read.
    Impossible(String),
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Failure {
        Failure::Usage(error.to_string())
    }
}

/// Runs the command that the program's arguments ask for: exit code 0 when all is well, 1 when the command found
/// something wrong, 2 when it could not run.
pub fn run() -> ExitCode {
    match start(lexopt::Parser::from_env()) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Wrong) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            eprintln!("press: {message}\nTry: press help");
            ExitCode::from(2)
        }
        Err(Failure::Impossible(message)) => {
            eprintln!("press: {message}");
            ExitCode::from(2)
        }
    }
}

fn start(mut arguments: lexopt::Parser) -> Result<Outcome, Failure> {
    let command = match arguments.next()? {
        Some(Value(name)) => name.string()?,
        Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
        None => return Err(Failure::Usage("say what to do".to_owned())),
    };
    match command.as_str() {
        "help" => {
            print!("{HELP}");
            Ok(Outcome::Done)
        }
        "check" => {
            let options = Options::read(arguments, &[])?;
            check::run(&options.folder("the edition's folder")?)
        }
        "schema" => {
            let options = Options::read(arguments, &["check"])?;
            schema::run(&options.folder("the folder for the schemas")?, options.check)
        }
        "teasers" => {
            let options = Options::read(arguments, &["per-page", "lists"])?;
            let per_page = options.per_page.ok_or_else(|| Failure::Usage("--per-page N is missing".to_owned()))?;
            if per_page == 0 {
                return Err(Failure::Usage("--per-page must be 1 or more".to_owned()));
            }
            teasers::run(&options.folder("the edition's folder")?, per_page, options.lists.as_deref())
        }
        "weigh" => weigh::run(&Options::read(arguments, &[])?.folder("the built site's folder")?),
        other => Err(Failure::Usage(format!("there is no command \"{other}\""))),
    }
}

/// The arguments after the command's name.
#[derive(Default)]
struct Options {
    folders: Vec<PathBuf>,
    check: bool,
    per_page: Option<usize>,
    lists: Option<PathBuf>,
}

impl Options {
    fn read(mut arguments: lexopt::Parser, known: &[&str]) -> Result<Options, Failure> {
        let mut options = Options::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("check") if known.contains(&"check") => options.check = true,
                Long("per-page") if known.contains(&"per-page") => options.per_page = Some(arguments.value()?.parse()?),
                Long("lists") if known.contains(&"lists") => options.lists = Some(arguments.value()?.into()),
                Value(folder) => options.folders.push(folder.into()),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }

    fn folder(&self, what: &str) -> Result<PathBuf, Failure> {
        match self.folders.as_slice() {
            [folder] => Ok(folder.clone()),
            [] => Err(Failure::Usage(format!("{what} is missing"))),
            _ => Err(Failure::Usage(format!("{what} must be one, not {}", self.folders.len()))),
        }
    }
}
