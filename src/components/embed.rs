//! Third-party content: a card with its title and a link, and a frame only after the reader's click.

use super::{EditionContext, caption, use_messages};
use crate::markup::{Element, dynamic, el};
use contract::{EmbedBlock, is_safe_link};
use leptos::prelude::*;

/// A provider's frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// The frame's address.
    pub src: String,
    /// The frame's permissions policy: only what playing needs.
    pub allow: &'static str,
    /// True for an audio player, which is low.
    pub is_sound: bool,
}

/// The frame for a provider's address, if provider and address are known.
pub fn player(url: &str) -> Option<Player> {
    let (host, path, query) = parts(url)?;
    let video = |src: String| Some(Player { src, allow: "autoplay; fullscreen; picture-in-picture", is_sound: false });
    match ["www.", "m."].iter().find_map(|start| host.strip_prefix(start)).unwrap_or(host) {
        "youtube.com" | "youtube-nocookie.com" => {
            let in_path = ["/embed/", "/shorts/", "/live/"].iter().find_map(|start| path.strip_prefix(start));
            youtube(in_path.or_else(|| parameter(query, "v"))?).and_then(video)
        }
        "youtu.be" => youtube(path.strip_prefix('/')?).and_then(video),
        "dailymotion.com" => dailymotion(path.strip_prefix("/video/")?).and_then(video),
        "dai.ly" => dailymotion(path.strip_prefix('/')?).and_then(video),
        "vimeo.com" => {
            let id = path.strip_prefix('/')?;
            let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| format!("https://player.vimeo.com/video/{id}?dnt=1&autoplay=1")).and_then(video)
        }
        "soundcloud.com" => {
            let is_plain =
                path.len() > 1 && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_-".contains(&byte));
            is_plain.then(|| Player {
                src: format!("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com{path}&auto_play=true"),
                allow: "autoplay",
                is_sound: true,
            })
        }
        _ => None,
    }
}

fn youtube(id: &str) -> Option<String> {
    plain(id).map(|id| format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1"))
}

fn dailymotion(id: &str) -> Option<String> {
    plain(id).map(|id| format!("https://geo.dailymotion.com/player.html?video={id}"))
}

/// Accepts ids of letters, digits, `_` and `-`, so that nothing else gets into the frame's address.
fn plain(id: &str) -> Option<&str> {
    let id = id.trim_end_matches('/');
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (!id.is_empty() && id.bytes().all(is_plain)).then_some(id)
}

fn parts(url: &str) -> Option<(&str, &str, &str)> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let rest = rest.split('#').next()?;
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = address.find('/').map_or((address, "/"), |at| address.split_at(at));
    Some((host, path, query))
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// A card with the provider's name. Nothing is loaded from the provider before the reader asks for it.
pub fn embed(embed: EmbedBlock) -> Element {
    let messages = use_messages();
    let is_open = RwSignal::new(false);
    let from = (messages.embed_from)(&embed.provider);
    let title = embed.title.clone().unwrap_or_else(|| from.clone());
    let EditionContext { embeds, .. } = use_context().unwrap_or_default();
    let is_allowed = |player: &Player| embeds.iter().any(|origin| player.src.starts_with(origin.as_str()));
    let player = player(&embed.url).filter(is_allowed);
    let can_play = player.is_some();
    let notice = can_play.then(|| el("p").class("embed-notice").child((messages.embed_notice)(&embed.provider)));
    let button = can_play.then(|| {
        let button = el("button").attr("type", "button").class("needs-app").child(messages.embed_show);
        button.on("click", move |_| is_open.set(true))
    });
    let open = (messages.embed_open)(&embed.provider);
    let link = is_safe_link(&embed.url).then(|| el("a").attr("rel", "noopener").attr("href", embed.url).child(open));
    let card = el("div")
        .class("embed-card")
        .child(el("p").class("embed-provider").child(from))
        .child(embed.title.map(|title| el("p").class("embed-title").child(title)))
        .child(notice)
        .child(el("p").class("embed-actions").child(button).child(" ").child(link));
    let frame = dynamic(move || player.as_ref().filter(|_| is_open.get()).map(|player| frame(player, &title)));
    el("figure").class("embed").child(card).child(frame).child(caption(embed.caption, None))
}

fn frame(player: &Player, title: &str) -> Element {
    el("iframe")
        .class(if player.is_sound { "frame sound" } else { "frame" })
        .attr("title", title.to_owned())
        .attr("allow", player.allow)
        .attr("sandbox", "allow-scripts allow-same-origin allow-presentation")
        .attr("referrerpolicy", "strict-origin-when-cross-origin")
        // Last, so that the frame has its permissions before it loads.
        .attr("src", player.src.clone())
}
