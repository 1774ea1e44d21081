//! Dates as people and programs write them: ISO 8601, RFC 822, epochs, and names of months in eleven languages.

mod words;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use words::{ZONES, month};

/// How to read what a date leaves open.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The time zone of dates without one.
    pub zone: TimeZone,
    /// True if `3/8/2024` is the eighth of March, as in the United States.
    pub is_month_first: bool,
}

impl Reading {
    /// UTC, and the order of days and months that is usual in a language (BCP 47).
    pub fn of(language: Option<&str>) -> Reading {
        let language = language.unwrap_or_default().to_ascii_lowercase().replace('_', "-");
        let is_month_first = matches!(language.as_str(), "en" | "en-us" | "en-ph" | "es-us" | "fil" | "fil-ph");
        Reading { zone: TimeZone::UTC, is_month_first }
    }
}

/// A date that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    pub time: Timestamp,
    /// True if the order of day and month is a guess.
    pub is_guess: bool,
}

/// Reads a date; `None` if it is none, or is before 1800 or after 2200. A weekday is not looked at: many are wrong.
pub fn read(text: &str, reading: &Reading) -> Option<Date> {
    // Longer texts are no dates.
    if text.len() > 100 {
        return None;
    }
    let mut parts = Parts::default();
    for token in tokens(text) {
        parts.take(&token, reading);
    }
    if let Some(time) = parts.epoch.filter(|_| parts.year.is_none()) {
        return Some(Date { time, is_guess: false });
    }
    let month = parts.month.or(parts.named_month)?;
    let (hour, minute, second) = parts.clock();
    let date = DateTime::new(parts.year?, month, parts.day?, hour, minute, second, 0).ok()?;
    let time = match parts.offset {
        Some(offset) => offset.to_timestamp(date).ok()?,
        None => parts.zone.unwrap_or_else(|| reading.zone.clone()).to_timestamp(date).ok()?,
    };
    (1800..=2200).contains(&date.year()).then_some(Date { time, is_guess: parts.is_guess })
}

#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    /// The last name of a month: `mar.` is also a Tuesday, which stands before.
    named_month: Option<i8>,
    day: Option<i8>,
    time: Option<(i8, i8, i8)>,
    is_afternoon: Option<bool>,
    offset: Option<Offset>,
    zone: Option<TimeZone>,
    epoch: Option<Timestamp>,
    is_guess: bool,
}

/// Lower-case words and numbers. What stands between digits stays, as in `18:00` and `08/03/2024`.
fn tokens(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    let chars: Vec<char> = text.trim().to_lowercase().chars().collect();
    for (at, char) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let is_between_digits = before.is_some_and(char::is_ascii_digit) && after.is_some_and(char::is_ascii_digit);
        match char {
            't' if is_between_digits => spaced.push(' '),
            ',' | ';' | '(' | ')' | '[' | ']' => spaced.push(' '),
            '年' | '月' => spaced.push('-'),
            '日' => spaced.push(' '),
            '-' if before.is_some_and(|char| char.is_alphabetic())
                || after.is_some_and(|char| char.is_alphabetic()) =>
            {
                spaced.push(' ');
            }
            char => spaced.push(*char),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

impl Parts {
    fn take(&mut self, token: &str, reading: &Reading) {
        let first = token.chars().next().unwrap_or_default();
        if matches!(first, '+' | '-') || token.starts_with("gmt+") || token.starts_with("gmt-") {
            self.offset = self.offset.or_else(|| offset(token.trim_start_matches("gmt")));
        } else if token.contains(':') && first.is_ascii_digit() {
            self.clock_token(token);
        } else if first.is_ascii_digit() {
            self.number(token, reading);
        } else {
            self.word(token);
        }
    }

    /// `18:00`, `6:00pm`, `18:00:00.52z`, `18:00+01:00`.
    fn clock_token(&mut self, token: &str) {
        let end = token.find(|char: char| !(char.is_ascii_digit() || matches!(char, ':' | '.'))).unwrap_or(token.len());
        let (clock, rest) = token.split_at(end);
        let mut numbers = clock.split(':').map(|part| part.split('.').next().unwrap_or_default().parse::<i8>().ok());
        let (Some(Some(hour)), Some(Some(minute))) = (numbers.next(), numbers.next()) else { return };
        // A leap second is the one before it.
        let second = numbers.next().flatten().unwrap_or_default().min(59);
        self.time = self.time.or(Some((hour, minute, second)));
        match rest.chars().next() {
            Some('+' | '-') => self.offset = offset(rest),
            Some(_) => self.word(rest),
            None => {}
        }
    }

    fn number(&mut self, token: &str, reading: &Reading) {
        let numbers: Vec<&str> = token.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
        match numbers.as_slice() {
            [year, month, day] if year.len() == 4 => self.date(year, month, day),
            [day, month, year] => self.short_date(token, day, month, year, reading),
            [digits] => self.digits(digits),
            _ => {}
        }
    }

    fn date(&mut self, year: &str, month: &str, day: &str) {
        self.year = year.parse().ok();
        self.month = month.parse().ok();
        self.day = day.parse().ok();
    }

    fn short_date(&mut self, token: &str, first: &str, second: &str, year: &str, reading: &Reading) {
        let (Ok(left), Ok(right)) = (first.parse::<i8>(), second.parse::<i8>()) else { return };
        let is_open = left <= 12 && right <= 12 && left != right && !token.contains('.');
        self.is_guess |= is_open;
        let is_month_first = right > 12 || (is_open && reading.is_month_first);
        (self.day, self.month) = if is_month_first { (Some(right), Some(left)) } else { (Some(left), Some(right)) };
        self.year = full_year(year);
    }

    fn digits(&mut self, token: &str) {
        let end = token.find(|char: char| !char.is_ascii_digit()).unwrap_or(token.len());
        let (digits, ending) = token.split_at(end);
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        match digits.len() {
            1 | 2 if matches!(ending, "am" | "pm") && self.time.is_none() => {
                self.time = digits.parse().ok().map(|hour| (hour, 0, 0));
                self.word(ending);
            }
            1 | 2 if self.day.is_none() => self.day = digits.parse().ok(),
            2 | 4 if self.year.is_none() => self.year = full_year(digits),
            8 if self.day.is_none() => self.date(part(0, 4), part(4, 6), part(6, 8)),
            6 if self.day.is_some() => {
                let clock = (part(0, 2).parse(), part(2, 4).parse(), part(4, 6).parse());
                if let (Ok(hour), Ok(minute), Ok(second)) = clock {
                    self.time = Some((hour, minute, second));
                    self.offset = offset(ending).or(self.offset);
                    self.word(ending);
                }
            }
            9 | 10 => self.epoch = digits.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()),
            13 => self.epoch = digits.parse().ok().and_then(|millis| Timestamp::from_millisecond(millis).ok()),
            _ => {}
        }
    }

    fn word(&mut self, word: &str) {
        let word = word.trim_end_matches('.');
        if let Some(month) = month(word) {
            self.named_month = Some(month);
        } else if matches!(word, "am" | "a.m" | "pm" | "p.m") {
            self.is_afternoon = Some(word.starts_with('p'));
        } else if self.offset.is_none() {
            self.offset = ZONES.iter().find(|(name, _)| *name == word).and_then(|(_, minutes)| minutes_east(*minutes));
            if word.contains('/') {
                self.zone = TimeZone::get(word).ok();
            }
        }
    }

    fn clock(&self) -> (i8, i8, i8) {
        let (hour, minute, second) = self.time.unwrap_or_default();
        let hour = match self.is_afternoon {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        (hour, minute, second)
    }
}

fn full_year(year: &str) -> Option<i16> {
    let number: i16 = year.parse().ok()?;
    Some(match year.len() {
        // As RFC 2822 reads years of two digits.
        2 if number < 50 => 2000 + number,
        2 => 1900 + number,
        _ => number,
    })
}

/// `+01:00`, `-0800`, `+1`.
fn offset(text: &str) -> Option<Offset> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        3 | 4 => digits.split_at(digits.len() - 2),
        _ => return None,
    };
    minutes_east(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?))
}

fn minutes_east(minutes: i32) -> Option<Offset> {
    Offset::from_seconds(minutes.checked_mul(60)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> String {
        let reading = Reading::of(Some("fr-FR"));
        read(text, &reading).map_or_else(|| "none".to_owned(), |date| date.time.to_string())
    }

    #[test]
    fn dates_of_feeds_are_read() {
        for (text, expected) in [
            ("Fri, 08 Mar 2024 18:00:00 CET", "2024-03-08T17:00:00Z"),
            ("Fri, 8 Jul 2024 18:00:00 CEST", "2024-07-08T16:00:00Z"),
            ("Fri, 8 Mar 24 18:00 EST", "2024-03-08T23:00:00Z"),
            ("Tue, 15 Nov 2022 20:15:04 Z", "2022-11-15T20:15:04Z"),
            ("Wed, 01 Feb 2023 05:00:00 -0000", "2023-02-01T05:00:00Z"),
            ("ven., 08 mars 2024 18:00:00 +0100", "2024-03-08T17:00:00Z"),
            ("mar., 13 févr. 2024 18:00:00 GMT", "2024-02-13T18:00:00Z"),
            ("1709917200", "2024-03-08T17:00:00Z"),
            ("1709917200000", "2024-03-08T17:00:00Z"),
            ("08/03/2024 18:00", "2024-03-08T18:00:00Z"),
            ("08.03.2024 18:00", "2024-03-08T18:00:00Z"),
            ("2024-03-08 18:00", "2024-03-08T18:00:00Z"),
            ("2017-04-05 16:16:01 -0800", "2017-04-06T00:16:01Z"),
            ("2019-11-26T09:23:54.52Z", "2019-11-26T09:23:54Z"),
            ("20130605T210000+0200", "2013-06-05T19:00:00Z"),
            ("2022-12-17", "2022-12-17T00:00:00Z"),
            ("March 8, 2024 6:05 pm", "2024-03-08T18:05:00Z"),
            ("8. Dezember 2023", "2023-12-08T00:00:00Z"),
            ("2024年3月8日 18:00", "2024-03-08T18:00:00Z"),
            ("8-Mar-2024 12:00:00 UTC", "2024-03-08T12:00:00Z"),
            ("2024-03-31T03:30:00+02:00[Europe/Paris]", "2024-03-31T01:30:00Z"),
        ] {
            assert_eq!(utc(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "yesterday", "2024-13-45", "31 Feb 2024", "99:99", "-", "0000-00-00 00:00:00", "12", "Σαβ"]
        {
            assert_eq!(utc(text), "none", "{text}");
        }
    }

    #[test]
    fn days_and_months_are_told_apart_by_language() {
        let american = read("03/08/2024", &Reading::of(Some("en-US"))).unwrap();
        let british = read("03/08/2024", &Reading::of(Some("en-GB"))).unwrap();
        assert_eq!(american.time.to_string(), "2024-03-08T00:00:00Z");
        assert_eq!(british.time.to_string(), "2024-08-03T00:00:00Z");
        assert!(american.is_guess && british.is_guess);
        assert!(!read("13/08/2024", &Reading::of(None)).unwrap().is_guess);
    }
}
