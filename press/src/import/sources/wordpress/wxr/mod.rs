//! WordPress's own export files (WXR), one or several of the same site.
//!
//! - `export`: what the files hold. `php`: the form in which WordPress writes the sizes of pictures.
//! - `sections`: its terms that are sections.
//! - `item`: a post as the REST API gives it, so that both ways lead to the same article.
//! - `content`: the text of a post, which is not rendered in an export. `zone`: the site's time zone.
//!
//! An export also holds what readers must not see: drafts, private posts, passwords, e-mail addresses, comments. Only
//! published posts and pages without a password are read, and of authors their names.

mod content;
mod export;
mod item;
mod php;
mod sections;
mod zone;

use super::choice::{Choice, MISSED};
use super::story;
use super::terms::Taxonomies;
use crate::import::report::Report;
use crate::import::sources::{Source, SourceError};
use crate::import::story::{Newsroom, Story};
use export::{Export, Post};
use jiff::Timestamp;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use url::Url;

/// Opens export files, and all of a folder.
pub fn open(paths: &[PathBuf], choice: Choice) -> Result<Box<dyn Source>, SourceError> {
    Ok(Box::new(Wxr { export: Export::read(paths)?, choice }))
}

struct Wxr {
    export: Export,
    choice: Choice,
}

impl Wxr {
    /// The posts, pages and others that are imported.
    fn chosen(&self) -> impl Iterator<Item = &Post> {
        self.export.published().filter(|post| self.choice.types.contains(&post.kind))
    }
}

impl Source for Wxr {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        for problem in &self.export.problems {
            report.note(problem.clone(), "");
        }
        let missed: BTreeSet<&str> = self.export.published().map(|post| &*post.kind).collect();
        missed.into_iter().filter(|kind| self.choice.misses(kind)).for_each(|kind| report.note(MISSED, kind));
        let site = &self.export.site;
        let home = site.home.clone().or_else(|| Url::parse("https://localhost/").ok());
        let home = home.ok_or_else(|| SourceError::Unreadable("the export names no site".to_owned()))?;
        let root =
            json!({ "name": site.name, "description": site.description, "home": site.home.as_ref().map(Url::as_str) });
        let mut newsroom = story::newsroom(&root, &home, site.language.clone());
        newsroom.home.clone_from(&site.home);
        newsroom.time_zone = zone::of_times(self.chosen().map(|post| (&*post.local_date, &*post.date)));
        Ok(newsroom)
    }

    fn stories(
        &mut self,
        _: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        let sections = self.export.sections.values(&self.choice.sections);
        let fields = self.choice.sections.iter().map(|taxonomy| item::field(taxonomy)).collect();
        let taxonomies = Taxonomies::new(&sections, fields, &self.choice.tags);
        for post in self.chosen() {
            let item = item::of(post, &self.export, report);
            if let Some(mut story) = story::story(&item, &post.kind, &taxonomies, report) {
                story.other_addresses.extend(item::former_addresses(post));
                if story.description.is_none() && !post.excerpt.trim().is_empty() {
                    report.note("excerpt left out: it repeats the text", &story.key);
                }
                each(story)?;
            }
        }
        Ok(())
    }

    fn keys(&mut self) -> Result<Option<Vec<String>>, SourceError> {
        Ok(Some(self.chosen().map(|post| format!("{}/{}", post.kind, post.id)).collect()))
    }
}

/// True for a file that may be an export.
fn is_export(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".xml.gz")
}
