//! Dates as text, the choice of the language, and the reading time.

use contract::{Article, Date, decode};
use manchette::components::minutes;
use manchette::i18n::{LANGUAGES, long_date, messages, relative};

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

#[test]
fn dates_are_written_in_their_own_offset() {
    let evening = date("2016-11-07T18:05:00+01:00");
    assert_eq!(long_date(messages("fr"), &evening), "7\u{a0}novembre 2016 à 18\u{a0}h\u{a0}05");
    assert_eq!(long_date(messages("en-GB"), &evening), "7\u{a0}November 2016, 18:05");
    assert_eq!(long_date(messages("fr"), &date("2021-01-01T00:00:00Z")), "1er\u{a0}janvier 2021 à 0\u{a0}h\u{a0}00");
}

#[test]
fn under_a_day_dates_are_relative() {
    let then = date("2021-01-17T12:00:00+01:00");
    let after = |seconds: i64| relative(messages("en"), &then, then.timestamp() + seconds);
    assert_eq!(after(20).as_deref(), Some("just now"));
    assert_eq!(after(12 * 60).as_deref(), Some("12\u{a0}min ago"));
    assert_eq!(after(23 * 3600).as_deref(), Some("23\u{a0}h ago"));
    assert_eq!(after(24 * 3600), None);
    assert_eq!(after(-3600), None, "a date in the future, by a wrong clock, is not relative");
}

#[test]
fn an_unknown_language_gets_english() {
    assert_eq!(messages("de").language, "en");
    assert_eq!(messages("de").language, LANGUAGES[0].language);
    assert_eq!(messages("EN").language, "en");
}

#[test]
fn reading_takes_a_minute_at_least_and_nothing_takes_none() {
    let article = |body: &str| {
        let json = format!(r#"{{"id":"a","headline":"A","body":{body}}}"#);
        decode::<Article>(json.as_bytes()).expect("an article")
    };
    assert_eq!(minutes(&article("[]")), None);
    assert_eq!(minutes(&article(r#"[{"type":"paragraph","text":"Some words."}]"#)), Some(1));
    let long = format!(r#"[{{"type":"paragraph","text":"{}"}}]"#, "word ".repeat(2_300));
    assert_eq!(minutes(&article(&long)), Some(10));
}
