//! Dates: rendered in full, and made relative in the browser if they are less than a day old.

use super::use_messages;
use crate::browser::{clock, document};
use crate::effect::effect;
use crate::i18n::{self, Messages};
use crate::markup::{Element, el};
use contract::Date;

/// A day and time.
pub fn date_and_time(date: Date) -> Element {
    time(date, i18n::long_date(use_messages(), &date))
}

/// A day and time that ends a sentence, such as "le 7 novembre 2016 à 18 h 12" in "Publié le 7 novembre 2016 à 18 h
/// 12".
pub fn on_date_and_time(date: Date) -> Element {
    let messages = use_messages();
    time(date, format!("{}{}", messages.on_date, i18n::long_date(messages, &date)))
}

/// The time of a post, with the full date in its title.
pub fn post_time(date: Date) -> Element {
    time(date, i18n::clock(use_messages(), &date))
}

fn time(date: Date, text: String) -> Element {
    let full = i18n::long_date(use_messages(), &date);
    el("time").attr("datetime", date.to_rfc3339()).attr("title", full).child(text)
}

/// Makes the dates of the page relative that are less than a day old, and writes out those that no longer are.
pub fn rewrite_times(messages: &'static Messages) {
    let now = clock::now();
    document::rewrite_times(|datetime| i18n::relative(messages, &Date::parse(datetime)?, now));
}

/// Makes the dates of the page relative after the current rendering. Rendering itself uses no clock, so that a printed
/// page is right whenever it is read.
pub fn relativize_times() {
    let messages = use_messages();
    effect(move || {
        clock::queue_microtask(move || rewrite_times(messages));
    });
}
