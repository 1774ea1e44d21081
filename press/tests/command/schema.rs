//! `press schema`: writes the schemas of the types, and finds files that differ.

use crate::edition::press;
use std::fs;

#[test]
fn schemas_are_written_and_compared() {
    let folder = tempfile::tempdir().expect("a folder of its own");
    let root = folder.path().join("contract");
    let root = root.to_str().expect("a path of plain letters");
    assert_eq!(press(&["schema", "--check", root]).0, 1, "nothing is there yet");
    assert_eq!(press(&["schema", root]).0, 0);
    assert_eq!(press(&["schema", "--check", root]), (0, String::new(), String::new()));
    let names = ["article", "changes", "edition", "front", "list", "live-now", "live-page", "most-read"];
    assert_eq!(fs::read_dir(root).expect("the folder").count(), names.len());
    for name in names {
        let file = format!("{root}/{name}.schema.json");
        let text = fs::read_to_string(&file).expect("a schema");
        fs::write(&file, text.replacen("object", "array", 1)).expect("a file");
        let (code, printed, _) = press(&["schema", "--check", root]);
        assert_eq!(code, 1);
        assert!(printed.starts_with(&format!("{file}: differs")), "{printed}");
        fs::write(&file, text).expect("a file");
    }
}

#[test]
fn the_schemas_in_docs_are_those_of_the_types() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/contract");
    assert_eq!(press(&["schema", "--check", docs]), (0, String::new(), String::new()));
}
