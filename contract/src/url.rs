//! Which addresses from a newsroom's files may become links and sources.
//!
//! Pure, so that the printed page and the live one agree. A control character or a space before the scheme is
//! dropped by browsers, so it is dropped here too before the scheme is read.

/// Whether a link may be followed: http, https, mailto, tel, or a path without scheme.
pub fn is_safe_link(url: &str) -> bool {
    match scheme(url) {
        Some(scheme) => ["http", "https", "mailto", "tel"].contains(&scheme.as_str()),
        None => true,
    }
}

/// Whether a picture, video or sound may be loaded: http, https, or a path without scheme.
pub fn is_safe_source(url: &str) -> bool {
    match scheme(url) {
        Some(scheme) => ["http", "https"].contains(&scheme.as_str()),
        None => true,
    }
}

/// The scheme in lower case, as a browser would find it.
pub fn scheme(url: &str) -> Option<String> {
    let url: String =
        url.trim_start_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let (before, _) = url.split_once(':')?;
    let is_scheme = before.starts_with(|c: char| c.is_ascii_alphabetic())
        && before.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| before.to_ascii_lowercase())
}
