//! The command line: reads the arguments, starts one command, gives its exit code.

use crate::{check, facts, print, schema, size, split, teasers};
use contract::Date;
use lexopt::prelude::*;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

const HELP: &str = "\
press, the native companion of Manchette

press check EDITION_DIR
    Checks an edition's folder against the contract. Names every problem by file, line, column and JSON path.
    Exit code 1 when there is an error; warnings alone give 0.

press teasers EDITION_DIR --per-page N [--lists FILE]
    Rewrites every embedded teaser and all of lists/ from the articles, with N teasers to a full page of a list.
    FILE gives lists a name, description, role or image: {\"topic\": {\"the-id\": {\"description\": \"…\"}}}

press print --dist DIST_DIR --edition EDITION_DIR --out SITE_DIR --site URL [--base PATH] [--app PATH] [--now DATE]
    Prints an edition as static pages over the app that `trunk build --release` wrote into DIST_DIR. SITE_DIR is the
    root of the host at URL, such as https://news.example; --base, / when absent, is the path of the edition's pages in
    it, and --app that of the app's own files when several editions share them. Printing again writes only what has
    changed. --now, an RFC 3339 date, stands for the time of printing. Exit code 1 when something was left out.

press split --dist DIST_DIR --wasm FILE
    Finishes a release build: splits the lazily loaded parts off, binds, optimises, names each file by its content.
    Trunk starts it by tools/print-demo.sh. FILE is the module that cargo linked, below target/.

press schema [--check] DIR
    Writes the contract's JSON Schemas into DIR; with --check, only says whether those there are up to date.

press facts [--check] FILE
    Writes the constants that JavaScript shares with the app into FILE, which is public/facts.js; with --check, only
    says whether the one there is up to date.

press size DIST_DIR
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
        "print" => {
            let known = ["dist", "edition", "out", "site", "base", "app", "now"];
            print::run(&Options::read(arguments, &known)?.for_print()?)
        }
        "schema" => {
            let options = Options::read(arguments, &["check"])?;
            schema::run(&options.folder("the folder for the schemas")?, options.check)
        }
        "facts" => {
            let options = Options::read(arguments, &["check"])?;
            facts::run(&options.folder("the file for the facts")?, options.check)
        }
        "split" => split::run(&Options::read(arguments, &["dist", "wasm"])?.for_split()?),
        "teasers" => {
            let options = Options::read(arguments, &["per-page", "lists"])?;
            let per_page = options.per_page.ok_or_else(|| Failure::Usage("--per-page N is missing".to_owned()))?;
            if per_page == 0 {
                return Err(Failure::Usage("--per-page must be 1 or more".to_owned()));
            }
            teasers::run(&options.folder("the edition's folder")?, per_page, options.lists.as_deref())
        }
        "size" => size::run(&Options::read(arguments, &[])?.folder("the built site's folder")?),
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
    /// Options with a word, by name.
    words: Vec<(&'static str, String)>,
}

impl Options {
    fn read(mut arguments: lexopt::Parser, known: &[&'static str]) -> Result<Options, Failure> {
        let mut options = Options::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("check") if known.contains(&"check") => options.check = true,
                Long("per-page") if known.contains(&"per-page") => options.per_page = Some(arguments.value()?.parse()?),
                Long("lists") if known.contains(&"lists") => options.lists = Some(arguments.value()?.into()),
                Long(name) if let Some(known) = known.iter().find(|known| **known == name) => {
                    options.words.push((known, arguments.value()?.string()?));
                }
                Value(folder) => options.folders.push(folder.into()),
                other => return Err(other.unexpected().into()),
            }
        }
        Ok(options)
    }

    fn word(&self, name: &str) -> Option<&str> {
        self.words.iter().rev().find(|(known, _)| *known == name).map(|(_, word)| word.as_str())
    }

    fn needed(&self, name: &str) -> Result<&str, Failure> {
        self.word(name).ok_or_else(|| Failure::Usage(format!("--{name} is missing")))
    }

    fn for_split(&self) -> Result<split::Options, Failure> {
        Ok(split::Options { dist: self.needed("dist")?.into(), wasm: self.needed("wasm")?.into() })
    }

    fn for_print(&self) -> Result<print::Options, Failure> {
        let site = self.needed("site")?;
        if !site.starts_with("https://") && !site.starts_with("http://") {
            return Err(Failure::Usage("--site must be a whole address, such as https://news.example".to_owned()));
        }
        let now = match self.word("now") {
            None => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() as i64),
            Some(date) => Date::parse(date)
                .ok_or_else(|| Failure::Usage("--now must be a date such as 2026-01-31T08:00:00+01:00".to_owned()))?
                .timestamp(),
        };
        Ok(print::Options {
            dist: self.needed("dist")?.into(),
            edition: self.needed("edition")?.into(),
            out: self.needed("out")?.into(),
            site: site.to_owned(),
            base: self.word("base").unwrap_or("/").to_owned(),
            app: self.word("app").map(str::to_owned),
            now,
        })
    }

    fn folder(&self, what: &str) -> Result<PathBuf, Failure> {
        match self.folders.as_slice() {
            [folder] => Ok(folder.clone()),
            [] => Err(Failure::Usage(format!("{what} is missing"))),
            _ => Err(Failure::Usage(format!("{what} must be one, not {}", self.folders.len()))),
        }
    }
}
