//! Starts the app in the browser: hydrates a printed page, mounts any other.

use any_spawner::Executor;
use leptos::prelude::Owner;
use manchette::address::Site;
use manchette::app::app;
use manchette::browser::{document, history, pictures};
use manchette::markup;
use manchette::store::Store;

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
    for (file, json) in document::embedded_files() {
        store.embed(&file, json, document::last_modified());
    }
    let start = || {
        let owner = Owner::new();
        let app = owner.with(|| app(site.clone(), store.clone(), &path, language.clone()));
        (owner, app)
    };

    let position = document::app();
    let hydrated = document::is_prerendered_for(&path).then(|| {
        let (owner, app) = start();
        let mounted = owner.with(|| markup::hydrate(app.view, &position))?;
        Some((owner, app.router, mounted))
    });
    let (owner, router, mounted) = hydrated.flatten().unwrap_or_else(|| {
        let (owner, app) = start();
        let mounted = owner.with(|| markup::mount(app.view, &position));
        (owner, app.router, mounted)
    });
    // Attach the router only after hydration or mounting: until then links navigate normally.
    owner.with(|| router.start());
    pictures::watch_failures();
    std::mem::forget((owner, mounted));
}
