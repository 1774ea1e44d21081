//! Ghost's redirects beside an export lead to the articles, as former addresses of them.

use super::{export, read_source};
use crate::feeds::Read;
use press::import::sources::ghost;
use serde_json::{Value, json};
use std::fs;
use url::Url;

fn posts() -> Value {
    json!([
        { "id": "1", "title": "Crane", "slug": "crane", "html": "<p>a</p>", "status": "published" },
        { "id": "2", "title": "Tide", "slug": "tide", "html": "<p>b</p>", "status": "published" },
        { "id": "3", "title": "Not yet", "slug": "not-yet", "html": "<p>c</p>", "status": "draft" },
    ])
}

/// Reads an export with a file beside it.
fn read(name: &str, text: &str, site: Option<&str>) -> Read {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("export.json"), export(posts()).to_string()).unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let site = site.map(|site| Url::parse(site).unwrap());
    read_source(ghost::open(&[folder.path().join("export.json")], site).unwrap(), None)
}

fn former<'r>(read: &'r Read, headline: &str) -> Vec<&'r str> {
    read.story(headline).other_addresses.iter().map(Url::as_str).collect()
}

#[test]
fn redirects_are_former_addresses_of_stories() {
    let list = json!([
        { "from": "/old-crane/", "to": "/crane/", "permanent": true },
        { "from": "^/2019/crane/?$", "to": "/crane" },
        { "from": "\\/1998\\/crane\\.html", "to": "https://gazette.example/old-crane/" },
        { "from": "^/tides/(.*)$", "to": "/$1" },
        { "from": "/shop/", "to": "https://shop.example/crane/" },
        { "from": "/soon/", "to": "/not-yet/" },
        { "from": "/here/", "to": "/there/" },
        { "from": "/there/", "to": "/here/" },
        { "from": "//evil.example/", "to": "/crane/" },
        { "from": 3 },
    ]);
    let found = read("redirects.json", &list.to_string(), Some("https://gazette.example"));
    assert_eq!(
        former(&found, "Crane"),
        ["/old-crane/", "/2019/crane", "/1998/crane.html"].map(|path| format!("https://gazette.example{path}"))
    );
    assert_eq!(former(&found, "Tide"), [""; 0]);
    assert_eq!(found.losses("redirect with a pattern"), 2);
    assert_eq!(found.losses("redirect that leads to no story"), 4);
}

#[test]
fn later_versions_write_them_as_yaml() {
    let text = "301:\n  /old-crane/: /crane/\n  ^/first-tide: /tide/\n302:\n  /now: /tide/\n";
    for name in ["redirects.yaml", "redirects.yml"] {
        let found = read(name, text, Some("https://gazette.example"));
        assert_eq!(former(&found, "Crane"), ["https://gazette.example/old-crane/"]);
        assert_eq!(former(&found, "Tide"), ["https://gazette.example/first-tide", "https://gazette.example/now"]);
    }
}

#[test]
fn what_cannot_be_read_is_noted() {
    for text in ["[", "a: b: c", "only words"] {
        let found = read("redirects.json", text, None);
        assert_eq!(found.headlines(), ["Crane", "Tide"]);
        assert_eq!(found.losses("redirects that cannot be read"), 1, "{text}");
    }
}
