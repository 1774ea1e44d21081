//! The records of the reader's lists on the device: written as if the reader had made them, and read.

use super::page::Page;
use super::publish::teaser;
use serde_json::{Map, Value, json};

/// The prefix of the records' names.
pub const START: &str = "manchette:/:";
/// The storage of an app with schema 1: every later version must read it.
const SCHEMA_1: &str = include_str!("../fixture/schema-1.json");

/// The dump, record by record.
pub fn dump() -> Map<String, Value> {
    serde_json::from_str(SCHEMA_1).expect("the dump is JSON")
}

/// An entry as it is stored.
pub fn entry(id: &str, at: i64) -> Value {
    json!({ "at": at, "teaser": teaser(id) })
}

/// Stores records as if the reader had made them, then opens a page.
pub async fn store_records(page: &Page, records: &[(&str, Value)], path: &str) {
    let texts: Map<String, Value> =
        records.iter().map(|(name, value)| ((*name).to_owned(), value.to_string().into())).collect();
    store_texts(page, texts, path).await;
}

/// The same with records as texts.
pub async fn store_texts(page: &Page, mut texts: Map<String, Value>, path: &str) {
    texts.entry("schema").or_insert("1".into());
    page.open("/settings/").await;
    let texts = Value::from(texts);
    page.js::<()>(&format!(
        "for (const [name, text] of Object.entries({texts})) localStorage.setItem('{START}' + name, text)"
    ))
    .await;
    page.read(path).await;
}

/// The records of the lists, by name. Failed attempts to store an article are left out: they are recorded when its files
/// could not be loaded, which may be at any time.
pub async fn stored_records(page: &Page) -> Map<String, Value> {
    let script = format!(
        "return Object.fromEntries(Object.entries(localStorage)
           .filter(([name]) => name.startsWith('{START}') && !name.startsWith('{START}missed:')).map(([name, text]) => [name.slice({}), text]))",
        START.len()
    );
    page.js(&script).await
}

/// The ids of the records of a kind.
pub async fn ids_stored(page: &Page, kind: &str) -> Vec<String> {
    let kind = format!("{kind}:");
    let mut ids: Vec<String> =
        stored_records(page).await.keys().filter_map(|name| name.strip_prefix(&kind).map(str::to_owned)).collect();
    ids.sort();
    ids
}

/// The headlines that the list shows.
pub async fn headlines(page: &Page) -> Vec<String> {
    page.js("return Array.from(document.querySelectorAll('.reading-list > li:not([hidden]) .headline'), it => it.textContent)")
        .await
}

/// Waits until the list shows these headlines.
pub async fn until_headlines(page: &Page, expected: &[&str]) {
    let expected = json!(expected);
    page.until(
        &format!("the list holds {expected}"),
        &format!(
            "JSON.stringify(Array.from(document.querySelectorAll('.reading-list > li:not([hidden]) .headline'), it => it.textContent)) === '{}'",
            expected.to_string().replace('\'', "\\'")
        ),
    )
    .await;
}

/// A JavaScript expression: the button is pressed, or is not.
pub fn is_pressed(selector: &str, pressed: bool) -> String {
    format!("document.querySelector({})?.getAttribute('aria-pressed') === '{pressed}'", Value::from(selector))
}
