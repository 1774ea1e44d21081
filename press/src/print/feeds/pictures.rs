//! Reduces the pictures of an article to one file each: feed readers do not choose among several.

use crate::print::picture::picture;
use crate::print::site::SiteContext;
use contract::{Article, Block, Image, Rendition};

/// The article with one file for each picture, and with none for a picture that is not safe to load.
pub fn with_single_files(site: &SiteContext, mut article: Article) -> Article {
    let poster = article.video.as_mut().and_then(|video| video.poster.as_mut());
    article.image.iter_mut().chain(poster).for_each(|image| reduce(site, image));
    reduce_all(site, &mut article.body);
    article
}

fn reduce_all(site: &SiteContext, blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Image(block) => reduce(site, &mut block.image),
            Block::Gallery(block) => block.images.iter_mut().for_each(|image| reduce(site, image)),
            Block::Video(block) => block.poster.iter_mut().for_each(|image| reduce(site, image)),
            Block::Quote(block) => reduce_all(site, &mut block.body),
            Block::FactBox(block) => reduce_all(site, &mut block.body),
            Block::List(block) => block.items.iter_mut().for_each(|item| reduce_all(site, &mut item.body)),
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::PullQuote(_)
            | Block::Audio(_)
            | Block::ReadAlso(_)
            | Block::KeyPoints(_)
            | Block::Table(_)
            | Block::Embed(_)
            | Block::Code(_)
            | Block::Divider(_)
            | Block::Unknown { .. } => {}
        }
    }
}

fn reduce(site: &SiteContext, image: &mut Image) {
    let file = picture(site, image).map(|file| (file.url, file.width, file.height));
    image.renditions.clear();
    if let Some((url, width, height)) = file {
        image.renditions.push(Rendition { url, width, media_type: None });
        (image.width, image.height) = (Some(width), height);
    }
}
