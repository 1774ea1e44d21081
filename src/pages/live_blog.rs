//! The posts on a live blog's page: the pinned ones, then the newest or the oldest first. Further pages are loaded on
//! demand; the part `live` keeps the newest posts up to date.

use super::secondary::first_secondary;
use crate::address::files;
use crate::browser::{clock, document, scroll};
use crate::components::{key_moments, live_posts, relativize_times, skeleton_line, use_messages};
use crate::effect::effect;
use crate::markup::{Element, dynamic, el};
use crate::parts::live::{self, LiveView};
use crate::parts::when_idle;
use crate::routing::Router;
use crate::store::{FetchPolicy, FileHandle, LoadState, Store};
use contract::{Id, LivePage, LiveState, Post};
use leptos::prelude::*;
use std::sync::Arc;

/// The posts of a live blog.
pub fn live_blog(id: Id) -> Element {
    let messages = use_messages();
    let store = expect_context::<Store>();
    let file = files::live(&id, None);
    let newest = first_secondary::<LivePage>(&file);
    let is_from_start = RwSignal::new(false);
    // Once for the page: the posts are rendered again when many are new, and the reader may be elsewhere by then.
    let followed = StoredValue::new(String::new());
    // Newer posts are inserted by the part: only another kind of state renders all of them again.
    let state = Memo::new(move |_| newest.with(std::mem::discriminant));
    let content = dynamic(move || {
        state.get();
        let is_from_start = is_from_start.get();
        Some(match newest.get_untracked() {
            LoadState::Waiting => skeleton_line(),
            LoadState::Failed(_) => {
                let store = store.clone();
                failed(move || store.seen_again.notify())
            }
            LoadState::Ready(page) => {
                relativize_times();
                posts(&id, page, is_from_start, followed)
            }
        })
    });
    follow(LiveView { file, newest, is_from_start });
    let heading = el("h2").attr("id", "posts-heading").class("section-heading").child(messages.posts);
    let status = el("p").attr("id", "new-posts-status").class("visually-hidden").attr("role", "status");
    el("section")
        .class("posts")
        .attr("aria-labelledby", "posts-heading")
        .child(heading)
        .child(tools(is_from_start))
        .child(status)
        .child(el("div").class("new-posts"))
        .child(content)
}

/// Loads the part that keeps the posts up to date, once they are there.
fn follow(view: LiveView) {
    let mut is_loading = false;
    effect(move || {
        let is_there = view.newest.with(|state| matches!(state, LoadState::Ready(_)));
        if is_there && !is_loading {
            is_loading = true;
            let (view, owner) = (view.clone(), Owner::current());
            when_idle(move || {
                live::load(move |part| {
                    if let (Some(part), Some(owner)) = (part, owner) {
                        owner.with(|| (part.start)(view));
                    }
                });
            });
        }
    });
}

/// The choices of what is shown, and in which order.
fn tools(is_from_start: RwSignal<bool>) -> Element {
    let messages = use_messages();
    let has_key_posts_alone = RwSignal::new(false);
    effect(move || {
        let is_on = has_key_posts_alone.get();
        document::set_attribute(".posts", "data-key-posts", is_on.then_some(""));
    });
    el("p")
        .class("live-tools needs-app")
        .child(toggle("key-posts-alone", messages.key_posts_alone, has_key_posts_alone))
        .child(" ")
        .child(toggle("from-start", messages.from_start, is_from_start))
}

fn toggle(class: &'static str, text: &'static str, is_on: RwSignal<bool>) -> Element {
    effect(move || {
        let is_on = if is_on.get() { "true" } else { "false" };
        document::set_attribute(&format!(".{class}"), "aria-pressed", Some(is_on));
    });
    let button = el("button").attr("type", "button").class(class).attr("aria-pressed", "false").child(text);
    button.on("click", move |_| is_on.update(|is_on| *is_on = !*is_on))
}

fn failed(retry: impl Fn() + 'static) -> Element {
    let messages = use_messages();
    let retry = el("button").attr("type", "button").child(messages.retry).on("click", move |_| retry());
    el("p").class("notice").attr("role", "status").child(messages.error_posts).child(" ").child(retry)
}

fn posts(id: &Id, page: Arc<LivePage>, is_from_start: bool, followed: StoredValue<String>) -> Element {
    let messages = use_messages();
    let ended = page.state == LiveState::Ended;
    let state = ended.then(|| el("p").class("notice").child(messages.live_ended));
    let top = el("div")
        .child(el("div").class("live-state").child(state))
        .child(el("div").class("key-moments").child(key_moments(page.key_posts.clone())))
        .child(el("div").class("pinned-posts").child(live_posts(page.pinned.clone(), true)));
    if is_from_start {
        return top.child(full_pages(id.clone(), page, true, followed));
    }
    let latest = el("div").class("latest").child(live_posts(page.posts.clone(), false));
    top.child(latest).child(full_pages(id.clone(), page, false, followed))
}

/// The full pages of a live blog, from the newest on, or from the oldest on with the newest posts at the end. A link to
/// a post that is not on the page yet loads pages until the post is found.
fn full_pages(id: Id, newest: Arc<LivePage>, is_from_start: bool, followed: StoredValue<String>) -> Element {
    let messages = use_messages();
    let store = expect_context::<Store>();
    let pages = RwSignal::new(Vec::<FileHandle<LivePage>>::new());
    let count = newest.newest_full_page;
    let next = Memo::new(move |_| {
        let loaded = pages.with(Vec::len) as u32;
        let number = if is_from_start { loaded + 1 } else { count.saturating_sub(loaded) };
        (loaded < count).then_some(number)
    });
    let more = Callback::new(move |()| {
        if let Some(number) = next.get_untracked() {
            let file = files::live(&id, Some(number));
            pages.update(|pages| pages.push(store.open(&file, FetchPolicy::CacheFirst)));
        }
    });
    if is_from_start {
        more.run(());
    }
    let again = move || {
        pages.update(|pages| drop(pages.pop()));
        more.run(());
    };
    find_linked_post(pages, next, more, followed);
    let in_order = move |posts: &[Post]| {
        let posts = posts.to_vec();
        live_posts(if is_from_start { posts.into_iter().rev().collect() } else { posts }, false)
    };
    let page = move |page: FileHandle<LivePage>| match page.state() {
        LoadState::Waiting => skeleton_line(),
        LoadState::Ready(page) => {
            relativize_times();
            el("div").child(in_order(&page.posts))
        }
        LoadState::Failed(_) => failed(again),
    };
    let shown = dynamic(move || Some(el("div").child(pages.get().into_iter().map(page).collect::<Vec<_>>())));
    let rest = dynamic(move || {
        if next.get().is_none() {
            return is_from_start.then(|| el("div").child(in_order(&newest.posts)));
        }
        let text = if is_from_start { messages.later_posts } else { messages.older_posts };
        let button = el("button").attr("type", "button").class("older-posts needs-app").child(text);
        Some(button.on("click", move |_| more.run(())))
    });
    el("div").child(shown).child(rest)
}

/// Loads pages until the post is there that the address names. `followed` is the fragment that was found, or not.
fn find_linked_post(
    pages: RwSignal<Vec<FileHandle<LivePage>>>,
    next: Memo<Option<u32>>,
    more: Callback<()>,
    followed: StoredValue<String>,
) {
    let router = expect_context::<Router>();
    effect(move || {
        let hash = router.hash.get();
        let is_coming =
            pages.with(|pages| pages.last().is_some_and(|page| !matches!(page.state(), LoadState::Ready(_))));
        if !hash.starts_with("#post-") || is_coming || followed.with_value(|followed| *followed == hash) {
            return;
        }
        clock::request_animation_frame(move || {
            // The page may have been left by now.
            let Some(next) = next.try_get_untracked() else { return };
            if scroll::go_to_anchor(&hash) || next.is_none() {
                followed.set_value(hash);
            } else {
                more.run(());
            }
        });
    });
}
