//! The configurations of nginx and Caddy in `docs/deploy`, with the real servers and a printed site in miniature.
//!
//! A plain `cargo test` does not run them, because they need both servers; `make test-deploy` installs and runs them.

mod client;
mod headers;
mod servers;
mod site;
mod switch_off;
mod upload;

use client::{Answer, ask, get};
use servers::{PROGRAMS, Program, Server};
use site::{BASES, HASHED, HIDDEN, MEDIA, PAGES, REVALIDATED, STEADY};
use std::fs;
use std::net::SocketAddr;
use std::path::Path;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Runs a test on both servers.
fn on_both(test: impl Fn(Program, SocketAddr, &Path)) {
    let site = site::site();
    for program in PROGRAMS {
        let server = Server::start(program, site.path());
        test(program, server.address, site.path());
    }
}

fn files() -> impl Iterator<Item = (String, &'static str)> {
    let named = HASHED.iter().chain(&REVALIDATED).chain(&MEDIA).chain(&STEADY);
    named.map(|(path, kind)| (format!("/{path}"), *kind))
}

/// The policy in the header of a page.
fn policy_of(path: &str) -> String {
    let base = BASES.into_iter().rev().find(|base| path.starts_with(base)).expect("a base");
    format!("{}; frame-ancestors 'self'", site::editions()[base].policy)
}

#[track_caller]
fn has(answer: &Answer, name: &str, value: &str, about: &str) {
    assert_eq!(answer.header(name).as_deref(), Some(value), "{name} of {about}");
}

#[test]
fn every_file_comes_whole_and_with_its_type() {
    on_both(|program, address, root| {
        for (path, kind) in files() {
            let answer = get(address, &path, &[]);
            assert_eq!(answer.status, 200, "{program:?} {path}");
            assert_eq!(answer.body, fs::read(root.join(&path[1..])).unwrap(), "{program:?} {path}");
            assert!(answer.kind().ends_with(kind), "{program:?} {path}: {}", answer.kind());
            assert_eq!(answer.header("access-control-allow-origin"), None, "{program:?} {path}");
        }
        for (path, file) in PAGES {
            let answer = get(address, path, &[]);
            assert_eq!(answer.status, 200, "{program:?} {path}");
            assert_eq!(answer.body, fs::read(root.join(file)).unwrap(), "{program:?} {path}");
            assert_eq!(answer.kind(), "text/html", "{program:?} {path}");
        }
    });
}

#[test]
fn compressed_copies_go_to_those_who_take_them() {
    on_both(|program, address, root| {
        let pages = PAGES.map(|(address, file)| (address.to_owned(), file.to_owned()));
        let files = files().map(|(path, _)| (path.clone(), path[1..].to_owned()));
        for (path, file) in pages.into_iter().chain(files) {
            let about = format!("{program:?} {path}");
            let plain = get(address, &path, &[]);
            assert_eq!(plain.header("content-encoding"), None, "{about}");
            has(&plain, "vary", "Accept-Encoding", &about);
            for (encoding, ending, accept) in [("br", "br", "gzip, deflate, br, zstd"), ("gzip", "gz", "gzip")] {
                let answer = get(address, &path, &[("Accept-Encoding", accept)]);
                let Ok(copy) = fs::read(root.join(format!("{file}.{ending}"))) else {
                    // Compressed on the fly or not at all, but never from a variant that does not exist.
                    assert_eq!(answer.status, 200, "{about}");
                    assert_ne!(answer.header("content-encoding").as_deref(), Some("br"), "{about}");
                    continue;
                };
                has(&answer, "content-encoding", encoding, &about);
                has(&answer, "vary", "Accept-Encoding", &about);
                assert_eq!(answer.body, copy, "{about}");
                assert_eq!(answer.kind(), plain.kind(), "{about}");
                assert_eq!(answer.header("cache-control"), plain.header("cache-control"), "{about}");
                assert_ne!(answer.header("etag"), plain.header("etag"), "{about}: two contents, one ETag");
            }
        }
        for path in ["/", "/data/front.json"] {
            let answer = get(address, path, &[("Accept-Encoding", "gzip")]);
            has(&answer, "content-encoding", "gzip", &format!("{program:?} {path}"));
        }
    });
}

#[test]
fn each_class_of_file_is_cached_as_it_may_be() {
    on_both(|program, address, _| {
        let cached = |path: &str, rule: &str| {
            has(&get(address, path, &[]), "cache-control", rule, &format!("{program:?} {path}"));
        };
        for (path, _) in PAGES {
            cached(path, "no-cache");
        }
        let classes: [(&[(&str, &str)], &str); 4] = [
            (&HASHED, FOR_EVER),
            (&REVALIDATED, "no-cache"),
            (&MEDIA, "public, max-age=86400"),
            (&STEADY, "public, max-age=2592000"),
        ];
        for (class, rule) in classes {
            for (path, _) in class {
                cached(&format!("/{path}"), rule);
            }
        }
    });
}

#[test]
fn a_cdn_may_answer_for_live_files_for_some_seconds() {
    on_both(|program, address, _| {
        for path in ["/data/live.json", "/en/data/live/storm/latest.json"] {
            let answer = get(address, path, &[]);
            has(&answer, "cdn-cache-control", "max-age=5", &format!("{program:?} {path}"));
            has(&answer, "cache-control", "no-cache", &format!("{program:?} {path}"));
        }
        for path in ["/", "/data/front.json", "/boot.js"] {
            assert_eq!(get(address, path, &[]).header("cdn-cache-control"), None, "{program:?} {path}");
        }
    });
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    on_both(|program, address, _| {
        for path in ["/", "/article/grand-froid/", "/data/front.json", "/boot.js", "/rss.xml", "/data/videos/storm.mp4"]
        {
            for accept in ["identity", "br", "gzip"] {
                let about = format!("{program:?} {path} {accept}");
                let first = get(address, path, &[("Accept-Encoding", accept)]);
                let tag = first.header("etag").unwrap_or_else(|| panic!("{about}: no ETag"));
                let date = first.header("last-modified").unwrap_or_else(|| panic!("{about}: no Last-Modified"));
                for condition in [("If-None-Match", &*tag), ("If-Modified-Since", &*date)] {
                    let again = get(address, path, &[("Accept-Encoding", accept), condition]);
                    assert_eq!((again.status, again.body.len()), (304, 0), "{about} {condition:?}");
                    assert_eq!(again.header("cache-control"), first.header("cache-control"), "{about}");
                    has(&again, "vary", "Accept-Encoding", &about);
                }
                let other = get(address, path, &[("Accept-Encoding", accept), ("If-None-Match", "\"another\"")]);
                assert_eq!(other.status, 200, "{about}");
            }
        }
    });
}

#[test]
fn pages_bring_their_policy_and_no_other_file_does() {
    on_both(|program, address, root| {
        for (path, file) in PAGES {
            let page = fs::read_to_string(root.join(file)).unwrap();
            let meta = page.split("content=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let is_the_pages = |rule: &str| meta.split("; ").any(|other| other == rule);
            for accept in ["identity", "br"] {
                let answer = get(address, path, &[("Accept-Encoding", accept)]);
                has(&answer, "content-security-policy", &policy_of(path), &format!("{program:?} {path}"));
            }
            // Both are enforced, so the header must allow everything that the page allows.
            let policy = policy_of(path);
            let others: Vec<&str> = policy.split("; ").filter(|rule| !is_the_pages(rule)).collect();
            assert_eq!(others, ["object-src 'none'", "frame-ancestors 'self'"], "{path}");
        }
        for (path, _) in files() {
            let about = format!("{program:?} {path}");
            let answer = get(address, &path, &[]);
            let policy = answer.header("content-security-policy").unwrap_or_default();
            if path.contains("/data/") && path.ends_with(".svg") {
                // Opened by itself, nothing in it runs.
                assert!(policy.contains("default-src 'none'") && policy.contains("; sandbox"), "{about}: {policy}");
            } else {
                assert_eq!(policy, "", "{about}");
            }
            let is_shared = ["/data/", "/icons/", "/favicon-"].iter().any(|part| path.contains(part))
                && !(path.contains("/data/") && path.ends_with(".json"));
            let is_shared = is_shared || path.ends_with(".xml") || path == "/feed.json";
            let resource = if is_shared { "cross-origin" } else { "same-origin" };
            has(&answer, "cross-origin-resource-policy", resource, &about);
            let permissions = answer.header("permissions-policy").unwrap_or_default();
            assert!(permissions.starts_with("camera=()"), "{about}: {permissions}");
            has(&answer, "x-content-type-options", "nosniff", &about);
            has(&answer, "referrer-policy", "strict-origin-when-cross-origin", &about);
            has(&answer, "cross-origin-opener-policy", "same-origin", &about);
        }
    });
}

#[test]
fn what_is_hidden_stays_hidden() {
    on_both(|program, address, root| {
        let encoded = ["%2epress/print.json", "en/../.press/print.json", ".press/", ".press"];
        for path in HIDDEN.iter().chain(&encoded) {
            let answer = get(address, &format!("/{path}"), &[]);
            assert!([400, 404].contains(&answer.status), "{program:?} {path}: {}", answer.status);
            let body = String::from_utf8_lossy(&answer.body).into_owned();
            assert!(!body.contains("the content of") && !body.contains("Written by press"), "{program:?} {path}");
        }
        fs::create_dir_all(root.join(".well-known")).unwrap();
        fs::write(root.join(".well-known/security.txt"), "who to tell").unwrap();
        assert_eq!(get(address, "/.well-known/security.txt", &[]).body, b"who to tell", "{program:?}");
    });
}

#[test]
fn a_page_that_does_not_exist_is_the_editions_own_404() {
    on_both(|program, address, root| {
        for (path, file) in [
            ("/article/never-written/", "404.html"),
            ("/article/never-written", "404.html"),
            ("/old-address.html", "404.html"),
            ("/article/", "404.html"),
            ("/data/", "404.html"),
            ("/en/article/never-written/", "en/404.html"),
            ("/en/section/", "en/404.html"),
        ] {
            let about = format!("{program:?} {path}");
            let ever = "Sat, 01 Jan 2050 00:00:00 GMT";
            let conditions = [("If-None-Match", "*"), ("If-Modified-Since", ever), ("Range", "bytes=0-3")];
            for headers in [&[][..], &conditions[..1], &conditions[1..2], &conditions[2..]] {
                let answer = get(address, path, headers);
                assert_eq!(answer.status, 404, "{about} {headers:?}");
                assert_eq!(answer.body, fs::read(root.join(file)).unwrap(), "{about} {headers:?}");
                assert_eq!(answer.kind(), "text/html", "{about}");
                has(&answer, "cache-control", "no-cache", &about);
                has(&answer, "content-security-policy", &policy_of(path), &about);
                has(&answer, "x-content-type-options", "nosniff", &about);
            }
            let short = get(address, path, &[("Accept-Encoding", "br")]);
            assert_eq!(short.status, 404, "{about}");
            assert_eq!(short.body, fs::read(root.join(format!("{file}.br"))).unwrap(), "{about}");
        }
    });
}

#[test]
fn a_file_that_does_not_exist_is_no_page() {
    on_both(|program, address, _| {
        for path in [
            "/data/articles/never-written.json",
            "/en/data/articles/never-written.json",
            "/manchette-ffffffffffffffff.js",
            "/manchette-ffffffffffffffff_bg.wasm",
            "/style-ffffffffffffffff.css",
            "/data/images/never-taken.webp",
            "/data/images/NEVER.JPG",
            "/fonts/never-cut.woff2",
            "/topic/never/rss.xml",
        ] {
            let about = format!("{program:?} {path}");
            let answer = get(address, path, &[("Accept-Encoding", "br, gzip")]);
            assert_eq!(answer.status, 404, "{about}");
            assert_eq!(answer.kind(), "text/plain", "{about}");
            has(&answer, "cache-control", "no-cache", &about);
            has(&answer, "x-content-type-options", "nosniff", &about);
            assert!(answer.body.len() < 50, "{about}");
        }
    });
}

#[test]
fn an_address_without_its_slash_is_led_on_to_the_same_host() {
    on_both(|program, address, _| {
        for path in ["/article/grand-froid", "/en/article/cold-snap", "/section/monde/12", "/article/v1.2-notes.json"] {
            let answer = get(address, path, &[]);
            let about = format!("{program:?} {path}");
            assert!([301, 308].contains(&answer.status), "{about}: {}", answer.status);
            has(&answer, "location", &format!("{path}/"), &about);
        }
        // Caddy 2.6 drops the query.
        let to = get(address, "/article/grand-froid?from=mail", &[]).header("location").unwrap_or_default();
        assert_eq!(to.split('?').next(), Some("/article/grand-froid/"), "{program:?} {to}");
    });
}

#[test]
fn films_can_be_fetched_in_parts_and_heads_without_bodies() {
    on_both(|program, address, root| {
        let path = "/data/videos/storm.mp4";
        let film = fs::read(root.join(&path[1..])).unwrap();
        let part = get(address, path, &[("Range", "bytes=10-19"), ("Accept-Encoding", "gzip, br")]);
        assert_eq!(part.status, 206, "{program:?}");
        assert_eq!(part.body, film[10..20], "{program:?}");
        has(&part, "content-range", &format!("bytes 10-19/{}", film.len()), &format!("{program:?}"));
        assert_eq!(get(address, path, &[("Range", "bytes=999999-")]).status, 416, "{program:?}");

        for path in [path, "/", "/boot.js"] {
            let whole = get(address, path, &[]);
            let head = ask(address, "HEAD", path, &[]);
            assert_eq!((head.status, head.body.len()), (200, 0), "{program:?} {path}");
            for name in ["content-length", "content-type", "etag", "cache-control"] {
                assert_eq!(head.header(name), whole.header(name), "{program:?} {path}: {name}");
            }
        }
        assert_eq!(ask(address, "HEAD", "/article/never-written/", &[]).status, 404, "{program:?}");
    });
}

/// The optional lines of the configurations for newsrooms that publish between prints.
#[test]
fn the_app_may_answer_for_pages_that_are_not_printed() {
    let site = site::site();
    for program in PROGRAMS {
        let server = Server::start_with(program, site.path(), |configuration| match program {
            Program::Nginx => {
                let fallback =
                    configuration.replace("error_page 403 404 =404 @no_page;", "error_page 403 404 =200 @no_page;");
                let printed = fallback.replacen("try_files ${manchette_edition}404.html =404;", "", 1);
                printed.replace("# try_files ${manchette_edition}app.html", "try_files ${manchette_edition}app.html")
            }
            Program::Caddy => uncommented(&configuration, "# @unknown {", "# rewrite @unknown"),
        });
        for (path, file) in
            [("/article/newest/", "app.html"), ("/article/newest", "app.html"), ("/en/article/newest/", "en/app.html")]
        {
            let answer = get(server.address, path, &[]);
            assert_eq!(answer.status, 200, "{program:?} {path}");
            assert_eq!(answer.body, fs::read(site.path().join(file)).unwrap(), "{program:?} {path}");
            has(&answer, "cache-control", "no-cache", &format!("{program:?} {path}"));
            assert!(answer.header("content-security-policy").is_some_and(|policy| policy.contains("img-src")));
        }
        let printed = get(server.address, "/article/grand-froid/", &[]);
        assert_eq!(printed.body, fs::read(site.path().join("article/grand-froid/index.html")).unwrap(), "{program:?}");
        assert_eq!(get(server.address, "/data/articles/newest.json", &[]).status, 404, "{program:?}");
        assert_eq!(get(server.address, "/manchette-ffffffffffffffff.js", &[]).status, 404, "{program:?}");
    }
}

/// The configuration with the commented lines from one to another activated.
fn uncommented(configuration: &str, first: &str, last: &str) -> String {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in configuration.lines() {
        inside |= line.trim_start().starts_with(first);
        lines.push(if inside { line.replacen("# ", "", 1) } else { line.to_owned() });
        inside &= !line.trim_start().starts_with(last);
    }
    lines.join("\n") + "\n"
}
