//! The content security policy of printed pages: only the listed sources run or load.
//!
//! Each page contains the complete policy, with the hashes of its own styles and scripts. Hosts send a part of it as a
//! header as well. Both are enforced, so the header has only the directives that are valid for every page, also those of
//! older builds.

use crate::origin::is_origin;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use contract::Origins;
use sha2::{Digest, Sha256};

/// The policy of an edition's pages. `styles` and `scripts` are the inline ones, byte for byte.
pub fn policy(origins: &Origins, styles: &str, scripts: &[String]) -> String {
    let scripts: String = scripts.iter().map(|script| format!(" {}", hash(script))).collect();
    let inline = format!("script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self' {}", hash(styles));
    format!("default-src 'none'; {inline}; {}", stable_directives(origins))
}

/// The policy that hosts send with an edition's pages. It has no hashes, so it changes with the edition's origins only, not
/// with new styles or a new build.
pub fn header(origins: &Origins) -> String {
    format!("object-src 'none'; {}", stable_directives(origins))
}

/// The directives that do not depend on the content of a page.
fn stable_directives(origins: &Origins) -> String {
    let list = |origins: &[String]| -> String {
        origins.iter().filter(|origin| is_origin(origin)).map(|origin| format!(" {origin}")).collect()
    };
    let frames = match list(&origins.embeds) {
        frames if frames.is_empty() => " 'none'".to_owned(),
        frames => frames,
    };
    [
        format!("img-src 'self'{}", list(&origins.images)),
        format!("media-src 'self'{}", list(&origins.media)),
        "font-src 'self'".to_owned(),
        format!("connect-src 'self'{}", list(&origins.data)),
        format!("frame-src{frames}"),
        "manifest-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

/// The hash that allows an inline script or style.
pub(super) fn hash(inline: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(inline)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_origins_of_the_edition_get_into_the_policy() {
        let images =
            ["https://images.example", "https://a.example; script-src *", "javascript:", "*", "https://*.cdn.example"];
        let origins = Origins { images: images.map(str::to_owned).to_vec(), ..Origins::default() };
        let policy = policy(&origins, "", &[]);
        assert!(policy.contains("img-src 'self' https://images.example https://*.cdn.example;"), "{policy}");
        assert!(policy.contains("frame-src 'none'") && !policy.contains("script-src *"), "{policy}");
    }

    #[test]
    fn the_header_forbids_nothing_that_a_page_of_any_build_allows() {
        let origins = Origins { images: vec!["https://images.example".to_owned()], ..Origins::default() };
        let header = header(&origins);
        assert!(["default-src", "script-src", "style-src", "sha256"].iter().all(|word| !header.contains(word)));
        for styles in ["", "p{margin:0}"] {
            let page = policy(&origins, styles, &["run()".to_owned()]);
            let is_the_pages = |rule: &&str| page.split("; ").any(|other| other == *rule);
            let others: Vec<&str> = header.split("; ").filter(|rule| !is_the_pages(rule)).collect();
            // Pages set it by `default-src`.
            assert_eq!(others, ["object-src 'none'"]);
        }
    }
}
