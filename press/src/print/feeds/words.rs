//! Text as HTML for feeds: marks, languages, links.

use crate::print::site::SiteContext;
use crate::print::xml::Xml;
use contract::{Mark, RichText, Span, is_right_to_left, is_safe_link};

/// An article's text that is being written into a feed.
pub struct Text<'a> {
    pub publication: &'a SiteContext,
    /// The article's absolute address.
    pub url: &'a str,
}

impl Text<'_> {
    /// Writes a line of text in an element, unless it is empty.
    pub fn line(&self, xml: &mut Xml, name: &str, words: &RichText) {
        if !words.is_empty() {
            xml.element(name, &[], |xml| self.rich(xml, words));
        }
    }

    /// Writes the title of a block.
    pub fn title(&self, xml: &mut Xml, title: Option<&str>) {
        if let Some(title) = title {
            xml.element("p", &[], |xml| xml.words("strong", &[], title));
        }
    }

    /// Writes the caption and credit of an image, video or audio.
    pub fn caption(&self, xml: &mut Xml, caption: Option<&RichText>, credit: Option<&str>) {
        let caption = caption.filter(|caption| !caption.is_empty());
        if caption.is_none() && credit.is_none() {
            return;
        }
        xml.element("figcaption", &[], |xml| {
            if let Some(caption) = caption {
                self.rich(xml, caption);
                xml.text(" ");
            }
            if let Some(credit) = credit {
                xml.words("small", &[], &(self.publication.messages().credit)(credit));
            }
        });
    }

    /// Writes text with its marks and links.
    pub fn rich(&self, xml: &mut Xml, words: &RichText) {
        for span in &words.0 {
            self.span(xml, span);
        }
    }

    fn span(&self, xml: &mut Xml, span: &Span) {
        let href = match (&span.article, &span.href) {
            (Some(id), _) => Some(self.publication.article(id, None)),
            (None, Some(href)) => self.address(href),
            (None, None) => None,
        };
        match href {
            Some(href) => xml.element("a", &[("href", &href)], |xml| spoken(xml, span)),
            None => spoken(xml, span),
        }
    }

    /// The absolute address of a link; `None` for a link that could run code. `#name` refers to this article.
    pub fn address(&self, href: &str) -> Option<String> {
        let is_place = href.starts_with('#');
        let whole = || if is_place { format!("{}{href}", self.url) } else { self.publication.url(href) };
        is_safe_link(href).then(whole)
    }
}

fn spoken(xml: &mut Xml, span: &Span) {
    match &span.lang {
        Some(lang) => {
            let mut language = vec![("lang", lang.as_str())];
            language.extend(is_right_to_left(lang).then_some(("dir", "rtl")));
            xml.element("span", &language, |xml| marked(xml, &span.marks, &span.text));
        }
        None => marked(xml, &span.marks, &span.text),
    }
}

fn marked(xml: &mut Xml, marks: &[Mark], words: &str) {
    let Some((mark, rest)) = marks.split_first() else { return xml.text(words) };
    let name = match mark {
        Mark::Strong => "strong",
        Mark::Emphasis => "em",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Strike => "s",
        Mark::Code => "code",
    };
    xml.element(name, &[], |xml| marked(xml, rest, words));
}
