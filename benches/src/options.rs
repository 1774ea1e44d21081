//! The options of the commands that measure.

use crate::places;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Options {
    /// The sizes of the editions to print
    #[arg(long, value_name = "N,N,N", value_delimiter = ',', default_values_t = [100, 10_000, 100_000])]
    pub articles: Vec<usize>,
    /// The number of visits of each kind
    #[arg(long, value_name = "N", default_value_t = 11)]
    pub runs: usize,
    /// The built and printed site
    #[arg(long, value_name = "DIR", default_value_os_t = places::workspace().join("dist"))]
    pub dist: PathBuf,
}
