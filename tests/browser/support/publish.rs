//! Publishing, as a newsroom does it, by the test that needs the data: so a test shows what it is about, and the demo
//! edition can change without it.

use super::page::Page;
use super::requests::Fate;
use super::worker::file;
use serde_json::{Value, json};

impl Page {
    /// Publishes a file of the edition, by its path relative to the edition's root.
    pub fn publish(&self, file: &str, content: &Value) {
        self.server.faults().body(&data(file), "application/json", content.to_string());
    }

    /// The fates of the requests for an article's file, oldest first.
    pub fn fates_of(&self, id: &str) -> Vec<Fate> {
        self.server.asked(&file(id)).into_iter().map(|asked| asked.fate).collect()
    }

    /// Publishes an article from the fields that matter; adds the version, the id and, if missing, a headline.
    pub fn publish_article(&self, id: &str, mut content: Value) {
        content["version"] = "1.0".into();
        content["id"] = id.into();
        if content.get("headline").is_none() {
            content["headline"] = format!("Titre de {id}").into();
        }
        self.publish(&format!("articles/{id}.json"), &content);
    }

    /// Publishes a picture in three widths, the natural one being the largest, and returns it as the contract's image.
    /// Its left half is red and its right half blue.
    pub fn draw(&self, name: &str, width: u32, height: u32) -> Value {
        let widths = [width / 4, width / 2, width];
        let renditions = widths.map(|rendition| {
            let file = format!("images/{name}-{rendition}.svg");
            let (half, rendition_height) = (rendition / 2, height * rendition / width);
            let drawing = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='{rendition}' height='{rendition_height}'>
                 <rect width='100%' height='100%' fill='#c00'/><rect x='{half}' width='{half}' height='100%' fill='#00c'/>
                 </svg>"
            );
            self.server.faults().body(&data(&file), "image/svg+xml", drawing);
            json!({ "url": file, "width": rendition, "type": "image/svg+xml" })
        });
        json!({ "renditions": renditions, "width": width, "height": height, "alt": format!("Dessin de {name}") })
    }

    /// Publishes a film of three seconds that all engines can play, and returns it as one of the contract's sources.
    pub fn film(&self, name: &str) -> Value {
        let file = format!("videos/{name}.webm");
        let bytes = include_bytes!("../fixture/three-seconds.webm").as_slice();
        self.server.faults().body(&data(&file), "video/webm", bytes);
        json!({ "url": file, "type": "video/webm" })
    }
}

/// The server's path of a file of the edition.
pub fn data(file: &str) -> String {
    format!("/data/{file}")
}

/// A teaser.
pub fn teaser(id: &str) -> Value {
    json!({ "id": id, "headline": format!("Titre de {id}") })
}

/// A paragraph.
pub fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "text": text })
}

/// Numbered paragraphs of some 50 text.
pub fn paragraphs(count: usize) -> Vec<Value> {
    let text =
        "Le vent s’est levé avant l’aube et personne, au camp de base, n’a cru que la cordée partirait. ".repeat(3);
    (1..=count).map(|number| paragraph(&format!("Paragraphe {number}. {text}"))).collect()
}
