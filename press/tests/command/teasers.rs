//! `press teasers`, on an edition that is maintained by hand.

use crate::edition::{Edition, press};
use serde_json::{Value, json};
use std::fs;

fn teasers(edition: &Edition, per_page: &str, more: &[&str]) -> (i32, String, String) {
    press(&[&["teasers", edition.root(), "--per-page", per_page], more].concat())
}

fn json(edition: &Edition, file: &str) -> Value {
    serde_json::from_str(&edition.read(file)).expect("JSON")
}

fn ids(page: &Value) -> Vec<&str> {
    page["teasers"].as_array().expect("teasers").iter().map(|teaser| teaser["id"].as_str().expect("an id")).collect()
}

#[test]
fn a_good_edition_stays_byte_for_byte() {
    let edition = Edition::new();
    assert_eq!(teasers(&edition, "2", &[]), (0, "0 files written\n".to_owned(), String::new()));
}

#[test]
fn a_changed_article_changes_its_teasers_everywhere() {
    let edition = Edition::new();
    edition.replace("articles/tides.json", "Spring tides this week", "Spring tides again");
    edition.replace(
        "articles/tides.json",
        "08:00:00+00:00\"",
        "08:00:00+00:00\",\n  \"dateModified\": \"2024-03-10T08:00:00+00:00\"",
    );
    assert_eq!(edition.check().0, 1);
    let before = edition.read("articles/lamp.json");
    assert_eq!(teasers(&edition, "2", &[]).1, "4 files written\n");
    assert_eq!(edition.check(), (0, vec!["19 files, 0 errors, 0 warnings".to_owned()]));
    // The rest of the file stays the same.
    let after = edition.read("articles/lamp.json");
    let dated = ",\n          \"dateModified\": \"2024-03-10T08:00:00+00:00\"";
    assert_eq!(after.replace("tides again", "tides this week").replace(dated, ""), before);
}

#[test]
fn a_correction_shows_in_lists() {
    let edition = Edition::new();
    let correction = "\"corrections\": [{ \"date\": \"2024-03-06T09:00:00+00:00\", \"text\": \"The tide is at six, not at seven.\" }],\n  \"headline\"";
    edition.replace("articles/tides.json", "\"headline\"", correction);
    let (_, lines) = edition.check();
    assert!(
        lines.iter().any(|line| line.contains("the article was corrected, and the teaser says otherwise")),
        "{lines:?}"
    );
    teasers(&edition, "2", &[]);
    assert_eq!(edition.check(), (0, vec!["19 files, 0 errors, 0 warnings".to_owned()]));
    let list = json(&edition, "lists/section/coast/1.json");
    let tides = list["teasers"].as_array().expect("teasers").iter().find(|teaser| teaser["id"] == "tides");
    assert_eq!(tides.expect("its teaser")["corrected"], true);
    let edition = Edition::new();
    edition.replace("front.json", "\"corrected\": true", "\"corrected\": false");
    assert_eq!(teasers(&edition, "2", &[]).1, "1 file written\n");
}

#[test]
fn a_teaser_may_be_written_as_its_id_alone() {
    let edition = Edition::new();
    edition
        .write("most-read.json", r#"{"window":null,"version":"1.0","teasers":[{"id":"keeper"}],"zebra":1,"apple":[]}"#);
    teasers(&edition, "2", &[]);
    let expected = r#"{
  "window": null,
  "version": "1.0",
  "teasers": [
    {
      "id": "keeper",
      "headline": "The last keeper was right",
      "kind": "opinion",
      "section": {
        "id": "coast",
        "name": "Coast"
      },
      "author": [
        {
          "id": "ada-marsh",
          "name": "Ada Marsh"
        }
      ],
      "datePublished": "2024-03-07T08:00:00+00:00"
    }
  ],
  "zebra": 1,
  "apple": []
}
"#;
    assert_eq!(edition.read("most-read.json"), expected);
}

#[test]
fn a_teaser_takes_of_the_picture_what_it_shows() {
    let edition = Edition::new();
    edition.replace("articles/lamp.json", "A lighthouse at dusk, its lamp lit", "");
    teasers(&edition, "2", &[]);
    let front = json(&edition, "front.json");
    let teaser = &front["groups"][1]["teasers"][0];
    let keys: Vec<&String> = teaser["image"].as_object().expect("a picture").keys().collect();
    assert_eq!(keys, ["renditions", "width", "height", "focalPoint", "alt"]);
    assert_eq!(teaser["image"]["alt"], "");
    assert_eq!(teaser["image"]["focalPoint"], json!({ "x": 0.25, "y": 0.5 }));
    assert_eq!(teaser.get("kind"), None);
    assert_eq!(teaser.get("author"), None);
}

#[test]
fn pages_are_full_from_the_oldest() {
    // Articles, teasers to a page, full pages.
    for (count, per_page, full) in
        [(0, 3, 0), (1, 3, 0), (3, 3, 0), (5, 3, 0), (6, 3, 1), (8, 3, 1), (9, 3, 2), (4, 1, 3)]
    {
        let edition = Edition::new();
        for number in 1..=count {
            let article = json!({
                "version": "1.0", "id": format!("n{number}"), "headline": format!("Number {number}"),
                "topic": { "id": "numbers", "name": "Numbers" },
                "section": { "id": "town", "name": "Town" },
                "datePublished": format!("2024-02-{number:02}T08:00:00Z"),
            });
            edition.write(&format!("articles/n{number}.json"), article.to_string());
        }
        assert_eq!(teasers(&edition, &per_page.to_string(), &[]).0, 0);
        let (code, lines) = edition.check();
        assert_eq!(code, 0, "{}", lines.join("\n"));
        if count == 0 {
            assert!(!edition.path("lists/topic/numbers").exists());
            continue;
        }
        let latest = json(&edition, "lists/topic/numbers/latest.json");
        assert_eq!(latest["newestFullPage"].as_u64().unwrap_or(0), full, "{count} articles");
        assert_eq!(latest.get("newestFullPage").is_none(), full == 0);
        let mut all = ids(&latest);
        assert!(count < per_page || (per_page..2 * per_page).contains(&all.len()));
        let pages: Vec<Value> =
            (1..=full).rev().map(|page| json(&edition, &format!("lists/topic/numbers/{page}.json"))).collect();
        all.extend(pages.iter().flat_map(ids));
        let expected: Vec<String> = (1..=count).rev().map(|number| format!("n{number}")).collect();
        assert_eq!(all, expected);
        assert!(!edition.path(&format!("lists/topic/numbers/{}.json", full + 1)).exists());
    }
}

#[test]
fn fewer_pages_take_the_others_away() {
    let edition = Edition::new();
    assert!(edition.path("lists/section/coast/1.json").exists());
    teasers(&edition, "10", &[]);
    assert!(!edition.path("lists/section/coast/1.json").exists());
    assert_eq!(ids(&json(&edition, "lists/section/coast/latest.json")), ["storm", "lamp", "keeper", "tides", "nets"]);
}

#[test]
fn withdrawn_articles_are_left_out_and_empty_lists_stay() {
    let edition = Edition::new();
    edition.replace(
        "articles/storm.json",
        "\"live\":",
        "\"status\": \"withdrawn\", \"statusMessage\": \"No storm.\", \"live\":",
    );
    teasers(&edition, "2", &[]);
    assert_eq!(ids(&json(&edition, "lists/section/coast/latest.json")), ["lamp", "keeper"]);
    let reed = json(&edition, "lists/author/tom-reed/latest.json");
    assert_eq!((reed["name"].as_str(), ids(&reed).len()), (Some("Tom Reed"), 0));
}

#[test]
fn lists_keep_and_take_what_describes_them() {
    let edition = Edition::new();
    edition.replace(
        "lists/author/ada-marsh/latest.json",
        "\"teasers\"",
        "\"role\": \"Editor\", \"description\": \"She knows boats.\", \"teasers\"",
    );
    let extra = json!({
        "author": { "ada-marsh": { "role": "Editor-in-chief" } },
        "topic": { "lighthouse": { "name": "Gull Point", "description": ["A ", { "text": "light", "marks": ["strong"] }] } },
    });
    let extra_file = tempfile::NamedTempFile::new().expect("a file of its own");
    fs::write(extra_file.path(), extra.to_string()).expect("a file");
    assert_eq!(teasers(&edition, "2", &["--lists", extra_file.path().to_str().expect("a path")]).0, 0);
    let author = json(&edition, "lists/author/ada-marsh/latest.json");
    assert_eq!(
        (author["role"].as_str(), author["description"].as_str()),
        (Some("Editor-in-chief"), Some("She knows boats."))
    );
    let topic = json(&edition, "lists/topic/lighthouse/latest.json");
    assert_eq!(
        (topic["name"].as_str(), &topic["description"]),
        (Some("Gull Point"), &extra["topic"]["lighthouse"]["description"])
    );
    assert_eq!(edition.check().0, 0);
}

#[test]
fn broken_files_stop_it_before_anything_is_written() {
    let edition = Edition::new();
    edition.replace("articles/tides.json", "Spring", "Neap");
    edition.replace("articles/nets.json", "{", "");
    let before = edition.read("front.json");
    let (code, printed, diagnostic) = teasers(&edition, "2", &[]);
    assert_eq!((code, printed.as_str()), (1, ""));
    assert!(diagnostic.contains("articles/nets.json:") && diagnostic.contains("nothing was written"), "{diagnostic}");
    assert_eq!(edition.read("front.json"), before);
}

#[test]
fn teasers_without_article_stay_and_are_named() {
    let edition = Edition::new();
    edition.write("most-read.json", r#"{"version":"1.0","teasers":[{"id":"gone","headline":"Gone"}]}"#);
    let (code, _, diagnostic) = teasers(&edition, "2", &[]);
    assert_eq!((code, diagnostic.as_str()), (1, "most-read.json: there is no article \"gone\": its teaser stays\n"));
    assert!(
        edition.read("most-read.json").contains("\"headline\":\"Gone\""),
        "a file in which nothing changes is not touched"
    );
}

#[test]
fn ids_that_are_none_make_no_folder() {
    let edition = Edition::new();
    edition.replace("articles/tides.json", "\"body\"", "\"topic\": { \"id\": \"../../x\", \"name\": \"X\" }, \"body\"");
    let (code, _, diagnostic) = teasers(&edition, "2", &[]);
    assert_eq!(code, 1);
    assert!(diagnostic.contains("articles/tides.json: \"../../x\" is not an id"), "{diagnostic}");
}

#[cfg(unix)]
#[test]
fn whoever_reads_a_file_meanwhile_has_the_old_one_whole() {
    let edition = Edition::new();
    edition.replace("articles/tides.json", "Spring tides this week", "Spring tides again");
    let before = edition.read("front.json");
    // A second name of the file that a server has open.
    let open = edition.path(".open.json");
    fs::hard_link(edition.path("front.json"), &open).expect("a link");
    assert_eq!(teasers(&edition, "2", &[]).0, 0);
    assert!(edition.read("front.json") != before, "the front page has the teaser");
    assert_eq!(fs::read_to_string(open).expect("the old file"), before, "replaced, not written over");
}
