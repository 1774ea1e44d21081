//! A secondary file, shown beside the page's own content. The page is complete without it.

use crate::effect::effect;
use crate::store::{FetchPolicy, FileHandle, LoadState, Store};
use contract::Decode;
use leptos::prelude::*;
use std::sync::Arc;

/// The state of a secondary file. A cached file is ready at once; it is opened after the page is shown, so that it never
/// competes with the page's own file, and again when the reader looks at the page again. The file shown stays until a
/// newer one is loaded.
pub fn secondary<T: Decode + Send + Sync + 'static>(file: &str) -> RwSignal<LoadState<T>> {
    load(file, true)
}

/// The state of a secondary file that something else keeps up to date, once it is there.
pub fn first_secondary<T: Decode + Send + Sync + 'static>(file: &str) -> RwSignal<LoadState<T>> {
    load(file, false)
}

fn load<T: Decode + Send + Sync + 'static>(file: &str, is_followed: bool) -> RwSignal<LoadState<T>> {
    let store = expect_context::<Store>();
    let state = RwSignal::new(store.cached::<T>(file).map_or(LoadState::Waiting, LoadState::Ready));
    let loading = RwSignal::new(None::<FileHandle<T>>);
    let file = file.to_owned();
    effect(move || {
        store.seen_again.track();
        if !is_followed && state.with_untracked(|state| matches!(state, LoadState::Ready(_))) {
            return;
        }
        loading.set(Some(store.open::<T>(&file, FetchPolicy::Fresh)));
    });
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
    state
}
