//! An article's page: the article, its related stories, the most-read list; for a live blog its posts.

use super::most_read::most_read_beside;
use super::{beside::beside, loaded::loaded, set_head};
use crate::components::{ArticleView, KeyMoments, LivePosts, MostReadList, Related, use_messages};
use crate::contract::{Article, Id, Kind, LivePage, LiveState, Status};
use crate::newsroom::{Accept, Load, Loading, Newsroom, files};
use leptos::prelude::*;
use std::sync::Arc;

/// The page of an article.
pub fn page(id: Id) -> AnyView {
    loaded::<Article>(&files::article(&id), article)
}

fn article(article: Arc<Article>) -> AnyView {
    set_head(&article.headline, article.in_language.as_deref());
    let posts = article.live.clone().filter(|_| article.status == Status::Published);
    let posts = move || posts.map(|live| view! { <LiveBlog id=live.id /> });
    if article.kind == Kind::Page {
        return view! { <ArticleView article>{posts()}</ArticleView> }.into_any();
    }
    let related = article.related.clone();
    view! {
        <div class="article-page">
            <ArticleView article>{posts()}</ArticleView>
            <div class="after-article">
                <Related teasers=related />
                <MostReadList state=most_read_beside() />
            </div>
        </div>
    }
    .into_any()
}

/// The posts of a live blog: pinned, then newest first; older pages come when asked for.
#[component]
fn LiveBlog(id: Id) -> impl IntoView {
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

/// The full pages of a live blog, one after the other, from the newest on.
#[component]
fn OlderPosts(id: Id, newest: u32) -> impl IntoView {
    let messages = use_messages();
    let newsroom = expect_context::<Newsroom>();
    let pages = RwSignal::new(Vec::<Loading<LivePage>>::new());
    let next = Memo::new(move |_| newest.saturating_sub(pages.with(Vec::len) as u32));
    let more = move |_| {
        let file = files::live(&id, Some(next.get_untracked()));
        pages.update(|pages| {
            pages.retain(|page| !matches!(page.state_untracked(), Load::Failed(_)));
            pages.push(newsroom.open(&file, Accept::AnyCopy));
        });
    };
    let shown = move || {
        let page = |page: Loading<LivePage>| match page.state() {
            Load::Waiting => view! { <div class="bone bone-line"></div> }.into_any(),
            Load::Failed(_) => view! { <p class="notice" role="status">{messages.fault_older_posts}</p> }.into_any(),
            Load::Ready(page) => view! { <LivePosts posts=page.posts.clone() pinned=false /> }.into_any(),
        };
        pages.get().into_iter().map(page).collect_view()
    };
    view! {
        {shown}
        <button type="button" class="older-posts needs-app" hidden=move || next.get() == 0 on:click=more>
            {messages.older_posts}
        </button>
    }
    .into_any()
}
