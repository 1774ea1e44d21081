//! The sources: each reads its own format into stories. A further source is one file here.

pub mod ans;
pub mod dates;
mod decode;
mod documents;
pub mod feed;
pub mod fetched;
pub mod ghost;
pub mod markdown;
pub mod ninjs;
mod text;
pub mod wordpress;
mod xml;

use super::report::Report;
use super::story::{Newsroom, Story};

/// A source, opened.
pub trait Source {
    /// What the source says of the newspaper as a whole. Called first.
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError>;

    /// Reads the stories that changed since `since` (all, if it is `None`), and gives each to `each` as soon as it is
    /// whole. A story that cannot be read is noted in the report; an error ends the run, which the next run resumes.
    fn stories(
        &mut self,
        since: Option<jiff::Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError>;

    /// The keys of all stories that are published now, if the source can tell; `None` if what is missing may still be
    /// published, as in a feed.
    fn keys(&mut self) -> Result<Option<Vec<String>>, SourceError> {
        Ok(None)
    }
}

/// Why a source could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("{0}")]
    Unreadable(String),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}
