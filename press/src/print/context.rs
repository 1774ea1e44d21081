//! The render context: what every page is printed with.

use super::build::Build;
use super::manifest::Theme;
use super::output::Output;
use super::site::{DATA, SiteContext};
use super::source_tree::SourceTree;
use super::template::rebase_url;
use crate::error::Error;
use contract::{Decode, Edition, Icon, MostRead, decode, is_safe_source};
use manchette::address::files;
use manchette::store::Store;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

/// An edition and an app, ready to be printed.
pub struct RenderContext {
    pub site: SiteContext,
    pub build: Build,
    pub sources: SourceTree,
    pub output: Output,
    /// The content security policy of the pages.
    pub policy: String,
    /// The path of the app's own files, from the host's root.
    pub app_path: String,
    pub theme: Theme,
    /// The newest most-read list, unless its window has passed.
    pub most_read: Option<Arc<MostRead>>,
    /// `edition.json` as it is published.
    pub edition_json: String,
    /// The edition, for the app's store.
    pub edition: Arc<Edition>,
    /// What was left out of the pages that were printed.
    pub warnings: Mutex<Vec<String>>,
}

impl RenderContext {
    /// The file of a page, relative to the host's root.
    pub fn file_of(&self, path: &str) -> String {
        format!("{}index.html", path.trim_start_matches('/'))
    }

    /// The folder of the edition's pages, relative to the host's root: empty, or with a slash at its end.
    pub fn folder(&self) -> &str {
        self.site.paths.base().trim_start_matches('/')
    }

    /// A store with the data that all pages show.
    pub fn store(&self) -> Store {
        let store = Store::new(self.site.paths.clone());
        store.insert(files::EDITION, self.edition.clone());
        if let Some(list) = &self.most_read {
            store.insert(files::MOST_READ, list.clone());
        }
        store
    }

    /// Notes a warning, which is printed at the end.
    pub fn warn(&self, warning: String) {
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner).push(warning);
    }

    /// Reads and decodes a file of the edition.
    pub fn read<T: Decode>(&self, file: &str) -> Result<(T, String), Error> {
        let json = self.sources.read(file)?;
        let document = decode(json.as_bytes()).map_err(|source| Error::Decode { file: file.to_owned(), source })?;
        Ok((document, json))
    }

    /// Reads and decodes a file of the edition as the last print has copied it.
    pub fn read_copied<T: Decode>(&self, file: &str) -> Result<(T, String), Error> {
        let path = self.output.root().join(format!("{}{DATA}{file}", self.folder()));
        let json = fs::read_to_string(&path).map_err(Error::read(&path))?;
        let document = decode(json.as_bytes()).map_err(|source| Error::Decode { file: file.to_owned(), source })?;
        Ok((document, json))
    }

    /// True if the edition's files are in the printed site already.
    pub fn is_in_place(&self) -> bool {
        let data = self.output.root().join(format!("{}{DATA}", self.folder()));
        fs::canonicalize(data).ok() == fs::canonicalize(self.sources.root()).ok()
    }

    /// The icon in the tab of a page: the brand's, or the app's own.
    pub fn tab_icon(&self) -> Option<String> {
        let icon = self.edition.brand.icons.iter().find(|icon| is_for_tabs(icon));
        icon.map(|icon| self.site.paths.file(&icon.url)).or(self.built_icon())
    }

    /// The app's own icon, if the brand has none for the tab of a page.
    pub fn built_icon(&self) -> Option<String> {
        let icon = self.build.template.icon.as_ref()?;
        let has_brands = self.edition.brand.icons.iter().any(is_for_tabs);
        (!has_brands).then(|| rebase_url(icon, &self.app_path))
    }
}

fn is_for_tabs(icon: &Icon) -> bool {
    is_safe_source(&icon.url) && icon.purpose.as_deref().is_none_or(|purpose| purpose.contains("any"))
}
