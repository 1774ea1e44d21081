//! The site around a folder of Markdown: which program made it, and what its settings say.

use super::fields::{inner, text};
use super::front_matter;
use crate::import::sources::dates::Reading;
use crate::import::sources::text as texts;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

/// Programs that make sites of Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Program {
    Jekyll,
    Hugo,
    Zola,
    #[default]
    Unknown,
}

/// A site.
#[derive(Debug)]
pub struct Site {
    pub program: Program,
    /// The site's folder, which pictures are looked for in.
    pub root: PathBuf,
    /// Where readers find the site.
    pub address: Option<Url>,
    pub title: Option<String>,
    pub description: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The IANA name.
    pub time_zone: Option<String>,
    /// How Jekyll makes the addresses of posts.
    pub permalink: Option<String>,
    pub reading: Reading,
}

const SETTINGS: [&str; 9] = [
    "_config.yml",
    "_config.yaml",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
];

/// Larger settings are not read.
const LARGEST: u64 = 1 << 20;

impl Site {
    /// Finds the settings in a folder or in one of the three above it. `address` replaces that of the settings.
    pub fn find(folder: &Path, address: Option<Url>) -> Site {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let found = folder
            .ancestors()
            .take(4)
            .find_map(|root| SETTINGS.iter().find_map(|name| Some((root.to_owned(), *name, read(&root.join(name))?))));
        let (root, name, fields) = found.unwrap_or_else(|| (folder.clone(), "", Map::new()));
        let program = match name {
            name if name.starts_with('_') => Program::Jekyll,
            _ if fields.contains_key("base_url") => Program::Zola,
            "" if folder.join("_posts").is_dir() || folder.ends_with("_posts") => Program::Jekyll,
            "" => Program::Unknown,
            _ => Program::Hugo,
        };
        let own =
            text(&fields, &["url", "baseURL", "baseurl", "base_url"]).and_then(|text| texts::address(&text, None));
        let own = own.map(|url| match text(&fields, &["baseurl"]).filter(|_| program == Program::Jekyll) {
            Some(path) => url.join(&path).unwrap_or(url),
            None => url,
        });
        let params = inner(&fields, "params").or_else(|| inner(&fields, "extra"));
        let description = text(&fields, &["description"]).or_else(|| text(params?, &["description"]));
        let tongue = text(
            &fields,
            &["lang", "locale", "languageCode", "default_language", "defaultContentLanguage", "language"],
        );
        let time_zone = text(&fields, &["timezone", "timeZone"]);
        let language = tongue.and_then(|text| texts::language(&text));
        let zone = time_zone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        Site {
            program,
            root,
            address: address.or(own).map(as_folder),
            title: text(&fields, &["title", "name"]),
            description,
            time_zone,
            permalink: text(&fields, &["permalink"]),
            reading: Reading { zone, ..Reading::of(language.as_deref()) },
            language,
        }
    }
}

/// The address with a slash at its end, so that others are resolved within it.
fn as_folder(mut url: Url) -> Url {
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    url
}

fn read(path: &Path) -> Option<Map<String, Value>> {
    if fs::metadata(path).ok()?.len() > LARGEST {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    match path.extension()?.to_str()? {
        "toml" => front_matter::toml_fields(&text).ok(),
        "json" => serde_json::from_str(&text).ok(),
        _ => front_matter::yaml(&text).ok(),
    }
}
