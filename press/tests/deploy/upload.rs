//! Uploads by the recipe of docs/deploy.md, to a folder that a server serves meanwhile: what a print has removed goes, and
//! of a withdrawn article nothing is left.

use crate::client::get;
use crate::servers::{PROGRAMS, Server};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the edition").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

/// A newsroom: its edition, the printed folder and the server's.
struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    fn new() -> Newsroom {
        let folder = tempfile::tempdir().expect("a folder of its own");
        copy(&package().join("tests/edition"), &folder.path().join("edition"));
        fs::create_dir(folder.path().join("server")).expect("a folder");
        Newsroom { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn print(&self) {
        let built = package().join("tests/built");
        let status = Command::new(env!("CARGO_BIN_EXE_press"))
            .arg("print")
            .args(["--site", "https://news.example", "--now", "2024-03-10T08:00:00Z"])
            .args(["--dist".as_ref(), built.as_os_str(), "--edition".as_ref(), self.path("edition").as_os_str()])
            .args(["--out".as_ref(), self.path("printed").as_os_str()])
            .status();
        assert!(status.expect("press starts").success());
    }

    /// Runs the commands of the guide, with the server's folder in place of the server.
    fn upload(&self) {
        let guide = fs::read_to_string(package().join("../docs/deploy.md")).expect("the guide");
        let recipe = guide.split("```sh").find(|block| block.trim_start().starts_with("to=")).expect("the recipe");
        let recipe = recipe.split("```").next().expect("its end");
        let commands = recipe.lines().filter(|line| !line.contains("systemctl"));
        let script: String = commands.map(|line| format!("{line}\n")).collect();
        assert!(script.contains("ssh news.example 'cd /srv/news &&"), "{script}");
        let script = script.replace("ssh news.example 'cd /srv/news", "sh -c 'cd server");
        let script = script.replace("to=news.example:/srv/news/", "to=server/");
        let output = Command::new("sh").args(["-ec", &script]).current_dir(self.folder.path()).output();
        let output = output.expect("a shell");
        assert!(output.status.success(), "{script}{}", String::from_utf8_lossy(&output.stderr));
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.path("edition").join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert!(text.contains(from), "{file} does not contain {from}");
        fs::write(path, text.replacen(from, to, 1)).expect("a file");
    }
}

/// All files of a folder, by path.
fn files(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            found.push(path.strip_prefix(root).expect("inside").to_string_lossy().into_owned());
        }
    }
    found.sort();
}

fn listed(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    files(root, root, &mut found);
    found
}

#[test]
fn an_upload_by_the_guide_leaves_what_was_printed_and_nothing_else() {
    let newsroom = Newsroom::new();
    newsroom.print();
    newsroom.upload();
    assert_eq!(listed(&newsroom.path("server")), listed(&newsroom.path("printed")));
    // A file of an older build that is still open somewhere, which press knows nothing of.
    let old = newsroom.path("server").join("manchette-fedcba9876543210.js");
    fs::write(&old, "old").expect("a file");
    fs::remove_file(newsroom.path("edition/articles/nets.json")).expect("it is there");
    newsroom.replace("articles/tides.json", "\"section\": { \"id\": \"coast\"", "\"section\": { \"id\": \"town\"");
    newsroom.print();
    newsroom.upload();
    assert!(old.exists());
    fs::remove_file(old).expect("it is there");
    assert_eq!(listed(&newsroom.path("server")), listed(&newsroom.path("printed")));
    assert!(!newsroom.path("server/coast/nets/index.html").exists());
    let moved = fs::read_to_string(newsroom.path("server/coast/tides/index.html")).expect("a redirect");
    assert!(moved.contains("/town/tides/"), "{moved}");
}

/// The procedure of the guide, step by step.
#[test]
fn a_takedown_by_the_guide_leaves_nothing_on_the_server() {
    const SENTENCE: &str = "Spring tides this week";
    const WORDS: &str = "High water is at 06:10.";
    for program in PROGRAMS {
        let newsroom = Newsroom::new();
        let image = "\"image\": { \"renditions\": [{ \"url\": \"media/quay.jpg\", \"width\": 800 }], \"width\": 800, \
                     \"height\": 600, \"alt\": \"The quay\" }, \"body\"";
        newsroom.replace("articles/tides.json", "\"body\"", image);
        fs::write(newsroom.path("edition/media/quay.jpg"), "a picture").expect("a file");
        newsroom.print();
        newsroom.upload();
        let server = Server::start(program, &newsroom.path("server"));
        let ask = |path: &str| {
            ["identity", "br", "gzip"].map(|encoding| get(server.address, path, &[("Accept-Encoding", encoding)]))
        };
        assert!(ask("/data/media/quay.jpg").iter().all(|answer| answer.status == 200));
        newsroom.replace(
            "articles/tides.json",
            "\"section\"",
            "\"status\": \"withdrawn\", \"statusMessage\": \"We took this back.\", \"section\"",
        );
        newsroom.replace("articles/tides.json", SENTENCE, "An article about tides");
        newsroom.print();
        for words in [SENTENCE, WORDS, "quay.jpg", "The quay will be under water"] {
            let found = Command::new("grep")
                .args(["-rlF", words, "printed/", "--exclude-dir=.press"])
                .current_dir(newsroom.folder.path())
                .output()
                .expect("grep");
            assert!(found.stdout.is_empty(), "{words}: {}", String::from_utf8_lossy(&found.stdout));
        }
        newsroom.upload();
        for answer in ask("/data/media/quay.jpg") {
            assert_eq!(answer.status, 404, "{program:?}");
        }
        for path in
            ["/coast/tides/", "/data/articles/tides.json", "/", "/section/coast/", "/rss.xml", "/data/front.json"]
        {
            let answer = get(server.address, path, &[]);
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            assert_eq!(answer.status, 200, "{program:?} {path}");
            assert!(!body.contains(WORDS) && !body.contains(SENTENCE), "{program:?} {path}: {body}");
        }
        let page = get(server.address, "/coast/tides/", &[]);
        assert!(String::from_utf8_lossy(&page.body).contains("We took this back."), "{program:?}");
        let changes = get(server.address, "/data/changes.json", &[]);
        assert!(String::from_utf8_lossy(&changes.body).contains("\"id\":\"tides\""), "{program:?}");
        assert_eq!(changes.header("cache-control").as_deref(), Some("no-cache"), "{program:?}");
    }
}

#[test]
fn old_addresses_of_all_kinds_lead_to_the_article() {
    let newsroom = Newsroom::new();
    let aliases =
        r#""aliases": ["/story.php", "/2016/11/post.aspx", "/2016/%C3%A9t%C3%A9/", "/old.html", "/feed"], "version""#;
    newsroom.replace("articles/tides.json", "\"version\"", aliases);
    newsroom.print();
    for program in PROGRAMS {
        let server = Server::start(program, &newsroom.path("printed"));
        for (path, is_whole) in [
            ("/story.php", false),
            ("/2016/11/post.aspx", false),
            ("/2016/%C3%A9t%C3%A9/", true),
            ("/old.html", true),
            ("/feed", false),
        ] {
            let about = format!("{program:?} {path}");
            let mut answer = get(server.address, path, &[]);
            if !is_whole {
                assert!([301, 308].contains(&answer.status), "{about}: {}", answer.status);
                assert!(answer.header("location").is_some_and(|to| to.ends_with(&format!("{path}/"))), "{about}");
                answer = get(server.address, &format!("{path}/"), &[]);
            }
            assert_eq!(answer.status, 200, "{about}");
            assert_eq!(answer.kind(), "text/html", "{about}");
            assert!(String::from_utf8_lossy(&answer.body).contains("/coast/tides/"), "{about}");
        }
    }
}
