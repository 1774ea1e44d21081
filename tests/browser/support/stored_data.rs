//! What a reader has on the device: the entries of their lists and the articles that are kept. Tests of faults count it
//! before and after each one, and at the end of a run the counts are said.

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

/// What the reader has.
#[derive(Clone, Debug, Deserialize)]
pub struct Belongings {
    /// List entries that can be read, as `saved:<id>` and `read:<id>`.
    pub entries: BTreeSet<String>,
    /// Kept articles that can be read, by id, each with whether it is said to be whole.
    pub articles: BTreeMap<String, bool>,
    /// Articles that are said to be whole, and of which something is not there.
    pub half: Vec<String>,
}

impl Page {
    /// A reader with something to lose: an article that they read and one that they saved, both with pictures. They are on
    /// the front page.
    pub async fn with_belongings(&self) -> Belongings {
        for id in ["lu", "garde"] {
            let pictures = [self.draw(&format!("{id}-haut"), 800, 600), self.draw(&format!("{id}-milieu"), 800, 500)];
            let [top, inside] = pictures;
            let body = [paragraph(&format!("Le texte de {id}.")), json!({ "type": "image", "image": inside })];
            let related = [teaser("lu"), teaser("garde")];
            self.publish_article(id, json!({ "image": top, "body": body, "related": related }));
        }
        self.read_and_keep("lu").await;
        self.click("button.save[data-save=garde]").await;
        self.until_whole("garde").await;
        self.read("/").await;
        self.until_at_rest().await;
        let belongings = self.belongings().await;
        assert_eq!(belongings.entries.iter().map(String::as_str).collect::<Vec<_>>(), ["read:lu", "saved:garde"]);
        assert_eq!(belongings.articles.values().collect::<Vec<_>>(), [&true; 2], "{belongings:?}");
        belongings
    }

    /// Opens another page and waits until it is kept: the device has room for it, and lets go of what it may.
    pub async fn read_on(&self, number: usize) {
        let id = format!("suite-{number}");
        self.publish_article(&id, json!({ "body": [paragraph("La suite.")] }));
        self.read_and_keep(&id).await;
    }

    /// Opens an article that is kept already and waits until that is noted.
    pub async fn read_again(&self, id: &str) {
        let read_at = format!("caches.match('{}').then(it => it.headers.get('x-read-at'))", file(id));
        let before: String = self.js(&format!("return {read_at}")).await;
        self.read(&format!("/article/{id}/")).await;
        self.until_promised("it was read again", &format!("{read_at}.then(at => at > '{before}')")).await;
    }

    /// Waits until what the page is made of has been kept, or has not: its own file comes before the edition's.
    pub async fn until_dealt_with(&self) {
        let edition = data("edition.json");
        self.js::<bool>(&format!("return caches.open('manchette-kept:/').then(it => it.delete('{edition}'))")).await;
        self.until_kept(&edition).await;
    }

    /// What the reader has, in the edition at the root of the site.
    pub async fn belongings(&self) -> Belongings {
        self.js("const parse = text => { try { return JSON.parse(text); } catch { return null; } };
             const start = 'manchette:/:';
             const names = Object.keys(localStorage).filter(name => /^manchette:\\/:(saved|read):/.test(name));
             const isReadable = name => parse(localStorage.getItem(name))?.teaser?.id === name.split(':').at(-1);
             const entries = names.filter(isReadable).map(name => name.slice(start.length));
             const articles = {}, half = [];
             const look = async () => {
               const kept = await caches.open('manchette-kept:/'), parts = await caches.open('manchette-parts:/');
               for (const request of await kept.keys()) {
                 const id = new URL(request.url).pathname.match(/^\\/data\\/articles\\/(.+)\\.json$/)?.[1];
                 const answer = await kept.match(request);
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

    /// Counts again after a fault: what the reader had is there, whole if it was, and nothing half is said to be whole.
    #[track_caller]
    pub fn lost_nothing_of(&self, before: &Belongings, fault: &str) -> impl Future<Output = ()> {
        let caller = Location::caller();
        async move {
            let after = self.belongings().await;
            let is_lost = |(id, whole): &(&String, &bool)| after.articles.get(*id).is_none_or(|now| **whole && !now);
            let articles: Vec<_> = before.articles.iter().filter(is_lost).collect();
            let entries: Vec<_> = before.entries.difference(&after.entries).collect();
            FAULTS.fetch_add(1, Ordering::Relaxed);
            LOST_ARTICLES.fetch_add(articles.len(), Ordering::Relaxed);
            LOST_ENTRIES.fetch_add(entries.len(), Ordering::Relaxed);
            assert!(articles.is_empty(), "{fault}: lost articles: {articles:?}\nat {caller}");
            assert!(entries.is_empty(), "{fault}: lost list entries: {entries:?}\nat {caller}");
            assert!(after.half.is_empty(), "{fault}: half, and said to be whole: {:?}\nat {caller}", after.half);
        }
    }
}

/// Says what all faults of the run cost.
pub fn say_count() {
    let [faults, articles, entries] =
        [&FAULTS, &LOST_ARTICLES, &LOST_ENTRIES].map(|count| count.load(Ordering::Relaxed));
    if faults > 0 {
        eprintln!("{faults} faults on readers' devices: lost articles: {articles}, lost list entries: {entries}");
    }
}
