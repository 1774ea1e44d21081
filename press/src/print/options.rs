//! The options of `press print`.

use contract::Date;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use url::{Position, Url};

/// Print an edition as static pages over the app that `trunk build --release` has built
///
/// Printing again writes only what has changed. The exit code is 1 if something could not be printed.
#[derive(clap::Args)]
pub struct Options {
    /// The folder of the built app
    #[arg(long, value_name = "DIST_DIR")]
    pub dist: PathBuf,
    /// The edition's folder
    #[arg(long, value_name = "EDITION_DIR")]
    pub edition: PathBuf,
    /// The folder of the site: the root of the host
    #[arg(long, value_name = "SITE_DIR")]
    pub out: PathBuf,
    /// The address of the host, such as `https://news.example`
    #[arg(long, value_name = "URL", value_parser = host)]
    pub site: String,
    /// The path of the edition's pages on the host
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = folder_path)]
    pub base: String,
    /// The path of the app's own files, if several editions share them [default: that of the edition's pages]
    #[arg(long, value_name = "PATH", value_parser = folder_path)]
    pub app: Option<String>,
    /// The date (RFC 3339) that counts as the time of printing, for what is news and most read [default: now]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub now: Option<Date>,
    /// Print even if more than a tenth of the articles of the last print are gone from the edition, and remove them
    #[arg(long)]
    pub allow_removal: bool,
}

impl Options {
    /// The time of printing, in seconds since 1970.
    pub fn timestamp(&self) -> i64 {
        let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs() as i64);
        self.now.map_or_else(clock, |date| date.timestamp())
    }
}

fn host(text: &str) -> Result<String, String> {
    let example = "write one such as https://news.example";
    let url = Url::parse(text).map_err(|error| format!("this is not an address ({error}): {example}"))?;
    if !["http", "https"].contains(&url.scheme()) || !url.has_host() {
        return Err(format!("this is not the address of a host: {example}"));
    }
    if !["", "/"].contains(&&url[Position::BeforePath..]) || !url.username().is_empty() || url.password().is_some() {
        return Err("this is more than the address of a host: give the path of the pages as --base".to_owned());
    }
    Ok(url[..Position::BeforePath].to_owned())
}

/// A path from the host's root that starts and ends with `/`, of characters that configurations of hosts do not
/// misinterpret.
pub fn folder_path(text: &str) -> Result<String, String> {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "-_.~".contains(char);
    let path = text.trim_matches('/');
    if path.is_empty() {
        return Ok("/".to_owned());
    }
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(is_plain);
    if path.split('/').all(is_part) {
        Ok(format!("/{path}/"))
    } else {
        Err("this is not a plain path: use letters, digits and - _ . ~ between slashes, such as /news/".to_owned())
    }
}

/// A date as commands take it.
pub fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "this is not a date: write one such as 2026-01-31T08:00:00+01:00".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_host() {
        for (text, expected) in [
            ("https://news.example", Some("https://news.example")),
            ("https://News.example/", Some("https://news.example")),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("https://news.example/path", None),
            ("https://news.example/?query", None),
            ("https://desk@news.example", None),
            ("news.example", None),
            ("ftp://news.example", None),
        ] {
            assert_eq!(host(text).ok().as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_path_of_a_folder() {
        for (text, expected) in [
            ("/", Some("/")),
            ("", Some("/")),
            ("news", Some("/news/")),
            ("/a/b.c/", Some("/a/b.c/")),
            ("/actualités/", None),
            ("/a//b/", None),
            ("/../up/", None),
            ("/a?b/", None),
        ] {
            assert_eq!(folder_path(text).ok().as_deref(), expected, "{text}");
        }
    }
}
