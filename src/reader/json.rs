//! Changes of stored JSON that preserve everything else byte for byte: a newer app may have stored more.

/// Replaces the value of a field in an object's JSON, or adds the field. `object` must be the JSON of an object, and
/// `name` must need no escapes.
pub fn with_field(object: &str, name: &str, value: &str) -> String {
    let Found { start, end, is_there, is_first } = find(object, name);
    let (before, after) = (&object[..start], &object[end..]);
    if is_there {
        return format!("{before}{value}{after}");
    }
    let comma = if is_first { "" } else { "," };
    format!("{before}{comma}\"{name}\":{value}{after}")
}

/// The JSON of a field's value, exactly as it is in the object's JSON.
pub fn field<'a>(object: &'a str, name: &str) -> Option<&'a str> {
    let Found { start, end, is_there, .. } = find(object, name);
    is_there.then(|| object[start..end].trim())
}

/// Where the value of a field is, or where the field can be added.
struct Found {
    start: usize,
    end: usize,
    is_there: bool,
    /// True if the object has no field.
    is_first: bool,
}

fn find(object: &str, name: &str) -> Found {
    let field = format!("\"{name}\"");
    let mut depth = 0;
    let mut in_string = false;
    let mut is_escaped = false;
    // The start of the current field of the outermost object, and of the value that is sought.
    let (mut field_start, mut value_start) = (0, None);
    for (at, byte) in object.bytes().enumerate() {
        if in_string {
            in_string = is_escaped || byte != b'"';
            is_escaped = !is_escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        match (byte, depth, value_start) {
            (b'{' | b',', 1, None) => field_start = at + 1,
            (b':', 1, None) if object[field_start..at].trim() == field => value_start = Some(at + 1),
            (b',', 1, Some(start)) | (b'}', 0, Some(start)) => {
                return Found { start, end: at, is_there: true, is_first: false };
            }
            (b'}', 0, None) => {
                let is_first = object[field_start..at].trim().is_empty();
                return Found { start: at, end: at, is_there: false, is_first };
            }
            _ => {}
        }
    }
    debug_assert!(false, "no object: {object}");
    Found { start: object.len(), end: object.len(), is_there: false, is_first: true }
}

#[cfg(test)]
mod tests {
    use super::{field, with_field};

    #[test]
    fn a_field_is_replaced_and_the_others_stay() {
        for (object, expected) in [
            ("{}", r#"{"at":5}"#),
            (" { } ", r#" { "at":5} "#),
            (r#"{"at":1}"#, r#"{"at":5}"#),
            (r#"{"at" : 1 , "b": 2e3}"#, r#"{"at" :5, "b": 2e3}"#),
            (r#"{"b":{"at":1,"c":[{"at":2}]}}"#, r#"{"b":{"at":1,"c":[{"at":2}]},"at":5}"#),
            (r#"{"a":"\"at\":1,{","at":[1,{"x":"}"}],"z":null}"#, r#"{"a":"\"at\":1,{","at":5,"z":null}"#),
            (r#"{"a":"\\","at":"\\\"","z":1.50}"#, r#"{"a":"\\","at":5,"z":1.50}"#),
            (r#"{"chat":1,"é":"€"}"#, r#"{"chat":1,"é":"€","at":5}"#),
        ] {
            assert_eq!(with_field(object, "at", "5"), expected);
        }
    }
    #[test]
    fn a_field_is_read_as_it_is_written() {
        let object = r#"{"b":{"at":1}, "at" : [1, {"x":"}"}] ,"z":2}"#;
        assert_eq!(field(object, "at"), Some(r#"[1, {"x":"}"}]"#));
        assert_eq!(field(object, "b"), Some(r#"{"at":1}"#));
        assert_eq!(field(object, "z"), Some("2"));
        assert_eq!(field(object, "c"), None);
        assert_eq!(field("{}", "c"), None);
    }
}
