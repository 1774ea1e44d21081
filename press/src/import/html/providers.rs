//! The addresses that readers know of what frames embed, and the names of those who offer it.

use url::Url;

/// The name of a provider and the public address of what a frame shows.
pub fn public(frame: &Url) -> (String, Url) {
    let host = host(frame);
    let address = known(&host, frame).and_then(|address| Url::parse(&address).ok());
    (name(&host), address.unwrap_or_else(|| frame.clone()))
}

/// True for an address, alone in a paragraph, that WordPress would have embedded as a player.
pub fn plays(url: &Url) -> bool {
    let is_there = url.path().len() > 1;
    is_there
        && matches!(
            host(url).as_str(),
            "youtube.com"
                | "youtu.be"
                | "vimeo.com"
                | "dailymotion.com"
                | "dai.ly"
                | "soundcloud.com"
                | "open.spotify.com"
        )
}

fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    ["www.", "m."].iter().find_map(|start| host.strip_prefix(start)).unwrap_or(host).to_owned()
}

fn known(host: &str, frame: &Url) -> Option<String> {
    let parts: Vec<&str> = frame.path_segments()?.filter(|part| !part.is_empty()).collect();
    let query = |name: &str| frame.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    Some(match (host, &parts[..]) {
        ("youtube.com" | "youtube-nocookie.com", ["embed", "videoseries"]) => {
            format!("https://www.youtube.com/playlist?list={}", query("list")?)
        }
        ("youtube.com" | "youtube-nocookie.com", ["embed" | "v", id]) => {
            let start = query("start").map(|start| format!("&t={start}")).unwrap_or_default();
            format!("https://www.youtube.com/watch?v={id}{start}")
        }
        ("player.vimeo.com", ["video", id]) => match query("h") {
            Some(hash) => format!("https://vimeo.com/{id}/{hash}"),
            None => format!("https://vimeo.com/{id}"),
        },
        ("dailymotion.com", ["embed", "video", id]) => format!("https://www.dailymotion.com/video/{id}"),
        ("geo.dailymotion.com", _) => format!("https://www.dailymotion.com/video/{}", query("video")?),
        // The number of a track is no address for readers; the player's own page is.
        ("w.soundcloud.com", ["player"]) => query("url").filter(|url| !url.contains("//api."))?,
        ("open.spotify.com", ["embed", rest @ ..]) => format!("https://open.spotify.com/{}", rest.join("/")),
        ("facebook.com", ["plugins", ..]) => query("href")?,
        ("platform.twitter.com", _) => format!("https://twitter.com/i/status/{}", query("id")?),
        ("instagram.com", [kind @ ("p" | "reel" | "tv"), id, "embed", ..]) => {
            format!("https://www.instagram.com/{kind}/{id}/")
        }
        ("archive.org", ["embed", id, ..]) => format!("https://archive.org/details/{id}"),
        ("embed.ted.com", rest) => format!("https://www.ted.com/{}", rest.join("/")),
        ("giphy.com", ["embed", id]) => format!("https://giphy.com/gifs/{id}"),
        ("streamable.com", ["e" | "o", id]) => format!("https://streamable.com/{id}"),
        ("player.twitch.tv", _) => match query("video") {
            Some(video) => format!("https://www.twitch.tv/videos/{}", video.trim_start_matches('v')),
            None => format!("https://www.twitch.tv/{}", query("channel")?),
        },
        ("embed.podcasts.apple.com", rest) => format!("https://podcasts.apple.com/{}", rest.join("/")),
        ("embed.music.apple.com", rest) => format!("https://music.apple.com/{}", rest.join("/")),
        ("embed.reddit.com" | "redditmedia.com", rest) => format!("https://www.reddit.com/{}", rest.join("/")),
        ("scribd.com", ["embeds", id, ..]) => format!("https://www.scribd.com/document/{id}"),
        ("codepen.io", [user, "embed", id]) => format!("https://codepen.io/{user}/pen/{id}"),
        ("loom.com", ["embed", id]) => format!("https://www.loom.com/share/{id}"),
        ("flo.uri.sh", ["visualisation", id, ..]) => format!("https://public.flourish.studio/visualisation/{id}/"),
        ("e.infogram.com", [id, ..]) => format!("https://infogram.com/{id}"),
        _ => return None,
    })
}

/// The provider's name: of a known host, else the host.
pub fn name(host: &str) -> String {
    let known = match host {
        "youtube.com" | "youtu.be" | "youtube-nocookie.com" => "YouTube",
        "vimeo.com" | "player.vimeo.com" => "Vimeo",
        "dailymotion.com" | "geo.dailymotion.com" | "dai.ly" => "Dailymotion",
        "soundcloud.com" | "w.soundcloud.com" => "SoundCloud",
        "open.spotify.com" => "Spotify",
        "facebook.com" => "Facebook",
        "twitter.com" | "platform.twitter.com" | "x.com" => "X",
        "instagram.com" => "Instagram",
        "tiktok.com" => "TikTok",
        "bsky.app" | "embed.bsky.app" => "Bluesky",
        "threads.net" | "threads.com" => "Threads",
        "reddit.com" | "embed.reddit.com" | "redditmedia.com" => "Reddit",
        "archive.org" => "Internet Archive",
        "ted.com" | "embed.ted.com" => "TED",
        "giphy.com" => "Giphy",
        "player.twitch.tv" | "twitch.tv" => "Twitch",
        "embed.podcasts.apple.com" | "podcasts.apple.com" => "Apple Podcasts",
        "datawrapper.dwcdn.net" => "Datawrapper",
        "flo.uri.sh" | "public.flourish.studio" => "Flourish",
        "e.infogram.com" | "infogram.com" => "Infogram",
        "codepen.io" => "CodePen",
        "gist.github.com" | "github.com" => "GitHub",
        "scribd.com" => "Scribd",
        "bandcamp.com" => "Bandcamp",
        "openstreetmap.org" => "OpenStreetMap",
        "google.com" | "maps.google.com" => "Google",
        "pinterest.com" | "pin.it" => "Pinterest",
        "imgur.com" => "Imgur",
        _ => "",
    };
    match known {
        "" if host.is_empty() => "Link".to_owned(),
        "" => host.to_owned(),
        known => known.to_owned(),
    }
}

/// The provider of a public address.
pub fn of(url: &Url) -> String {
    name(&host(url))
}
