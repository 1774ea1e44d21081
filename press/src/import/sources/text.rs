//! Texts and addresses as sources have them: titles that may be HTML, plain texts that become HTML, relative links.

pub use super::documents::{address, escape};
pub use crate::import::html::plain;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use quick_xml::escape::resolve_html5_entity;
use sha2::{Digest, Sha256};
use url::Url;

/// Elements within a line.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "wbr",
];

/// All white space as single blanks; no-break spaces stay.
pub fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r', '\u{c}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A title that may be HTML without saying so: it is, if it has a tag or an entity that HTML knows.
pub fn title(text: &str) -> String {
    if has_tag(text) || has_entity(text) { plain(text) } else { one_line(text) }
}

/// True if there is a tag that HTML knows.
pub fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let name = name.to_ascii_lowercase();
        after.starts_with(['>', '/', ' ', '\n', '\t', '\r']) && after.contains('>') && is_tag(&name)
    })
}

fn is_tag(name: &str) -> bool {
    INLINE.contains(&name) || OTHER_TAGS.contains(&name) || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

const OTHER_TAGS: [&str; 41] = [
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "br",
    "button",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "embed",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "iframe",
    "img",
    "li",
    "main",
    "nav",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "script",
    "section",
    "source",
    "strike",
    "style",
    "table",
    "tbody",
    "td",
    "tr",
    "ul",
    "video",
];

fn has_entity(text: &str) -> bool {
    text.split('&').skip(1).any(|rest| {
        let Some((name, _)) = rest.split_once(';').filter(|(name, _)| name.len() <= 32) else { return false };
        match name.strip_prefix('#') {
            Some(number) => {
                !number.is_empty() && number.trim_start_matches(['x', 'X']).chars().all(|c| c.is_ascii_hexdigit())
            }
            None => resolve_html5_entity(name).is_some(),
        }
    })
}

/// Plain text as HTML: a blank line parts paragraphs.
pub fn paragraphs(text: &str) -> String {
    in_paragraphs(&escape(text))
}

/// HTML, in paragraphs if it has no tags at all but blank lines.
pub fn as_html(html: &str) -> String {
    if has_tag(html) { html.to_owned() } else { in_paragraphs(html) }
}

fn in_paragraphs(html: &str) -> String {
    let lines = html.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    let parts = lines.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| format!("<p>{part}</p>")).collect()
}

/// The beginning of a text, of at most `most` characters, ending with a whole word and an ellipsis.
pub fn beginning(text: &str, most: usize) -> String {
    let text = one_line(text);
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let words = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', '.', ';', ':']))
}

/// The address without what counts clicks.
pub fn without_tracking(mut url: Url) -> Url {
    let is_tracking = |name: &str| {
        let is_known = matches!(name, "fbclid" | "gclid" | "mc_cid" | "mc_eid" | "xtor" | "cmpid");
        is_known || name.starts_with("utm_") || name.starts_with("at_")
    };
    let Some(query) = url.query().map(str::to_owned) else { return without_fragment(url) };
    let parts: Vec<&str> = query.split('&').collect();
    let kept: Vec<&str> =
        parts.iter().copied().filter(|part| !is_tracking(part.split('=').next().unwrap_or_default())).collect();
    if kept.len() < parts.len() {
        url.set_query((!kept.is_empty()).then(|| kept.join("&")).as_deref());
    }
    without_fragment(url)
}

fn without_fragment(mut url: Url) -> Url {
    if url.fragment().is_some_and(|fragment| fragment.starts_with("xtor=") || fragment.starts_with("utm_")) {
        url.set_fragment(None);
    }
    url
}

/// The last part of an address's path, decoded, without the ending of a page.
pub fn slug(url: &Url) -> Option<String> {
    super::documents::slug_of(url.path())
}

/// HTML with its links and pictures resolved against `base`.
pub fn absolute(html: &str, base: &Url) -> String {
    with_addresses(html, &mut |_, value| base.join(value).ok().map(String::from))
}

/// HTML with other addresses: `change` gets the name of the attribute and its value, and gives `None` to leave it. Links
/// within the page are not asked for.
pub fn with_addresses(html: &str, change: &mut dyn FnMut(&str, &str) -> Option<String>) -> String {
    let mut changed = |name: &str, value: &str| {
        let value = value.trim();
        if value.is_empty() || value.starts_with('#') { None } else { change(name, value) }
    };
    let handlers = vec![element!("[href], [src], [poster], [srcset], [cite]", |element| {
        for name in ["href", "src", "poster", "cite"] {
            if let Some(value) = element.get_attribute(name).and_then(|value| changed(name, &decoded(&value))) {
                element.set_attribute(name, &value)?;
            }
        }
        if let Some(value) = element.get_attribute("srcset") {
            let files = value.split(", ").map(|file| {
                let file = file.trim().trim_end_matches(',');
                let (url, width) = file.split_once(char::is_whitespace).unwrap_or((file, ""));
                let url = decoded(url);
                format!("{} {width}", changed("srcset", &url).unwrap_or(url))
            });
            let files: Vec<String> = files.collect();
            element.set_attribute("srcset", &files.join(", "))?;
        }
        Ok(())
    })];
    let settings =
        RewriteStrSettings { element_content_handlers: handlers, strict: false, ..RewriteStrSettings::new() };
    rewrite_str(html, settings).unwrap_or_else(|_| html.to_owned())
}

/// An attribute's value: the rewriter hands it out as it is written.
fn decoded(value: &str) -> String {
    value.replace("&amp;", "&").replace("&#38;", "&").replace("&#038;", "&").replace("&quot;", "\"")
}

/// A short name for what has none of its own: the same text always has the same.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A language as BCP 47 writes it, such as `en-US` for `en_us`; `None` if it is none.
pub fn language(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '_', '.']).collect();
    let is_code = |part: &str| (2..=8).contains(&part.len()) && part.chars().all(|char| char.is_ascii_alphanumeric());
    let first = parts.first().filter(|part| part.len() <= 3 && part.chars().all(|char| char.is_ascii_alphabetic()))?;
    let rest = parts.iter().skip(1).copied().filter(|part| !part.eq_ignore_ascii_case("utf"));
    let mut tag = first.to_ascii_lowercase();
    for part in rest.take_while(|part| is_code(part)) {
        tag.push('-');
        tag.push_str(&if part.len() == 2 { part.to_ascii_uppercase() } else { part.to_owned() });
    }
    is_code(first).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_html_once_if_they_look_so() {
        assert_eq!(title("R&amp;D <b>bold</b> &lt;i&gt; ’"), "R&D bold <i> ’");
        assert_eq!(title("Light <3 and A < B"), "Light <3 and A < B");
        assert_eq!(title("AT&T & others; 5 <6 > 4"), "AT&T & others; 5 <6 > 4");
        assert_eq!(title("One<br>two<script>alert(1)</script>"), "One two");
        assert_eq!(title("  L&#8217;eau\n monte "), "L’eau monte");
    }

    #[test]
    fn addresses_lose_what_counts_clicks() {
        let clean = |text| without_tracking(Url::parse(text).unwrap()).to_string();
        assert_eq!(clean("https://a.example/x?utm_source=rss&id=1&utm_medium=f"), "https://a.example/x?id=1");
        assert_eq!(clean("https://a.example/x?utm_source=rss#xtor=RSS-1"), "https://a.example/x");
        assert_eq!(clean("https://a.example/x?a=1&b=%20"), "https://a.example/x?a=1&b=%20");
    }

    #[test]
    fn links_are_resolved() {
        let base = Url::parse("https://a.example/news/").unwrap();
        let html =
            r##"<p><a href="x/?a=1&amp;b=2">x</a><img src=/i.jpg srcset="a.jpg 1x, b.jpg 2x"><a href="#n">1</a>"##;
        let expected = r##"<p><a href="https://a.example/news/x/?a=1&b=2">x</a><img src="https://a.example/i.jpg" srcset="https://a.example/news/a.jpg 1x, https://a.example/news/b.jpg 2x"><a href="#n">1</a>"##;
        assert_eq!(absolute(html, &base), expected);
    }

    #[test]
    fn languages_are_written_as_bcp_47() {
        let tags = ["en-us", "fr_FR.UTF-8", "de", "zh-Hant-tw", "English", ""].map(language);
        let tags: Vec<&str> = tags.iter().map(|tag| tag.as_deref().unwrap_or("none")).collect();
        assert_eq!(tags, ["en-US", "fr-FR", "de", "zh-Hant-TW", "none", "none"]);
    }
}
