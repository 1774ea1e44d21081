//! The program `bench`. The code is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    benches::command_line::run()
}
