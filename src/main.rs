//! Starts the app in the browser: hydrates a printed page in steps, mounts any other.
//!
//! A printed page can be read before. So its frame is hydrated first and links are handled; the page itself follows in
//! tasks of its own, or at the reader's first press of a button or key, before that press is handled.

use any_spawner::Executor;
use leptos::prelude::Owner;
use manchette::address::{Site, files};
use manchette::app::{Stages, app};
use manchette::browser::{clock, document, history, pictures};
use manchette::markup;
use manchette::routing::Router;
use manchette::store::Store;
use std::cell::Cell;
use std::rc::Rc;

/// The embedded files that the frame needs.
const OF_FRAME: [&str; 2] = [files::EDITION, files::LIVE];

fn main() {
    // Effects run on it. An error means that it is initialised already.
    let _ = Executor::init_wasm_bindgen();
    let path = history::path();
    let links = document::edition_links();
    // The edition whose base path is the longest prefix of the address, since `/` is a prefix of all.
    let ours = links.iter().filter(|link| path.starts_with(&link.base)).max_by_key(|link| link.base.len());
    let link = ours.or(links.first()).expect("index.html points to an edition");
    let siblings = links.iter().map(|other| other.base.clone()).filter(|base| *base != link.base).collect();
    let site = Site::new(&link.base, &link.href, siblings);
    let language = link.language.clone().unwrap_or_else(document::language);
    let store = Store::new(site.clone());
    embed(&store, &|file| OF_FRAME.contains(&file));
    let start = |stages: &Stages| {
        let owner = Owner::new();
        let app = owner.with(|| app(site.clone(), store.clone(), &path, language.clone(), stages));
        (owner, app)
    };

    let position = document::app();
    let hydrated = document::is_prerendered_for(&path).then(|| {
        let stages = Stages::default();
        let (owner, app) = start(&stages);
        let mounted = owner.with(|| markup::hydrate(app.view, &position))?;
        Some((owner, app.router, stages, mounted))
    });
    let (owner, router, stages, mounted) = hydrated.flatten().unwrap_or_else(|| {
        embed_rest(&store);
        let stages = Stages::at_once();
        let (owner, app) = start(&stages);
        let mounted = owner.with(|| markup::mount(app.view, &position));
        (owner, app.router, stages, mounted)
    });
    // Attach the router only after hydration or mounting: until then links navigate normally.
    owner.with(|| router.start());
    pictures::watch_failures();
    std::mem::forget((owner, mounted));
    let is_decoded = Cell::new(stages.page.is_open());
    finish(Rc::new(Rest { store, router, stages, is_decoded }));
}

/// Adds files that are embedded in the page to the store.
fn embed(store: &Store, is_wanted: &dyn Fn(&str) -> bool) {
    for (file, json) in document::embedded_files(is_wanted) {
        store.embed(&file, json, document::last_modified());
    }
}

fn embed_rest(store: &Store) {
    embed(store, &|file| !OF_FRAME.contains(&file));
}

/// The steps that are left once links are handled.
struct Rest {
    store: Store,
    router: Router,
    stages: Stages,
    is_decoded: Cell<bool>,
}

impl Rest {
    /// Decodes the page's file.
    fn decode(&self) {
        if !self.is_decoded.replace(true) {
            embed_rest(&self.store);
            self.router.open_first();
        }
    }

    /// Hydrates the page.
    fn hydrate(&self) {
        self.decode();
        self.stages.page.open();
    }
}

/// Takes the steps that are left, each as a task of its own.
fn finish(rest: Rc<Rest>) {
    let at_input = rest.clone();
    document::on_input(move || at_input.hydrate());
    clock::after(0, move || {
        rest.decode();
        clock::after(0, move || {
            rest.hydrate();
            clock::after(0, move || {
                rest.stages.requests.open();
                clock::mark("manchette-ready");
            });
        });
    });
}
