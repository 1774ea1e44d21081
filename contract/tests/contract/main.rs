//! The contract as the reader reads it: `cargo test --features ssr,schema --test contract`.
//!
//! The reader is lenient: these tests take files apart in every way that a newsroom's feed may, and say what is left.
#![cfg(feature = "schema")]

mod broken;
mod lenient;
mod properties;
mod schemas;
mod text;
mod values;
mod visit;

use contract::{Article, Block, Decode};
use serde_json::{Value, json};

/// An article with every block and nearly every field; press checks the edition that it is of.
const ARTICLE: &str = include_str!("../../../press/tests/edition/articles/lamp.json");

/// The article as JSON.
fn article() -> Value {
    serde_json::from_str(ARTICLE).expect("the article is JSON")
}

/// An article with one block as its body, as the reader reads it.
fn block(block: Value) -> Option<Block> {
    let article = json!({ "id": "a", "headline": "A", "body": [block] });
    read::<Article>(&article).body.pop()
}

/// Reads a document that must be readable.
fn read<T: Decode>(value: &Value) -> T {
    T::decode(value.clone()).unwrap_or_else(|| panic!("this must be readable: {value}"))
}
