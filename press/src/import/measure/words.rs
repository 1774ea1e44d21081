//! Texts as words, so that a source and an article can be compared: any script, white space and invisible characters
//! aside. Capitals and quotation marks count.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The number of words.
pub fn count(text: &str) -> usize {
    if text.trim().is_empty() { 0 } else { list(text).len() }
}

/// The words of a text by Unicode's rules (UAX 29), composed (NFC). In scripts without spaces, each character counts.
pub fn list(text: &str) -> Vec<String> {
    let visible: String = text.nfc().filter(|char| !is_invisible(*char)).collect();
    let mut words = Vec::new();
    for word in visible.unicode_words() {
        if word.chars().any(is_unspaced) {
            words.extend(word.chars().map(String::from));
        } else {
            // A combining mark after white space makes a word of both.
            words.push(word.trim().to_owned());
        }
    }
    words
}

/// Characters that change nothing of what is read: soft hyphens, joiners, marks of direction, variation selectors.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
    ) || (char.is_control() && !char.is_whitespace())
}

/// Scripts that are written without spaces: Thai, Lao, Myanmar, Khmer, kana, Han.
fn is_unspaced(char: char) -> bool {
    matches!(
        char,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}'
    )
}
