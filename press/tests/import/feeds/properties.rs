//! Any bytes give an error or stories.

use super::{FEED, rss, site};
use press::import::report::Report;
use press::import::sources::feed;
use proptest::prelude::*;

fn read(bytes: &[u8]) {
    let mut source = feed::open(&[FEED.to_owned()], site(&[(FEED, bytes, "text/xml")])).unwrap();
    let mut report = Report::default();
    if source.newsroom(&mut report).is_ok() {
        source.stories(None, &mut report, &mut |_| Ok(())).unwrap();
    }
}

/// Pieces of feeds in any order.
const PIECES: [&str; 28] = [
    "<rss>",
    "</rss>",
    "<channel>",
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#x1F600;",
    "&#0;",
    "&",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<entry xml:base='//'>",
    "<content type='xhtml'>",
    "<link href='http://['/>",
    "<pubDate>31/12/99999 99:99 +99:99</pubDate>",
    "<guid>é</guid>",
    "<media:content url='data:,' width='-1' duration='99999999999'/>",
    "<description>&lt;a href=' &lt;p",
    "{\"items\": [{\"id\": ",
    "\"content_html\": \"",
    "]}",
    "\u{feff}",
    "<?xml encoding='utf-16'?>",
    "٣",
    "\n\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }

    #[test]
    fn pieces(pieces in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..40)) {
        read(pieces.concat().as_bytes());
    }

    #[test]
    fn texts(title in ".{0,40}", date in "[0-9:/+. a-zA-Z年日-]{0,30}", body in ".{0,80}") {
        let item = format!("<item><title>{title}</title><pubDate>{date}</pubDate><description>{body}</description></item>");
        read(rss(&item).as_bytes());
    }
}
