//! Words that look French, most of them made of random syllables, and sentences of them without meaning.

use super::random::Random;

/// Articles, prepositions and conjunctions.
const SMALL: [&str; 40] = [
    "de", "la", "le", "les", "et", "des", "à", "en", "un", "du", "une", "que", "est", "pour", "qui", "dans", "a",
    "par", "plus", "pas", "au", "sur", "ne", "se", "ce", "il", "sont", "avec", "son", "elle", "aux", "ont", "ses",
    "mais", "comme", "ou", "leur", "sans", "cette", "deux",
];
const STARTS: [&str; 32] = [
    "ba", "bou", "ca", "char", "clo", "cou", "dé", "dor", "fa", "fré", "gal", "gri", "ja", "lan", "lou", "ma", "mer",
    "mon", "na", "par", "pé", "pla", "ran", "ré", "sa", "sou", "ta", "tor", "tré", "va", "ver", "vi",
];
const MIDDLES: [&str; 24] = [
    "bi", "ca", "cé", "da", "di", "fi", "gou", "la", "li", "lo", "man", "mi", "na", "ni", "pa", "ra", "ri", "ro", "si",
    "ta", "ti", "tou", "va", "vé",
];
const ENDS: [&str; 32] = [
    "ble", "ce", "cée", "de", "dier", "don", "fère", "gne", "ille", "lard", "lée", "let", "lier", "ment", "mer",
    "nage", "née", "net", "nier", "quer", "rance", "rée", "rier", "ron", "sant", "sion", "teau", "tement", "teur",
    "tion", "tude", "vée",
];
/// Given names.
const GIVEN: [&str; 24] = [
    "Agathe", "Amine", "Anaïs", "Basile", "Camille", "Diane", "Élie", "Farah", "Gaspard", "Hélène", "Inès", "Jules",
    "Karim", "Léa", "Malo", "Nora", "Octave", "Perrine", "Quentin", "Rose", "Samir", "Thaïs", "Ulysse", "Victoire",
];

/// The words of an edition, the most frequent first.
pub struct Vocabulary(Vec<String>);

impl Vocabulary {
    /// A vocabulary large enough that pages compress about as well as real ones.
    pub fn new(seed: u64) -> Vocabulary {
        Vocabulary((0..12_000).map(|number| made_up(&mut Random::of(seed, 1, number))).collect())
    }

    /// A content word: a few are frequent, and many are rare.
    pub fn word(&self, random: &mut Random) -> &str {
        let place = self.0.len() as f64 * random.unit().powi(3);
        &self.0[place as usize]
    }

    /// A phrase of `words` words, capitalised, without a full stop.
    pub fn phrase(&self, random: &mut Random, words: usize) -> String {
        let mut text = String::with_capacity(words * 7);
        let mut small_before = random.chance(50);
        for number in 0..words {
            if number > 0 {
                let comma = !small_before && number + 2 < words && random.chance(9);
                text.push_str(if comma { ", " } else { " " });
            }
            let is_last = number + 1 == words;
            let small = !is_last && random.chance(if small_before { 25 } else { 75 });
            let word =
                if small { SMALL[(SMALL.len() as f64 * random.unit().powi(2)) as usize] } else { self.word(random) };
            if number == 0 {
                text.push_str(&capitalised(word))
            } else {
                text.push_str(word)
            }
            small_before = small;
        }
        text
    }

    /// Sentences of `words` words in all.
    pub fn text(&self, random: &mut Random, words: usize) -> String {
        let mut text = String::with_capacity(words * 7);
        let mut left = words;
        while left > 0 {
            let length = random.between(7, 26);
            // Avoid a last sentence of one or two words.
            let length = if left < length + 5 { left } else { length };
            if !text.is_empty() {
                text.push(' ');
            }
            let phrase = self.phrase(random, length);
            if random.chance(8) {
                text.push_str(&format!("«\u{a0}{phrase}\u{a0}»."));
            } else {
                text.push_str(&format!("{phrase}."));
            }
            left -= length;
        }
        text
    }

    /// A person's name.
    pub fn name(&self, random: &mut Random) -> String {
        format!("{} {}", random.pick(&GIVEN), capitalised(&made_up(random)))
    }
}

/// Text as part of an id: lower-case letters, digits and hyphens.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.to_lowercase().chars() {
        let plain = match character {
            'à' | 'â' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'û' => 'u',
            'ç' => 'c',
            other if other.is_ascii_alphanumeric() => other,
            _ => '-',
        };
        if plain != '-' || !(slug.is_empty() || slug.ends_with('-')) {
            slug.push(plain);
        }
    }
    slug.trim_end_matches('-').to_owned()
}

fn made_up(random: &mut Random) -> String {
    let mut word = (*random.pick(&STARTS)).to_owned();
    for _ in 0..[0, 0, 1, 1, 1, 2][random.below(6)] {
        word.push_str(random.pick::<&str>(&MIDDLES));
    }
    word.push_str(random.pick::<&str>(&ENDS));
    word
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
