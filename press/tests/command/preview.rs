//! `press preview`, asked as a browser asks it.

use crate::edition::Edition;
use crate::site::built;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, SystemTime};

const NOW: &str = "2024-03-10T08:00:00Z";

/// A preview that ends with the test.
struct Preview {
    edition: Edition,
    process: Child,
    port: u16,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Preview {
    fn of(edition: Edition) -> Preview {
        let built = built();
        let mut process = Command::new(env!("CARGO_BIN_EXE_press"))
            .args(["preview", edition.root(), "--dist", built.to_str().expect("plain letters")])
            .args(["--port", "0", "--now", NOW])
            .stdout(Stdio::piped())
            .spawn()
            .expect("press starts");
        let mut first = String::new();
        BufReader::new(process.stdout.as_mut().expect("its output")).read_line(&mut first).expect("its address");
        let port = first.trim().trim_end_matches('/').rsplit(':').next().and_then(|port| port.parse().ok());
        Preview { edition, process, port: port.expect("a port") }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port))
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// What is said about a page once it differs from a state.
    fn wait(&self, path: &str, state: &str) -> Value {
        loop {
            let answer = self.get(&format!("/.preview/wait?path={path}&state={state}"));
            if answer.status == 200 {
                return serde_json::from_str(&answer.body).expect("JSON");
            }
            assert_eq!(answer.status, 204);
        }
    }

    /// What is said about a page once something of it is so.
    fn until(&self, path: &str, is_so: impl Fn(&Value) -> bool) -> Value {
        let mut about = self.wait(path, "");
        while !is_so(&about) {
            about = self.wait(path, about["state"].as_str().expect("a state"));
        }
        about
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// An edition with an article that waits and one that is not finished.
fn edition() -> Edition {
    let edition = Edition::new();
    for (id, more) in
        [("secret", r#""publishFrom": "2024-03-11T09:00:00+01:00","#), ("sketch", r#""status": "draft","#)]
    {
        let article = format!(
            r#"{{ "version": "1.2", "id": "{id}", "headline": "The {id}", {more}
                "section": {{ "id": "coast", "name": "Coast" }},
                "body": [{{ "type": "paragraph", "text": "Words of the {id}." }}],
                "datePublished": "2024-03-09T08:00:00+00:00" }}"#
        );
        edition.write(&format!("articles/{id}.json"), article);
    }
    let teaser = r#"{ "id": "secret", "headline": "The secret", "datePublished": "2024-03-09T08:00:00+00:00" }"#;
    edition.replace("front.json", "\"teasers\": [", &format!("\"teasers\": [{teaser}, "));
    edition
}

fn banner(page: &str) -> &str {
    let start = page.find("<aside id=\"preview-banner\"").expect("a banner");
    &page[start..start + page[start..].find("</aside>").expect("its end")]
}

#[test]
fn an_edition_is_shown_with_what_is_unpublished() {
    let preview = Preview::of(edition());
    for (path, words, marked) in [
        ("/", "The secret", ""),
        ("/coast/secret/", "Words of the secret.", "Unpublished, from 2024-03-11 09:00 (+01:00)"),
        ("/coast/sketch/", "Words of the sketch.", "Unpublished: a draft"),
        ("/coast/tides/", "High water is at 06:10.", ""),
        ("/section/coast/", "Ada Marsh", ""),
        ("/most-read/", "The Harbour Gazette", ""),
        ("/settings/", "The Harbour Gazette", ""),
    ] {
        let Answer { status, head, body } = preview.get(path);
        assert!(status == 200 && body.contains(words), "{path}: {status}");
        assert!(head.contains("x-robots-tag: noindex") && head.contains("cache-control: no-store"), "{path}: {head}");
        assert!(body.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"), "{path}");
        let banner = banner(&body);
        assert!(banner.contains(marked) && banner.contains(" hidden") == marked.is_empty(), "{path}: {banner}");
        // Outside of the element that the app takes over.
        let app = body.find("data-printed").expect("the app");
        assert!(body.find("preview-banner").is_some_and(|at| at < app), "{path}");
        assert!(body.find("<details>") > body.find("data-file=\"edition.json\""), "{path}");
    }
    let waiting = preview.get("/.preview/").body;
    assert!(waiting.contains("<a href=\"/coast/secret/\">The secret</a> 2024-03-11 09:00 (+01:00)"), "{waiting}");
    assert!(waiting.contains("<a href=\"/coast/sketch/\">The sketch</a> Unpublished: a draft"), "{waiting}");
    assert!(!waiting.contains("tides"), "{waiting}");
    // The app asks for JSON when it goes from page to page.
    assert!(preview.get("/data/articles/secret.json").body.contains("Words of the secret."));
    let sketch: Value = serde_json::from_str(&preview.get("/data/articles/sketch.json").body).expect("JSON");
    assert!(sketch["status"].is_null(), "the app shows it as it will be: {sketch}");
    assert_eq!(preview.wait("/coast/secret/", "")["unpublished"], "Unpublished, from 2024-03-11 09:00 (+01:00)");
}

#[test]
fn the_app_and_the_media_are_served() {
    let preview = Preview::of(edition());
    for (path, start) in [
        ("/boot.js", "text/javascript"),
        ("/manchette-0123456789abcdef.js", "text/javascript"),
        ("/manchette-0123456789abcdef.wasm", "application/wasm"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/app.html", "text/html"),
        ("/data/edition.json", "application/json"),
        ("/data/changes.json", "application/json"),
        ("/data/media/map.svg", "image/svg+xml"),
        ("/.preview/preview.js", "text/javascript"),
        ("/.preview/preview.css", "text/css"),
        ("/robots.txt", "text/plain"),
    ] {
        let Answer { status, head, .. } = preview.get(path);
        assert!(status == 200 && head.contains(&format!("content-type: {start}")), "{path}: {head}");
    }
    let off = fs::read_to_string(built().join("sw-off.js")).expect("the kill switch");
    assert_eq!(preview.get("/sw.js").body, off, "no worker shows what was");
    for path in
        ["/data/articles/nobody.json", "/data/../edition.json", "/data/%2e%2e/secret", "/coast/nobody/", "/a/b/c/d/"]
    {
        assert_eq!(preview.get(path).status, 404, "{path}");
    }
    let moved = preview.get("/town/tides/");
    assert!(moved.status == 302 && moved.head.contains("location: /coast/tides/"), "{}", moved.head);
}

#[test]
fn an_open_page_follows_its_files_alone() {
    let preview = Preview::of(edition());
    let (tides, lamp) = ("/coast/tides/", "/coast/lamp/");
    let is_checked = |about: &Value| about["isChecked"] == true;
    let (before, other) = (preview.until(tides, is_checked), preview.until(lamp, is_checked));
    assert_eq!(before["problems"].as_array().map(Vec::len), Some(0), "{before}");
    assert!(preview.get(tides).body.contains(before["page"].as_str().expect("a hash")), "the page knows its own hash");
    preview.edition.replace("articles/tides.json", "06:10", "07:25");
    let after = preview.until(tides, |about| about["page"] != before["page"]);
    assert!(preview.get(tides).body.contains("High water is at 07:25."));
    assert!(preview.get("/data/articles/tides.json").body.contains("07:25"));
    let other_now = preview.until(lamp, is_checked);
    assert_eq!(other_now["page"], other["page"], "another page stays");
    assert_ne!(after["state"], before["state"]);
}

#[test]
fn the_checkers_messages_are_beside_the_page() {
    let preview = Preview::of(edition());
    preview.edition.replace("articles/tides.json", "\"headline\"", "\"headine\": \"x\", \"headline\"");
    let has_problem = |about: &Value| !about["problems"].as_array().expect("a list").is_empty();
    let about = preview.until("/coast/tides/", has_problem);
    let problem = &about["problems"][0];
    assert_eq!(problem["file"], "articles/tides.json");
    assert_eq!(problem["path"], "$.headine");
    assert!(problem["message"].as_str().is_some_and(|message| message.contains("headline")), "{problem}");
    let front = preview.until("/", |about| about["isChecked"] == true);
    let is_about_front = |problem: &Value| problem["file"] == "front.json";
    assert!(front["problems"].as_array().expect("a list").iter().all(is_about_front), "{front}");
}

#[test]
fn a_broken_file_is_named_and_the_page_comes_back() {
    let preview = Preview::of(edition());
    let good = preview.edition.read("articles/tides.json");
    let before = preview.wait("/coast/tides/", "");
    preview.edition.write("articles/tides.json", "{ \"id\": ");
    let broken = preview.until("/coast/tides/", |about| about["page"] != before["page"]);
    let page = preview.get("/coast/tides/");
    assert!(page.status == 500 && page.body.contains("articles/tides.json"), "{}", page.body);
    assert!(page.body.contains("/.preview/preview.js"), "it follows");
    assert_eq!(preview.get("/coast/lamp/").status, 200);
    preview.edition.write("articles/tides.json", good);
    preview.until("/coast/tides/", |about| about["page"] != broken["page"]);
    assert_eq!(preview.get("/coast/tides/").status, 200);
    // Without edition.json the pages of before stay.
    preview.edition.write("edition.json", "{ ");
    let about = preview.until("/", |about| !about["problems"].as_array().expect("a list").is_empty());
    assert!(about["problems"][0]["message"].as_str().is_some_and(|text| text.contains("edition.json")), "{about}");
    assert_eq!(preview.get("/").status, 200);
}

#[test]
fn no_page_on_the_web_can_read_it() {
    let preview = Preview::of(edition());
    for (host, status) in
        [("localhost:8100", 200), ("127.0.0.1", 200), ("evil.example", 403), ("127.0.0.1.evil.example:80", 403)]
    {
        let answer = preview.ask("GET", "/coast/secret/", host);
        assert_eq!(answer.status, status, "{host}");
        assert!(!answer.head.to_lowercase().contains("access-control"), "{}", answer.head);
    }
    assert_eq!(preview.ask("POST", "/", "localhost").status, 405);
}

#[test]
fn nothing_is_written() {
    fn list(folder: &Path, files: &mut BTreeMap<String, SystemTime>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                list(&entry.path(), files);
            } else {
                let changed = entry.metadata().and_then(|about| about.modified()).expect("a date");
                files.insert(entry.path().display().to_string(), changed);
            }
        }
    }
    let preview = Preview::of(edition());
    let files = || {
        let mut files = BTreeMap::new();
        list(Path::new(preview.edition.root()), &mut files);
        list(&built(), &mut files);
        files
    };
    let before = files();
    preview.until("/", |about| about["isChecked"] == true);
    for path in ["/", "/coast/secret/", "/boot.js", "/.preview/", "/section/coast/"] {
        assert_eq!(preview.get(path).status, 200);
    }
    assert_eq!(files(), before);
}
