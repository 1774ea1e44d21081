//! Bytes to text, in the encodings of the last thirty years, before any reader sees them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text with what is known of its encoding.
#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    /// True if neither the header, a byte order mark nor the document named an encoding that fits.
    pub is_guessed: bool,
}

/// Decodes a document. `content_type` is the header of its response.
///
/// A byte order mark wins (RFC 7303, section 3), then the header, then the document's declaration; one that does not fit
/// the bytes is passed over. Characters that XML forbids are left out.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(length..).unwrap_or_default(), false);
    }
    if let Some(encoding) = without_mark(bytes) {
        return decoded(encoding, bytes, false);
    }
    let is_utf_8 = std::str::from_utf8(bytes).is_ok();
    let named = [content_type.and_then(of_header), of_declaration(bytes)];
    for encoding in named.into_iter().flatten() {
        // Servers name ISO 8859-1 for everything, and any bytes are ISO 8859-1; only UTF-8 is UTF-8.
        if is_utf_8 && encoding.is_single_byte() {
            break;
        }
        if encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
            return decoded(encoding, bytes, false);
        }
    }
    if is_utf_8 {
        return decoded(UTF_8, bytes, false);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    decoded(detector.guess(None, Utf8Detection::Deny), bytes, true)
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], is_guessed: bool) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.chars().filter_map(mended).collect(), is_guessed }
}

/// A character as it was meant: the C1 controls are bytes of Windows-1252 in nearly every document that has them.
/// `None` for what XML forbids.
pub fn mended(char: char) -> Option<char> {
    match char {
        '\t' | '\n' | '\r' => Some(char),
        '\0'..='\x1f' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => None,
        '\u{80}'..='\u{9f}' => {
            let byte = u8::try_from(u32::from(char)).ok()?;
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
            text.chars().next().filter(|char| !char.is_control())
        }
        char => Some(char),
    }
}

/// UTF-16 without a byte order mark begins with a zero beside the first `<` or `{`.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0, b'<' | b'{', ..] => Some(UTF_16BE),
        [b'<' | b'{', 0, ..] => Some(UTF_16LE),
        _ => None,
    }
}

fn of_header(content_type: &str) -> Option<&'static Encoding> {
    let charset = content_type.split(';').find_map(|part| part.trim().strip_prefix("charset="))?;
    Encoding::for_label(charset.trim_matches(['"', '\'', ' ']).as_bytes())
}

/// The encoding in `<?xml … encoding="…"?>`.
fn of_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..512).unwrap_or(bytes));
    let declaration = head.split_once("<?xml")?.1.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    let encoding = Encoding::for_label(value.split(quote).nth(1)?.as_bytes())?;
    // The declaration itself was read as bytes, so it is not in UTF-16 whatever it says.
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], content_type: Option<&str>) -> String {
        decode(bytes, content_type).text
    }

    #[test]
    fn the_mark_the_header_and_the_declaration_name_the_encoding() {
        assert_eq!(text(b"\xef\xbb\xbf<a>\xc3\xa9", Some("text/xml; charset=iso-8859-1")), "<a>é");
        assert_eq!(text(b"\xfe\xff\0<\0a\0>", None), "<a>");
        assert_eq!(text(b"\0<\0a\0>", None), "<a>");
        assert_eq!(text(b"<a>\xe9", Some("text/xml; charset=\"ISO-8859-1\"")), "<a>é");
        assert_eq!(text(b"<?xml version='1.0' encoding='koi8-r'?>\xd4", None).chars().last(), Some('т'));
        assert_eq!(text(b"<?xml version='1.0' encoding='utf-16'?>\xc3\xa9", None).chars().last(), Some('é'));
    }

    #[test]
    fn a_wrong_name_is_passed_over() {
        assert_eq!(text("<a>é".as_bytes(), Some("text/xml; charset=iso-8859-1")), "<a>é");
        assert!(text(b"<?xml version='1.0' encoding='utf-8'?>caf\xe9 d\xe9j\xe0 vu", None).contains("café déjà vu"));
    }

    #[test]
    fn without_a_name_it_is_guessed() {
        let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("<a>日本語の新聞がここにあります");
        let decoded = decode(&bytes, None);
        assert!(decoded.is_guessed);
        assert_eq!(decoded.text, "<a>日本語の新聞がここにあります");
    }

    #[test]
    fn control_characters_go_and_c1_is_windows_1252() {
        assert_eq!(text("don\u{92}t\u{b}\0 stop\n".as_bytes(), None), "don’t stop\n");
    }
}
