//! The reader's lists: what is kept of an article says all that its teaser shows.

use manchette::contract::{Article, Decode, decode};
use manchette::reader::entry::{Entry, List, written_at};

fn read_back(json: &str) -> Entry {
    Entry::decode(serde_json::from_str(json).expect("JSON")).expect("an entry")
}

#[test]
fn what_is_kept_shows_what_the_teaser_shows() {
    let article: Article = decode(
        r#"{"id":"a","headline":"« Un \"titre\" » \\ \u0009é","kicker":"GUERRE","description":"Le\nchapô","kind":"opinion",
            "section":{"id":"monde","name":"Monde"},"author":[{"id":"c","name":"Claire","role":"à Erbil"},{"name":"Léa"}],
            "image":{"renditions":[{"url":"a.webp","width":320,"type":"image/webp"},{"url":"a.jpg","width":640}],
                     "width":1600,"height":1000,"focalPoint":{"x":0.3,"y":1},"alt":"Une place","caption":"Légende","credit":"C"},
            "datePublished":"2016-11-07T18:12:00+01:00","dateModified":"2016-11-08T08:00:00Z"}"#
            .as_bytes(),
    )
    .expect("an article");
    let mut entry = Entry { block: 12, is_finished: true, ..Entry::new(article.teaser(), 1_732_440_000) };
    let json = entry.to_json(List::Read);
    assert_eq!(written_at(&json), entry.at);
    // What no teaser shows is not kept.
    let image = entry.teaser.image.as_mut().expect("the picture");
    (image.caption, image.credit) = (None, None);
    entry.teaser.headline = entry.teaser.headline.replace('\t', " ");
    assert_eq!(read_back(&json), entry);

    let saved = read_back(&entry.to_json(List::Saved));
    assert_eq!((saved.block, saved.is_finished), (0, false), "what is saved says nothing of reading");
}

#[test]
fn an_id_and_a_headline_are_enough() {
    let json = r#"{"at":5,"teaser":{"id":"a","headline":"A"}}"#;
    let entry = read_back(json);
    assert_eq!(read_back(&entry.to_json(List::Saved)), entry);
    for broken in ["[]", r#"{"at":5}"#, r#"{"teaser":{"id":"a","headline":"A"}}"#, r#"{"at":5,"teaser":{"id":"a"}}"#] {
        assert_eq!(Entry::decode(serde_json::from_str(broken).expect("JSON")), None, "{broken}");
    }
}
