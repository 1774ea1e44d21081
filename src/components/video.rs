//! Videos and sounds that the newsroom hosts. Nothing of them but the poster loads before the reader presses play.

use super::{Caption, Picture, Sizes, Text, use_messages, use_site};
use crate::browser::media;
use crate::contract::{AudioBlock, Source, VideoBlock, is_safe_source};
use leptos::html;
use leptos::prelude::*;

/// A video: a poster with a play button over the browser's own player. `inline` stands between paragraphs, with the
/// words that say so.
#[component]
pub fn Video(video: VideoBlock, #[prop(optional)] inline: bool) -> impl IntoView {
    let messages = use_messages();
    let site = use_site();
    let element = NodeRef::<html::Video>::new();
    let (is_playing, set_playing) = signal(false);
    let play = move |_| {
        set_playing.set(true);
        if let Some(element) = element.get_untracked() {
            media::play(&element);
        }
    };
    let captions = video.captions.into_iter().filter(|captions| is_safe_source(&captions.url)).enumerate();
    let tracks = captions.map(|(index, captions)| {
        let label = captions.label.unwrap_or_else(|| captions.lang.clone());
        let src = site.file(&captions.url);
        view! { <track kind="captions" src=src srclang=captions.lang label=label default=index == 0 /> }
    });
    let tracks = tracks.collect_view();
    // From another origin captions need CORS; the attribute does no harm to files that have none.
    let crossorigin = (!tracks.is_empty()).then_some("anonymous");
    let duration = video.duration.map(|seconds| (messages.duration)(seconds / 60, seconds % 60));
    let poster = video.poster.map(|image| view! { <Picture image sizes=Sizes::Column decorative=true eager=!inline /> });
    let kicker = inline.then(|| view! { <span class="kicker">{messages.in_video}</span>" " });
    let play_label = (messages.play_video)(&video.name);
    view! {
        <figure class="video">
            <p class="video-title">{kicker}{video.name.clone()}</p>
            <div class="player" class:playing=is_playing>
                <video
                    node_ref=element
                    controls
                    preload="none"
                    playsinline
                    crossorigin=crossorigin
                    aria-label=video.name
                >
                    {sources(video.sources)}
                    {tracks}
                </video>
                <button type="button" class="play" aria-label=play_label on:click=play>
                    {poster}
                    <span class="play-sign">
                        <span class="play-triangle"></span>
                        {duration.map(|duration| view! { <span class="duration">{duration}</span> })}
                    </span>
                </button>
            </div>
            <Caption caption=video.caption credit=video.credit />
        </figure>
    }
    .into_any()
}

/// A sound: the browser's own player, and what is said.
#[component]
pub fn Audio(audio: AudioBlock) -> impl IntoView {
    let messages = use_messages();
    let transcript = audio.transcript.into_iter().map(|text| view! { <p><Text text /></p> }).collect_view();
    let transcript = (!transcript.is_empty())
        .then(|| view! { <details class="transcript"><summary>{messages.transcript}</summary>{transcript}</details> });
    view! {
        <figure class="audio">
            <p class="video-title"><span class="kicker">{messages.in_audio}</span>" "{audio.name.clone()}</p>
            <audio controls preload="none" aria-label=audio.name>{sources(audio.sources)}</audio>
            {transcript}
            <Caption caption=audio.caption credit=audio.credit />
        </figure>
    }
    .into_any()
}

fn sources(sources: Vec<Source>) -> Vec<AnyView> {
    let site = use_site();
    let safe = sources.into_iter().filter(|source| is_safe_source(&source.url));
    safe.map(|source| view! { <source src=site.file(&source.url) type=source.media_type /> }.into_any()).collect()
}
