//! Pictures, galleries, players, embeds and files.

use super::support::{blocks, body};
use serde_json::{Value, json};

fn one(html: &str) -> Value {
    let blocks = blocks(html);
    assert_eq!(blocks.as_array().map(Vec::len), Some(1), "{blocks:#}");
    blocks[0].clone()
}

#[test]
fn a_figure_has_files_size_caption_and_credit() {
    let html = "<figure class='wp-block-image'><a href='/f/lamp.jpg'><img width=1024 height=683 alt='The lamp'
        src='/f/lamp-1024x683.jpg' srcset='/f/lamp-1024x683.jpg 1024w, /f/lamp-300x200.jpg 300w, /f/lamp-150x150.jpg 150w'></a>
        <figcaption>The <em>lamp</em>. <span class='credit'>Photo: Ada</span></figcaption></figure>";
    assert_eq!(
        one(html),
        json!({ "type": "image", "image": {
        "renditions": [
            { "url": "https://paper.example/f/lamp-300x200.jpg", "width": 300 },
            { "url": "https://paper.example/f/lamp-1024x683.jpg", "width": 1024 },
        ],
        "width": 1024, "height": 683, "alt": "The lamp",
        "caption": ["The ", { "text": "lamp", "marks": ["emphasis"] }, "."], "credit": "Photo: Ada",
    } })
    );
}

#[test]
fn a_link_elsewhere_stays_on_the_picture() {
    let html = |href: &str| format!("<a href='{href}'><img src='/f/map.png' width=600 height=400 alt=Map></a>");
    assert_eq!(one(&html("https://maps.example/1"))["href"], json!("https://maps.example/1"));
    for file in ["/f/map.png", "/f/map-300x200.png", "/?attachment_id=7", "/news/lamp/attachment/map/", "javascript:x"]
    {
        assert_eq!(one(&html(file))["href"], json!(null), "{file}");
    }
}

#[test]
fn pictures_in_lines_split_the_paragraph() {
    let found = blocks("<p>before <img src=a.jpg width=640 height=480> after</p>");
    assert_eq!(found[0]["text"], json!("before"));
    assert_eq!(found[1]["image"]["alt"], json!(""));
    assert_eq!(found[2]["text"], json!("after"));
}

#[test]
fn late_loading_is_undone_once() {
    let html = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='/f/a.jpg' width=640 height=480>\
        <noscript><img src='/f/a.jpg' width=640 height=480></noscript>";
    assert_eq!(one(html)["image"]["renditions"][0]["url"], json!("https://paper.example/f/a.jpg"));
    let only = "<noscript><img src='/f/b.jpg' width=640 height=480></noscript>";
    assert_eq!(one(only)["type"], json!("image"));
}

#[test]
fn a_picture_without_size_is_told_to_the_writer() {
    let body = body("<img src='/f/a.jpg' alt=x><img src='/f/b-800x600.jpg' alt=x>");
    assert_eq!(body.unmeasured.iter().collect::<Vec<_>>(), ["https://paper.example/f/a.jpg"]);
}

#[test]
fn pictures_in_the_html_become_files() {
    // One red pixel is no picture; this one has three by three.
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAADCAIAAADZSiLoAAAAEElEQVR4nGP4z8AARwzEcQCukw/x0F8jngAAAABJRU5ErkJggg==";
    let body = body(&format!("<img alt=red src='data:image/png;base64,{png}'>"));
    assert_eq!(body.files.len(), 1);
    assert!(body.files[0].path.starts_with("media/") && body.files[0].path.ends_with(".png"));
    let value = serde_json::to_value(&body.blocks).expect("JSON");
    assert_eq!(value[0]["image"]["renditions"][0]["url"], json!(body.files[0].path));
    let svg = blocks("<img src='data:image/svg+xml,<svg onload=alert(1)>' alt=x>");
    assert_eq!(svg, json!([]), "SVG can hold scripts");
}

#[test]
fn trackers_and_emoji_are_no_pictures() {
    assert_eq!(blocks("<img src='https://pixel.wp.com/g.gif?x'><img src=t.gif width=1 height=1>"), json!([]));
    assert_eq!(blocks("<p>Hi <img class=emoji alt='🙂' src=e.png></p>")[0]["text"], json!("Hi 🙂"));
}

#[test]
fn galleries_of_three_ages() {
    let img = |name: &str| format!("<img src='/f/{name}.jpg' width=600 height=400 alt={name}>");
    let (a, b) = (img("a"), img("b"));
    let nested = format!(
        "<figure class='wp-block-gallery'><figure>{a}<figcaption>A</figcaption></figure><figure>{b}</figure>\
        <figcaption class='blocks-gallery-caption'>Both</figcaption></figure>"
    );
    let listed = format!(
        "<ul class='blocks-gallery-grid'><li class='blocks-gallery-item'><figure>{a}<figcaption>A</figcaption>\
        </figure></li><li class='blocks-gallery-item'><figure>{b}</figure></li></ul>"
    );
    let classic = "<div class='gallery'><dl class='gallery-item'><dt class='gallery-icon'><a href='/f/a.jpg'>\
        <img width=150 height=150 src='/f/a-150x150.jpg' alt=a class='attachment-thumbnail'></a></dt>\
        <dd class='wp-caption-text gallery-caption'>A</dd></dl><br style='clear:both'><dl class='gallery-item'><dt>\
        <img width=150 height=150 src='/f/b-150x150.jpg' alt=b class='attachment-thumbnail'></dt></dl></div>"
        .to_owned();
    for html in [&nested, &listed, &classic] {
        let gallery = one(html);
        assert_eq!(gallery["type"], json!("gallery"), "{gallery:#}");
        assert_eq!(gallery["images"][0]["caption"], json!("A"));
        assert_eq!(gallery["images"][1]["renditions"][0]["url"], json!("https://paper.example/f/b.jpg"));
    }
    assert_eq!(one(&nested)["title"], json!("Both"));
}

#[test]
fn players_have_names_files_and_captions() {
    let video = "<figure><video poster='/f/p.jpg' src='/f/lamp.mp4' width=640 height=360><track src='/f/en.vtt' srclang=en \
        label=English>No video</video><figcaption>At six.</figcaption></figure>";
    let video = one(video);
    assert_eq!(
        (&video["type"], &video["name"], &video["caption"]),
        (&json!("video"), &json!("At six."), &json!("At six."))
    );
    assert_eq!(video["captions"][0]["lang"], json!("en"));
    let audio = one("<audio><source src='/f/fog-horn.mp3?_=1' type='audio/mpeg'><a href=x>fog-horn.mp3</a></audio>");
    assert_eq!(
        (&audio["name"], &audio["sources"][0]["url"]),
        (&json!("fog horn"), &json!("https://paper.example/f/fog-horn.mp3"))
    );
}

#[test]
fn frames_become_embeds_with_public_addresses() {
    for (frame, provider, public) in [
        (
            "https://www.youtube.com/embed/a1?feature=oembed&start=42",
            "YouTube",
            "https://www.youtube.com/watch?v=a1&t=42",
        ),
        ("//www.youtube-nocookie.com/embed/a1", "YouTube", "https://www.youtube.com/watch?v=a1"),
        ("https://player.vimeo.com/video/12?dnt=1", "Vimeo", "https://vimeo.com/12"),
        ("https://geo.dailymotion.com/player.html?video=x1", "Dailymotion", "https://www.dailymotion.com/video/x1"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b",
            "SoundCloud",
            "https://soundcloud.com/a/b",
        ),
        ("https://open.spotify.com/embed/track/1?x", "Spotify", "https://open.spotify.com/track/1"),
        ("https://datawrapper.dwcdn.net/ab1/2/", "Datawrapper", "https://datawrapper.dwcdn.net/ab1/2/"),
        ("https://maps.example/x", "maps.example", "https://maps.example/x"),
    ] {
        let embed = one(&format!(
            "<figure><iframe title='The film' src='{frame}'></iframe><figcaption>C</figcaption></figure>"
        ));
        let expected =
            json!({ "type": "embed", "provider": provider, "url": public, "title": "The film", "caption": "C" });
        assert_eq!(embed, expected);
    }
    for alone in [
        "<figure class='wp-block-embed is-provider-youtube'><div>\nhttps://youtu.be/a1\n</div></figure>",
        "<p>https://youtu.be/a1</p>",
    ] {
        assert_eq!(one(alone)["url"], json!("https://youtu.be/a1"));
    }
    assert_eq!(blocks("<iframe src='javascript:alert(1)'></iframe><iframe srcdoc='<b>x'></iframe>"), json!([]));
}

#[test]
fn files_are_links_with_their_kind() {
    let html = "<div class='wp-block-file'><object data='/f/tide.pdf' type='application/pdf'></object><a href='/f/tide.pdf'>Tides</a>\
        <a href='/f/tide.pdf' class='wp-block-file__button' download>Download</a></div><p>More words than the file has, by far.</p>";
    assert_eq!(
        blocks(html)[0]["text"],
        json!([{ "text": "Tides", "href": "https://paper.example/f/tide.pdf" }, " (PDF)"])
    );
}

#[test]
fn cards_of_links_are_embeds() {
    let html = "<figure class='kg-card kg-bookmark-card'><a class='kg-bookmark-container' href='https://o.example/a'>\
        <div class='kg-bookmark-content'><div class='kg-bookmark-title'>Title</div><div class='kg-bookmark-description'>About</div>\
        <div class='kg-bookmark-metadata'><img class='kg-bookmark-icon' src=i.png><span class='kg-bookmark-author'>Ada</span>\
        <span class='kg-bookmark-publisher'>Other</span></div></div></a></figure>";
    assert_eq!(
        one(html),
        json!({ "type": "embed", "provider": "Other", "url": "https://o.example/a", "title": "Title",
        "caption": "About\nAda" })
    );
}

#[test]
fn bloggers_pictures_have_their_captions() {
    let html = "<table class='tr-caption-container'><tr><td><a href='https://1.bp.blogspot.com/x/s1600/a.jpg' imageanchor=1>\
        <img src='https://1.bp.blogspot.com/x/s640/a.jpg' width=640 height=480 alt=a></a></td></tr>\
        <tr><td class='tr-caption'>The <i>lamp</i></td></tr></table>";
    let image = one(html);
    assert_eq!(image["href"], json!(null));
    assert_eq!(image["image"]["caption"], json!(["The ", { "text": "lamp", "marks": ["emphasis"] }]));
}
