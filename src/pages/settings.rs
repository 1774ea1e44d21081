//! The settings, which are stored on the device.

use super::{set_head, without_file};
use crate::browser::document;
use crate::components::use_messages;
use crate::effect::effect;
use crate::markup::{Element, dynamic, el};
use crate::reader::preferences::{self, TextSize, Theme};
use leptos::prelude::*;

/// The settings page.
pub fn page() -> Element {
    let messages = use_messages();
    set_head(messages.settings, None);
    without_file();
    // Stored preferences are read in the browser; a printed page has no choice checked.
    effect(|| {
        document::check_radio("theme", preferences::theme().as_str());
        document::check_radio("text-size", preferences::text_size().as_str());
    });
    let is_kept = RwSignal::new(true);
    let themes = [messages.theme_system, messages.theme_light, messages.theme_dark];
    let theme = |(theme, name): (Theme, &'static str)| {
        choice("theme", theme.as_str(), name, move || is_kept.set(preferences::choose_theme(theme)))
    };
    let size = |(size, name): (TextSize, &'static str)| {
        choice("text-size", size.as_str(), name, move || is_kept.set(preferences::choose_text_size(size)))
    };
    let themes: Vec<Element> = Theme::ALL.into_iter().zip(themes).map(theme).collect();
    let sizes: Vec<Element> = TextSize::ALL.into_iter().zip(messages.text_sizes).map(size).collect();
    let group =
        |legend: &'static str, choices: Vec<Element>| el("fieldset").child(el("legend").child(legend)).child(choices);
    let kept = dynamic(move || {
        let label = if is_kept.get() { messages.settings_stay } else { messages.settings_not_kept };
        Some(el("span").child(label))
    });
    el("div")
        .class("settings")
        .child(el("h1").child(messages.settings))
        .child(el("form").child(group(messages.theme, themes)).child(group(messages.text_size, sizes)))
        .child(el("p").class("notice").attr("role", "status").child(kept))
        .child(el("section").class("space"))
}

fn choice(group: &'static str, value: &'static str, name: &'static str, choose: impl Fn() + 'static) -> Element {
    let button = el("input").attr("type", "radio").attr("name", group).attr("value", value);
    el("label").class("choice").child(button.on("change", move |_| choose())).child(el("span").child(name))
}
