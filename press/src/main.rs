//! The command line of press.
fn main() {}
