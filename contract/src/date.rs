//! A date and time with the newsroom's own offset.

use crate::encode::Encode;
use crate::lenient::Decode;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// An RFC 3339 date and time, with the newsroom's own offset, such as `2016-11-07T18:12:00+01:00`.
///
/// The offset is preserved because a printed page shows the newsroom's time, the same for every reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// Minutes east of UTC.
    pub offset: i16,
}

impl Date {
    /// Parses an RFC 3339 date. Fractions of a second are dropped, and a leap second becomes the one before.
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if !text.is_ascii() || bytes.len() < 20 {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            let digits = text.get(range)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?
        };
        let separators = bytes[4] == b'-' && bytes[7] == b'-' && bytes[13] == b':' && bytes[16] == b':';
        if !separators || !matches!(bytes[10], b'T' | b't' | b' ') {
            return None;
        }
        let mut rest = &text[19..];
        if let Some(fraction) = rest.strip_prefix('.') {
            let end = fraction.find(|character: char| !character.is_ascii_digit())?;
            if end == 0 {
                return None;
            }
            rest = &fraction[end..];
        }
        let date = Date {
            year: number(0..4)? as i32,
            month: number(5..7)? as u8,
            day: number(8..10)? as u8,
            hour: number(11..13)? as u8,
            minute: number(14..16)? as u8,
            second: number(17..19)? as u8,
            offset: parse_offset(rest)?,
        };
        let fits = date.year > 0
            && (1..=12).contains(&date.month)
            && (1..=days_in_month(date.year, date.month)).contains(&date.day)
            && date.hour < 24
            && date.minute < 60
            && date.second <= 60;
        // Most formats have no leap second.
        fits.then_some(Date { second: date.second.min(59), ..date })
    }

    /// The date of a moment, in seconds since 1970-01-01T00:00:00Z, with an offset in minutes east of UTC.
    pub fn from_timestamp(seconds: i64, offset: i16) -> Date {
        let local = seconds + i64::from(offset) * 60;
        let (year, month, day) = civil_from_days(local.div_euclid(86_400));
        let second_of_day = local.rem_euclid(86_400);
        Date {
            year,
            month,
            day,
            hour: (second_of_day / 3_600) as u8,
            minute: (second_of_day / 60 % 60) as u8,
            second: (second_of_day % 60) as u8,
            offset,
        }
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn timestamp(&self) -> i64 {
        let days = days_from_civil(self.year, self.month, self.day);
        days * 86_400 + i64::from(self.hour) * 3_600 + i64::from(self.minute) * 60 + i64::from(self.second)
            - i64::from(self.offset) * 60
    }

    /// The day of the week in the date's own offset: 0 is Sunday, 6 is Saturday.
    pub fn weekday(&self) -> usize {
        (days_from_civil(self.year, self.month, self.day) + 4).rem_euclid(7) as usize
    }

    /// The date as RFC 3339, for JSON and for the `datetime` attribute of `<time>`.
    pub fn to_rfc3339(&self) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let offset = self.offset.unsigned_abs();
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            self.year,
            self.month,
            self.day,
            self.hour,
            self.minute,
            self.second,
            offset / 60,
            offset % 60
        )
    }
}

fn parse_offset(text: &str) -> Option<i16> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let bytes = text.as_bytes();
    if bytes.len() != 6 || bytes[3] != b':' {
        return None;
    }
    let two = |at: usize| {
        let digits = &bytes[at..at + 2];
        digits.iter().all(u8::is_ascii_digit).then(|| i16::from(digits[0] - b'0') * 10 + i16::from(digits[1] - b'0'))
    };
    let (hours, minutes) = (two(1)?, two(4)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    match bytes[0] {
        b'+' => Some(hours * 60 + minutes),
        b'-' => Some(-(hours * 60 + minutes)),
        _ => None,
    }
}

fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the Gregorian calendar. Counts years from March, so that leap days come last.
fn days_from_civil(year: i32, month: u8, day: u8) -> i64 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i64::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day from days since 1970-01-01: the other direction of `days_from_civil`.
fn civil_from_days(days: i64) -> (i32, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year as i32, month as u8, day as u8)
}

impl Decode for Date {
    fn decode(value: Value) -> Option<Date> {
        Date::parse(value.as_str()?)
    }
}

impl Encode for Date {
    fn encode(&self, json: &mut String) {
        self.to_rfc3339().encode(json);
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, target: S) -> Result<S::Ok, S::Error> {
        target.serialize_str(&self.to_rfc3339())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An RFC 3339 date and time with the newsroom's own offset.",
            "type": "string",
            "format": "date-time"
        })
    }
}
