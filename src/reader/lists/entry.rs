//! An entry of a list: an article in short, and when it was saved or read.

use super::List;
use contract::{Decode, ObjectWriter, Teaser};
use serde_json::Value;

/// An article in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When it was saved, or read last, in seconds since 1970.
    pub at: i64,
    pub teaser: Teaser,
    /// How far it was read: the block at the top of the window. Of the history alone.
    pub block: u32,
    /// Whether it was read to its end. Of the history alone.
    pub is_finished: bool,
}

/// As in the contract a bad optional field becomes its default.
impl Decode for Entry {
    fn decode(mut value: Value) -> Option<Entry> {
        // Within what JavaScript's dates can be.
        let at = value["at"].as_f64().filter(|at| (0.0..8e12).contains(at))?;
        Some(Entry {
            at: at as i64,
            teaser: Teaser::decode(value.get_mut("teaser")?.take())?,
            block: value["block"].as_u64().and_then(|block| block.try_into().ok()).unwrap_or_default(),
            is_finished: value["finished"].as_bool().unwrap_or_default(),
        })
    }
}

impl Entry {
    /// The JSON of the entry in a list.
    pub fn to_json(&self, list: List) -> String {
        to_json(self.at, &self.teaser, (list == List::History).then_some((self.block, self.is_finished)))
    }
}

/// The JSON of an entry; `read` is how far the article was read and whether to its end, in the history.
pub fn to_json(at: i64, teaser: &Teaser, read: Option<(u32, bool)>) -> String {
    let mut json = String::new();
    let mut object = ObjectWriter::new(&mut json).field("at", &at).field("teaser", teaser);
    if let Some((block, is_finished)) = read {
        object = object.field("block", &block).field("finished", &is_finished);
    }
    object.end();
    json
}
