//! An entry of a list: the article's teaser, and when it was saved or read.

use super::List;
use crate::reader::json::with_field;
use contract::{Decode, ObjectWriter, Teaser};
use serde_json::Value;

/// The field of a withdrawn article. Apps of before ignore it.
pub const WITHDRAWN: &str = "withdrawn";

/// An article in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The time at which it was saved, or read last, in seconds since 1970.
    pub at: i64,
    pub teaser: Teaser,
    /// The reader's position: the block at the top of the viewport. Only in the history.
    pub block: u32,
    /// True if it was read to its end. Only in the history.
    pub is_finished: bool,
    /// True if the newsroom has withdrawn the article since.
    pub is_withdrawn: bool,
}

/// As in the contract a bad optional field becomes its default.
impl Decode for Entry {
    fn decode(mut value: Value) -> Option<Entry> {
        // Within the range of JavaScript's dates.
        let at = value["at"].as_f64().filter(|at| (0.0..8e12).contains(at))?;
        Some(Entry {
            at: at as i64,
            teaser: Teaser::decode(value.get_mut("teaser")?.take())?,
            block: value["block"].as_u64().and_then(|block| block.try_into().ok()).unwrap_or_default(),
            is_finished: value["finished"].as_bool().unwrap_or_default(),
            is_withdrawn: value[WITHDRAWN].as_bool().unwrap_or_default(),
        })
    }
}

impl Entry {
    /// The JSON of the entry in a list.
    pub fn to_json(&self, list: List) -> String {
        let read = (list == List::History).then_some((self.block, self.is_finished));
        let json = to_json(self.at, &self.teaser, read);
        if self.is_withdrawn { with_field(&json, WITHDRAWN, "true") } else { json }
    }
}

/// The JSON of an entry. `read` is the position in the article and whether it was read to its end, for the history.
pub fn to_json(at: i64, teaser: &Teaser, read: Option<(u32, bool)>) -> String {
    let mut json = String::new();
    let mut object = ObjectWriter::new(&mut json).field("at", &at).field("teaser", teaser);
    if let Some((block, is_finished)) = read {
        object = object.field("block", &block).field("finished", &is_finished);
    }
    object.end();
    json
}
