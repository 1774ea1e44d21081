//! WordPress, by its REST API as any reader may call it, and by its export files.
//!
//! - `api`: where the API is, and how it answers page by page.
//! - `choice`: what of a site is imported. `collections`: where the API has it.
//! - `story`: a post or a page as a story. `terms`: its sections and tags. `wxr`: export files.
//!
//! Posts and pages that are published, and nothing else: drafts, private and protected ones are not asked for or left out.
//! Rules: <https://developer.wordpress.org/rest-api/reference/>.

mod api;
mod choice;
mod collections;
mod story;
mod terms;
pub mod wxr;

use super::fetched::Fetch;
use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story};
use api::Api;
pub use choice::Choice;
use collections::Collection;
use jiff::Timestamp;
use serde_json::Value;
use terms::Taxonomies;
use url::Url;

/// Opens the site at an address.
pub fn open(site: &Url, choice: Choice, fetch: Fetch) -> Result<Box<dyn Source>, SourceError> {
    let api = Api::find(site, fetch)?;
    Ok(Box::new(WordPress { api, choice, types: Vec::new(), taxonomies: Taxonomies::default() }))
}

/// Posts and pages that the API answered, as files: one item each, or lists of them.
pub fn documents(items: Vec<Value>) -> Box<dyn Source> {
    let items = items.into_iter().flat_map(|item| match item {
        Value::Array(items) => items,
        item => vec![item],
    });
    Box::new(Documents { items: items.filter(|item| item["content"].is_object()).collect() })
}

struct Documents {
    items: Vec<Value>,
}

impl Source for Documents {
    fn newsroom(&mut self, _: &mut Report) -> Result<Newsroom, SourceError> {
        Ok(Newsroom::default())
    }

    fn stories(
        &mut self,
        _: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        let taxonomies = Taxonomies::new(&[], Vec::new(), &Choice::default().tags);
        self.items.iter().filter_map(|item| story::story(item, "post", &taxonomies, report)).try_for_each(each)
    }
}

struct WordPress {
    api: Api,
    choice: Choice,
    /// The types to import, which the newsroom is asked for.
    types: Vec<Collection>,
    taxonomies: Taxonomies,
}

impl Source for WordPress {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        self.types = collections::types(&mut self.api, &self.choice, report)?;
        let mut sections = Vec::new();
        let taxonomies = collections::taxonomies(&mut self.api, &self.choice, report);
        for taxonomy in &taxonomies {
            match self.api.all(&taxonomy.route, "") {
                Ok(terms) => sections.extend(terms),
                Err(error) => report.note(format!("{} not read: {error}", taxonomy.field), ""),
            }
        }
        let fields = taxonomies.into_iter().map(|taxonomy| taxonomy.field).collect();
        self.taxonomies = Taxonomies::new(&sections, fields, &self.choice.tags);
        Ok(story::newsroom(&self.api.root, &self.api.home, self.api.language.clone()))
    }

    fn stories(
        &mut self,
        since: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        // WordPress reads a time without zone as the site's; the margin is for its clock.
        let since = since.map(|time| format!("&modified_after={}Z", story::utc(time)));
        let query = format!("&_embed=author,wp:term,wp:featuredmedia{}", since.unwrap_or_default());
        for collection in &self.types {
            let taxonomies = &self.taxonomies;
            self.api.pages(&collection.route, &query, &mut |items| {
                for item in &items {
                    if let Some(story) = story::story(item, &collection.name, taxonomies, report) {
                        each(story)?;
                    }
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn keys(&mut self) -> Result<Option<Vec<String>>, SourceError> {
        let mut keys = Vec::new();
        for collection in &self.types {
            // A post that gets a password later is gone for readers.
            let items = self.api.all(&collection.route, "&_fields=id,content.protected")?;
            let is_open = |item: &&Value| item["content"]["protected"] != true;
            keys.extend(items.iter().filter(is_open).filter_map(|item| key(&collection.name, item)));
        }
        Ok(Some(keys))
    }
}

fn key(kind: &str, item: &Value) -> Option<String> {
    Some(format!("{kind}/{}", item["id"].as_u64()?))
}
