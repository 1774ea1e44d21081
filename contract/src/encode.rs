//! Encodes JSON for the reader's device, by hand like decoding: serde_json's writer would bring tables for
//! floating-point numbers into the reader's download.

/// A type that can be encoded as JSON.
pub trait Encode {
    /// Appends the value to `json`.
    fn encode(&self, json: &mut String);
}

/// The JSON of a value.
pub fn encode(value: &dyn Encode) -> String {
    let mut json = String::new();
    value.encode(&mut json);
    json
}

/// Writes the JSON of an object, field by field.
pub struct ObjectWriter<'a> {
    json: &'a mut String,
    is_empty: bool,
}

impl ObjectWriter<'_> {
    /// Begins an object at the end of `json`.
    pub fn new(json: &mut String) -> ObjectWriter<'_> {
        json.push('{');
        ObjectWriter { json, is_empty: true }
    }

    /// Writes a field.
    #[inline(never)]
    pub fn field(mut self, name: &str, value: &dyn Encode) -> Self {
        if !self.is_empty {
            self.json.push(',');
        }
        self.is_empty = false;
        name.encode(self.json);
        self.json.push(':');
        value.encode(self.json);
        self
    }

    /// Writes a field when there is a value.
    pub fn maybe<T: Encode>(self, name: &str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Writes a list, when it is not empty.
    pub fn items<T: Encode>(self, name: &str, items: &[T]) -> Self {
        if items.is_empty() { self } else { self.field(name, &items) }
    }

    /// Ends the object.
    pub fn end(self) {
        self.json.push('}');
    }
}

impl Encode for str {
    fn encode(&self, json: &mut String) {
        json.push('"');
        for character in self.chars() {
            match character {
                '"' | '\\' => {
                    json.push('\\');
                    json.push(character);
                }
                '\0'..' ' => {
                    json.push_str("\\u00");
                    for digit in [character as u8 >> 4, character as u8 & 15] {
                        json.push(char::from_digit(digit.into(), 16).unwrap_or_default());
                    }
                }
                character => json.push(character),
            }
        }
        json.push('"');
    }
}

impl Encode for &str {
    fn encode(&self, json: &mut String) {
        (**self).encode(json);
    }
}

impl Encode for String {
    fn encode(&self, json: &mut String) {
        self.as_str().encode(json);
    }
}

impl Encode for u32 {
    fn encode(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl Encode for i64 {
    fn encode(&self, json: &mut String) {
        json.push_str(&self.to_string());
    }
}

impl Encode for bool {
    fn encode(&self, json: &mut String) {
        json.push_str(if *self { "true" } else { "false" });
    }
}

impl<T: Encode> Encode for &[T] {
    fn encode(&self, json: &mut String) {
        json.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            item.encode(json);
        }
        json.push(']');
    }
}
