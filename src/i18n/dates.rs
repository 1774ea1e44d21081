//! Dates as text, with the same code natively and in the browser.
//!
//! Dates are written in their own offset, so that a printed page is right for everyone.

use super::Messages;
use contract::Date;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The day and the time, such as "7 novembre 2016 à 18 h 12".
pub fn long_date(messages: &Messages, date: &Date) -> String {
    (messages.date_and_time)(&day(messages, date), &clock(messages, date))
}

/// The day alone, such as "7 novembre 2016".
pub fn day(messages: &Messages, date: &Date) -> String {
    let month = messages.months[usize::from(date.month.clamp(1, 12)) - 1];
    (messages.date)(date.day, month, date.year)
}

/// The time alone, such as "18 h 12".
pub fn clock(messages: &Messages, date: &Date) -> String {
    (messages.clock)(date.hour, date.minute)
}

/// The age of a date, if it is less than a day; `now` is in seconds since 1970.
pub fn relative(messages: &Messages, date: &Date, now: i64) -> Option<String> {
    age(messages, now - date.timestamp())
}

/// An age as text, if it is less than a day.
pub fn age(messages: &Messages, seconds: i64) -> Option<String> {
    match seconds {
        age if age < -MINUTE => None,
        age if age < MINUTE => Some(messages.just_now.to_owned()),
        age if age < HOUR => Some((messages.minutes_ago)(age / MINUTE)),
        age if age < DAY => Some((messages.hours_ago)(age / HOUR)),
        _ => None,
    }
}
