//! Addresses of third parties that play in the page, and their frames.

use manchette::components::player;

fn frame(url: &str) -> Option<String> {
    player(url).map(|player| player.src)
}

#[test]
fn four_providers_play_in_frames_of_their_own() {
    for (url, src) in [
        ("https://www.youtube.com/watch?v=aB3_-x&t=10", "https://www.youtube-nocookie.com/embed/aB3_-x?autoplay=1"),
        ("https://youtu.be/aB3_-x?si=1", "https://www.youtube-nocookie.com/embed/aB3_-x?autoplay=1"),
        ("https://m.youtube.com/shorts/aB3", "https://www.youtube-nocookie.com/embed/aB3?autoplay=1"),
        ("https://www.dailymotion.com/video/x8abc", "https://geo.dailymotion.com/player.html?video=x8abc"),
        ("https://vimeo.com/123", "https://player.vimeo.com/video/123?dnt=1&autoplay=1"),
        (
            "https://soundcloud.com/paper/a-song",
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/paper/a-song&auto_play=true",
        ),
    ] {
        assert_eq!(frame(url).as_deref(), Some(src), "{url}");
    }
}

#[test]
fn other_addresses_stay_links() {
    for url in [
        "https://mastodon.example/@paper/1",
        "https://youtube.com.evil.example/watch?v=a",
        "https://evil.example/https://www.youtube.com/watch?v=a",
        "https://www.youtube.com/watch?v=a\"onload=",
        "https://www.youtube.com/watch",
        "https://vimeo.com/channels/1",
        "javascript:alert(1)//www.youtube.com/watch?v=a",
        "https://user@www.youtube.com/watch?v=a",
        "",
    ] {
        assert_eq!(frame(url), None, "{url}");
    }
}

#[test]
fn frames_may_do_no_more_than_play() {
    let video = player("https://youtu.be/a").expect("a player");
    assert_eq!(video.allow, "autoplay; fullscreen; picture-in-picture");
    assert!(!video.is_sound);
    let sound = player("https://soundcloud.com/a/b").expect("a player");
    assert_eq!(sound.allow, "autoplay");
    assert!(sound.is_sound);
}
