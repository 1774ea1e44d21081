//! Ghost: its export, in the three forms that there are, and its Content API, as a file or fetched.
//!
//! - `export`: the forms as one; `values`: fields that may be missing; `api`: fetches; `redirects`: beside an export.
//! - `story`: a post becomes a story; `lexical`, `mobiledoc`, `cards`: bodies that Ghost has not rendered.

mod api;
mod cards;
mod export;
mod lexical;
mod mobiledoc;
mod redirects;
mod story;
mod values;

use super::decode::decode;
use super::fetched::Fetch;
use super::text::{address, language};
use super::{Source, SourceError};
use crate::import::report::Report;
use crate::import::story::{Newsroom, Story};
use api::Api;
use export::Export;
use jiff::Timestamp;
use redirects::{Redirects, path_of};
use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use url::Url;

/// Larger exports are not read.
const LARGEST: u64 = 1 << 30;

/// Opens files: exports, or answers of the Content API. `address` is where readers find the site, which exports do not
/// say.
pub fn open(paths: &[PathBuf], address: Option<Url>) -> Result<Box<dyn Source>, SourceError> {
    let mut all = Export::default();
    for path in paths {
        let unreadable = |message: &str| SourceError::Unreadable(format!("{}: {message}", path.display()));
        if fs::metadata(path)?.len() > LARGEST {
            return Err(unreadable("larger than 1 GB"));
        }
        let text = decode(&fs::read(path)?, None).text;
        let value = serde_json::from_str(&text).map_err(|error| unreadable(&format!("not JSON: {error}")))?;
        let export = export::read(&value).ok_or_else(|| unreadable("no posts of Ghost in it"))?;
        all.posts.extend(export.posts);
        all.settings.extend(export.settings);
    }
    Ok(Box::new(Exported { site: address.map(as_folder), export: all, redirects: Redirects::beside(paths) }))
}

/// Opens the Content API of a site, with the key of a custom integration.
pub fn open_api(site: Url, key: &str, fetch: Fetch) -> Result<Box<dyn Source>, SourceError> {
    Ok(Box::new(Fetched { api: Api { site: as_folder(site), key: key.to_owned(), fetch } }))
}

fn as_folder(mut url: Url) -> Url {
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    url
}

struct Exported {
    site: Option<Url>,
    export: Export,
    redirects: Redirects,
}

impl Source for Exported {
    fn newsroom(&mut self, report: &mut Report) -> Result<Newsroom, SourceError> {
        if self.site.is_none() {
            self.site = self.export.settings.get("url").and_then(|url| address(url, None)).map(as_folder);
        }
        if self.site.is_none() {
            report.note("address of the site is not known, pictures and links within it are not found", "Ghost");
        }
        Ok(newsroom(&self.export.settings, self.site.as_ref()))
    }

    fn stories(
        &mut self,
        since: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        let _ = since;
        let site = self.site.as_ref();
        let path = |address: &Url| path_of(address.as_str(), site?);
        let published = self.export.posts.iter().filter(|post| story::unpublished(post).is_none());
        let paths = published.filter_map(|post| path(&story::address_of(post, site)?)).collect();
        let mut former = self.redirects.by_path(site, &paths, report);
        stories(&self.export, site, report, &mut |mut story| {
            let former = story.address.as_ref().and_then(path).and_then(|path| former.remove(&path));
            story.other_addresses.extend(former.unwrap_or_default());
            each(story)
        })
    }

    fn keys(&mut self) -> Result<Option<Vec<String>>, SourceError> {
        Ok(Some(keys(&self.export)))
    }
}

struct Fetched {
    api: Api,
}

impl Source for Fetched {
    fn newsroom(&mut self, _: &mut Report) -> Result<Newsroom, SourceError> {
        Ok(newsroom(&self.api.settings()?, Some(&self.api.site)))
    }

    fn stories(
        &mut self,
        since: Option<Timestamp>,
        report: &mut Report,
        each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        let site = self.api.site.clone();
        for what in ["posts", "pages"] {
            self.api.all(what, since, false, &mut |export| stories(&export, Some(&site), report, each))?;
        }
        Ok(())
    }

    fn keys(&mut self) -> Result<Option<Vec<String>>, SourceError> {
        let mut all = Vec::new();
        for what in ["posts", "pages"] {
            self.api.all(what, None, true, &mut |export| {
                all.extend(keys(&export));
                Ok(())
            })?;
        }
        Ok(Some(all))
    }
}

fn newsroom(settings: &HashMap<String, String>, site: Option<&Url>) -> Newsroom {
    let setting = |names: &[&str]| names.iter().find_map(|name| settings.get(*name)).cloned();
    Newsroom {
        name: setting(&["title"]),
        description: setting(&["description"]),
        language: setting(&["locale", "lang"]).and_then(|text| language(&text)),
        home: setting(&["url"]).and_then(|url| address(&url, None)).or_else(|| site.cloned()),
        time_zone: setting(&["timezone", "active_timezone"]),
        icon: setting(&["icon", "logo"]).and_then(|icon| address(&icon.replace("__GHOST_URL__/", ""), site)),
        sections: Vec::new(),
    }
}

fn stories(
    export: &Export,
    site: Option<&Url>,
    report: &mut Report,
    each: &mut dyn FnMut(Story) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    for post in &export.posts {
        let key = story::key(post).unwrap_or_else(|| "a post without a name".to_owned());
        match story::unpublished(post) {
            Some(reason) => report.note(reason, &key),
            None => match story::story(post, site, report) {
                Some(story) => each(story)?,
                None => report.note("post without title and text left out", &key),
            },
        }
    }
    Ok(())
}

fn keys(export: &Export) -> Vec<String> {
    export.posts.iter().filter(|post| story::unpublished(post).is_none()).filter_map(story::key).collect()
}
