//! `robots.txt`: allows everything, and names the sitemaps.

/// The file for a site with these sitemaps, as absolute addresses. The sitemaps of an existing file stay, because several
/// editions print into one site.
pub fn robots(existing: Option<&str>, sitemaps: &[String]) -> String {
    let known = existing.unwrap_or_default().lines().filter_map(|line| {
        let (field, value) = line.split_once(':')?;
        field.trim().eq_ignore_ascii_case("sitemap").then(|| value.trim().to_owned())
    });
    let mut all: Vec<String> = known.chain(sitemaps.iter().cloned()).filter(|url| !url.is_empty()).collect();
    all.sort();
    all.dedup();
    let lines: String = all.iter().map(|url| format!("Sitemap: {url}\n")).collect();
    let gap = if lines.is_empty() { "" } else { "\n" };
    format!("User-agent: *\nAllow: /\n{gap}{lines}")
}
