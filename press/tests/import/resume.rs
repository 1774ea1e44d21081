//! A source that was not read to its end: the next run asks for the rest.

use crate::archive::{answer, post};
use crate::server::{Answer, Server};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};

fn command(server: &Server, edition: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(["import", "wordpress", &server.url("/"), "--quiet", "--out"]).arg(edition);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn articles(edition: &Path) -> usize {
    fs::read_dir(edition.join("articles")).map_or(0, Iterator::count)
}

/// The pages of posts that were asked for, by their places, with their texts.
fn pages(server: &Server) -> Vec<String> {
    let targets = server.targets().into_iter();
    targets
        .filter(|target| target.contains("/wp/v2/posts?") && !target.contains("_fields"))
        .filter_map(|target| target.split('&').find_map(|pair| pair.strip_prefix("offset=").map(str::to_owned)))
        .collect()
}

#[test]
fn a_server_that_fails_is_asked_for_the_rest() {
    let is_broken = Arc::new(AtomicBool::new(true));
    let broken = is_broken.clone();
    let posts: Vec<String> = (1..=230).map(|id| post(id).to_string()).collect();
    let server = Server::start(move |request| {
        if request.target.contains("offset=200") && broken.load(Ordering::SeqCst) {
            return Answer::new(403, "text/plain", "");
        }
        answer(request, &posts, 0)
    });
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    let output = command(&server, &edition).output().expect("press starts");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(articles(&edition), 200, "what was read is there");
    is_broken.store(false, Ordering::SeqCst);
    let output = command(&server, &edition).output().expect("press starts");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(articles(&edition), 230);
    assert_eq!(pages(&server), ["0", "100", "200", "200"]);
    assert!(!folder.path().join("edition.import/answers").exists());
}

#[test]
fn a_page_that_a_plugin_made_short_is_not_the_last() {
    let posts: Vec<String> = (1..=230).map(|id| post(id).to_string()).collect();
    let server = Server::start(move |request| {
        let mut answer = answer(request, &posts, 0);
        if request.target.contains("/wp/v2/posts") {
            let mut items: Vec<Value> = serde_json::from_slice(&answer.body).expect("a list");
            items.retain(|item| item["id"].as_u64().is_some_and(|id| !id.is_multiple_of(10)));
            answer.body = Value::from(items).to_string().into_bytes();
            return answer.with("X-WP-Total", "230").with("X-WP-TotalPages", "3");
        }
        answer
    });
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    let output = command(&server, &edition).output().expect("press starts");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(articles(&edition), 207);
    assert_eq!(pages(&server), ["0", "100", "200"]);
}

#[test]
fn a_run_that_is_killed_while_reading_is_taken_up() {
    let posts: Vec<String> = (1..=230).map(|id| post(id).to_string()).collect();
    let (arrived, is_waiting) = mpsc::channel();
    let (end, held) = mpsc::channel::<()>();
    let held = Mutex::new(Some(held));
    let arrived = Mutex::new(arrived);
    let server = Server::start(move |request| {
        let is_last = request.target.contains("offset=200") && !request.target.contains("_fields");
        let first = is_last.then(|| held.lock().expect("a lock").take()).flatten();
        if let Some(held) = first {
            arrived.lock().expect("a lock").send(()).expect("the test waits");
            // Until the test ends.
            _ = held.recv();
        }
        answer(request, &posts, 0)
    });
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    let mut process = command(&server, &edition).spawn().expect("press starts");
    is_waiting.recv().expect("the last page is asked for");
    process.kill().expect("a process of ours");
    process.wait().expect("it ends");
    assert_eq!(articles(&edition), 0);
    let output = command(&server, &edition).output().expect("press starts");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(articles(&edition), 230);
    assert_eq!(pages(&server), ["0", "100", "200", "200"]);
    drop(end);
}

#[test]
fn a_story_that_was_skipped_is_asked_for_again() {
    // Between two pages somebody deletes a post, so the others move, and the first of the next page is never seen.
    let posts: Vec<String> = (1..=120).map(|id| post(id).to_string()).collect();
    let has_moved = Arc::new(AtomicBool::new(false));
    let moved = has_moved.clone();
    let server = Server::start(move |request| {
        let is_first_run = !moved.load(Ordering::SeqCst);
        if request.target.contains("offset=100") && !request.target.contains("_fields") && is_first_run {
            moved.store(true, Ordering::SeqCst);
            let mut rest: Vec<Value> =
                posts[101..].iter().map(|text| serde_json::from_str(text).expect("JSON")).collect();
            rest.truncate(19);
            return Answer::new(200, "application/json", Value::Array(rest).to_string());
        }
        answer(request, &posts, posts.len())
    });
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    let run = || {
        let output = command(&server, &edition).output().expect("press starts");
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        articles(&edition)
    };
    assert_eq!(run(), 119);
    // It may be a post that is new, which the next run asks for anyway.
    assert_eq!(run(), 119);
    assert_eq!(run(), 120);
    let asked = server.requests().len();
    assert_eq!(run(), 120);
    let last = &server.targets()[asked..];
    assert!(last.iter().any(|target| target.contains("modified_after")), "{last:?}");
}
