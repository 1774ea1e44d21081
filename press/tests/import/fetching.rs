//! How servers are asked: politely, without a proxy that nobody named, and from a program whose output nobody may read.

use crate::newsroom::Newsroom;
use crate::server::{Answer, Server};
use jiff::Timestamp;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

const FEED: &str = r#"<rss version="2.0"><channel><title>Gazette</title><item><title>The lamp</title><guid>1</guid>
<link>https://paper.example/lamp/</link><pubDate>Fri, 08 Mar 2024 10:00:00 GMT</pubDate><description>Words.</description>
</item></channel></rss>"#;

fn import(feed: &str, edition: &Path, proxy: &Server) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(["import", "feed", feed, "--out"]).arg(edition);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"] {
        command.env(name, proxy.url(""));
    }
    command.output().expect("press starts")
}

fn feed() -> Server {
    Server::start(|_| Answer::new(200, "application/rss+xml", FEED))
}

#[test]
fn a_proxy_is_used_only_if_the_settings_name_it() {
    let (server, proxy) = (feed(), feed());
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    let output = import(&server.url("/feed"), &edition, &proxy);
    assert!(output.status.success(), "{output:?}");
    assert_eq!((server.targets(), proxy.requests().len()), (vec!["/feed".to_owned()], 0));

    let file = folder.path().join("edition.import/import.toml");
    let text = fs::read_to_string(&file).expect("settings");
    let example = "#= proxy = \"http://proxy.example:3128\"";
    assert!(text.contains(example));
    fs::write(&file, text.replace(example, &format!("proxy = \"{}\"", proxy.url("")))).expect("settings");
    // A name that only the proxy can resolve.
    let output = import("http://paper.example/feed", &edition, &feed());
    assert!(output.status.success(), "{output:?}");
    assert_eq!(proxy.targets(), ["paper.example:80", "/feed"]);
    fs::write(&file, text.replace(example, "proxy = \"no address\"")).expect("settings");
    let output = import("http://paper.example/feed", &edition, &feed());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("import.toml: proxy: "), "{output:?}");
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    let count = AtomicUsize::new(0);
    let server = Server::start(move |_| match count.fetch_add(1, Ordering::SeqCst) {
        0 => Answer::new(429, "text/plain", "").with("retry-after", "2"),
        1 => {
            let until = Timestamp::try_from(SystemTime::now() + Duration::from_secs(3)).expect("a time");
            let date = until.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
            Answer::new(503, "text/plain", "").with("retry-after", &date)
        }
        _ => Answer::new(200, "application/rss+xml", FEED),
    });
    let folder = tempfile::tempdir().expect("a folder");
    let start = Instant::now();
    let output = import(&server.url("/feed"), &folder.path().join("edition"), &server);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(server.requests().len(), 3);
    // Two seconds, and between two and three until a date that is whole seconds.
    assert!(start.elapsed() >= Duration::from_secs(4), "{:?}", start.elapsed());
}

#[test]
fn nobody_need_read_what_is_printed() {
    let newsroom = Newsroom::new();
    let closed = || {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        writer
    };
    let status = newsroom.command(&[]).stdout(closed()).stderr(closed()).status().expect("press starts");
    assert_eq!(status.code(), Some(0));
    assert_eq!(newsroom.article("lamp")["headline"], "The old lamp turns again");
    let edition = newsroom.path("edition");
    let edition = edition.to_str().expect("a path");
    for arguments in [
        &["check", edition][..],
        &["check", "--short", edition],
        &["related", edition],
        &["teasers", "--per-page", "20", edition],
        &["most-read", "--edition", edition],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
        let status = command.args(arguments).stdout(closed()).stderr(closed()).status().expect("press starts");
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    let status = command.args(["check", "/nowhere"]).stdout(closed()).stderr(closed()).status().expect("press starts");
    assert_eq!(status.code(), Some(2));
}
