//! The posts on a live blog's page: pinned, then newest first; older pages come when asked for.

use super::beside::beside;
use crate::browser::{clock, scroll};
use crate::components::{KeyMoments, LivePosts, use_messages};
use crate::contract::{Id, LivePage, LiveState};
use crate::newsroom::{Accept, Load, Loading, Newsroom, files};
use crate::routing::Router;
use leptos::prelude::*;

/// The posts of a live blog.
#[component]
pub fn LiveBlog(id: Id) -> impl IntoView {
    let messages = use_messages();
    let latest = beside::<LivePage>(&files::live(&id, None)).state;
    let content = move || match latest.get() {
        Load::Waiting => view! { <div class="bone bone-line"></div> }.into_any(),
        Load::Failed(_) => view! { <p class="notice">{messages.fault_older_posts}</p> }.into_any(),
        Load::Ready(page) => {
            let ended = (page.state == LiveState::Ended)
                .then(|| view! { <p class="notice">{messages.live_ended}</p> });
            let newest = page.newest_full_page;
            view! {
                {ended}
                <KeyMoments posts=page.key_posts.clone() />
                <LivePosts posts=page.pinned.clone() pinned=true />
                <LivePosts posts=page.posts.clone() pinned=false />
                <OlderPosts id=id.clone() newest />
            }
            .into_any()
        }
    };
    view! {
        <section class="posts" aria-labelledby="posts-heading">
            <h2 id="posts-heading" class="section-heading">{messages.posts}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// The full pages of a live blog, one after the other, from the newest on. A link to a post that is not on the page yet
/// fetches pages until it is.
#[component]
fn OlderPosts(id: Id, newest: u32) -> impl IntoView {
    let messages = use_messages();
    let newsroom = expect_context::<Newsroom>();
    let router = expect_context::<Router>();
    let pages = RwSignal::new(Vec::<Loading<LivePage>>::new());
    let next = Memo::new(move |_| newest.saturating_sub(pages.with(Vec::len) as u32));
    let more = Callback::new(move |()| {
        let file = files::live(&id, Some(next.get_untracked()));
        pages.update(|pages| pages.push(newsroom.open(&file, Accept::AnyCopy)));
    });
    let again = move || {
        pages.update(|pages| drop(pages.pop()));
        more.run(());
    };
    let sought = StoredValue::new(String::new());
    Effect::new(move || {
        let hash = router.hash.get();
        let is_coming = pages.with(|pages| pages.last().is_some_and(|page| !matches!(page.state(), Load::Ready(_))));
        if !hash.starts_with("#post-") || is_coming || sought.get_value() == hash {
            return;
        }
        clock::before_paint(move || {
            if scroll::go_to_anchor(&hash) || next.get_untracked() == 0 {
                sought.set_value(hash);
            } else {
                more.run(());
            }
        });
    });
    let shown = move || {
        let page = |page: Loading<LivePage>| match page.state() {
            Load::Waiting => view! { <div class="bone bone-line"></div> }.into_any(),
            Load::Ready(page) => view! { <LivePosts posts=page.posts.clone() pinned=false /> }.into_any(),
            Load::Failed(_) => view! {
                <p class="notice" role="status">
                    {messages.fault_older_posts}" "
                    <button type="button" on:click=move |_| again()>{messages.retry}</button>
                </p>
            }
            .into_any(),
        };
        pages.get().into_iter().map(page).collect_view()
    };
    view! {
        {shown}
        <button type="button" class="older-posts needs-app" hidden=move || next.get() == 0 on:click=move |_| more.run(())>
            {messages.older_posts}
        </button>
    }
    .into_any()
}
