//! Video and audio that the newsroom hosts. Before the reader presses play, only the poster is loaded.

use super::picture::decorative;
use super::{ImageSlot, caption, text, use_messages, use_site};
use crate::browser::media;
use crate::markup::{Element, el};
use contract::{AudioBlock, Captions, Source, VideoBlock, is_safe_source};

/// A video: a poster with a play button over the browser's own player. Between paragraphs it has a heading.
pub fn video(video: VideoBlock, between_paragraphs: bool) -> Element {
    let messages = use_messages();
    let kicker = between_paragraphs.then(|| el("span").class("kicker").child(messages.in_video));
    let title = el("p").class("video-title").child(kicker).child(" ").child(video.name.clone());
    let tracks = tracks(video.captions);
    let player = el("video")
        .attr("controls", "")
        .attr("preload", "none")
        .attr("playsinline", "")
        // Captions from another origin need CORS.
        .maybe("crossorigin", (!tracks.is_empty()).then_some("anonymous"))
        .attr("aria-label", video.name.clone())
        .child(sources(video.sources))
        .child(tracks);
    let duration = video.duration.map(|seconds| (messages.duration)(seconds / 60, seconds % 60));
    // The accessible name contains the visible text, for voice control.
    let play_label = match &duration {
        Some(duration) => format!("{}, {duration}", (messages.play_video)(&video.name)),
        None => (messages.play_video)(&video.name),
    };
    let sign = el("span")
        .class("play-sign")
        .child(el("span").class("play-triangle"))
        .child(duration.map(|duration| el("span").class("duration").child(duration)));
    let play = el("button")
        .attr("type", "button")
        .class("play")
        .attr("aria-label", play_label)
        .child(video.poster.and_then(|image| decorative(image, ImageSlot::Column, !between_paragraphs)))
        .child(sign)
        .on("click", |event| media::play_video(&event));
    let caption = caption(video.caption, video.credit);
    el("figure").class("video").child(title).child(el("div").class("player").child(player).child(play)).child(caption)
}

/// Audio: the browser's own player, and a transcript.
pub fn audio(audio: AudioBlock) -> Element {
    let messages = use_messages();
    let kicker = el("span").class("kicker").child(messages.in_audio);
    let title = el("p").class("video-title").child(kicker).child(" ").child(audio.name.clone());
    let player = el("audio").attr("controls", "").attr("preload", "none").attr("aria-label", audio.name);
    let transcript: Vec<Element> = audio.transcript.into_iter().map(|line| el("p").child(text(line))).collect();
    let transcript = (!transcript.is_empty())
        .then(|| el("details").class("transcript").child(el("summary").child(messages.transcript)).child(transcript));
    let caption = caption(audio.caption, audio.credit);
    el("figure")
        .class("audio")
        .child(title)
        .child(player.child(sources(audio.sources)))
        .child(transcript)
        .child(caption)
}

fn sources(sources: Vec<Source>) -> Vec<Element> {
    let site = use_site();
    let safe = sources.into_iter().filter(|source| is_safe_source(&source.url));
    safe.map(|source| el("source").attr("src", site.file(&source.url)).maybe("type", source.media_type)).collect()
}

fn tracks(captions: Vec<Captions>) -> Vec<Element> {
    let site = use_site();
    let safe = captions.into_iter().filter(|captions| is_safe_source(&captions.url));
    // No track is the default: browsers would load it before the reader presses play.
    let track = |captions: Captions| {
        el("track")
            .attr("kind", "captions")
            .attr("src", site.file(&captions.url))
            .attr("label", captions.label.unwrap_or_else(|| captions.lang.clone()))
            .attr("srclang", captions.lang)
    };
    safe.map(track).collect()
}
