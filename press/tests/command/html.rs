//! The HTML of printed sites, by the Nu validator (`vnu-jar` of npm). Without Java, or before `npm ci`, it is skipped.

use crate::edition::press;
use crate::site::{Site, built};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The errors of all pages in a folder; `None` if the validator cannot run.
fn errors(folder: &Path) -> Option<Vec<String>> {
    let jar = root().join("node_modules/vnu-jar/build/dist/vnu.jar");
    let has_java = Command::new("java").arg("-version").output().is_ok_and(|output| output.status.success());
    if !jar.is_file() || !has_java {
        eprintln!("skipped: the HTML is not validated without Java and {}", jar.display());
        return None;
    }
    let output = Command::new("java")
        .arg("-jar")
        .arg(jar)
        .args(["--errors-only", "--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always"])
        .arg(folder)
        .output()
        .expect("Java starts");
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let messages = report["messages"].as_array().expect("messages").iter();
    // Its parser of CSS does not know what browsers know.
    let errors = messages.filter(|message| message["message"].as_str().is_some_and(|text| !text.starts_with("CSS:")));
    Some(errors.map(|error| format!("{}: {} in {}", error["url"], error["message"], error["extract"])).collect())
}

#[test]
fn the_nu_validator_accepts_the_pages_of_all_editions() {
    let harbour = Site::new("/");
    // Characters that HTML does not allow, in every kind of place.
    let odd = "\"headline\": \"\\u0000\\u0008\\u001d\\u007f\\u0085 ]]></script><!-- ";
    harbour.edition.replace("articles/tides.json", "\"headline\": \"", odd);
    harbour.edition.replace("articles/tides.json", "High water", "\\u0001\\u000bHigh water");
    harbour.edition.replace("articles/keeper.json", "\"version\"", "\"aliases\": [\"/old/\"], \"version\"");
    assert_eq!(harbour.print(), (0, String::new()));
    let out = harbour.path("");
    for (data, base) in [("public/data", "/demo/"), ("public/en/data", "/demo/en/")] {
        let (data, out) = (root().join(data), out.to_str().expect("a path of plain letters"));
        let (data, built) = (data.to_str().expect("plain letters").to_owned(), built());
        let built = built.to_str().expect("a path of plain letters");
        let arguments = ["print", "--dist", built, "--edition", &data, "--out", out, "--site", "https://news.example"];
        let (code, _, diagnostics) = press(&[&arguments[..], &["--base", base]].concat());
        assert_eq!(code, 0, "{diagnostics}");
    }
    assert!(fs::read_dir(out.join("demo/article")).expect("the demo").count() > 30);
    if let Some(errors) = errors(&out) {
        assert!(errors.is_empty(), "{} errors:\n{}", errors.len(), errors.join("\n"));
    }
}

/// The test would pass for ever if the validator saw no pages.
#[test]
fn the_nu_validator_sees_a_mistake() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    fs::write(folder.path().join("index.html"), "<!doctype html><title>A</title><p id=a><p id=a>").expect("a page");
    if let Some(errors) = errors(folder.path()) {
        assert!(errors.iter().any(|error| error.contains("Duplicate ID")), "{errors:?}");
    }
}
