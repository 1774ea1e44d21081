//! `press live`: what helps to build and try live blogs.
//!
//! - `demo`: plays a live blog into an edition that is served.
//! - `script`: what it plays. `played`: the file that it plays into, and puts back.

mod demo;
mod played;
mod script;

use crate::error::{Error, Outcome};

/// Play a live blog while you work on one
#[derive(clap::Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Demo(demo::Options),
}

/// Runs the command.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    match &options.command {
        Command::Demo(options) => demo::run(options),
    }
}
