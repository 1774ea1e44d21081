//! Generated editions satisfy the contract, and are the same for the same seed.

use benches::generate::{Desk, generate};
use press::check::{Severity, check};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_checker_finds_nothing_wrong() {
    for count in [0, 1, 200] {
        let folder = tempfile::tempdir().expect("a folder");
        generate(count, 7, folder.path()).expect("an edition");
        let report = check(folder.path()).expect("a folder that can be read");
        let lines = report.to_lines(folder.path());
        assert_eq!(report.count(Severity::Error) + report.count(Severity::Warning), 0, "{count} articles:\n{lines}");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let [one, same, other] = [3, 3, 4].map(|seed| files(60, seed));
    assert_eq!(one.len(), same.len());
    assert!(one == same, "a file differs");
    assert!(one != other, "another seed gives the same edition");
}

#[test]
fn an_article_is_the_same_in_a_small_edition_and_a_large_one() {
    let (small, large) = (files(100, 1), files(150, 1));
    let typical = Desk::new(1, 100).typical();
    assert_eq!(typical.id, Desk::new(1, 150).typical().id);
    let path = Path::new("articles").join(format!("{}.json", typical.id));
    assert!(small.contains_key(&path) && small[&path] == large[&path]);
}

#[test]
fn lists_have_full_pages_from_the_oldest() {
    let files = files(400, 1);
    let page = |name: &str| -> serde_json::Value {
        let path = Path::new("lists/section/monde").join(name);
        serde_json::from_slice(&files[&path]).expect("JSON")
    };
    let latest = page("latest.json");
    let newest = latest["newestFullPage"].as_u64().expect("full pages");
    assert!((20..40).contains(&latest["teasers"].as_array().expect("teasers").len()));
    for number in 1..=newest {
        let page = page(&format!("{number}.json"));
        assert_eq!((page["page"].as_u64(), page["teasers"].as_array().map(Vec::len)), (Some(number), Some(20)));
    }
}

#[test]
fn articles_are_as_long_and_as_full_of_pictures_as_a_newspapers() {
    let desk = Desk::new(1, 10_000);
    let facts: Vec<_> = (0..10_000).map(|number| desk.facts(number)).collect();
    let mut words: Vec<usize> = facts.iter().map(|facts| facts.words).collect();
    words.sort_unstable();
    assert!((50..100).contains(&words[0]) && words[9_999] > 4_000 && words[9_999] <= 6_000);
    assert!((420..480).contains(&words[5_000]), "the median is {}", words[5_000]);
    let one = facts.iter().filter(|facts| facts.pictures == 1).count();
    assert!(
        one > 5_000 && facts.iter().any(|facts| facts.pictures == 0) && facts.iter().any(|facts| facts.pictures > 35)
    );
    let corrected = facts.iter().filter(|facts| facts.corrected).count();
    assert!((400..600).contains(&corrected), "{corrected}");
    let largest = facts.iter().filter(|facts| facts.section == 0).count();
    let smallest = facts.iter().filter(|facts| facts.section == 7).count();
    assert!(largest > 5 * smallest && smallest > 200, "{largest} and {smallest}");
}

/// All files of an edition.
fn files(count: usize, seed: u64) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    generate(count, seed, folder.path()).expect("an edition");
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.path().to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(&inside).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder.path()).expect("a path inside").to_owned();
                files.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    files
}
