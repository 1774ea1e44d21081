//! ninjs: the three versions, bodies, pictures, rights, and whatever JSON comes.

use crate::support::{folder, html, stories};
use contract::{Block, Kind, Status};
use press::import::sources::ninjs::{Options, open};
use press::import::story::Story;
use proptest::prelude::*;
use serde_json::{Value, json};

fn read_with(items: &[Value], allow_restricted: bool) -> (Vec<Story>, Vec<String>) {
    let (_folder, paths) = folder(items);
    let now = "2024-03-09T12:00:00Z".parse().expect("a date");
    stories(open(&paths, Options { allow_restricted, now }).expect("files"))
}

fn read(items: &[Value]) -> (Vec<Story>, Vec<String>) {
    read_with(items, false)
}

/// The same item in the three versions.
fn versions() -> [Value; 3] {
    let full = json!({ "href": "https://img.example/full.jpg", "width": 3000, "height": 2000 });
    let small = json!({ "href": "https://img.example/small.jpg", "width": 600, "height": 400 });
    let cut = json!({ "href": "https://img.example/cut.jpg", "width": 150, "height": 150 });
    let with = |value: &Value, fields: Value| {
        let mut value = value.clone();
        value.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        value
    };
    let jpeg = |name: &str| json!({ name: "image/jpeg" });
    let list = |kind: &str| {
        let named = |name: &str, value: &Value| with(&with(value, jpeg(kind)), json!({ "name": name }));
        json!([named("thumbnail", &cut), named("full", &full), named("preview", &small)])
    };
    let text = "One & all.\n\nTwo.";
    let xhtml = "<h1>The lamp turns</h1><p>One &amp; all.</p><p><b>Two.</b></p>";
    let first = json!({
        "uri": "urn:example:lamp", "type": "text", "mimetype": "text/plain", "version": "2", "language": "en",
        "firstcreated": "2024-03-08T18:00:00Z", "versioncreated": "2024-03-08T19:00:00+00:00", "headline": "The lamp turns",
        "byline": "Ada Marsh and Tom Reed", "copyrightnotice": "© Sea Press", "description_text": "After nine years.",
        "body_text": text, "body_xhtml": xhtml, "subject": [{ "name": "Sea", "code": "06000000" }],
        "place": [{ "name": "Gull Point" }],
        "associations": { "logo": { "type": "graphic" }, "mainpic": { "type": "picture", "description_text": "The <lamp>",
            "byline": "Tom Reed", "renditions": { "thumbnail": with(&cut, jpeg("mimetype")),
                "full": with(&full, jpeg("mimetype")), "preview": with(&small, jpeg("mimetype")) } } },
    });
    let picture = |kind: &str| {
        json!({ "type": "picture", "name": "mainpic", "by": "Tom Reed", "renditions": list(kind),
        "descriptions": [{ "role": "caption", "value": "The <lamp>" }] })
    };
    let logo = json!({ "name": "logo", "type": "graphic" });
    let bodies =
        |kind: &str| json!([{ "role": "main", kind: "text/plain", "value": text }, { kind: "x", "value": xhtml }]);
    let headlines = json!([{ "role": "short", "value": "Lamp" }, { "role": "main", "value": "The lamp turns" }]);
    let descriptions =
        json!([{ "role": "caption", "value": "x" }, { "role": "summary", "value": "After nine years." }]);
    let second = json!({
        "uri": "urn:example:lamp", "type": "text", "version": "2", "language": "en", "firstcreated": "2024-03-08T18:00:00Z",
        "versioncreated": "2024-03-08T19:00:00Z", "headlines": headlines, "by": "Ada Marsh and Tom Reed",
        "copyrightnotice": "© Sea Press", "descriptions": descriptions, "bodies": bodies("contenttype"),
        "subjects": [{ "name": "Sea", "literal": "06000000" }], "places": [{ "name": "Gull Point" }],
        "associations": [logo, picture("contenttype")],
    });
    let third = json!({
        "uri": "urn:example:lamp", "type": "text", "version": "2", "language": "en", "firstCreated": "2024-03-08T18:00:00Z",
        "versionCreated": "2024-03-08T19:00:00Z", "headlines": headlines, "by": "Ada Marsh and Tom Reed",
        "copyrightNotice": "© Sea Press", "descriptions": descriptions, "bodies": bodies("contentType"),
        "subjects": [{ "name": "Sea", "uri": "https://cv.iptc.org/newscodes/medtop/06000000" }],
        "places": [{ "name": "Gull Point" }], "associations": [logo, picture("contentType")],
    });
    [first, second, third]
}

#[test]
fn three_versions_give_one_story() {
    for item in versions() {
        let (stories, notes) = read(&[json!([item])]);
        assert_eq!(notes, ["logo left out"], "{item}");
        let story = &stories[0];
        assert_eq!((story.key.as_str(), story.headline.as_str()), ("urn:example:lamp", "The lamp turns"), "{item}");
        assert!(story.slug.as_ref().is_some_and(|slug| slug.starts_with("The lamp turns ")), "{:?}", story.slug);
        assert_eq!(story.description.as_deref(), Some("After nine years."));
        assert_eq!(html(story), "<h1>The lamp turns</h1><p>One &amp; all.</p><p><b>Two.</b></p>");
        assert_eq!(story.authors[0].name, "Ada Marsh and Tom Reed");
        assert_eq!((story.sections[0][0].name.as_str(), story.tags.len()), ("Sea", 2));
        assert_eq!((story.kind, story.copyright_notice.as_deref()), (Kind::Agency, Some("© Sea Press")));
        assert!(story.modified > story.published && story.published.is_some());
        let picture = story.image.as_ref().expect("a picture");
        let files: Vec<&str> = picture.files.iter().map(|(file, _)| file.path()).collect();
        assert_eq!(files, ["/full.jpg", "/small.jpg"], "the cut one is no smaller file of it");
        assert_eq!((picture.size, picture.credit.as_deref()), (Some((3000, 2000)), Some("Tom Reed")));
        assert_eq!(picture.caption.as_deref(), Some("The &lt;lamp&gt;"));
    }
}

#[test]
fn the_body_is_chosen_by_what_it_holds() {
    let nitf = "<?xml version=\"1.0\"?><nitf><body><body.head><hedline><hl1>No</hl1></hedline></body.head><body.content>\
                <p>Of NITF.</p><hl2>Then</hl2></body.content></body></nitf>";
    for (bodies, expected) in [
        (json!([{ "role": "xhtml", "value": "Plain & simple\nin lines" }]), "<p>Plain &amp; simple</p><p>in lines</p>"),
        (
            json!([{ "role": "html5", "contenttype": "text/html5", "value": "One\r\ntwo\r\n\r\nthree" }]),
            "<p>One<br>two</p><p>three</p>",
        ),
        (json!([{ "value": nitf }, { "value": "Of text." }]), "<p>Of NITF.</p><h2>Then</h2>"),
        (json!([{ "value": nitf }, { "role": "text", "value": "<p>Of</ br>HTML</p>" }]), "<p>Of<br>HTML</p>"),
        (
            json!([{ "value": "<p>Long HTML without a picture</p>" }, { "value": "<p>x</p><img src=\"https://a.example/b.jpg\">" }]),
            "<p>x</p><img src=\"https://a.example/b.jpg\">",
        ),
    ] {
        let (stories, _) =
            read(&[json!({ "uri": "u", "type": "text", "headlines": [{ "value": "H" }], "bodies": bodies })]);
        assert_eq!(html(&stories[0]), expected);
    }
    let item = json!({ "uri": "u", "type": "text", "headline": "H", "description_text": "Only a lead." });
    let (stories, notes) = read(&[item]);
    assert_eq!(
        (stories[0].description.as_deref(), notes),
        (Some("Only a lead."), vec!["no text, only a lead".to_owned()])
    );
    let item = json!({ "uri": "u", "type": "text", "headline": "H", "body_xhtml": "<p>The <b>start</b> of it.</p>",
        "description_text": "The start of it." });
    assert_eq!(read(&[item]).0[0].description, None, "a lead that is made of the text is none");
}

#[test]
fn pictures_go_where_the_text_names_them() {
    let picture = |name: &str| {
        json!({ "name": name, "type": "picture", "renditions": [
        { "href": format!("https://img.example/{name}.jpg"), "contenttype": "image/jpeg", "width": 800, "height": 600 },
        { "href": format!("https://img.example/{name}-watermark.jpg"), "contenttype": "image/jpeg", "width": 900, "height": 675 }] })
    };
    let item = json!({ "uri": "u", "type": "composite", "headline": "H",
        "body_html5": "<p>One</p><figure data-assoc-ref=\"a002\"></figure><p>Two</p>",
        "associations": [picture("a002"), picture("a003"), picture("featureimage"),
            { "name": "film", "type": "video", "headlines": [{ "value": "Film" }], "renditions": [
                { "href": "https://v.example/a.jpg", "contenttype": "image/jpeg" },
                { "href": "https://v.example/a.mp4", "contenttype": "video/mp4" }] },
            { "name": "more", "type": "text", "uri": "urn:example:more" }] });
    let (stories, notes) = read(&[item]);
    let story = &stories[0];
    assert!(notes.is_empty(), "{notes:?}");
    assert_eq!(story.image.as_ref().map(|image| image.files[0].0.path()), Some("/featureimage.jpg"));
    let image = |name: &str| {
        format!("<figure><img src=\"https://img.example/{name}.jpg\" width=\"800\" height=\"600\"></figure>")
    };
    let expected =
        format!("<p>One</p>{}<figure data-assoc-ref=\"a002\"></figure><p>Two</p>{}", image("a002"), image("a003"));
    assert_eq!(html(story), expected);
    assert!(matches!(&story.video, Some(Block::Video(video)) if video.sources[0].url == "https://v.example/a.mp4"));
    assert_eq!(story.related, ["urn:example:more"]);
}

#[test]
fn rights_decide_what_is_published() {
    let item = |fields: Value| {
        let mut item = json!({ "uri": "u", "type": "text", "headline": "The ferry is sold", "body_text": "Text" });
        item.as_object_mut().expect("an object").extend(fields.as_object().expect("an object").clone());
        item
    };
    for (fields, note) in [
        (json!({ "embargoed": "2024-03-10T00:00:00Z" }), "under embargo"),
        (json!({ "ednote": "TURKEY OUT" }), "terms of use that exclude places or uses"),
        (json!({ "expires": "2024-03-09T00:00:00Z" }), "past the date until which it is of interest"),
        (json!({ "usageTerms": "Editorial use. No use UK." }), "terms of use that exclude places or uses"),
    ] {
        let (stories, notes) = read(&[item(fields)]);
        assert_eq!((stories.len(), notes), (0, vec![note.to_owned()]));
    }
    assert_eq!(read_with(&[item(json!({ "ednote": "TURKEY OUT" }))], true).0.len(), 1);
    assert_eq!(read(&[item(json!({ "embargoed": "2024-03-08T00:00:00Z", "ednote": "He ran OUT." }))]).0.len(), 1);
    for (fields, message) in [
        (json!({ "pubstatus": "canceled", "ednote": "It was not sold." }), Some("It was not sold.")),
        (json!({ "pubStatus": "withheld", "ednote": "Not for readers." }), None),
    ] {
        let (stories, _) = read(&[item(fields)]);
        assert_eq!((stories[0].status, stories[0].only_if_known), (Status::Withdrawn, true));
        assert_eq!(stories[0].status_message.as_deref(), message);
        assert!(stories[0].body.is_empty() && stories[0].description.is_none());
    }
}

#[test]
fn the_newest_version_counts_and_media_alone_are_no_articles() {
    let item = |version: &str, text: &str| json!({ "uri": "u", "type": "text", "version": version, "headline": "H", "body_text": text });
    let alone = [
        json!({ "uri": "p", "type": "picture", "headline": "Pic" }),
        json!({ "uri": "e", "title": "Match", "eventDetails": {} }),
    ];
    let (stories, notes) = read(&[item("10", "Ten"), item("9", "Nine"), Value::from(alone.to_vec())]);
    assert_eq!(stories.iter().map(html).collect::<Vec<_>>(), ["<p>Ten</p>"]);
    assert_eq!(notes, ["no article: event", "no article: picture", "older version of an item"]);
}

/// JSON with the words of ninjs in it.
fn any_json() -> impl Strategy<Value = Value> {
    let words = [
        "text",
        "composite",
        "picture",
        "video",
        "main",
        "<p>é</p>",
        "<nitf><body>ü",
        "</body><body é>",
        "image/jpeg",
        "video/mp4",
        "https://a.example/é.jpg",
        "2024-03-08T18:00:00Z",
        "<figure data-assoc-ref=\"é\">",
        "é",
        "",
    ];
    let names = [
        "type",
        "uri",
        "headline",
        "headlines",
        "role",
        "value",
        "bodies",
        "body_xhtml",
        "associations",
        "renditions",
        "href",
        "contenttype",
        "width",
        "height",
        "name",
        "descriptions",
        "description_text",
        "subject",
        "pubstatus",
        "version",
        "versioncreated",
        "expires",
        "ednote",
        "by",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
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
    fn any_json_gives_stories_or_notes(mut items in proptest::collection::vec(any_json(), 1..4)) {
        for item in &mut items {
            if let Some(fields) = item.as_object_mut() {
                fields.insert("type".to_owned(), "text".into());
            }
        }
        read(&items);
    }
}
