//! The terms of an article: its words and names, each with a weight by place and number.
//!
//! No language is known: words that many articles have count little by their frequency, and names are told by capitals
//! within a sentence. In scripts without spaces, each two neighbouring characters are a term.

use super::cache::{Frequencies, hash};
use contract::{Article, visit_text};
use std::collections::HashMap;

/// Terms by hash, with their weights in thirty-seconds.
pub type Terms = Vec<(u32, u8)>;

/// The most terms that are counted of an article, and the most that are remembered.
const COUNTED: usize = 160;
const KEPT: usize = 24;
/// The length of the text that is read, in bytes. What a story is about stands in its first two thousand words.
const READ: usize = 12_000;
/// The weights of a word in the headline, in kicker and keywords, in the lead, in the body.
const HEADLINE: f32 = 3.0;
const LABEL: f32 = 2.0;
const LEAD: f32 = 2.0;
const BODY: f32 = 1.0;
/// Names of two words say more than a word.
const NAME: f32 = 1.5;

/// The terms of an article, the heaviest first.
pub fn of(article: &Article) -> Terms {
    let mut counter = Counter::default();
    counter.text(&article.headline, HEADLINE);
    counter.text(article.kicker.as_deref().unwrap_or_default(), LABEL);
    counter.text(&article.keywords.join(". "), LABEL);
    counter.text(article.description.as_deref().unwrap_or_default(), LEAD);
    let mut length = 0;
    visit_text(&article.body, &mut |line| {
        if length < READ {
            let text = line.plain();
            length += text.len();
            counter.text(&text, BODY);
        }
    });
    counter.terms()
}

/// The terms that tell an article from others.
pub fn distinctive(mut terms: Terms, frequencies: &Frequencies) -> Terms {
    let worth = |(term, weight): &(u32, u8)| f32::from(*weight) * frequencies.rarity(*term);
    terms.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
    terms.retain(|term| worth(term) > 0.0);
    terms.truncate(KEPT);
    terms
}

#[derive(Default)]
struct Counter {
    /// The weight of each term, and the order of its first occurrence.
    weights: HashMap<u32, (f32, usize)>,
}

impl Counter {
    fn add(&mut self, term: &str, weight: f32) {
        let order = self.weights.len();
        self.weights.entry(short(term)).or_insert((0.0, order)).0 += weight;
    }

    fn text(&mut self, text: &str, weight: f32) {
        // The word before, if it has a capital and only a space follows it.
        let mut capital: Option<String> = None;
        let mut starts_sentence = true;
        let mut rest = text;
        while let Some(start) = rest.find(char::is_alphanumeric) {
            let (between, from) = rest.split_at(start);
            if !between.is_empty() && between != " " && between != "\u{a0}" {
                capital = None;
                starts_sentence |= between.contains(['.', '!', '?', ':', '…', '«', '“', '"', '\n']);
            }
            let end = from.find(|char: char| !char.is_alphanumeric()).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            rest = after;
            if word.chars().any(is_unspaced) {
                self.pairs(word, weight);
                capital = None;
            } else {
                let lower = word.to_lowercase();
                let has_capital = word.chars().next().is_some_and(char::is_uppercase);
                let is_name = has_capital && !starts_sentence;
                if is_name || word.chars().nth(2).is_some() {
                    self.add(&lower, weight);
                }
                if let Some(before) = capital.take().filter(|_| is_name) {
                    self.add(&format!("{before} {lower}"), weight * NAME);
                }
                capital = has_capital.then_some(lower);
            }
            starts_sentence = false;
        }
    }

    fn pairs(&mut self, word: &str, weight: f32) {
        let chars: Vec<char> = word.chars().collect();
        for pair in chars.windows(2) {
            self.add(&pair.iter().collect::<String>(), weight);
        }
    }

    fn terms(self) -> Terms {
        let mut terms: Vec<(u32, f32, usize)> =
            self.weights.into_iter().map(|(term, (weight, order))| (term, weight, order)).collect();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.2.cmp(&b.2)));
        terms.truncate(COUNTED);
        // The tenth occurrence of a word says less than the second.
        let scale = |weight: f32| ((1.0 + weight.max(1.0).ln()) * 32.0).min(255.0) as u8;
        terms.into_iter().map(|(term, weight, _)| (term, scale(weight))).collect()
    }
}

/// Characters of scripts that write no spaces between words.
fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn short(term: &str) -> u32 {
    let long = hash(term);
    (long ^ (long >> 32)) as u32
}
