//! Atom 1.0 and 0.3.

use super::{blocks, html, names, read};

#[test]
fn an_entry_becomes_a_story() {
    let read = read(
        r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title type="html">Le &lt;b&gt;Quai&lt;/b&gt;</title>
        <subtitle>Le port</subtitle><link href="https://quai.example/"/><logo>/logo.png</logo><author><name>La rédaction</name></author>
        <entry><id>tag:quai.example,2024:1</id><title>AT&amp;T &lt;b&gt;</title><link rel="replies" href="/c"/><link href="/une" type="text/html"/>
        <published>2024-03-08T18:00:00+01:00</published><updated>2024-03-09T10:00:00Z</updated><category term="port" label="Port"/>
        <summary type="text">Un chapô.</summary><content type="xhtml" xml:base="/une/"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le <a href="x">port</a></p></div></content></entry>
        <entry xml:lang="en"><id>urn:2</id><title type="html">Two &amp;amp; three</title><updated>2024-03-07T00:00:00Z</updated><author><name>Ada Marsh</name></author>
        <content type="html">&lt;p&gt;Two&lt;/p&gt;</content><link rel="enclosure" type="application/pdf" href="/tide%20table.pdf"/></entry></feed>"#,
    );
    assert_eq!(read.newsroom.name.as_deref(), Some("Le Quai"));
    assert_eq!(read.newsroom.icon.as_ref().unwrap().path(), "/logo.png");
    let story = read.story("AT&T <b>");
    assert_eq!(story.address.as_ref().unwrap().as_str(), "https://gazette.example/une");
    assert_eq!((names(story), story.sections[0][0].name.as_str()), (vec!["La rédaction"], "Port"));
    assert_eq!(story.published.unwrap().to_string(), "2024-03-08T17:00:00Z");
    assert_eq!(story.modified.unwrap().to_string(), "2024-03-09T10:00:00Z");
    assert!(html(story).contains(r#"<a href="https://gazette.example/une/x">port</a>"#), "{}", html(story));
    assert_eq!((story.description.as_deref(), story.language.as_deref()), (Some("Un chapô."), None));
    let other = read.story("Two & three");
    assert_eq!((names(other), other.language.as_deref(), other.modified), (vec!["Ada Marsh"], Some("en"), None));
    assert!(html(other).ends_with(r#"<p><a href="https://gazette.example/tide%20table.pdf">tide table.pdf</a></p>"#));
}

#[test]
fn version_0_3_has_entries_too() {
    let read = read(
        r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry xml:base="https://a.example/b/">
        <id>urn:1</id><title mode="escaped" type="text/html">A &amp;amp; B</title><issued>2004-03-08T10:00:00Z</issued><modified>2004-03-09T10:00:00Z</modified>
        <content type="text/html" mode="escaped">&lt;p&gt;&lt;a href="c"&gt;c&lt;/a&gt;&lt;/p&gt;</content></entry>
        <entry><id>urn:2</id><title type="application/octet-stream" mode="base64">VGhlIHF1YXkg
        aXMgb3Blbg==</title></entry></feed>"#,
    );
    assert_eq!(read.headlines(), ["A & B", "The quay is open"]);
    let story = read.story("A & B");
    assert_eq!(story.published.unwrap().to_string(), "2004-03-08T10:00:00Z");
    assert_eq!(html(story), r#"<p><a href="https://a.example/b/c">c</a></p>"#);
}

#[test]
fn plain_text_is_text_and_a_body_elsewhere_is_a_link() {
    let read = read(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
        <entry><id>urn:1</id><title>A</title><content type="text">5 &lt; 6

        Two</content></entry>
        <entry><id>urn:2</id><title>B</title><content src="/b.pdf" type="application/pdf"/></entry>
        <entry><id>urn:3</id><title>C</title><content type="image/png">iVBORw0KGgo=</content></entry></feed>"#,
    );
    assert_eq!(html(read.story("A")), "<p>5 &lt; 6</p><p>Two</p>");
    assert_eq!(blocks(read.story("B"))[0]["url"], "https://gazette.example/b.pdf");
    assert_eq!(html(read.story("C")), "");
    assert_eq!(read.losses("no text left out"), 1);
}

#[test]
fn a_feed_without_a_namespace_is_read() {
    let read = read("<feed><title>T</title><entry><id>urn:1</id><title>A</title></entry></feed>");
    assert_eq!(read.headlines(), ["A"]);
}
