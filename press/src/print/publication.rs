//! Decides what of an edition's folder is published: the files of the contract, without what is withdrawn, and the media
//! that they name. Only files that have changed are read.

use super::embargo::publish_from;
use super::named::Named;
use super::published::{Hidden, deleted_posts, is_withdrawn, remove_hidden};
use super::source_tree::Fingerprint;
use crate::folder::Kind;
use contract::ListKind;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What press knows of a JSON file of the contract, so that it need not be read again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// The state of the file that the facts are about; 0 if it could not be read since.
    pub source: Fingerprint,
    /// True for a withdrawn article.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_withdrawn: bool,
    /// The time before which an article is not published, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish_from: Option<i64>,
    /// True if that time had not come at the last print.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_embargoed: bool,
    /// The live blog of an article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<String>,
    /// The deleted posts in a page of a live blog.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub deleted: BTreeSet<String>,
    /// True for a list of which an embargo leaves nothing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_emptied: bool,
    /// The articles and posts of which something is not published.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden: BTreeSet<String>,
    /// The media that the published part names.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub media: BTreeSet<String>,
    /// The media that only the hidden part names.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden_media: BTreeSet<String>,
}

/// The files of a folder that are published.
#[derive(Default)]
pub struct Publication {
    /// The published files, each with a fingerprint that also changes when more or less of the file is published.
    pub files: BTreeMap<String, Fingerprint>,
    /// The facts about all files of the contract.
    pub facts: BTreeMap<String, Facts>,
    /// The files that nothing names, without those of withdrawn articles.
    pub left_out: Vec<String>,
    /// The ids of the withdrawn articles.
    pub withdrawn: BTreeSet<String>,
    /// The ids of the articles whose time has not come.
    pub embargoed: BTreeSet<String>,
    /// The origin of the site.
    origin: String,
    /// The deleted posts, by live blog.
    deleted: BTreeMap<String, BTreeSet<String>>,
}

/// Reads a file of the folder; `None` if it is not JSON.
pub type Read<'a> = &'a (dyn Fn(&str) -> Option<(String, Value)> + Sync);

impl Publication {
    /// Decides about the files of a folder at a time, in seconds since 1970. `before` are the facts of the last print,
    /// `shared` the media that other editions of the site show.
    pub fn new(
        now: i64,
        files: &BTreeMap<String, Fingerprint>,
        before: &BTreeMap<String, Facts>,
        shared: &BTreeSet<String>,
        named: &Named,
        read: Read,
    ) -> Publication {
        let kinds: Vec<(&String, Fingerprint, Kind)> =
            files.iter().map(|(path, source)| (path, *source, Kind::of(path))).collect();
        // press writes changes.json itself.
        let is_contract = |kind: &Kind| !matches!(kind, Kind::Other | Kind::Changes);
        let looked = kinds.par_iter().filter(|(_, _, kind)| is_contract(kind));
        let looked =
            looked.map(|(path, source, kind)| ((*path).clone(), first_look(path, *source, kind, before, read, now)));
        let looked: BTreeMap<String, (Facts, bool)> = looked.collect();
        let facts = looked.iter().map(|(path, (facts, _))| (path.clone(), facts.clone())).collect();
        let mut publication = Publication { facts, origin: named.origin(), ..Publication::default() };
        publication.withdrawn = articles_with(&publication.facts, |facts| facts.is_withdrawn);
        publication.embargoed = articles_with(&publication.facts, |facts| facts.is_embargoed);
        publication.deleted = deleted(&publication.facts);
        let was_withdrawn = articles_with(before, |facts| facts.is_withdrawn);
        let was_embargoed = articles_with(before, |facts| facts.is_embargoed);
        let were_deleted = deleted(before);
        let withdrawals = publication.withdrawn.symmetric_difference(&was_withdrawn).map(|id| format!("\"{id}\""));
        // Addresses end with the id.
        let embargoes = publication.embargoed.symmetric_difference(&was_embargoed).cloned();
        let other_articles: Vec<String> = withdrawals.chain(embargoes).collect();

        let is_new = |path: &str| looked.get(path).is_some_and(|(_, is_new)| *is_new);
        let second = kinds.par_iter().filter(|(_, _, kind)| is_contract(kind)).filter_map(|(path, _, kind)| {
            let blog = blog(path);
            let has_other_posts = blog.is_some_and(|blog| publication.deleted.get(blog) != were_deleted.get(blog));
            let is_affected = is_new(path) || has_other_posts;
            if !is_affected && other_articles.is_empty() {
                return None;
            }
            let (text, value) = read(path)?;
            let mentions_others = || other_articles.iter().any(|id| text.contains(id.as_str()));
            (is_affected || mentions_others())
                .then(|| ((*path).clone(), publication.second_look(path, kind, value, named)))
        });
        let second: Vec<(String, Facts)> = second.collect();
        publication.facts.extend(second);
        publication.choose(files, &kinds, shared);
        publication
    }

    /// What is published of a file, given its text.
    pub fn published(&self, path: &str, text: String) -> String {
        if self.facts.get(path).is_none_or(|facts| facts.hidden.is_empty()) {
            return text;
        }
        match serde_json::from_str::<Value>(&text) {
            Ok(mut value) => {
                remove_hidden(&Kind::of(path), &mut value, &self.hidden(path));
                value.to_string()
            }
            Err(_) => text,
        }
    }

    fn hidden(&self, path: &str) -> Hidden<'_> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        let deleted = blog(path).and_then(|blog| self.deleted.get(blog)).unwrap_or(&NONE);
        Hidden { withdrawn: &self.withdrawn, embargoed: &self.embargoed, origin: &self.origin, deleted }
    }

    fn second_look(&self, path: &str, kind: &Kind, mut value: Value, named: &Named) -> Facts {
        let all = named.in_json(&value);
        let hidden = remove_hidden(kind, &mut value, &self.hidden(path));
        // The list of a topic or an author that is about nothing else would tell of it.
        let is_of_its_own = matches!(kind, Kind::List(ListKind::Topic | ListKind::Author, ..));
        let is_emptied = is_of_its_own
            && value["newestFullPage"].as_u64().unwrap_or(0) == 0
            && value["teasers"].as_array().is_some_and(Vec::is_empty)
            && hidden.iter().any(|id| self.embargoed.contains(id));
        let media = if hidden.is_empty() { all.clone() } else { named.in_json(&value) };
        let hidden_media = all.difference(&media).cloned().collect();
        Facts { hidden, media, hidden_media, is_emptied, ..self.facts[path].clone() }
    }

    /// Chooses the published files.
    fn choose(
        &mut self,
        files: &BTreeMap<String, Fingerprint>,
        kinds: &[(&String, Fingerprint, Kind)],
        shared: &BTreeSet<String>,
    ) {
        let articles = || self.facts.values();
        let is_ones = |facts: &&Facts| !facts.is_withdrawn && !facts.is_embargoed;
        let live: BTreeSet<&str> = articles().filter(is_ones).filter_map(|facts| facts.live.as_deref()).collect();
        let named_live: BTreeSet<&str> = articles().filter_map(|facts| facts.live.as_deref()).collect();
        let is_published = |path: &str, facts: &Facts| {
            !facts.is_embargoed && !facts.is_emptied && blog(path).is_none_or(|blog| live.contains(blog))
        };
        let (shown, unshown): (Vec<_>, Vec<_>) = self.facts.iter().partition(|(path, facts)| is_published(path, facts));
        // The facts name the same media again and again: every list has the pictures of its articles.
        let media: HashSet<&String> = shown.iter().flat_map(|(_, facts)| &facts.media).chain(shared).collect();
        let hidden = shown.iter().flat_map(|(_, facts)| &facts.hidden_media);
        let unshown = unshown.iter().flat_map(|(_, facts)| facts.media.iter().chain(&facts.hidden_media));
        let hidden: HashSet<&String> = hidden.chain(unshown).collect();
        let mut published = BTreeMap::new();
        let mut left_out = Vec::new();
        for (path, _, kind) in kinds {
            match kind {
                Kind::Changes => {}
                Kind::Other if media.contains(path) => drop(published.insert((*path).clone(), files[*path])),
                Kind::Other if hidden.contains(path) => {}
                Kind::Other => left_out.push((*path).clone()),
                Kind::Live(blog, _) if !live.contains(blog.as_str()) => {
                    if !named_live.contains(blog.as_str()) {
                        left_out.push((*path).clone());
                    }
                }
                Kind::Article(_) | Kind::List(..) if self.facts[*path].is_embargoed || self.facts[*path].is_emptied => {
                }
                Kind::Edition
                | Kind::Front
                | Kind::MostRead
                | Kind::LiveNow
                | Kind::Article(_)
                | Kind::List(..)
                | Kind::Live(..) => drop(published.insert((*path).clone(), self.facts[*path].fingerprint())),
            }
        }
        (self.files, self.left_out) = (published, left_out);
    }
}

impl Facts {
    /// Changes with the file, and with what is hidden of it.
    fn fingerprint(&self) -> Fingerprint {
        if self.hidden.is_empty() {
            return self.source;
        }
        let mut hasher = DefaultHasher::new();
        self.hidden.hash(&mut hasher);
        self.source ^ hasher.finish()
    }
}

/// What can be known of a file without the others, and true if it was read. A file that is not JSON keeps its old facts.
fn first_look(
    path: &str,
    source: Fingerprint,
    kind: &Kind,
    before: &BTreeMap<String, Facts>,
    read: Read,
    now: i64,
) -> (Facts, bool) {
    let old = before.get(path);
    let at_this_time =
        |facts: Facts| Facts { is_embargoed: facts.publish_from.is_some_and(|time| time > now), ..facts };
    if let Some(old) = old.filter(|facts| facts.source == source) {
        return (at_this_time(old.clone()), false);
    }
    let Some((_, value)) = read(path) else {
        return (at_this_time(Facts { source: 0, ..old.cloned().unwrap_or_default() }), false);
    };
    let mut facts = Facts { source, ..Facts::default() };
    match kind {
        Kind::Article(_) => {
            facts.is_withdrawn = is_withdrawn(&value);
            facts.publish_from = publish_from(&value);
            facts.live = value["live"]["id"].as_str().map(str::to_owned);
        }
        Kind::Live(..) => facts.deleted = deleted_posts(&value),
        Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => {}
        Kind::List(..) | Kind::Other => {}
    }
    (at_this_time(facts), true)
}

/// The ids of the articles whose facts fit.
fn articles_with(facts: &BTreeMap<String, Facts>, fits: fn(&Facts) -> bool) -> BTreeSet<String> {
    let ids = facts.iter().filter(|(_, facts)| fits(facts)).filter_map(|(path, _)| match Kind::of(path) {
        Kind::Article(id) => Some(id),
        Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => None,
        Kind::List(..) | Kind::Live(..) | Kind::Other => None,
    });
    ids.collect()
}

/// The deleted posts by live blog, without live blogs that have none.
fn deleted(facts: &BTreeMap<String, Facts>) -> BTreeMap<String, BTreeSet<String>> {
    let mut blogs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, facts) in facts.iter().filter(|(_, facts)| !facts.deleted.is_empty()) {
        if let Some(blog) = blog(path) {
            blogs.entry(blog.to_owned()).or_default().extend(facts.deleted.iter().cloned());
        }
    }
    blogs
}

/// The live blog that a file has posts of.
fn blog(path: &str) -> Option<&str> {
    path.strip_prefix("live/")?.split_once('/').map(|(blog, _)| blog)
}
