//! Decides what of an edition's folder is published: the files of the contract, without what is withdrawn or not published
//! yet, and the media that they name. Only files that have changed are read.

use super::embargo::{Embargo, mark};
use super::file_facts::{Facts, Known, Read, Terms, first_look};
use super::named::Named;
use super::published::{Hidden, remove_hidden};
use super::source_tree::Fingerprint;
use crate::folder::Kind;
use contract::ListKind;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};

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
    /// The articles that are not published yet.
    pub embargo: Embargo,
    /// The deleted posts, by live blog.
    deleted: BTreeMap<String, BTreeSet<String>>,
}

impl Publication {
    /// Decides about the files of a folder.
    pub fn new(terms: &Terms, files: &BTreeMap<String, Fingerprint>, known: &Known, read: Read) -> Publication {
        let before = known.facts;
        let kinds: Vec<(&String, Fingerprint, Kind)> =
            files.iter().map(|(path, source)| (path, *source, Kind::of(path))).collect();
        // press writes changes.json itself.
        let is_contract = |kind: &Kind| !matches!(kind, Kind::Other | Kind::Changes);
        let looked = kinds.par_iter().filter(|(_, _, kind)| is_contract(kind));
        let looked =
            looked.map(|(path, source, kind)| ((*path).clone(), first_look(path, *source, kind, before, read, terms)));
        let looked: BTreeMap<String, (Facts, bool)> = looked.collect();
        let facts = looked.iter().map(|(path, (facts, _))| (path.clone(), facts.clone())).collect();
        let mut publication = Publication { facts, ..Publication::default() };
        publication.withdrawn = articles_with(&publication.facts, |facts| facts.is_withdrawn);
        publication.embargo = Embargo {
            ids: articles_with(&publication.facts, |facts| facts.is_embargoed || facts.is_unknown),
            aliases: publication.aliases(),
            site: Some((terms.paths.clone(), terms.named.origin())),
        };
        publication.deleted = deleted(&publication.facts);
        let was_withdrawn = articles_with(before, |facts| facts.is_withdrawn);
        let were_deleted = deleted(before);
        let other_articles = publication.withdrawn.symmetric_difference(&was_withdrawn);
        // Those whose time has come need no search: the record has no facts about the files that name them.
        let newly = publication.embargo.ids.iter().filter(|id| !known.embargoed.contains(&mark(id)));
        let old = publication.embargo.aliases.iter().filter(|(_, id)| !known.embargoed.contains(&mark(id)));
        let addresses = old.map(|(alias, _)| alias.clone());
        let other_articles = other_articles.map(|id| format!("\"{id}\"")).chain(newly.cloned());
        let other_articles: Vec<String> = other_articles.chain(addresses).collect();

        let is_new = |path: &str| looked.get(path).is_some_and(|(_, is_new)| *is_new);
        let second = kinds.par_iter().filter(|(_, _, kind)| is_contract(kind)).filter_map(|(path, _, kind)| {
            let blog = blog(path);
            let has_other_posts = blog.is_some_and(|blog| publication.deleted.get(blog) != were_deleted.get(blog));
            let is_affected = is_new(path) || has_other_posts;
            if !is_affected && other_articles.is_empty() {
                return None;
            }
            let (text, value) = read(path)?;
            // Some systems escape slashes in JSON.
            let text = text.replace("\\/", "/");
            let mentions_others = || other_articles.iter().any(|name| text.contains(name.as_str()));
            (is_affected || mentions_others())
                .then(|| ((*path).clone(), publication.second_look(path, kind, value, terms.named)))
        });
        let second: Vec<(String, Facts)> = second.collect();
        publication.facts.extend(second);
        publication.choose(files, &kinds, terms.shared, read);
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
        Hidden { withdrawn: &self.withdrawn, embargo: &self.embargo, deleted }
    }

    fn second_look(&self, path: &str, kind: &Kind, mut value: Value, named: &Named) -> Facts {
        let all = named.in_json(&value);
        let has_teasers = |value: &Value| value["teasers"].as_array().is_some_and(|teasers| !teasers.is_empty());
        let had_teasers = has_teasers(&value);
        let hidden = remove_hidden(kind, &mut value, &self.hidden(path));
        let media = if hidden.is_empty() { all.clone() } else { named.in_json(&value) };
        let hidden_media = all.difference(&media).cloned().collect();
        let is_emptied = matches!(kind, Kind::List(..)) && had_teasers && !has_teasers(&value);
        let is_emptied = is_emptied && !hidden.is_disjoint(&self.embargo.ids);
        Facts { hidden, media, hidden_media, is_emptied, ..self.facts[path].clone() }
    }

    /// Chooses the published files.
    fn choose(
        &mut self,
        files: &BTreeMap<String, Fingerprint>,
        kinds: &[(&String, Fingerprint, Kind)],
        shared: &BTreeSet<String>,
        read: Read,
    ) {
        let unborn = self.unborn_lists(read);
        let articles = || self.facts.values();
        let is_ones = |facts: &&Facts| !facts.is_withdrawn && !facts.is_embargoed;
        let live: BTreeSet<&str> = articles().filter(is_ones).filter_map(|facts| facts.live.as_deref()).collect();
        let named_live: BTreeSet<&str> = articles().filter_map(|facts| facts.live.as_deref()).collect();
        let is_published =
            |path: &str, facts: &Facts| !facts.is_embargoed && blog(path).is_none_or(|blog| live.contains(blog));
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
                Kind::Article(_) if self.facts[*path].is_embargoed => {}
                Kind::List(kind, id, _) if unborn.contains(&(kind.as_str(), id.clone())) => {}
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

impl Publication {
    /// The marks of the articles that are not published yet, for the record.
    pub fn marks(&self) -> BTreeSet<u64> {
        self.embargo.ids.iter().map(|id| mark(id)).collect()
    }

    /// The facts for the record: those that tell nothing about an article that is not published yet. The next print reads
    /// the others again.
    pub fn facts_to_record(&self) -> BTreeMap<String, Facts> {
        let tells = |facts: &Facts| facts.is_embargoed || facts.is_unknown;
        let tells = |facts: &Facts| tells(facts) || !facts.hidden.is_disjoint(&self.embargo.ids);
        let is_of_none = |path: &str| blog(path).is_some() && !self.files.contains_key(path);
        let told = self.facts.iter().filter(|(path, facts)| !tells(facts) && !is_of_none(path));
        told.map(|(path, facts)| (path.clone(), facts.clone())).collect()
    }

    fn aliases(&self) -> BTreeMap<String, String> {
        let all = self.facts.iter().filter_map(|(path, facts)| match Kind::of(path) {
            Kind::Article(id) => Some(facts.aliases.iter().map(move |alias| (alias, id.clone()))),
            Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => None,
            Kind::List(..) | Kind::Live(..) | Kind::Other => None,
        });
        all.flatten().map(|(alias, id)| (alias.trim_end_matches('/').to_owned(), id)).collect()
    }

    /// The lists of topics and authors that have no other articles than those under embargo, and are not in the menu.
    fn unborn_lists(&self, read: Read) -> BTreeSet<(&'static str, String)> {
        let (mut emptied, mut others) = (BTreeSet::new(), BTreeSet::new());
        for (path, facts) in &self.facts {
            if let Kind::List(kind, id, _) = Kind::of(path)
                && kind != ListKind::Section
            {
                if facts.is_emptied { &mut emptied } else { &mut others }.insert((kind.as_str(), id));
            }
        }
        let mut unborn: BTreeSet<_> = emptied.difference(&others).cloned().collect();
        if !unborn.is_empty() {
            let edition = read("edition.json").map(|(_, edition)| edition["navigation"].clone()).unwrap_or_default();
            let entries = edition.as_array().cloned().unwrap_or_default();
            unborn.retain(|(kind, id)| !entries.iter().any(|entry| entry[*kind] == id.as_str()));
        }
        unborn
    }
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
