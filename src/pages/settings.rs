//! The settings: they stay on the device.

use super::set_head;
use crate::components::use_messages;
use crate::reader::preferences::{self, TextSize, Theme};
use leptos::prelude::*;

/// The settings page.
pub fn page() -> AnyView {
    let messages = use_messages();
    set_head(messages.settings, None);
    // What is kept on the device is read once the app runs; until then the defaults are shown.
    let theme = RwSignal::new(Theme::default());
    let size = RwSignal::new(TextSize::default());
    Effect::new(move || {
        theme.set(preferences::theme());
        size.set(preferences::text_size());
    });
    let (is_kept, set_kept) = signal(true);
    let themes = [messages.theme_system, messages.theme_light, messages.theme_dark];
    let themes = Theme::ALL.into_iter().zip(themes).map(|(choice, name)| {
        let choose = move || {
            theme.set(choice);
            set_kept.set(preferences::choose_theme(choice));
        };
        radio("theme", choice.as_str(), name, Signal::derive(move || theme.get() == choice), choose)
    });
    let sizes = TextSize::ALL.into_iter().zip(messages.text_sizes).map(|(choice, name)| {
        let choose = move || {
            size.set(choice);
            set_kept.set(preferences::choose_text_size(choice));
        };
        radio("text-size", choice.as_str(), name, Signal::derive(move || size.get() == choice), choose)
    });
    let kept = move || if is_kept.get() { messages.settings_stay } else { messages.settings_not_kept };
    view! {
        <div class="settings">
            <h1>{messages.settings}</h1>
            <form>
                <fieldset><legend>{messages.theme}</legend>{themes.collect_view()}</fieldset>
                <fieldset><legend>{messages.text_size}</legend>{sizes.collect_view()}</fieldset>
            </form>
            <p class="notice" role="status">{kept}</p>
        </div>
    }
    .into_any()
}

fn radio(
    group: &'static str,
    value: &'static str,
    name: &'static str,
    is_chosen: Signal<bool>,
    choose: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input type="radio" name=group value=value prop:checked=is_chosen on:change=move |_| choose() />
            <span>{name}</span>
        </label>
    }
    .into_any()
}
