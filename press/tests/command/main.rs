//! press as its users run it, on editions in folders of their own.
//!
//! `../edition` is an edition without fault. Each case breaks a copy of it in one place and says what must be reported.

mod check_edition;
mod check_files;
mod check_lists;
mod check_values;
mod edition;
mod examples;
mod facts;
mod gallery;
mod print;
mod program;
mod schema;
mod site;
mod teasers;
mod worker;
