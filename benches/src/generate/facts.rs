//! The facts of each article before it is written: enough for its teaser. They depend only on the seed and the
//! article's number, so they need no memory, and an article is the same in a small and in a large edition.

use super::dates::{END, STEP, rfc3339};
use super::pictures::picture;
use super::random::Random;
use super::words::{Vocabulary, slug};
use serde_json::{Map, Value, json};

const SECTIONS: [(&str, &str); 8] = [
    ("monde", "Monde"),
    ("societe", "Société"),
    ("politique", "Politique"),
    ("economie", "Économie"),
    ("sport", "Sport"),
    ("culture", "Culture"),
    ("sciences", "Sciences"),
    ("style", "Style"),
];
const ROLES: [&str; 5] = ["correspondante", "envoyé spécial", "journaliste", "éditorialiste", "chef de rubrique"];
const AUTHORS: usize = 60;
/// The number of successive articles that share the same topics.
const STORIES_LAST: usize = 200;
const STORIES: usize = 5;
/// Articles link to others among this many older ones.
pub const REACH: usize = 60;

/// The data that all articles of an edition share.
pub struct Desk {
    pub seed: u64,
    /// The number of articles. The newest is number 0.
    pub count: usize,
    pub vocabulary: Vocabulary,
    authors: Vec<String>,
}

/// The facts of one article.
pub struct Facts {
    pub number: usize,
    pub id: String,
    pub headline: String,
    pub kicker: String,
    pub description: String,
    pub kind: &'static str,
    pub section: usize,
    /// The number of its topic.
    pub topic: Option<usize>,
    /// The numbers of its authors; none for an agency's article.
    pub authors: Vec<usize>,
    pub words: usize,
    /// The number of images, including the main image.
    pub pictures: usize,
    pub published: i64,
    pub modified: Option<i64>,
    pub corrected: bool,
}

impl Desk {
    pub fn new(seed: u64, count: usize) -> Desk {
        let vocabulary = Vocabulary::new(seed);
        let authors = (0..AUTHORS).map(|number| vocabulary.name(&mut Random::of(seed, 2, number))).collect();
        Desk { seed, count, vocabulary, authors }
    }

    pub fn facts(&self, number: usize) -> Facts {
        let mut random = Random::of(self.seed, 3, number);
        let words = (450.0 * (0.8 * random.normal()).exp()).round().clamp(50.0, 6_000.0) as usize;
        let pictures = match random.below(100) {
            0..12 => 0,
            12..70 => 1,
            70..85 => random.between(2, 3),
            85..97 => random.between(4, 8),
            _ => random.between(9, 40),
        };
        let section = random.zipf(SECTIONS.len());
        let topic = random.chance(60).then(|| number / STORIES_LAST * STORIES + random.zipf(STORIES));
        let mut authors = match random.below(100) {
            0..8 => vec![],
            8..85 => vec![random.zipf(AUTHORS)],
            _ => vec![random.zipf(AUTHORS), random.zipf(AUTHORS)],
        };
        authors.dedup();
        let kind = match random.below(100) {
            _ if authors.is_empty() => "agency",
            0..6 => "opinion",
            _ => "article",
        };
        let published = END - number as i64 * STEP - random.below(STEP as usize - 1) as i64;
        let corrected = random.chance(5);
        let changed = corrected || random.chance(30);
        let modified = changed.then(|| (published + random.between(600, 40_000) as i64).min(END));
        let length = random.between(6, 12);
        let headline = self.vocabulary.phrase(&mut random, length);
        let mut id: String = slug(&headline).chars().take(60).collect();
        id.push_str(&format!("-{number}"));
        let kicker = self.vocabulary.phrase(&mut random, 1);
        let length = random.between(18, 45);
        let description = self.vocabulary.text(&mut random, length);
        Facts {
            number,
            id,
            headline,
            kicker,
            description,
            kind,
            section,
            topic,
            authors,
            words,
            pictures,
            published,
            modified,
            corrected,
        }
    }

    /// The typical article: about the median length, one image, never modified; the same in any edition of 100 or more.
    pub fn typical(&self) -> Facts {
        let near = |facts: &Facts| (facts.words.abs_diff(450), facts.number);
        let plain = |facts: &Facts| facts.pictures == 1 && facts.kind == "article" && !facts.corrected;
        let first = (0..self.count.min(40)).map(|number| self.facts(number));
        first.filter(plain).min_by_key(near).unwrap_or_else(|| self.facts(0))
    }

    /// The article's teaser, as `press teasers` writes it.
    pub fn teaser(&self, facts: &Facts) -> Value {
        let mut teaser = Map::new();
        teaser.insert("id".into(), facts.id.as_str().into());
        teaser.insert("headline".into(), facts.headline.as_str().into());
        teaser.insert("kicker".into(), facts.kicker.as_str().into());
        teaser.insert("description".into(), facts.description.as_str().into());
        if facts.kind != "article" {
            teaser.insert("kind".into(), facts.kind.into());
        }
        teaser.insert("section".into(), self.section(facts.section));
        if facts.kind == "opinion" {
            teaser.insert("author".into(), self.bylines(facts));
        }
        if facts.pictures > 0 {
            teaser.insert("image".into(), self.main_picture(facts));
        }
        teaser.insert("datePublished".into(), rfc3339(facts.published).into());
        if let Some(modified) = facts.modified {
            teaser.insert("dateModified".into(), rfc3339(modified).into());
            if facts.corrected {
                teaser.insert("corrected".into(), true.into());
            }
        }
        Value::Object(teaser)
    }

    /// The main image, without caption and credit.
    pub fn main_picture(&self, facts: &Facts) -> Value {
        let mut random = Random::of(self.seed, 4, facts.number);
        picture(&mut random, &self.vocabulary)
    }

    /// Teasers of up to `wanted` articles that are older than this one.
    pub fn earlier(&self, random: &mut Random, number: usize, wanted: usize) -> Vec<Value> {
        let mut numbers: Vec<usize> = (0..wanted).map(|_| number + random.between(1, REACH)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.retain(|number| *number < self.count);
        numbers.into_iter().map(|number| self.teaser(&self.facts(number))).collect()
    }

    pub fn sections(&self) -> Vec<Value> {
        (0..SECTIONS.len()).map(|number| self.section(number)).collect()
    }

    pub fn section(&self, number: usize) -> Value {
        let (id, name) = SECTIONS[number];
        json!({ "id": id, "name": name })
    }

    pub fn topic(&self, number: usize) -> Value {
        let name = self.vocabulary.phrase(&mut Random::of(self.seed, 5, number), 3);
        json!({ "id": format!("{}-{number}", slug(&name)), "name": name })
    }

    pub fn author(&self, number: usize) -> Value {
        let name = &self.authors[number];
        json!({ "id": format!("{}-{number}", slug(name)), "name": name })
    }

    pub fn bylines(&self, facts: &Facts) -> Value {
        if facts.authors.is_empty() {
            return json!([{ "name": "Agence Plein Vent" }]);
        }
        let byline = |number: &usize| {
            let mut author = self.author(*number);
            author["role"] = ROLES[number % ROLES.len()].into();
            author
        };
        facts.authors.iter().map(byline).collect()
    }
}
