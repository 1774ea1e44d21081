//! What is published of a file: of a withdrawn article only that it was withdrawn, of a deleted post only its place, no
//! teaser of a withdrawn article, and nothing of one whose time has not come. The newsroom's own files stay as they are.

use super::embargo::Embargo;
use crate::folder::Kind;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The fields of a withdrawn article that its page needs to say so. Its old addresses lead to that page.
pub const OF_A_WITHDRAWN_ARTICLE: [&str; 12] = [
    "version",
    "id",
    "headline",
    "inLanguage",
    "section",
    "datePublished",
    "dateModified",
    "canonical",
    "status",
    "statusMessage",
    "corrections",
    "aliases",
];
/// The fields of a deleted post that keep its place in the list.
pub const OF_A_DELETED_POST: [&str; 4] = ["id", "deleted", "datePublished", "dateModified"];

/// What no file may show.
pub struct Hidden<'a> {
    /// The ids of the withdrawn articles.
    pub withdrawn: &'a BTreeSet<String>,
    /// The articles that are not published yet.
    pub embargo: &'a Embargo,
    /// The ids of the deleted posts of the file's live blog.
    pub deleted: &'a BTreeSet<String>,
}

/// Removes what may not be published from a file, and returns the ids of the articles and posts that it was about.
pub fn remove_hidden(kind: &Kind, file: &mut Value, hidden: &Hidden) -> BTreeSet<String> {
    let mut removed = BTreeSet::new();
    let articles: BTreeSet<String> = hidden.withdrawn.union(&hidden.embargo.ids).cloned().collect();
    match kind {
        Kind::Article(id) if is_withdrawn(file) => {
            if let Some(fields) = file.as_object_mut()
                && retain(fields, &OF_A_WITHDRAWN_ARTICLE)
            {
                removed.insert(id.clone());
            }
        }
        Kind::LiveNow => remove_ids(file.get_mut("articles"), &articles, &mut removed),
        Kind::Live(..) => {
            remove_ids(file.get_mut("keyPosts"), hidden.deleted, &mut removed);
            for name in ["posts", "pinned"] {
                file.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten().for_each(|post| {
                    empty_post(post, hidden.deleted, &mut removed);
                });
            }
        }
        Kind::Front => {
            let groups = file.get_mut("groups").and_then(Value::as_array_mut);
            if let Some(groups) = groups {
                // A group that has lost its only teaser would be a heading without anything under it.
                groups.retain_mut(|group| {
                    let had_teasers = has_teasers(group);
                    remove_teasers(group, &articles, &mut removed);
                    !had_teasers || has_teasers(group)
                });
            }
        }
        Kind::Edition => hidden.embargo.remove_entries(file, &mut removed),
        Kind::Article(_) | Kind::MostRead | Kind::Changes | Kind::List(..) | Kind::Other => {}
    }
    remove_teasers(file, &articles, &mut removed);
    hidden.embargo.remove_links(file, &mut removed);
    removed
}

/// True for an article that the newsroom has withdrawn.
pub fn is_withdrawn(article: &Value) -> bool {
    article["status"] == "withdrawn"
}

/// The ids of the deleted posts in a page of a live blog.
pub fn deleted_posts(page: &Value) -> BTreeSet<String> {
    let lists = ["posts", "pinned"].into_iter().filter_map(|name| page[name].as_array());
    let deleted = lists.flatten().filter(|post| post["deleted"] == true);
    deleted.filter_map(|post| post["id"].as_str().map(str::to_owned)).collect()
}

fn has_teasers(group: &Value) -> bool {
    group["teasers"].as_array().is_some_and(|teasers| !teasers.is_empty())
}

/// Empties a post that is deleted here, or on another page of its live blog.
fn empty_post(post: &mut Value, deleted: &BTreeSet<String>, removed: &mut BTreeSet<String>) {
    let Some(id) = post["id"].as_str().filter(|id| deleted.contains(*id)).map(str::to_owned) else { return };
    if let Some(fields) = post.as_object_mut() {
        let was_marked = fields.insert("deleted".to_owned(), Value::Bool(true)) == Some(Value::Bool(true));
        if retain(fields, &OF_A_DELETED_POST) || !was_marked {
            removed.insert(id);
        }
    }
}

/// Removes the other fields; returns true if there were any.
fn retain(fields: &mut Map<String, Value>, names: &[&str]) -> bool {
    let before = fields.len();
    fields.retain(|name, _| names.contains(&name.as_str()));
    fields.len() < before
}

/// Removes the teasers of hidden articles at any depth: in lists of teasers, among related stories, in read-also blocks.
fn remove_teasers(value: &mut Value, hidden: &BTreeSet<String>, removed: &mut BTreeSet<String>) {
    if hidden.is_empty() {
        return;
    }
    match value {
        Value::Object(fields) => {
            let is_read_also = fields.get("type").is_some_and(|name| name == "readAlso");
            for (name, value) in fields {
                if ["teasers", "related"].contains(&name.as_str()) || (is_read_also && name == "items") {
                    remove_ids(Some(value), hidden, removed);
                } else {
                    remove_teasers(value, hidden, removed);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| remove_teasers(item, hidden, removed)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Removes the hidden ids, or the objects with them, from a list.
fn remove_ids(list: Option<&mut Value>, hidden: &BTreeSet<String>, removed: &mut BTreeSet<String>) {
    if let Some(items) = list.and_then(Value::as_array_mut) {
        items.retain(|item| {
            let id = item.as_str().or(item["id"].as_str()).filter(|id| hidden.contains(*id));
            removed.extend(id.map(str::to_owned));
            id.is_none()
        });
    }
}
