//! Numbers, sizes and ages as text.

use super::DeviceMessages;
use crate::i18n::{Messages, age};

const KILOBYTE: u64 = 1_000;
const MEGABYTE: u64 = 1_000 * KILOBYTE;
const DAY: i64 = 24 * 60 * 60;

/// A number with its digits in groups, such as "1,234".
pub fn number(messages: &DeviceMessages, number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(messages.thousands);
        }
        grouped.push(digit);
    }
    grouped
}

/// The size of files, such as "48 kB" and "1.5 MB".
pub fn file_size(messages: &DeviceMessages, bytes: u64) -> String {
    let rounded = |unit: u64| (bytes + unit / 2) / unit;
    if bytes < MEGABYTE {
        return (messages.kilobytes)(&number(messages, rounded(KILOBYTE)));
    }
    if bytes >= 10 * MEGABYTE {
        return (messages.megabytes)(&number(messages, rounded(MEGABYTE)));
    }
    let tenths = rounded(MEGABYTE / 10);
    let whole = number(messages, tenths / 10);
    match tenths % 10 {
        0 => (messages.megabytes)(&whole),
        tenth => (messages.megabytes)(&format!("{whole}{}{tenth}", messages.decimal)),
    }
}

/// The age of a moment at `now`, both in seconds since 1970.
pub fn ago(messages: &Messages, device: &DeviceMessages, at: i64, now: i64) -> String {
    // A clock that was set back must not show a time in the future.
    let seconds = (now - at).max(0);
    age(messages, seconds).unwrap_or_else(|| (device.days_ago)(seconds / DAY))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::device::device_messages;
    use crate::i18n::messages;

    #[test]
    fn digits_are_grouped() {
        let english = |it| number(device_messages("en"), it);
        assert_eq!(
            [0, 12, 999, 1_000, 12_345, 1_234_567].map(english),
            ["0", "12", "999", "1,000", "12,345", "1,234,567"]
        );
        assert_eq!(number(device_messages("fr"), 1_000), "1\u{202f}000");
    }

    #[test]
    fn sizes_have_one_decimal_below_ten_megabytes() {
        let english = |it| file_size(device_messages("en"), it);
        assert_eq!(
            [0, 499, 48_200, 999_499, 1_000_000, 1_460_000, 9_960_000, 14_500_000].map(english),
            ["0 kB", "0 kB", "48 kB", "999 kB", "1 MB", "1.5 MB", "10 MB", "15 MB"].map(|it| it.replace(' ', "\u{a0}"))
        );
        assert_eq!(file_size(device_messages("fr"), 1_460_000), "1,5\u{a0}Mo");
    }

    #[test]
    fn ages_of_a_day_and_more_are_in_days() {
        let french = |seconds| ago(messages("fr"), device_messages("fr"), 1_000_000, 1_000_000 + seconds);
        assert_eq!(french(3 * 60), "il y a 3\u{a0}min");
        assert_eq!(french(30 * 60 * 60), "hier");
        assert_eq!(french(10 * DAY), "il y a 10 jours");
        assert_eq!(french(-10 * DAY), "à l’instant");
        assert_eq!(ago(messages("en"), device_messages("en"), 0, 2 * DAY), "2 days ago");
    }
}
