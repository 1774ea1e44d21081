//! Old addresses of stories lead to the articles.

use super::{Facts, Job};
use crate::import::memory::Memory;
use crate::import::report::Report;
use crate::print::addresses::alias_file;
use contract::Id;
use manchette::address::Site;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use url::Url;

/// The aliases of the articles that have some, by the articles' ids. Old addresses with a query have no file that could
/// lead on.
pub fn of(job: &Job, memory: &Memory, facts: &Facts, report: &mut Report) -> HashMap<String, Value> {
    let pattern = &job.loaded.settings.article_path;
    let site = Site::new("/", "", Vec::new()).with_article_path(Some(pattern));
    let host = job.newsroom.home.as_ref().and_then(Url::host_str);
    let mut taken = BTreeSet::new();
    let mut all = HashMap::new();
    for (key, item) in &memory.items {
        let Some(fact) = facts.get(&item.id) else { continue };
        let Some(id) = Id::new(&item.id) else { continue };
        let own = site.article(&id, fact.section.as_ref());
        let mut aliases = Vec::new();
        for url in item.addresses.iter().filter_map(|address| Url::parse(address).ok()) {
            if host.is_some_and(|host| url.host_str() != Some(host)) {
                continue;
            }
            if url.query().is_some_and(|query| query.starts_with("p=")) {
                // WordPress's short address, which only links within the newspaper are known by.
                continue;
            }
            if url.query().is_some() {
                report.note("old address with a query: nothing leads on from it", key);
                continue;
            }
            let Ok(alias) = percent_decode_str(url.path()).decode_utf8() else { continue };
            let is_other = |other: &Id, _: &str| other != &id && facts.contains_key(other.as_str());
            let same = |path: &str| path.trim_end_matches('/').to_owned();
            if same(&alias) == same(&own) || alias.len() < 2 {
                continue;
            }
            match alias_file(&site, &[], &alias, is_other) {
                Ok(_) if taken.insert(same(&alias)) => aliases.push(Value::from(alias.as_ref())),
                Ok(_) => report.note("old address of two stories", key),
                Err(problem) => report.note(format!("old address that {problem}"), key),
            }
        }
        if !aliases.is_empty() {
            all.insert(item.id.clone(), aliases.into());
        }
    }
    all
}
