//! Reading without a network, the app's half: it says what it shows. The rest is the work of
//! public/offline and the worker, which come when the page is at rest and fill the places that pages keep for them: so no
//! first visit waits for them. See docs/decisions/0010-reading-offline.md.

use crate::address::files;
use crate::browser::{self, device::Saying};
use crate::effect::effect;
use crate::store::Store;
use leptos::prelude::*;

/// Says it.
#[derive(Clone, Copy)]
pub struct Offline {
    store: StoredValue<Store>,
}

impl Offline {
    /// Nothing is said before it is started.
    pub fn new(store: Store) -> Offline {
        Offline { store: StoredValue::new(store) }
    }

    /// Begins to say whether the newsroom can be reached.
    pub fn start(self) {
        let answer = self.store.with_value(|store| store.is_reachable.clone());
        effect(move || match answer.get() {
            None => {}
            Some(true) => Saying::new("back").say(),
            Some(false) => Saying::new("away").say(),
        });
    }

    /// The pattern of articles' addresses.
    pub fn set_article_path(self, pattern: &str) {
        if browser::IS_BROWSER {
            let saying = Saying::new("pattern");
            saying.word(pattern);
            saying.say();
        }
    }

    /// A page is shown: the device keeps its file, if it has one, and what stands around it.
    pub fn page(self, file: &str) {
        let saying = Saying::new("page");
        self.store.with_value(|store| {
            for name in [file, files::EDITION] {
                add(&saying, store, name);
            }
        });
        saying.say();
    }

    /// Something stands beside the page.
    pub fn secondary(self, file: &str) {
        let saying = Saying::new("beside");
        self.store.with_value(|store| add(&saying, store, file));
        saying.say();
    }
}

/// A file as it came; nothing of it for a page that has none.
fn add(saying: &Saying, store: &Store, file: &str) {
    let (json, cached_at) = store.json(file).unwrap_or_default();
    saying.file(&store.address(file), &String::from_utf8_lossy(&json), cached_at);
}
