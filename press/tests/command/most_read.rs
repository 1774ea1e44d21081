//! `press most-read`: every format of log, what is not counted, and the list without logs.

use crate::edition::{Edition, press};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const UNTIL: &str = "2024-03-09T12:00:00Z";

fn json(edition: &Edition, file: &str) -> Value {
    serde_json::from_str(&edition.read(file)).expect("JSON")
}

fn ids(edition: &Edition) -> Vec<String> {
    let list = json(edition, "most-read.json");
    let teasers = list["teasers"].as_array().expect("a list").clone();
    teasers.iter().map(|teaser| teaser["id"].as_str().expect("an id").to_owned()).collect()
}

/// Runs the command on logs beside the edition.
fn most_read(edition: &Edition, logs: &[&str], more: &[&str]) -> (i32, String, String) {
    let logs: Vec<String> = logs.iter().map(|log| edition.path(log).to_str().expect("a path").to_owned()).collect();
    let mut arguments = vec!["most-read", "--edition", edition.root(), "--until", UNTIL];
    arguments.extend(logs.iter().map(String::as_str));
    arguments.extend(more);
    press(&arguments)
}

/// A line in the Combined format, of the 9th of March at an hour.
fn combined(reader: usize, hour: usize, path: &str, agent: &str) -> String {
    format!(
        "192.0.2.{reader} - - [09/Mar/2024:{hour:02}:30:00 +0000] \"GET {path} HTTP/1.1\" 200 5120 \"-\" \"{agent}\"\n"
    )
}

fn views(readers: usize, hour: usize, path: &str) -> String {
    (0..readers).map(|reader| combined(reader, hour, path, BROWSER)).collect()
}

#[test]
fn recent_views_count_more_and_few_are_not_listed() {
    let edition = Edition::new();
    // Six hours earlier counts half: 12 readers then are as 6 now.
    let log = [
        views(12, 5, "/coast/lamp/"),
        views(7, 11, "/coast/tides/?utm_source=mail"),
        views(4, 11, "/coast/keeper/"),
        views(9, 11, "/"),
        views(9, 11, "/section/coast/"),
        views(9, 11, "/data/media/lamp-800.webp"),
        views(9, 11, "/coast/never-written/"),
    ];
    edition.write("access.log", log.concat());
    let (code, printed, diagnostic) = most_read(&edition, &["access.log"], &[]);
    assert_eq!((code, diagnostic.as_str()), (0, ""), "{printed}");
    assert_eq!(ids(&edition), ["tides", "lamp"]);
    let list = json(&edition, "most-read.json");
    let window = json!({ "from": "2024-03-08T12:00:00+00:00", "to": "2024-03-09T12:00:00+00:00" });
    assert_eq!((&list["window"], &list["dateModified"]), (&window, &window["to"]));
    assert_eq!(list["teasers"][0]["headline"], "Spring tides this week");
    std::fs::remove_file(edition.path("access.log")).expect("the log");
    assert_eq!(edition.check().0, 0, "{:?}", edition.check());
    let text = edition.read("most-read.json");
    assert!(!text.contains("192.0.2") && !text.contains("Firefox"), "{text}");
}

#[test]
fn robots_repeated_views_and_other_answers_do_not_count() {
    let edition = Edition::new();
    let robot = "Mozilla/5.0 (compatible; Examplebot/2.1; +https://bot.example/)";
    let mut log: String = (0..20).map(|reader| combined(reader, 11, "/coast/lamp/", robot)).collect();
    log += &(0..20).map(|reader| combined(reader, 11, "/coast/lamp/", "curl/8.5.0")).collect::<String>();
    log += &(0..20).map(|reader| combined(reader, 11, "/coast/lamp/", "-")).collect::<String>();
    log += &combined(1, 11, "/coast/lamp/", BROWSER).repeat(50);
    log += &views(20, 11, "/coast/lamp/").replace("\" 200 ", "\" 404 ");
    log += &views(20, 11, "/coast/lamp/").replace("\"GET ", "\"HEAD ");
    log += &views(20, 11, "/coast/lamp/").replace("[09/Mar", "[07/Mar");
    log += &views(20, 11, "/coast/lamp/").replace("[09/Mar", "[11/Mar");
    log += &views(5, 11, "/coast/tides/");
    edition.write("access.log", log);
    let (code, printed, _) = most_read(&edition, &["access.log"], &[]);
    assert_eq!(code, 0);
    assert!(printed.starts_with("55 views of pages, 60 by robots left out, 0 lines"), "{printed}");
    assert_eq!(ids(&edition), ["tides"]);
}

/// The line of a reader.
type Line = Box<dyn Fn(usize) -> String>;

#[test]
fn every_format_gives_the_same_list() {
    let agent = BROWSER.replace(' ', "%20");
    let formats: [(&str, Line); 8] = [
        (
            "Combined, with a host in front",
            Box::new(|n| format!("paper.example:443 {}", combined(n, 11, "/coast/lamp/", BROWSER))),
        ),
        (
            "Caddy",
            Box::new(|n| {
                let request = json!({
                    "client_ip": format!("192.0.2.{n}"), "method": "GET", "host": "paper.example", "uri": "/coast/lamp/?a=b",
                    "headers": { "User-Agent": [BROWSER] },
                });
                json!({ "level": "info", "ts": 1709983800.25, "request": request, "status": 200 }).to_string() + "\n"
            }),
        ),
        (
            "CloudFront",
            Box::new(move |n| {
                let head = "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(User-Agent)\n";
                let line = format!(
                    "2024-03-09\t11:30:00\tLHR\t99\t192.0.2.{n}\tGET\td1.example\t/coast/lamp/\t200\t{agent}\n"
                );
                if n == 0 { format!("{head}{line}") } else { line }
            }),
        ),
        (
            "CloudFront as JSON",
            Box::new(|n| {
                json!({ "date": "2024-03-09", "time": "11:30:00", "c-ip": format!("192.0.2.{n}"), "cs-method": "GET",
                "cs-uri-stem": "/coast/lamp/", "sc-status": "200", "cs(User-Agent)": BROWSER })
                .to_string()
                    + "\n"
            }),
        ),
        (
            "Cloudflare",
            Box::new(|n| {
                json!({ "ClientIP": format!("192.0.2.{n}"), "ClientRequestMethod": "GET", "EdgeResponseStatus": 200,
                "ClientRequestURI": "/coast/lamp/", "ClientRequestUserAgent": BROWSER,
                "EdgeStartTimestamp": 1709983800123456789_u64 })
                .to_string()
                    + "\n"
            }),
        ),
        (
            "JSON",
            Box::new(|_| {
                json!({ "time": "2024-03-09T11:30:00Z", "url": "https://paper.example/coast/lamp/#what" }).to_string()
                    + "\n"
            }),
        ),
        (
            "JSON of nginx",
            Box::new(|n| {
                json!({ "time_local": "09/Mar/2024:11:30:00 +0000", "request_uri": "/coast/lamp/", "status": "200",
                "remote_addr": format!("192.0.2.{n}"), "http_user_agent": BROWSER })
                .to_string()
                    + "\n"
            }),
        ),
        ("Combined", Box::new(|n| combined(n, 11, "/coast/lamp/index.html", BROWSER))),
    ];
    for (name, line) in formats {
        let edition = Edition::new();
        edition.write("access.log", (0..5).map(&line).collect::<String>());
        let (code, printed, diagnostic) = most_read(&edition, &["access.log"], &[]);
        assert_eq!((code, diagnostic.as_str()), (0, ""), "{name}: {printed}");
        assert_eq!(ids(&edition), ["lamp"], "{name}");
        edition.write("access.log", (0..4).map(&line).collect::<String>());
        most_read(&edition, &["access.log"], &[]);
        assert_ne!(ids(&edition), ["lamp"], "{name}: four are too few");
    }
}

#[test]
fn compressed_logs_and_standard_input() {
    let edition = Edition::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(views(3, 11, "/coast/lamp/").as_bytes()).expect("a vector takes all");
    edition.write("access.log.1.gz", gzip.finish().expect("a vector takes all"));
    let gzip = edition.path("access.log.1.gz");
    let arguments = ["most-read", "--edition", edition.root(), "--until", UNTIL, "-", gzip.to_str().expect("a path")];
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    let mut child = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("press starts");
    let more: String = (5..7).map(|reader| combined(reader, 11, "/coast/lamp/", BROWSER)).collect();
    child.stdin.take().expect("its input").write_all(more.as_bytes()).expect("it reads");
    assert!(child.wait().expect("it ends").success());
    assert_eq!(ids(&edition), ["lamp"]);
}

#[test]
fn an_old_address_counts_for_its_article() {
    let edition = Edition::new();
    edition.replace(
        "articles/tides.json",
        "\"headline\"",
        "\"aliases\": [\"/2024/03/mar%C3%A9es.php\"],\n  \"headline\"",
    );
    edition.write("access.log", views(3, 11, "/2024/03/mar%c3%a9es.php?p=1") + &views(9, 11, "/2024/03/marées.php"));
    most_read(&edition, &["access.log"], &[]);
    assert_eq!(ids(&edition), ["tides"]);
}

#[test]
fn without_logs_the_newest_are_listed_under_an_honest_heading() {
    let edition = Edition::new();
    let run = |logs: &[&str]| most_read(&edition, logs, &["--count", "3"]);
    assert_eq!(run(&[]).0, 0);
    let list = json(&edition, "most-read.json");
    assert!(list.get("window").is_none());
    let dates: Vec<&str> =
        list["teasers"].as_array().expect("a list").iter().filter_map(|t| t["datePublished"].as_str()).collect();
    assert!(dates.len() == 3 && dates.is_sorted_by(|a, b| a >= b), "{dates:?}");
    assert_eq!(json(&edition, "edition.json")["mostReadHeading"], "Latest");
    assert_eq!(edition.check(), (0, vec!["19 files, 0 errors, 0 warnings".to_owned()]));
    let before = (edition.read("most-read.json"), edition.read("edition.json"));
    most_read(&edition, &[], &["--count", "3", "--until", "2024-03-10T00:00:00Z"]);
    assert_eq!((edition.read("most-read.json"), edition.read("edition.json")), before, "nothing new, nothing written");
    // With readers, the list is of what is read most, and is called so again.
    edition.write("access.log", views(5, 11, "/coast/lamp/"));
    run(&["access.log"]);
    assert_eq!(ids(&edition), ["lamp"]);
    assert!(json(&edition, "edition.json").get("mostReadHeading").is_none());
    edition.write("access.log", views(4, 11, "/coast/lamp/"));
    let (code, _, diagnostic) = run(&["access.log"]);
    assert_eq!((code, diagnostic.as_str()), (0, "no article had 5 readers in 24 hours: the newest are listed\n"));
    // A heading of the newsroom's own stays.
    edition.replace("edition.json", "\"Latest\"", "\"On our desk\"");
    edition.write("access.log", views(5, 11, "/coast/lamp/"));
    run(&["access.log"]);
    assert_eq!(json(&edition, "edition.json")["mostReadHeading"], "On our desk");
}

#[test]
fn a_log_that_is_none_changes_nothing() {
    let edition = Edition::new();
    edition.write("access.log", [&[0, 159, 146, 150, b'\n'][..], &b"x".repeat(200_000), b"\n{\"a\":"].concat());
    let (code, printed, _) = most_read(&edition, &["access.log"], &[]);
    assert_eq!(code, 1);
    assert!(printed.contains("3 lines of no known format"), "{printed}");
    let (code, _, diagnostic) = most_read(&edition, &["no-such.log"], &[]);
    assert_eq!(code, 2);
    assert!(diagnostic.contains("no-such.log"), "{diagnostic}");
}
