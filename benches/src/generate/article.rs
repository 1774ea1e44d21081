//! A complete article: its text in blocks, its images, its links.

use super::dates::rfc3339;
use super::facts::{Desk, Facts};
use super::pictures::{picture, with_caption};
use super::random::Random;
use serde_json::{Map, Value, json};

impl Desk {
    /// `articles/<id>.json`.
    pub fn article(&self, facts: &Facts) -> Value {
        let mut random = Random::of(self.seed, 6, facts.number);
        let mut article = Map::new();
        let mut add = |name: &str, value: Value| drop(article.insert(name.to_owned(), value));
        add("version", "1.0".into());
        add("id", facts.id.as_str().into());
        add("headline", facts.headline.as_str().into());
        if facts.kind != "article" {
            add("kind", facts.kind.into());
        }
        add("kicker", facts.kicker.as_str().into());
        add("description", facts.description.as_str().into());
        add("author", self.bylines(facts));
        add("section", self.section(facts.section));
        if let Some(topic) = facts.topic {
            add("topic", self.topic(topic));
        }
        if facts.pictures > 0 {
            add("image", with_caption(self.main_picture(facts), &mut random, &self.vocabulary));
        }
        add("body", self.body(facts, &mut random).into());
        let wanted = random.between(3, 6);
        let related = self.earlier(&mut random, facts.number, wanted);
        if !related.is_empty() {
            add("related", related.into());
        }
        add("datePublished", rfc3339(facts.published).into());
        if let Some(modified) = facts.modified {
            add("dateModified", rfc3339(modified).into());
            if facts.corrected {
                let text = self.vocabulary.text(&mut random, 14);
                add("corrections", json!([{ "date": rfc3339(modified), "text": text }]));
            }
        }
        Value::Object(article)
    }

    /// Paragraphs with the article's number of words, and other blocks between them.
    fn body(&self, facts: &Facts, random: &mut Random) -> Vec<Value> {
        let mut body = Vec::new();
        let mut left = facts.words;
        // The main image is above the body. If there are many, most are in galleries.
        let mut pictures = facts.pictures.saturating_sub(1);
        if facts.words > 700 && random.chance(40) {
            body.push(self.key_points(random, &mut left));
        }
        let mut paragraphs = 0;
        while left > 0 {
            if paragraphs > 0 && paragraphs % 4 == 0 && left > 60 {
                body.push(self.heading(random, &mut left));
            }
            body.push(self.paragraph(facts, random, &mut left));
            paragraphs += 1;
            if paragraphs == 2 || (paragraphs % 9 == 0 && left > 0) {
                let wanted = random.between(1, 3);
                let items = self.earlier(random, facts.number, wanted);
                body.extend((!items.is_empty()).then(|| json!({ "type": "readAlso", "items": items })));
            }
            if left > 80 {
                match random.below(100) {
                    0..8 => body.push(self.quote(random, &mut left)),
                    8..14 => body.push(self.list(random, &mut left)),
                    14..18 => body.push(self.pull_quote(random, &mut left)),
                    _ => {}
                }
            }
            if (1..8).contains(&pictures) && paragraphs % 2 == 1 {
                body.push(json!({ "type": "image", "image": self.picture(random) }));
                pictures -= 1;
            }
        }
        match pictures {
            0 => {}
            1 => body.push(json!({ "type": "image", "image": self.picture(random) })),
            many => {
                let images: Vec<Value> = (0..many).map(|_| self.picture(random)).collect();
                body.push(json!({ "type": "gallery", "images": images }));
            }
        }
        body
    }

    fn picture(&self, random: &mut Random) -> Value {
        with_caption(picture(random, &self.vocabulary), random, &self.vocabulary)
    }

    fn paragraph(&self, facts: &Facts, random: &mut Random, left: &mut usize) -> Value {
        let words = take(left, random.between(30, 90));
        let links_to = facts.number + random.between(1, super::facts::REACH);
        let text = match random.below(100) {
            0..12 if words > 20 && links_to < self.count => {
                let article = self.facts(links_to).id;
                self.with_span(random, words, json!({ "article": article }))
            }
            12..20 if words > 20 => self.with_span(random, words, json!({ "marks": ["strong"] })),
            20..30 if words > 20 => self.with_span(random, words, json!({ "marks": ["emphasis"] })),
            _ => self.vocabulary.text(random, words).into(),
        };
        json!({ "type": "paragraph", "text": text })
    }

    /// Text in which some words are marked or linked.
    fn with_span(&self, random: &mut Random, words: usize, span: Value) -> Value {
        let inside = random.between(1, 4);
        let before = (words - inside) / 2;
        let first = self.vocabulary.text(random, before);
        let last = self.vocabulary.text(random, words - inside - before);
        let mut marked = json!({ "text": self.vocabulary.phrase(random, inside) });
        marked.as_object_mut().expect("an object").extend(span.as_object().expect("an object").clone());
        json!([format!("{first} "), marked, format!(". {last}")])
    }

    fn heading(&self, random: &mut Random, left: &mut usize) -> Value {
        let words = take(left, random.between(3, 8));
        json!({ "type": "heading", "text": self.vocabulary.phrase(random, words) })
    }

    fn quote(&self, random: &mut Random, left: &mut usize) -> Value {
        let words = take(left, random.between(15, 45));
        let text = self.vocabulary.text(random, words);
        let source = self.vocabulary.name(random);
        json!({ "type": "quote", "body": [{ "type": "paragraph", "text": text }], "source": source })
    }

    fn pull_quote(&self, random: &mut Random, left: &mut usize) -> Value {
        let words = take(left, random.between(8, 16));
        json!({ "type": "pullQuote", "text": self.vocabulary.phrase(random, words) })
    }

    fn list(&self, random: &mut Random, left: &mut usize) -> Value {
        let items: Vec<Value> = self.items(random, left).into_iter().map(|text| json!({ "text": text })).collect();
        json!({ "type": "list", "ordered": random.chance(30), "items": items })
    }

    fn key_points(&self, random: &mut Random, left: &mut usize) -> Value {
        json!({ "type": "keyPoints", "items": self.items(random, left) })
    }

    fn items(&self, random: &mut Random, left: &mut usize) -> Vec<String> {
        let mut item = |_| {
            let words = take(left, random.between(6, 14));
            self.vocabulary.text(random, words)
        };
        (0..4).map(&mut item).collect()
    }
}

/// Takes some of the remaining words, or all of them if only a few would remain.
fn take(left: &mut usize, wanted: usize) -> usize {
    let taken = if *left < wanted + 8 { *left } else { wanted };
    *left -= taken;
    taken
}
