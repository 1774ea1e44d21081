//! RSS 0.9x, 1.0 and 2.0.

use super::{blocks, html, names, read, rss};

#[test]
fn an_item_with_a_body_becomes_a_story() {
    let read =
        read(rss(r#"<item><title>Crane falls</title><link>https://gazette.example/2024/crane?utm_source=rss</link>
        <guid isPermaLink="false">gz-17</guid><pubDate>Fri, 08 Mar 2024 18:00:00 CET</pubDate>
        <dc:creator>Ada Marsh</dc:creator><dc:creator>Tom Reed</dc:creator>
        <category>Harbour</category><category>Cranes</category><category>cranes</category>
        <description>Nobody was hurt, the port says.</description>
        <content:encoded><![CDATA[<p>The <a href="/quay">quay</a> is closed.</p>]]></content:encoded></item>"#));
    assert_eq!(read.newsroom.name.as_deref(), Some("The Harbour Gazette"));
    assert_eq!(read.newsroom.language.as_deref(), Some("en-GB"));
    let story = read.story("Crane falls");
    assert_eq!(story.key, "gazette.example gz-17");
    assert_eq!(story.address.as_ref().unwrap().as_str(), "https://gazette.example/2024/crane");
    assert_eq!(story.slug.as_deref(), Some("crane"));
    assert_eq!(story.published.unwrap().to_string(), "2024-03-08T17:00:00Z");
    assert_eq!(names(story), ["Ada Marsh", "Tom Reed"]);
    assert_eq!(story.sections[0][0].name, "Harbour");
    assert_eq!(story.tags.len(), 1);
    assert_eq!(story.description.as_deref(), Some("Nobody was hurt, the port says."));
    assert_eq!(html(story), r#"<p>The <a href="https://gazette.example/quay">quay</a> is closed.</p>"#);
}

#[test]
fn an_extract_of_the_body_is_no_lead() {
    let read = read(rss("<item><title>A</title><description>The quay is closed until Monday […]</description>
        <content:encoded>&lt;p&gt;The quay is closed until Monday at the least.&lt;/p&gt;</content:encoded></item>"));
    assert_eq!(read.story("A").description, None);
}

#[test]
fn a_description_alone_is_a_lead_with_a_link_to_the_original() {
    let read = read(rss(r#"<item><title>A</title><link>https://gazette.example/a</link>
        <description>&lt;img src="https://gazette.example/a.jpg" width="600" height="400" alt="Quay"&gt;The quay is closed.
        &lt;a href="https://gazette.example/a"&gt;Continue reading&lt;/a&gt;</description></item>"#));
    let story = read.story("A");
    assert_eq!(story.description.as_deref(), Some("The quay is closed."));
    assert_eq!(blocks(story)[0]["url"], "https://gazette.example/a");
    let image = story.image.as_ref().unwrap();
    assert_eq!((image.size, image.alt.as_deref()), (Some((600, 400)), Some("Quay")));
    assert_eq!(read.losses("only a lead in the feed"), 1);
}

#[test]
fn a_description_that_is_no_lead_is_the_body() {
    let text = "<p>One.</p><p>Two.</p><p>Three, with <a href='/x'>a link</a>.</p>".replace('<', "&lt;");
    let read = read(rss(&format!("<item><title>A</title><description>{text}</description></item>")));
    assert!(html(read.story("A")).contains(r#"<a href="https://gazette.example/x">"#));
    assert_eq!(read.story("A").description, None);
}

#[test]
fn titles_are_decoded_once_or_twice() {
    let read = read(rss("<item><title>R&amp;amp;D &lt;b&gt;wins&lt;/b&gt;</title></item>
        <item><title><![CDATA[L&#8217;eau]]></title></item><item><title>Light &lt;3 for A &lt; B</title></item>"));
    assert_eq!(read.headlines(), ["R&D wins", "L’eau", "Light <3 for A < B"]);
}

#[test]
fn an_item_without_a_title_takes_its_first_words_and_without_text_goes() {
    let read = read(rss("<item><description>A grey seal was seen in the inner harbour on Sunday, the harbour master
        told the Gazette on Monday morning.</description></item><item><link>https://gazette.example/</link></item>"));
    assert_eq!(read.headlines(), ["A grey seal was seen in the inner harbour on Sunday, the harbour…"]);
    assert_eq!(read.losses("headline made of the first words"), 1);
    assert_eq!(read.losses("without title and text"), 1);
}

#[test]
fn guids_name_items_and_those_that_repeat_do_not() {
    let read = read(rss("<item><title>A</title><guid>https://gazette.example/a</guid></item>
        <item><title>A again</title><guid>https://gazette.example/a</guid></item>
        <item><title>B</title><link>https://gazette.example/b</link><guid>0</guid></item>
        <item><title>C</title><link>https://gazette.example/c</link><guid>0</guid></item>"));
    assert_eq!(read.headlines(), ["A", "B", "C"]);
    assert_eq!(read.story("A").address.as_ref().unwrap().as_str(), "https://gazette.example/a");
    assert_eq!(read.story("B").key, "https://gazette.example/b");
    assert_eq!(read.losses("twice"), 1);
}

#[test]
fn what_has_no_name_is_named_the_same_at_each_run() {
    let feed = rss("<item><title>A</title><description>x</description></item>");
    assert_eq!(read(&feed).stories[0].key, read(&feed).stories[0].key);
}

#[test]
fn addresses_of_mail_are_not_published() {
    let read = read(rss("<item><title>A</title><author>desk@gazette.example (Ada Marsh)</author></item>
        <item><title>B</title><author>desk@gazette.example</author></item>"));
    assert_eq!(names(read.story("A")), ["Ada Marsh"]);
    assert!(names(read.story("B")).is_empty());
}

#[test]
fn pictures_films_and_sound_are_read() {
    let read = read(rss(
        r#"<item><title>A</title><description>x</description><itunes:duration>01:02:03</itunes:duration>
        <enclosure url="/talk.mp3" type="audio/mpeg" length="0"/>
        <media:content url="/small.jpg" medium="image" width="140" height="84"><media:credit>Tom Reed</media:credit></media:content>
        <media:content url="/large.jpg" medium="image" width="1400" height="840"><media:credit>Tom Reed</media:credit></media:content>
        <media:group><media:content url="/f-480.mp4" type="video/mp4" width="480"/><media:content url="/f-1080.mp4" type="video/mp4" width="1080"/>
        <media:title>The quay</media:title></media:group></item>
        <item><title>B</title><media:content medium="video" duration="61"><media:player url="https://player.vimeo.com/video/7"/>
        <media:thumbnail url="/t.jpg" width="960" height="540"/></media:content></item>"#,
    ));
    let story = read.story("A");
    let image = story.image.as_ref().unwrap();
    assert_eq!(image.files, [(url::Url::parse("https://gazette.example/large.jpg").unwrap(), Some(1400))]);
    assert_eq!((image.size, image.credit.as_deref()), (Some((1400, 840)), Some("Tom Reed")));
    let audio = &blocks(story)[0];
    assert_eq!((audio["type"].as_str(), audio["duration"].as_u64()), (Some("audio"), Some(3723)));
    assert_eq!(audio["sources"][0]["url"], "https://gazette.example/talk.mp3");
    let video = serde_json::to_value(story.video.as_ref().unwrap()).unwrap();
    assert_eq!(video["name"], "The quay");
    assert_eq!(video["sources"][0]["url"], "https://gazette.example/f-1080.mp4");
    let other = read.story("B");
    assert!(html(other).contains(r#"<iframe src="https://player.vimeo.com/video/7" title="B">"#));
    assert_eq!(other.image.as_ref().unwrap().files[0].0.path(), "/t.jpg");
}

#[test]
fn a_base_is_that_of_the_innermost_element() {
    let read = read(
        r#"<rss xml:base="https://a.example/x/"><channel><title>T</title><link>/</link><item xml:base="y/"><title>A</title>
        <description>l</description><content xml:base="z/">&lt;p&gt;&lt;img src="i.jpg"&gt;&lt;/p&gt;</content></item></channel></rss>"#,
    );
    assert_eq!(html(read.story("A")), r#"<p><img src="https://a.example/x/y/z/i.jpg"></p>"#);
}

#[test]
fn rdf_has_its_items_beside_the_channel() {
    let read = read(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:z="http://purl.org/dc/elements/1.1/" xml:lang="de"><channel rdf:about="https://a.example/"><title>Blatt</title>
        <link>https://a.example/</link></channel><item rdf:about="https://a.example/1"><title>Eins</title>
        <link>https://a.example/1</link><z:date>2024-03-08</z:date><z:subject>Hafen</z:subject></item></rdf:RDF>"#,
    );
    assert_eq!(read.newsroom.language.as_deref(), Some("de"));
    let story = read.story("Eins");
    assert_eq!(story.published.unwrap().to_string(), "2024-03-08T00:00:00Z");
    assert_eq!(story.tags[0].name, "Hafen");
}

#[test]
fn xhtml_and_markup_without_escapes_are_bodies() {
    let read = read(rss(
        r#"<item><title>A</title><body xmlns="http://www.w3.org/1999/xhtml"><p>One<br/>two &amp; three</p></body></item>
        <item><title>B</title><content:encoded><p>Bare <em>tags</em></p></content:encoded></item>"#,
    ));
    assert!(html(read.story("A")).contains("<p>One<br>two &amp; three</p>"));
    assert_eq!(html(read.story("B")), "<p>Bare <em>tags</em></p>");
}

#[test]
fn encodings_are_those_of_the_declaration() {
    let text = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>Caf\u{e9}</title></item></channel></rss>";
    let bytes: Vec<u8> = text.chars().map(|char| u8::try_from(u32::from(char)).unwrap()).collect();
    assert_eq!(read(bytes).headlines(), ["Café"]);
}

#[test]
fn a_story_that_was_cut_off_is_left_out() {
    let read = read("<rss><channel><item><title>Whole</title></item><item><title>Half");
    assert_eq!(read.headlines(), ["Whole"]);
    assert_eq!(read.losses("broken"), 1);
}

#[test]
fn dates_that_cannot_be_read_are_said() {
    let read =
        read(rss("<item><title>A</title><pubDate>Saint Martin's day</pubDate></item><item><title>B</title></item>
        <item><title>C</title><pubDate>08/03/2024</pubDate></item>"));
    assert_eq!(read.losses("date that cannot be read: Saint Martin's day"), 1);
    assert_eq!(read.losses("without a date"), 1);
    assert_eq!(read.losses("other way round"), 1);
}
