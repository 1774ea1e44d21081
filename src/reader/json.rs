//! Changes of stored JSON that preserve everything else byte for byte: a newer app may have stored more.

/// Replaces the value of a field in an object's JSON, or adds the field. `object` must be the JSON of an object, and
/// `name` must need no escapes.
pub fn with_field(object: &str, name: &str, value: &str) -> String {
    let field = format!("\"{name}\"");
    let mut depth = 0;
    let mut in_string = false;
    let mut is_escaped = false;
    // The start of the current field of the outermost object, and of the value to replace.
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
                return format!("{}{value}{}", &object[..start], &object[at..]);
            }
            (b'}', 0, None) => {
                let comma = if object[field_start..at].trim().is_empty() { "" } else { "," };
                return format!("{}{comma}{field}:{value}{}", &object[..at], &object[at..]);
            }
            _ => {}
        }
    }
    debug_assert!(false, "no object: {object}");
    object.to_owned()
}

#[cfg(test)]
mod tests {
    use super::with_field;

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
}
