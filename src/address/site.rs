//! The site: its base path, its edition, and the path of every page.

use super::Route;
use contract::{Id, ListKind, Reference, scheme};

/// The default pattern of an article's address.
pub const DEFAULT_ARTICLE_PATH: &str = "/article/:id/";
/// The segment for the section in the address of an article without one.
const NO_SECTION: &str = "news";

/// The addresses of a site and its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The base path of the pages; starts and ends with `/`.
    base: String,
    /// The address of `edition.json`: an absolute path or an absolute URL.
    edition: String,
    /// The base paths of sibling editions, whose addresses are not ours.
    siblings: Vec<String>,
    /// The pattern of an article's address.
    article_path: String,
}

impl Site {
    /// `base` is the base path; `edition` is the address of `edition.json`, absolute or relative to the base path.
    pub fn new(base: &str, edition: &str, siblings: Vec<String>) -> Site {
        let base = match base.trim_matches('/') {
            "" => "/".to_owned(),
            trimmed => format!("/{trimmed}/"),
        };
        let edition = if is_absolute(edition) { edition.to_owned() } else { format!("{base}{edition}") };
        Site { base, edition, siblings, article_path: DEFAULT_ARTICLE_PATH.to_owned() }
    }

    /// The site with the edition's pattern of articles' addresses. A pattern that does not end with the id, or could
    /// leave its folder, is ignored.
    pub fn with_article_path(mut self, pattern: Option<&str>) -> Site {
        if let Some(pattern) = pattern.filter(|pattern| Site::is_article_path(pattern)) {
            self.article_path = pattern.to_owned();
        }
        self
    }

    /// True for a pattern of articles' addresses that the app uses.
    pub fn is_article_path(pattern: &str) -> bool {
        // Its segments become folders of a printed site.
        let is_plain = |part: &str| part.is_empty() || [":id", ":section"].contains(&part) || Id::new(part).is_some();
        pattern.trim_end_matches('/').ends_with("/:id") && pattern.split('/').all(is_plain)
    }

    /// The base path; starts and ends with `/`.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The pattern of articles' addresses.
    pub fn article_path(&self) -> &str {
        &self.article_path
    }

    /// The address of `edition.json`.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The address of a file of the edition: `path` is absolute or relative to the edition's root.
    pub fn file(&self, path: &str) -> String {
        if is_absolute(path) {
            return path.to_owned();
        }
        let root = self.edition.rfind('/').map_or("", |end| &self.edition[..=end]);
        format!("{root}{path}")
    }

    /// The page of a path before the edition's pattern is known: an unknown path is taken for an article's, whose id is
    /// last.
    pub fn resolve_provisional(&self, path: &str) -> Route {
        match self.route(path) {
            Route::NotFound => {
                let path = normalize(path);
                let last = self.segments(&path).and_then(|segments| Id::new(segments.last()?));
                last.map_or(Route::NotFound, |id| Route::Article { id })
            }
            route => route,
        }
    }

    /// The page of a path. The slash at the end may be missing.
    pub fn route(&self, path: &str) -> Route {
        let path = normalize(path);
        let Some(segments) = self.segments(&path) else { return Route::NotFound };
        match segments.as_slice() {
            [] => Route::Front,
            [kind, rest @ ..] if list_kind(kind).is_some() && matches!(rest.len(), 1 | 2) => list(kind, rest),
            segments => Route::fixed(segments)
                .or_else(|| self.article_of(segments).map(|id| Route::Article { id }))
                .unwrap_or(Route::NotFound),
        }
    }

    /// The path of a page. For an article prefer `article`, since the pattern may contain the section.
    pub fn href(&self, route: &Route) -> String {
        let base = &self.base;
        match route {
            Route::Front | Route::NotFound => base.clone(),
            Route::List { kind, id, page: None } => format!("{base}{}/{id}/", kind.as_str()),
            Route::List { kind, id, page: Some(page) } => format!("{base}{}/{id}/{page}/", kind.as_str()),
            Route::Article { id } => self.article(id, None),
            fixed => format!("{base}{}/", fixed.name().unwrap_or_default()),
        }
    }

    /// The path of an article.
    pub fn article(&self, id: &Id, section: Option<&Reference>) -> String {
        let mut path = self.base.clone();
        for part in self.article_path.split('/').filter(|part| !part.is_empty()) {
            path.push_str(match part {
                ":id" => id.as_str(),
                ":section" => section.map_or(NO_SECTION, |section| section.id.as_str()),
                part => part,
            });
            path.push('/');
        }
        path
    }

    /// The path of the latest page of a section, topic or author.
    pub fn list(&self, kind: ListKind, id: &Id) -> String {
        self.href(&Route::List { kind, id: id.clone(), page: None })
    }

    fn article_of(&self, segments: &[&str]) -> Option<Id> {
        let pattern: Vec<&str> = self.article_path.split('/').filter(|part| !part.is_empty()).collect();
        let fits = |(part, segment): (&&str, &&str)| part.starts_with(':') || part == segment;
        let all_fit = pattern.len() == segments.len() && pattern.iter().zip(segments).all(fits);
        if all_fit { Id::new(segments.last()?) } else { None }
    }

    /// The segments of a path under the base path; `None` for a path elsewhere or of a sibling.
    fn segments<'a>(&self, path: &'a str) -> Option<Vec<&'a str>> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let is_siblings = self.siblings.iter().any(|sibling| {
            sibling.len() > self.base.len()
                && (path.starts_with(sibling.as_str()) || path == sibling.trim_end_matches('/'))
        });
        if is_siblings {
            return None;
        }
        let rest = if path == self.base.trim_end_matches('/') { "" } else { path.strip_prefix(&self.base)? };
        // Some hosts serve a page under its file's name too.
        let rest = rest.strip_suffix("index.html").unwrap_or(rest);
        Some(rest.split('/').filter(|part| !part.is_empty()).collect())
    }
}

/// The path without needless escapes: RFC 3986 calls addresses equal that differ only in escaped letters, digits and
/// `-._~`. Ids consist of these alone.
fn normalize(path: &str) -> String {
    let mut parts = path.split('%');
    let mut normal = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digit = |index: usize| char::from(*part.as_bytes().get(index)?).to_digit(16);
        let byte = digit(0).zip(digit(1)).map_or(b'/', |(high, low)| (high * 16 + low) as u8);
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            normal.push(byte.into());
            normal.extend(part.get(2..));
        } else {
            normal.push('%');
            normal.push_str(part);
        }
    }
    normal
}

fn list_kind(name: &str) -> Option<ListKind> {
    ListKind::ALL.into_iter().find(|kind| kind.as_str() == name)
}

/// The page of a list: `rest` is its id and, for a full page, its number.
fn list(kind: &str, rest: &[&str]) -> Route {
    let page = match rest.get(1).map(|page| (page, page.parse::<u32>())) {
        None => None,
        // Each page has exactly one address: not `02`, not `+2`.
        Some((page, Ok(number))) if number > 0 && number.to_string() == **page => Some(number),
        Some(_) => return Route::NotFound,
    };
    match (list_kind(kind), rest.first().and_then(|id| Id::new(id))) {
        (Some(kind), Some(id)) => Route::List { kind, id, page },
        _ => Route::NotFound,
    }
}

/// True for a path from the root and for an address with a scheme.
fn is_absolute(address: &str) -> bool {
    address.starts_with('/') || scheme(address).is_some()
}
