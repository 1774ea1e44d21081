//! Structured data of a page: JSON-LD with the terms of schema.org, which search engines show with their results.

mod article;
mod live;

use super::head::canonical;
use super::picture::{Picture, picture};
use super::site::{Content, Page, SiteContext};
use contract::{ListKind, Teaser};
use contract::{ListPage, Reference, Status};
use manchette::address::Route;
use serde_json::{Value, json};

/// The JSON-LD of a page, one value for each object. Empty for a withdrawn article.
pub fn linked_data(publication: &SiteContext, page: &Page) -> Vec<Value> {
    let mut values = match &page.content {
        Content::Front(_) => vec![website(publication)],
        Content::List(list) => vec![collection(publication, page, list), list_path(publication, list)],
        Content::Article(article, _) if article.status == Status::Withdrawn => Vec::new(),
        Content::Article(article, live) => {
            let section = article.section.as_ref().map(|section| step_to_section(publication, section));
            let own = (article.headline.clone(), canonical(publication, article));
            let path = breadcrumbs(publication, section.into_iter().chain([own]));
            vec![article::article(publication, article, *live), path]
        }
        Content::MostRead(_) => {
            let name = publication.messages().most_read.to_owned();
            vec![breadcrumbs(publication, [(name, publication.url(&page.path))])]
        }
        Content::Nothing => Vec::new(),
    };
    for value in &mut values {
        tidy(value);
    }
    values
}

/// The script element with the values; empty if there are none. Every `<` is written as `\u003c`, so that no data can
/// end the script.
pub fn script(values: &[Value]) -> String {
    if values.is_empty() {
        return String::new();
    }
    let json = Value::from(values).to_string();
    let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// Removes null values and empty lists.
fn tidy(value: &mut Value) {
    let is_nothing = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| !is_nothing(value));
            fields.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn website(publication: &SiteContext) -> Value {
    let edition = &publication.edition;
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": edition.name,
        "description": edition.brand.tagline,
        "url": publication.page(&Route::Front),
        "inLanguage": edition.in_language,
        "publisher": publisher(publication),
    })
}

/// The publisher.
fn publisher(publication: &SiteContext) -> Value {
    let edition = &publication.edition;
    let logo = edition.brand.logo.as_ref().and_then(|logo| picture(publication, logo));
    json!({
        "@type": "NewsMediaOrganization",
        "name": edition.name,
        "url": publication.page(&Route::Front),
        "logo": logo.as_ref().map(image),
    })
}

fn image(picture: &Picture) -> Value {
    json!({
        "@type": "ImageObject",
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
        "caption": picture.alt,
    })
}

fn collection(publication: &SiteContext, page: &Page, list: &ListPage) -> Value {
    let image = list.image.as_ref().and_then(|found| picture(publication, found)).as_ref().map(image);
    let item = |(position, teaser): (usize, &Teaser)| {
        json!({
            "@type": "ListItem",
            "position": position,
            "name": teaser.headline,
            "url": publication.article(&teaser.id, teaser.section.as_ref()),
        })
    };
    let items: Vec<Value> = (1..).zip(&list.teasers).map(item).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": list.name,
        "description": list.description.as_ref().map(|words| words.plain()),
        "url": publication.url(&page.path),
        "image": image,
        "inLanguage": publication.edition.in_language,
        "publisher": publisher(publication),
        "mainEntity": { "@type": "ItemList", "itemListElement": items },
    })
}

fn list_path(publication: &SiteContext, list: &ListPage) -> Value {
    let latest = publication.url(&publication.site.list(list.kind, &list.id));
    breadcrumbs(publication, [(list.name.clone(), latest)])
}

fn step_to_section(publication: &SiteContext, section: &Reference) -> (String, String) {
    let path = publication.site.list(ListKind::Section, &section.id);
    (section.name.clone(), publication.url(&path))
}

/// The breadcrumbs from the front page to this one: names and absolute addresses.
fn breadcrumbs(publication: &SiteContext, steps: impl IntoIterator<Item = (String, String)>) -> Value {
    let front = (publication.edition.name.clone(), publication.page(&Route::Front));
    let item = |(position, (name, url)): (usize, (String, String))| json!({ "@type": "ListItem", "position": position, "name": name, "item": url });
    let items: Vec<Value> = (1..).zip([front].into_iter().chain(steps)).map(item).collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}
