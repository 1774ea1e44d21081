//! The service worker of a printed site: the list of its files, which only a new build changes.

use crate::site::{Site, built};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The worker's list.
fn shell(site: &Site, folder: &str) -> Value {
    let script = site.read(&format!("{folder}sw.js"));
    let lists: Vec<&str> = script.lines().filter(|line| line.starts_with("const shell = ")).collect();
    assert_eq!(lists.len(), 1, "{script}");
    let list = lists[0].trim_start_matches("const shell = ").split(';').next().expect("the end of the list");
    serde_json::from_str(list).unwrap_or_else(|error| panic!("{error}: {list}"))
}

fn addresses(shell: &Value) -> Vec<&str> {
    shell["files"].as_object().expect("files").keys().map(String::as_str).collect()
}

/// A copy of the built app that a test may change.
fn copy_of_built() -> TempDir {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("the built app").flatten() {
            let target = to.join(entry.file_name());
            if entry.path().is_dir() {
                copy(&entry.path(), &target);
            } else {
                fs::copy(entry.path(), target).expect("a copy");
            }
        }
    }
    let folder = tempfile::tempdir().expect("a folder of its own");
    copy(&built(), folder.path());
    folder
}

#[test]
fn the_list_is_the_shell_and_each_hash_its_files() {
    for (base, app) in [("/", "/"), ("/news/", "/news/"), ("/fr/", "/")] {
        let site = Site::new(base);
        assert_eq!(site.print_with(&["--app", app]), (0, String::new()));
        let shell = shell(&site, base.trim_start_matches('/'));
        assert_eq!(shell["base"], base);
        assert_eq!(shell["facts"]["retentionSeconds"], 2_592_000);
        let files = shell["files"].as_object().expect("files");
        let style = fs::read_dir(site.path(&app[1..])).expect("the app's files").flatten();
        let style = style.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let style = style.into_iter().find(|name| name.starts_with("style-") && name.ends_with(".css"));
        let mut expected: Vec<String> =
            ["app.html", "boot.js", "device.js", "facts.js", "manifest.webmanifest", "worker-client.js"]
                .map(|file| format!("{base}{file}"))
                .into_iter()
                .chain(
                    [
                        "favicon-0123456789abcdef.svg",
                        "fonts-0123456789abcdef.css",
                        "fonts/serif.woff2",
                        "manchette-0123456789abcdef.js",
                        "manchette-0123456789abcdef.wasm",
                        "manchette-lists-0123456789abcdef.wasm",
                        &style.expect("the styles"),
                    ]
                    .map(|file| format!("{app}{file}")),
                )
                .collect();
        expected.sort();
        assert_eq!(addresses(&shell), expected);
        for (address, hash) in files {
            let bytes = fs::read(site.path(&address[1..])).expect(address);
            let whole: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hash, &whole[..16], "{address}");
        }
    }
}

#[test]
fn the_worker_knows_the_app_s_pages_and_the_file_of_each() {
    let id = "([A-Za-z0-9][A-Za-z0-9._~-]{0,120})";
    for base in ["/", "/news.1/"] {
        let site = Site::new(base);
        site.print();
        let shell = shell(&site, base.trim_start_matches('/'));
        assert_eq!(shell["share"], format!("{base}share/"));
        let path = base.replace('.', "\\.");
        let data = format!("{base}data/");
        let start = path.trim_end_matches('/');
        let mut expected = vec![
            json!([format!("^{start}/*$"), format!("{data}front.json")]),
            json!([format!("^{path}most-read/*$"), format!("{data}most-read.json")]),
        ];
        expected.extend(["settings", "saved", "history", "share"].map(|name| json!([format!("^{path}{name}/*$"), ""])));
        for kind in ["section", "topic", "author"] {
            let list = format!("^{path}{kind}/+{id}");
            expected.push(json!([format!("{list}/*$"), format!("{data}lists/{kind}/$1/latest.json")]));
            expected.push(json!([format!("{list}/+([1-9][0-9]*)/*$"), format!("{data}lists/{kind}/$1/$2.json")]));
        }
        expected.push(json!([format!("^{path}[^/]+/+{id}/*$"), format!("{data}articles/$1.json")]));
        assert_eq!(shell["pages"], Value::from(expected));
    }
}

#[test]
fn the_shell_has_the_messages_of_the_edition_and_what_they_share_with_others() {
    let app = copy_of_built();
    let part = |name: &str| format!("manchette-{name}-0123456789abcdef.wasm");
    for name in ["messages_en", "messages_fr", "messages_en-messages_fr", "device-messages_fr"] {
        fs::write(app.path().join(part(name)), b"\0asm\x01\0\0\0").expect("a module");
    }
    let site = Site::new("/");
    assert_eq!(site.print_from(app.path(), &[]), (0, String::new()));
    let shell = shell(&site, "");
    let has = |name: &str| shell["files"].get(format!("/{}", part(name))).is_some();
    assert_eq!(
        ["messages_en", "messages_en-messages_fr", "device-messages_fr", "messages_fr"].map(has),
        [true, true, true, false]
    );
}

#[test]
fn publishing_leaves_the_worker_as_it_is() {
    let site = Site::new("/");
    site.print();
    let before = fs::read(site.path("sw.js")).expect("the worker");
    let date = |file: &str| fs::metadata(site.path(file)).and_then(|about| about.modified()).expect("a date");
    let dates = [date("sw.js"), date("app.html")];
    let front = site.read("index.html");
    site.edition.replace("articles/tides.json", "\"headline\": \"", "\"headline\": \"Corrected: ");
    let copy = site.edition.read("articles/tides.json").replace("\"id\": \"tides\"", "\"id\": \"newer\"");
    site.edition.write("articles/newer.json", copy);
    site.edition.replace("front.json", "\"headline\": \"", "\"headline\": \"Now: ");
    site.edition.replace("most-read.json", "\"headline\": \"", "\"headline\": \"Now: ");
    site.edition.replace("edition.json", "\"name\": \"Shop\"", "\"name\": \"Our shop\"");
    assert_eq!(site.print(), (0, String::new()));
    assert_ne!(site.read("index.html"), front);
    assert!(site.read("settings/index.html").contains("Our shop"));
    assert_eq!(fs::read(site.path("sw.js")).expect("the worker"), before);
    assert_eq!([date("sw.js"), date("app.html")], dates);
}

#[test]
fn a_new_build_is_a_new_worker() {
    let site = Site::new("/");
    let app = copy_of_built();
    site.print_from(app.path(), &[]);
    let before = shell(&site, "");
    let script = app.path().join("manchette-0123456789abcdef.js");
    fs::write(script, "export default () => 'another';").expect("a script");
    site.print_from(app.path(), &[]);
    let after = shell(&site, "");
    for address in addresses(&after) {
        let is_the_script = address == "/manchette-0123456789abcdef.js";
        assert_eq!(before["files"][address] != after["files"][address], is_the_script, "{address}");
    }
}

#[test]
fn the_site_s_other_editions_below_are_left_to_their_own_workers() {
    let site = Site::new("/");
    site.edition.replace(
        "edition.json",
        "\"siblings\": [",
        "\"siblings\": [{ \"name\": \"Cymraeg\", \"inLanguage\": \"cy\", \"url\": \"https://cy.example/\" }, \
         { \"name\": \"Kernewek\", \"inLanguage\": \"kw\", \"url\": \"//kw.example/\" },",
    );
    site.print();
    assert_eq!(shell(&site, "")["others"], json!(["/fr/"]), "a sibling counts before it is printed");
    let island = Site { base: "/island/", ..site };
    island.print_with(&["--app", "/"]);
    assert_eq!(shell(&island, "island/")["others"], json!([]));
    let top = Site { base: "/", ..island };
    top.print();
    assert_eq!(shell(&top, "")["others"], json!(["/fr/", "/island/"]), "and an edition that is no sibling");
}

#[test]
fn printing_in_place_keeps_the_worker_s_template() {
    let app = copy_of_built();
    let site = Site { out: app, ..Site::new("/") };
    let built = site.out.path().to_owned();
    for _ in 0..2 {
        assert_eq!(site.print_from(&built, &[]), (0, String::new()));
        assert_eq!(shell(&site, "")["base"], "/");
    }
    let french = Site { base: "/fr/", ..site };
    assert_eq!(french.print_from(&built, &["--app", "/"]), (0, String::new()));
    assert_eq!(shell(&french, "fr/")["base"], "/fr/");
    assert_eq!(french.read("fr/sw-off.js"), french.read("sw-off.js"));
}

#[test]
fn only_the_pages_of_the_app_bring_the_edition_along() {
    let site = Site::new("/");
    site.print();
    assert!(!site.read("app.html").contains("data-file="));
    for name in ["settings", "saved", "history", "share"] {
        let page = site.read(&format!("{name}/index.html"));
        assert!(page.contains("data-file=\"edition.json\""), "{name}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\""), "{name}");
    }
}

#[test]
fn the_worker_is_weighed_apart() {
    let site = Site::new("/");
    site.print();
    let Ok(weights) = press::size::first_visit(site.out.path()) else { panic!("a printed site") };
    let code: Vec<&str> = weights.iter().map(|weight| &*weight.path).filter(|path| path.ends_with("js")).collect();
    assert_eq!(code.len(), 2, "boot.js and the app: {code:?}");
    let Ok(worker) = press::size::worker(site.out.path()) else { panic!("a worker") };
    let worker = worker.iter().find(|weight| weight.path == "sw.js").expect("the worker");
    assert!(worker.served > 0 && worker.raw > worker.served, "{worker:?}");
}

#[test]
fn the_app_s_parts_are_weighed_apart() {
    let site = Site::new("/");
    site.print();
    let Ok(first) = press::size::first_visit(site.out.path()) else { panic!("a printed site") };
    let modules: Vec<&str> = first.iter().map(|weight| &*weight.path).filter(|path| path.ends_with("wasm")).collect();
    assert_eq!(modules, ["manchette-0123456789abcdef.wasm"]);
    let Ok(parts) = press::size::parts(site.out.path()) else { panic!("parts") };
    let parts: Vec<&str> = parts.iter().map(|weight| &*weight.path).collect();
    assert_eq!(parts, ["manchette-lists-0123456789abcdef.wasm"]);
    assert!(site.path("manchette-lists-0123456789abcdef.wasm.br").exists(), "the part has a compressed copy");
}

#[test]
fn a_release_build_that_was_not_split_is_refused() {
    let app = copy_of_built();
    let module = app.path().join("manchette-0123456789abcdef.wasm");
    fs::write(module, b"\0asm\x01\0\0\0\x02\x1a__wasm_split_placeholder__").expect("a module");
    let (code, diagnostics) = Site::new("/").print_from(app.path(), &[]);
    assert!(code == 2 && diagnostics.contains("press split"), "{diagnostics}");
}

#[test]
fn a_newsroom_may_build_its_app_without_the_worker() {
    let app = copy_of_built();
    let site = Site::new("/");
    fs::copy(app.path().join("sw-off.js"), app.path().join("sw.js")).expect("a copy");
    assert_eq!(site.print_from(app.path(), &[]), (0, String::new()));
    assert_eq!(site.read("sw.js"), site.read("sw-off.js"));
    fs::write(app.path().join("sw.js"), "// of another make").expect("a script");
    let (code, diagnostics) = site.print_from(app.path(), &[]);
    assert!(code == 2 && diagnostics.contains("sw.js has no place"), "{diagnostics}");
}

#[test]
fn minified_scripts_have_the_same_places() {
    let app = copy_of_built();
    for (file, text) in
        [("sw.js", "const shell=null;go(shell);"), ("boot.js", "const build=null,no=0;const build=null;")]
    {
        fs::write(app.path().join(file), text).expect("a script");
    }
    let site = Site::new("/");
    assert_eq!(site.print_from(app.path(), &[]), (0, String::new()));
    assert!(site.read("sw.js").starts_with("const shell = {\"base\":\"/\","), "{}", site.read("sw.js"));
    assert!(site.read("sw.js").ends_with("};go(shell);"));
    assert!(
        site.read("boot.js").starts_with("const build=null,no=0;const build = {\"id\":"),
        "{}",
        site.read("boot.js")
    );
}
