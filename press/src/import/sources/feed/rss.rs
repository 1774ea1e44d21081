//! RSS 0.9x and 2.0, and RSS 1.0 (RDF).

use super::super::text::{absolute, address, as_html, language, title, without_tracking};
use super::super::xml::Element;
use super::item::{Feed, Item, person};
use super::media::{self, Media};
use url::Url;

/// Reads a feed whose root is `rss`, `rdf:RDF` or `channel`.
pub fn read(root: &Element, document: Option<&Url>) -> Feed {
    let base = root.base(document);
    let channel = if root.name == "channel" { root } else { root.first(&["channel"]).unwrap_or(root) };
    let channel_base = channel.base(base.as_ref());
    let links = channel.all("link").map(Element::text).chain(alternates(channel));
    let home = links.filter_map(|link| address(&link, channel_base.as_ref())).next();
    // Where the feed came from is the better base, but a file came from nowhere.
    let base = channel_base.or_else(|| home.clone());
    let image = channel.first(&["image"]).or_else(|| root.first(&["image"]));
    let icon = image.and_then(|image| image.text_of(&["url"]));
    let icon = icon.or_else(|| channel.first(&["itunes:image"])?.attribute("href").map(str::to_owned));
    let next = channel.all("atom:link").find(|link| link.attribute("rel") == Some("next"));
    let tongue = channel.text_of(&["language", "dc:language"]);
    let tongue = tongue.or_else(|| root.attribute("xml:lang").map(str::to_owned));
    // RSS 1.0 has the items beside the channel, and so have some that call themselves 0.9x.
    let mut items: Vec<&Element> = channel.all("item").collect();
    if !std::ptr::eq(channel, root) {
        items.extend(root.all("item"));
    }
    Feed {
        title: channel.text_of(&["title"]).map(|text| title(&text)),
        description: channel.text_of(&["description", "itunes:subtitle"]).map(|text| title(&text)),
        language: tongue.and_then(|text| language(&text)),
        icon: icon.and_then(|icon| address(&icon, base.as_ref())),
        next: next.and_then(|link| address(link.attribute("href")?, base.as_ref())),
        items: items.into_iter().filter(|item| item.is_closed).map(|item| read_item(item, base.as_ref())).collect(),
        home,
        problems: Vec::new(),
    }
}

fn alternates(element: &Element) -> impl Iterator<Item = String> {
    let links = element.all("atom:link").filter(|link| matches!(link.attribute("rel"), None | Some("alternate")));
    links.filter_map(|link| link.attribute("href").map(str::to_owned))
}

fn read_item(item: &Element, outer: Option<&Url>) -> Item {
    let base = item.base(outer);
    let base = base.as_ref();
    let guid = item.first(&["guid"]);
    let permalink = guid.filter(|guid| guid.attribute("isPermaLink") != Some("false")).map(Element::text);
    // An identifier with a scheme may be an address even if nobody promises that it lasts; a bare word is none.
    let permalink = permalink.and_then(|text| address(&text, None));
    let links = item.text_of(&["feedburner:origLink"]).into_iter();
    let links = links.chain(item.all("link").map(Element::text)).chain(alternates(item));
    let about = item.attribute("rdf:about").map(str::to_owned);
    let link = links.filter(|link| !link.is_empty()).find_map(|link| address(&link, base));
    let link = link.or_else(|| permalink.clone()).or_else(|| address(about.as_deref()?, None)).map(without_tracking);
    let mut notes = Vec::new();
    for (name, kind) in LEFT_OUT {
        if item.first(&[name]).is_some() {
            notes.push(kind);
        }
    }
    // Links in a body are relative to the item, if nothing else is said.
    let body_base = base.or(link.as_ref());
    let markup = |names: &[&str]| {
        let element = item.first(names)?;
        let html = if element.has_elements() { element.inner_html() } else { as_html(&element.text()) };
        let base = element.base(body_base);
        let html = base.map_or_else(|| html.clone(), |base| absolute(&html, &base));
        (!html.trim().is_empty()).then(|| html.trim().to_owned())
    };
    let mut authors: Vec<_> = item.all("dc:creator").filter_map(|creator| person(&creator.text())).collect();
    if authors.is_empty() {
        authors.extend(
            item.all("author").filter_map(|author| person(&author.text_of(&["name"]).unwrap_or_else(|| author.text()))),
        );
    }
    if authors.is_empty() {
        authors.extend(item.all("atom:author").filter_map(|author| person(&author.text_of(&["atom:name"])?)));
    }
    if authors.is_empty() {
        authors.extend(item.first(&["itunes:author"]).and_then(|author| person(&author.text())));
    }
    let texts = |name| item.all(name).map(|element| title(&element.text())).filter(|text| !text.is_empty()).collect();
    Item {
        guid: guid.map(Element::text).or(about).filter(|text| !text.is_empty()),
        other_addresses: permalink.into_iter().filter(|permalink| Some(permalink) != link.as_ref()).collect(),
        title: item
            .text_of(&["title", "media:title", "itunes:title"])
            .map(|text| title(&text))
            .filter(|text| !text.is_empty()),
        lead: markup(&["description", "itunes:summary", "dc:description", "atom:summary"])
            .or_else(|| media::description(item)),
        body: markup(&["content:encoded", "xhtml:body", "body", "xhtml:div", "fullText", "fulltext", "content"]),
        elsewhere: None,
        authors,
        categories: texts("category"),
        subjects: texts("dc:subject"),
        published: item.text_of(&[
            "pubDate",
            "dc:date",
            "dcterms:issued",
            "atom:published",
            "dcterms:created",
            "pubdate",
            "date",
        ]),
        modified: item.text_of(&["dcterms:modified", "atom:updated", "lastBuildDate"]),
        language: item
            .text_of(&["dc:language"])
            .or_else(|| item.attribute("xml:lang").map(str::to_owned))
            .and_then(|text| language(&text)),
        copyright: item.text_of(&["dc:rights", "copyright", "media:copyright"]),
        media: Media::read(item, body_base),
        address: link,
        notes,
    }
}

/// What articles have no place for.
const LEFT_OUT: [(&str, &str); 4] = [
    ("podcast:transcript", "transcript left out"),
    ("podcast:chapters", "chapters left out"),
    ("georss:point", "place on a map left out"),
    ("media:rating", "rating left out"),
];
