//! Starts the app in the browser.

use leptos::prelude::mount_to;
use manchette::app::app;
use manchette::browser::{document, history, pictures};
use manchette::newsroom::Newsroom;
use manchette::routing::Site;

fn main() {
    let path = history::path();
    let links = document::edition_links();
    // The edition whose base the address starts with; the longest one, since `/` fits every address.
    let ours = links.iter().filter(|link| path.starts_with(&link.base)).max_by_key(|link| link.base.len());
    let link = ours.or(links.first()).expect("index.html points to an edition");
    let siblings = links.iter().map(|other| other.base.clone()).filter(|base| *base != link.base).collect();
    let site = Site::new(&link.base, &link.href, siblings);
    let language = link.language.clone().unwrap_or_else(document::language);
    pictures::watch_failures();
    let newsroom = Newsroom::new(site.clone());
    mount_to(document::mount_point(), move || app(site, newsroom, &path, language)).forget();
}
