//! What a reader of the article sees: its words in order, and its pictures, links, embeds, cells, items and notes.

use super::source::Source;
use super::words;
use crate::import::html::picture_key;
use contract::{Block, Image, Note, RichText};

/// Reads the blocks and notes of an article.
pub fn read(blocks: &[Block], notes: &[Note]) -> Source {
    let mut reader = Reader::default();
    reader.blocks(blocks);
    for note in notes {
        reader.rich(&note.text);
    }
    reader.found.notes = notes.len();
    reader.found.words = words::list(&reader.text);
    reader.found
}

#[derive(Default)]
struct Reader {
    text: String,
    found: Source,
}

impl Reader {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(block) => self.rich(&block.text),
            Block::Heading(block) => self.rich(&block.text),
            Block::Quote(block) => {
                self.blocks(&block.body);
                self.maybe(block.source.as_ref());
            }
            Block::PullQuote(block) => {
                self.rich(&block.text);
                self.maybe(block.source.as_ref());
            }
            Block::List(block) => {
                for item in &block.items {
                    self.found.items += 1;
                    self.rich(&item.text);
                    self.blocks(&item.body);
                }
            }
            Block::Image(block) => {
                self.image(&block.image);
                self.found.links.extend(block.href.clone());
            }
            Block::Gallery(block) => {
                block.images.iter().for_each(|image| self.image(image));
                self.plain(block.title.as_deref());
            }
            Block::Video(block) => {
                self.plain(Some(&block.name));
                self.maybe(block.caption.as_ref());
                self.plain(block.credit.as_deref());
            }
            Block::Audio(block) => {
                self.plain(Some(&block.name));
                self.maybe(block.caption.as_ref());
                self.plain(block.credit.as_deref());
                block.transcript.iter().for_each(|text| self.rich(text));
            }
            Block::ReadAlso(block) => block.items.iter().for_each(|item| self.plain(Some(&item.headline))),
            Block::KeyPoints(block) => {
                self.plain(block.title.as_deref());
                block.items.iter().for_each(|item| self.rich(item));
            }
            Block::FactBox(block) => {
                self.plain(Some(&block.title));
                self.blocks(&block.body);
            }
            Block::Table(block) => {
                self.maybe(block.caption.as_ref());
                for cell in block.columns.iter().chain(block.rows.iter().flatten()) {
                    self.found.cells += usize::from(!cell.is_empty());
                    self.rich(cell);
                }
            }
            Block::Embed(block) => {
                self.found.embeds += 1;
                self.found.links.insert(block.url.clone());
                self.plain(block.title.as_deref());
                self.maybe(block.caption.as_ref());
                self.plain(Some(&block.provider));
            }
            Block::Code(block) => self.plain(Some(&block.text)),
            Block::Divider(_) => {}
            Block::Unknown { fallback } => self.plain(fallback.as_deref()),
        }
    }

    fn image(&mut self, image: &Image) {
        self.found.pictures.extend(image.renditions.iter().map(|one| picture_key(&one.url)));
        self.maybe(image.caption.as_ref());
        self.plain(image.credit.as_deref());
    }

    fn maybe(&mut self, text: Option<&RichText>) {
        text.into_iter().for_each(|text| self.rich(text));
    }

    fn rich(&mut self, text: &RichText) {
        self.plain(Some(&text.plain()));
        for span in &text.0 {
            self.found.links.extend(span.href.clone());
            self.found.links.extend(span.article.as_ref().map(|id| format!("article:{id}")));
        }
    }

    fn plain(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.text.push_str(text);
            self.text.push('\n');
        }
    }
}
