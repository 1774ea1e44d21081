//! Video and audio in feeds: the feed reader's own player, and a link where it has none.

use super::words::Text;
use crate::print::picture::picture;
use crate::print::xml::{Attribute, Xml};
use contract::{AudioBlock, Source, VideoBlock, is_safe_source};

/// A video with its title and caption.
pub fn video(text: &Text, xml: &mut Xml, block: &VideoBlock) {
    let poster = block.poster.as_ref().and_then(|poster| picture(text.publication, poster));
    let poster = poster.as_ref().map(|poster| ("poster", poster.url.as_str()));
    text.title(xml, Some(&block.name));
    xml.element("figure", &[], |xml| {
        player(text, xml, "video", poster, &block.sources, &block.name);
        text.caption(xml, block.caption.as_ref(), block.credit.as_deref());
    });
}

/// Audio with its title, caption and transcript.
pub fn audio(text: &Text, xml: &mut Xml, block: &AudioBlock) {
    text.title(xml, Some(&block.name));
    xml.element("figure", &[], |xml| {
        player(text, xml, "audio", None, &block.sources, &block.name);
        text.caption(xml, block.caption.as_ref(), block.credit.as_deref());
    });
    for line in &block.transcript {
        text.line(xml, "p", line);
    }
}

/// A player that loads nothing before the reader presses play. Its content is shown where players are not supported.
fn player(text: &Text, xml: &mut Xml, name: &str, poster: Option<Attribute>, sources: &[Source], title: &str) {
    let files: Vec<(String, Option<&str>)> = sources
        .iter()
        .filter(|source| is_safe_source(&source.url))
        .map(|source| (text.publication.file(&source.url), source.media_type.as_deref()))
        .collect();
    let Some((first, _)) = files.first() else { return };
    let mut attributes = vec![("controls", "controls"), ("preload", "none")];
    attributes.extend(poster);
    xml.element(name, &attributes, |xml| {
        for (url, media_type) in &files {
            let mut attributes = vec![("src", url.as_str())];
            attributes.extend(media_type.map(|media_type| ("type", media_type)));
            xml.empty("source", &attributes);
        }
        xml.words("a", &[("href", first)], title);
    });
}
