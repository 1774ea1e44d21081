//! Pictures that are measured and copied, and those of authors, from a server on loopback.

use crate::newsroom::{Newsroom, check};
use crate::server::{Answer, Request, Server};
use serde_json::{Value, json};
use std::fs;
use std::sync::{Arc, Barrier};

/// A newsroom that may ask servers on loopback; `more` are further lines of its settings.
fn newsroom(more: &str) -> Newsroom {
    let newsroom = Newsroom::new();
    fs::create_dir(newsroom.path("edition.import")).expect("a folder");
    fs::write(newsroom.path("edition.import/import.toml"), format!("private-network = true\n{more}"))
        .expect("settings");
    newsroom
}

/// The beginning of a PNG, and zeros.
fn png(width: u32, height: u32, length: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    bytes.resize(length, 0);
    bytes
}

fn pictures(request: &Request) -> Answer {
    match request.target.as_str() {
        "/quay.png" => Answer::new(200, "image/png", png(1600, 900, 300_000)),
        "/tower.png" => Answer::new(200, "image/png", png(640, 960, 2_000)),
        "/huge.png" => Answer::new(200, "image/png", png(640, 960, 21 << 20)),
        "/drawing.svg" => Answer::new(200, "image/svg+xml", "<svg width=\"9\" height=\"9\"><script/></svg>"),
        "/disguised.jpg" => Answer::new(200, "image/jpeg", "<html><script>alert(1)</script>"),
        "/busy.png" => Answer::new(503, "text/plain", "").with("retry-after", "0"),
        _ => Answer::new(404, "text/plain", ""),
    }
}

/// The images of an article's body: its files, width and height.
fn images(article: &Value) -> Vec<(Value, Value, Value)> {
    let blocks = article["body"].as_array().into_iter().flatten().filter(|block| block["type"] == "image");
    blocks
        .map(|block| &block["image"])
        .map(|image| (image["renditions"].clone(), image["width"].clone(), image["height"].clone()))
        .collect()
}

#[test]
fn pictures_without_a_size_are_measured_once() {
    let server = Server::start(pictures);
    let newsroom = newsroom("");
    let url = |name: &str| server.url(name);
    let text = format!(
        "![Quay]({})\n\nWords.\n\n![Gone]({})\n\nWords.\n\n![Busy]({})",
        url("/quay.png"),
        url("/gone.png"),
        url("/busy.png")
    );
    newsroom.post("lamp", "The lamp", "", &text);
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("2 × picture without a size"), "{printed}");
    let found = images(&newsroom.article("lamp"));
    assert_eq!(found[0], (json!([{ "url": url("/quay.png"), "width": 1600 }]), json!(1600), json!(900)));
    assert_eq!(found[1], (json!([{ "url": url("/gone.png"), "width": 1200 }]), json!(1200), json!(800)));
    let asked = |name: &str| server.requests().into_iter().filter(|request| request.target == name).collect::<Vec<_>>();
    assert_eq!(asked("/quay.png").len(), 1);
    assert_eq!(asked("/quay.png")[0].header("range"), Some("bytes=0-65535"));
    let busy = asked("/busy.png").len();

    // What is known is not asked for again; what may be there another time is.
    let (_, printed) = newsroom.import(&[]);
    assert!(printed.contains("3 articles, 0 files written"), "{printed}");
    assert_eq!((asked("/quay.png").len(), asked("/gone.png").len()), (1, 1));
    assert!(asked("/busy.png").len() > busy);
}

#[test]
fn pictures_are_not_measured_if_the_settings_say_so() {
    let server = Server::start(pictures);
    let newsroom = newsroom("measure-pictures = false\n");
    newsroom.post("lamp", "The lamp", "", &format!("![Quay]({})", server.url("/quay.png")));
    let (_, printed) = newsroom.import(&[]);
    assert!(printed.contains("1 × picture without a size"), "{printed}");
    assert!(server.requests().is_empty());
}

#[test]
fn copies_are_safe_files_with_their_true_sizes() {
    let barrier = Arc::new(Barrier::new(2));
    let server = Server::start(move |request| {
        if request.target.ends_with("quay.png") || request.target.ends_with("tower.png") {
            // Neither is answered before the other is asked for.
            barrier.wait();
        }
        pictures(request)
    });
    let newsroom = newsroom("");
    let names = ["/quay.png", "/huge.png", "/drawing.svg", "/disguised.jpg", "/tower.png"];
    let text: String = names.iter().map(|name| format!("![A]({})\n\nWords.\n\n", server.url(name))).collect();
    newsroom.post("lamp", "The lamp", "", &text);
    let (code, printed) = newsroom.import(&["--media", "copy"]);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("3 × picture not copied"), "{printed}");
    assert!(check(&newsroom.path("edition")).contains(" 0 errors"));
    assert_eq!(server.busiest(), 2, "two requests at once, and no more");

    let found = images(&newsroom.article("lamp"));
    let file = found[0].0[0]["url"].as_str().expect("an address").to_owned();
    assert_eq!(found[0].0, json!([{ "url": file, "width": 1600, "type": "image/png" }]));
    assert_eq!((&found[0].1, &found[0].2), (&json!(1600), &json!(900)));
    assert_eq!((&found[4].1, &found[4].2), (&json!(640), &json!(960)));
    let is_safe = |char: char| char.is_ascii_alphanumeric() || "/.".contains(char);
    assert!(file.starts_with("media/") && file.chars().all(is_safe), "{file}");
    assert_eq!(fs::read(newsroom.path("edition").join(&file)).expect("a copy"), png(1600, 900, 300_000));
    for (image, name) in found[1..4].iter().zip(&names[1..4]) {
        assert_eq!(image.0[0]["url"], server.url(name), "it stays at its source");
    }
    let files = newsroom.files();
    let media: Vec<_> = files.keys().filter(|path| path.starts_with("media")).collect();
    assert_eq!(media.len(), 2, "{media:?}");

    let before = server.requests().len();
    let (_, printed) = newsroom.import(&["--media", "copy"]);
    assert!(printed.contains("3 articles, 0 files written"), "{printed}");
    assert_eq!(server.requests().len(), before, "nothing is asked for again");
    // And back.
    newsroom.import(&["--media", "source"]);
    assert_eq!(images(&newsroom.article("lamp"))[0].0[0]["url"], server.url("/quay.png"));
}

#[test]
fn authors_have_their_biography_and_picture_unless_an_editor_wrote_others() {
    let server = Server::start(pictures);
    let newsroom = newsroom("");
    let author = |biography: &str| {
        format!("author:\n  name: Ada Marsh\n  bio: {biography}\n  avatar: {}", server.url("/tower.png"))
    };
    newsroom.post("lamp", "The lamp", &author("Writes about *the sea*."), "Words.");
    let (code, printed) = newsroom.import(&[]);
    assert_eq!(code, 0, "{printed}");
    let list = || newsroom.json("lists/author/ada-marsh/latest.json");
    assert_eq!(list()["description"], "Writes about the sea.");
    let image = json!({ "renditions": [{ "url": server.url("/tower.png"), "width": 640 }], "alt": "Ada Marsh", "width": 640, "height": 960 });
    assert_eq!(list()["image"], image);
    assert!(!check(&newsroom.path("edition")).contains("is not in edition.json's origins"));
    assert!(newsroom.import(&[]).1.contains(" 0 files written"));

    newsroom.post("lamp", "The lamp", &author("Writes about the coast."), "Words.");
    newsroom.import(&[]);
    assert_eq!(list()["description"], "Writes about the coast.");
    let file = newsroom.path("edition/lists/author/ada-marsh/latest.json");
    let text = fs::read_to_string(&file).expect("a list");
    fs::write(&file, text.replace("Writes about the coast.", "By hand.")).expect("a list");
    newsroom.post("lamp", "The lamp", &author("Writes no more."), "Words.");
    newsroom.import(&[]);
    assert_eq!(list()["description"], "By hand.");
}
