//! The reading time of an article.

use contract::{Article, visit_text};

/// Words a minute, the pace of an attentive adult in French and English.
const PACE: usize = 230;

/// Minutes to read an article, at least 1; `None` for an article without text.
pub fn minutes(article: &Article) -> Option<usize> {
    let words = word_count(article);
    (words > 0).then(|| words.div_ceil(PACE))
}

/// The words of an article's text.
pub fn word_count(article: &Article) -> usize {
    let mut count = 0;
    visit_text(&article.body, &mut |line| count += line.plain().split_whitespace().count());
    count
}
