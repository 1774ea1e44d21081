//! Videos and what third parties host: nothing loads before the reader asks for it.

use crate::support::engines::Engine;
use crate::support::page::Page;
use crate::support::publish::{data, paragraphs};
use crate::support::run::Test;
use crate::test;
use serde_json::{Value, json};

pub fn tests() -> Vec<Test> {
    vec![
        test!(a_video_loads_nothing_but_its_poster_and_plays_when_asked),
        test!(a_video_has_its_title_captions_and_texts),
        test!(captions_show_from_the_start)
            .not_in(Engine::WebKit, "WebKitGTK turns no captions on by itself, not even default ones"),
        test!(a_video_stands_between_paragraphs),
        test!(nothing_moves_for_those_who_ask_for_no_motion).without_motion(),
        test!(an_embed_loads_nothing_before_the_click),
        test!(providers_play_in_a_sandboxed_frame),
        test!(an_unknown_provider_is_a_link),
    ]
}

fn video(page: &Page) -> Value {
    let vtt = "WEBVTT\n\n00:00.000 --> 00:03.000\nUne mire et un chronomètre.\n";
    page.server.faults().body(&data("videos/film.fr.vtt"), "text/vtt", vtt);
    json!({
        "type": "video", "name": "Raqqa, ville vitrine", "sources": [page.film("film")], "poster": page.draw("affiche", 1280, 720),
        "captions": [{ "url": "videos/film.fr.vtt", "lang": "fr", "label": "Français" }],
        "duration": 83, "caption": "Tournée en novembre.", "credit": "Marc Leroux",
    })
}

async fn open_article(page: &Page, block: Value) {
    let mut body = paragraphs(2);
    body.insert(1, block);
    page.publish_article("video", json!({ "body": body }));
    page.read("/article/video/").await;
}

async fn a_video_loads_nothing_but_its_poster_and_plays_when_asked(page: &Page) {
    open_article(page, video(page)).await;
    page.js::<()>("document.querySelector('.video').scrollIntoView({ behavior: 'instant' })").await;
    page.until(
        "the poster loads",
        "(() => { const it = document.querySelector('.video img'); return it.complete && it.naturalWidth > 0 })()",
    )
    .await;
    assert!(page.server.asked(&data("videos/film.webm")).is_empty(), "the film waits for the reader");
    assert!(page.of::<bool>("video", "it.paused").await);

    page.click("button[aria-label*='Raqqa, ville vitrine']").await;
    page.until(
        "the film plays",
        "(() => { const it = document.querySelector('video'); return !it.paused && it.currentTime > 0 })()",
    )
    .await;
    assert!(!page.server.asked(&data("videos/film.webm")).is_empty());
    page.until("the player has the focus", "document.activeElement === document.querySelector('video')").await;
    assert!(page.of::<bool>("video", "it.controls").await, "the browser's own controls are there");
    let poster: bool = page.js("return document.querySelector('.video img').checkVisibility()").await;
    assert!(!poster, "the poster is out of the way");
}

async fn a_video_has_its_title_captions_and_texts(page: &Page) {
    open_article(page, video(page)).await;
    let text = page.text(".video").await;
    for part in ["Raqqa, ville vitrine", "Tournée en novembre.", "Marc Leroux", "1\u{a0}min\u{a0}23"] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let track: [String; 3] = page.of("video track", "[it.kind, it.srclang, it.label]").await;
    assert_eq!(track, ["captions", "fr", "Français"]);
    page.click("button[aria-label*='Raqqa, ville vitrine']").await;
    // As if chosen in the player's menu.
    page.of::<()>("video track", "void (it.track.mode = 'showing')").await;
    page.until("the captions have loaded", "document.querySelector('video track').track.cues?.length === 1").await;
}

async fn captions_show_from_the_start(page: &Page) {
    open_article(page, video(page)).await;
    page.click("button[aria-label*='Raqqa, ville vitrine']").await;
    let showing = "(track => track.mode === 'showing' && track.activeCues?.length === 1)(document.querySelector('video track').track)";
    page.until("a caption is shown", showing).await;
}

async fn a_video_stands_between_paragraphs(page: &Page) {
    open_article(page, video(page)).await;
    let order: Vec<String> = page
        .js("return Array.from(document.querySelectorAll('main article p, main article video'))
               .filter(it => it.localName === 'video' || it.innerText.startsWith('Paragraphe')).map(it => it.localName)")
        .await;
    assert_eq!(order, ["p", "video", "p"]);
    assert!(page.text(".video").await.to_lowercase().contains("en vidéo"));
}

async fn nothing_moves_for_those_who_ask_for_no_motion(page: &Page) {
    page.publish("live.json", &json!({ "version": "1.0", "articles": ["video"] }));
    open_article(page, video(page)).await;
    page.until("the live label is on", "/en direct/i.test(document.querySelector('main header').innerText)").await;
    let moving: Vec<String> = page
        .js("return document.getAnimations().filter(it => it.playState === 'running').map(it => it.effect.target.className)")
        .await;
    assert!(moving.is_empty(), "{moving:?}");
    assert_eq!(page.of::<String>("html", "getComputedStyle(it).scrollBehavior").await, "auto");
    assert!(page.of::<bool>("video", "it.paused && !it.autoplay").await);
}

async fn an_embed_loads_nothing_before_the_click(page: &Page) {
    let embed = json!({ "type": "embed", "provider": "YouTube", "url": "https://www.youtube.com/watch?v=abc-DEF_123",
                        "title": "La conférence", "caption": "En anglais." });
    open_article(page, embed).await;
    let text = page.text(".embed").await;
    for part in ["YouTube", "La conférence", "En anglais."] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    assert_eq!(page.of::<String>(".embed a", "it.href").await, "https://www.youtube.com/watch?v=abc-DEF_123");
    assert_eq!(page.count("iframe").await, 0);
    let strangers: Vec<String> = page
        .js("const loaded = performance.getEntriesByType('resource').map(it => it.name);
             const hinted = Array.from(document.querySelectorAll('link[rel*=pre], link[rel*=dns]'), it => it.href);
             return [...loaded, ...hinted].filter(url => new URL(url).origin !== location.origin)")
        .await;
    assert!(strangers.is_empty(), "{strangers:?}");
}

async fn providers_play_in_a_sandboxed_frame(page: &Page) {
    let providers = [
        ("YouTube", "https://youtu.be/abc-DEF_123", "https://www.youtube-nocookie.com/embed/abc-DEF_123"),
        ("Dailymotion", "https://www.dailymotion.com/video/x7yz", "https://geo.dailymotion.com/player.html?video=x7yz"),
        ("Vimeo", "https://vimeo.com/123456", "https://player.vimeo.com/video/123456"),
        (
            "SoundCloud",
            "https://soundcloud.com/a-b/c_d",
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a-b/c_d",
        ),
    ];
    let body: Vec<Value> = providers
        .iter()
        .map(|(provider, url, _)| json!({ "type": "embed", "provider": provider, "url": url }))
        .collect();
    page.publish_article("video", json!({ "body": body }));
    page.read("/article/video/").await;
    for (position, (provider, _, src)) in providers.iter().enumerate() {
        page.click(&format!(".body > :nth-child({}) button", position + 1)).await;
        let frame = format!(".body > :nth-child({}) iframe", position + 1);
        page.until(&format!("the frame of {provider} opens"), &format!("document.querySelector('{frame}')")).await;
        let address: String = page.of(&frame, "it.getAttribute('src')").await;
        assert!(address.starts_with(src), "{provider}: {address}");
        let mut may: Vec<String> = page.of(&frame, "it.getAttribute('allow').split(';').map(it => it.trim())").await;
        may.retain(|feature| !["autoplay", "fullscreen", "picture-in-picture"].contains(&feature.as_str()));
        assert!(may.is_empty(), "{provider} may too much: {may:?}");
        let mut sandbox: Vec<String> = page.of(&frame, "Array.from(it.sandbox)").await;
        sandbox.retain(|right| {
            !["allow-scripts", "allow-same-origin", "allow-presentation", "allow-popups"].contains(&right.as_str())
        });
        assert!(
            sandbox.is_empty() && page.of::<bool>(&frame, "it.hasAttribute('sandbox')").await,
            "{provider}: {sandbox:?}"
        );
        let text: String = page.of(&frame, "it.title").await;
        assert!(text.contains(provider), "the frame has a name: {text:?}");
    }
}

async fn an_unknown_provider_is_a_link(page: &Page) {
    let embed = json!({ "type": "embed", "provider": "Inconnu", "url": "https://inconnu.example/film/1" });
    open_article(page, embed).await;
    assert_eq!(page.of::<String>(".embed a", "it.href").await, "https://inconnu.example/film/1");
    assert!(page.text(".embed a").await.contains("Inconnu"));
    assert_eq!(page.count(".embed button, iframe").await, 0);
}
