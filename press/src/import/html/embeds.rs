//! Third-party content: frames and cards become embeds with a public address, posts become quotations.

use super::flow::Flow;
use super::line::Style;
use super::run::Run;
use super::{links, posts, providers, tree};
use crate::import::measure::words;
use contract::{Block, EmbedBlock, RichText};
use scraper::ElementRef;
use url::Url;

/// Titles of frames that say nothing of what is in them.
const EMPTY_TITLES: [&str; 4] = ["youtube video player", "video player", "vimeo video player", "embedded content"];

/// Converts an element that embeds something. False if it does not.
pub fn element(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) -> bool {
    match element.value().name() {
        "iframe" | "amp-iframe" | "frame" => frame(flow, run, element),
        "embed" | "object" => object(flow, run, element, style),
        "script" => gist(flow, run, &element),
        "amp-youtube" | "lite-youtube" => {
            let id = ["data-videoid", "videoid"].into_iter().find_map(|name| tree::attribute(&element, name));
            match id.and_then(|id| Url::parse(&format!("https://www.youtube.com/watch?v={id}")).ok()) {
                Some(url) => push(flow, run, providers::of(&url), url, None),
                None => false,
            }
        }
        "figure" | "div" if tree::has_class(&element, &["kg-bookmark-card"]) => bookmark(flow, run, element),
        "blockquote" | "div" => posts::element(flow, run, element, style) || widget(flow, run, &element),
        _ => false,
    }
}

fn frame(flow: &mut Flow, run: &mut Run, element: ElementRef) -> bool {
    let names = ["data-src", "data-lazy-src", "data-cmp-src", "src"];
    let url = names.into_iter().filter_map(|name| tree::attribute(&element, name)).find_map(|src| links::web(run, src));
    let Some(url) = url else {
        run.note("frame without an address left out");
        return true;
    };
    let is_tiny = ["width", "height"].iter().all(|name| matches!(element.attr(name), Some("0" | "1")));
    let is_repeated = tree::has_class(&element, &["wp-embedded-content"])
        && element.prev_siblings().filter_map(ElementRef::wrap).any(|before| before.value().name() == "blockquote");
    if is_tiny {
        run.note("tracking pixel left out");
        return true;
    }
    if is_repeated {
        return true;
    }
    let (provider, public) = match tree::has_class(&element, &["wp-embedded-content"]) {
        true => (providers::of(&url), without_embed(&url)),
        false => providers::public(&url),
    };
    // Bandcamp, SoundCloud and others put the public link into the frame for old browsers.
    let inner = element.text().collect::<String>();
    let inner = (public == url && inner.contains("<a ")).then(|| tree::parse(&inner));
    let link = inner.as_ref().and_then(|tree| {
        tree.html.tree.nodes().filter_map(ElementRef::wrap).find_map(|element| tree::attribute(&element, "href"))
    });
    let public = link.and_then(|href| links::web(run, href)).unwrap_or(public);
    let title =
        tree::attribute(&element, "title").filter(|title| !EMPTY_TITLES.contains(&title.to_lowercase().as_str()));
    push(flow, run, provider, public, title)
}

/// The post that WordPress's frame of another post shows.
fn without_embed(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    if let Some(path) = url.path().trim_end_matches('/').strip_suffix("/embed").map(|path| format!("{path}/")) {
        url.set_path(&path);
    }
    url
}

/// A player of the days of Flash, or a document shown in the page.
fn object(flow: &mut Flow, run: &mut Run, element: ElementRef, style: &Style) -> bool {
    if tree::has_class(&element, &["wp-block-file__embed"]) {
        return true;
    }
    let Some(url) = object_address(run, element) else {
        run.note(format!("{} without an address left out", element.value().name()));
        flow.children(run, *element, style);
        return true;
    };
    let (provider, public) = providers::public(&url);
    push(flow, run, provider, public, tree::attribute(&element, "title"))
}

/// The address of what an `object` or `embed` shows.
pub fn object_address(run: &Run, element: ElementRef) -> Option<Url> {
    let movie = || {
        let mut params =
            element.descendent_elements().filter(|inner| matches!(inner.attr("name"), Some("movie" | "src")));
        params.find_map(|param| tree::attribute(&param, "value"))
    };
    let inner = || element.descendent_elements().skip(1).find_map(|inner| tree::attribute(&inner, "src"));
    let address =
        tree::attribute(&element, "data").or_else(|| tree::attribute(&element, "src")).or_else(movie).or_else(inner);
    links::web(run, address?)
}

fn gist(flow: &mut Flow, run: &mut Run, element: &ElementRef) -> bool {
    let url = tree::attribute(element, "src").and_then(|src| links::web(run, src));
    match url.filter(|url| url.host_str() == Some("gist.github.com")) {
        Some(mut url) => {
            let path = url.path().trim_end_matches(".js").to_owned();
            url.set_path(&path);
            push(flow, run, "GitHub".to_owned(), url, None)
        }
        None => false,
    }
}

/// Elements that a script fills.
fn widget(flow: &mut Flow, run: &mut Run, element: &ElementRef) -> bool {
    let id = |name: &str| tree::attribute(element, name).map(|value| value.trim_matches('/').to_owned());
    let address = if tree::has_class(element, &["flourish-embed"]) {
        id("data-src").map(|id| format!("https://public.flourish.studio/{id}/"))
    } else if tree::has_class(element, &["infogram-embed"]) {
        id("data-id").map(|id| format!("https://infogram.com/{id}"))
    } else if tree::has_class(element, &["fb-post", "fb-video"]) && tree::text(**element).is_empty() {
        id("data-href")
    } else {
        None
    };
    match address.and_then(|address| links::web(run, &address)) {
        Some(url) => {
            if tree::find(*element, "img").is_some() {
                run.note("preview picture of an embed left out");
            }
            push(flow, run, providers::of(&url), url, None)
        }
        None => false,
    }
}

/// Ghost's card of a link: title, description, author and publisher.
fn bookmark(flow: &mut Flow, run: &mut Run, element: ElementRef) -> bool {
    let part = |class: &str| {
        let part = element.descendent_elements().find(|inner| tree::has_class(inner, &[class]))?;
        Some(tree::text(*part)).filter(|text| !text.is_empty())
    };
    let href = element.descendent_elements().find_map(|inner| tree::attribute(&inner, "href"));
    let Some(url) = href.and_then(|href| links::web(run, href)) else { return false };
    let author = part("kg-bookmark-author");
    let texts = [part("kg-bookmark-description"), author].into_iter().flatten();
    let mut caption = super::line::join(texts.map(|text| RichText::from(text.as_str())));
    if let Some(own) = tree::find(element, "figcaption") {
        let (text, _) = flow.inner_text(run, *own, &Style::default());
        caption = super::line::join([caption, text]);
    }
    let provider = part("kg-bookmark-publisher").unwrap_or_else(|| {
        let name = providers::of(&url);
        run.add(&name);
        name
    });
    if tree::find(element, "img").is_some() {
        run.note("preview picture of a link left out");
    }
    let Some(url) = links::safe(&url) else { return false };
    let caption = Some(caption).filter(|caption| !caption.is_empty());
    flow.push(Block::Embed(EmbedBlock { provider, url, title: part("kg-bookmark-title"), caption }));
    true
}

/// The embed of a figure in which nothing but an address stands: nobody answered for it.
pub fn bare(run: &mut Run, element: ElementRef, blocks: &[Block]) -> Option<Block> {
    let [Block::Paragraph(only)] = blocks else { return None };
    let plain = only.text.plain();
    let url = alone(&plain)?;
    run.leave_out(ADDRESS, words::count(&plain));
    let named = element.value().classes().find_map(|class| class.strip_prefix("is-provider-"));
    let provider = match providers::of(&url) {
        host if host.contains('.') => named.map_or(host, capitalized),
        known => known,
    };
    run.add(&provider);
    links::safe(&url).map(|url| Block::Embed(EmbedBlock { provider, url, title: None, caption: None }))
}

/// The rule for an address that stands in the text because nobody answered for it.
pub const ADDRESS: &str = "address of an embed";

/// The embed of a paragraph that is nothing but the address of a player.
pub fn alone_in_paragraph(run: &mut Run, text: &RichText) -> Option<Block> {
    let plain = text.plain();
    let url = alone(&plain).filter(providers::plays)?;
    run.leave_out(ADDRESS, words::count(&plain));
    let provider = providers::of(&url);
    run.add(&provider);
    links::safe(&url).map(|url| Block::Embed(EmbedBlock { provider, url, title: None, caption: None }))
}

/// The address that a text is.
pub fn alone(text: &str) -> Option<Url> {
    let text = text.trim();
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    (is_web && !text.contains(char::is_whitespace)).then(|| Url::parse(text).ok())?
}

fn capitalized(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Adds an embed. Provider and title are words that the source does not show.
pub fn push(flow: &mut Flow, run: &mut Run, provider: String, url: Url, title: Option<&str>) -> bool {
    let Some(url) = links::safe(&url) else {
        run.note("frame without an address left out");
        return true;
    };
    run.add(&provider);
    run.add(title.unwrap_or_default());
    flow.push(Block::Embed(EmbedBlock { provider, url, title: title.map(str::to_owned), caption: None }));
    true
}
