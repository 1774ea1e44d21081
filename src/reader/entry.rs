//! An article in one of the reader's lists, and the JSON that it is kept as.
//!
//! Written by hand: serde's serializer weighs more in the reader's download. Kept is what a teaser shows and links by, so
//! that it looks as it did; captions and credits, which no teaser shows, are left out.

use crate::contract::{Decode, Image, Teaser};
use serde_json::Value;

/// A list of the reader's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// What they want to keep.
    Saved,
    /// What they have read.
    Read,
}

impl List {
    /// The kind of the list's records; its name in an exported file too.
    pub fn as_str(self) -> &'static str {
        match self {
            List::Saved => "saved",
            List::Read => "read",
        }
    }
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub teaser: Teaser,
    /// When it was saved or last read, in seconds since 1970.
    pub at: i64,
    /// The block of the body that the reader had come to.
    pub block: u32,
    /// Whether it was read to its end.
    pub is_finished: bool,
}

impl Entry {
    /// An entry with nothing read yet.
    pub fn new(teaser: Teaser, at: i64) -> Entry {
        Entry { teaser, at, block: 0, is_finished: false }
    }

    /// The entry as JSON. `at` comes first, where `written_at` finds it.
    pub fn to_json(&self, list: List) -> String {
        let mut json = Json::default();
        json.open('{');
        json.number("at", self.at);
        json.name("teaser");
        write_teaser(&mut json, &self.teaser);
        if list == List::Read {
            json.number("block", self.block.into());
            json.name("finished");
            json.text.push_str(if self.is_finished { "true," } else { "false," });
        }
        json.close('}');
        json.end()
    }
}

impl Decode for Entry {
    fn decode(mut value: Value) -> Option<Entry> {
        let at = value.get("at")?.as_i64()?;
        let block = value.get("block").and_then(Value::as_u64).and_then(|block| block.try_into().ok());
        let is_finished = value.get("finished").and_then(Value::as_bool);
        let teaser = Teaser::decode(value.get_mut("teaser")?.take())?;
        Some(Entry { teaser, at, block: block.unwrap_or_default(), is_finished: is_finished.unwrap_or_default() })
    }
}

/// When an entry was written, without reading all of it.
pub fn written_at(json: &str) -> i64 {
    let digits = json.strip_prefix("{\"at\":").and_then(|rest| rest.split(',').next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

fn write_teaser(json: &mut Json, teaser: &Teaser) {
    json.open('{');
    json.text("id", teaser.id.as_str());
    json.text("headline", &teaser.headline);
    json.maybe("kicker", teaser.kicker.as_deref());
    json.maybe("description", teaser.description.as_deref());
    json.text("kind", teaser.kind.as_str());
    if let Some(section) = &teaser.section {
        json.name("section");
        json.open('{');
        json.text("id", section.id.as_str());
        json.text("name", &section.name);
        json.close('}');
    }
    json.name("author");
    json.open('[');
    for author in &teaser.author {
        json.open('{');
        json.maybe("id", author.id.as_ref().map(|id| id.as_str()));
        json.text("name", &author.name);
        json.maybe("role", author.role.as_deref());
        json.close('}');
    }
    json.close(']');
    if let Some(image) = &teaser.image {
        json.name("image");
        write_image(json, image);
    }
    json.maybe("datePublished", teaser.date_published.map(|date| date.to_rfc3339()).as_deref());
    json.maybe("dateModified", teaser.date_modified.map(|date| date.to_rfc3339()).as_deref());
    json.close('}');
}

fn write_image(json: &mut Json, image: &Image) {
    json.open('{');
    json.name("renditions");
    json.open('[');
    for rendition in &image.renditions {
        json.open('{');
        json.text("url", &rendition.url);
        json.number("width", rendition.width.into());
        json.maybe("type", rendition.media_type.as_deref());
        json.close('}');
    }
    json.close(']');
    for (name, size) in [("width", image.width), ("height", image.height)] {
        if let Some(size) = size {
            json.number(name, size.into());
        }
    }
    if let Some(point) = image.focal_point {
        json.name("focalPoint");
        json.open('{');
        for (name, part) in [("x", point.x), ("y", point.y)] {
            // Pictures are shown by tenths; so nothing that writes fractions is needed.
            let tenths = (part * 10.0).round() as i64;
            json.name(name);
            json.text.push_str(if tenths == 10 { "1." } else { "0." });
            json.text.push_str(&(tenths % 10).to_string());
            json.text.push(',');
        }
        json.close('}');
    }
    json.maybe("alt", image.alt.as_deref());
    json.close('}');
}

/// JSON on its way. A comma follows everything; what closes takes the last one back.
#[derive(Default)]
pub struct Json {
    pub text: String,
}

impl Json {
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    pub fn close(&mut self, bracket: char) {
        if self.text.ends_with(',') {
            self.text.pop();
        }
        self.text.push(bracket);
        self.text.push(',');
    }

    pub fn name(&mut self, name: &str) {
        self.quote(name);
        self.text.push(':');
    }

    pub fn number(&mut self, name: &str, number: i64) {
        self.name(name);
        self.text.push_str(&number.to_string());
        self.text.push(',');
    }

    pub fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.quote(value);
        self.text.push(',');
    }

    pub fn item(&mut self, value: &str) {
        self.quote(value);
        self.text.push(',');
    }

    fn maybe(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(name, value);
        }
    }

    /// What was written.
    pub fn end(mut self) -> String {
        self.text.pop();
        self.text
    }

    fn quote(&mut self, value: &str) {
        self.text.push('"');
        for character in value.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                '\n' => self.text.push_str("\\n"),
                // No other control character means anything in a headline.
                character if character < ' ' => self.text.push(' '),
                character => self.text.push(character),
            }
        }
        self.text.push('"');
    }
}
