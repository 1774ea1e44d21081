//! The measure finds what is lost, moved or invented.

use super::support::{base, body, context};
use contract::Block;
use press::import::measure;

const HTML: &str = "<p>One two three.</p><p>Four five six <a href='/x'>seven</a>.</p><p>Eight nine ten.</p>";

fn measured(blocks: Vec<Block>) -> measure::Measure {
    let base = base();
    measure::blocks(HTML, &context(&base), blocks)
}

#[test]
fn a_whole_article_has_all_words() {
    let measure = measured(body(HTML).blocks);
    assert_eq!((measure.recall, measure.precision, measure.words.source), (1.0, 1.0, 10));
    assert!(measure.is_explained);
}

#[test]
fn lost_words_and_links_are_named() {
    let mut blocks = body(HTML).blocks;
    blocks.remove(1);
    let measure = measured(blocks);
    assert_eq!((measure.recall, measure.precision), (0.6, 1.0));
    assert_eq!(measure.words.missing, ["Four five six seven"]);
    assert_eq!(measure.lacking, ["https://paper.example/x"]);
    assert!(!measure.is_explained, "nothing in the report tells of the link");
}

#[test]
fn invented_and_changed_words_are_named() {
    let blocks = body(&HTML.replace("Eight", "Eleven").replace("ten", "ten and more")).blocks;
    let measure = measured(blocks);
    assert_eq!(measure.words.missing, ["Eight"]);
    assert_eq!(measure.words.invented, ["Eleven", "and more"]);
    assert!(measure.recall < 1.0 && measure.precision < 1.0);
}

#[test]
fn moved_paragraphs_are_found_and_counted() {
    let mut blocks = body(HTML).blocks;
    blocks.rotate_left(1);
    let measure = measured(blocks);
    assert_eq!((measure.recall, measure.words.moved), (1.0, 3));
}

#[test]
fn words_of_all_scripts_count() {
    let count = measure::words::count;
    assert_eq!(count("H2O, it's 3.5 m"), 4);
    assert_eq!(count("漢字かな"), 4);
    assert_eq!(count("soft\u{ad}hyphen e\u{301}te\u{301}"), 2);
    assert_eq!(measure::words::list("e\u{301}te\u{301}"), measure::words::list("été"));
    assert_eq!(count(" — … ↩︎ "), 0);
}
