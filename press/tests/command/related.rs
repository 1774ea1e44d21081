//! `press related`: what it chooses, what it leaves, and what it writes.

use crate::edition::{Edition, press};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::Instant;
use tempfile::TempDir;

/// An edition of these articles, with its cache beside it.
struct Paper {
    folder: TempDir,
}

impl Paper {
    fn new() -> Paper {
        let folder = tempfile::tempdir().expect("a folder of its own");
        fs::create_dir_all(folder.path().join("paper/articles")).expect("a folder");
        Paper { folder }
    }

    fn file(&self, id: &str) -> PathBuf {
        self.folder.path().join(format!("paper/articles/{id}.json"))
    }

    fn write(&self, id: &str, article: &Value) {
        fs::write(self.file(id), serde_json::to_string_pretty(article).expect("JSON") + "\n").expect("a file");
    }

    /// Writes an article of a day of March 2024.
    fn publish(&self, id: &str, day: u32, headline: &str, text: &str) {
        self.write(id, &article(id, day, headline, text));
    }

    fn change(&self, id: &str, change: impl Fn(&mut Value)) {
        let mut article = self.read(id);
        change(&mut article);
        self.write(id, &article);
    }

    fn read(&self, id: &str) -> Value {
        serde_json::from_slice(&fs::read(self.file(id)).expect("an article")).expect("JSON")
    }

    fn related(&self, id: &str) -> Vec<String> {
        let article = self.read(id);
        let related = article["related"].as_array().cloned().unwrap_or_default();
        related.iter().map(|teaser| teaser["id"].as_str().expect("an id").to_owned()).collect()
    }

    /// Runs the command; returns what it printed.
    fn run(&self, more: &[&str]) -> String {
        let root = self.folder.path().join("paper");
        let (code, printed, diagnostic) = press(&[&["related", root.to_str().expect("a plain path")], more].concat());
        assert_eq!((code, diagnostic.as_str()), (0, ""), "{printed}");
        printed.trim_end().to_owned()
    }
}

fn article(id: &str, day: u32, headline: &str, text: &str) -> Value {
    json!({
        "version": "1.1", "id": id, "headline": headline, "body": [{ "type": "paragraph", "text": text }],
        "datePublished": format!("2024-03-{day:02}T08:00:00+00:00"),
    })
}

/// Stories of three subjects, which share common words.
fn harbour() -> Paper {
    let paper = Paper::new();
    paper.publish(
        "lens",
        1,
        "A lens for the lighthouse",
        "The old lens of the lighthouse at Gull Point came back by boat.",
    );
    paper.publish(
        "keeper",
        2,
        "The keeper remembers",
        "Ruth Penhale kept the lighthouse at Gull Point for nine years.",
    );
    paper.publish("market", 3, "Herring is dear again", "At the fish market the price of herring rose to nine crowns.");
    paper.publish(
        "quota",
        4,
        "Quota for herring falls",
        "The quota for herring falls, and the fish market fears for its boats.",
    );
    paper.publish("school", 5, "The school gets a roof", "Pupils were taught in the town hall for nine weeks.");
    paper.publish(
        "lamp",
        6,
        "The lighthouse shines",
        "At Gull Point the lighthouse was lit again, and Ruth Penhale came.",
    );
    paper
}

#[test]
fn stories_link_to_older_ones_of_the_same_subject() {
    let paper = harbour();
    assert_eq!(paper.run(&[]), "6 articles, related stories chosen for 6, 3 files written");
    assert_eq!(paper.related("lamp"), ["keeper", "lens"]);
    assert_eq!(paper.related("keeper"), ["lens"], "only older ones");
    assert_eq!(paper.related("quota"), ["market"]);
    for id in ["lens", "market", "school"] {
        assert!(paper.read(id).get("related").is_none(), "{id}: better none than any");
    }
    let expected = json!({
        "id": "market", "headline": "Herring is dear again", "datePublished": "2024-03-03T08:00:00+00:00",
    });
    assert_eq!(paper.read("quota")["related"][0], expected);
}

#[test]
fn a_second_run_writes_nothing_and_a_new_story_changes_no_other() {
    let paper = harbour();
    paper.run(&[]);
    assert_eq!(paper.run(&[]), "6 articles, related stories chosen for 0, 0 files written");
    assert_eq!(paper.run(&["--all"]), "6 articles, related stories chosen for 6, 0 files written");
    paper.publish("buoy", 9, "A bell for Gull Point", "Below the lighthouse at Gull Point a bell buoy rings.");
    assert_eq!(paper.run(&[]), "7 articles, related stories chosen for 1, 1 files written");
    assert_eq!(paper.related("buoy").len(), 3);
    let best = paper.related("buoy").remove(0);
    assert!(paper.run(&["--count", "1"]).starts_with("7 articles, related stories chosen for 7"));
    assert_eq!(paper.related("buoy"), [best]);
}

#[test]
fn the_editors_choice_comes_first_and_stays() {
    let paper = harbour();
    paper.change("lamp", |article| article["related"] = json!([{ "id": "school" }, { "id": "not-there" }]));
    paper.run(&[]);
    assert_eq!(paper.related("lamp"), ["school", "not-there", "keeper"]);
    assert_eq!(paper.read("lamp")["related"][0]["headline"], "The school gets a roof");
    paper.run(&["--all"]);
    assert_eq!(paper.related("lamp"), ["school", "not-there", "keeper"]);
    // An editor adds one later, among those that were chosen.
    paper.change("lamp", |article| {
        article["related"].as_array_mut().expect("a list").insert(0, json!({ "id": "market" }));
    });
    paper.run(&[]);
    assert_eq!(paper.related("lamp"), ["market", "school", "not-there"]);
}

#[test]
fn without_its_cache_nothing_that_is_there_changes() {
    let paper = harbour();
    paper.run(&[]);
    fs::remove_file(paper.folder.path().join("paper.related")).expect("the cache");
    assert_eq!(paper.run(&["--count", "1"]), "6 articles, related stories chosen for 6, 0 files written");
    fs::write(paper.folder.path().join("paper.related"), b"press related 2\n\xff\xff").expect("a damaged cache");
    assert_eq!(paper.run(&["--count", "1"]), "6 articles, related stories chosen for 6, 0 files written");
}

#[test]
fn the_same_story_is_not_its_own_relation() {
    let paper = harbour();
    let text = "At Gull Point the lighthouse was lit again, and Ruth Penhale came.";
    paper.publish("lamp-2", 7, "The lighthouse shines again", text);
    paper.publish(
        "view",
        8,
        "What one sees from Gull Point",
        "From the lighthouse Ruth Penhale shows the sea at night.",
    );
    paper.run(&[]);
    assert!(!paper.related("lamp-2").contains(&"lamp".to_owned()), "{:?}", paper.related("lamp-2"));
    let view = paper.related("view");
    assert_eq!(view.iter().filter(|id| id.starts_with("lamp")).count(), 1, "{view:?}");
}

#[test]
fn a_topic_relates_stories_that_share_no_word() {
    let paper = harbour();
    let topic = json!({ "id": "works", "name": "Public works" });
    for id in ["market", "school"] {
        paper.change(id, |article| article["topic"] = topic.clone());
    }
    paper.run(&[]);
    assert_eq!(paper.related("school"), ["market"]);
}

#[test]
fn withdrawn_sponsored_and_fixed_pages_are_no_relations() {
    let paper = harbour();
    paper.change("lens", |article| article["kind"] = json!("sponsored"));
    paper.run(&[]);
    assert_eq!(paper.related("lamp"), ["keeper"]);
    paper.change("school", |article| article["related"] = json!([{ "id": "keeper" }]));
    paper.run(&[]);
    assert_eq!(paper.related("school"), ["keeper"]);
    paper.change("keeper", |article| article["status"] = json!("withdrawn"));
    assert_eq!(paper.run(&[]), "6 articles, related stories chosen for 2, 2 files written");
    assert!(paper.read("lamp").get("related").is_none());
    assert!(paper.read("school").get("related").is_none(), "nobody links to a withdrawn article, editors neither");
    fs::remove_file(paper.file("market")).expect("an article");
    paper.run(&[]);
    assert!(paper.read("quota").get("related").is_none());
}

#[test]
fn a_changed_headline_reaches_the_stories_that_link_to_it() {
    let paper = harbour();
    paper.run(&[]);
    paper.change("market", |article| article["kicker"] = json!("Prices"));
    paper.run(&[]);
    assert_eq!(paper.read("quota")["related"][0]["kicker"], "Prices");
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_keeps_its_links() {
    let paper = harbour();
    paper.run(&[]);
    let good = fs::read(paper.file("market")).expect("an article");
    fs::write(paper.file("market"), b"{ \"id\": \"mar").expect("half a file");
    let root = paper.folder.path().join("paper");
    let (code, _, diagnostic) = press(&["related", root.to_str().expect("a plain path")]);
    assert_eq!(code, 1);
    assert!(diagnostic.contains("market.json"), "{diagnostic}");
    assert_eq!(paper.related("quota"), ["market"]);
    fs::write(paper.file("market"), good).expect("the whole file");
    assert_eq!(paper.run(&[]), "6 articles, related stories chosen for 0, 0 files written");
}

#[test]
fn scripts_without_spaces_have_terms() {
    let paper = Paper::new();
    paper.publish("a", 1, "灯台が再び点灯", "岬の灯台は九年ぶりに点灯した。");
    paper.publish("b", 2, "市場のニシン", "魚市場ではニシンの値段が上がった。");
    paper.publish("x", 2, "学校に屋根", "生徒は九週間、町役場で学んだ。");
    paper.publish("y", 2, "橋の工事", "川の橋を来年の春まで直す。");
    paper.publish("c", 3, "岬の灯台守", "岬の灯台は人が守り、再び点灯した。");
    paper.run(&[]);
    assert_eq!(paper.related("c"), ["a"]);
}

#[test]
fn a_valid_edition_stays_valid() {
    let edition = Edition::new();
    let cache = tempfile::tempdir().expect("a folder");
    let cache = cache.path().join("cache");
    let (code, printed, _) = press(&["related", edition.root(), "--cache", cache.to_str().expect("a plain path")]);
    assert_eq!(code, 0, "{printed}");
    assert_eq!(edition.check(), (0, vec!["19 files, 0 errors, 0 warnings".to_owned()]));
}

/// 100,000 articles of 400 words: a vocabulary as uneven as a language's, subjects with names, days in order. Run it with
/// `cargo test --package press --profile press --test command -- --ignored --nocapture archive`.
#[test]
#[ignore = "takes a minute and 500 MB of disk"]
fn an_archive_of_a_hundred_thousand_articles() {
    let paper = Paper::new();
    let mut random = Random(7);
    for number in 0..100_000 {
        paper.write(&format!("n{number}"), &synthetic(number, &mut random));
    }
    let time = |label: &str| {
        let start = Instant::now();
        let printed = paper.run(&[]);
        println!("{label}: {:.2} s, {printed}", start.elapsed().as_secs_f32());
        start.elapsed().as_secs_f32()
    };
    let first = time("first run");
    let nothing = time("nothing new");
    paper.write("n100000", &synthetic(100_000, &mut random));
    let one = time("one more");
    let cache = fs::metadata(paper.folder.path().join("paper.related")).expect("the cache");
    println!("cache: {} MB", cache.len() / 1_000_000);
    assert!(first < 60.0 && nothing < 1.0 && one < 1.0);
    assert_eq!(paper.related("n100000").len(), 3);
}

/// A linear congruential generator: the same archive each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// A word: the rarer, the higher its number.
    fn word(&mut self) -> String {
        let part = self.below(1_000_000) as f64 / 1_000_000.0;
        format!("w{}", (60_000_f64.powf(part)) as u64)
    }
}

fn synthetic(number: u64, random: &mut Random) -> Value {
    let subject = random.below(8_000);
    let mut paragraph = || {
        let mut text = String::from("Then");
        for place in 0..80 {
            text.push(' ');
            text.push_str(&match place % 20 {
                7 => format!("Given{} Family{subject}", subject % 900),
                13 => format!("s{subject}x{}", random.below(30)),
                _ => random.word(),
            });
        }
        text + "."
    };
    let headline = paragraph().split(' ').skip(4).take(9).collect::<Vec<_>>().join(" ");
    let body: Vec<Value> = (0..5).map(|_| json!({ "type": "paragraph", "text": paragraph() })).collect();
    let (day, second) = (number / 100, number % 100 * 800);
    let date = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00",
        2020 + day / 336,
        day % 336 / 28 + 1,
        day % 28 + 1,
        second / 3600,
        second % 3600 / 60,
        second % 60
    );
    json!({
        "version": "1.1", "id": format!("n{number}"), "headline": headline,
        "section": { "id": format!("s{}", subject % 12), "name": "Section" }, "body": body, "datePublished": date,
    })
}
