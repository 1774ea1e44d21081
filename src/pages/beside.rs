//! A file that a page shows beside its own content: it may come later or not at all, and the page stays whole.

use crate::effect::effect;
use crate::newsroom::{Accept, Load, Loading, Newsroom};
use contract::Decode;
use leptos::prelude::*;
use std::sync::Arc;

/// A file beside the page.
pub struct Beside<T: Send + Sync + 'static> {
    /// How far it has come; from memory it is there at once.
    pub state: RwSignal<Load<T>>,
    /// Opens it again; what is shown stays until something newer has come.
    pub refresh: Callback<()>,
}

/// Opens a file after the page has been shown, so that it never competes with the page's own.
pub fn beside<T: Decode + Send + Sync + 'static>(file: &str) -> Beside<T> {
    let newsroom = expect_context::<Newsroom>();
    let state = RwSignal::new(newsroom.copy_in_memory::<T>(file).map_or(Load::Waiting, Load::Ready));
    let loading = RwSignal::new(None::<Loading<T>>);
    let file = file.to_owned();
    let refresh = Callback::new(move |()| loading.set(Some(newsroom.open::<T>(&file, Accept::Recent))));
    effect(move || refresh.run(()));
    effect(move || {
        let Some(now) = loading.get().map(|loading| loading.state()) else { return };
        let shown = state.with_untracked(|state| match state {
            Load::Ready(shown) => Some(shown.clone()),
            _ => None,
        });
        match (&now, shown) {
            (Load::Waiting, _) | (Load::Failed(_), Some(_)) => {}
            (Load::Ready(newer), Some(shown)) if Arc::ptr_eq(newer, &shown) => {}
            _ => state.set(now),
        }
    });
    Beside { state, refresh }
}
