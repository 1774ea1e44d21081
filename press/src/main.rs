//! The program `press`; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    press::command_line::run()
}
