//! `press facts`: writes the app's constants for JavaScript, and finds a file that differs.

use crate::edition::press;
use std::fs;

#[test]
fn facts_are_written_and_compared() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let file = folder.path().join("facts.js");
    let path = file.to_str().expect("a path of plain letters");
    assert_eq!(press(&["facts", "--check", path]).0, 1, "nothing is there yet");
    assert_eq!(press(&["facts", path]).0, 0);
    assert_eq!(press(&["facts", "--check", path]), (0, String::new(), String::new()));
    let script = fs::read_to_string(&file).expect("the facts");
    assert!(script.contains("\"retentionSeconds\": 2592000,\n"), "{script}");
    fs::write(&file, script.replace("2592000", "2592001")).expect("a file");
    let (code, printed, _) = press(&["facts", "--check", path]);
    assert_eq!(code, 1);
    assert!(printed.starts_with(&format!("{path}: differs")), "{printed}");
}

#[test]
fn the_facts_in_public_are_those_of_the_app() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/facts.js");
    assert_eq!(press(&["facts", "--check", file]), (0, String::new(), String::new()));
}
