//! The posts on a live blog's page: pinned ones, then newest first. Older pages are loaded on demand.

use super::secondary::secondary;
use crate::address::files;
use crate::browser::{clock, scroll};
use crate::components::{key_moments, live_posts, relativize_times, skeleton_line, use_messages};
use crate::effect::effect;
use crate::markup::{Element, dynamic, el};
use crate::routing::Router;
use crate::store::{FetchPolicy, FileHandle, LoadState, Store};
use contract::{Id, LivePage, LiveState};
use leptos::prelude::*;

/// The posts of a live blog.
pub fn live_blog(id: Id) -> Element {
    let messages = use_messages();
    let store = expect_context::<Store>();
    let newest = secondary::<LivePage>(&files::live(&id, None));
    let content = dynamic(move || {
        Some(match newest.get() {
            LoadState::Waiting => skeleton_line(),
            LoadState::Failed(_) => {
                let retry = el("button").attr("type", "button").child(messages.retry);
                let store = store.clone();
                let retry = retry.on("click", move |_| store.seen_again.notify());
                el("p").class("notice").attr("role", "status").child(messages.error_posts).child(" ").child(retry)
            }
            LoadState::Ready(page) => {
                relativize_times();
                let ended = page.state == LiveState::Ended;
                el("div")
                    .child(ended.then(|| el("p").class("notice").child(messages.live_ended)))
                    .child(key_moments(page.key_posts.clone()))
                    .child(live_posts(page.pinned.clone(), true))
                    .child(live_posts(page.posts.clone(), false))
                    .child(older_posts(id.clone(), page.newest_full_page))
            }
        })
    });
    let heading = el("h2").attr("id", "posts-heading").class("section-heading").child(messages.posts);
    el("section").class("posts").attr("aria-labelledby", "posts-heading").child(heading).child(content)
}

/// The full pages of a live blog, from the newest on. A link to a post that is not on the page yet loads pages until
/// the post is found.
fn older_posts(id: Id, newest: u32) -> Element {
    let messages = use_messages();
    let store = expect_context::<Store>();
    let router = expect_context::<Router>();
    let pages = RwSignal::new(Vec::<FileHandle<LivePage>>::new());
    let next = Memo::new(move |_| newest.saturating_sub(pages.with(Vec::len) as u32));
    let more = Callback::new(move |()| {
        let file = files::live(&id, Some(next.get_untracked()));
        pages.update(|pages| pages.push(store.open(&file, FetchPolicy::CacheFirst)));
    });
    let again = move || {
        pages.update(|pages| drop(pages.pop()));
        more.run(());
    };
    let sought = StoredValue::new(String::new());
    effect(move || {
        let hash = router.hash.get();
        let is_coming =
            pages.with(|pages| pages.last().is_some_and(|page| !matches!(page.state(), LoadState::Ready(_))));
        if !hash.starts_with("#post-") || is_coming || sought.with_value(|sought| *sought == hash) {
            return;
        }
        clock::request_animation_frame(move || {
            // The page may have been left by now.
            let Some(next) = next.try_get_untracked() else { return };
            if scroll::go_to_anchor(&hash) || next == 0 {
                sought.set_value(hash);
            } else {
                more.run(());
            }
        });
    });
    let page = move |page: FileHandle<LivePage>| match page.state() {
        LoadState::Waiting => skeleton_line(),
        LoadState::Ready(page) => {
            relativize_times();
            el("div").child(live_posts(page.posts.clone(), false))
        }
        LoadState::Failed(_) => {
            let retry = el("button").attr("type", "button").child(messages.retry).on("click", move |_| again());
            el("p").class("notice").attr("role", "status").child(messages.error_posts).child(" ").child(retry)
        }
    };
    let shown = dynamic(move || Some(el("div").child(pages.get().into_iter().map(page).collect::<Vec<_>>())));
    let button = dynamic(move || {
        let button = el("button").attr("type", "button").class("older-posts needs-app").child(messages.older_posts);
        (next.get() > 0).then(|| button.on("click", move |_| more.run(())))
    });
    el("div").child(shown).child(button)
}
