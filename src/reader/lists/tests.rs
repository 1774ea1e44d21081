use super::*;
use crate::browser::storage::{self, local::set_full};
use contract::Changes;
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
    assert_eq!(lists.saved_files(), ["articles/couvre-feu.json", "articles/raqqa-mossoul-djihadistes-reculent.json"]);
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
    assert_eq!(import(&text), Ok(4));
    for (name, text) in records.iter().filter(|(name, _)| name.contains(":saved:") || name.contains(":read:")) {
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        assert_eq!(value(&storage::read(name).expect("stored")), value(text), "{name}");
    }
    // Again it adds nothing, and what is there stays as it is.
    assert_eq!(import(&text.replace("De Raqqa", "De Raqa")), Ok(0));
    assert!(lists().export(HERE) == text);
}

#[test]
fn an_empty_export_is_json() {
    let file: Value = serde_json::from_str(&lists().export(HERE)).expect("JSON");
    assert_eq!((&file["saved"], &file["read"]), (&json!([]), &json!([])));
}

/// The time of the imports.
const NOW: i64 = 1_800_000_000;

/// Imports a text as the reader does who agrees. Returns the number of entries that it adds.
fn import(text: &str) -> Result<usize, ImportError> {
    let import = lists().read_import(text, HERE, NOW)?;
    lists().import(&import)?;
    Ok(import.count(List::Saved) + import.count(List::History))
}

/// An export with one list.
fn export_of(list: List, entries: &[Value]) -> String {
    json!({ "schema": 1, "edition": "L’Estafette", "language": "fr", list.kind(): entries }).to_string()
}

fn saved_at(id: &str, at: i64) -> Value {
    json!({ "at": at, "teaser": article_teaser(id) })
}

#[test]
fn a_text_that_is_not_ours_changes_nothing() {
    let lists = lists();
    let file = |name: &str, value: Value| {
        let mut file: Value = serde_json::from_str(&export_of(List::Saved, &[saved_at("a", 5)])).expect("JSON");
        file[name] = value;
        file.to_string()
    };
    for text in ["<!doctype html>", "", "[1, 2]", "null", "{}"] {
        assert_eq!(import(text), Err(ImportError::NotOurs), "{text}");
    }
    for (name, value) in [("edition", json!(7)), ("language", json!("en")), ("schema", json!(null))] {
        assert_eq!(import(&file(name, value)), Err(ImportError::NotOurs), "{name}");
    }
    assert_eq!(import(&file("schema", json!(2))), Err(RecordError::TooNew.into()));
    assert_eq!(import(&file("saved", json!({ "at": 5 }))), Ok(0));
    assert_eq!(import(&file("saved", json!([7, null, { "at": "yesterday" }]))), Ok(0));
    assert!(lists.ids(List::Saved).is_empty());
}

#[test]
fn an_export_outlives_a_change_of_the_newspaper_s_name() {
    let text = export_of(List::Saved, &[saved_at("a", 5)]);
    let renamed = Origin { edition: "La Nouvelle Estafette", ..HERE };
    let import = lists().read_import(&text, renamed, NOW).expect("readable");
    assert_eq!(import.other_edition.as_deref(), Some("L’Estafette"), "the reader is asked");
    assert_eq!(import.count(List::Saved), 1);
    assert_eq!(lists().read_import(&text, HERE, NOW).expect("readable").other_edition, None);
}

#[test]
fn an_import_tells_what_it_adds_before_and_can_be_undone() {
    let lists = lists();
    lists.save(&teaser("a"), 1).expect("stored");
    let text = export_of(List::Saved, &["a", "b", "c"].map(|id| saved_at(id, 5)));
    let import = lists.read_import(&text, HERE, NOW).expect("readable");
    assert_eq!((import.count(List::Saved), import.count(List::History), import.left_out), (2, 0, 0));
    assert!(!lists.has(List::Saved, "b"), "nothing is added before the reader agrees");
    lists.import(&import).expect("added");
    lists.save(&teaser("c"), 9).expect("saved anew by the reader");
    lists.undo_import(&import).expect("undone");
    assert_eq!((lists.ids(List::Saved), lists.entry(List::Saved, "c").map(|it| it.at)), (ids_of(&["a", "c"]), Some(9)));
}

fn ids_of(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn an_import_never_removes_the_reader_s_own_entries() {
    let lists = lists();
    for number in 0..800 {
        let id = format!("own{number}");
        lists.put(List::History, &id, &entry::to_json(1_000, &teaser(&id), Some((0, false)))).expect("stored");
    }
    let other: Vec<Value> = (0..800).map(|number| saved_at(&format!("other{number}"), 2_000)).collect();
    let import = lists.read_import(&export_of(List::History, &other), HERE, NOW).expect("readable");
    assert_eq!((import.count(List::History), import.left_out), (200, 600));
    lists.import(&import).expect("added");
    assert_eq!(lists.ids(List::History).len(), HISTORY_LIMIT);
    assert!((0..800).all(|number| lists.has(List::History, &format!("own{number}"))));
}

#[test]
fn an_import_takes_no_dates_in_the_future_no_monsters_and_no_more_than_its_limit() {
    let monster = json!({ "at": 5, "teaser": { "id": "c", "headline": "x".repeat(20_000) } });
    let entries = [saved_at("a", NOW + 60), saved_at("b", NOW + 2 * 24 * 60 * 60), monster, json!(7)];
    let import = lists().read_import(&export_of(List::Saved, &entries), HERE, NOW).expect("readable");
    assert_eq!((import.count(List::Saved), import.left_out), (1, 3));
    let many: Vec<Value> = (0..5_000).map(|number| saved_at(&format!("a{number}"), 5)).collect();
    let import = lists().read_import(&export_of(List::Saved, &many), HERE, NOW).expect("readable");
    assert_eq!((import.count(List::Saved), import.left_out), (1_000, 4_000));
}

#[test]
fn an_import_that_a_full_device_refuses_leaves_nothing_half() {
    let text = export_of(List::Saved, &[saved_at("a", 5), saved_at("b", 5)]);
    set_full(true);
    assert_eq!(import(&text), Err(RecordError::Refused.into()));
    set_full(false);
    assert!(lists().ids(List::Saved).is_empty());
}

#[test]
fn the_downloaded_edition_is_pinned_until_it_is_removed() {
    let lists = lists();
    lists.save(&teaser("a"), 1).expect("stored");
    lists.set_taken(&["a".to_owned(), "b".to_owned()]).expect("stored");
    assert_eq!(storage::read("manchette:/:taken").as_deref(), Some(r#"{"articles":["a","b"]}"#));
    assert_eq!(lists.taken(), ["a", "b"]);
    assert_eq!(lists.pinned_files(), ["articles/a.json", "articles/a.json", "articles/b.json"]);
    lists.set_taken(&[]).expect("removed");
    assert!(lists.taken().is_empty());
    storage::write("manchette:/:taken", r#"{"articles":["../x",7,"b"]}"#);
    assert_eq!(lists.pinned_files(), ["articles/a.json", "articles/b.json"]);
}

fn changes(withdrawn: &[(&str, &str)], corrected: &[(&str, &str)]) -> Changes {
    let list = |list: &[(&str, &str)]| {
        list.iter().map(|(id, headline)| json!({ "id": id, "headline": headline })).collect::<Value>()
    };
    Changes::decode(json!({ "withdrawn": list(withdrawn), "corrected": list(corrected) })).expect("changes")
}

#[test]
fn entries_get_today_s_headline_and_say_that_an_article_was_withdrawn() {
    let lists = lists();
    let text = |id: &str| {
        format!(
            r#"{{"at":7,"teaser":{{"id":"{id}","headline":"X convicted","description":"Lead","mood":"new"}},"later":[1.50]}}"#
        )
    };
    for id in ["a", "b"] {
        lists.put(List::Saved, id, &text(id)).expect("stored");
        lists.put(List::History, id, &text(id)).expect("stored");
    }
    let now = changes(&[("b", "Withdrawn story")], &[("a", "X acquitted"), ("unknown", "U")]);
    for _ in 0..2 {
        lists.follow(&now).expect("followed");
        for list in [List::Saved, List::History] {
            let expected = text("a").replace("convicted", "acquitted");
            assert_eq!(lists.text(list, "a"), Some(expected), "all else stays, whatever it is");
            assert_eq!(
                json_of(&lists, list, "b"),
                json!({ "at": 7, "teaser": { "id": "b", "headline": "Withdrawn story" }, "later": [1.5], "withdrawn": true })
            );
            assert!(lists.entry(list, "b").expect("an entry").is_withdrawn);
        }
    }
    assert!(!lists.has(List::Saved, "unknown"));
    lists.follow(&changes(&[], &[])).expect("followed");
    assert!(!lists.entry(List::Saved, "b").expect("an entry").is_withdrawn, "it is back");
}

#[test]
fn an_article_that_is_opened_gives_both_lists_today_s_headline() {
    let lists = lists();
    lists.save(&teaser("a"), 1).expect("stored");
    note(&lists, &article("a"), 2);
    let mut today = article("a");
    today["headline"] = "X acquitted".into();
    note(&lists, &today, 3);
    let headline = |list| lists.entry(list, "a").expect("an entry").teaser.headline;
    assert_eq!([headline(List::Saved), headline(List::History)], ["X acquitted", "X acquitted"]);
    today["status"] = "withdrawn".into();
    today["headline"] = "A story".into();
    note(&lists, &today, 4);
    let saved = lists.entry(List::Saved, "a").expect("an entry");
    assert_eq!((saved.at, saved.is_withdrawn, &*saved.teaser.headline), (1, true, "A story"));
    assert_eq!(lists.entry(List::History, "a").expect("an entry").at, 3, "a withdrawn article is not read");
    assert!(saved.to_json(List::Saved).contains(r#""withdrawn":true"#));
}

#[test]
fn a_device_that_keeps_no_history_records_nothing_new() {
    let lists = lists();
    assert!(lists.keeps_history());
    note(&lists, &article("a"), 1);
    lists.save(&teaser("b"), 1).expect("stored");
    lists.keep_history(false).expect("stored");
    let mut today = article("b");
    today["headline"] = "Today".into();
    note(&lists, &today, 2);
    note(&lists, &article("a"), 3);
    lists.note_progress("a", 9, true).expect("nothing to do");
    assert_eq!(lists.ids(List::History), ["a"]);
    let old = lists.entry(List::History, "a").expect("what there is stays until it is cleared");
    assert_eq!((old.at, old.block), (1, 0));
    assert_eq!(lists.entry(List::Saved, "b").expect("an entry").teaser.headline, "Today");
    lists.keep_history(true).expect("stored");
    note(&lists, &article("c"), 4);
    assert!(lists.has(List::History, "c"));
}
