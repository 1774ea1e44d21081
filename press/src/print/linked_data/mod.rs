//! JSON-LD in the vocabulary of schema.org, which search engines show with their results.

mod article;
mod live;
mod parts;

use super::head::canonical;
use super::picture::picture;
use super::site::{Content, Page, SiteContext};
use contract::{ListKind, ListPage, Reference, Status, Teaser};
use manchette::address::Route;
use parts::{image, publisher};
use serde_json::{Value, json};

/// The JSON-LD of a page, with a value for each entity. None for a withdrawn article.
pub fn linked_data(site: &SiteContext, page: &Page) -> Vec<Value> {
    let mut values = match &page.content {
        Content::Front(_) => vec![website(site)],
        Content::List(list) => vec![collection(site, page, list), list_breadcrumbs(site, list)],
        Content::Article(article, _) if article.status == Status::Withdrawn => Vec::new(),
        Content::Article(article, live) => {
            let section = article.section.as_ref().map(|section| section_breadcrumb(site, section));
            let own = (article.headline.clone(), canonical(site, article));
            let path = breadcrumbs(site, section.into_iter().chain([own]));
            vec![article::article(site, article, *live), path]
        }
        Content::MostRead(_) => {
            let heading = site.edition.most_read_heading.as_deref();
            let name = heading.unwrap_or(site.messages().most_read).to_owned();
            vec![breadcrumbs(site, [(name, site.url(&page.path))])]
        }
        Content::Nothing => Vec::new(),
    };
    for value in &mut values {
        remove_empty(value);
    }
    values
}

/// The element with the values; empty if there are none. Every `<` is written as `\u003c`, so that nothing in the data
/// can end the script.
pub fn script(values: &[Value]) -> String {
    if values.is_empty() {
        return String::new();
    }
    let json = Value::from(values).to_string();
    let json = json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// Removes the properties without a value.
fn remove_empty(value: &mut Value) {
    let is_nothing = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| !is_nothing(value));
            fields.values_mut().for_each(remove_empty);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_empty),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn website(site: &SiteContext) -> Value {
    let edition = &site.edition;
    json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": edition.name,
        "description": edition.brand.tagline,
        "url": site.page(&Route::Front),
        "inLanguage": edition.in_language,
        "publisher": publisher(site),
    })
}

fn collection(site: &SiteContext, page: &Page, list: &ListPage) -> Value {
    let image = list.image.as_ref().and_then(|found| picture(site, found)).as_ref().map(image);
    let item = |(position, teaser): (usize, &Teaser)| {
        json!({
            "@type": "ListItem",
            "position": position,
            "name": teaser.headline,
            "url": site.article(&teaser.id, teaser.section.as_ref()),
        })
    };
    let items: Vec<Value> = (1..).zip(&list.teasers).map(item).collect();
    json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": list.name,
        "description": list.description.as_ref().map(|text| text.plain()),
        "url": site.url(&page.path),
        "image": image,
        "inLanguage": site.edition.in_language,
        "publisher": publisher(site),
        "mainEntity": { "@type": "ItemList", "itemListElement": items },
    })
}

fn list_breadcrumbs(site: &SiteContext, list: &ListPage) -> Value {
    let latest = site.url(&site.paths.list(list.kind, &list.id));
    breadcrumbs(site, [(list.name.clone(), latest)])
}

fn section_breadcrumb(site: &SiteContext, section: &Reference) -> (String, String) {
    let path = site.paths.list(ListKind::Section, &section.id);
    (section.name.clone(), site.url(&path))
}

/// The path from the front page to this one: names and absolute addresses.
fn breadcrumbs(site: &SiteContext, steps: impl IntoIterator<Item = (String, String)>) -> Value {
    let front = (site.edition.name.clone(), site.page(&Route::Front));
    let item = |(position, (name, url)): (usize, (String, String))| json!({ "@type": "ListItem", "position": position, "name": name, "item": url });
    let items: Vec<Value> = (1..).zip([front].into_iter().chain(steps)).map(item).collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}
