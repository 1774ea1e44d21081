//! WordPress, by its REST API as any reader may call it, and by its export files.
//!
//! - `api`: where the API is, and how it answers page by page.
//! - `story`: a post or a page as a story. `terms`: categories with those above them. `wxr`: export files.
//!
//! Posts and pages that are published, and nothing else: drafts, private and protected ones are not asked for or left out.
//! Rules: <https://developer.wordpress.org/rest-api/reference/>.

mod api;
mod story;
mod terms;
pub mod wxr;

use super::fetched::Fetch;
use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story};
use api::Api;
use jiff::Timestamp;
use serde_json::Value;
use terms::Categories;
use url::Url;

/// The collections that become articles, with the beginning of their stories' keys.
const COLLECTIONS: [(&str, &str); 2] = [("posts", "post"), ("pages", "page")];

/// Opens the site at an address.
pub fn open(site: &Url, fetch: Fetch) -> Result<Box<dyn Source>, SourceError> {
    let api = Api::find(site, fetch)?;
    Ok(Box::new(WordPress { api, categories: Categories::default() }))
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
        let categories = Categories::default();
        self.items.iter().filter_map(|item| story::story(item, "post", &categories, report)).try_for_each(each)
    }
}

struct WordPress {
    api: Api,
    categories: Categories,
}

impl Source for WordPress {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        match self.api.all("categories", "") {
            Ok(categories) => self.categories = Categories::of(&categories),
            Err(error) => report.note(format!("categories not read: {error}"), ""),
        }
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
        for (collection, kind) in COLLECTIONS {
            let categories = &self.categories;
            self.api.pages(collection, &query, &mut |items| {
                for item in &items {
                    if let Some(story) = story::story(item, kind, categories, report) {
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
        for (collection, kind) in COLLECTIONS {
            // A post that gets a password later is gone for readers.
            let items = self.api.all(collection, "&_fields=id,content.protected")?;
            let is_open = |item: &&Value| item["content"]["protected"] != true;
            keys.extend(items.iter().filter(is_open).filter_map(|item| key(kind, item)));
        }
        Ok(Some(keys))
    }
}

fn key(kind: &str, item: &Value) -> Option<String> {
    Some(format!("{kind}/{}", item["id"].as_u64()?))
}
