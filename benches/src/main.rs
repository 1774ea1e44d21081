//! The program `bench`; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    benches::command_line::run()
}
