//! An article, from its kicker to its corrections.

use super::video::Video;
use super::{Body, Byline, DateAndTime, Figure, Label, Sizes, Text, minutes, use_messages, use_site};
use crate::contract::{Article, Correction, Kind, ListKind, Reference, Status, Translation, is_safe_link};
use leptos::prelude::*;
use std::sync::Arc;

/// The article itself. `children` stands after the body: the posts of a live blog.
#[component]
pub fn ArticleView(article: Arc<Article>, children: Children) -> impl IntoView {
    let is_withdrawn = article.status == Status::Withdrawn;
    let lang = article.in_language.clone();
    let main = (!is_withdrawn).then(|| main_picture(&article));
    let body = if is_withdrawn {
        withdrawn(&article)
    } else {
        view! { <Body blocks=article.body.clone() name="1".to_owned() /> }.into_any()
    };
    view! {
        <article class=format!("article {}", class(article.kind)) lang=lang>
            <Heading article=article.clone() />
            {main}
            {article.topic.clone().map(|topic| view! { <AllAbout topic /> })}
            {body}
            {children()}
            <Corrections corrections=article.corrections.clone() />
            <Translations translations=article.translations.clone() />
        </article>
    }
    .into_any()
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Article | Kind::Agency => "kind-article",
        Kind::Live => "kind-live",
        Kind::Opinion => "kind-opinion",
        Kind::Sponsored => "kind-sponsored",
        Kind::Page => "kind-page",
    }
}

#[component]
fn Heading(article: Arc<Article>) -> impl IntoView {
    let messages = use_messages();
    let kicker = article.kicker.clone().map(|kicker| view! { <span class="kicker">{kicker}</span> });
    let lead = article.description.clone().map(|lead| view! { <p class="lead">{lead}</p> });
    let sponsor = article.sponsor.clone().map(|sponsor| {
        let words = (messages.paid_by)(&sponsor.name);
        match sponsor.url.filter(|url| is_safe_link(url)) {
            Some(url) => view! { <p class="sponsor"><a rel="sponsored" href=url>{words}</a></p> }.into_any(),
            None => view! { <p class="sponsor">{words}</p> }.into_any(),
        }
    });
    let published = article.date_published.map(|date| {
        view! { <span class="published">{messages.published}" "<DateAndTime date /></span>" " }
    });
    let updated = article.date_modified.filter(|date| Some(*date) != article.date_published).map(|date| {
        view! { <span class="updated">{messages.updated}" "<DateAndTime date /></span>" " }
    });
    let minutes = minutes(&article).filter(|_| article.kind != Kind::Page && article.status != Status::Withdrawn);
    let minutes = minutes.map(|minutes| view! { <span class="minutes">{(messages.reading_time)(minutes)}</span> });
    let facts = (published.is_some() || updated.is_some() || minutes.is_some())
        .then(|| view! { <p class="dates">{published}{updated}{minutes}</p> });
    view! {
        <header class="article-header">
            <p class="above"><Label id=article.id.clone() kind=article.kind />{kicker}</p>
            <h1>{article.headline.clone()}</h1>
            {lead}
            {sponsor}
            <Byline authors=article.author.clone() links=true />
            {facts}
        </header>
    }
    .into_any()
}

/// The main video when there is one, else the main picture.
fn main_picture(article: &Article) -> Option<AnyView> {
    let content = match (article.video.clone(), article.image.clone()) {
        (Some(video), _) => view! { <Video video /> }.into_any(),
        (None, Some(image)) => view! { <Figure image sizes=Sizes::Lead eager=true /> }.into_any(),
        (None, None) => return None,
    };
    Some(view! { <div class="main-picture">{content}</div> }.into_any())
}

/// The running story that the article belongs to.
#[component]
fn AllAbout(topic: Reference) -> impl IntoView {
    let href = use_site().list(ListKind::Topic, &topic.id);
    view! {
        <p class="topic"><span class="aside-title">{use_messages().all_about}</span>" "<a href=href>{topic.name}</a></p>
    }
    .into_any()
}

fn withdrawn(article: &Article) -> AnyView {
    let messages = use_messages();
    let words = article.status_message.clone().unwrap_or_else(|| messages.withdrawn_default.to_owned());
    view! {
        <section class="withdrawn" aria-label=messages.withdrawn>
            <p class="aside-title">{messages.withdrawn}</p>
            <p>{words}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Corrections(corrections: Vec<Correction>) -> impl IntoView {
    let messages = use_messages();
    (!corrections.is_empty()).then(|| {
        let items = corrections.into_iter().map(|correction| {
            let date = correction.date.map(|date| view! { <DateAndTime date />" " });
            view! { <li>{date}<Text text=correction.text /></li> }
        });
        view! {
            <section class="corrections" aria-labelledby="corrections-heading">
                <h2 id="corrections-heading" class="aside-title">{messages.corrections}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

#[component]
fn Translations(translations: Vec<Translation>) -> impl IntoView {
    let messages = use_messages();
    let safe = translations.into_iter().filter(|translation| is_safe_link(&translation.url));
    let items = safe.map(|translation| {
        let language = translation.in_language;
        let name = translation.name.unwrap_or_else(|| language.clone());
        view! {
            <li><a rel="alternate external" hreflang=language.clone() lang=language href=translation.url>{name}</a></li>
        }
    });
    let items = items.collect_view();
    (!items.is_empty()).then(|| {
        view! { <nav class="translations" aria-label=messages.also_in><p>{messages.also_in}</p><ul>{items}</ul></nav> }
            .into_any()
    })
}
