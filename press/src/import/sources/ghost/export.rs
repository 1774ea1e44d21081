//! Ghost's export and the answers of its Content API, in one form: posts with their authors and tags.

use super::values::{Fields, items, record, text};
use serde_json::Value;
use std::collections::HashMap;

/// What a document holds.
#[derive(Debug, Default)]
pub struct Export {
    pub posts: Vec<Post>,
    pub settings: HashMap<String, String>,
}

/// A post or a page.
#[derive(Debug, Default)]
pub struct Post {
    pub fields: Fields,
    pub authors: Vec<Fields>,
    /// In the order of the editors: the first is the primary one.
    pub tags: Vec<Fields>,
}

/// Reads a document: `{db: [{data}]}`, `{data}`, `{result: {posts: [{data}]}}`, or the Content API's `{posts}` and
/// `{pages}`. `None` if it is none of them.
pub fn read(root: &Value) -> Option<Export> {
    let data = [root.pointer("/db/0/data"), root.get("data"), root.get("result"), Some(root)];
    let data = data
        .into_iter()
        .flatten()
        .find(|data| data.get("posts").or_else(|| data.get("pages")).is_some_and(Value::is_array))?;
    let data = data.as_object()?;
    let mut posts: Vec<Fields> = items(data, "posts").iter().filter_map(record).collect();
    for mut page in items(data, "pages").iter().filter_map(record) {
        page.insert("page".to_owned(), true.into());
        posts.push(page);
    }
    let users = by_id(data, "users");
    let tags = by_id(data, "tags");
    let of_authors = joined(data, "posts_authors", "author_id");
    let of_tags = joined(data, "posts_tags", "tag_id");
    let more: HashMap<String, &Value> =
        items(data, "posts_meta").iter().filter_map(|row| Some((text(row.as_object()?, "post_id")?, row))).collect();
    let posts = posts.into_iter().map(|mut fields| {
        let id = text(&fields, "id").unwrap_or_default();
        let from_table = |rows: &HashMap<String, Vec<String>>, table: &HashMap<String, Fields>| -> Vec<Fields> {
            rows.get(&id).into_iter().flatten().filter_map(|id| table.get(id).cloned()).collect()
        };
        for (name, value) in more.get(&id).and_then(|row| row.as_object()).into_iter().flatten() {
            if matches!(fields.get(name), None | Some(Value::Null)) {
                fields.insert(name.clone(), value.clone());
            }
        }
        let mut authors: Vec<Fields> = items(&fields, "authors").iter().filter_map(record).collect();
        if authors.is_empty() {
            authors = from_table(&of_authors, &users);
        }
        if authors.is_empty() {
            let embedded = fields.get("author").or_else(|| fields.get("primary_author")).and_then(record);
            let named = || users.get(&text(&fields, "author_id")?).cloned();
            authors.extend(embedded.or_else(named));
        }
        let mut own_tags: Vec<Fields> = items(&fields, "tags").iter().filter_map(record).collect();
        if own_tags.is_empty() {
            own_tags = from_table(&of_tags, &tags);
        }
        Post { fields, authors, tags: own_tags }
    });
    Some(Export { posts: posts.collect(), settings: settings(data) })
}

fn by_id(data: &Fields, name: &str) -> HashMap<String, Fields> {
    items(data, name).iter().filter_map(record).filter_map(|row| Some((text(&row, "id")?, row))).collect()
}

/// For each post the ids of a table's rows, in the order that the editors gave them.
fn joined(data: &Fields, table: &str, column: &str) -> HashMap<String, Vec<String>> {
    let mut rows: Vec<(i64, String, String)> = items(data, table)
        .iter()
        .filter_map(Value::as_object)
        .filter_map(|row| {
            let order = row.get("sort_order").and_then(Value::as_i64).unwrap_or_default();
            Some((order, text(row, "post_id")?, text(row, column)?))
        })
        .collect();
    rows.sort_by_key(|(order, ..)| *order);
    let mut joined: HashMap<String, Vec<String>> = HashMap::new();
    for (_, post, id) in rows {
        joined.entry(post).or_default().push(id);
    }
    joined
}

/// Settings are rows in an export, and fields in the Content API.
pub fn settings(data: &Fields) -> HashMap<String, String> {
    match data.get("settings") {
        Some(Value::Array(rows)) => rows
            .iter()
            .filter_map(Value::as_object)
            .filter_map(|row| Some((text(row, "key")?, text(row, "value")?)))
            .collect(),
        Some(Value::Object(fields)) => {
            fields.keys().filter_map(|name| Some((name.clone(), text(fields, name)?))).collect()
        }
        _ => HashMap::new(),
    }
}
