//! The files of a printed site that the edition's JSON names: pictures, videos, sounds, captions, and what texts link to.

use super::site::DATA;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::BTreeSet;
use url::Url;

/// Finds the names in the JSON of one edition.
pub struct Named {
    /// The address of `edition.json`, which all addresses of media are relative to.
    edition: Url,
    /// The path of the edition's files, such as `/data/`.
    data: String,
}

impl Named {
    /// The site's origin.
    pub fn origin(&self) -> String {
        self.edition.origin().ascii_serialization()
    }

    /// `origin` is the site's, `base` the path of the edition's pages.
    pub fn new(origin: &str, base: &str) -> Option<Named> {
        let data = format!("{base}{DATA}");
        let edition = Url::parse(&format!("{origin}{data}edition.json")).ok()?;
        Some(Named { edition, data })
    }

    /// The named files: a path relative to the edition's folder, or one from the host's root, with a slash before it, for
    /// the files of other editions.
    pub fn in_json(&self, json: &Value) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        self.collect(json, &mut names);
        names
    }

    fn collect(&self, value: &Value, names: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value.as_str() {
                        Some(address) if ["url", "href"].contains(&name.as_str()) => names.extend(self.file(address)),
                        _ => self.collect(value, names),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, names)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn file(&self, address: &str) -> Option<String> {
        let url = self.edition.join(address).ok().filter(|url| url.origin() == self.edition.origin())?;
        let path = percent_decode_str(url.path()).decode_utf8().ok()?;
        match path.strip_prefix(&self.data) {
            Some(own) => Some(own.to_owned()),
            None => path.contains(&format!("/{DATA}")).then(|| path.clone().into_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_files_that_an_edition_names() {
        let named = Named::new("https://news.example", "/en/").expect("an address");
        let json = json!({
            "image": { "renditions": [{ "url": "media/the%20lamp.jpg?v=2" }, { "url": "https://img.example/a.jpg" }] },
            "body": [
                { "href": "/en/data/report.pdf#page=3" },
                { "href": "https://news.example/en/data/table.csv" },
                { "url": "../../data/images/quay.webp" },
                { "href": "/en/article/lamp/" },
                { "text": "media/no-address.jpg" },
            ],
        });
        let expected = ["/data/images/quay.webp", "media/the lamp.jpg", "report.pdf", "table.csv"];
        assert_eq!(named.in_json(&json).into_iter().collect::<Vec<_>>(), expected);
    }
}
