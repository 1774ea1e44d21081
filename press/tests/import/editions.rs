//! `press import` from end to end: the edition that it writes, and what a second run does.

use crate::newsroom::{Newsroom, Written, check, read};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

#[test]
fn the_result_is_a_whole_edition() {
    let newsroom = Newsroom::new();
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    assert!(check(&newsroom.path("edition")).contains(" 0 errors"), "{}", check(&newsroom.path("edition")));

    let lamp = newsroom.article("lamp");
    assert_eq!(lamp["headline"], "The old lamp turns again");
    assert_eq!(lamp["section"], json!({ "id": "coast", "name": "Coast" }));
    // Three articles bear the tag.
    assert_eq!(lamp["topic"], json!({ "id": "lamps", "name": "lamps" }));
    assert_eq!(lamp["aliases"], json!(["/2024/lamp/"]));
    assert_eq!(lamp["canonical"], "https://paper.example/2024/lamp/");
    // A link to another article of the newspaper works in the app and offline.
    assert_eq!(lamp["body"][1]["text"][0], json!({ "text": "The keeper", "article": "keeper" }));
    assert_eq!(lamp["body"][0]["text"][1], json!({ "text": "nine", "marks": ["emphasis"] }));

    let front = newsroom.json("front.json");
    assert_eq!(front["groups"][0]["rank"], 1);
    assert!(front["groups"][0]["teasers"][0]["headline"].is_string(), "{front}");
    assert_eq!(newsroom.json("edition.json")["navigation"], json!([{ "name": "Coast", "section": "coast" }]));
    assert_eq!(newsroom.json("edition.json")["mostReadHeading"], "Latest");
    assert_eq!(newsroom.json("lists/section/coast/latest.json")["teasers"].as_array().map(Vec::len), Some(3));
    assert_eq!(newsroom.json("most-read.json")["teasers"].as_array().map(Vec::len), Some(3));
    assert!(newsroom.path("edition.import/import.toml").exists());
}

#[test]
fn only_what_changed_is_written() {
    let newsroom = Newsroom::new();
    for number in 0..20 {
        newsroom.post(&format!("more-{number}"), &format!("More {number}"), "", "More.");
    }
    newsroom.import(&[]);
    let first = newsroom.written();
    let (_, printed) = newsroom.import(&[]);
    assert!(printed.contains("23 articles, 0 files written"), "{printed}");
    assert_eq!(newsroom.written(), first, "nothing is written");

    // A story that is new, and one whose text is another: their files, and those with teasers of them.
    newsroom.post("a-wreck", "A wreck at the point", "", "She lies on her side.");
    newsroom.post("more-7", "More 7", "", "Much more.");
    newsroom.import(&[]);
    let second = newsroom.written();
    let changed = changes(&first, &second);
    assert_eq!(
        changed,
        [
            "articles/a-wreck.json",
            "articles/more-7.json",
            "front.json",
            "lists/section/coast/latest.json",
            "most-read.json",
        ]
    );
    assert_eq!(newsroom.article("a-wreck")["headline"], "A wreck at the point");
    assert!(newsroom.json("front.json").to_string().contains("A wreck"), "teasers follow");

    // A story that is gone, once two runs agree.
    fs::remove_file(newsroom.path("posts/2024-03-08-a-wreck.md")).expect("it is there");
    newsroom.import(&[]);
    assert_eq!(newsroom.written(), second, "one run may be a mistake");
    newsroom.import(&[]);
    let changed = changes(&second, &newsroom.written());
    assert!(changed.contains(&"articles/a-wreck.json".to_owned()), "{changed:?}");
    let others: Vec<&String> = changed.iter().filter(|path| path.starts_with("articles/")).collect();
    assert_eq!(others, ["articles/a-wreck.json"]);
    assert_eq!(newsroom.article("a-wreck")["status"], "withdrawn");
    assert!(check(&newsroom.path("edition")).contains(" 0 errors"), "{}", check(&newsroom.path("edition")));
}

/// The files that are new, gone, or written since.
fn changes(before: &Written, after: &Written) -> Vec<String> {
    let paths: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    let changed = paths.into_iter().filter(|path| before.get(*path) != after.get(*path));
    changed.map(|path| path.display().to_string()).collect()
}

#[test]
fn what_an_editor_wrote_stays() {
    let newsroom = Newsroom::new();
    newsroom.import(&[]);
    let overrides = newsroom.path("edition.import/overrides/articles");
    fs::create_dir_all(&overrides).expect("a folder");
    fs::write(overrides.join("keeper.json"), r#"{"kicker": "Obituary", "topic": null}"#).expect("a file");
    fs::write(newsroom.path("edition.import/overrides/edition.json"), r#"{"name": "The Gazette"}"#).expect("a file");
    let lamp = newsroom.path("edition/articles/lamp.json");
    let mut edited = read(&lamp);
    edited["headline"] = "By hand".into();
    fs::write(&lamp, edited.to_string()).expect("a file");
    newsroom.post("lamp", "The lamp is out", "", "Dark.");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("articles/lamp.json was edited by hand"), "{printed}");
    assert_eq!(newsroom.article("lamp")["headline"], "By hand");
    assert_eq!(newsroom.article("keeper")["kicker"], "Obituary");
    assert_eq!(newsroom.article("keeper")["topic"], Value::Null);
    assert_eq!(newsroom.json("edition.json")["name"], "The Gazette");
}

#[test]
fn a_story_that_is_gone_is_withdrawn_once_two_runs_agree() {
    let newsroom = Newsroom::new();
    for number in 0..20 {
        newsroom.post(&format!("more-{number}"), &format!("More {number}"), "", "More.");
    }
    newsroom.import(&[]);
    fs::remove_file(newsroom.path("posts/2024-03-08-tides.md")).expect("it is there");
    newsroom.import(&[]);
    assert_eq!(newsroom.article("tides")["status"], Value::Null, "one run may be a mistake");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    let tides = newsroom.article("tides");
    assert_eq!((&tides["status"], &tides["body"]), (&json!("withdrawn"), &Value::Null));
    assert!(!newsroom.json("front.json").to_string().contains("tides"), "no teaser is left");
    // Its address is remembered, and it may come back.
    newsroom.post("tides", "Spring tides after all", "", "The water is back.");
    newsroom.import(&[]);
    assert_eq!(newsroom.article("tides")["headline"], "Spring tides after all");
}

#[test]
fn a_source_that_lost_too_much_is_not_believed() {
    let newsroom = Newsroom::new();
    newsroom.import(&[]);
    for slug in ["lamp", "tides"] {
        fs::remove_file(newsroom.path("posts").join(format!("2024-03-08-{slug}.md"))).expect("it is there");
    }
    for _ in 0..3 {
        let (code, printed) = newsroom.import(&[]);
        assert_eq!(code, 1);
        assert!(printed.contains("2 stories are gone from the source"), "{printed}");
    }
    assert_eq!(newsroom.article("lamp")["status"], Value::Null);
    newsroom.import(&["--yes"]);
    newsroom.import(&["--yes"]);
    assert_eq!(newsroom.article("lamp")["status"], "withdrawn");
}

#[test]
fn settings_are_checked_and_change_the_edition() {
    let newsroom = Newsroom::new();
    newsroom.import(&[]);
    let file = newsroom.path("edition.import/import.toml");
    let text = fs::read_to_string(&file).expect("it was written");
    let changed = text
        .replace("article-path = \"/article/:id/\"", "article-path = \"/:section/:id/\"")
        .replace("moved = false", "moved = true");
    fs::write(&file, changed).expect("a file");
    newsroom.import(&[]);
    assert_eq!(newsroom.json("edition.json")["articlePath"], "/:section/:id/");
    assert_eq!(newsroom.article("lamp")["canonical"], Value::Null);
    fs::write(&file, text.replace("moved", "movd")).expect("a file");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 2);
    assert!(printed.contains("import.toml") && printed.contains("movd"), "{printed}");
}

#[test]
fn a_language_that_the_interface_lacks_is_an_error_with_a_way_out() {
    let newsroom = Newsroom::new();
    fs::create_dir(newsroom.path("edition.import")).expect("a folder");
    fs::write(newsroom.path("edition.import/import.toml"), "language = \"es\"\n").expect("settings");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 1);
    assert!(
        printed.contains("the interface has no \"es\"") && printed.contains("Add an interface language"),
        "{printed}"
    );
    assert!(printed.contains("the edition was written"), "{printed}");
    assert_eq!(newsroom.json("edition.json")["inLanguage"], "es");
}
