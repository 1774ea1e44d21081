//! The posts of a live blog.

use super::{Body, Byline, PostTime, use_messages};
use crate::contract::{KeyPost, Post};
use leptos::prelude::*;

/// The turning points, as links to their posts.
#[component]
pub fn KeyMoments(posts: Vec<KeyPost>) -> impl IntoView {
    let messages = use_messages();
    (!posts.is_empty()).then(|| {
        let items = posts.into_iter().map(|post| {
            let date = post.date_published.map(|date| view! { <PostTime date />" " });
            view! { <li>{date}<a href=format!("#post-{}", post.id)>{post.headline}</a></li> }
        });
        view! {
            <section class="key-points" aria-labelledby="key-moments">
                <h2 id="key-moments" class="aside-title">{messages.key_moments}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

/// Posts, newest first; deleted ones leave nothing.
#[component]
pub fn LivePosts(posts: Vec<Post>, pinned: bool) -> impl IntoView {
    let shown = posts.into_iter().filter(|post| !post.deleted);
    shown.map(|post| view! { <LivePost post pinned /> }).collect_view().into_any()
}

#[component]
fn LivePost(post: Post, pinned: bool) -> impl IntoView {
    let messages = use_messages();
    // A pinned post stands above and again in its place; an id stands once.
    let id = (!pinned).then(|| format!("post-{}", post.id));
    let name = if pinned { format!("pinned-{}", post.id) } else { post.id.to_string() };
    let date = post.date_published.map(|date| view! { <PostTime date /> });
    let label = pinned.then(|| view! { <span class="label">{messages.pinned}</span>" " });
    view! {
        <article class="post" class:key=post.key id=id>
            <p class="post-time">{label}{date}</p>
            {post.headline.map(|headline| view! { <h3>{headline}</h3> })}
            <Body blocks=post.body name />
            <Byline authors=post.author links=true />
        </article>
    }
    .into_any()
}
