use super::*;
use crate::browser::storage::{self, local::set_full};
use serde_json::{Value, json};

/// The dump of an app of schema 1.
const SCHEMA_1: &str = include_str!("../../../tests/browser/fixture/schema-1.json");
const HERE: Origin = Origin { edition: "L’Estafette", language: "fr", base: "/" };

fn lists() -> Lists {
    Lists::new("/")
}

fn teaser(id: &str) -> Teaser {
    Teaser::decode(json!({ "id": id, "headline": format!("Headline of {id}") })).expect("a teaser")
}

fn article(id: &str) -> Value {
    json!({ "id": id, "headline": format!("Headline of {id}"), "body": [] })
}

fn note(lists: &Lists, article: &Value, now: i64) {
    lists.note_read(article.to_string().as_bytes(), now).expect("stored");
}

fn ids(entries: &[Rc<Entry>]) -> Vec<&str> {
    entries.iter().map(|entry| entry.teaser.id.as_str()).collect()
}

fn json_of(lists: &Lists, list: List, id: &str) -> Value {
    serde_json::from_str(&lists.text(list, id).expect("an entry")).expect("JSON")
}

/// All records of the dump, stored as they are.
fn store_dump() -> Vec<(String, String)> {
    let dump: Value = serde_json::from_str(SCHEMA_1).expect("JSON");
    let records = dump.as_object().expect("an object").iter();
    let records =
        records.map(|(name, text)| (format!("manchette:/:{name}"), text.as_str().expect("a text").to_owned()));
    let records: Vec<(String, String)> = records.collect();
    records.iter().for_each(|(name, text)| assert!(storage::write(name, text)));
    records
}

#[test]
fn a_dump_of_schema_1_is_read_completely_and_left_alone() {
    let records = store_dump();
    let lists = lists();
    assert_eq!(ids(&lists.entries(List::Saved)), ["couvre-feu", "raqqa-mossoul-djihadistes-reculent"]);
    assert_eq!(ids(&lists.entries(List::History)), ["k2", "raqqa-mossoul-djihadistes-reculent"]);
    assert_eq!(ids(&lists.remembered()), ["k2", "raqqa-mossoul-djihadistes-reculent", "couvre-feu"]);
    let read = lists.entry(List::History, "k2").expect("an entry");
    assert_eq!((read.at, read.block, read.is_finished), (1_732_440_180, 40, true));
    assert_eq!(lists.pinned_files(), ["articles/couvre-feu.json", "articles/raqqa-mossoul-djihadistes-reculent.json"]);
    for (name, text) in records {
        assert_eq!(storage::read(&name), Some(text), "{name}");
    }
}

#[test]
fn an_article_is_saved_removed_and_put_back_as_it_was() {
    let lists = lists();
    let saved = teaser("a");
    lists.save(&saved, 7).expect("stored");
    assert!(lists.is_saved(&saved.id));
    assert_eq!(json_of(&lists, List::Saved, "a"), json!({ "at": 7, "teaser": article_teaser("a") }));
    // A newer app of the same schema has stored more.
    let text = r#"{"at":7,"tags":["x", 1.50],"teaser":{"id":"a","headline":"A","mood":{"x":1e3}}}"#;
    lists.put(List::Saved, "a", text).expect("stored");
    let before = lists.text(List::Saved, "a").expect("an entry");
    lists.remove(List::Saved, "a").expect("removed");
    assert!(!lists.is_saved(&saved.id));
    lists.put(List::Saved, "a", &before).expect("stored");
    assert_eq!(lists.text(List::Saved, "a").as_deref(), Some(text));
}

fn article_teaser(id: &str) -> Value {
    json!({ "id": id, "headline": format!("Headline of {id}") })
}

#[test]
fn a_saved_article_is_completed_when_more_is_known() {
    let lists = lists();
    lists.save(&teaser("a"), 7).expect("stored");
    let fuller = Teaser { kicker: Some("War".to_owned()), ..teaser("a") };
    lists.complete_saved(&fuller).expect("stored");
    assert_eq!(lists.entry(List::Saved, "a").expect("an entry").teaser, fuller);
    assert_eq!(lists.entry(List::Saved, "a").expect("an entry").at, 7);
    lists.remove(List::Saved, "a").expect("removed");
    lists.complete_saved(&fuller).expect("nothing to do");
    assert!(!lists.has(List::Saved, "a"), "it was removed meanwhile");
}

#[test]
fn what_is_read_is_noted_and_progress_stays() {
    let lists = lists();
    note(&lists, &article("a"), 10);
    assert_eq!(
        json_of(&lists, List::History, "a"),
        json!({ "at": 10, "teaser": article_teaser("a"), "block": 0, "finished": false })
    );
    lists.note_progress("a", 7, true).expect("stored");
    lists.note_progress("a", 3, false).expect("stored");
    lists.note_progress("b", 3, false).expect("nothing to do");
    let mut changed = article("a");
    changed["kicker"] = "War".into();
    note(&lists, &changed, 20);
    let entry = lists.entry(List::History, "a").expect("an entry");
    assert_eq!((entry.at, entry.block, entry.is_finished), (20, 3, true));
    assert_eq!(entry.teaser.kicker.as_deref(), Some("War"));
    assert!(!lists.has(List::History, "b"));
}

#[test]
fn fixed_pages_withdrawn_articles_and_broken_files_are_not_noted() {
    let lists = lists();
    let mut page = article("page");
    page["kind"] = "page".into();
    let mut withdrawn = article("withdrawn");
    withdrawn["status"] = "withdrawn".into();
    for file in [page.to_string(), withdrawn.to_string(), "[1]".into(), "<html>".into(), r#"{"id":"a"}"#.into()] {
        lists.note_read(file.as_bytes(), 1).expect("nothing to do");
    }
    assert!(lists.ids(List::History).is_empty());
}

#[test]
fn the_history_drops_its_oldest_entries() {
    let lists = lists();
    for number in 0..HISTORY_LIMIT {
        let entry = entry::to_json(1_000 + number as i64, &teaser(&format!("a{number}")), Some((0, false)));
        lists.put(List::History, &format!("a{number}"), &entry).expect("stored");
    }
    note(&lists, &article("new"), 5_000);
    assert_eq!(lists.ids(List::History).len(), HISTORY_LIMIT);
    assert!(!lists.has(List::History, "a0"));
    assert!(lists.has(List::History, "a1") && lists.has(List::History, "new"));
}

#[test]
fn an_entry_drops_only_what_cannot_be_read() {
    let entry = |value| Entry::decode(value);
    let teaser = json!({ "id": "a", "headline": "A", "kicker": 7, "section": "monde", "kind": "poem", "image": 3 });
    let read = entry(json!({ "at": 5.9, "teaser": teaser, "block": -1, "finished": "yes" })).expect("an entry");
    assert_eq!((read.at, read.block, read.is_finished), (5, 0, false));
    for wrong in [
        json!(null),
        json!(7),
        json!([]),
        json!({ "at": 5 }),
        json!({ "teaser": teaser }),
        json!({ "at": -1, "teaser": teaser }),
        json!({ "at": 8e12, "teaser": teaser }),
        json!({ "at": 5, "teaser": { "id": "../x", "headline": "X" } }),
    ] {
        assert_eq!(entry(wrong.clone()), None, "{wrong}");
    }
}

#[test]
fn lists_are_exported_and_imported() {
    let records = store_dump();
    let text = lists().export(HERE);
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let origin = json!([1, "L’Estafette", "fr", "/"]);
    assert_eq!(json!([file["schema"], file["edition"], file["language"], file["base"]]), origin);
    records.iter().for_each(|(name, _)| assert!(storage::remove(name)));
    assert_eq!(lists().import(&text, HERE), Ok(4));
    for (name, text) in records.iter().filter(|(name, _)| name.contains(":saved:") || name.contains(":read:")) {
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert_eq!(value(&storage::read(name).expect("stored")), value(text), "{name}");
    }
    // Again it adds nothing, and what is there stays as it is.
    assert_eq!(lists().import(&text.replace("De Raqqa", "De Raqa"), HERE), Ok(0));
    assert!(lists().export(HERE) == text);
}

#[test]
fn an_empty_export_is_json() {
    let file: Value = serde_json::from_str(&lists().export(HERE)).expect("JSON");
    assert_eq!((&file["saved"], &file["read"]), (&json!([]), &json!([])));
}

#[test]
fn a_text_that_is_not_ours_changes_nothing() {
    let lists = lists();
    let file = |name: &str, value: Value| {
        let mut file = json!({ "schema": 1, "edition": "L’Estafette", "language": "fr", "saved": [{ "at": 5, "teaser": article_teaser("a") }] });
        file[name] = value;
        file.to_string()
    };
    for text in ["<!doctype html>", "", "[1, 2]", "null", "{}"] {
        assert_eq!(lists.import(text, HERE), Err(ImportError::NotOurs), "{text}");
    }
    for (name, value) in [("edition", json!("La Gazette")), ("language", json!("en")), ("schema", json!(null))] {
        assert_eq!(lists.import(&file(name, value), HERE), Err(ImportError::NotOurs), "{name}");
    }
    assert_eq!(lists.import(&file("schema", json!(2)), HERE), Err(RecordError::TooNew.into()));
    assert_eq!(lists.import(&file("saved", json!({ "at": 5 })), HERE), Ok(0));
    assert_eq!(lists.import(&file("saved", json!([7, null, { "at": "yesterday" }])), HERE), Ok(0));
    set_full(true);
    assert_eq!(lists.import(&file("read", json!([])), HERE), Err(RecordError::Refused.into()));
    assert!(lists.ids(List::Saved).is_empty());
}
