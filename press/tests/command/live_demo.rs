//! `press live demo`: what it plays, and that nothing of it stays.
#![cfg(unix)]

use crate::edition::{Edition, press};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

const FILE: &str = "live/storm-live/latest.json";

/// A demo that is playing.
struct Demo {
    process: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Demo {
    fn start(edition: &Edition, more: &[&str]) -> Demo {
        let mut process = Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["live", "demo", "--edition", edition.root(), "--every", "0.02"])
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .expect("press starts");
        let lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        Demo { process, lines }
    }

    /// Reads its lines until one begins so.
    fn until(&mut self, beginning: &str) {
        let line = self.lines.find(|line| line.as_ref().is_ok_and(|line| line.starts_with(beginning)));
        assert!(line.is_some(), "the demo ended before it said {beginning}");
    }

    /// Sends a signal; returns the exit code, if the process ends by itself, and the last line.
    fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().expect("kill").success());
        let last = self.lines.map_while(Result::ok).last().unwrap_or_default();
        (self.process.wait().expect("it ends").code(), last)
    }
}

fn blog(edition: &Edition) -> Value {
    serde_json::from_str(&edition.read(FILE)).expect("JSON")
}

fn post<'a>(blog: &'a Value, id: &str) -> &'a Value {
    blog["posts"].as_array().expect("posts").iter().find(|post| post["id"] == id).expect("the post")
}

/// The names of the files beside the played one.
fn names(edition: &Edition) -> Vec<String> {
    let files = fs::read_dir(edition.path("live/storm-live")).expect("the folder").flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn posts_come_change_and_go() {
    let edition = Edition::new();
    let (text, before, files) = (edition.read(FILE), blog(&edition), names(&edition));
    let mut demo = Demo::start(&edition, &["--ends"]);
    let mut revision = before["revision"].as_u64().expect("a revision");
    demo.until("+ demo-1");
    let first = blog(&edition);
    assert!(first["revision"].as_u64() > Some(revision), "{first}");
    demo.until("that was all");
    let played = blog(&edition);
    revision += 16;
    assert_eq!((&played["state"], played["revision"].as_u64()), (&"ended".into(), Some(revision)));
    assert_eq!(played["keyPosts"][0]["id"], "demo-8");
    assert!(post(&played, "demo-2")["body"][0]["text"].as_str().expect("a text").starts_with("Cinq "));
    assert!(post(&played, "demo-2")["dateModified"].is_string());
    assert_eq!(post(&played, "demo-6")["deleted"], true);
    assert!(!edition.read(FILE).contains("Union Station"), "nothing of a deleted post is left");
    let (_, report) = edition.check();
    assert!(!report.iter().any(|line| line.contains(FILE)), "{report:?}");

    assert_eq!(
        demo.stop("-INT"),
        (Some(0), format!("{}: as it was; reload the pages that show it", edition.path(FILE).display()))
    );
    assert_eq!(edition.read(FILE), text);
    assert_eq!(names(&edition), files);
}

#[test]
fn it_plays_once_and_stops_at_any_time() {
    let edition = Edition::new();
    let text = edition.read(FILE);
    let mut demo = Demo::start(&edition, &["--blog", "storm-live"]);
    demo.until("+ demo-1");
    let (code, printed, diagnostic) = press(&["live", "demo", "--edition", edition.root()]);
    assert_eq!((code, printed.as_str()), (1, ""));
    assert!(diagnostic.contains("another demo is playing"), "{diagnostic}");
    assert_eq!(demo.stop("-TERM").0, Some(0));
    assert_eq!(edition.read(FILE), text);
}

#[test]
fn what_a_killed_demo_leaves_is_put_back() {
    let edition = Edition::new();
    let (text, files) = (edition.read(FILE), names(&edition));
    let restore = || press(&["live", "demo", "--edition", edition.root(), "--restore"]);
    let kill = || {
        let mut demo = Demo::start(&edition, &[]);
        demo.until("+ demo-2");
        assert_eq!(demo.stop("-KILL").0, None);
        assert!(edition.read(FILE).contains("demo-2"));
    };
    kill();
    let (code, printed, _) = restore();
    assert_eq!((code, printed.ends_with(": as it was\n")), (0, true), "{printed}");
    assert_eq!((edition.read(FILE), names(&edition)), (text.clone(), files.clone()));
    assert!(restore().1.contains("nothing to put back"));

    // By the next demo, too.
    kill();
    let mut demo = Demo::start(&edition, &[]);
    demo.until("+ demo-1");
    assert!(!edition.read(FILE).contains("demo-2"));
    demo.stop("-INT");
    assert_eq!((edition.read(FILE), names(&edition)), (text.clone(), files.clone()));

    // But not over what was published since.
    kill();
    edition.write(FILE, text.replace("\"revision\"", "\"pollSeconds\": 60, \"revision\""));
    restore();
    assert!(edition.read(FILE).contains("\"pollSeconds\": 60"));
    assert_eq!(names(&edition), files);
}

#[test]
fn a_file_that_is_published_meanwhile_stays() {
    let edition = Edition::new();
    let (text, files) = (edition.read(FILE), names(&edition));
    let mut demo = Demo::start(&edition, &[]);
    demo.until("+ demo-1");
    // As a build does.
    let published = text.replace("\"revision\"", "\"pollSeconds\": 60, \"revision\"");
    edition.remove(FILE);
    edition.write(FILE, &published);
    demo.until("that was all");
    assert!(edition.read(FILE).contains("demo-12"), "it plays on");
    assert_eq!(demo.stop("-INT").0, Some(0));
    assert_eq!((edition.read(FILE), names(&edition)), (published, files));
}

#[test]
fn a_live_blog_that_is_not_there_is_named() {
    let edition = Edition::new();
    for blog in ["calm", "../storm-live"] {
        let (code, _, diagnostic) = press(&["live", "demo", "--edition", edition.root(), "--blog", blog]);
        assert_eq!((code, diagnostic.contains("there is no such live blog")), (2, true), "{diagnostic}");
    }
    edition.write("live.json", "{ \"version\": \"1.0\", \"articles\": [] }");
    let (code, _, diagnostic) = press(&["live", "demo", "--edition", edition.root()]);
    assert_eq!((code, diagnostic.contains("live.json: it names no article: say which --blog")), (2, true));
}
