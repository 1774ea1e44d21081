//! The valid edition, to be printed, and ways to change it.

use contract::{Article, Decode, decode};
use manchette::address::Route;
use press::print::site::{Content, Page, SiteContext};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The origin of the tests' newspaper.
pub const ORIGIN: &str = "https://news.example";

/// A headline that would end a script, an attribute and a title if it were not escaped.
pub const NASTY: &str = "\"</title></script><script>alert(1)</script>' & <!-- \u{8}\u{2028}";

/// The same as it is decoded: without the control character, which neither HTML nor XML allows.
pub const NASTY_DECODED: &str = "\"</title></script><script>alert(1)</script>' & <!-- \u{2028}";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edition")
}

/// A file of any edition, decoded as the app does.
pub fn open<T: Decode>(path: &Path) -> T {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    decode(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of the valid edition.
pub fn file<T: Decode>(name: &str) -> T {
    open(&folder().join(name))
}

/// A file of the valid edition after a change.
pub fn changed<T: Decode>(name: &str, change: impl FnOnce(&mut Value)) -> T {
    let bytes = fs::read(folder().join(name)).expect("a file");
    let mut value: Value = serde_json::from_slice(&bytes).expect("JSON");
    change(&mut value);
    decode(value.to_string().as_bytes()).expect("still a file of the edition")
}

/// An article of the valid edition.
pub fn article(id: &str) -> Article {
    file(&format!("articles/{id}.json"))
}

/// An article of the valid edition after a change.
pub fn changed_article(id: &str, change: impl FnOnce(&mut Value)) -> Article {
    changed(&format!("articles/{id}.json"), change)
}

/// The edition, at the root of its host.
pub fn harbour() -> SiteContext {
    SiteContext::new(file("edition.json"), "/", ORIGIN)
}

/// The edition after a change.
pub fn changed_harbour(change: impl FnOnce(&mut Value)) -> SiteContext {
    SiteContext::new(changed("edition.json", change), "/", ORIGIN)
}

/// The page of some content.
pub fn page<'a>(site: &SiteContext, content: Content<'a>) -> Page<'a> {
    let (paths, name) = (&site.paths, &site.edition.name);
    let (path, title) = match &content {
        Content::Front(_) | Content::Nothing => (paths.href(&Route::Front), name.clone()),
        Content::List(list) => {
            let route = Route::List { kind: list.kind, id: list.id.clone(), page: list.page };
            (paths.href(&route), format!("{} – {name}", list.name))
        }
        Content::Article(article, _) => {
            (paths.article(&article.id, article.section.as_ref()), format!("{} – {name}", article.headline))
        }
        Content::MostRead(_) => (paths.href(&Route::MostRead), format!("Most read – {name}")),
    };
    Page { path, title, content }
}
