//! Invalid values are dropped alone; valid ones beside them stay.

use crate::{ARTICLE, article, block, read};
use contract::schema::documents;
use contract::{
    Article, Block, Decode, Edition, Front, Image, Kind, ListPage, LiveNow, LivePage, MostRead, RichText, Status,
    Teaser, decode,
};
use serde::Serialize;
use serde_json::{Value, json};

/// Values that fit few fields.
fn wrong() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1.5),
        json!(""),
        json!("<b>"),
        json!([]),
        json!([7]),
        json!({}),
        json!({"a": 1}),
    ]
}

/// Puts each wrong value into each field of a document: optional fields change alone, required ones fail.
fn fields_are_independent<T: Decode + Serialize>(name: &str, document: &Value) {
    let schema = documents().into_iter().find(|(known, _)| *known == name).expect("its schema").1;
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    let whole = serde_json::to_value(read::<T>(document)).expect("a document is written");
    for field in schema["properties"].as_object().expect("its fields").keys() {
        for value in wrong() {
            let mut broken = document.clone();
            broken[field] = value.clone();
            if required.contains(&json!(field)) {
                // A name may be anything that is a text; an id, kind or headline may not.
                assert!(value.is_string() || T::decode(broken).is_none(), "{name}.{field} = {value}");
                continue;
            }
            let mut left = serde_json::to_value(read::<T>(&broken)).expect("a document is written");
            left[field] = whole[field].clone();
            assert_eq!(left, whole, "{name}.{field} = {value} changes another field");
        }
    }
}

#[test]
fn a_bad_field_changes_no_other() {
    let edition =
        json!({ "version": "1.0", "name": "N", "inLanguage": "en", "sections": [{ "id": "a", "name": "A" }] });
    let teaser = json!({ "id": "a", "headline": "A" });
    fields_are_independent::<Article>("article", &article());
    fields_are_independent::<Edition>("edition", &edition);
    fields_are_independent::<Front>("front", &json!({ "groups": [{ "rank": 1, "teasers": [teaser] }] }));
    fields_are_independent::<MostRead>("most-read", &json!({ "teasers": [teaser] }));
    fields_are_independent::<LiveNow>("live-now", &json!({ "articles": ["a"] }));
    let list = json!({ "kind": "topic", "id": "a", "name": "A", "teasers": [teaser] });
    fields_are_independent::<ListPage>("list", &list);
    let post = json!({ "id": "p", "body": [{ "type": "divider" }] });
    fields_are_independent::<LivePage>("live-page", &json!({ "id": "a", "posts": [post], "revision": 3 }));
}

#[test]
fn only_id_and_headline_are_required_of_an_article() {
    let article: Article = decode(br#"{"id":"a","headline":"A"}"#).expect("an article");
    assert_eq!((article.kind, article.status, article.body.len()), (Kind::Article, Status::Published, 0));
    for broken in [
        r#"{"headline":"A"}"#,
        r#"{"id":"a"}"#,
        r#"{"id":"a","headline":""}"#,
        r#"{"id":"a","headline":" \u00a0"}"#,
        r#"{"id":"a","headline":null}"#,
        r#"{"id":"../a","headline":"A"}"#,
        r#"{"id":7,"headline":"A"}"#,
        "[]",
    ] {
        assert!(decode::<Article>(broken.as_bytes()).is_err(), "{broken}");
    }
}

#[test]
fn a_bad_item_is_dropped_alone() {
    let whole: Article = read(&article());
    for list in ["author", "body", "related", "corrections", "translations", "aliases"] {
        for value in [json!(null), json!(7), json!({}), json!([])] {
            let mut broken = article();
            let items = broken[list].as_array_mut().expect("a list");
            items.insert(0, value.clone());
            items.push(value);
            assert_eq!(read::<Article>(&broken), whole, "{list}");
        }
    }
}

#[test]
fn unknown_fields_kinds_and_statuses_are_ignored() {
    let mut odd = article();
    odd["colour"] = json!("blue");
    odd["body"][0]["colour"] = json!("blue");
    odd["kind"] = json!("podcast");
    odd["status"] = json!("embargoed");
    assert_eq!(read::<Article>(&odd), read::<Article>(&article()));
}

#[test]
fn blank_lines_count_as_absent() {
    let article: Article =
        read(&json!({ "id": "a", "headline": "A", "kicker": " ", "description": "", "canonical": "\n" }));
    assert_eq!((article.kicker, article.description, article.canonical), (None, None, None));
    // An empty alt is a statement: the picture only decorates.
    let image: Image = read(&json!({ "alt": "" }));
    assert_eq!(image.alt.as_deref(), Some(""));
    assert_eq!(read::<Image>(&json!({})).alt, None);
}

#[test]
fn an_unknown_block_shows_its_fallback_or_nothing() {
    let unknown = |fallback: Option<&str>| Some(Block::Unknown { fallback: fallback.map(str::to_owned) });
    assert_eq!(block(json!({ "type": "quiz", "fallback": "A quiz", "questions": [1] })), unknown(Some("A quiz")));
    assert_eq!(block(json!({ "type": "quiz" })), unknown(None));
    assert_eq!(block(json!({ "type": "quiz", "fallback": 7 })), unknown(None));
    assert_eq!(block(json!({ "type": 7, "fallback": "A quiz" })), None);
    assert_eq!(block(json!({ "text": "no type" })), None);
    assert_eq!(block(json!("paragraph")), None);
}

#[test]
fn blocks_keep_what_can_be_read() {
    let Some(Block::Heading(heading)) =
        block(json!({ "type": "heading", "text": "A", "level": "two", "anchor": "a b" }))
    else {
        panic!("a heading stays")
    };
    assert_eq!((heading.level, heading.anchor), (None, None));
    assert_eq!(block(json!({ "type": "paragraph" })), None, "a paragraph without text is none");
    assert_eq!(block(json!({ "type": "embed", "provider": "YouTube" })), None, "an embed without address is none");
    let Some(Block::Table(table)) = block(json!({ "type": "table", "columns": ["A", 7], "rows": [["1", 2, "3"], 4] }))
    else {
        panic!("a table stays")
    };
    assert_eq!(table.columns, [RichText::from("A")]);
    assert_eq!(
        table.rows,
        [vec![RichText::from("1"), RichText::default(), RichText::from("3")]],
        "columns stay in line"
    );
    let Some(Block::ReadAlso(read_also)) = block(json!({ "type": "readAlso", "items": [{ "id": "a" }] })) else {
        panic!("a block of links stays")
    };
    assert_eq!(read_also.items, [], "a teaser without headline is none");
}

#[test]
fn pictures_keep_what_can_be_read() {
    let image: Image = read(&json!({
        "renditions": [{ "url": "a.jpg", "width": 800 }, { "url": "b.jpg" }, { "url": "c.jpg", "width": "wide" }, "d.jpg"],
        "width": -1, "height": 1.5, "focalPoint": { "x": 0.5 }, "credit": " ",
    }));
    assert_eq!(image.renditions.len(), 1);
    assert_eq!((image.width, image.height, image.focal_point, image.credit), (None, None, None, None));
    for outside in [json!({ "x": 1.01, "y": 0 }), json!({ "x": 0, "y": -0.5 }), json!({ "x": 1e300, "y": 0 })] {
        assert_eq!(read::<Image>(&json!({ "focalPoint": outside })).focal_point, None);
    }
    let teaser: Teaser = read(&json!({ "id": "a", "headline": "A", "image": 7, "datePublished": "yesterday" }));
    assert_eq!((teaser.image, teaser.date_published), (None, None));
}

#[test]
fn every_block_of_the_article_is_read() {
    let article: Article = decode(ARTICLE.as_bytes()).expect("an article");
    let written = serde_json::to_value(&article.body).expect("blocks are written");
    for name in Block::TYPES {
        assert!(written.as_array().expect("a list").iter().any(|block| block["type"] == *name), "{name}");
    }
    assert_eq!(article.body.len(), crate::article()["body"].as_array().expect("a list").len());
}
