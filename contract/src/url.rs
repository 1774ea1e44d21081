//! The addresses that may become links and sources.
//!
//! Pure functions, so that printed pages and the app agree. Browsers drop control characters and spaces before the
//! scheme, so they are dropped here too before the scheme is read.

/// True if a link is allowed: http, https, mailto, tel, or a path without a scheme.
pub fn is_safe_link(url: &str) -> bool {
    match scheme(url) {
        Some(scheme) => ["http", "https", "mailto", "tel"].contains(&scheme.as_str()),
        None => true,
    }
}

/// True if an image, video or audio source is allowed: http, https, or a path without a scheme.
pub fn is_safe_source(url: &str) -> bool {
    match scheme(url) {
        Some(scheme) => ["http", "https"].contains(&scheme.as_str()),
        None => true,
    }
}

/// The scheme in lower case, as a browser parses it.
pub fn scheme(url: &str) -> Option<String> {
    let url: String =
        url.trim_start_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let (before, _) = url.split_once(':')?;
    let is_scheme = before.starts_with(|c: char| c.is_ascii_alphabetic())
        && before.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then(|| before.to_ascii_lowercase())
}
