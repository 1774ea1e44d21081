//! Whatever a file holds, reading it ends in a document or an error.

use crate::{ARTICLE, article, read};
use contract::schema::documents;
use contract::{Article, Block, Edition, Front, ListPage, LiveNow, LivePage, MostRead, Teaser, decode, encode};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

fn decode_as_everything(bytes: &[u8]) {
    let _ = decode::<Edition>(bytes);
    let _ = decode::<Front>(bytes);
    let _ = decode::<MostRead>(bytes);
    let _ = decode::<LiveNow>(bytes);
    let _ = decode::<ListPage>(bytes);
    let _ = decode::<Article>(bytes);
    let _ = decode::<LivePage>(bytes);
}

/// All names of fields that the contract has: without them random JSON would be ignored as unknown.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for (_, schema) in documents() {
        let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(_, definition)| definition);
        let branches = schema["$defs"]["Block"]["oneOf"].as_array().into_iter().flatten();
        for object in definitions.chain(branches).chain([&schema]) {
            names.extend(object["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()));
        }
    }
    names.sort();
    names.dedup();
    names
});

/// Any JSON, made of what the contract's files are made of.
fn any_json() -> impl Strategy<Value = Value> {
    let texts: Vec<&str> = [
        Block::TYPES,
        &["a", "1.0", "topic", "live", "strong", "2016-11-07T18:12:00+01:00", "https://example.org/", "<b>"],
    ]
    .concat();
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        prop::sample::select(texts).prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        let member = (prop::sample::select(NAMES.as_slice()), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            prop::collection::vec(member, 0..8).prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// All places of a JSON value, as JSON pointers.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| self::places(item, &format!("{at}/{i}"), places))
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| self::places(field, &format!("{at}/{name}"), places))
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_json_makes_decoding_panic(value in any_json()) {
        decode_as_everything(value.to_string().as_bytes());
    }

    #[test]
    fn no_object_makes_decoding_panic(mut value in any_json()) {
        if !value.is_object() {
            value = json!({ "body": value, "teasers": value, "groups": value, "posts": value });
        }
        value["id"] = json!("a");
        value["headline"] = json!("A");
        let text = value.to_string();
        decode_as_everything(text.as_bytes());
        prop_assert!(decode::<Article>(text.as_bytes()).is_ok() || value.get("version").is_some(), "{}", text);
    }

    #[test]
    fn no_bytes_make_decoding_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        decode_as_everything(&bytes);
        decode_as_everything(&[b"{\"a\":", bytes.as_slice()].concat());
    }

    #[test]
    fn anything_anywhere_in_an_article_leaves_an_article(at in any::<prop::sample::Index>(), wrong in any_json()) {
        let mut broken = article();
        let mut all = Vec::new();
        places(&broken, "", &mut all);
        // The article's own id and headline are required, and a version may be too new.
        let optional: Vec<&String> =
            all.iter().filter(|place| !["", "/id", "/headline", "/version"].contains(&place.as_str())).collect();
        let place = optional[at.index(optional.len())];
        *broken.pointer_mut(place).expect("a place") = wrong;
        let text = broken.to_string();
        prop_assert!(decode::<Article>(text.as_bytes()).is_ok(), "{}", place);
    }

    #[test]
    fn a_byte_changed_in_an_article_is_no_panic(at in 0..ARTICLE.len(), byte in any::<u8>()) {
        let mut bytes = ARTICLE.as_bytes().to_vec();
        bytes[at] = byte;
        decode_as_everything(&bytes);
    }

    #[test]
    fn a_teaser_is_encoded_and_read_again(value in any_json(), x in 0..=1_000_u16, headline in "\\PC{0,8}[\\x00-\\x1f\"\\\\]?.") {
        let image = json!({ "renditions": [{ "url": "a.webp", "width": 3 }, value], "width": value, "focalPoint": { "x": f64::from(x) / 1_000.0, "y": 1 } });
        let teaser = json!({ "id": "a", "headline": headline, "kicker": value, "section": value, "author": [value], "image": image });
        prop_assume!(headline.contains(|character: char| !character.is_whitespace() && !character.is_control()));
        let teaser: Teaser = read(&teaser);
        let json = encode(&teaser);
        let parsed: Value = serde_json::from_str(&json).expect("the encoded teaser is JSON");
        prop_assert_eq!(read::<Teaser>(&parsed), teaser, "{}", json);
    }

    #[test]
    fn what_is_read_is_written_and_read_again(value in any_json()) {
        let article: Article = read(&json!({ "id": "a", "headline": "A", "body": [value], "related": [value], "image": value }));
        let written = serde_json::to_value(&article).expect("an article is written");
        prop_assert_eq!(read::<Article>(&written), article);
    }
}
