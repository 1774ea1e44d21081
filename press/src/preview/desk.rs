//! The desk: the edition as it is now, what the checker says of it, and who waits for a change.

use crate::check::{self, Report};
use crate::error::Error;
use crate::print::{self, Facts, RenderContext};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::watch;

/// An edition that is previewed.
pub struct Desk {
    pub options: print::Options,
    state: RwLock<State>,
    /// Counts the changes that pages may show.
    changes: watch::Sender<u64>,
}

/// What a page is made of.
#[derive(Clone)]
pub struct State {
    pub ctx: Arc<RenderContext>,
    /// The time of the preview, in seconds since 1970.
    pub now: i64,
    /// Changes with every file that is not JSON.
    pub media: u64,
    /// The checker's report, once it has been made.
    pub report: Option<Arc<Report>>,
    /// Why the edition cannot be shown as it is now; pages are those of before.
    pub problem: Option<String>,
}

impl Desk {
    /// Reads the edition.
    pub fn open(options: print::Options) -> Result<Desk, Error> {
        let ctx = Arc::new(print::preview(&options, BTreeMap::new())?);
        let state = State { now: options.timestamp(), media: media(&ctx), ctx, report: None, problem: None };
        let (changes, _) = watch::channel(0);
        Ok(Desk { options, state: RwLock::new(state), changes })
    }

    /// The edition as it is now.
    pub fn state(&self) -> State {
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner).clone();
        State { now: self.options.timestamp(), ..state }
    }

    /// Tells of changes.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Reads the files that have changed. If the edition cannot be read, pages stay as they were and say why.
    pub fn reload(&self) {
        let known: BTreeMap<String, Facts> = self.state().ctx.sources.facts().clone();
        let loaded = print::preview(&self.options, known);
        self.change(|state| match loaded {
            Ok(ctx) => {
                (state.media, state.problem, state.report) = (media(&ctx), None, None);
                state.ctx = Arc::new(ctx);
            }
            Err(error) => state.problem = Some(error.to_string()),
        });
    }

    /// Checks the edition.
    pub fn check(&self) {
        // What cannot be read is a problem of the edition, which pages name already.
        let report = check::check(&self.options.edition).ok().map(Arc::new);
        self.change(|state| state.report = report);
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.write().unwrap_or_else(PoisonError::into_inner));
        self.changes.send_modify(|count| *count += 1);
    }
}

fn media(ctx: &RenderContext) -> u64 {
    let mut hasher = DefaultHasher::new();
    ctx.sources.files.iter().filter(|(path, _)| !path.ends_with(".json")).for_each(|file| file.hash(&mut hasher));
    hasher.finish()
}
