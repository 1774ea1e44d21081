//! The content elements of a story, as HTML, and as blocks where HTML has no word for them.

use super::Library;
use super::media;
use crate::import::report::Report;
use crate::import::sources::documents::{address, escape, first_text, items, number, text};
use crate::import::story::Part;
use contract::{Block, EmbedBlock};
use serde_json::Value;

/// Elements are nested at most this deep.
const DEPTH: usize = 16;

/// The elements of one story.
pub struct Body<'a> {
    pub library: &'a Library,
    pub report: &'a mut Report,
    /// The story's key, for the report.
    pub story: &'a str,
    pub language: &'a str,
    /// Corrections that stand in the text.
    pub corrections: Vec<String>,
    parts: Vec<Part>,
    html: String,
}

impl<'a> Body<'a> {
    pub fn new(library: &'a Library, report: &'a mut Report, story: &'a str, language: &'a str) -> Body<'a> {
        let (corrections, parts, html) = (Vec::new(), Vec::new(), String::new());
        Body { library, report, story, language, corrections, parts, html }
    }

    /// Adds an element.
    pub fn add(&mut self, element: &Value) {
        self.element(element, 0);
    }

    /// The parts of the body, and the corrections in it.
    pub fn finish(mut self) -> (Vec<Part>, Vec<String>) {
        self.flush();
        (self.parts, self.corrections)
    }

    fn flush(&mut self) {
        if !self.html.trim().is_empty() {
            self.parts.push(Part::Html(std::mem::take(&mut self.html)));
        }
        self.html.clear();
    }

    fn block(&mut self, block: Block) {
        self.flush();
        self.parts.push(Part::Block(Box::new(block)));
    }

    fn note(&mut self, kind: impl Into<String>) {
        self.report.note(kind, self.story);
    }

    fn element(&mut self, element: &Value, depth: usize) {
        if depth > DEPTH {
            return self.note("element nested too deep");
        }
        let content = text(element, "/content").unwrap_or_default();
        match element["type"].as_str().unwrap_or_default() {
            // Its content is HTML: mostly of a paragraph, sometimes with its own headings.
            "text" => self.paragraph(content),
            "header" => {
                let level = number(element, "/level").filter(|level| (1.0..=6.0).contains(level)).unwrap_or(2.0) as u8;
                self.html += &format!("<h{level}>{content}</h{level}>");
            }
            "raw_html" => self.html += content,
            "code" => self.html += &format!("<pre><code>{}</code></pre>", escape(content)),
            "divider" => self.html += "<hr>",
            "image" => match media::figure(element, self.library) {
                Ok(figure) => self.html += &figure,
                Err(problem) => self.note(problem),
            },
            "gallery" => self.html += &media::gallery(element, self.library, self.report, self.story),
            "video" => self.video(element),
            "audio" => self.audio(element),
            "list" => self.html += &list(element, 0),
            "quote" | "blockquote" | "pullquote" => self.quote(element, depth),
            "table" => self.html += &table(element),
            "element_group" => {
                items(element, "/content_elements").iter().for_each(|part| self.element(part, depth + 1))
            }
            "interstitial_link" => {
                let link = link(element, self.library);
                self.html += &format!("<p>{link}</p>");
            }
            "link_list" => self.links(element),
            "oembed_response" => self.oembed(element),
            "custom_embed" => self.custom(element),
            "correction" => {
                let text = text(element, "/text").or_else(|| text(element, "/content"));
                self.corrections.extend(text.map(|text| text.to_owned()));
            }
            "numeric_rating" => self.rating(element),
            "endorsement" => {
                let words = escape(text(element, "/endorsement").unwrap_or_default());
                self.html += &format!("<p><strong>{words}</strong></p>");
            }
            "reference" => self.reference(element, depth),
            other => self.unknown(element, other, depth),
        }
    }

    fn paragraph(&mut self, content: &str) {
        let is_block = ["<p", "<h", "<ul", "<ol", "<div", "<blockquote", "<table", "<figure"];
        let lower = content.get(..12).unwrap_or(content).to_ascii_lowercase();
        if is_block.iter().any(|tag| lower.starts_with(tag)) {
            self.html += content;
        } else if !content.is_empty() {
            self.html += &format!("<p>{content}</p>");
        }
    }

    fn quote(&mut self, element: &Value, depth: usize) {
        let is_pull =
            element["type"] == "pullquote" || text(element, "/subtype").is_some_and(|kind| kind.contains("pull"));
        self.html += if is_pull { "<figure class=\"wp-block-pullquote\"><blockquote>" } else { "<blockquote>" };
        self.paragraph(text(element, "/content").unwrap_or_default());
        // A video in a quote would end the quote.
        for part in items(element, "/content_elements") {
            if ["video", "oembed_response", "custom_embed"].iter().any(|kind| part["type"] == *kind) {
                self.note(format!("{} in a quote left out", part["type"].as_str().unwrap_or_default()));
            } else {
                self.element(part, depth + 1);
            }
        }
        if let Some(source) = first_text(element, &["/citation/content", "/citation"]) {
            self.html += &format!("<cite>{source}</cite>");
        }
        self.html += if is_pull { "</blockquote></figure>" } else { "</blockquote>" };
    }

    fn video(&mut self, element: &Value) {
        if let Some(block) = media::video(element, self.library, self.language) {
            self.block(block);
        } else if let Some(html) = text(element, "/embed_html") {
            self.html += html;
        } else {
            self.note("video without a file that browsers play");
        }
    }

    fn audio(&mut self, element: &Value) {
        let stream = items(element, "/streams").iter().find_map(|stream| text(stream, "/url"));
        let Some(url) = stream.and_then(|url| address(url, self.library.options.base.as_ref())) else {
            return self.note("audio without address");
        };
        let name = first_text(element, &["/headlines/basic", "/description/basic"]).unwrap_or_default();
        let (url, name) = (escape(url.as_str()), escape(name));
        self.html += &format!("<figure><audio controls src=\"{url}\"></audio><figcaption>{name}</figcaption></figure>");
    }

    fn links(&mut self, element: &Value) {
        if let Some(title) = text(element, "/title") {
            self.html += &format!("<h3>{}</h3>", escape(title));
        }
        let mut list = String::new();
        for item in items(element, "/items") {
            let words = match item["type"].as_str() {
                Some("interstitial_link") => link(item, self.library),
                _ => text(item, "/content").unwrap_or_default().to_owned(),
            };
            let below = first_text(item, &["/description/content", "/description/basic"]);
            let below = below.map(|below| format!("<br>{below}")).unwrap_or_default();
            list += &format!("<li>{words}{below}</li>");
        }
        self.html += &format!("<ul>{list}</ul>");
    }

    fn oembed(&mut self, element: &Value) {
        let answer = element.get("raw_oembed").unwrap_or(element);
        let html = text(answer, "/html").unwrap_or_default();
        let url = text(answer, "/url").and_then(|url| address(url, None));
        let url = url.or_else(|| address(text(element, "/referent/id")?, None));
        match url {
            // A post's words are in its HTML; of a player, the address says more than its frame.
            Some(url) if !html.contains("<blockquote") => {
                let provider = text(answer, "/provider_name").unwrap_or_else(|| url.host_str().unwrap_or_default());
                let title = text(answer, "/title").map(str::to_owned);
                let (provider, url) = (provider.to_owned(), url.to_string());
                self.block(Block::Embed(EmbedBlock { provider, url, title, caption: None }));
            }
            _ if !html.is_empty() => self.html += html,
            _ => self.note("embed without address"),
        }
    }

    fn custom(&mut self, element: &Value) {
        let name = text(element, "/subtype").unwrap_or("embed");
        match text(element, "/embed/url").and_then(|url| address(url, None)) {
            Some(url) => {
                let provider = url.host_str().unwrap_or(name).to_owned();
                let title = first_text(element, &["/embed/config/title", "/embed/config/caption"]).map(str::to_owned);
                self.block(Block::Embed(EmbedBlock { provider, url: url.to_string(), title, caption: None }));
                self.note(format!("custom embed as a link: {name}"));
            }
            None => self.note(format!("custom embed left out: {name}")),
        }
    }

    fn rating(&mut self, element: &Value) {
        let Some(value) = number(element, "/numeric_rating") else { return self.note("rating without number") };
        let of = number(element, "/max").map(|max| format!(" / {max}")).unwrap_or_default();
        let units = escape(text(element, "/units").unwrap_or_default());
        self.html += &format!("<p>{}</p>", format!("{value}{of} {units}").trim_end());
    }

    fn reference(&mut self, element: &Value, depth: usize) {
        // The referent of an embed may be the address of the post itself.
        let post = text(element, "/referent/id").and_then(|id| address(id, None));
        if let Some(thing) = self.library.resolve(element) {
            self.element(thing, depth + 1);
        } else if let Some(url) = post {
            let provider = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
            self.block(Block::Embed(EmbedBlock { provider, url: url.to_string(), title: None, caption: None }));
        } else {
            let kind = text(element, "/referent/type").unwrap_or("unknown");
            self.note(format!("reference without its {kind}"));
        }
    }

    fn unknown(&mut self, element: &Value, kind: &str, depth: usize) {
        let words = first_text(element, &["/content", "/text", "/title", "/headlines/basic"]);
        self.paragraph(words.unwrap_or_default());
        items(element, "/content_elements").iter().for_each(|part| self.element(part, depth + 1));
        self.note(format!("element of unknown type, its text kept: {kind}"));
    }
}

fn link(element: &Value, library: &Library) -> String {
    let words = first_text(element, &["/content", "/title", "/url"]).unwrap_or_default();
    match text(element, "/url").and_then(|url| address(url, library.options.base.as_ref())) {
        Some(url) => format!("<a href=\"{}\">{words}</a>", escape(url.as_str())),
        None => words.to_owned(),
    }
}

/// A list. One within it belongs to the item before it.
fn list(element: &Value, depth: usize) -> String {
    let tag = if element["list_type"] == "ordered" { "ol" } else { "ul" };
    let mut html = format!("<{tag}>");
    let mut is_open = false;
    for item in items(element, "/items") {
        if item["type"] == "list" {
            html += if is_open { "" } else { "<li>" };
            html += &if depth < DEPTH { list(item, depth + 1) } else { String::new() };
        } else {
            html += if is_open { "</li><li>" } else { "<li>" };
            html += text(item, "/content").unwrap_or_default();
        }
        is_open = true;
    }
    html += if is_open { "</li>" } else { "" };
    format!("{html}</{tag}>")
}

fn table(element: &Value) -> String {
    let cells = |cells: &[Value], tag: &str| {
        let cell = |cell: &Value| {
            let words = text(cell, "/content").or(cell.as_str()).unwrap_or_default();
            format!("<{tag}>{words}</{tag}>")
        };
        format!("<tr>{}</tr>", cells.iter().map(cell).collect::<String>())
    };
    let head = items(element, "/header");
    let head = if head.is_empty() { String::new() } else { format!("<thead>{}</thead>", cells(head, "th")) };
    let rows = items(element, "/rows").iter().filter_map(Value::as_array).map(|row| cells(row, "td"));
    format!("<table>{head}<tbody>{}</tbody></table>", rows.collect::<String>())
}
