//! The reader's data on the device: the entries of their lists and the stored articles. Tests of faults compare it before
//! and after each fault, and a run prints the losses at its end.

use super::page::Page;
use super::publish::{data, paragraph, teaser};
use super::worker::file;
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};

static FAULTS: AtomicUsize = AtomicUsize::new(0);
static LOST_ARTICLES: AtomicUsize = AtomicUsize::new(0);
static LOST_ENTRIES: AtomicUsize = AtomicUsize::new(0);

/// The reader's data on the device.
#[derive(Clone, Debug, Deserialize)]
pub struct StoredData {
    /// Readable list entries, as `saved:<id>` and `read:<id>`.
    pub entries: BTreeSet<String>,
    /// Readable stored articles, by id, each with whether it is marked as complete.
    pub articles: BTreeMap<String, bool>,
    /// Articles that are marked as complete though a part is missing.
    pub half: Vec<String>,
}

impl Page {
    /// Makes a reader with something to lose: an article that was read and one that was saved, both with pictures. The tab
    /// shows the front page.
    pub async fn with_stored_data(&self) -> StoredData {
        for id in ["lu", "garde"] {
            let pictures = [self.draw(&format!("{id}-haut"), 800, 600), self.draw(&format!("{id}-milieu"), 800, 500)];
            let [top, inside] = pictures;
            let body = [paragraph(&format!("Le texte de {id}.")), json!({ "type": "image", "image": inside })];
            let related = [teaser("lu"), teaser("garde")];
            self.publish_article(id, json!({ "image": top, "body": body, "related": related }));
        }
        self.read_and_store("lu").await;
        self.click("button.save[data-save=garde]").await;
        self.until_complete("garde").await;
        self.read("/").await;
        self.until_device_part_runs().await;
        let stored_data = self.stored_data().await;
        assert_eq!(stored_data.entries.iter().map(String::as_str).collect::<Vec<_>>(), ["read:lu", "saved:garde"]);
        assert_eq!(stored_data.articles.values().collect::<Vec<_>>(), [&true; 2], "{stored_data:?}");
        stored_data
    }

    /// Opens another article and waits until it is stored: storing it evicts what may be evicted.
    pub async fn read_on(&self, number: usize) {
        let id = format!("suite-{number}");
        self.publish_article(&id, json!({ "body": [paragraph("La suite.")] }));
        self.read_and_store(&id).await;
    }

    /// Opens an article that is stored already and waits until the new time is recorded.
    pub async fn read_again(&self, id: &str) {
        let read_at = format!("caches.match('{}').then(it => it.headers.get('x-read-at'))", file(id));
        let before: String = self.js(&format!("return {read_at}")).await;
        self.read(&format!("/article/{id}/")).await;
        self.until_promised("it was read again", &format!("{read_at}.then(at => at > '{before}')")).await;
    }

    /// Waits until the page's files have been stored or refused: its own file comes before the edition's.
    pub async fn until_page_is_processed(&self) {
        let edition = data("edition.json");
        self.js::<bool>(&format!("return caches.open('manchette-kept:/').then(it => it.delete('{edition}'))")).await;
        self.until_stored(&edition).await;
    }

    /// The reader's data of the edition at the root of the site.
    pub async fn stored_data(&self) -> StoredData {
        self.js("const parse = text => { try { return JSON.parse(text); } catch { return null; } };
             const start = 'manchette:/:';
             const names = Object.keys(localStorage).filter(name => /^manchette:\\/:(saved|read):/.test(name));
             const isReadable = name => parse(localStorage.getItem(name))?.teaser?.id === name.split(':').at(-1);
             const entries = names.filter(isReadable).map(name => name.slice(start.length));
             const articles = {}, half = [];
             const look = async () => {
               const files = await caches.open('manchette-kept:/'), parts = await caches.open('manchette-parts:/');
               for (const request of await files.keys()) {
                 const id = new URL(request.url).pathname.match(/^\\/data\\/articles\\/(.+)\\.json$/)?.[1];
                 const answer = await files.match(request);
                 if (!id || parse(await answer.text())?.id !== id) continue;
                 articles[id] = answer.headers.get('x-whole') === '1';
                 const needed = JSON.parse(answer.headers.get('x-parts') ?? '[]');
                 const there = await Promise.all(needed.map(part => parts.match(part)));
                 if (articles[id] && !there.every(Boolean)) half.push(id);
               }
               return { entries, articles, half };
             };
             return look()")
            .await
    }

    /// Asserts after a fault that the reader's data is still there, complete if it was, and that nothing incomplete is
    /// marked as complete.
    #[track_caller]
    pub fn lost_nothing_of(&self, before: &StoredData, fault: &str) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let after = self.stored_data().await;
            let is_lost =
                |(id, is_complete): &(&String, &bool)| after.articles.get(*id).is_none_or(|now| **is_complete && !now);
            let articles: Vec<_> = before.articles.iter().filter(is_lost).collect();
            let entries: Vec<_> = before.entries.difference(&after.entries).collect();
            FAULTS.fetch_add(1, Ordering::Relaxed);
            LOST_ARTICLES.fetch_add(articles.len(), Ordering::Relaxed);
            LOST_ENTRIES.fetch_add(entries.len(), Ordering::Relaxed);
            assert!(articles.is_empty(), "{fault}: lost articles: {articles:?}\nat {caller}");
            assert!(entries.is_empty(), "{fault}: lost list entries: {entries:?}\nat {caller}");
            assert!(
                after.half.is_empty(),
                "{fault}: marked as complete, and incomplete: {:?}\nat {caller}",
                after.half
            );
        }
    }
}

/// Prints the losses by all faults of the run.
pub fn print_losses() {
    let [faults, articles, entries] =
        [&FAULTS, &LOST_ARTICLES, &LOST_ENTRIES].map(|count| count.load(Ordering::Relaxed));
    if faults > 0 {
        eprintln!("{faults} faults on readers' devices: lost articles: {articles}, lost list entries: {entries}");
    }
}
