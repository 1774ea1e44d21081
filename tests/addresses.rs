//! Every address of the site: the route of a path, and the path of a page.

use contract::{Id, ListKind, Reference};
use manchette::address::{Route, Site};

fn site() -> Site {
    Site::new("/", "data/edition.json", vec!["/".to_owned(), "/en/".to_owned()])
}

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

#[test]
fn every_page_has_a_path_that_leads_to_it() {
    let site = site();
    let list = |page| Route::List { kind: ListKind::Topic, id: id("k2"), page };
    for route in
        [Route::Front, list(None), list(Some(3)), Route::Article { id: id("a") }, Route::MostRead, Route::Settings]
    {
        let path = site.href(&route);
        assert!(path.starts_with('/') && path.ends_with('/'), "{path}");
        assert_eq!(site.route(&path), route, "{path}");
    }
}

#[test]
fn other_paths_are_not_found() {
    let site = site();
    for path in [
        "/feed.xml",
        "/about/",
        "/section/",
        "/section/monde/0/",
        "/section/monde/02/",
        "/section/monde/+2/",
        "/section/monde/2/3/",
        "/section/a%2fb/",
        "/article/../",
        "/article/%2e%2e/",
        "/article/a%20b/",
        "/article/a/b/",
        "/en/",
        "/en",
        "/en/settings/",
    ] {
        assert_eq!(site.route(path), Route::NotFound, "{path}");
    }
}

#[test]
fn a_missing_slash_a_query_and_a_hash_are_forgiven() {
    let site = site();
    assert_eq!(site.route("/most-read"), Route::MostRead);
    assert_eq!(site.route("/article/a?utm_source=x"), Route::Article { id: id("a") });
    assert_eq!(site.route("/article/a/#photo-1-2-3"), Route::Article { id: id("a") });
}

#[test]
fn needless_escapes_change_nothing() {
    let site = site();
    let article = Route::Article { id: id("k2-hiver") };
    for path in ["/article/k2-hiver/", "/article/k2%2Dhiver/", "/article/k2%2dhiver/", "/%61rticle/k2-hiver/?a=%2F"] {
        assert_eq!(site.route(path), article, "{path}");
        assert_eq!(site.resolve_provisional(path), article, "{path}");
    }
    for path in ["/article/k2%2Fhiver/", "/article/k2%20hiver/", "/article/k2%/", "/article/%é/", "/article/%2e%2e/"] {
        assert_eq!(site.route(path), Route::NotFound, "{path}");
    }
}

#[test]
fn under_a_base_path_all_addresses_move() {
    let site = Site::new("news", "data/edition.json", Vec::new());
    assert_eq!(site.href(&Route::Settings), "/news/settings/");
    assert_eq!(site.route("/news"), Route::Front);
    assert_eq!(site.route("/news/article/a/"), Route::Article { id: id("a") });
    assert_eq!(site.route("/article/a/"), Route::NotFound);
    assert_eq!(site.route("/newsletter/"), Route::NotFound);
    assert_eq!(site.edition(), "/news/data/edition.json");
    assert_eq!(site.file("articles/a.json"), "/news/data/articles/a.json");
}

#[test]
fn an_edition_may_be_on_another_origin() {
    let site = Site::new("/", "https://cdn.example/paper/edition.json", Vec::new());
    assert_eq!(site.file("front.json"), "https://cdn.example/paper/front.json");
    assert_eq!(site.file("https://img.example/a.webp"), "https://img.example/a.webp");
    assert_eq!(site.file("/a.webp"), "/a.webp");
}

#[test]
fn an_edition_chooses_its_articles_addresses() {
    let site = site().with_article_path(Some("/:section/:id/"));
    let world = Reference { id: id("world"), name: "World".to_owned() };
    assert_eq!(site.article(&id("a"), Some(&world)), "/world/a/");
    assert_eq!(site.article(&id("a"), None), "/news/a/");
    assert_eq!(site.route("/world/a/"), Route::Article { id: id("a") });
    assert_eq!(site.route("/section/a/"), Route::List { kind: ListKind::Section, id: id("a"), page: None });
    assert_eq!(site.route("/en/a/"), Route::NotFound, "the address belongs to the sibling edition");
    for useless in ["/article/", "/:id/more/", ""] {
        assert_eq!(self::site().with_article_path(Some(useless)).article(&id("a"), None), "/article/a/");
    }
}

#[test]
fn before_the_edition_is_known_the_last_part_of_a_path_is_the_article() {
    assert_eq!(site().resolve_provisional("/world/a/"), Route::Article { id: id("a") });
    assert_eq!(site().resolve_provisional("/settings/"), Route::Settings);
    assert_eq!(site().resolve_provisional("/world/%2e%2e/"), Route::NotFound);
}
