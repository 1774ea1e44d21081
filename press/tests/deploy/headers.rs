//! The files for hosts, as text.

use crate::site;
use press::print::deploy_files::{HostConfig, deploy_files};
use std::collections::{BTreeMap, HashMap, HashSet};

fn file(editions: &BTreeMap<String, HostConfig>, path: &str) -> String {
    deploy_files(editions).into_iter().find(|(name, _)| *name == path).expect("one of the files").1
}

/// Editions that share the app's files.
fn under(app: &str, bases: &[&str]) -> BTreeMap<String, HostConfig> {
    let config = |base: &str| HostConfig { app: app.to_owned(), policy: format!("img-src https://{}", base.len()) };
    bases.iter().map(|base| ((*base).to_owned(), config(base))).collect()
}

/// The blocks of `_headers`: a pattern and its headers.
fn blocks(text: &str) -> Vec<(String, HashMap<String, String>)> {
    let mut blocks: Vec<(String, HashMap<String, String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            None => blocks.push((line.to_owned(), HashMap::new())),
            Some(header) => {
                let (name, value) = header.split_once(": ").expect("a header");
                blocks.last_mut().expect("a pattern").1.insert(name.to_lowercase(), value.to_owned());
            }
        }
    }
    blocks
}

fn matches(pattern: &str, path: &str) -> bool {
    pattern.split_once('*').map_or(pattern == path, |(start, end)| {
        path.len() >= start.len() + end.len() && path.starts_with(start) && path.ends_with(end)
    })
}

#[test]
fn no_path_finds_a_header_in_two_blocks() {
    let text = file(&site::editions(), "_headers");
    let blocks = blocks(&text);
    let rule = |path: &str| {
        let mut seen = HashSet::new();
        for (pattern, headers) in blocks.iter().filter(|(pattern, _)| matches(pattern, path)) {
            // A drawing has the policy of all files and its own.
            for name in headers.keys().filter(|name| !path.ends_with(".svg") || *name != "content-security-policy") {
                assert!(seen.insert(name), "{name} twice for {path}, again in {pattern}");
            }
        }
        assert!(seen.contains(&"x-content-type-options".to_owned()));
        let found =
            blocks.iter().find(|(pattern, headers)| matches(pattern, path) && headers.contains_key("cache-control"));
        found.map(|(_, headers)| headers["cache-control"].clone())
    };
    for (path, _) in site::HASHED {
        assert_eq!(rule(&format!("/{path}")).as_deref(), Some("public, max-age=31536000, immutable"), "{path}");
    }
    for (path, _) in site::STEADY {
        assert_eq!(rule(&format!("/{path}")).as_deref(), Some("public, max-age=2592000"), "{path}");
    }
    for (path, _) in site::MEDIA {
        assert_eq!(rule(&format!("/{path}")).as_deref(), Some("public, max-age=86400"), "{path}");
    }
    for path in site::PAGES
        .iter()
        .map(|(path, _)| (*path).to_owned())
        .chain(site::REVALIDATED.map(|(path, _)| format!("/{path}")))
    {
        assert_eq!(rule(&path), None, "{path}");
    }
}

#[test]
fn no_pattern_matches_a_page() {
    let text = file(&under("/", &["/", "/en/"]), "_headers");
    for (pattern, headers) in blocks(&text).iter().filter(|(pattern, _)| pattern != "/*") {
        // Sections, articles and redirects with the names that the app's files and folders have.
        for path in [
            "/",
            "/en/",
            "/style-de-vie/",
            "/style-de-vie/lamp/",
            "/fonts-council-splits/",
            "/favicon-wins/",
            "/fonts/lamp/",
            "/icons/lamp/",
            "/manchette-1.js/",
            "/data/lamp.svg/",
            "/data/images/",
            "/en/data/lamp.png/",
            "/photo.jpg/",
            "/style-de-vie/index.html",
            "/old-style-1.html",
            "/app.html",
            "/404.html",
        ] {
            assert!(!matches(pattern, path), "{pattern} matches {path}");
        }
        let is_one_rule = headers.keys().all(|name| name != "cache-control" || pattern.contains('.'));
        assert!(is_one_rule, "{pattern} is not about one kind of file");
    }
}

#[test]
fn the_hosts_limits_on_their_file_are_kept() {
    let many: Vec<String> = (0..25).map(|number| format!("/language-{number}/")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let text = file(&under("/", &many), "_headers");
    assert!(blocks(&text).len() <= 100);
    assert!(text.lines().all(|line| line.len() < 2_000));
    assert!(blocks(&text).iter().all(|(pattern, _)| pattern.matches('*').count() <= 1));
}

#[test]
fn the_apps_files_are_kept_where_they_were_printed() {
    let mut apart = under("/fr/", &["/fr/"]);
    apart.extend(under("/app/", &["/", "/en/"]));
    for (editions, apps_files) in [
        (under("/", &["/"]), &["/manchette-*.js", "/manchette-*.wasm"][..]),
        (under("/news/", &["/news/", "/news/en/"]), &["/news/manchette-*.js", "/news/manchette-*.wasm"]),
        (under("/", &["/fr/", "/en/"]), &["/manchette-*.js", "/manchette-*.wasm"]),
        (apart, &["/app/manchette-*.js", "/app/manchette-*.wasm", "/fr/manchette-*.js", "/fr/manchette-*.wasm"]),
    ] {
        let text = file(&editions, "_headers");
        let blocks = blocks(&text);
        let patterns = blocks.iter().map(|(pattern, _)| pattern.as_str());
        let found: Vec<&str> = patterns.filter(|pattern| pattern.contains("manchette")).collect();
        assert_eq!(found, apps_files, "{editions:?}");
    }
}

#[test]
fn the_longest_base_comes_first() {
    for path in [".press/policies.nginx", ".press/editions.nginx", ".press/policies.caddy"] {
        let text = file(&under("/", &["/", "/en/", "/en/us/"]), path);
        let bases = text.lines().filter_map(|line| line.split_once("~^")?.1.split(['.', '"', ' ']).next());
        assert_eq!(bases.collect::<Vec<_>>(), ["/en/us/", "/en/", "/"], "{path}");
    }
}

#[test]
#[should_panic(expected = "a policy cannot hold quotes")]
fn a_policy_that_would_end_its_quotes_is_refused() {
    let config = HostConfig { app: "/".to_owned(), policy: "default-src \"none\"".to_owned() };
    deploy_files(&BTreeMap::from([("/".to_owned(), config)]));
}
