//! `press import corpus`: what a folder of documents gives.

use serde_json::json;
use std::fs;
use std::process::Command;

#[test]
fn what_cannot_be_read_is_counted_and_named() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let post = json!({ "id": 1, "status": "publish", "title": { "rendered": "A" }, "content": { "rendered": "<p>Two words.</p>" } });
    let documents = [
        ("wordpress-rest/post.json", post.to_string()),
        ("wordpress-rest/broken.json", "{".to_owned()),
        ("wxr/broken.xml", "no export".to_owned()),
        ("ghost/broken.json", "[".to_owned()),
    ];
    for (path, text) in &documents {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_press")).args(["import", "corpus"]).arg(folder.path()).output();
    let output = output.expect("press starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    for line in
        ["2 documents (1 not read),    1 articles,      2 words", "not read: broken.json", "not read: broken.xml"]
    {
        assert!(printed.contains(line), "{line} in {printed}");
    }
    assert!(printed.contains("4 documents (3 not read)"), "{printed}");
}
