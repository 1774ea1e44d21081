//! A file of Markdown: where it lies, what its front matter says, and where readers find it.

use super::fields::{flag, list, text};
use super::front_matter;
use super::site::{Program, Site};
use crate::import::sources::dates::{self, Date};
use crate::import::sources::decode::decode;
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

/// Larger files are not read.
const LARGEST: u64 = 16 << 20;

/// A file.
#[derive(Debug)]
pub struct File {
    pub path: PathBuf,
    /// Relative to the folder, with `/`.
    pub name: String,
    pub fields: Map<String, Value>,
    pub problem: Option<String>,
    pub has_front_matter: bool,
    pub body: String,
    pub published: Option<Date>,
    /// The file's name without ending and date; that of its folder for an `index.md`.
    pub stem: String,
    /// The folders that it lies in, from the site's, without those that programs need.
    pub folders: Vec<String>,
    pub is_in_posts: bool,
}

impl File {
    /// Reads a file; a message says why not.
    pub fn read(path: &Path, folder: &Path, site: &Site) -> Result<File, String> {
        if fs::metadata(path).map_err(|error| error.to_string())?.len() > LARGEST {
            return Err("file too large to read".to_owned());
        }
        let bytes = fs::read(path).map_err(|error| error.to_string())?;
        let text = decode(&bytes, None).text;
        let parts = front_matter::split(&text);
        let relative = path.strip_prefix(&site.root).or_else(|_| path.strip_prefix(folder)).unwrap_or(path);
        let mut folders: Vec<String> = relative
            .parent()
            .into_iter()
            .flat_map(Path::components)
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        let is_in_posts = folders.iter().any(|name| name == "_posts") || folder.ends_with("_posts");
        let mut stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if stem == "index"
            && let Some(name) = folders.pop()
        {
            stem = name;
        }
        folders.retain(|name| !name.starts_with('_') && name != "content");
        let (date_in_name, stem) = dated(&stem);
        let date = text_of_date(&parts.fields).or(date_in_name);
        Ok(File {
            path: path.to_owned(),
            name: path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/"),
            published: date.and_then(|text| dates::read(&text, &site.reading)),
            problem: parts.problem,
            has_front_matter: parts.has_front_matter,
            body: parts.body.to_owned(),
            fields: parts.fields,
            stem,
            folders,
            is_in_posts,
        })
    }

    /// Where readers find the story: said by the front matter, else as the program makes it. `None` if nobody says where
    /// the site is, or which program made it.
    pub fn address(&self, site: &Site) -> Option<Url> {
        let base = site.address.as_ref()?;
        let said = self.said();
        if let Some(path) = said {
            // A permalink without a slash at its beginning is one all the same.
            return base.join(path.trim_start_matches('/')).ok();
        }
        if site.program == Program::Unknown {
            return None;
        }
        let slug = text(&self.fields, &["slug"]).unwrap_or_else(|| self.stem.clone());
        let path = match site.program {
            Program::Jekyll if self.is_in_posts => self.jekyll(site, &slug)?,
            Program::Jekyll => [self.folders.as_slice(), &[format!("{slug}.html")]].concat().join("/"),
            _ => format!("{}/", [self.folders.as_slice(), &[slug]].concat().join("/")),
        };
        let encoded: Vec<String> = path.split('/').map(encode).collect();
        base.join(encoded.join("/").trim_start_matches('/')).ok()
    }

    /// The address that the front matter says: a path, or a whole address; not a pattern.
    pub fn said(&self) -> Option<String> {
        let said = text(&self.fields, &["permalink", "url", "path"]);
        said.filter(|path| !path.contains("/:") && !path.starts_with(':'))
    }

    fn jekyll(&self, site: &Site, slug: &str) -> Option<String> {
        let own = text(&self.fields, &["permalink"]);
        let pattern = match own.as_deref().or(site.permalink.as_deref()).unwrap_or("date") {
            "date" => "/:categories/:year/:month/:day/:title.html",
            "pretty" => "/:categories/:year/:month/:day/:title/",
            "ordinal" => "/:categories/:year/:y_day/:title.html",
            "none" => "/:categories/:title.html",
            pattern => pattern,
        };
        let date = site.reading.zone.to_datetime(self.published?.time);
        let mut path = pattern.to_owned();
        // Longer names first, since `:year` begins as `:y_day` does not, but `:i_month` has `:month` in it nowhere.
        for (name, value) in [
            (":categories", self.categories().join("/").to_lowercase()),
            (":short_year", format!("{:02}", date.year().rem_euclid(100))),
            (":year", date.year().to_string()),
            (":i_month", date.month().to_string()),
            (":month", format!("{:02}", date.month())),
            (":i_day", date.day().to_string()),
            (":y_day", format!("{:03}", date.day_of_year())),
            (":day", format!("{:02}", date.day())),
            (":hour", format!("{:02}", date.hour())),
            (":minute", format!("{:02}", date.minute())),
            (":title", slug.to_owned()),
            (":slug", slug.to_owned()),
        ] {
            path = path.replace(name, &value);
        }
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let end = if path.ends_with('/') { "/" } else { "" };
        Some(format!("{}{end}", parts.join("/")))
    }

    /// The categories; for Jekyll also the folders above `_posts`.
    pub fn categories(&self) -> Vec<String> {
        let mut names = if self.is_in_posts { self.folders.clone() } else { Vec::new() };
        names.extend(list(&self.fields, "category", false));
        names.extend(list(&self.fields, "categories", true));
        if let Some(Value::Object(taxonomies)) = self.fields.get("taxonomies") {
            names.extend(list(taxonomies, "categories", false));
        }
        let mut unique: Vec<String> = Vec::new();
        for name in names {
            if !unique.contains(&name) {
                unique.push(name);
            }
        }
        unique
    }

    /// Why the file is not published, if it is not.
    pub fn unpublished(&self, now: jiff::Timestamp, site: &Site) -> Option<&'static str> {
        if flag(&self.fields, "published") == Some(false) || flag(&self.fields, "draft") == Some(true) {
            return Some("draft left out");
        }
        if self.published.is_some_and(|date| date.time > now) {
            return Some("story of the future left out");
        }
        let expiry = text(&self.fields, &["expiryDate", "expirydate", "unpublishdate"]);
        let expiry = expiry.and_then(|text| dates::read(&text, &site.reading));
        expiry.filter(|date| date.time < now).map(|_| "story that has expired left out")
    }
}

fn encode(part: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'%');
    utf8_percent_encode(part, PATH).to_string()
}

fn text_of_date(fields: &Map<String, Value>) -> Option<String> {
    text(fields, &["date", "publishDate", "publishdate", "published_at", "pubDate", "created"])
}

/// A name such as `2024-03-08-crane` as its date and the rest.
fn dated(stem: &str) -> (Option<String>, String) {
    let date = stem.get(..10).filter(|date| {
        date.char_indices().all(|(at, char)| if matches!(at, 4 | 7) { char == '-' } else { char.is_ascii_digit() })
    });
    match (date, stem.get(10..).and_then(|rest| rest.strip_prefix(['-', '_']))) {
        (Some(date), Some(rest)) if !rest.is_empty() => (Some(date.to_owned()), rest.to_owned()),
        _ => (None, stem.to_owned()),
    }
}
