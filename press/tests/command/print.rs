//! `press print`: the files of a site, and those that are written again after a change.

use crate::edition::{Edition, press};
use crate::site::Site;
use std::fs;

#[test]
fn every_page_of_an_edition_is_a_file() {
    let site = Site::new("/");
    assert_eq!(site.print(), (0, String::new()));
    let files = site.files();
    for page in [
        "index.html",
        "coast/lamp/index.html",
        "town/legal/index.html",
        "section/coast/index.html",
        "section/coast/1/index.html",
        "topic/lighthouse/index.html",
        "author/ada-marsh/index.html",
        "most-read/index.html",
        "settings/index.html",
        "saved/index.html",
        "history/index.html",
        "share/index.html",
        "404.html",
        "app.html",
        "rss.xml",
        "section/coast/feed.json",
        "sitemap.xml",
        "sitemap-pages.xml",
        "sitemap-2024-03.xml",
        "news-sitemap.xml",
        "robots.txt",
        "manifest.webmanifest",
        "_headers",
        "boot.js",
        "sw.js",
        "sw-off.js",
        "data/articles/lamp.json",
        "data/edition.json",
        "data/changes.json",
        ".press/removed.txt",
    ] {
        assert!(files.contains_key(page), "{page} is not among {:#?}", files.keys());
        let is_for_the_host = ["_headers", ".press/removed.txt"].contains(&page);
        assert!(is_for_the_host || files.contains_key(&format!("{page}.br")), "{page} has no compressed copy");
    }
    for code in ["manchette-0123456789abcdef.wasm", "manchette-0123456789abcdef.js", "boot.js", "sw.js"] {
        assert!(files.contains_key(&format!("{code}.gz")), "{code} has no copy in gzip");
    }
    let page = site.read("coast/lamp/index.html");
    for part in [
        "<html lang=\"en\">",
        "name=a-newsrooms-own",
        "data-printed=\"/coast/lamp/\"",
        "<script type=\"application/ld+json\">",
        "data-file=\"articles/lamp.json\"",
        "data-file=\"edition.json\"",
        "<link rel=\"apple-touch-icon\" href=\"/icons/apple-touch-180.png\"",
        "href=\"/fonts-0123456789abcdef.css\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("@press"), "a place was not filled: {page}");
    assert_eq!(page.matches("<style").count(), 1, "all styles are one element, which the policy names");
}

#[test]
fn what_a_page_brings_along_is_what_the_newsroom_published() {
    let site = Site::new("/");
    site.edition.replace("articles/tides.json", "\"headline\": \"", "\"headline\": \"</script><script>alert(1)//");
    site.print();
    let page = site.read("coast/tides/index.html");
    assert!(!page.contains("<script>alert"), "{page}");
    let json = page.split_once("data-file=\"articles/tides.json\">").expect("the article's file").1;
    let json = json.split_once("</script>").expect("its end").0;
    assert_eq!(json.replace("\\u003c", "<"), site.edition.read("articles/tides.json"));
}

#[test]
fn an_old_address_leads_on() {
    let site = Site::new("/");
    site.edition.replace(
        "articles/tides.json",
        "\"version\"",
        "\"aliases\": [\"/2009/tides.html\", \"/old/tides/\", \"/../up/\", \"/section/coast/\"], \"version\"",
    );
    assert_eq!(site.print().0, 0);
    for old in ["2009/tides.html", "old/tides/index.html"] {
        let page = site.read(old);
        assert!(page.contains("content=\"0; url=/coast/tides/\""), "{old}");
        // The script leads on with query and fragment. Its hash is that of its text, which is the same everywhere.
        let script = "<script data-to=\"/coast/tides/\">location.replace(document.currentScript.dataset.to";
        assert!(page.contains(script), "{page}");
        assert!(page.contains("default-src &apos;none&apos;; script-src &apos;sha256-"), "{page}");
    }
    assert!(site.read("section/coast/index.html").contains("data-printed"), "a page of the site stays what it is");
    assert!(!site.out.path().parent().expect("a folder").join("up").exists());
}

#[test]
fn a_link_that_does_not_know_the_section_leads_on() {
    // The pattern of addresses has the section, but the footer, the menu and links in texts have the article's id only.
    let site = Site::new("/");
    site.print();
    for (link, page) in
        [("news/legal", "/town/legal/"), ("news/tides", "/coast/tides/"), ("news/keeper", "/coast/keeper/")]
    {
        assert!(site.read(&format!("{link}/index.html")).contains(&format!("0; url={page}")), "{link}");
    }
}

#[test]
fn nothing_changes_when_nothing_has_changed() {
    let site = Site::new("/");
    site.print();
    let before = site.files();
    site.print();
    assert_eq!(site.changed_since(&before), Vec::<String>::new());
}

#[test]
fn one_changed_article_writes_its_own_files_again() {
    let site = Site::new("/");
    site.print();
    let before = site.files();
    site.edition.replace("articles/nets.json", "\"headline\": \"", "\"headline\": \"Corrected: ");
    site.print();
    // Sponsored articles are in no sitemap, and this one is too old for the feeds.
    assert_eq!(site.changed_since(&before), ["coast/nets/index.html", "data/articles/nets.json"]);
    let before = site.files();
    site.edition.replace("articles/tides.json", "\"High water", "\"Corrected: high water");
    site.print();
    // Its page and its data, and the feeds of the front page, which lists it.
    let own = ["coast/tides/index.html", "data/articles/tides.json", "feed.json", "rss.xml"];
    assert_eq!(site.changed_since(&before), [&["atom.xml"][..], &own].concat());
    assert!(site.read("coast/nets/index.html").contains("Corrected: "));
}

#[test]
fn a_new_article_changes_one_sitemap_and_the_list_of_sitemaps() {
    let site = Site::new("/");
    site.print();
    let before = site.files();
    let old = site.edition.read("articles/tides.json").replace("2024-03-06", "2019-07-02");
    site.edition.write("articles/abba.json", old.replace("\"tides\"", "\"abba\""));
    site.print();
    let changed = site.changed_since(&before);
    let sitemaps: Vec<&String> = changed.iter().filter(|file| file.contains("sitemap")).collect();
    assert_eq!(sitemaps, ["sitemap-2019-07.xml", "sitemap.xml"]);
    site.edition.remove("articles/abba.json");
    site.print();
    assert!(!site.path("sitemap-2019-07.xml").exists());
    assert!(site.read(".press/removed.txt").contains("sitemap-2019-07.xml\n"));
}

#[test]
fn a_new_menu_or_most_read_list_does_not_print_the_archive_again() {
    let site = Site::new("/");
    site.print();
    let before = site.files();
    site.edition.replace("edition.json", "\"name\": \"Shop\"", "\"name\": \"Our shop\"");
    site.edition.replace("most-read.json", "\"headline\": \"", "\"headline\": \"Now: ");
    site.print();
    let changed = site.changed_since(&before);
    assert!(changed.contains(&"most-read/index.html".to_owned()), "{changed:?}");
    assert!(changed.contains(&"index.html".to_owned()), "the front page is up to date: {changed:?}");
    assert!(!changed.iter().any(|file| file.starts_with("coast/") || file.starts_with("section/")), "{changed:?}");
}

#[test]
fn a_new_look_prints_all_pages_again() {
    let site = Site::new("/");
    site.print();
    let hosts = ["_headers", ".press/policies.nginx", ".press/policies.caddy"];
    let told = hosts.map(|file| site.read(file));
    site.edition.replace(
        "edition.json",
        "\"brand\": {",
        "\"brand\": { \"accent\": { \"light\": \"#123456\", \"dark\": \"#abcdef\" },",
    );
    site.print();
    assert_eq!(hosts.map(|file| site.read(file)), told, "the servers need not be told");
    for page in ["index.html", "coast/lamp/index.html", "section/coast/1/index.html"] {
        assert!(site.read(page).contains("--accent:light-dark(#123456,#abcdef)"), "{page}");
    }
}

#[test]
fn a_broken_article_keeps_the_page_that_it_had() {
    let site = Site::new("/");
    site.print();
    let before = site.read("coast/nets/index.html");
    site.edition.write("articles/nets.json", "{ \"id\": ");
    let (code, diagnostics) = site.print();
    assert_eq!(code, 1);
    assert!(diagnostics.contains("articles/nets.json"), "{diagnostics}");
    assert_eq!(site.read("coast/nets/index.html"), before);
}

#[test]
fn a_broken_front_or_list_keeps_the_page_that_it_had() {
    let site = Site::new("/");
    site.print();
    let files = ["front.json", "lists/section/coast/latest.json", "lists/section/coast/1.json"];
    let good = files.map(|file| site.edition.read(file));
    let pages = ["index.html", "rss.xml", "section/coast/index.html", "section/coast/1/index.html"];
    let before = pages.map(|page| site.read(page));
    files.iter().for_each(|file| site.edition.write(file, "{ \"groups\": "));
    assert_eq!(site.print().0, 1);
    assert_eq!(pages.map(|page| site.read(page)), before);
    files.iter().zip(good).for_each(|(file, text)| site.edition.write(file, text));
    assert_eq!(site.print().0, 0);
}

#[test]
fn no_old_address_takes_a_page_of_the_site() {
    let site = Site::new("/");
    let aliases = r#""aliases": ["/index.html", "/coast/tides/index.html", "/sitemap.xml", "/fr/a/", "/data/a/", "/404.html"], "version""#;
    site.edition.replace("articles/tides.json", "\"version\"", aliases);
    assert_eq!(site.print().0, 0);
    assert!(site.read("index.html").contains("data-printed=\"/\""));
    assert!(site.read("coast/tides/index.html").contains("data-printed=\"/coast/tides/\""));
    assert!(site.path("sitemap.xml").is_file() && !site.path("fr").exists() && !site.path("data/a").exists());
}

#[test]
fn what_is_gone_from_the_edition_is_gone_from_the_site() {
    let site = Site::new("/");
    site.print();
    fs::remove_file(site.edition.path("articles/nets.json")).expect("it is there");
    fs::remove_file(site.edition.path("lists/section/coast/1.json")).expect("it is there");
    site.print();
    let left: Vec<String> = site.files().into_keys().filter(|file| file.contains("nets")).collect();
    assert_eq!(left, Vec::<String>::new());
    assert!(!site.path("section/coast/1").exists(), "no empty folder stays");
}

#[test]
fn a_base_path_is_everywhere() {
    let site = Site::new("/news/");
    assert_eq!(site.print(), (0, String::new()));
    let page = site.read("news/coast/lamp/index.html");
    for part in [
        "data-base=\"/news/\"",
        "href=\"/news/data/edition.json\"",
        "src=\"/news/boot.js\"",
        "href=\"/news/fonts-0123456789abcdef.css\"",
        "\"url\":\"https://news.example/news/\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let boot = site.read("news/boot.js");
    for address in ["\"/news/manchette-0123456789abcdef.js\"", "\"fonts\":[\"/news/fonts/serif.woff2\"]"] {
        assert!(boot.contains(address), "{address} is not in {boot}");
    }
    assert!(site.read("robots.txt").contains("https://news.example/news/sitemap.xml"));
}

#[test]
fn two_editions_share_a_site() {
    let site = Site::new("/");
    site.print();
    let english = Edition::new();
    english.replace("edition.json", "The Harbour Gazette", "La Gazette du port");
    let second = Site { edition: english, out: site.out, base: "/fr/" };
    assert_eq!(second.print_with(&["--app", "/"]).0, 0);
    let page = second.read("fr/coast/lamp/index.html");
    assert!(page.contains("href=\"/fonts-0123456789abcdef.css\"") && page.contains("src=\"/fr/boot.js\""), "{page}");
    assert!(!second.path("fr/manchette-0123456789abcdef.js").exists(), "the app's files are there once");
    let robots = second.read("robots.txt");
    assert!(robots.contains("example/sitemap.xml") && robots.contains("example/fr/sitemap.xml"), "{robots}");
    let policies = second.read(".press/policies.nginx");
    assert!(policies.contains("/fr/"), "{policies}");
    let headers = second.read("_headers");
    assert!(headers.contains("\n/manchette-*.js\n") && !headers.contains("\n/fr/manchette-*"), "{headers}");
}

#[test]
fn a_fixed_page_is_no_news() {
    let site = Site::new("/");
    site.edition.replace("articles/legal.json", "2024-01-01", "2024-03-09");
    site.print();
    assert!(site.read("sitemap-2024-03.xml").contains("/town/legal/"));
    let news = site.read("news-sitemap.xml");
    assert!(news.contains("/coast/storm/") && !news.contains("/town/legal/"), "{news}");
}

#[test]
fn a_most_read_list_past_its_window_is_a_link() {
    let site = Site::new("/");
    site.print();
    let now = site.read("coast/lamp/index.html");
    assert!(now.contains("class=\"ranks\""), "{now}");
    let later = Site::new("/");
    later.print_with(&["--now", "2031-01-01T00:00:00Z"]);
    let then = later.read("coast/lamp/index.html");
    assert!(then.contains("href=\"/most-read/\"") && !then.contains("class=\"ranks\""), "{then}");
}

#[test]
fn what_cannot_be_printed_says_why() {
    let edition = Edition::new();
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().to_str().expect("a path of plain letters");
    let root = edition.root();
    for (arguments, message) in [
        (
            vec!["print", "--edition", root, "--out", out, "--site", "https://a.example"],
            "not provided:\n  --dist <DIST_DIR>",
        ),
        (
            vec!["print", "--dist", root, "--edition", root, "--out", out, "--site", "a.example"],
            "--site <URL>': this is not an address",
        ),
        (
            vec!["print", "--dist", root, "--edition", root, "--out", out, "--site", "https://a.example"],
            "build the app first",
        ),
        (vec!["print", "--dist", root, "--edition", out, "--out", out, "--site", "https://a.example"], "edition.json"),
    ] {
        let (code, _, diagnostics) = press(&arguments);
        assert_eq!(code, 2, "{diagnostics}");
        assert!(diagnostics.contains(message), "{message} is not in {diagnostics}");
    }
}
