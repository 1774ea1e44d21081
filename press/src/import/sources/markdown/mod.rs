//! A folder of Markdown with front matter, as Jekyll, Hugo and Zola have it.
//!
//! - `site`: the settings around the folder; `file`: a file with its front matter (`front_matter`, `fields`).
//! - `leftovers`: what the programs put between Markdown; `body`: Markdown to HTML; `pictures`: their addresses.
//! - `story`: a file becomes a story.

mod body;
mod fields;
mod file;
mod front_matter;
mod leftovers;
mod pictures;
mod site;
mod story;

use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story, Term};
use file::File;
use jiff::Timestamp;
use site::{Program, Site};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use url::Url;
use walkdir::WalkDir;

/// Opens a folder. `address` is where readers find the site, if its settings do not say it: without, addresses are not
/// known, and pictures are taken from the folder.
pub fn open(folder: &Path, address: Option<Url>) -> Result<Box<dyn Source>, SourceError> {
    if !folder.is_dir() {
        return Err(SourceError::Unreadable(format!("{} is no folder", folder.display())));
    }
    let folder = std::fs::canonicalize(folder)?;
    Ok(Box::new(Markdown { site: Site::find(&folder, address), folder, now: Timestamp::now() }))
}

/// Markdown alone as HTML, for sources that have it in a field.
pub fn to_html(markdown: &str) -> String {
    body::convert(markdown).html
}

struct Markdown {
    site: Site,
    folder: PathBuf,
    /// Stories with a later date are not published yet.
    now: Timestamp,
}

impl Markdown {
    /// All files of Markdown, by path. Folders that programs write, or hide, are not looked into.
    fn files(&self) -> Result<Vec<PathBuf>, SourceError> {
        let mut files = Vec::new();
        let is_looked_into = |entry: &walkdir::DirEntry| {
            let name = entry.file_name().to_string_lossy();
            let is_left_out =
                name.starts_with('.') || matches!(&*name, "node_modules" | "_site" | "_drafts" | "vendor" | "themes");
            entry.depth() == 0 || !(entry.file_type().is_dir() && is_left_out)
        };
        for entry in WalkDir::new(&self.folder).sort_by_file_name().into_iter().filter_entry(is_looked_into) {
            let entry = entry.map_err(|error| SourceError::Unreadable(error.to_string()))?;
            let ending = entry.path().extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
            if entry.file_type().is_file() && matches!(ending.as_deref(), Some("md" | "markdown" | "mkd" | "mdown")) {
                files.push(entry.into_path());
            }
        }
        Ok(files)
    }

    /// The file, if it is a story that is published. Why not is noted.
    fn published(&self, path: &Path, report: &mut Report) -> Option<File> {
        let file = match File::read(path, &self.folder, &self.site) {
            Ok(file) => file,
            Err(problem) => {
                report.note(problem, &path.to_string_lossy());
                return None;
            }
        };
        let reason = if file.stem == "_index" {
            return None;
        } else if !file.has_front_matter && is_about_the_folder(&file.stem) {
            Some("file about the folder left out")
        } else if is_in_another_language(&file.stem, &self.site) {
            Some("file in another language left out")
        } else {
            file.unpublished(self.now, &self.site)
        };
        if let Some(reason) = reason {
            report.note(reason, &file.name);
        }
        reason.is_none().then_some(file)
    }
}

impl Source for Markdown {
    fn newsroom(&mut self, _: &mut Report) -> Result<Newsroom, SourceError> {
        let mut sections = Vec::new();
        // Hugo and Zola describe a section in its folder.
        for path in self.files()?.iter().filter(|path| path.file_stem().is_some_and(|stem| stem == "_index")) {
            let Ok(file) = File::read(path, &self.folder, &self.site) else { continue };
            let [folder] = file.folders.as_slice() else { continue };
            let Some(name) = fields::text(&file.fields, &["title"]) else { continue };
            let description = fields::text(&file.fields, &["description"]);
            sections.push(Term { slug: Some(folder.clone()), name, description });
        }
        Ok(Newsroom {
            name: self.site.title.clone(),
            description: self.site.description.clone(),
            language: self.site.language.clone(),
            home: self.site.address.clone(),
            time_zone: self.site.time_zone.clone(),
            icon: None,
            sections,
        })
    }

    fn stories(
        &mut self,
        _: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        // Links lead to files that come later, so the addresses of all come first.
        let mut addresses = BTreeMap::new();
        let mut names = HashMap::new();
        for path in self.files()? {
            let Ok(file) = File::read(&path, &self.folder, &self.site) else { continue };
            let Some(address) = file.address(&self.site) else { continue };
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            names.entry(stem).or_insert_with(|| address.to_string());
            addresses.insert(file.name, address.to_string());
        }
        let sections: HashMap<String, Term> =
            self.newsroom(report)?.sections.into_iter().filter_map(|term| Some((term.slug.clone()?, term))).collect();
        for path in self.files()? {
            let Some(file) = self.published(&path, report) else { continue };
            let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
            let link = |wanted: &str| linked(wanted, &folder, &addresses, &names);
            let mut story = story::story(&file, &self.site, &link, report);
            for section in story.sections.iter_mut().flatten() {
                if let Some(term) = section.slug.as_ref().and_then(|slug| sections.get(slug)) {
                    *section = term.clone();
                }
            }
            each(story)?;
        }
        Ok(())
    }

    fn keys(&mut self) -> Result<Option<Vec<String>>, SourceError> {
        let mut report = Report::default();
        let files = self.files()?;
        Ok(Some(files.iter().filter_map(|path| self.published(path, &mut report)).map(|file| file.name).collect()))
    }
}

/// The address of the file that a link means: relative to the file it stands in, from the folder, or by its name alone.
fn linked(
    wanted: &str,
    folder: &str,
    addresses: &BTreeMap<String, String>,
    names: &HashMap<String, String>,
) -> Option<String> {
    let wanted = wanted.trim().trim_start_matches("@/");
    let mut parts: Vec<&str> =
        if wanted.starts_with('/') { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in wanted.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let plain = wanted.trim_start_matches("./").trim_start_matches('/');
    let ends = |name: &str| name == plain || name.strip_suffix(plain).is_some_and(|before| before.ends_with('/'));
    let found = addresses
        .get(&parts.join("/"))
        .or_else(|| addresses.iter().find(|(name, _)| ends(name)).map(|(_, address)| address));
    let stem = plain.rsplit('/').next().unwrap_or_default();
    found.or_else(|| names.get(stem)).cloned()
}

/// Names of files that every repository has.
fn is_about_the_folder(stem: &str) -> bool {
    let stem = stem.to_ascii_lowercase();
    matches!(
        stem.as_str(),
        "readme" | "changelog" | "contributing" | "license" | "licence" | "code_of_conduct" | "security"
    )
}

/// Hugo and Zola keep translations beside the original: `crane.fr.md`.
fn is_in_another_language(stem: &str, site: &Site) -> bool {
    let Some((_, code)) = stem.rsplit_once('.') else { return false };
    let is_code = code.len() == 2 && code.chars().all(|char| char.is_ascii_lowercase());
    let own = site.language.as_deref().unwrap_or("en");
    matches!(site.program, Program::Hugo | Program::Zola) && is_code && !own.starts_with(code)
}
