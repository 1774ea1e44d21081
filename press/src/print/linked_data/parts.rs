//! The parts of JSON-LD that several types share: people, the publisher, pictures.

use crate::print::picture::{Picture, picture};
use crate::print::site::SiteContext;
use contract::{Article, Author, Kind, ListKind};
use manchette::address::Route;
use serde_json::{Value, json};

/// An author. The author of an agency's report who has no list of articles is the agency itself.
fn person(site: &SiteContext, article: &Article, author: &Author) -> Value {
    let is_agency = article.kind == Kind::Agency && author.id.is_none();
    let list = author.id.as_ref().map(|id| site.url(&site.paths.list(ListKind::Author, id)));
    json!({
        "@type": if is_agency { "Organization" } else { "Person" },
        "name": author.name,
        "url": list,
        "jobTitle": author.role.as_ref().filter(|_| !is_agency),
    })
}

/// The authors; the publisher if none is named, because search engines require one.
pub fn authors(site: &SiteContext, article: &Article, authors: &[Author]) -> Vec<Value> {
    if authors.is_empty() {
        return vec![publisher(site)];
    }
    authors.iter().map(|author| person(site, article, author)).collect()
}

/// The publisher of the edition.
pub fn publisher(site: &SiteContext) -> Value {
    let edition = &site.edition;
    let logo = edition.brand.logo.as_ref().and_then(|logo| picture(site, logo));
    json!({
        "@type": "NewsMediaOrganization",
        "name": edition.name,
        "url": site.page(&Route::Front),
        "logo": logo.as_ref().map(image),
    })
}

/// A picture.
pub fn image(picture: &Picture) -> Value {
    json!({
        "@type": "ImageObject",
        "url": picture.url,
        "width": picture.width,
        "height": picture.height,
        "caption": picture.alt,
    })
}
