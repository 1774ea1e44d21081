//! What site programs put between Markdown: Liquid of Jekyll, shortcodes of Hugo and Zola, attributes of kramdown, and
//! Textile that was never converted. What has a meaning here becomes Markdown or HTML; the rest goes and is reported.

use super::site::Program;
use crate::import::sources::text::escape;

/// What the leftovers of one file need to know.
pub struct Around<'a> {
    pub program: Program,
    /// The value of `page.title`.
    pub title: &'a str,
    /// The path of the site, such as `/news`, or nothing.
    pub base_path: &'a str,
    /// The address of another file, by its name or the end of its path.
    pub link: &'a dyn Fn(&str) -> Option<String>,
}

/// Longer tags are text.
const LONGEST: usize = 4000;

/// A text without leftovers. `note` gets each kind of loss.
pub fn mend(text: &str, around: &Around, note: &mut dyn FnMut(String)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '~', '{']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (taken, after) = piece(from, out.ends_with('\n') || out.is_empty(), around, note);
        out.push_str(&taken);
        rest = after;
    }
    out.push_str(rest);
    if out.lines().any(is_textile) {
        note("Textile left as text".to_owned());
    }
    out
}

/// Handles what begins with a backtick, a tilde or a brace: gives what replaces it, and what follows.
fn piece<'a>(from: &'a str, is_line_start: bool, around: &Around, note: &mut dyn FnMut(String)) -> (String, &'a str) {
    let first = from.chars().next().unwrap_or_default();
    if first == '`' || (from.starts_with("~~~") && is_line_start) {
        // Code is verbatim, up to a run of the same length.
        let length = from.chars().take_while(|char| *char == first).count();
        let (fence, after) = from.split_at(length);
        return match after.find(fence) {
            Some(end) => (
                from.get(..length + end + length).unwrap_or(from).to_owned(),
                after.get(end + length..).unwrap_or_default(),
            ),
            None => (fence.to_owned(), after),
        };
    }
    if let Some((inner, after)) = tag(from, "{{", "}}") {
        return (output(inner, around, note), after);
    }
    if let Some((inner, after)) = tag(from, "{%", "%}") {
        return block(inner, after, around, note);
    }
    if around.program == Program::Jekyll
        && let Some((inner, after)) = tag(from, "{:", "}")
        && !inner.contains('\n')
    {
        return (String::new(), after);
    }
    let mut chars = from.chars();
    chars.next();
    (first.to_string(), chars.as_str())
}

fn tag<'a>(from: &'a str, open: &str, close: &str) -> Option<(&'a str, &'a str)> {
    let (inner, after) = from.strip_prefix(open)?.split_once(close)?;
    (inner.len() <= LONGEST).then_some((inner, after))
}

/// `{{ … }}`: an output of Liquid, or a shortcode.
fn output(inner: &str, around: &Around, note: &mut dyn FnMut(String)) -> String {
    let hugo = inner.strip_prefix('<').and_then(|inner| inner.strip_suffix('>'));
    let hugo = hugo.or_else(|| inner.strip_prefix('%').and_then(|inner| inner.strip_suffix('%')));
    if let Some(call) = hugo {
        return shortcode(call, around, note);
    }
    let inner = inner.trim().trim_matches('-').trim();
    if let Some((name, arguments)) = inner.split_once('(').filter(|_| around.program == Program::Zola) {
        let arguments = arguments.trim_end_matches(')').replace(',', " ");
        return shortcode(&format!("{name} {arguments}"), around, note);
    }
    match inner {
        "page.title" => around.title.to_owned(),
        "site.baseurl" | "site.github.url" => around.base_path.to_owned(),
        "site.url" => String::new(),
        _ => match quoted(inner) {
            Some(text) if inner.contains("_url") || inner.contains("site.baseurl") => {
                format!("{}{text}", around.base_path)
            }
            Some(text) => text.to_owned(),
            None => {
                note("Liquid left out".to_owned());
                String::new()
            }
        },
    }
}

/// The first argument in quotes: `"/map.png" | relative_url`.
fn quoted(inner: &str) -> Option<&str> {
    let quote = inner.chars().next().filter(|char| matches!(char, '"' | '\''))?;
    inner.split(quote).nth(1)
}

/// `{% … %}`: gives what replaces the tag, and what follows it.
fn block<'a>(inner: &str, after: &'a str, around: &Around, note: &mut dyn FnMut(String)) -> (String, &'a str) {
    let inner = inner.trim().trim_matches('-').trim();
    let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let arguments = arguments.trim();
    let enclosed = |end: &str| {
        let at = after.find(end)?;
        let closed = after.get(at..)?.split_once("%}").or_else(|| after.get(at..)?.split_once("}}"))?.1;
        Some((after.get(..at)?.rsplit_once("{%").map_or(after.get(..at)?, |(text, _)| text), closed))
    };
    match name {
        "raw" => enclosed("endraw").map(|(text, after)| (text.to_owned(), after)),
        "comment" => enclosed("endcomment").map(|(_, after)| (String::new(), after)),
        "highlight" => enclosed("endhighlight").map(|(text, after)| {
            let language = arguments.split_whitespace().next().unwrap_or_default();
            (format!("\n```{language}\n{}\n```\n", text.trim_matches(['\r', '\n'])), after)
        }),
        "post_url" | "link" => Some((link(arguments, around, note), after)),
        "youtube" | "vimeo" => Some((shortcode(inner, around, note), after)),
        _ => None,
    }
    .unwrap_or_else(|| {
        // The end of a pair is no second loss.
        if !name.starts_with("end") && !matches!(name, "else" | "elsif") {
            note(format!("{} left out", if name == "include" { "Liquid include" } else { "Liquid" }));
        }
        (String::new(), after)
    })
}

fn link(name: &str, around: &Around, note: &mut dyn FnMut(String)) -> String {
    let name = name.trim_matches(['"', '\'']);
    (around.link)(name).unwrap_or_else(|| {
        note("link to a file that is no story".to_owned());
        String::new()
    })
}

/// A shortcode of Hugo or Zola; players and figures are known. Text between a pair of others stays.
fn shortcode(call: &str, around: &Around, note: &mut dyn FnMut(String)) -> String {
    let call = call.trim().trim_end_matches('/').trim();
    if call.starts_with('/') {
        return if call.trim_start_matches('/').trim() == "highlight" { "\n```\n".to_owned() } else { String::new() };
    }
    let (name, rest) = call.split_once(char::is_whitespace).unwrap_or((call, ""));
    let arguments = arguments(rest);
    let value = |wanted: &str, at: usize| {
        let named = arguments.iter().find(|(name, _)| name.as_deref() == Some(wanted));
        named.or_else(|| arguments.get(at).filter(|(name, _)| name.is_none())).map(|(_, value)| escape(value))
    };
    let frame =
        |address: &str, id: Option<String>| id.map(|id| format!("\n\n<iframe src=\"{address}{id}\"></iframe>\n\n"));
    let known = match name {
        "youtube" => frame("https://www.youtube.com/embed/", value("id", 0)),
        "vimeo" => frame("https://player.vimeo.com/video/", value("id", 0)),
        "figure" | "image" | "img" => value("src", 0).map(|src| {
            let caption = [value("title", 9), value("caption", 9)].into_iter().flatten().collect::<Vec<_>>().join(". ");
            let credit = value("attr", 9).map(|credit| format!(" <cite>{credit}</cite>")).unwrap_or_default();
            let alt = value("alt", 9).unwrap_or_default();
            format!(
                "\n\n<figure><img src=\"{src}\" alt=\"{alt}\"><figcaption>{caption}{credit}</figcaption></figure>\n\n"
            )
        }),
        "ref" | "relref" => arguments.first().map(|(_, name)| link(name, around, note)),
        "highlight" => Some(format!("\n```{}\n", value("lang", 0).unwrap_or_default())),
        "tweet" | "x" | "twitter" => value("id", 1).or_else(|| value("id", 0)).map(|id| {
            let address =
                format!("https://twitter.com/{}/status/{id}", value("user", 0).unwrap_or_else(|| "i".to_owned()));
            format!("\n\n<p><a href=\"{address}\">{address}</a></p>\n\n")
        }),
        _ => None,
    };
    known.unwrap_or_else(|| {
        note(format!("shortcode {name} left out"));
        String::new()
    })
}

/// `name="value"`, `name=value` and bare values.
fn arguments(text: &str) -> Vec<(Option<String>, String)> {
    let mut arguments = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let name_end =
            rest.find(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '_' | '-'))).unwrap_or(rest.len());
        let (word, after) = rest.split_at(name_end);
        let name = after.strip_prefix('=').filter(|_| !word.is_empty());
        let value = name.unwrap_or(rest);
        let quote = value.chars().next().filter(|char| matches!(char, '"' | '\'' | '`'));
        let (value, after) = match quote {
            Some(quote) => {
                value.get(1..).unwrap_or_default().split_once(quote).unwrap_or((value.get(1..).unwrap_or_default(), ""))
            }
            None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        arguments.push((name.map(|_| word.to_owned()), value.to_owned()));
        rest = after.trim_start();
    }
    arguments
}

/// `h2. A heading`, `bq. A quote`.
fn is_textile(line: &str) -> bool {
    let Some((mark, _)) = line.split_once(". ") else { return false };
    matches!(mark, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "bq" | "fn1" | "bc")
}
