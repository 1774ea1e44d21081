//! Articles that move or go, folders that are not complete, and files that nobody meant to publish.

use crate::edition::Edition;
use crate::site::{Site, built};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Moves an article from one section to another.
fn move_to(site: &Site, file: &str, from: &str, to: &str) {
    site.edition.replace(
        file,
        &format!("\"section\": {{ \"id\": \"{from}\""),
        &format!("\"section\": {{ \"id\": \"{to}\""),
    );
}

fn removed(site: &Site) -> Vec<String> {
    site.read(".press/removed.txt").lines().map(str::to_owned).collect()
}

#[test]
fn an_article_that_moves_leads_on_from_all_its_addresses() {
    let site = Site::new("/");
    site.print();
    move_to(&site, "articles/tides.json", "coast", "town");
    assert_eq!(site.print(), (0, String::new()));
    assert!(site.read("coast/tides/index.html").contains("0; url=/town/tides/"));
    move_to(&site, "articles/tides.json", "town", "harbour");
    site.print();
    for old in ["coast", "town"] {
        assert!(site.read(&format!("{old}/tides/index.html")).contains("0; url=/harbour/tides/"), "{old}");
    }
    assert!(!removed(&site).iter().any(|file| file.contains("tides/index.html")), "{:?}", removed(&site));
    // Back at an address that it had.
    move_to(&site, "articles/tides.json", "harbour", "coast");
    site.print();
    assert!(site.read("coast/tides/index.html").contains("data-printed=\"/coast/tides/\""));
    assert!(site.read("harbour/tides/index.html").contains("0; url=/coast/tides/"));
}

#[test]
fn the_files_that_an_upload_must_remove_are_listed_until_they_are_there_again() {
    let site = Site::new("/");
    site.print();
    assert_eq!(removed(&site), Vec::<String>::new());
    let nets = site.edition.read("articles/nets.json");
    site.edition.remove("articles/nets.json");
    site.print();
    let gone =
        ["coast/nets/index.html", "coast/nets/index.html.br", "data/articles/nets.json", "data/articles/nets.json.br"];
    assert_eq!(removed(&site), gone);
    site.print();
    assert_eq!(removed(&site), gone, "they may not have been uploaded in between");
    site.edition.write("articles/nets.json", nets);
    site.print();
    assert_eq!(removed(&site), Vec::<String>::new());
}

#[test]
fn a_folder_that_lost_most_of_its_articles_prints_nothing() {
    let site = Site::new("/");
    site.print();
    let before = site.files();
    for id in ["nets", "keeper", "storm"] {
        site.edition.remove(&format!("articles/{id}.json"));
    }
    let (code, diagnostics) = site.print();
    assert_eq!(code, 2);
    assert!(
        diagnostics.contains("3 of 7 articles are gone") && diagnostics.contains("--allow-removal"),
        "{diagnostics}"
    );
    assert_eq!(site.changed_since(&before), Vec::<String>::new());
    assert_eq!(site.print_with(&["--allow-removal"]).0, 0);
    assert!(!site.path("coast/nets").exists());
}

#[test]
fn a_broken_article_stays_in_feeds_and_in_the_data() {
    let site = Site::new("/");
    site.print();
    let files = ["rss.xml", "feed.json", "data/articles/tides.json"];
    assert!(site.read("rss.xml").contains("High water is at 06:10."));
    let before = files.map(|file| site.read(file));
    for broken in ["{ \"id\": ", "{ \"id\": \"nets\", \"version\": \"1.0\" }"] {
        site.edition.write("articles/tides.json", broken.replace("nets", "tides"));
        assert_eq!(site.print().0, 1);
        assert_eq!(files.map(|file| site.read(file)), before, "{broken}");
    }
}

#[test]
fn what_no_file_of_the_edition_names_is_not_published() {
    let site = Site::new("/");
    site.edition.write("drafts/minister.json", "{}");
    site.edition.write("articles/old/minister.json", "{}");
    site.edition.write("export.csv", "names of sources");
    site.edition.write("media/unused.jpg", "unused");
    site.edition.write("media/report.pdf", "a report");
    site.edition.replace("articles/lamp.json", "https://town.example.org/lamp", "/data/media/report.pdf#page=2");
    let outside = tempfile::tempdir().expect("a folder elsewhere");
    fs::write(outside.path().join("secret.txt"), "secret").expect("a file");
    #[cfg(unix)]
    for (name, target) in [("media/link.txt", "secret.txt"), ("linked", "."), ("gone.txt", "nowhere")] {
        std::os::unix::fs::symlink(outside.path().join(target), site.edition.path(name)).expect("a link");
    }
    let (_, lines) = site.edition.check();
    let warning = "media/link.txt:1:1: $: warning: a link leads out of the edition's folder";
    #[cfg(unix)]
    assert!(lines.iter().any(|line| line.starts_with(warning)), "{lines:#?}");
    let (code, diagnostics) = site.print();
    assert_eq!(code, 0, "{diagnostics}");
    let left_out = ["articles/old/minister.json", "drafts/minister.json", "export.csv", "media/unused.jpg"];
    let links = ["gone.txt", "linked/secret.txt", "media/link.txt"];
    for file in left_out.into_iter().chain(links) {
        assert!(diagnostics.contains(&format!("warning: {file}: ")), "{file}: {diagnostics}");
        assert!(!site.path(&format!("data/{file}")).exists(), "{file}");
    }
    assert_eq!(diagnostics.lines().count(), 7, "{diagnostics}");
    assert!(site.path("data/media/report.pdf").exists(), "a text links to it");
}

#[test]
fn a_picture_that_another_edition_shows_is_published() {
    let french = Site::new("/");
    french.edition.write("media/shared.png", "a picture");
    assert!(french.print().1.contains("warning: media/shared.png: "));
    let english = Edition::new();
    english.replace("articles/lamp.json", "media/map.svg", "/data/media/shared.png");
    let out = french.out;
    let english = Site { edition: english, out, base: "/en/" };
    let (code, diagnostics) = english.print_with(&["--app", "/"]);
    assert_eq!(code, 0);
    assert!(diagnostics.contains("/data/media/shared.png is not in the site"), "{diagnostics}");
    let french = Site { edition: french.edition, out: english.out, base: "/" };
    assert_eq!(french.print(), (0, String::new()));
    assert!(french.path("data/media/shared.png").exists());
}

#[test]
fn nothing_is_written_for_an_address_that_makes_no_sense() {
    for (option, value) in
        [("--base", "/actualités/"), ("--base", "/../"), ("--site", "https://a.example/news"), ("--site", "a.example")]
    {
        let site = Site::new("/");
        let (code, diagnostics) = site.print_with(&[option, value]);
        assert_eq!(code, 2, "{option} {value}");
        assert!(diagnostics.contains(value), "{diagnostics}");
        assert_eq!(fs::read_dir(site.out.path()).expect("the folder").count(), 0);
    }
}

#[test]
fn robots_txt_is_the_newsrooms() {
    let site = Site::new("/");
    fs::write(site.path("robots.txt"), "User-agent: GPTBot\nDisallow: /\n").expect("a file");
    site.print();
    let robots = site.read("robots.txt");
    assert!(robots.starts_with("User-agent: GPTBot\nDisallow: /\n\nSitemap: "), "{robots}");
}

#[test]
fn an_address_that_press_or_the_app_needs_is_not_taken() {
    let site = Site::new("/");
    site.edition.replace("edition.json", "\"/:section/:id/\"", "\"/:id/\"");
    for id in ["settings", "app.html", "rss.xml", "sw.js", "data"] {
        let article =
            site.edition.read("articles/tides.json").replace("\"id\": \"tides\"", &format!("\"id\": \"{id}\""));
        site.edition.write(&format!("articles/{id}.json"), article);
    }
    let (code, diagnostics) = site.print();
    assert_eq!(code, 1, "{diagnostics}");
    assert_eq!(diagnostics.matches("choose another id or articlePath: not printed").count(), 5, "{diagnostics}");
    for file in ["app.html", "rss.xml", "sw.js", "settings/index.html", "index.html"] {
        assert!(site.path(file).is_file(), "{file}");
    }
    assert!(!site.read("settings/index.html").contains("Spring tides"));
}

#[test]
fn an_old_address_in_an_edition_beside_one_at_the_root() {
    let site = Site::new("/en/");
    site.edition.replace("edition.json", "\"url\": \"/fr/\"", "\"url\": \"/\"");
    let aliases =
        r#""aliases": ["/en/old/one/", "/en/2016/one.html", "/en/2016/%C3%A9t%C3%A9/", "/old/one/"], "version""#;
    site.edition.replace("articles/tides.json", "\"version\"", aliases);
    site.edition.replace("articles/lamp.json", "/2024/03/lamp.html", "/en/2024/03/lamp.html");
    let (code, diagnostics) = site.print();
    assert_eq!(code, 0);
    assert_eq!(
        diagnostics,
        "warning: articles/tides.json: the alias /old/one/ is an address of another edition of the site: begin with this \
         edition's base path: no redirect is printed\n"
    );
    for file in ["en/old/one/index.html", "en/2016/one.html", "en/2016/été/index.html"] {
        assert!(site.path(file).exists(), "{file}");
    }
}

/// A built app whose script and module have another hash.
fn build(number: usize) -> TempDir {
    fn copy(from: &Path, to: &Path, hash: &str) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("the build").flatten() {
            let name = entry.file_name().to_string_lossy().replace("0123456789abcdef", hash);
            if entry.path().is_dir() {
                copy(&entry.path(), &to.join(name), hash);
            } else if name == "index.html" {
                let page = fs::read_to_string(entry.path()).expect("a page").replace("0123456789abcdef", hash);
                fs::write(to.join(name), page).expect("a page");
            } else {
                fs::copy(entry.path(), to.join(name)).expect("a copy");
            }
        }
    }
    let folder = tempfile::tempdir().expect("a folder of its own");
    copy(&built(), folder.path(), &format!("{number:016x}"));
    folder
}

#[test]
fn the_files_of_five_builds_stay_for_pages_that_are_open() {
    let french = Site::new("/");
    let script = |number: usize| format!("manchette-{number:016x}.js");
    for number in 1..=5 {
        french.print_from(build(number).path(), &[]);
    }
    assert!((1..=5).all(|number| french.path(&script(number)).exists()));
    assert!(removed(&french).is_empty(), "pages that are open may still need them");
    // Another edition, which shares the app's files and was not printed with a newer build yet.
    let english = Site { edition: Edition::new(), out: french.out, base: "/en/" };
    english.print_from(build(1).path(), &["--app", "/"]);
    let french = Site { edition: french.edition, out: english.out, base: "/" };
    french.print_from(build(6).path(), &[]);
    assert!(french.path(&script(1)).exists(), "the other edition still uses it");
    french.print_from(build(7).path(), &[]);
    assert!(!french.path(&script(2)).exists(), "nobody uses it any more");
    assert!(french.path(&script(3)).exists());
    assert!(removed(&french).contains(&script(2)) && !removed(&french).contains(&script(1)));
}
