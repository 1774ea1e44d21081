//! A printed site in miniature: every kind of file in its place, each with different content.

use contract::Origins;
use press::print::deploy_files::{HostConfig, deploy_files};
use press::print::policy;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The base paths of the French edition, at the host's root, and of the English one.
pub const BASES: [&str; 2] = ["/", "/en/"];

/// The files with a hash in their names. The first two belong to an older build.
pub const HASHED: [(&str, &str); 7] = [
    ("manchette-0011223344556677.js", "javascript"),
    ("manchette-0011223344556677_bg.wasm", "application/wasm"),
    ("manchette-8899aabbccddeeff.js", "javascript"),
    ("manchette-8899aabbccddeeff_bg.wasm", "application/wasm"),
    // Trunk writes no leading zeros.
    ("style-8899aabbccddeef.css", "text/css"),
    ("fonts-8899aabbccddeeff.css", "text/css"),
    ("favicon-8899aabbccddeeff.svg", "image/svg+xml"),
];

/// The pages, by address, with their files.
pub const PAGES: [(&str, &str); 9] = [
    ("/", "index.html"),
    ("/article/grand-froid/", "article/grand-froid/index.html"),
    ("/article/v1.2-notes.json/", "article/v1.2-notes.json/index.html"),
    ("/section/monde/", "section/monde/index.html"),
    ("/section/monde/12/", "section/monde/12/index.html"),
    ("/most-read/", "most-read/index.html"),
    ("/app.html", "app.html"),
    ("/en/", "en/index.html"),
    ("/en/article/cold-snap/", "en/article/cold-snap/index.html"),
];

/// The files, besides the pages, that browsers revalidate at every use.
pub const REVALIDATED: [(&str, &str); 18] = [
    ("boot.js", "javascript"),
    ("worker-client.js", "javascript"),
    ("sw.js", "javascript"),
    ("sw-off.js", "javascript"),
    ("en/sw.js", "javascript"),
    ("device.js", "javascript"),
    ("manifest.webmanifest", "application/manifest+json"),
    ("data/front.json", "application/json"),
    ("data/changes.json", "application/json"),
    ("data/live.json", "application/json"),
    ("en/data/live/storm/latest.json", "application/json"),
    ("data/articles/grand-froid.json", "application/json"),
    ("en/data/front.json", "application/json"),
    ("rss.xml", "application/rss+xml"),
    ("section/monde/atom.xml", "application/atom+xml"),
    ("feed.json", "application/feed+json"),
    ("sitemap.xml", "/xml"),
    ("robots.txt", "text/plain"),
];

/// The files that may be cached for a day.
pub const MEDIA: [(&str, &str); 6] = [
    ("data/images/lead-800.webp", "image/webp"),
    ("data/images/chart-0123456789abcdef.svg", "image/svg+xml"),
    ("data/images/AGENCY.JPG", "image/jpeg"),
    ("data/videos/storm.mp4", "video/mp4"),
    ("data/videos/storm.vtt", "text/vtt"),
    ("en/data/audio/news.mp3", "audio/mpeg"),
];

/// The files that may be cached for a month.
pub const STEADY: [(&str, &str); 2] = [("fonts/serif-400.woff2", "font/woff2"), ("icons/icon-192.png", "image/png")];

/// The files that press writes for itself and for the server, and a foreign file.
pub const HIDDEN: [&str; 4] = [".press/print.json", ".press/policies.nginx", ".press/policies.caddy", ".env"];

/// The origins of the edition that an address belongs to.
pub fn origins(address: &str) -> Origins {
    let images = if address.starts_with(BASES[1]) { Vec::new() } else { vec!["https://images.example".to_owned()] };
    Origins { images, ..Origins::default() }
}

/// The editions, by base path.
pub fn editions() -> BTreeMap<String, HostConfig> {
    let config = |base: &str| HostConfig { app: "/".to_owned(), policy: policy::header(&origins(base)) };
    BASES.map(|base| (base.to_owned(), config(base))).into()
}

/// Writes the site into a temporary folder.
pub fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let named = HASHED.iter().chain(&REVALIDATED).chain(&MEDIA).chain(&STEADY).map(|(path, _)| *path);
    for path in named.chain([HIDDEN[0], HIDDEN[3]]) {
        write(root, path, &format!("the content of {path}, {}", "as long as it takes. ".repeat(60)));
    }
    for (address, path) in PAGES.iter().chain(&[("", "404.html"), ("/en/", "en/404.html"), ("/en/", "en/app.html")]) {
        let policy = policy::policy(&origins(address), "p { margin: 0 }", &["start()".to_owned()]);
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        write(
            root,
            path,
            &format!("<!doctype html><meta charset=\"utf-8\">{meta}<title>{path}</title>{}", "Words. ".repeat(200)),
        );
    }
    for (path, text) in deploy_files(&editions()) {
        write(root, path, &text);
    }
    compress(root, root);
    folder
}

/// The compressed variants of the files. Servers do not decompress them, so each contains only its name.
fn compress(root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            compress(root, &path);
            continue;
        }
        let path = path.strip_prefix(root).expect("a path in the site").to_str().expect("a plain name").to_owned();
        let kind = path.rsplit('.').next().unwrap_or_default();
        if path.starts_with('.') || !["html", "json", "js", "wasm", "css", "xml", "svg"].contains(&kind) {
            continue;
        }
        write(root, &format!("{path}.br"), &format!("brotli of {path}"));
        if HASHED.iter().any(|(name, _)| *name == path) || ["boot.js", "sw.js", "sw-off.js"].contains(&&*path) {
            write(root, &format!("{path}.gz"), &format!("gzip of {path}"));
        }
    }
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}
