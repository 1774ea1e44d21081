//! `import.toml`: what becomes of what is imported. It is written with all defaults on the first run.

use super::html::Selectors;
use super::sources::wordpress;
use crate::error::Error;
use crate::{atomic, related};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of the first run.
const DEFAULTS: &str = include_str!("import.toml");

/// The settings.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Settings {
    /// The newspaper's name; by default, the source's.
    pub name: Option<String>,
    /// Its language (BCP 47); by default, the source's.
    pub language: Option<String>,
    /// The pattern of addresses of articles.
    pub article_path: String,
    /// True if the newspaper moves here for good: search engines index the new addresses.
    pub moved: bool,
    pub sections: Sections,
    pub topics: Topics,
    pub wordpress: wordpress::Choice,
    /// The number of stories of each section on the front page.
    pub front_stories: usize,
    /// The number of teasers on a full page of a list.
    pub per_page: usize,
    /// The number of related stories of an article.
    pub related: usize,
    /// CSS selectors of elements of a body to leave out.
    pub leave_out: Vec<String>,
    /// What becomes of a story that the source has no longer.
    pub removed: Removed,
    /// The message on the page of a withdrawn story.
    pub withdrawn_message: String,
    /// Where pictures are.
    pub pictures: Pictures,
    /// True if pictures whose size the source does not say are measured.
    pub measure_pictures: bool,
    /// True if servers in the private network may be asked for pictures and pages.
    pub private_network: bool,
    /// The address of a proxy.
    pub proxy: Option<String>,
}

/// Which category is the section of a story.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Sections {
    /// The outermost of nested categories.
    Top,
    /// The innermost.
    Leaf,
}

/// Which tags are topics.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Topics {
    pub at_least: usize,
    pub at_most: usize,
}

/// What becomes of a story that the source has no longer.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Removed {
    /// Its page says that it was withdrawn.
    Withdraw,
    /// Its file is deleted.
    Delete,
    /// It stays.
    Keep,
}

/// Where the pictures of articles are.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Pictures {
    /// Where the source has them.
    Source,
    /// In the edition's folder.
    Copy,
}

impl Default for Topics {
    fn default() -> Self {
        Topics { at_least: 3, at_most: 200 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            name: None,
            language: None,
            article_path: "/article/:id/".to_owned(),
            moved: false,
            sections: Sections::Top,
            topics: Topics::default(),
            wordpress: wordpress::Choice::default(),
            front_stories: 4,
            per_page: 20,
            related: 3,
            leave_out: Vec::new(),
            removed: Removed::Withdraw,
            withdrawn_message: String::new(),
            pictures: Pictures::Source,
            measure_pictures: true,
            private_network: false,
            proxy: None,
        }
    }
}

/// The settings of an import, with a hash of their text: if that changes, everything is converted again.
pub struct Loaded {
    pub settings: Settings,
    pub selectors: Selectors,
    pub hash: u64,
}

/// Reads the settings in a folder, or writes them there. `pictures` is what the command line says.
pub fn load(folder: &Path, pictures: Option<Pictures>) -> Result<Loaded, Error> {
    let path = path(folder);
    if !path.exists() {
        atomic::write(&path, DEFAULTS.as_bytes())?;
    }
    let text = fs::read_to_string(&path).map_err(Error::read(&path))?;
    let wrong = |message: String| wrong(folder, message);
    let mut settings: Settings = toml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    settings.pictures = pictures.unwrap_or(settings.pictures);
    if settings.per_page == 0 {
        return Err(wrong("per-page: a page has at least one teaser".to_owned()));
    }
    let selectors = Selectors::parse(&settings.leave_out).map_err(|error| wrong(format!("leave-out: {error}")))?;
    let hash = related::hash(&format!("{text}{:?}", settings.pictures));
    Ok(Loaded { settings, selectors, hash })
}

/// An error in the settings of a folder.
pub fn wrong(folder: &Path, message: String) -> Error {
    Error::Settings { path: path(folder), message }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("import.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_has_all_defaults() {
        let written: Settings = toml::from_str(DEFAULTS).unwrap();
        assert_eq!(format!("{written:?}"), format!("{:?}", Settings::default()));
        // Each line that is commented out is a setting as well.
        let lines =
            DEFAULTS.lines().map(|line| line.strip_prefix("#= ").unwrap_or(line)).collect::<Vec<_>>().join("\n");
        toml::from_str::<Settings>(&lines).unwrap();
    }
}
