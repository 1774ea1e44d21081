//! `press preview`: serves an edition on this computer as it will be, with its unpublished articles.
//!
//! Pages are rendered when they are asked for, so that a large edition starts at once. Nothing is written anywhere.

mod about;
mod desk;
mod frame;
mod response;
mod server;
mod site;
mod watch;

use crate::error::{Error, Outcome};
use crate::print;
use contract::Date;
use desk::Desk;
use std::path::PathBuf;
use std::sync::Arc;

/// Serve an edition on this computer as it will be, with its embargoed articles and drafts
///
/// Open pages follow every change of the edition, and show what the checker says of their files. Nothing is written, and
/// no other computer is answered.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The edition's folder
    #[arg(value_name = "EDITION_DIR")]
    edition: PathBuf,
    /// The folder of the built app
    #[arg(long, value_name = "DIST_DIR", default_value = "dist")]
    dist: PathBuf,
    /// The path of the edition's pages
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = print::folder_path)]
    base: String,
    /// The port; 0 for one that is free
    #[arg(long, value_name = "PORT", default_value_t = 8100)]
    port: u16,
    /// The date (RFC 3339) that counts as now
    #[arg(long, value_name = "DATE", value_parser = print::date)]
    now: Option<Date>,
}

/// Serves the edition until the process is ended.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let server = server::bind(options.port)?;
    let print = print::Options {
        dist: options.dist.clone(),
        edition: options.edition.clone(),
        // Nothing is written there.
        out: options.edition.join(".preview"),
        site: format!("http://127.0.0.1:{}", server.port),
        base: options.base.clone(),
        app: None,
        now: options.now,
        allow_removal: true,
    };
    let desk = Arc::new(Desk::open(print)?);
    // It ends when it is dropped.
    let _watcher = watch::start(&desk, &options.edition)?;
    say!("http://127.0.0.1:{}{}", server.port, options.base);
    say!("http://127.0.0.1:{}{} lists what is unpublished; end with Ctrl+C", server.port, site::LIST);
    server.run(desk)
}
