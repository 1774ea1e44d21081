//! What the import of a large archive costs. Run it with
//! `cargo test --package press --profile press --test import -- --ignored --nocapture archive`.

use crate::server::{Answer, Request, Server};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const POSTS: usize = 10_000;

/// A linear congruential generator: the same archive each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// Words, the rarer the higher their number.
    fn words(&mut self, count: usize) -> String {
        let mut words = String::new();
        for _ in 0..count {
            let part = self.below(1_000_000) as f64 / 1_000_000.0;
            words += &format!("w{} ", (60_000_f64.powf(part)) as u64);
        }
        words
    }
}

/// A post of 600 words in twelve paragraphs with three pictures, as WordPress answers it.
pub fn post(id: usize) -> Value {
    let mut random = Random(id as u64);
    let picture = |name: &str| format!("https://paper.example/wp-content/uploads/2024/03/{name}");
    let mut html = String::new();
    for paragraph in 0..12 {
        let (one, two) = (random.words(20), random.words(28));
        let other = random.below(POSTS as u64) + 1;
        html +=
            &format!("<p>{one}<em>emphasis</em> {two}<a href=\"https://paper.example/post-{other}/\">link</a>.</p>\n");
        if paragraph % 4 == 1 {
            let file = format!("quay-{id}-{paragraph}");
            let sizes = ["300x200", "768x512", "1024x683", "1536x1024"];
            let entry = |size: &&str| {
                let width = size.split('x').next().unwrap_or_default();
                format!("{} {width}w", picture(&format!("{file}-{size}.jpg")))
            };
            let srcset: Vec<String> = sizes.iter().map(entry).collect();
            html += &format!(
                "<figure class=\"wp-block-image size-large\"><img loading=\"lazy\" decoding=\"async\" width=\"1024\" \
                 height=\"683\" src=\"{}\" alt=\"The quay\" class=\"wp-image-{id}\" srcset=\"{}\" sizes=\"auto, (max-width: \
                 1024px) 100vw, 1024px\"><figcaption class=\"wp-element-caption\">{}</figcaption></figure>\n",
                picture(&format!("{file}-1024x683.jpg")),
                srcset.join(", "),
                random.words(8)
            );
        }
    }
    let day = Duration::from_secs(id as u64 * 3_600);
    let date = ("2023-01-01T00:00:00Z".parse::<jiff::Timestamp>().expect("a time") + day).strftime("%Y-%m-%dT%H:%M:%S");
    let sizes = json!({ "medium": { "source_url": picture(&format!("lead-{id}-300x200.jpg")), "width": 300, "height": 200 },
        "large": { "source_url": picture(&format!("lead-{id}-1024x683.jpg")), "width": 1024, "height": 683 } });
    json!({
        "id": id, "status": "publish", "slug": format!("post-{id}"), "link": format!("https://paper.example/post-{id}/"),
        "title": { "rendered": random.words(8) }, "content": { "rendered": html, "protected": false },
        "excerpt": { "rendered": format!("<p>{}</p>", random.words(25)) },
        "date_gmt": date.to_string(), "modified_gmt": date.to_string(), "author": 1, "categories": [id % 8 + 1],
        "featured_media": id,
        "_embedded": {
            "author": [{ "id": id % 40, "name": format!("Author {}", id % 40), "slug": format!("author-{}", id % 40) }],
            "wp:term": [[], [{ "taxonomy": "post_tag", "name": format!("Tag {}", id % 900), "slug": format!("tag-{}", id % 900) }]],
            "wp:featuredmedia": [{ "source_url": picture(&format!("lead-{id}.jpg")), "alt_text": "The quay", "caption": { "rendered": "" },
                "media_details": { "width": 1600, "height": 1067, "sizes": sizes } }],
        },
    })
}

/// Answers of a site with these posts. Those after the first `before` are new.
pub fn answer(request: &Request, posts: &[String], before: usize) -> Answer {
    let json = |text: String| Answer::new(200, "application/json", text);
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let parameter = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let number = |name: &str| parameter(name).and_then(|value| value.parse::<usize>().ok()).unwrap_or(0);
    match path {
        "/" => Answer::new(200, "text/html", "<html lang=\"en\"><title>Gazette</title></html>"),
        "/wp-json/" => json(
            json!({ "name": "Gazette", "home": "https://paper.example", "timezone_string": "Europe/London",
            "namespaces": ["wp/v2"] })
            .to_string(),
        ),
        "/wp-json/wp/v2/categories" => {
            let category =
                |id| json!({ "id": id, "name": format!("Section {id}"), "slug": format!("s{id}"), "parent": 0 });
            json((1..=8).map(category).collect::<Value>().to_string())
        }
        "/wp-json/wp/v2/posts" if parameter("modified_after").is_some() => {
            let new = posts.get(before..).filter(|_| number("offset") == 0).unwrap_or_default();
            json(format!("[{}]", new.join(",")))
        }
        "/wp-json/wp/v2/posts" => {
            let first = number("offset").min(posts.len());
            let end = (first + number("per_page")).min(posts.len());
            if parameter("_fields").is_some() {
                return json((first..end).map(|id| json!({ "id": id + 1 })).collect::<Value>().to_string());
            }
            json(format!("[{}]", posts[first..end].join(",")))
        }
        "/wp-json/wp/v2/pages" => json("[]".into()),
        _ => Answer::new(404, "text/plain", ""),
    }
}

/// What a run took: seconds, seconds of the processors, and the most memory in MB.
struct Cost {
    seconds: f32,
    processor: f32,
    memory: u64,
}

fn run(site: &str, edition: &Path) -> Cost {
    let mut command = Command::new(env!("CARGO_BIN_EXE_press"));
    command.args(["import", "wordpress", site, "--quiet", "--out"]).arg(edition);
    let start = Instant::now();
    let mut process = command.stdout(Stdio::inherit()).spawn().expect("press starts");
    let mut cost = Cost { seconds: 0.0, processor: 0.0, memory: 0 };
    let proc = format!("/proc/{}", process.id());
    // The kernel forgets a process that ended, so it is asked all the time.
    while process.try_wait().expect("a state").is_none() {
        let status = fs::read_to_string(format!("{proc}/status")).unwrap_or_default();
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        cost.memory = cost.memory.max(peak.unwrap_or(0) / 1_000);
        let stat = fs::read_to_string(format!("{proc}/stat")).unwrap_or_default();
        let ticks = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        // Hundredths of a second.
        cost.processor = cost.processor.max(ticks.filter_map(|ticks| ticks.parse::<f32>().ok()).sum::<f32>() / 100.0);
        thread::sleep(Duration::from_millis(5));
    }
    cost.seconds = start.elapsed().as_secs_f32();
    cost
}

#[test]
#[ignore = "takes minutes; Linux"]
fn an_archive_of_ten_thousand_posts() {
    let posts: Vec<String> = (1..=POSTS + 1).map(|id| post(id).to_string()).collect();
    let bytes: usize = posts.iter().map(String::len).sum();
    println!("{POSTS} posts, {} kB each", bytes / POSTS / 1_000);
    let has_one_more = Arc::new(AtomicBool::new(false));
    let is_there = has_one_more.clone();
    let server = Server::start(move |request| {
        let count = POSTS + usize::from(is_there.load(Ordering::SeqCst));
        answer(request, &posts[..count], POSTS)
    });
    let folder = tempfile::tempdir().expect("a folder");
    let edition = folder.path().join("edition");
    let run = |label: &str| {
        let cost = run(&server.url("/"), &edition);
        println!("{label}: {:.1} s, {:.1} s of processors, {} MB", cost.seconds, cost.processor, cost.memory);
        cost
    };
    let first = run("first run");
    let nothing = run("nothing new");
    has_one_more.store(true, Ordering::SeqCst);
    let one = run("one more");
    assert!(first.seconds < 180.0 && first.memory < 300, "first run");
    assert!(nothing.seconds < 5.0 && nothing.memory < 300, "nothing new");
    assert!(one.memory < 300, "one more");
}
