//! The ids that pages have of their own are listed once, for the checker of anchors.

use manchette::components::{PAGE_ID_PREFIXES, PAGE_IDS};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The parts of pages that an article may be beside.
const PLACES: [&str; 5] = ["src/app.rs", "src/components", "src/pages", "src/routing", "index.html"];

fn sources(path: &Path, texts: &mut String) {
    if path.is_dir() {
        fs::read_dir(path).expect("a folder").flatten().for_each(|entry| sources(&entry.path(), texts));
    } else {
        texts.push_str(&fs::read_to_string(path).expect("a source"));
    }
}

#[test]
fn every_id_of_a_page_is_listed() {
    let mut text = String::new();
    PLACES.iter().for_each(|place| sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut text));
    let quoted = |begin: &str| -> BTreeSet<String> {
        let parts = text.split(begin).skip(1);
        parts.filter_map(|rest| rest.split_once('"')).map(|(id, _)| id.to_owned()).collect()
    };
    let mut ids: BTreeSet<String> = quoted(".attr(\"id\", \"");
    ids.extend(quoted(" id=\""));
    ids.extend(quoted("const ANNOUNCER: &str = \""));
    let listed: BTreeSet<String> = PAGE_IDS.map(str::to_owned).into();
    assert_eq!(ids, listed);
    for prefix in PAGE_ID_PREFIXES {
        assert!(text.contains(&format!("format!(\"{prefix}{{")), "{prefix}");
    }
}
