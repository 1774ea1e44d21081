//! JSON Feed 1 and 1.1.

use super::{blocks, html, names, read};

#[test]
fn both_versions_are_read() {
    let read = read(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Quay &#8211; news", "home_page_url": "https://quay.example/",
        "language": "en", "authors": [{"name": "The desk"}], "items": [
        {"id": 7, "url": "https://quay.example/one", "external_url": "https://port.example/report", "title": "One", "summary": "A lead.",
         "content_html": "<p>See <img src=\"i.jpg\"></p>", "date_published": "Fri, 31 May 2019 12:17:58 -0700", "tags": ["Port", "Ships"],
         "authors": [{"name": "Ada Marsh", "avatar": "//img.example/ada.jpg"}], "image": "https://quay.example/top.jpg",
         "attachments": [{"url": "https://quay.example/a.mp3", "mime_type": "audio/mpeg", "title": "Listen", "duration_in_seconds": 61.5}]},
        {"id": "2", "content_text": "First.\n\nSecond <3", "author": {"name": "Tom Reed"}, "date_published": "2019-05-30T10:00:00Z"}, 3]}"#,
    );
    assert_eq!(read.newsroom.name.as_deref(), Some("The Quay – news"));
    let story = read.story("One");
    assert_eq!((story.key.as_str(), names(story)), ("quay.example 7", vec!["Ada Marsh"]));
    assert_eq!(story.authors[0].picture.as_ref().unwrap().as_str(), "https://img.example/ada.jpg");
    assert_eq!(story.published.unwrap().to_string(), "2019-05-31T19:17:58Z");
    assert_eq!(story.description.as_deref(), Some("A lead."));
    assert!(html(story).starts_with(r#"<p>See <img src="https://quay.example/i.jpg"></p>"#), "{}", html(story));
    assert!(html(story).contains("https://port.example/report"));
    assert_eq!((blocks(story)[0]["name"].as_str(), blocks(story)[0]["duration"].as_u64()), (Some("Listen"), Some(61)));
    assert_eq!((story.sections[0][0].name.as_str(), story.tags[0].name.as_str()), ("Port", "Ships"));
    assert_eq!(story.image.as_ref().unwrap().files[0].0.path(), "/top.jpg");
    let other = read.story("First. Second <3");
    assert_eq!((html(other).as_str(), names(other)), ("<p>First.</p><p>Second &lt;3</p>", vec!["Tom Reed"]));
}
