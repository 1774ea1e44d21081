//! The metadata of a page in its `<head>`: title, address, and the card for sharing.
//!
//! The names come from HTML, Open Graph (https://ogp.me) and search engines. Elements that all pages share, such as
//! icons and styles, are in `context`.

use super::feeds;
use super::picture::{Picture, picture, picture_of};
use super::site::{Content, Page, SiteContext};
use super::xml::Xml;
use contract::{Article, Kind, ListKind, Status, is_safe_source};
use manchette::address::Route;

/// The elements of `<head>` that belong to one page, one on each line.
pub fn head(publication: &SiteContext, page: &Page) -> String {
    let mut head = Head(Xml::lines());
    head.0.words("title", &[], &page.title);
    if let Content::Nothing = page.content {
        head.meta("robots", "noindex");
        return head.0.finish();
    }
    let url = address(publication, page);
    let description = description(publication, &page.content);
    if let Some(description) = &description {
        head.meta("description", description);
    }
    if let Content::Article(article, _) = page.content {
        let is_withdrawn = article.status == Status::Withdrawn;
        head.meta("robots", if is_withdrawn { "noindex" } else { "max-image-preview:large" });
    }
    head.link("canonical", &url);
    head.open_graph(publication, page, &url, description.as_deref());
    head.alternates(publication, page, &url);
    head.feeds(publication, page);
    head.0.finish()
}

/// The address of an article for search engines: its `canonical`, or else its own.
pub fn canonical(publication: &SiteContext, article: &Article) -> String {
    match article.canonical.as_ref().filter(|url| is_safe_source(url)) {
        Some(url) => publication.url(url),
        None => publication.article(&article.id, article.section.as_ref()),
    }
}

fn address(publication: &SiteContext, page: &Page) -> String {
    match page.content {
        Content::Article(article, _) => canonical(publication, article),
        _ => publication.url(&page.path),
    }
}

fn description(publication: &SiteContext, content: &Content) -> Option<String> {
    match content {
        Content::Front(_) => publication.edition.brand.tagline.clone(),
        Content::List(list) => list.description.as_ref().map(|words| words.plain()),
        Content::Article(article, _) if article.status == Status::Withdrawn => {
            let message = article.status_message.clone();
            Some(message.unwrap_or_else(|| publication.messages().withdrawn_default.to_owned()))
        }
        Content::Article(article, _) => article.description.clone(),
        Content::MostRead(_) | Content::Nothing => None,
    }
}

/// The language in the format of Open Graph, such as `fr_FR`; without a region only the language.
fn locale(language: &str) -> String {
    let mut parts = language.split(['-', '_']);
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_region = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    match parts.find(is_region) {
        Some(region) => format!("{primary}_{}", region.to_ascii_uppercase()),
        None => primary,
    }
}

struct Head(Xml);

impl Head {
    fn meta(&mut self, name: &str, content: &str) {
        self.0.empty("meta", &[("name", name), ("content", content)]);
    }

    fn link(&mut self, rel: &str, href: &str) {
        self.0.empty("link", &[("rel", rel), ("href", href)]);
    }

    /// Writes a property of Open Graph, whose attribute is `property` instead of `name`.
    fn property(&mut self, name: &str, content: &str) {
        self.0.empty("meta", &[("property", name), ("content", content)]);
    }

    fn open_graph(&mut self, publication: &SiteContext, page: &Page, url: &str, description: Option<&str>) {
        let edition = &publication.edition;
        let article = match page.content {
            Content::Article(article, _) => Some(article),
            _ => None,
        };
        let language = article.and_then(|article| article.in_language.as_ref()).unwrap_or(&edition.in_language);
        let story = article.filter(|article| article.kind != Kind::Page);
        self.property("og:type", if story.is_some() { "article" } else { "website" });
        self.property("og:title", article.map_or(&page.title, |article| &article.headline));
        if let Some(description) = description {
            self.property("og:description", description);
        }
        self.property("og:url", url);
        self.property("og:site_name", &edition.name);
        self.property("og:locale", &locale(language));
        if let Some(story) = story {
            self.story(publication, story);
        }
        let picture = match page.content {
            Content::Article(article, _) => picture_of(publication, article),
            Content::List(list) => list.image.as_ref().and_then(|image| picture(publication, image)),
            _ => None,
        };
        let picture = picture.filter(|picture| !picture.is_drawing());
        self.meta("twitter:card", if picture.is_some() { "summary_large_image" } else { "summary" });
        if let Some(picture) = picture {
            self.picture(&picture);
        }
    }

    fn story(&mut self, publication: &SiteContext, article: &Article) {
        for (name, date) in
            [("article:published_time", article.date_published), ("article:modified_time", article.date_modified)]
        {
            if let Some(date) = date {
                self.property(name, &date.to_rfc3339());
            }
        }
        if let Some(section) = &article.section {
            self.property("article:section", &section.name);
        }
        for author in &article.author {
            let list = author.id.as_ref().map(|id| publication.url(&publication.site.list(ListKind::Author, id)));
            self.property("article:author", list.as_ref().unwrap_or(&author.name));
        }
        if let Some(topic) = &article.topic {
            self.property("article:tag", &topic.name);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        self.property("og:image", &picture.url);
        if let Some(media_type) = picture.media_type {
            self.property("og:image:type", media_type);
        }
        self.property("og:image:width", &picture.width.to_string());
        if let Some(height) = picture.height {
            self.property("og:image:height", &height.to_string());
        }
        if let Some(alt) = picture.alt {
            self.property("og:image:alt", alt);
        }
    }

    /// Writes the page in all languages, including its own: search engines require that each names all. Nothing if
    /// there is only one.
    fn alternates(&mut self, publication: &SiteContext, page: &Page, url: &str) {
        let edition = &publication.edition;
        let (own, others): (&str, Vec<(&str, &str)>) = match page.content {
            Content::Front(_) => {
                let others = edition.siblings.iter().map(|other| (other.in_language.as_str(), other.url.as_str()));
                (&edition.in_language, others.collect())
            }
            Content::Article(article, _) => {
                let others = article.translations.iter().map(|other| (other.in_language.as_str(), other.url.as_str()));
                (article.in_language.as_ref().unwrap_or(&edition.in_language), others.collect())
            }
            _ => return,
        };
        let safe: Vec<(&str, &str)> = others.into_iter().filter(|(_, url)| is_safe_source(url)).collect();
        if safe.is_empty() {
            return;
        }
        self.alternate(own, url);
        for (language, url) in safe {
            self.alternate(language, &publication.url(url));
        }
    }

    fn alternate(&mut self, language: &str, href: &str) {
        self.0.empty("link", &[("rel", "alternate"), ("hreflang", language), ("href", href)]);
    }

    /// Writes the feeds of a list on its own pages, and the front page's feeds on all others.
    fn feeds(&mut self, publication: &SiteContext, page: &Page) {
        let name = &publication.edition.name;
        let (path, title) = match page.content {
            Content::List(list) => (publication.site.list(list.kind, &list.id), format!("{} – {name}", list.name)),
            _ => (publication.site.href(&Route::Front), name.clone()),
        };
        for (file, media_type) in feeds::TYPES {
            let href = publication.url(&format!("{path}{file}"));
            let link = [("rel", "alternate"), ("type", media_type), ("title", &title), ("href", &href)];
            self.0.empty("link", &link);
        }
    }
}
