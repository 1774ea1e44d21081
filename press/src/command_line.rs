//! The command line: parses the arguments, runs one command, returns its exit code.

use crate::error::{Error, Outcome};
use crate::{check, facts, import, live, most_read, next, preview, print, related, schema, size, split, teasers};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Manchette's native companion: checks an edition, and prints it as static pages.
#[derive(Parser)]
#[command(name = "press", version, arg_required_else_help = true, args_override_self = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(hide = true)]
    Import(import::Options),
    Check(check::Options),
    Teasers(teasers::Options),
    Related(related::Options),
    MostRead(most_read::Options),
    Print(print::Options),
    Next(next::Options),
    Preview(preview::Options),
    Live(live::Options),
    Schema(schema::Options),
    Facts(facts::Options),
    Split(split::Options),
    Size(size::Options),
}

/// Runs the command that the program's arguments ask for. The exit code is 0 when all is well, 1 when the command found
/// something wrong, 2 when it could not run.
pub fn run() -> ExitCode {
    let command = match CommandLine::try_parse() {
        Ok(CommandLine { command }) => command,
        Err(error) => {
            // If standard output or error is closed, nobody can be told.
            _ = error.print();
            return ExitCode::from(error.exit_code() as u8);
        }
    };
    match start(&command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Failed) => ExitCode::from(1),
        Err(error) => {
            tell!("press: {error}");
            ExitCode::from(2)
        }
    }
}

fn start(command: &Command) -> Result<Outcome, Error> {
    match command {
        Command::Import(options) => import::run(options),
        Command::Check(options) => check::run(options),
        Command::Teasers(options) => teasers::run(options),
        Command::Related(options) => related::run(options),
        Command::MostRead(options) => most_read::run(options),
        Command::Print(options) => print::run(options),
        Command::Next(options) => next::run(options),
        Command::Preview(options) => preview::run(options),
        Command::Live(options) => live::run(options),
        Command::Schema(options) => schema::run(options),
        Command::Facts(options) => facts::run(options),
        Command::Split(options) => split::run(options),
        Command::Size(options) => size::run(options),
    }
}
