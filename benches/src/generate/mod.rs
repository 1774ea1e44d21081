//! Generates an edition of any size. The same seed gives the same bytes. Bodies have 50 to 6,000 words, few of them
//! long; articles have up to 40 images, most of them one; all else that a newsroom publishes is there in plausible
//! numbers.

mod article;
mod dates;
mod facts;
mod lists;
mod pictures;
mod random;
mod words;

pub use facts::{Desk, Facts};

use dates::{END, rfc3339};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

/// The id of the fixed page.
const LEGAL: &str = "mentions-legales";

/// The seed of the editions that the figures are measured on.
pub const SEED: u64 = 1;

/// Writes an edition of `count` articles and one fixed page into a folder that is empty or missing.
pub fn generate(count: usize, seed: u64, root: &Path) -> io::Result<Desk> {
    let desk = Desk::new(seed, count);
    fs::create_dir_all(root.join("articles"))?;
    pictures::write(root)?;
    write(&root.join("edition.json"), &edition(&desk))?;
    write(&root.join("front.json"), &front(&desk))?;
    write(&root.join("most-read.json"), &most_read(&desk))?;
    write(&root.join("live.json"), &json!({ "version": "1.0", "articles": [] }))?;
    write(&root.join(format!("articles/{LEGAL}.json")), &legal(&desk))?;
    share(count, |number| {
        let facts = desk.facts(number);
        write(&root.join(format!("articles/{}.json", facts.id)), &desk.article(&facts))
    })?;
    let lists = lists::all(&desk);
    share(lists.len(), |number| lists[number].write(&desk, root))?;
    Ok(desk)
}

/// Runs `count` jobs on all processors.
fn share(count: usize, work: impl Fn(usize) -> io::Result<()> + Sync) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    let worker = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return Ok(());
            }
            work(number)?;
        }
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })
}

fn write(file: &Path, value: &Value) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    fs::write(file, bytes)
}

fn edition(desk: &Desk) -> Value {
    json!({
        "version": "1.0",
        "name": "Le Millier",
        "inLanguage": "fr",
        "timeZone": "Europe/Paris",
        "sections": desk.sections(),
        "pages": [{ "id": LEGAL, "name": "Mentions légales" }],
        "articlePath": "/article/:id/",
    })
}

/// The front page: the newest article on top, some beside it, then those of each section.
fn front(desk: &Desk) -> Value {
    let newest: Vec<Facts> = (0..desk.count.min(300)).map(|number| desk.facts(number)).collect();
    let teasers = |facts: &[Facts]| facts.iter().map(|facts| desk.teaser(facts)).collect::<Vec<Value>>();
    let (lead, others) = newest.split_at(newest.len().min(1));
    let (company, others) = others.split_at(others.len().min(8));
    let mut groups =
        vec![json!({ "rank": 1, "teasers": teasers(lead) }), json!({ "rank": 2, "teasers": teasers(company) })];
    for (number, section) in desk.sections().iter().enumerate() {
        let own = others.iter().filter(|facts| facts.section == number).take(4);
        let own: Vec<Value> = own.map(|facts| desk.teaser(facts)).collect();
        groups.push(json!({ "heading": section["name"], "section": section["id"], "rank": 3, "teasers": own }));
    }
    groups.retain(|group| group["teasers"].as_array().is_some_and(|teasers| !teasers.is_empty()));
    json!({ "version": "1.0", "dateModified": rfc3339(END), "groups": groups })
}

fn most_read(desk: &Desk) -> Value {
    // Neither only the newest nor in order of date.
    let numbers = [7, 2, 19, 4, 11, 28, 1, 16, 23, 9].into_iter().filter(|number| *number < desk.count);
    let teasers: Vec<Value> = numbers.map(|number| desk.teaser(&desk.facts(number))).collect();
    json!({
        "version": "1.0",
        "dateModified": rfc3339(END),
        "window": { "from": rfc3339(END - 86_400), "to": rfc3339(END) },
        "teasers": teasers,
    })
}

fn legal(desk: &Desk) -> Value {
    let text = desk.vocabulary.text(&mut random::Random::of(desk.seed, 7, 0), 60);
    json!({
        "version": "1.0",
        "id": LEGAL,
        "headline": "Mentions légales",
        "kind": "page",
        "body": [{ "type": "paragraph", "text": text }],
        "datePublished": rfc3339(END),
    })
}
