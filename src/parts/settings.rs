//! The choices of the settings page.

use crate::browser::document;
use crate::components::use_messages;
use crate::effect::effect;
use crate::markup::{Element, Node, dynamic, el};
use crate::reader::preferences::{self, TextSize, Theme};
use leptos::prelude::*;

/// The functions of the part.
pub struct SettingsPart {
    /// The choices, and whether they are stored.
    pub view: fn() -> Node,
}

static SETTINGS: SettingsPart = SettingsPart { view };

lazy::part!(settings, SettingsPart, &SETTINGS);

fn view() -> Node {
    let messages = use_messages();
    // The buttons must be in the page to be checked.
    effect(|| {
        document::check_radio("theme", preferences::theme().as_str());
        document::check_radio("text-size", preferences::text_size().as_str());
    });
    let is_stored = RwSignal::new(true);
    let themes = [messages.theme_system, messages.theme_light, messages.theme_dark];
    let theme = |(theme, name): (Theme, &'static str)| {
        choice("theme", theme.as_str(), name, move || is_stored.set(preferences::choose_theme(theme)))
    };
    let size = |(size, name): (TextSize, &'static str)| {
        choice("text-size", size.as_str(), name, move || is_stored.set(preferences::choose_text_size(size)))
    };
    let themes: Vec<Element> = Theme::ALL.into_iter().zip(themes).map(theme).collect();
    let sizes: Vec<Element> = TextSize::ALL.into_iter().zip(messages.text_sizes).map(size).collect();
    let group =
        |legend: &'static str, choices: Vec<Element>| el("fieldset").child(el("legend").child(legend)).child(choices);
    let outcome = dynamic(move || {
        let text = if is_stored.get() { messages.settings_stay } else { messages.settings_not_kept };
        Some(el("span").child(text))
    });
    el("div")
        .child(el("form").child(group(messages.theme, themes)).child(group(messages.text_size, sizes)))
        .child(el("p").class("notice").attr("role", "status").child(outcome))
        .into()
}

fn choice(group: &'static str, value: &'static str, name: &'static str, choose: impl Fn() + 'static) -> Element {
    let button = el("input").attr("type", "radio").attr("name", group).attr("value", value);
    el("label").class("choice").child(button.on("change", move |_| choose())).child(el("span").child(name))
}
