//! A secondary file, shown beside the page's own content. The page is complete without it.

use crate::effect::effect;
use crate::store::{FetchPolicy, FileHandle, LoadState, Store};
use contract::Decode;
use leptos::prelude::*;
use std::sync::Arc;

/// A secondary file.
pub struct Secondary<T: Send + Sync + 'static> {
    /// The state; a cached file is ready at once.
    pub state: RwSignal<LoadState<T>>,
    /// Fetches it again. The file shown stays until a newer one is loaded.
    pub refresh: Callback<()>,
}

/// Opens a file after the page is shown, so that it never competes with the page's own file.
pub fn secondary<T: Decode + Send + Sync + 'static>(file: &str) -> Secondary<T> {
    let store = expect_context::<Store>();
    let state = RwSignal::new(store.cached::<T>(file).map_or(LoadState::Waiting, LoadState::Ready));
    let loading = RwSignal::new(None::<FileHandle<T>>);
    let file = file.to_owned();
    let refresh = Callback::new(move |()| loading.set(Some(store.open::<T>(&file, FetchPolicy::Fresh))));
    effect(move || refresh.run(()));
    effect(move || {
        let Some(now) = loading.get().map(|loading| loading.state()) else { return };
        let shown = state.with_untracked(|state| match state {
            LoadState::Ready(shown) => Some(shown.clone()),
            _ => None,
        });
        match (&now, shown) {
            (LoadState::Waiting, _) | (LoadState::Failed(_), Some(_)) => {}
            (LoadState::Ready(newer), Some(shown)) if Arc::ptr_eq(newer, &shown) => {}
            _ => state.set(now),
        }
    });
    Secondary { state, refresh }
}
