//! Reading without a network, the app's half: it says what it shows. The rest is the work of
//! public/offline and the worker, which come when the page is at rest and fill the places that pages keep for them: so no
//! first visit waits for them. See docs/decisions/0010-reading-offline.md.

use crate::address::files;
use crate::browser::{self, device::Saying};
use crate::effect::effect;
use crate::newsroom::Newsroom;
use leptos::prelude::*;

/// Says it.
#[derive(Clone, Copy)]
pub struct Offline {
    newsroom: StoredValue<Newsroom>,
}

impl Offline {
    /// Nothing is said before it is started.
    pub fn new(newsroom: Newsroom) -> Offline {
        Offline { newsroom: StoredValue::new(newsroom) }
    }

    /// Begins to say whether the newsroom can be reached.
    pub fn start(self) {
        let answer = self.newsroom.with_value(|newsroom| newsroom.answers.clone());
        effect(move || match answer.get() {
            None => {}
            Some(true) => Saying::new("back").say(),
            Some(false) => Saying::new("away").say(),
        });
    }

    /// The pattern of articles' addresses.
    pub fn learn_article_path(self, pattern: &str) {
        if browser::IS_HERE {
            let saying = Saying::new("pattern");
            saying.word(pattern);
            saying.say();
        }
    }

    /// A page is shown: the device keeps its file, if it has one, and what stands around it.
    pub fn page(self, file: &str) {
        let saying = Saying::new("page");
        self.newsroom.with_value(|newsroom| {
            for name in [file, files::EDITION] {
                add(&saying, newsroom, name);
            }
        });
        saying.say();
    }

    /// Something stands beside the page.
    pub fn beside(self, file: &str) {
        let saying = Saying::new("beside");
        self.newsroom.with_value(|newsroom| add(&saying, newsroom, file));
        saying.say();
    }
}

/// A file as it came; nothing of it for a page that has none.
fn add(saying: &Saying, newsroom: &Newsroom, file: &str) {
    let (json, kept_at) = newsroom.json(file).unwrap_or_default();
    saying.file(&newsroom.address(file), &String::from_utf8_lossy(&json), kept_at);
}
