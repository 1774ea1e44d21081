//! The configuration of the host: how files are cached, and the content security policy of the pages.
//!
//! Static hosts read `_headers`; the servers' configurations in `docs/deploy` include the files in `.press/`. They follow
//! from the base paths, the app's folder and the policies. So a new origin in an edition reaches the host with the next
//! print, and a new build or new styles change nothing.

use std::collections::{BTreeMap, BTreeSet};

/// The directive that is allowed in a header only, not in a page's meta element.
const FRAMES: &str = "frame-ancestors 'self'";
/// The app's files that may be cached for ever: the names up to the hash, and the endings, which no page has.
const HASHED: [(&str, &str); 5] =
    [("manchette", "js"), ("manchette", "wasm"), ("style", "css"), ("fonts", "css"), ("favicon", "svg")];
/// The app's folders of files that have no hash and rarely change, with their endings.
const STEADY: [(&str, &str); 3] = [("fonts", "woff2"), ("icons", "png"), ("icons", "svg")];
/// The endings of media that only an edition's data has, in whatever folder.
const MEDIA: [&str; 12] = ["JPG", "avif", "gif", "jpeg", "jpg", "m4a", "mp3", "mp4", "ogg", "vtt", "webm", "webp"];
/// The endings of media that the app's own files have too.
const MEDIA_OF_EDITIONS: [&str; 2] = ["png", "svg"];
/// The policy of drawings, which may have scripts: a reader who opens one by itself sees it, and nothing in it runs.
const DRAWINGS: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
/// The first lines of `_headers`.
const ABOUT_HEADERS: &str = "\
# Written by press; docs/deploy.md says why. All blocks that match a path count. A header that two of them name is joined
# on one host and overridden on another, so no path finds the same header in two blocks, except the policy of drawings:
# both of its parts count where they are joined, and its own where the last one does.
# No pattern matches a page, whose address ends with a slash. Files without Cache-Control here, above all pages, JSON and
# the service worker, these hosts let browsers revalidate at every use.

# The rest of the policy stands in the pages: two editions' policies would be joined here, and both enforced; and in the
# service worker's script it would hold for what the worker fetches.
";
/// The headers of every file, in the syntax of `_headers`.
const FOR_ALL: &str = "  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()
";

/// The host's configuration for one edition.
#[derive(Clone, Debug, PartialEq)]
pub struct HostConfig {
    /// The path of the app's own files.
    pub app: String,
    /// The policy that is sent with its pages, as a header.
    pub policy: String,
}

/// The files to write into a printed site, by path. `editions` are the editions of the site by base path, such as `/` or
/// `/en/`.
///
/// # Panics
///
/// If a path or a policy contains characters that neither can have and that a configuration would misinterpret. The
/// command line accepts no such path, and a policy lists checked origins only.
pub fn deploy_files(editions: &BTreeMap<String, HostConfig>) -> Vec<(&'static str, String)> {
    for (base, HostConfig { app, policy }) in editions {
        for path in [base, app] {
            assert!(path.starts_with('/') && path.ends_with('/'), "{path} is no path of a folder");
            let is_plain = |char: char| char.is_ascii_alphanumeric() || "/-_.~".contains(char);
            assert!(path.chars().all(is_plain), "{path}: odd characters");
        }
        let odd = |char: char| char.is_control() || "\"\\$`{}".contains(char);
        assert!(!policy.contains(odd), "a policy cannot hold quotes, braces, $ or \\: {policy}");
    }
    let apps: BTreeSet<&str> = editions.values().map(|edition| &*edition.app).collect();
    let mut editions: Vec<(&str, String)> =
        editions.iter().map(|(base, edition)| (&**base, with_frames(&edition.policy))).collect();
    editions.sort_by_key(|(base, _)| std::cmp::Reverse(base.len()));
    vec![
        ("_headers", headers(&editions, &apps)),
        (".press/policies.nginx", nginx_policies(&editions)),
        (".press/editions.nginx", nginx_editions(&editions)),
        (".press/policies.caddy", caddy(&editions)),
    ]
}

fn with_frames(policy: &str) -> String {
    match policy.trim().trim_end_matches(';').trim_end() {
        "" => FRAMES.to_owned(),
        policy => format!("{policy}; {FRAMES}"),
    }
}

/// For Netlify and Cloudflare Pages.
fn headers(editions: &[(&str, String)], apps: &BTreeSet<&str>) -> String {
    let mut text = format!("{ABOUT_HEADERS}/*\n{FOR_ALL}  Content-Security-Policy: {FRAMES}\n");
    let mut block = |path: String, headers: &[&str]| {
        let headers: String = headers.iter().map(|header| format!("  {header}\n")).collect();
        text += &format!("\n{path}\n{headers}");
    };
    for app in apps {
        for (name, ending) in HASHED {
            let cached = "Cache-Control: public, max-age=31536000, immutable";
            block(format!("{app}{name}-*.{ending}"), &[cached, "Cross-Origin-Resource-Policy: same-origin"]);
        }
        for (folder, ending) in STEADY {
            block(format!("{app}{folder}/*.{ending}"), &["Cache-Control: public, max-age=2592000"]);
        }
    }
    let cached = "Cache-Control: public, max-age=86400";
    for ending in MEDIA {
        block(format!("/*.{ending}"), &[cached]);
    }
    for (base, _) in editions.iter().rev() {
        for ending in MEDIA_OF_EDITIONS {
            let policy = format!("Content-Security-Policy: {DRAWINGS}");
            let headers: &[&str] = if ending == "svg" { &[cached, &policy] } else { &[cached] };
            block(format!("{base}data/*.{ending}"), headers);
        }
    }
    text
}

/// The edition of an address outside of all base paths: the one that is nearest to the host's root.
fn default_edition<'a>(editions: &'a [(&str, String)]) -> (&'a str, &'a str) {
    editions.last().map_or(("/", FRAMES), |(base, policy)| (base, policy))
}

/// Lines of nginx's `map $uri $policy`. Pages only: with a worker's script, the policy would apply to everything that the
/// worker fetches for the pages.
fn nginx_policies(editions: &[(&str, String)]) -> String {
    let line = |base: &str, policy: &str| format!("\"~^{}.*\\.html$\" \"{policy}\";\n", base.replace('.', "\\."));
    let lines: String = editions.iter().map(|(base, policy)| line(base, policy)).collect();
    let rest = if editions.iter().any(|(base, _)| *base == "/") {
        String::new()
    } else {
        line("/", default_edition(editions).1)
    };
    let drawings = format!("\"~*/data/.*\\.svgz?$\" \"{DRAWINGS}\";\n");
    format!(
        "# Written by press: the policy of each page, and of drawings opened by themselves.\n{drawings}{lines}{rest}"
    )
}

/// Lines of nginx's `map $uri $edition`.
fn nginx_editions(editions: &[(&str, String)]) -> String {
    let lines: String =
        editions.iter().map(|(base, _)| format!("\"~^{}\" \"{base}\";\n", base.replace('.', "\\."))).collect();
    format!(
        "# Written by press: the base path of the edition that an address belongs to.\n{lines}default \"{}\";\n",
        default_edition(editions).0
    )
}

/// Both maps for Caddy, as a directive to import into the site.
fn caddy(editions: &[(&str, String)]) -> String {
    let lines: String = editions
        .iter()
        .map(|(base, policy)| format!("\t~^{} \"{base}\" \"{policy}\"\n", base.replace('.', "\\.")))
        .collect();
    let (base, policy) = default_edition(editions);
    format!(
        "# Written by press: the base path of the edition that an address belongs to, and the policy of its pages.
map {{path}} {{edition}} {{policy}} {{\n{lines}\tdefault \"{base}\" \"{policy}\"\n}}\n"
    )
}
