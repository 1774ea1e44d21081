//! The writing direction of a language.

/// True if a language (BCP 47) is written from right to left. If the tag names a script, as in `ku-Arab` or `ar-Latn`,
/// the script decides.
pub fn is_right_to_left(language: &str) -> bool {
    let mut parts = language.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let Some(script) = parts.find(is_script) {
        let known = ["Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];
        return known.iter().any(|known| known.eq_ignore_ascii_case(script));
    }
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(primary))
}

/// The value of `dir` for a language (BCP 47).
pub fn direction(language: &str) -> &'static str {
    if is_right_to_left(language) { "rtl" } else { "ltr" }
}
