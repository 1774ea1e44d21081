//! The addresses of links, resolved and made safe.

use super::line::Target;
use super::run::Run;
use crate::origin::origin;
use contract::is_safe_link;
use percent_encoding::percent_decode_str;
use url::Url;

/// What a link leads to. Links that no page may follow lead nowhere: their words stay.
pub fn target(run: &mut Run, href: &str) -> Target {
    let href = clean(href);
    if href.is_empty() {
        return Target::None;
    }
    if let Some(fragment) = href.strip_prefix('#') {
        return place(run, fragment);
    }
    let Some(url) = resolve(run, &href) else {
        let is_path = run.context.base.is_none() && href.starts_with('/') && !href.starts_with("//");
        if is_path && !href.contains(char::is_whitespace) {
            return Target::Address(href.into());
        }
        run.note("link to an address that is none, made words");
        return Target::None;
    };
    if let (Some(fragment), Some(base)) = (url.fragment(), run.context.base)
        && without_fragment(&url) == without_fragment(base)
    {
        let fragment = fragment.to_owned();
        return place(run, &fragment);
    }
    if let Some(id) = (run.context.resolve)(&url) {
        return Target::Article(id);
    }
    match safe(&url) {
        Some(address) => Target::Address(address.into()),
        None => {
            run.note(format!("{} link made words", url.scheme()));
            Target::None
        }
    }
}

/// The absolute address of a link or source.
pub fn resolve(run: &Run, address: &str) -> Option<Url> {
    join(run.context.base, address)
}

/// An address made absolute by that of the page.
pub fn join(base: Option<&Url>, address: &str) -> Option<Url> {
    let address = clean(address);
    match base {
        Some(base) => base.join(&address).ok(),
        None if address.starts_with("//") => Url::parse(&format!("https:{address}")).ok(),
        None => Url::parse(&address).ok(),
    }
}

/// The address, if a page may follow it.
pub fn safe(url: &Url) -> Option<String> {
    let address = url.as_str().replace(' ', "%20");
    let is_web = matches!(url.scheme(), "http" | "https");
    let has_form = !address.contains(|char: char| char.is_whitespace() || char.is_control());
    (is_safe_link(&address) && has_form && (!is_web || origin(&address).is_some())).then_some(address)
}

/// The address of a picture, film, sound or frame, if a page may load it.
pub fn web(run: &Run, address: &str) -> Option<Url> {
    resolve(run, address).filter(|url| matches!(url.scheme(), "http" | "https") && safe(url).is_some())
}

/// A link within the page: to a heading, since nothing else has an anchor.
fn place(run: &mut Run, fragment: &str) -> Target {
    let decoded = percent_decode_str(fragment).decode_utf8_lossy();
    match run.anchors.get(fragment).or_else(|| run.anchors.get(&*decoded)) {
        Some(anchor) => Target::Address(format!("#{anchor}").into()),
        None => {
            run.note("link to a place in the page made words");
            Target::None
        }
    }
}

fn clean(address: &str) -> String {
    address.trim_matches(|char: char| char <= ' ').replace(['\t', '\n', '\r'], "")
}

fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}
