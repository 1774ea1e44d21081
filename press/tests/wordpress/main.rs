//! `press import wordpress` on a real WordPress: tests/wordpress/wordpress.sh starts it with its posts.
//!
//! One test after the other on one site, so they are steps of one. Where the packages cannot be installed it says so and
//! tests nothing.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The exit code of the script where it cannot be installed.
const CANNOT: i32 = 3;
const PORT: &str = "8071";

#[test]
fn a_newsroom_moves_from_wordpress() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let Some(wordpress) = WordPress::start(folder.path()) else { return };
    let address = format!("http://127.0.0.1:{PORT}/");
    let first = folder.path().join("rest");
    import(&[&address], &first);
    everything_that_is_published_is_there(&first);
    nothing_else_is(folder.path());
    every_block_is_there(&first);

    let export = folder.path().join("site.xml");
    fs::write(&export, wordpress.script("export").stdout).expect("the export");
    let other = folder.path().join("wxr");
    import(&["--wxr", &export.to_string_lossy()], &other);
    let [exported, fetched] = [&other, &first].map(|edition| {
        let mut articles = articles(edition);
        largest_of_gallery(articles.get_mut("picture-hunt").expect("a gallery"));
        articles
    });
    assert_eq!(exported, fetched, "both ways lead to the same articles");
    nothing_else_is(&other);

    let before = files(&first);
    import(&[&address], &first);
    assert_eq!(files(&first), before, "nothing has changed");
    wordpress.script("change");
    import(&[&address, "--yes"], &first);
    only_what_changed_is_written(&first, &before);

    wordpress.script("plain");
    let hidden = folder.path().join("hidden");
    import(&[&address], &hidden);
    assert_eq!(articles(&hidden).len(), articles(&first).len() - 1, "the API behind a query has the same posts");
    nothing_else_is(&hidden);
}

struct WordPress {
    _folder: TempDir,
}

impl WordPress {
    fn start(folder: &Path) -> Option<WordPress> {
        let wordpress = WordPress { _folder: TempDir::with_prefix_in("wordpress", folder).expect("a folder") };
        let started = wordpress.run("up");
        if started.status.code() == Some(CANNOT) {
            eprintln!("not tested: {}", String::from_utf8_lossy(&started.stderr));
            return None;
        }
        succeeded("up", &started);
        Some(wordpress)
    }

    fn script(&self, command: &str) -> Output {
        let output = self.run(command);
        succeeded(command, &output);
        output
    }

    fn run(&self, command: &str) -> Output {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/wordpress/wordpress.sh");
        let mut run = Command::new(script);
        run.arg(command).env("FOLDER", self._folder.path().join("site")).env("PORT", PORT);
        run.output().expect("the script")
    }
}

impl Drop for WordPress {
    fn drop(&mut self) {
        self.run("down");
    }
}

fn succeeded(what: &str, output: &Output) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{what}: {text}\n{}", String::from_utf8_lossy(&output.stdout));
}

fn import(from: &[&str], out: &Path) {
    let output = Command::new(env!("CARGO_BIN_EXE_press"))
        .args(["import", "wordpress", "--quiet", "--out"])
        .arg(out)
        .args(from)
        .output()
        .expect("press");
    succeeded("import", &output);
}

/// All files of a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|entry| entry.expect("a file"));
    let paths = entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path());
    paths
        .map(|path| (path.strip_prefix(folder).expect("within").to_owned(), fs::read(&path).expect("its bytes")))
        .collect()
}

/// The articles by id.
fn articles(edition: &Path) -> BTreeMap<String, Value> {
    let read = |(path, bytes): (PathBuf, Vec<u8>)| {
        let id = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (id, serde_json::from_slice(&bytes).expect("JSON"))
    };
    files(&edition.join("articles")).into_iter().map(read).collect()
}

fn everything_that_is_published_is_there(edition: &Path) {
    let articles = articles(edition);
    let ids: BTreeSet<&str> = articles.keys().map(String::as_str).collect();
    let expected = [
        "about",
        "all-blocks",
        "arabic",
        "classic",
        "emoji",
        "late-frost",
        "left-behind",
        "lost-ladder",
        "old-cider-press",
        "opinion-of-the-day",
        "picture-hunt",
        "same-headline",
        "same-headline-again",
        "team",
    ];
    assert_eq!(ids, BTreeSet::from(expected));
    let frost = &articles["late-frost"];
    assert_eq!(frost["headline"], "A late frost in the lower orchards");
    assert_eq!(frost["description"], "Fires saved what they could.");
    assert_eq!(frost["section"]["id"], "valley", "the outermost of its categories");
    assert_eq!(frost["author"][0]["name"], "Clara Vidal");
    assert_eq!(frost["datePublished"], "2024-03-04T09:15:00+01:00");
    assert_eq!(frost["image"]["alt"], "A branch in blossom");
    assert!(frost["image"]["renditions"].as_array().expect("files").len() > 3, "{}", frost["image"]);
    assert_eq!(articles["arabic"]["headline"], "أزهار في الوادي");
    assert_eq!(articles["emoji"]["headline"], "Apples & pears: 50 % more 🍎");
    assert_eq!(articles["team"]["kind"], "page");
    // A link by number leads to the article.
    let text = articles["old-cider-press"]["body"][0]["text"].to_string();
    assert!(text.contains(r#""article":"late-frost""#), "{text}");
    let front: Value = serde_json::from_slice(&files(edition)[Path::new("front.json")]).expect("JSON");
    assert_eq!(front["groups"][0]["teasers"][0]["id"], "opinion-of-the-day", "the sticky post leads");
}

/// No word of what is a draft, private, protected, scheduled or in the trash.
fn nothing_else_is(folder: &Path) {
    for (path, bytes) in files(folder).iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "json")) {
        assert!(!String::from_utf8_lossy(bytes).to_lowercase().contains("unsaid"), "{}", path.display());
    }
}

fn every_block_is_there(edition: &Path) {
    let article = &articles(edition)["all-blocks"];
    let blocks = article["body"].as_array().expect("blocks");
    let kinds: BTreeSet<&str> = blocks.iter().filter_map(|block| block["type"].as_str()).collect();
    for kind in ["paragraph", "heading", "list", "quote", "table", "code", "divider", "image", "gallery", "audio"] {
        assert!(kinds.contains(kind), "no {kind} in {kinds:?}");
    }
    let text = article.to_string();
    for words in
        ["Half of it, gone in a night.", "On the picture.", "Beside the picture.", "Tell us.", "By hand.", "All prices"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert!(!text.contains("alert("), "nothing runs");
    let hunt = &articles(edition)["picture-hunt"]["body"];
    assert_eq!(hunt[1]["type"], "gallery", "{hunt}");
    assert_eq!(hunt[1]["images"].as_array().map(Vec::len), Some(2), "{hunt}");
}

/// A page shows crops of a gallery's pictures, behind which are the whole ones; an export has all sizes.
fn largest_of_gallery(article: &mut Value) {
    for image in article["body"][1]["images"].as_array_mut().expect("a gallery") {
        let largest = image["renditions"].as_array_mut().and_then(Vec::pop);
        image["renditions"] = Value::from_iter(largest);
    }
}

fn only_what_changed_is_written(edition: &Path, before: &BTreeMap<PathBuf, Vec<u8>>) {
    let after = files(edition);
    let changed: BTreeSet<String> = after
        .iter()
        .filter(|(path, bytes)| path.starts_with("articles") && before.get(*path) != Some(bytes))
        .map(|(path, _)| path.to_string_lossy().into_owned())
        .collect();
    assert!(changed.contains("articles/late-frost.json"), "{changed:?}");
    assert!(changed.contains("articles/old-cider-press.json"), "the id stays when the address changes: {changed:?}");
    let articles = articles(edition);
    assert!(articles["late-frost"].to_string().contains("came back on Sunday"));
    let aliases = articles["old-cider-press"]["aliases"].to_string();
    assert!(aliases.contains("/old-cider-press/"), "{aliases}");
    // Two runs must agree that it is gone.
    assert!(articles.contains_key("lost-ladder"));
}
