//! An article's page: the article, its related stories, the most-read list.

use super::most_read::most_read_beside;
use super::{live_blog::LiveBlog, loaded::loaded, set_head};
use crate::components::{ArticleView, MostReadList, Related};
use crate::contract::{Article, Id, Kind, Status};
use crate::newsroom::files;
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
