//! ANS: each element and each field, references, and whatever JSON comes.

use crate::support::{folder, html, stories};
use contract::{Block, Kind};
use press::import::sources::ans::{Options, open};
use press::import::story::{Part, Story};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read_with(documents: &[Value], options: Options) -> (Vec<Story>, Vec<String>) {
    let (_folder, paths) = folder(documents);
    stories(open(&paths, options).expect("files"))
}

fn read(documents: &[Value]) -> (Vec<Story>, Vec<String>) {
    let base = "https://gazette.example/".parse().ok();
    read_with(documents, Options { base, ..Options::default() })
}

/// A story with these elements.
fn story(elements: Value) -> Value {
    json!({
        "_id": "LAMP", "type": "story", "version": "0.10.7", "language": "en",
        "headlines": { "basic": " The lamp turns " }, "canonical_url": "/coast/2024/03/08/lamp/",
        "display_date": "2024-03-08T18:00:00.52Z", "last_updated_date": "2024-03-08T20:00:00Z",
        "content_elements": elements,
    })
}

/// The body of a story with one element, and what was noted.
fn element(element: Value) -> (String, Vec<String>) {
    let (stories, notes) = read(&[story(json!([element]))]);
    (html(&stories[0]), notes)
}

#[test]
fn each_element_has_its_html() {
    let text = |content: &str| json!({ "type": "text", "content": content });
    let image = json!({
        "type": "image", "url": "https://img.example/lamp.jpg", "width": 1600, "height": 1067, "alt_text": "A \"lamp\"",
        "caption": "The <i>lamp</i>.", "credits": { "by": [{ "type": "author", "name": "Ada Marsh" }] },
    });
    let figure = "<figure class=\"wp-block-image\"><img src=\"https://img.example/lamp.jpg\" width=\"1600\" height=\"1067\" \
                  alt=\"A &quot;lamp&quot;\"><figcaption>The <i>lamp</i>. <span class=\"credit\">Ada Marsh</span></figcaption></figure>";
    for (element_json, expected) in [
        (text("Nine <b>years</b>."), "<p>Nine <b>years</b>.</p>"),
        (text("<h2>What follows</h2>"), "<h2>What follows</h2>"),
        (text(""), ""),
        (json!({ "type": "header", "level": 3, "content": "Later" }), "<h3>Later</h3>"),
        (json!({ "type": "code", "content": "a < b" }), "<pre><code>a &lt; b</code></pre>"),
        (json!({ "type": "divider" }), "<hr>"),
        (
            json!({ "type": "raw_html", "content": "<iframe src=\"https://map.example/\"></iframe>" }),
            "<iframe src=\"https://map.example/\"></iframe>",
        ),
        (image.clone(), figure),
        (
            json!({ "type": "list", "list_type": "ordered", "items": [text("Clean"), { "type": "list", "list_type": "unordered",
            "items": [text("by day")] }, text("Light")] }),
            "<ol><li>Clean<ul><li>by day</li></ul></li><li>Light</li></ol>",
        ),
        (
            json!({ "type": "quote", "content_elements": [text("How far it reaches.")], "citation": { "type": "text",
            "content": "Ruth Penhale" } }),
            "<blockquote><p>How far it reaches.</p><cite>Ruth Penhale</cite></blockquote>",
        ),
        (
            json!({ "type": "quote", "subtype": "pullquote", "content_elements": [text("How far.")] }),
            "<figure class=\"wp-block-pullquote\"><blockquote><p>How far.</p></blockquote></figure>",
        ),
        (
            json!({ "type": "table", "header": [text("Year")], "rows": [[text("2014")], [text("2015")]] }),
            "<table><thead><tr><th>Year</th></tr></thead><tbody><tr><td>2014</td></tr><tr><td>2015</td></tr></tbody></table>",
        ),
        (json!({ "type": "element_group", "content_elements": [text("One"), text("Two")] }), "<p>One</p><p>Two</p>"),
        (
            json!({ "type": "interstitial_link", "url": "/coast/keeper/", "content": "The keeper" }),
            "<p><a href=\"https://gazette.example/coast/keeper/\">The keeper</a></p>",
        ),
        (
            json!({ "type": "link_list", "title": "More", "items": [{ "type": "interstitial_link", "url": "https://a.example/",
            "content": "A" }, text("B")] }),
            "<h3>More</h3><ul><li><a href=\"https://a.example/\">A</a></li><li>B</li></ul>",
        ),
        (
            json!({ "type": "numeric_rating", "numeric_rating": 4.5, "max": 5, "units": "stars" }),
            "<p>4.5 / 5 stars</p>",
        ),
        (json!({ "type": "endorsement", "endorsement": "Go & see" }), "<p><strong>Go &amp; see</strong></p>"),
        (
            json!({ "type": "gallery", "headlines": { "basic": "The lens" }, "content_elements": [image] }),
            &format!(
                "<figure class=\"wp-block-gallery has-nested-images\">{figure}<figcaption class=\"blocks-gallery-caption\">The lens</figcaption></figure>"
            ),
        ),
    ] {
        let (html, notes) = element(element_json.clone());
        assert_eq!(html, expected, "{element_json}");
        assert!(notes.is_empty(), "{element_json}: {notes:?}");
    }
}

#[test]
fn what_has_no_home_is_kept_as_text_and_noted() {
    let (html, notes) = element(json!({ "type": "podcast_card", "content": "Hear the horn", "content_elements": [
        { "type": "text", "content": "Twice a minute" }] }));
    assert_eq!(html, "<p>Hear the horn</p><p>Twice a minute</p>");
    assert_eq!(notes, ["element of unknown type, its text kept: podcast_card"]);
    for (element_json, note) in [
        (json!({ "type": "image", "url": "" }), "picture without address"),
        (json!({ "type": "image", "url": "https://img.example/a.TIF" }), "picture of a type that browsers do not show"),
        (
            json!({ "type": "video", "streams": [{ "stream_type": "ts", "url": "https://v.example/a.m3u8" }] }),
            "video without a file that browsers play",
        ),
        (
            json!({ "type": "reference", "referent": { "type": "gallery", "id": "NOT-THERE" } }),
            "reference without its gallery",
        ),
        (json!({ "type": "custom_embed", "subtype": "poll", "embed": { "id": "1" } }), "custom embed left out: poll"),
    ] {
        let (html, notes) = element(element_json.clone());
        assert_eq!((html.as_str(), notes), ("", vec![note.to_owned()]), "{element_json}");
    }
}

fn block(part: &Part) -> &Block {
    let Part::Block(block) = part else { panic!("{part:?}") };
    block
}

#[test]
fn embeds_and_videos_are_blocks() {
    let video = json!({
        "type": "video", "headlines": { "basic": "The lamp" }, "description": { "basic": "On Friday." }, "duration": 41600,
        "streams": [
            { "streamType": "ts", "height": 720, "url": "https://v.example/a.m3u8" },
            { "stream_type": "mp4", "height": 1080, "url": "https://v.example/1080.mp4" },
            { "streamType": "mp4", "height": 720, "url": "https://v.example/720.mp4" },
            { "streamType": "mp4", "height": 360, "url": "https://v.example/360.mp4" },
        ],
        "promo_image": { "type": "image", "url": "https://img.example/a.jpg", "width": 800, "height": 450 },
        "subtitles": { "urls": [{ "format": "SRT", "url": "https://v.example/a.srt" },
            { "format": "WEB_VTT", "url": "https://v.example/a.vtt" }] },
    });
    let (stories, _) = read(&[story(json!([
        { "type": "text", "content": "Before" },
        video,
        { "type": "oembed_response", "raw_oembed": { "provider_name": "YouTube", "type": "video", "title": "The lens",
            "url": "https://www.youtube.com/watch?v=abc", "html": "<iframe></iframe>" } },
        { "type": "oembed_response", "raw_oembed": { "url": "https://x.example/1", "html": "<blockquote>Words</blockquote>" } },
        { "type": "reference", "referent": { "id": "https://posts.example/7", "provider": "https://api.example/" } },
    ]))]);
    let parts = &stories[0].body;
    let Block::Video(video) = block(&parts[1]) else { panic!("{parts:?}") };
    assert_eq!(video.sources[0].url, "https://v.example/720.mp4");
    assert_eq!((video.name.as_str(), video.duration, video.captions.len()), ("The lamp", Some(42), 1));
    assert_eq!(video.poster.as_ref().and_then(|poster| poster.height), Some(450));
    let Block::Embed(embed) = block(&parts[2]) else { panic!("{parts:?}") };
    assert_eq!((embed.provider.as_str(), embed.url.as_str()), ("YouTube", "https://www.youtube.com/watch?v=abc"));
    assert!(matches!(&parts[3], Part::Html(html) if html.contains("Words")));
    assert!(matches!(block(&parts[4]), Block::Embed(embed) if embed.url == "https://posts.example/7"));
}

#[test]
fn fields_references_sections_and_redirects() {
    let mut lamp = story(json!([{ "type": "reference", "referent": { "type": "image", "id": "PIC" } },
        { "type": "correction", "text": "It was 1858." }, { "type": "text", "content": "Text" }]));
    let fields = json!({
        "subheadlines": { "basic": "After nine years." }, "description": { "basic": "No lead" },
        "label": { "basic": { "text": "Lighthouse", "display": true } }, "copyright": "© Gazette",
        "credits": { "by": [{ "type": "reference", "referent": { "type": "author", "id": "ada-marsh" } }],
            "photos_by": [{ "type": "author", "name": "Tom Reed" }] },
        "taxonomy": {
            "primary_section": { "type": "reference", "referent": { "type": "section", "id": "/coast/lights" } },
            "tags": [{ "text": "Gull Point", "slug": "gull-point" }],
            "keywords": [{ "keyword": "lens", "score": 0.9 }, { "keyword": "sea", "score": 0.1 }],
        },
        "promo_items": { "basic": { "type": "reference", "referent": { "type": "image", "id": "PIC" } } },
        "related_content": { "basic": [{ "type": "reference", "referent": { "type": "story", "id": "KEEPER" } }] },
        "corrections": ["A bare line", { "type": "correction", "text": "Another" }],
        "websites": { "town": { "website_url": "/town/lamp-of-the-town.html", "website_section": { "_id": "/town", "name": "Town" } } },
        "distributor": { "category": "wires", "name": "Sea Press" },
    });
    lamp.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
    let others = json!([
        { "type": "image", "_id": "PIC", "url": "/resizer/x=/signed", "width": 1600, "height": 900,
            "additional_properties": { "originalUrl": "https://img.example/original.jpg" } },
        { "type": "author", "_id": "ada-marsh", "name": "Ada Marsh", "role": "Reporter", "bio": "Writes <of> the sea." },
        { "type": "section", "_id": "/coast/lights", "name": "Lights", "parent_id": "/coast" },
        { "type": "section", "_id": "/coast", "name": "The coast", "parent": { "default": "/" } },
        { "type": "redirect", "canonical_url": "/2009/lamp.html", "redirect_url": "/coast/2024/03/08/lamp/" },
    ]);
    // What is referred to may stand in a later file.
    let (stories, notes) = read(&[lamp.clone(), others]);
    assert_eq!(notes, Vec::<String>::new());
    let story = &stories[0];
    assert_eq!((story.key.as_str(), story.headline.as_str()), ("LAMP", "The lamp turns"));
    assert_eq!(story.slug.as_deref(), Some("lamp"));
    assert_eq!(story.address.as_ref().map(|url| url.as_str()), Some("https://gazette.example/coast/2024/03/08/lamp/"));
    assert_eq!(story.other_addresses[0].path(), "/2009/lamp.html");
    assert_eq!(
        (story.kicker.as_deref(), story.description.as_deref()),
        (Some("Lighthouse"), Some("After nine years."))
    );
    let names: Vec<_> = story.authors.iter().map(|author| (author.name.as_str(), author.role.as_deref())).collect();
    assert_eq!(names, [("Ada Marsh", Some("Reporter")), ("Tom Reed", Some("photos by"))]);
    assert_eq!(story.authors[0].biography.as_deref(), Some("Writes &lt;of&gt; the sea."));
    let sections: Vec<&str> = story.sections[0].iter().map(|term| term.name.as_str()).collect();
    assert_eq!(sections, ["The coast", "Lights"]);
    let tags: Vec<&str> = story.tags.iter().map(|term| term.name.as_str()).collect();
    assert_eq!(tags, ["Gull Point", "lens"]);
    let picture = story.image.as_ref().expect("a picture");
    assert_eq!(picture.files[0].0.as_str(), "https://img.example/original.jpg");
    assert_eq!(html(story), "<p>Text</p>", "the lead picture is not repeated");
    assert_eq!(story.related, ["KEEPER"]);
    let corrections: Vec<&str> = story.corrections.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(corrections, ["It was 1858.", "A bare line", "Another"]);
    assert_eq!((story.kind, story.copyright_notice.as_deref()), (Kind::Agency, Some("© Gazette")));
    assert!(story.modified > story.published);
    let options = Options { website: Some("town".to_owned()), base: "https://town.example/".parse().ok() };
    let (stories, _) = read_with(&[lamp], options);
    assert_eq!(
        (stories[0].slug.as_deref(), stories[0].sections[0][0].name.as_str()),
        (Some("lamp-of-the-town"), "Town")
    );
}

#[test]
fn lists_versions_drafts_and_broken_files() {
    let older = story(json!([{ "type": "text", "content": "Older" }]));
    let mut newer = story(json!([{ "type": "text", "content": "Newer" }]));
    newer["last_updated_date"] = json!("2024-03-09T08:00:00Z");
    let mut draft = story(json!([]));
    (draft["_id"], draft["status"]) = (json!("DRAFT"), json!("draft"));
    let search = json!({ "type": "results", "count": 2, "content_elements": [newer, draft] });
    let (stories, notes) = read(&[json!([older]), search, json!({ "type": "text" })]);
    assert_eq!(stories.iter().map(html).collect::<Vec<_>>(), ["<p>Newer</p>"]);
    assert_eq!(notes, ["no story: text", "not published: draft", "older version of a story"]);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.json"), "{\"type\": \"story\"").expect("a file");
    let source = open(&[folder.path().to_owned()], Options::default()).expect("a folder");
    let (stories, notes) = crate::support::stories(source);
    assert!(stories.is_empty() && notes[0].starts_with("not JSON"), "{notes:?}");
}

/// JSON with the words of ANS in it.
fn any_json() -> impl Strategy<Value = Value> {
    let words = [
        "story",
        "text",
        "image",
        "video",
        "gallery",
        "list",
        "quote",
        "table",
        "reference",
        "collection",
        "mp4",
        "/a/b",
        "é<",
        "https://a.example/é.jpg?x",
        "2024-03-08T18:00:00Z",
        "-9",
        "",
    ];
    let names = [
        "type",
        "_id",
        "content",
        "content_elements",
        "items",
        "rows",
        "header",
        "url",
        "headlines",
        "basic",
        "websites",
        "taxonomy",
        "primary_section",
        "credits",
        "by",
        "promo_items",
        "lead_art",
        "streams",
        "stream_type",
        "height",
        "referent",
        "id",
        "parent_id",
        "raw_oembed",
        "html",
        "label",
        "canonical_url",
        "level",
        "duration",
        "corrections",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        proptest::sample::select(words.to_vec()).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        let fields = proptest::collection::vec((proptest::sample::select(names.to_vec()), inner.clone()), 0..8);
        let object =
            fields.prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
        prop_oneof![proptest::collection::vec(inner, 0..5).prop_map(Value::Array), object.prop_map(Value::Object)]
    })
}

proptest! {
    #[test]
    fn any_json_gives_stories_or_notes(mut documents in proptest::collection::vec(any_json(), 1..4)) {
        for document in &mut documents {
            if let Some(fields) = document.as_object_mut() {
                fields.insert("type".to_owned(), "story".into());
            }
        }
        read(&documents);
    }
}
