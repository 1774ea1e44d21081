//! The page's own part of `<head>`: its title, its address, and its preview when somebody shares it.
//!
//! Names are those of HTML, of Open Graph (<https://ogp.me>) and of the search engines. `page` adds the elements that all
//! pages share, such as icons and styles.

use super::feeds;
use super::picture::{Picture, picture, picture_of};
use super::site::{Content, Page, SiteContext};
use super::xml::Xml;
use contract::{Article, Date, Kind, ListKind, Status, is_safe_source};
use manchette::address::Route;

/// The elements of `<head>` that belong to one page, with a line for each.
pub fn head(site: &SiteContext, page: &Page) -> String {
    let mut head = Head(Xml::lines());
    head.0.text_element("title", &[], &page.title);
    if let Content::Nothing = page.content {
        head.meta("robots", "noindex");
        return head.0.finish();
    }
    let url = address(site, page);
    let description = description(site, &page.content);
    if let Some(description) = &description {
        head.meta("description", description);
    }
    if let Content::Article(article, _) = page.content {
        let is_withdrawn = article.status == Status::Withdrawn;
        head.meta("robots", if is_withdrawn { "noindex" } else { "max-image-preview:large" });
    }
    head.link("canonical", &url);
    head.open_graph(site, page, &url, description.as_deref());
    head.alternates(site, page, &url);
    head.feeds(site, page);
    head.0.finish()
}

/// The address of an article that search engines should index: its `canonical`, or its own.
pub(crate) fn canonical(site: &SiteContext, article: &Article) -> String {
    match article.canonical.as_ref().filter(|url| is_safe_source(url)) {
        Some(url) => site.url(url),
        None => site.article(&article.id, article.section.as_ref()),
    }
}

/// The date of an article's last change: of its text, or of its newest correction.
pub(crate) fn last_change(article: &Article) -> Option<Date> {
    let dates = change_after_publication(article).into_iter().chain(article.date_published);
    dates.max_by_key(Date::timestamp)
}

/// The same, without the date of publication.
pub(crate) fn change_after_publication(article: &Article) -> Option<Date> {
    let corrected = article.corrections.iter().filter_map(|correction| correction.date);
    corrected.chain(article.date_modified).max_by_key(Date::timestamp)
}

fn address(site: &SiteContext, page: &Page) -> String {
    match page.content {
        Content::Article(article, _) => canonical(site, article),
        Content::Front(_) | Content::List(_) | Content::MostRead(_) | Content::Nothing => site.url(&page.path),
    }
}

fn description(site: &SiteContext, content: &Content) -> Option<String> {
    match content {
        Content::Front(_) => site.edition.brand.tagline.clone(),
        Content::List(list) => list.description.as_ref().map(|text| text.plain()),
        Content::Article(article, _) if article.status == Status::Withdrawn => {
            let message = article.status_message.clone();
            Some(message.unwrap_or_else(|| site.messages().withdrawn_default.to_owned()))
        }
        Content::Article(article, _) => article.description.clone(),
        Content::MostRead(_) | Content::Nothing => None,
    }
}

/// The language in the format of Open Graph, such as `fr_FR`, or `fr` without a region.
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

    /// A property of Open Graph. Its attribute is `property`, not `name`.
    fn property(&mut self, name: &str, content: &str) {
        self.0.empty("meta", &[("property", name), ("content", content)]);
    }

    fn open_graph(&mut self, site: &SiteContext, page: &Page, url: &str, description: Option<&str>) {
        let edition = &site.edition;
        let article = match page.content {
            Content::Article(article, _) => Some(article),
            Content::Front(_) | Content::List(_) | Content::MostRead(_) | Content::Nothing => None,
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
            self.story(site, story);
        }
        let picture = match page.content {
            Content::Article(article, _) => picture_of(site, article),
            Content::List(list) => list.image.as_ref().and_then(|image| picture(site, image)),
            Content::Front(_) | Content::MostRead(_) | Content::Nothing => None,
        };
        let picture = picture.filter(|picture| !picture.is_svg());
        self.meta("twitter:card", if picture.is_some() { "summary_large_image" } else { "summary" });
        if let Some(picture) = picture {
            self.picture(&picture);
        }
    }

    fn story(&mut self, site: &SiteContext, article: &Article) {
        let changed = last_change(article).filter(|date| Some(*date) != article.date_published);
        for (name, date) in [("article:published_time", article.date_published), ("article:modified_time", changed)] {
            if let Some(date) = date {
                self.property(name, &date.to_rfc3339());
            }
        }
        if let Some(section) = &article.section {
            self.property("article:section", &section.name);
        }
        for author in &article.author {
            let list = author.id.as_ref().map(|id| site.url(&site.paths.list(ListKind::Author, id)));
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

    /// The page in all its languages, including its own, as search engines require. Nothing for a page in one language.
    fn alternates(&mut self, site: &SiteContext, page: &Page, url: &str) {
        let edition = &site.edition;
        let (own, others): (&str, Vec<(&str, &str)>) = match page.content {
            Content::Front(_) => {
                let others = edition.siblings.iter().map(|other| (other.in_language.as_str(), other.url.as_str()));
                (&edition.in_language, others.collect())
            }
            Content::Article(article, _) => {
                let others = article.translations.iter().map(|other| (other.in_language.as_str(), other.url.as_str()));
                (article.in_language.as_ref().unwrap_or(&edition.in_language), others.collect())
            }
            Content::List(_) | Content::MostRead(_) | Content::Nothing => return,
        };
        let safe: Vec<(&str, &str)> = others.into_iter().filter(|(_, url)| is_safe_source(url)).collect();
        if safe.is_empty() {
            return;
        }
        self.alternate(own, url);
        for (language, url) in safe {
            self.alternate(language, &site.url_in(&site.url(&page.path), url));
        }
    }

    fn alternate(&mut self, language: &str, href: &str) {
        self.0.empty("link", &[("rel", "alternate"), ("hreflang", language), ("href", href)]);
    }

    /// The feeds: those of a list on its pages, those of the front page on all others.
    fn feeds(&mut self, site: &SiteContext, page: &Page) {
        let name = &site.edition.name;
        let (path, title) = match page.content {
            Content::List(list) => (site.paths.list(list.kind, &list.id), format!("{} – {name}", list.name)),
            Content::Front(_) | Content::Article(..) | Content::MostRead(_) | Content::Nothing => {
                (site.paths.href(&Route::Front), name.clone())
            }
        };
        for (file, media_type) in feeds::TYPES {
            let href = site.url(&format!("{path}{file}"));
            let link = [("rel", "alternate"), ("type", media_type), ("title", &title), ("href", &href)];
            self.0.empty("link", &link);
        }
    }
}
