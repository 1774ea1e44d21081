//! Ghost's Content API: pages of posts, pages, and the settings, fetched with the site's public key.

use super::export::{self, Export};
use crate::import::sources::SourceError;
use crate::import::sources::decode::decode;
use crate::import::sources::fetched::Fetch;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::HashMap;
use url::Url;

/// A site's pages of 100 posts are followed so far.
const MOST_PAGES: u32 = 10_000;

/// A site's Content API.
pub struct Api {
    /// The site's address, with a slash at its end.
    pub site: Url,
    pub key: String,
    pub fetch: Fetch,
}

impl Api {
    fn get(&mut self, what: &str, parameters: &[(&str, &str)]) -> Result<Value, SourceError> {
        let unreadable = |message: String| SourceError::Unreadable(format!("{what} of Ghost's Content API: {message}"));
        let mut url =
            self.site.join(&format!("ghost/api/content/{what}/")).map_err(|error| unreadable(error.to_string()))?;
        url.query_pairs_mut().append_pair("key", &self.key).extend_pairs(parameters);
        // The key is in the address, so an error does not show it.
        let fetched = (self.fetch)(&url).map_err(|error| unreadable(error.replace(&self.key, "…")))?;
        let text = decode(&fetched.bytes, fetched.content_type.as_deref()).text;
        let value: Value = serde_json::from_str(&text).map_err(|error| unreadable(format!("not JSON: {error}")))?;
        match value.pointer("/errors/0/message").and_then(Value::as_str) {
            Some(message) => Err(unreadable(message.to_owned())),
            None => Ok(value),
        }
    }

    /// The site's settings.
    pub fn settings(&mut self) -> Result<HashMap<String, String>, SourceError> {
        let answer = self.get("settings", &[])?;
        Ok(answer.as_object().map(export::settings).unwrap_or_default())
    }

    /// Gives each page of `posts` or `pages` to `each`: those that changed since a time, or only their ids.
    pub fn all(
        &mut self,
        what: &str,
        since: Option<Timestamp>,
        only_ids: bool,
        each: &mut dyn FnMut(Export) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        let changed = since.map(|since| format!("updated_at:>'{}'", since.strftime("%Y-%m-%d %H:%M:%S")));
        let mut page = 1;
        while page <= MOST_PAGES {
            let number = page.to_string();
            let mut parameters = vec![("limit", "100"), ("page", number.as_str()), ("order", "id asc")];
            parameters.push(if only_ids { ("fields", "id,visibility") } else { ("include", "authors,tags") });
            parameters.extend(changed.as_deref().map(|filter| ("filter", filter)));
            let answer = self.get(what, &parameters)?;
            let export = export::read(&answer);
            each(export.ok_or_else(|| SourceError::Unreadable(format!("Ghost's Content API gave no {what}")))?)?;
            let next = answer
                .pointer("/meta/pagination/next")
                .and_then(Value::as_u64)
                .and_then(|next| u32::try_from(next).ok());
            match next.filter(|next| *next > page) {
                Some(next) => page = next,
                None => break,
            }
        }
        Ok(())
    }
}
