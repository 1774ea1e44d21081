//! Origins: the scheme and host of an address, such as `https://news.example`.

use url::{Origin, Url};

/// The origin of an absolute web address, in lower case.
pub(crate) fn origin(address: &str) -> Option<String> {
    // Browsers, and this parser, also accept `https:a.example` and `https:///a.example`. Here these are mistakes.
    let (_, rest) = address.split_once("://")?;
    let url = Url::parse(address).ok().filter(|_| !rest.starts_with(['/', '\\']))?;
    match (url.scheme(), url.origin()) {
        ("http" | "https", origin @ Origin::Tuple(..)) => Some(origin.ascii_serialization()),
        _ => None,
    }
}

/// True for an origin and nothing more, as a content security policy may list it: `*.` may stand for all subdomains.
/// Nothing else of an edition may get into a policy.
pub(crate) fn is_origin(text: &str) -> bool {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "-.:/[]".contains(char);
    let without_wildcard = text.replacen("://*.", "://", 1);
    let host = without_wildcard.split_once("://").map(|(_, host)| host);
    without_wildcard.chars().all(is_plain)
        && host.is_some_and(|host| !host.contains('/'))
        && origin(&without_wildcard).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_of_an_address() {
        for (address, expected) in [
            ("https://News.example/a/b?c#d", Some("https://news.example")),
            ("http://user@news.example:8080", Some("http://news.example:8080")),
            ("https://", None),
            ("https:news.example", None),
            ("https:///news.example", None),
            ("/a/b", None),
            ("mailto:desk@news.example", None),
            ("ftp://news.example/", None),
        ] {
            assert_eq!(origin(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for text in ["https://a.example", "http://a.example:8080", "https://*.a.example", "https://a.example:443"] {
            assert!(is_origin(text), "{text}");
        }
        for text in [
            "https://a.example/",
            "https://a.example; script-src *",
            "a.example",
            "*",
            "https://*",
            "https://*.",
            "https:",
            "",
        ] {
            assert!(!is_origin(text), "{text}");
        }
    }
}
