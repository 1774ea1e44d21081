//! `robots.txt`: allows everything unless the newsroom wrote something else, and names the sitemaps.

use std::collections::BTreeSet;
use url::Url;

/// The sitemaps of an edition, relative to its base path.
const SITEMAPS: [&str; 2] = ["news-sitemap.xml", "sitemap.xml"];

/// The file for a site at `origin` with editions at these base paths. What the newsroom wrote into an existing file stays;
/// press replaces the lines about its own sitemaps, also those of an origin that the site had before.
pub fn robots(existing: Option<&str>, origin: &str, bases: &BTreeSet<String>) -> String {
    let own = || bases.iter().flat_map(|base| SITEMAPS.map(|name| format!("{base}{name}")));
    let is_own = |line: &str| {
        let Some((field, value)) = line.split_once(':') else { return false };
        let path = Url::parse(value.trim()).map(|url| url.path().to_owned());
        field.trim().eq_ignore_ascii_case("sitemap") && path.is_ok_and(|path| own().any(|own| own == path))
    };
    let kept: Vec<&str> = existing.unwrap_or_default().lines().filter(|line| !is_own(line)).collect();
    let kept = kept.join("\n");
    let rules = if kept.trim().is_empty() { "User-agent: *\nAllow: /" } else { kept.trim_end() };
    let sitemaps: String = own().map(|path| format!("Sitemap: {origin}{path}\n")).collect();
    let gap = if sitemaps.is_empty() { "" } else { "\n" };
    format!("{rules}\n{gap}{sitemaps}")
}
