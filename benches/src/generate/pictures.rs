//! Images: a handful of small drawings that all articles share, so that a large edition has few bytes of images.

use super::random::Random;
use super::words::Vocabulary;
use serde_json::{Value, json};
use std::path::Path;
use std::{fs, io};

const DRAWINGS: usize = 6;
const WIDTHS: [u32; 3] = [480, 960, 1536];

/// Writes the drawings, each in three widths.
pub fn write(root: &Path) -> io::Result<()> {
    fs::create_dir_all(root.join("images"))?;
    for number in 0..DRAWINGS {
        for width in WIDTHS {
            fs::write(root.join(file(number, width)), drawing(number, width))?;
        }
    }
    Ok(())
}

/// The image object of one of the drawings.
pub fn picture(random: &mut Random, vocabulary: &Vocabulary) -> Value {
    let number = random.below(DRAWINGS);
    let rendition = |width| json!({ "url": file(number, width), "width": width, "type": "image/svg+xml" });
    let words = random.between(6, 18);
    json!({
        "renditions": WIDTHS.map(rendition),
        "width": 1536,
        "height": 1024,
        "alt": vocabulary.text(random, words),
    })
}

/// The image with the fields that teasers leave out.
pub fn with_caption(mut picture: Value, random: &mut Random, vocabulary: &Vocabulary) -> Value {
    let words = random.between(6, 20);
    picture["caption"] = vocabulary.text(random, words).into();
    picture["credit"] = vocabulary.name(random).into();
    picture
}

fn file(number: usize, width: u32) -> String {
    format!("images/dessin-{number}-{width}.svg")
}

/// A sun over the sea, at another hour in each drawing.
fn drawing(number: usize, width: u32) -> String {
    let (height, hue) = (width * 2 / 3, 25 + number as u32 * 55);
    let (x, y) = (width * (number as u32 + 1) / 8, height * (6 - number as u32) / 8);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"hsl({hue} 40% 80%)\"/>\n\
         <circle cx=\"{x}\" cy=\"{y}\" r=\"{}\" fill=\"hsl({hue} 80% 50%)\"/>\n\
         <rect y=\"70%\" width=\"100%\" height=\"30%\" fill=\"hsl({hue} 30% 30%)\"/>\n</svg>\n",
        height / 8
    )
}
