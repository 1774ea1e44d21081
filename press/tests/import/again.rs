//! What becomes of an edition that is imported again: after other commands, after editors, and after a run that was killed.

use crate::newsroom::{Newsroom, read};
use serde_json::{Value, json};
use std::fs;
use std::process::{Command, Stdio};
use std::thread;

#[test]
fn other_commands_of_press_do_not_freeze_articles() {
    let newsroom = Newsroom::new();
    newsroom.import(&[]);
    newsroom.press("related", &["--count", "1", "--all"]);
    newsroom.press("teasers", &["--per-page", "5"]);
    assert_eq!(newsroom.article("tides")["related"].as_array().map(Vec::len), Some(1), "the file was written");
    for slug in ["lamp", "keeper", "tides"] {
        newsroom.post(slug, &format!("New words for {slug}"), "tags: [lamps]", "All is different.");
    }
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    assert!(!printed.contains("by hand"), "{printed}");
    for slug in ["lamp", "keeper", "tides"] {
        assert_eq!(newsroom.article(slug)["headline"], format!("New words for {slug}"));
    }
}

#[test]
fn an_editors_change_is_told_from_theirs() {
    let newsroom = Newsroom::new();
    newsroom.import(&[]);
    let lamp = newsroom.path("edition/articles/lamp.json");
    let text = fs::read_to_string(&lamp).expect("the article");
    fs::write(&lamp, text.replace("nine", "ten")).expect("a file");
    newsroom.press("related", &["--all"]);
    newsroom.press("teasers", &["--per-page", "5"]);
    newsroom.post("lamp", "The lamp is out", "tags: [lamps]", "Dark.");
    for _ in 0..2 {
        let (code, printed) = newsroom.import(&[]);
        assert_eq!(code, 0, "{printed}");
        assert!(printed.contains("articles/lamp.json was edited by hand"), "{printed}");
        assert_eq!(newsroom.article("lamp")["headline"], "The old lamp turns again");
    }
    // A file that an editor put there is nobody else's.
    fs::write(newsroom.path("edition/articles/own.json"), r#"{"id": "own", "headline": "Our own"}"#).expect("a file");
    newsroom.post("own", "Not our own", "", "Words.");
    newsroom.import(&[]);
    assert_eq!(newsroom.article("own")["headline"], "Our own");
    assert_eq!(newsroom.files().keys().filter(|path| path.starts_with("articles")).count(), 5);
}

#[test]
fn related_stories_that_the_source_names_come_and_go() {
    let newsroom = Newsroom::new();
    let story = |id: &str, related: &[&str]| {
        let related: Vec<Value> = related.iter().map(|id| json!({ "type": "story", "_id": id })).collect();
        let story = json!({
            "_id": id, "type": "story", "version": "0.10.7", "headlines": { "basic": format!("Story {id}") },
            "canonical_url": format!("/{id}/"), "display_date": "2024-03-08T18:00:00Z",
            "content_elements": [{ "type": "text", "content": format!("Of {id} alone.") }],
            "related_content": { "basic": related },
        });
        fs::write(newsroom.path("posts").join(format!("{id}.json")), story.to_string()).expect("a file");
    };
    let import = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        command.args(["import", "ans", "--site", "https://paper.example/", "--out"]);
        let output = command.arg(newsroom.path("edition")).arg(newsroom.path("posts")).output().expect("press starts");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    let related = || -> Vec<String> {
        let article = newsroom.article("a");
        let teasers = article["related"].as_array().into_iter().flatten();
        teasers.map(|teaser| teaser["headline"].as_str().unwrap_or_default().to_owned()).collect()
    };
    ["b", "c", "d"].iter().for_each(|id| story(id, &[]));
    story("a", &["c", "b"]);
    import();
    assert_eq!(related(), ["Story c", "Story b"]);
    assert!(import().contains("4 articles, 0 files written"), "they are the same");
    story("a", &["d"]);
    import();
    assert_eq!(related(), ["Story d"]);
}

#[test]
fn a_story_without_a_date_keeps_that_of_its_first_import() {
    let newsroom = Newsroom::new();
    let page = "---\ntitle: Undated\ncategories: [Coast]\n---\nWords.\n";
    fs::create_dir(newsroom.path("posts/_posts")).expect("a folder");
    fs::write(newsroom.path("posts/_posts/undated.md"), page).expect("a post");
    let (_, printed) = newsroom.import(&[]);
    assert!(printed.contains("date missing"), "{printed}");
    let first = newsroom.article("undated")["datePublished"].clone();
    assert!(first.is_string(), "{}", newsroom.article("undated"));
    let (_, printed) = newsroom.import(&[]);
    assert!(printed.contains("4 articles, 0 files written"), "{printed}");
    fs::write(newsroom.path("posts/_posts/undated.md"), page.replace("Words", "New words")).expect("a post");
    newsroom.import(&[]);
    let undated = newsroom.article("undated");
    assert_eq!((&undated["datePublished"], &undated["body"][0]["text"]), (&first, &json!("New words.")));
}

/// A newsroom with enough posts that they are written in parts, and what a second day brings.
fn archive() -> Newsroom {
    let newsroom = Newsroom::new();
    first_day(&newsroom);
    newsroom
}

fn first_day(newsroom: &Newsroom) {
    for number in 0..300 {
        let text = format!("Words of {number}.\n\n[Another](/2024/p{}/).", (number + 7) % 300);
        newsroom.post(&format!("p{number}"), &format!("Post number {number}"), "tags: [lamps]", &text);
    }
}

fn second_day(newsroom: &Newsroom) {
    for number in 0..300 {
        newsroom.post(&format!("p{number}"), &format!("Post {number}, revised"), "tags: [quays]", "Other words.");
    }
    fs::remove_file(newsroom.path("posts/2024-03-08-tides.md")).expect("it is there");
}

/// Starts an import and kills it as soon as a condition holds. False if it ended before.
fn kill_when(newsroom: &Newsroom, condition: &dyn Fn(&Newsroom) -> bool) -> bool {
    let mut command = newsroom.command(&["--quiet"]);
    let mut process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("press starts");
    while !condition(newsroom) {
        if process.try_wait().expect("a state").is_some() {
            return false;
        }
        thread::yield_now();
    }
    process.kill().expect("a process of ours");
    !process.wait().expect("it ends").success()
}

fn articles(newsroom: &Newsroom) -> usize {
    fs::read_dir(newsroom.path("edition/articles"))
        .map_or(0, |files| files.flatten().filter(|file| !file.file_name().to_string_lossy().starts_with('.')).count())
}

type Condition = fn(&Newsroom) -> bool;

/// Every article that is there is whole.
fn no_article_is_cut_off(newsroom: &Newsroom) {
    for (path, bytes) in newsroom.files() {
        let is_temporary = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        assert!(is_temporary || serde_json::from_slice::<Value>(&bytes).is_ok(), "{}", path.display());
    }
}

fn same_files(newsroom: &Newsroom, undisturbed: &Newsroom, point: usize) {
    let (own, theirs) = (newsroom.files(), undisturbed.files());
    assert_eq!(own.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>(), "point {point}");
    for (path, bytes) in &own {
        assert!(theirs.get(path) == Some(bytes), "point {point}: {} differs", path.display());
    }
}

#[test]
fn a_first_run_that_is_killed_is_finished_by_the_next() {
    let undisturbed = archive();
    undisturbed.import(&[]);
    let points: [Condition; 5] = [
        |newsroom| articles(newsroom) >= 1,
        |newsroom| articles(newsroom) >= 150,
        |newsroom| articles(newsroom) >= 280,
        |newsroom| newsroom.path("edition/edition.json").exists(),
        |newsroom| newsroom.path("edition/lists").exists(),
    ];
    let mut killed = 0;
    for (point, condition) in points.iter().enumerate() {
        let newsroom = archive();
        killed += usize::from(kill_when(&newsroom, condition));
        no_article_is_cut_off(&newsroom);
        let (code, printed) = newsroom.import(&[]);
        assert_eq!(code, 0, "{printed}");
        assert!(!printed.contains("by hand"), "point {point}: {printed}");
        same_files(&newsroom, &undisturbed, point);
    }
    assert!(killed >= 3, "{killed} runs were killed");
}

#[test]
fn a_later_run_that_is_killed_freezes_no_article() {
    let undisturbed = archive();
    undisturbed.import(&[]);
    second_day(&undisturbed);
    undisturbed.import(&[]);
    let points: [Condition; 3] = [
        |newsroom| newsroom.path("edition.import/unfinished").exists(),
        |newsroom| newsroom.article("p7")["headline"] == "Post 7, revised",
        |newsroom| newsroom.article("p299")["headline"] == "Post 299, revised",
    ];
    let mut killed = 0;
    for (point, condition) in points.iter().enumerate() {
        let newsroom = archive();
        newsroom.import(&[]);
        // The source changes between two runs that are killed, and the second knows both.
        for number in 0..300 {
            newsroom.post(&format!("p{number}"), &format!("Draft {number}"), "tags: [quays]", "Words on the way.");
        }
        kill_when(&newsroom, &|newsroom| newsroom.path("edition.import/unfinished").exists());
        second_day(&newsroom);
        killed += usize::from(kill_when(&newsroom, condition));
        no_article_is_cut_off(&newsroom);
        let (code, printed) = newsroom.import(&[]);
        assert_eq!(code, 0, "{printed}");
        assert!(!printed.contains("by hand"), "point {point}: {printed}");
        same_files(&newsroom, &undisturbed, point);
        assert!(!newsroom.path("edition.import/unfinished").exists());
    }
    assert!(killed >= 2, "{killed} runs were killed");
}

#[test]
fn a_newsroom_without_a_story_has_an_edition() {
    let newsroom = Newsroom::new();
    for slug in ["lamp", "keeper", "tides"] {
        fs::remove_file(newsroom.path(&format!("posts/2024-03-08-{slug}.md"))).expect("it is there");
    }
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("0 articles"), "{printed}");
}

#[test]
fn what_is_written_is_checked_and_what_is_not_stays_checked() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.import(&[]).0, 0);
    let overrides = newsroom.path("edition.import/overrides/articles");
    fs::create_dir_all(&overrides).expect("a folder");
    // One article is written, and it is wrong; so it is in the next run, which writes nothing.
    fs::write(overrides.join("keeper.json"), r#"{"canonical": "nowhere"}"#).expect("a file");
    for _ in 0..2 {
        let (code, printed) = newsroom.import(&[]);
        assert_eq!(code, 1, "{printed}");
        assert!(printed.contains("keeper.json") && printed.contains("is not an absolute address"), "{printed}");
    }
    fs::write(overrides.join("keeper.json"), r#"{"canonical": null}"#).expect("a file");
    assert_eq!(newsroom.import(&[]).0, 0);
    // What somebody else writes is checked as well.
    let lamp = newsroom.path("edition/articles/lamp.json");
    let mut edited = read(&lamp);
    edited["body"][0]["text"] = json!([{ "text": "The keeper", "article": "nobody" }]);
    fs::write(&lamp, edited.to_string()).expect("a file");
    newsroom.post("tides", "Neap tides this week", "", "The water is low.");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("there is no article \"nobody\""), "{printed}");
}

#[test]
fn an_article_that_is_gone_shows_in_those_that_stay() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.import(&[]).0, 0);
    // Nothing is imported anew: an editor's article, which a story that stays as it is leads to, is deleted.
    let own = newsroom.path("edition/articles/own.json");
    let mut article = read(&newsroom.path("edition/articles/tides.json"));
    (article["id"], article["headline"]) = ("own".into(), "By an editor".into());
    article.as_object_mut().expect("an article").remove("aliases");
    fs::write(&own, article.to_string()).expect("a file");
    let overrides = newsroom.path("edition.import/overrides/articles");
    fs::create_dir_all(&overrides).expect("a folder");
    let body = json!({ "body": [{ "type": "paragraph", "text": [{ "text": "More", "article": "own" }] }] });
    fs::write(overrides.join("lamp.json"), body.to_string()).expect("a file");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    fs::remove_file(&own).expect("it is there");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("there is no article \"own\""), "{printed}");
}
