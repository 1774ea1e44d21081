//! The reading time of an article.

use contract::{Article, visit_text};

/// Words a minute, the pace of an attentive adult in French and English.
const PACE: usize = 230;

/// More letters a word than any text has in a script with spaces. Chinese, Japanese and Thai have a space, if any, after a
/// phrase.
const LONGEST_WORDS: usize = 15;

/// Minutes to read an article, at least 1; `None` for an article whose words cannot be counted.
pub fn minutes(article: &Article) -> Option<usize> {
    word_count(article).map(|words| words.div_ceil(PACE))
}

/// The words of an article's text; `None` without text, and in scripts that put no spaces between words.
pub fn word_count(article: &Article) -> Option<usize> {
    let (mut words, mut letters) = (0, 0);
    visit_text(&article.body, &mut |line| {
        let text = line.plain();
        words += text.split_whitespace().count();
        // Every byte but those that continue a character.
        letters += text.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
    });
    (words > 0 && letters < words * LONGEST_WORDS).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::decode;

    fn count(text: &str) -> Option<usize> {
        let json =
            format!(r#"{{ "id": "a", "headline": "A", "body": [{{ "type": "paragraph", "text": "{text}" }}] }}"#);
        word_count(&decode::<Article>(json.as_bytes()).expect("an article"))
    }

    #[test]
    fn words_are_counted_where_spaces_part_them() {
        assert_eq!(count("Le vent tourne."), Some(3));
        assert_eq!(count("وصلت السفينة إلى الميناء"), Some(4));
        assert_eq!(count("The sign said 東京 and nothing else."), Some(7));
        assert_eq!(count(""), None);
    }

    #[test]
    fn a_script_without_spaces_has_no_word_count() {
        assert_eq!(count("船は今朝、港に着いた。船員は無事だった。"), None);
        assert_eq!(count("เรือมาถึงท่าเรือเช้านี้"), None);
    }
}
