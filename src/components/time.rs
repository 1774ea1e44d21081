//! Dates: printed in full, and once the app runs said relatively when under a day.

use super::use_messages;
use crate::browser::clock;
use crate::contract::Date;
use crate::i18n;
use leptos::prelude::*;

/// A day and time.
#[component]
pub fn DateAndTime(date: Date) -> impl IntoView {
    let messages = use_messages();
    time(date, i18n::long_date(messages, &date))
}

/// The time of a post: the hour, with the day in its title.
#[component]
pub fn PostTime(date: Date) -> impl IntoView {
    let messages = use_messages();
    time(date, i18n::clock(messages, &date))
}

fn time(date: Date, written: String) -> AnyView {
    let messages = use_messages();
    // The first render knows no clock, so that a printed page is right whenever it is read.
    let now = RwSignal::new(None);
    Effect::new(move || now.set(Some(clock::now())));
    let full = i18n::long_date(messages, &date);
    let words = move || now.get().and_then(|now| i18n::relative(messages, &date, now)).unwrap_or_else(|| written.clone());
    view! { <time datetime=date.to_rfc3339() title=full>{words}</time> }.into_any()
}
