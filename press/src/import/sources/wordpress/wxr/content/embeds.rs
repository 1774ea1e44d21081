//! Addresses that stand alone, which WordPress shows as what they lead to: a player, a post, a picture.

use url::Url;

/// The sites that WordPress asks what to show, now or in earlier versions (`WP_oEmbed`).
const SITES: [&str; 41] = [
    "amazon.com",
    "amazon.co.uk",
    "animoto.com",
    "anghami.com",
    "bsky.app",
    "canva.com",
    "cloudup.com",
    "crowdsignal.net",
    "dai.ly",
    "dailymotion.com",
    "facebook.com",
    "flic.kr",
    "flickr.com",
    "imgur.com",
    "instagr.am",
    "instagram.com",
    "issuu.com",
    "kickstarter.com",
    "kck.st",
    "mixcloud.com",
    "open.spotify.com",
    "pca.st",
    "pinterest.com",
    "poll.fm",
    "reddit.com",
    "reverbnation.com",
    "screencast.com",
    "scribd.com",
    "slideshare.net",
    "smugmug.com",
    "soundcloud.com",
    "speakerdeck.com",
    "ted.com",
    "tiktok.com",
    "tumblr.com",
    "twitter.com",
    "vimeo.com",
    "wordpress.tv",
    "x.com",
    "youtu.be",
    "youtube.com",
];

/// A text in which addresses of known sites, each alone on its line, are embeds between blank lines.
pub fn apart(text: &str) -> String {
    let line = |line: &str| match line.trim() {
        address if is_address(address) && is_known(address) => format!("\n\n{}\n\n", figure(address)),
        _ => line.to_owned(),
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What the converter makes an embed of. `address` is HTML.
pub fn figure(address: &str) -> String {
    format!("<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">{address}</div></figure>")
}

/// True for an address and nothing else.
pub fn is_address(part: &str) -> bool {
    (part.starts_with("https://") || part.starts_with("http://"))
        && !part.contains(|sign: char| sign.is_whitespace() || "<\"".contains(sign))
}

fn is_known(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let host = url.host_str().unwrap_or_default();
    let is_of = |site: &&str| host.strip_suffix(*site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    url.path().len() > 1 && SITES.iter().any(is_of)
}
