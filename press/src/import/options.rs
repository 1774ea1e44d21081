//! The command line of `press import`.

use super::corpus;
use super::settings::Pictures;
use super::sources::{Source, SourceError, ans, feed, fetched::Fetch, ghost, markdown, ninjs, wordpress};
use clap::{Args, Subcommand};
use std::path::PathBuf;
use url::Url;

/// Make an edition of what a newsroom has, or bring it up to date
///
/// The first run writes import.toml into the folder <EDITION_DIR>.import: it says what becomes of what. Run the same
/// command again for what has changed since. What an editor writes into <EDITION_DIR>.import/overrides/, by the names of
/// the edition's files, is merged into them; an article that was edited by hand stays as it is.
#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub(crate) enum Command {
    #[command(flatten)]
    Import(From),
    #[command(hide = true)]
    Corpus(corpus::Options),
}

/// Where from.
#[derive(Subcommand)]
pub(crate) enum From {
    /// A WordPress site, by its address or by its export files
    Wordpress {
        #[arg(value_name = "URL", required_unless_present = "wxr", conflicts_with = "wxr")]
        site: Option<Url>,
        /// Export files of the site (Tools, Export), or folders of them, in place of its address
        #[arg(long, value_name = "PATH", num_args = 1..)]
        wxr: Vec<PathBuf>,
        #[command(flatten)]
        into: Into,
    },
    /// A Ghost export, or a Ghost site by its Content API
    Ghost {
        #[arg(value_name = "FILE_OR_URL", required = true)]
        from: Vec<String>,
        /// The key of the Content API, for an address
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// The address of the site's home page, for files
        #[arg(long, value_name = "URL")]
        site: Option<Url>,
        #[command(flatten)]
        into: Into,
    },
    /// RSS, RDF, Atom and JSON feeds, by address or file
    Feed {
        #[arg(value_name = "URL_OR_FILE", required = true)]
        feeds: Vec<String>,
        #[command(flatten)]
        into: Into,
    },
    /// A folder of Markdown with front matter, as for Jekyll, Hugo or Zola
    Markdown {
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
        /// The address of the site's home page
        #[arg(long, value_name = "URL")]
        site: Option<Url>,
        #[command(flatten)]
        into: Into,
    },
    /// Arc XP stories (ANS), in files or folders
    Ans {
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// The website's id, where stories are on several
        #[arg(long, value_name = "ID")]
        website: Option<String>,
        /// The address of the website's home page
        #[arg(long, value_name = "URL")]
        site: Option<Url>,
        #[command(flatten)]
        into: Into,
    },
    /// News agencies' items (ninjs), in files or folders
    Ninjs {
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<PathBuf>,
        /// Also import items whose terms exclude places or uses, and expired ones
        #[arg(long)]
        allow_restricted: bool,
        #[command(flatten)]
        into: Into,
    },
}

/// Where to, and how.
#[derive(Args)]
pub(crate) struct Into {
    /// The edition's folder
    #[arg(long, value_name = "EDITION_DIR")]
    pub out: PathBuf,
    /// Write what was left out or made plainer into a file, by kind and story
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Where pictures are, whatever import.toml says
    #[arg(long, value_name = "WHERE")]
    pub media: Option<Pictures>,
    /// Believe the source also if more than a tenth of the stories are gone
    #[arg(long)]
    pub yes: bool,
    /// Show no progress
    #[arg(long)]
    pub quiet: bool,
}

impl From {
    /// Where to.
    pub fn into(&self) -> &Into {
        match self {
            From::Wordpress { into, .. }
            | From::Ghost { into, .. }
            | From::Feed { into, .. }
            | From::Markdown { into, .. }
            | From::Ans { into, .. }
            | From::Ninjs { into, .. } => into,
        }
    }

    /// The address by which private ones are allowed or not.
    pub fn address(&self) -> Option<Url> {
        match self {
            From::Wordpress { site, .. } => site.clone(),
            From::Ghost { from, site, .. } => from.iter().find_map(|from| address(from)).or_else(|| site.clone()),
            From::Feed { feeds, .. } => feeds.iter().find_map(|feed| address(feed)),
            From::Markdown { site, .. } | From::Ans { site, .. } => site.clone(),
            From::Ninjs { .. } => None,
        }
    }

    /// Opens the source. `choice`: what of a WordPress is imported.
    pub fn open(&self, choice: wordpress::Choice, fetch: Fetch) -> Result<Box<dyn Source>, SourceError> {
        match self {
            From::Wordpress { site: Some(site), .. } => wordpress::open(site, choice, fetch),
            From::Wordpress { wxr, .. } => wordpress::wxr::open(wxr, choice),
            From::Ghost { from, key, site, .. } => match (from.iter().find_map(|from| address(from)), key) {
                (Some(url), Some(key)) => ghost::open_api(url, key, fetch),
                (Some(url), None) => {
                    Err(SourceError::Unreadable(format!("{url}: give the key of its Content API by --key")))
                }
                (None, _) => ghost::open(&from.iter().map(PathBuf::from).collect::<Vec<_>>(), site.clone()),
            },
            From::Feed { feeds, .. } => feed::open(feeds, fetch),
            From::Markdown { folder, site, .. } => markdown::open(folder, site.clone()),
            From::Ans { paths, website, site, .. } => {
                ans::open(paths, ans::Options { website: website.clone(), base: site.clone() })
            }
            From::Ninjs { paths, allow_restricted, .. } => {
                ninjs::open(paths, ninjs::Options { allow_restricted: *allow_restricted, now: jiff::Timestamp::now() })
            }
        }
    }
}

/// An address of the web, where a file may be named as well.
fn address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}
