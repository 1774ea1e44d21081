//! What press knows of each JSON file of an edition, so that files which have not changed need not be read again.

use super::embargo::{aliases, publish_from};
use super::named::Named;
use super::published::{deleted_posts, is_withdrawn};
use super::source_tree::Fingerprint;
use crate::folder::Kind;
use manchette::address::Site;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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
    /// True if that time has not come.
    #[serde(skip)]
    pub is_embargoed: bool,
    /// True if an article could never be read, so that nobody knows whether it may be published.
    #[serde(skip)]
    pub is_unknown: bool,
    /// The old addresses of an article under embargo.
    #[serde(skip)]
    pub aliases: Vec<String>,
    /// True for a list that has teasers of articles under embargo alone.
    #[serde(skip)]
    pub is_emptied: bool,
    /// The live blog of an article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<String>,
    /// The deleted posts in a page of a live blog.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub deleted: BTreeSet<String>,
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

/// What the last print knew.
pub struct Known<'a> {
    /// The facts about the edition's files.
    pub facts: &'a BTreeMap<String, Facts>,
    /// The marks of the articles that were not published yet.
    pub embargoed: &'a BTreeSet<u64>,
}

/// Where and when an edition is published.
pub struct Terms<'a> {
    /// The time, in seconds since 1970.
    pub now: i64,
    /// True if nothing is held back, for a preview.
    pub shows_all: bool,
    /// The media that other editions of the site show.
    pub shared: &'a BTreeSet<String>,
    pub named: &'a Named,
    pub paths: &'a Site,
}

/// Reads a file of the folder; `None` if it is not JSON.
pub type Read<'a> = &'a (dyn Fn(&str) -> Option<(String, Value)> + Sync);

impl Facts {
    /// Changes with the file, and with what is hidden of it.
    pub fn fingerprint(&self) -> Fingerprint {
        if self.hidden.is_empty() {
            return self.source;
        }
        let mut hasher = DefaultHasher::new();
        self.hidden.hash(&mut hasher);
        self.source ^ hasher.finish()
    }
}

/// What can be known of a file without the others, and true if it was read. A file that is not JSON keeps its old facts.
pub fn first_look(
    path: &str,
    source: Fingerprint,
    kind: &Kind,
    before: &BTreeMap<String, Facts>,
    read: Read,
    terms: &Terms,
) -> (Facts, bool) {
    let old = before.get(path);
    let is_embargoed = |facts: &Facts| !terms.shows_all && facts.publish_from.is_some_and(|time| time > terms.now);
    let at_this_time = |facts: Facts| Facts { is_embargoed: is_embargoed(&facts), ..facts };
    // Of articles under embargo the record has no facts, or not all that are needed now.
    if let Some(old) = old.map(|old| at_this_time(old.clone()))
        && old.source == source
        && !old.is_embargoed
    {
        return (old, false);
    }
    let Some((_, value)) = read(path) else {
        let is_unknown = old.is_none() && !terms.shows_all && matches!(kind, Kind::Article(_));
        return (at_this_time(Facts { source: 0, is_unknown, ..old.cloned().unwrap_or_default() }), false);
    };
    let mut facts = Facts { source, ..Facts::default() };
    match kind {
        Kind::Article(_) => {
            facts.is_withdrawn = is_withdrawn(&value);
            facts.publish_from = publish_from(&value);
            facts.live = value["live"]["id"].as_str().map(str::to_owned);
            if is_embargoed(&facts) {
                facts.aliases = aliases(&value);
            }
        }
        Kind::Live(..) => facts.deleted = deleted_posts(&value),
        Kind::Edition | Kind::Front | Kind::MostRead | Kind::LiveNow | Kind::Changes => {}
        Kind::List(..) | Kind::Other => {}
    }
    (at_this_time(facts), true)
}
