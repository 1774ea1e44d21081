//! An article's text as HTML for feeds: plain elements, absolute addresses, nothing that could run.
//!
//! It follows `src/components`, which render the same blocks for pages, without interactive elements.

use super::players::{audio, video};
use super::words::Text;
use crate::print::picture::picture;
use crate::print::site::SiteContext;
use crate::print::xml::{Attribute, Xml};
use contract::{
    Article, Block, Correction, EmbedBlock, Image, Kind, ListBlock, MAX_DEPTH, QuoteBlock, RichText, TableBlock,
    Teaser, direction,
};

/// The article from its lead to its corrections. `url` is its absolute address.
pub fn full_text(publication: &SiteContext, article: &Article, url: &str) -> String {
    let text = Text { publication, url };
    let language = article.in_language.as_ref().unwrap_or(&publication.edition.in_language);
    let mut xml = Xml::inline();
    // A feed reader shows no page around the article, so the label is here too.
    xml.element("div", &[("lang", language), ("dir", direction(language))], |xml| {
        text.sponsor(xml, article);
        if let Some(lead) = &article.description {
            xml.element("p", &[], |xml| xml.words("strong", &[], lead));
        }
        match (&article.video, &article.image) {
            (Some(main), _) => video(&text, xml, main),
            (None, Some(image)) => text.figure(xml, image),
            (None, None) => {}
        }
        text.blocks(xml, &article.body, 1);
        text.corrections(xml, &article.corrections);
    });
    xml.finish()
}

impl Text<'_> {
    /// Sponsored content is labelled wherever it is read.
    fn sponsor(&self, xml: &mut Xml, article: &Article) {
        let messages = self.publication.messages();
        if article.kind == Kind::Sponsored {
            let words = article.sponsor.as_ref().map(|sponsor| (messages.paid_by)(&sponsor.name));
            xml.words("p", &[], words.as_deref().unwrap_or(messages.sponsored));
        }
    }

    fn corrections(&self, xml: &mut Xml, corrections: &[Correction]) {
        if !corrections.is_empty() {
            xml.words("h2", &[], self.publication.messages().corrections);
            self.items(xml, "ul", corrections.iter().map(|correction| &correction.text));
        }
    }

    fn blocks(&self, xml: &mut Xml, blocks: &[Block], depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for block in blocks {
            self.block(xml, block, depth);
        }
    }

    fn block(&self, xml: &mut Xml, block: &Block, depth: usize) {
        let messages = self.publication.messages();
        match block {
            Block::Paragraph(block) => self.line(xml, "p", &block.text),
            Block::Heading(block) => match block.level {
                Some(3) => self.line(xml, "h3", &block.text),
                Some(4..) => self.line(xml, "h4", &block.text),
                _ => self.line(xml, "h2", &block.text),
            },
            Block::Quote(block) => self.quote(xml, block, depth),
            // It repeats a sentence of the text, which only the layout of a page sets apart.
            Block::PullQuote(_) => {}
            Block::List(block) => self.list(xml, block, depth),
            Block::Image(block) => self.figure(xml, &block.image),
            Block::Gallery(block) => {
                self.title(xml, block.title.as_deref());
                for image in &block.images {
                    self.figure(xml, image);
                }
            }
            Block::Video(block) => video(self, xml, block),
            Block::Audio(block) => audio(self, xml, block),
            Block::ReadAlso(block) => self.read_also(xml, &block.items),
            Block::KeyPoints(block) => {
                self.title(xml, Some(block.title.as_deref().unwrap_or(messages.key_points)));
                self.items(xml, "ul", block.items.iter());
            }
            Block::FactBox(block) => xml.element("aside", &[], |xml| {
                self.title(xml, Some(&block.title));
                self.blocks(xml, &block.body, depth + 1);
            }),
            Block::Table(block) => self.table(xml, block),
            Block::Embed(block) => self.embed(xml, block),
            Block::Code(block) => xml.element("pre", &[], |xml| xml.words("code", &[], &block.text)),
            Block::Divider(_) => xml.empty("hr", &[]),
            Block::Unknown { fallback: Some(words) } => self.line(xml, "p", &words.as_str().into()),
            Block::Unknown { fallback: None } => {}
        }
    }

    fn quote(&self, xml: &mut Xml, block: &QuoteBlock, depth: usize) {
        let mut language: Vec<Attribute> = block.lang.iter().map(|lang| ("lang", lang.as_str())).collect();
        language.extend(block.lang.iter().map(|lang| ("dir", direction(lang))));
        xml.element("figure", &[], |xml| {
            xml.element("blockquote", &language, |xml| self.blocks(xml, &block.body, depth + 1));
            if let Some(source) = &block.source {
                self.line(xml, "figcaption", source);
            }
        });
    }

    fn list(&self, xml: &mut Xml, block: &ListBlock, depth: usize) {
        xml.element(if block.ordered { "ol" } else { "ul" }, &[], |xml| {
            for item in &block.items {
                xml.element("li", &[], |xml| {
                    self.rich(xml, &item.text);
                    self.blocks(xml, &item.body, depth + 1);
                });
            }
        });
    }

    fn items<'b>(&self, xml: &mut Xml, name: &str, items: impl Iterator<Item = &'b RichText>) {
        xml.element(name, &[], |xml| items.for_each(|item| self.line(xml, "li", item)));
    }

    fn read_also(&self, xml: &mut Xml, items: &[Teaser]) {
        if items.is_empty() {
            return;
        }
        self.title(xml, Some(self.publication.messages().read_also));
        xml.element("ul", &[], |xml| {
            for item in items {
                let url = self.publication.article(&item.id, item.section.as_ref());
                xml.element("li", &[], |xml| xml.words("a", &[("href", &url)], &item.headline));
            }
        });
    }

    fn table(&self, xml: &mut Xml, block: &TableBlock) {
        let row = |xml: &mut Xml, cells: &[RichText], name_of: &dyn Fn(usize) -> &'static str| {
            xml.element("tr", &[], |xml| {
                for (index, cell) in cells.iter().enumerate() {
                    xml.element(name_of(index), &[], |xml| self.rich(xml, cell));
                }
            });
        };
        xml.element("table", &[], |xml| {
            if let Some(caption) = &block.caption {
                self.line(xml, "caption", caption);
            }
            if !block.columns.is_empty() {
                xml.element("thead", &[], |xml| row(xml, &block.columns, &|_| "th"));
            }
            xml.element("tbody", &[], |xml| {
                for cells in &block.rows {
                    row(xml, cells, &|index| if index == 0 && block.row_headings { "th" } else { "td" });
                }
            });
        });
    }

    /// Third-party content is a link: nothing is loaded unasked.
    fn embed(&self, xml: &mut Xml, block: &EmbedBlock) {
        let messages = self.publication.messages();
        let words = match &block.title {
            Some(title) => title.clone(),
            None => (messages.embed_open)(&block.provider),
        };
        xml.element("p", &[], |xml| match self.address(&block.url) {
            Some(url) => xml.words("a", &[("href", &url)], &words),
            None => xml.text(&words),
        });
        if let Some(caption) = &block.caption {
            self.line(xml, "p", caption);
        }
    }

    /// An image with its caption and credit; nothing if none of its files may be loaded.
    fn figure(&self, xml: &mut Xml, image: &Image) {
        let Some(file) = picture(self.publication, image) else { return };
        let (width, height) = (file.width.to_string(), file.height.map(|height| height.to_string()));
        let alt = image.alt.as_deref().unwrap_or_default();
        let mut attributes = vec![("src", file.url.as_str()), ("alt", alt), ("width", &width)];
        attributes.extend(height.as_deref().map(|height| ("height", height)));
        xml.element("figure", &[], |xml| {
            xml.empty("img", &attributes);
            self.caption(xml, image.caption.as_ref(), image.credit.as_deref());
        });
    }
}
