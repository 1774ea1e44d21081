//! Where a site's REST API is, and its answers page by page.

use super::super::SourceError;
use super::super::fetched::{Fetch, Fetched};
use scraper::{Html, Selector};
use serde_json::Value;
use std::collections::HashSet;
use url::Url;

/// The items of a page; fewer when the server fails.
const PER_PAGE: usize = 100;
const FEWEST: usize = 5;
/// Pages in a row without anything new, after which a site is not believed that there is more.
const MOST_WITHOUT_NEW: usize = 10;

/// The API of a site.
pub struct Api {
    fetch: Fetch,
    /// The address of its root: `…/wp-json/`, or `…/?rest_route=/`.
    address: Url,
    /// What the root says of the site.
    pub root: Value,
    pub home: Url,
    /// The language of the home page.
    pub language: Option<String>,
}

impl Api {
    /// Finds the API: where the home page says, at its usual place, or behind a query.
    pub fn find(site: &Url, mut fetch: Fetch) -> Result<Api, SourceError> {
        let mut home = site.clone();
        if !home.path().ends_with('/') {
            home.set_path(&format!("{}/", home.path()));
        }
        home.set_query(None);
        let page = fetch(&home);
        let page = page.as_ref().map(|page| String::from_utf8_lossy(&page.bytes).into_owned()).unwrap_or_default();
        let (named, language) = of_page(&page, &home);
        let mut by_query = home.clone();
        by_query.set_query(Some("rest_route=/"));
        let usual = home.join("wp-json/").ok();
        let mut problems = Vec::new();
        for address in named.into_iter().chain(usual).chain([by_query]) {
            match fetch(&address).and_then(json) {
                Ok(root) if root["namespaces"].is_array() || root["routes"].is_object() => {
                    return Ok(Api { fetch, address, root, home, language });
                }
                Ok(_) => problems.push(format!("{address}: no WordPress API")),
                Err(problem) => problems.push(problem),
            }
        }
        problems.dedup();
        Err(SourceError::Unreadable(format!(
            "{home} has no REST API that can be read ({}). Export the site as a file and import that: it has what the \
             API hides",
            problems.join("; ")
        )))
    }

    /// One object of the API, by its place after the root.
    pub fn object(&mut self, route: &str) -> Result<Value, String> {
        let address = self.address_of(route, "");
        match (self.fetch)(&address).and_then(json)? {
            object if object.is_object() => Ok(object),
            _ => Err(format!("{address}: no object")),
        }
    }

    /// All items of a collection, page by page.
    pub fn pages(
        &mut self,
        route: &str,
        query: &str,
        each: &mut dyn FnMut(Vec<Value>) -> Result<(), SourceError>,
    ) -> Result<(), SourceError> {
        // By id, since a new post moves all others on in the order of time; and never twice.
        let mut seen = HashSet::new();
        let (mut offset, mut per_page, mut without_new) = (0, PER_PAGE, 0);
        loop {
            let address =
                self.address_of(route, &format!("per_page={per_page}&offset={offset}&orderby=id&order=asc{query}"));
            let answer = (self.fetch)(&address).and_then(|answer| Ok((answer.totals, json(answer)?)));
            let (totals, items) = match answer {
                Ok((totals, Value::Array(items))) => (totals, items),
                Ok(_) => return Err(SourceError::Unreadable(format!("{address}: no list"))),
                // Past the end.
                Err(problem) if offset > 0 && problem.ends_with("answers 400") => return Ok(()),
                // Too much at once for a small server, or for what it allows.
                Err(problem)
                    if (problem.contains("answers 50") || problem.ends_with("answers 400")) && per_page > FEWEST =>
                {
                    per_page /= 2;
                    continue;
                }
                Err(problem) => return Err(SourceError::Unreadable(problem)),
            };
            let count = items.len();
            let items: Vec<Value> = items.into_iter().filter(|item| seen.insert(item["id"].as_u64())).collect();
            without_new = if items.is_empty() { without_new + 1 } else { 0 };
            each(items)?;
            // Plugins take items out of a page that has others after it, or give fewer at once than they were asked for.
            let is_filtered = totals.is_some_and(|(items, pages)| items.div_ceil(per_page as u64) == pages);
            offset += if is_filtered || count == 0 { per_page } else { count };
            if count < per_page && totals.is_none_or(|(items, _)| offset as u64 >= items) {
                return Ok(());
            }
            if without_new == MOST_WITHOUT_NEW {
                return Err(SourceError::Unreadable(format!("{address}: the same again and again, or nothing")));
            }
        }
    }

    /// All items of a collection.
    pub fn all(&mut self, route: &str, query: &str) -> Result<Vec<Value>, SourceError> {
        let mut all = Vec::new();
        self.pages(route, query, &mut |items| {
            all.extend(items);
            Ok(())
        })?;
        Ok(all)
    }

    fn address_of(&self, route: &str, query: &str) -> Url {
        let mut address = self.address.clone();
        match address.query() {
            Some(root) if root.starts_with("rest_route=") => {
                address.set_query(Some(format!("rest_route=/{route}&{query}").trim_end_matches('&')));
            }
            _ => {
                address.set_path(&format!("{}/{route}", address.path().trim_end_matches('/')));
                address.set_query(Some(query).filter(|query| !query.is_empty()));
            }
        }
        address
    }
}

fn json(answer: Fetched) -> Result<Value, String> {
    // Some plugins print warnings before the JSON.
    let text = String::from_utf8_lossy(&answer.bytes);
    let start = text.find(['{', '[']).unwrap_or_default();
    serde_json::from_str(&text[start..]).map_err(|error| format!("{}: no JSON ({error})", answer.address))
}

/// The API's address and the language that a page names.
fn of_page(page: &str, home: &Url) -> (Option<Url>, Option<String>) {
    let page = Html::parse_document(page);
    let attribute = |selector: &str, name: &str| {
        let selector = Selector::parse(selector).ok()?;
        Some(page.select(&selector).next()?.value().attr(name)?.trim().to_owned())
    };
    let address = attribute("link[rel='https://api.w.org/']", "href").and_then(|href| home.join(&href).ok());
    (address, attribute("html", "lang").filter(|language| !language.is_empty()))
}
