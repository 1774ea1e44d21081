//! The program `press`, on editions in temporary folders.
//!
//! `../edition` is a valid edition. Each case breaks a copy of it in one place and has the expected report.

mod check_addresses;
mod check_edition;
mod check_files;
mod check_lists;
mod check_values;
mod edition;
mod embargo;
mod examples;
mod facts;
mod gallery;
mod html;
mod live_demo;
mod most_read;
mod moves;
mod preview;
mod print;
mod program;
mod related;
mod schema;
mod site;
mod teasers;
mod withdrawn;
mod worker;
