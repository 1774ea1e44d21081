//! Ids, dates, addresses and languages.

use contract::{Date, Id, Teaser, decode, encode, is_right_to_left, is_safe_link, is_safe_source};

#[test]
fn ids_are_file_names_and_nothing_else() {
    let longest = "a".repeat(Id::MAX_LENGTH);
    for good in ["a", "7", "k2-premiere-hivernale", "A.b_c~d-e", "2016-11-07", longest.as_str(), "a..b", "index.html"] {
        assert_eq!(Id::new(good).expect(good).as_str(), good);
    }
    let too_long = "a".repeat(Id::MAX_LENGTH + 1);
    for bad in [
        "",
        ".",
        "..",
        "../a",
        "a/b",
        "a\\b",
        "-a",
        "_a",
        "~a",
        ".a",
        "a b",
        " a",
        "a ",
        "a\n",
        "é",
        "a%2fb",
        "a?b",
        "a#b",
        "a:b",
        "a\0",
        "ａ",
        too_long.as_str(),
    ] {
        assert_eq!(Id::new(bad), None, "{bad:?}");
    }
}

#[test]
fn dates_keep_the_newsrooms_offset() {
    let date = Date::parse("2016-11-07T18:12:05+01:00").expect("a date");
    assert_eq!((date.year, date.month, date.day, date.hour, date.minute, date.second), (2016, 11, 7, 18, 12, 5));
    assert_eq!(date.offset, 60);
    assert_eq!(date.to_rfc3339(), "2016-11-07T18:12:05+01:00");
    assert_eq!(date.timestamp(), 1_478_538_725);
    assert_eq!(date.weekday(), 1, "a Monday");
}

#[test]
fn dates_of_every_form_that_rfc_3339_has() {
    for (text, timestamp) in [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01t00:00:00z", 0),
        ("1970-01-01 00:00:00Z", 0),
        ("1970-01-01T00:00:00.123456789Z", 0),
        ("1970-01-01T00:00:00-00:00", 0),
        ("1970-01-01T05:30:00+05:30", 0),
        ("1969-12-31T19:00:00-05:00", 0),
        ("1969-12-31T23:59:59Z", -1),
        ("2000-02-29T12:00:00Z", 951_825_600),
        ("2016-12-31T23:59:60Z", 1_483_228_799),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] {
        let date = Date::parse(text).expect(text);
        assert_eq!(date.timestamp(), timestamp, "{text}");
        assert_eq!(Date::parse(&date.to_rfc3339()), Some(date), "{text}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "yesterday",
        "2016-11-07",
        "2016-11-07T18:12:00",
        "2016-11-07T18:12Z",
        "2016-11-07T18:12:00+0100",
        "2016-11-07T18:12:00+1:00",
        "2016-11-07T18:12:00+24:00",
        "2016-11-07T18:12:00+01:60",
        "2016-11-07T18:12:00.Z",
        "2016-11-07T18:12:00.5",
        "2016-13-07T18:12:00Z",
        "2016-00-07T18:12:00Z",
        "2016-11-31T18:12:00Z",
        "2015-02-29T18:12:00Z",
        "1900-02-29T18:12:00Z",
        "2016-11-07T24:00:00Z",
        "2016-11-07T18:60:00Z",
        "2016-11-07T18:12:61Z",
        "+016-11-07T18:12:00Z",
        "2016-11-07T18:12:00Zz",
        "2016-11-07T18:12:00é",
        "２016-11-07T18:12:00Z",
        "2016/11/07T18:12:00Z",
        "20161107T181200Z00000",
    ] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
}

#[test]
fn links_run_nothing() {
    for good in [
        "https://example.org/",
        "HTTP://example.org",
        "mailto:a@example.org",
        "tel:+33123",
        "/path/",
        "path",
        "#anchor",
        "?q=1",
        "",
        "//example.org/",
        "./a:b",
        "a/b:c",
        "1:2",
    ] {
        assert!(is_safe_link(good), "{good}");
    }
    for bad in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\r\njavascript\n:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "view-source:x",
        "intent:x",
        "web+a:x",
    ] {
        assert!(!is_safe_link(bad), "{bad:?}");
        assert!(!is_safe_source(bad), "{bad:?}");
    }
}

#[test]
fn sources_are_of_the_web_alone() {
    for good in ["https://example.org/a.jpg", "media/a.jpg", "/a.jpg", "//example.org/a.jpg"] {
        assert!(is_safe_source(good), "{good}");
    }
    for bad in ["mailto:a@example.org", "tel:1"] {
        assert!(!is_safe_source(bad), "{bad}");
    }
}

#[test]
fn languages_know_their_direction() {
    for right_to_left in
        ["ar", "AR", "ar-EG", "he", "fa-IR", "ur", "ckb", "ku-Arab", "az-Arab-IR", "uz_arab", "ks-Arab"]
    {
        assert!(is_right_to_left(right_to_left), "{right_to_left}");
    }
    for left_to_right in ["", "fr", "en-GB", "ar-Latn", "he-latn-IL", "zh-Hant", "arn", "ku", "fr-arab7"] {
        assert!(!is_right_to_left(left_to_right), "{left_to_right}");
    }
}

#[test]
fn moments_have_a_date_in_every_offset() {
    for (text, offset) in [
        ("1970-01-01T00:00:00+00:00", 0),
        ("1969-12-31T23:59:59-05:00", -300),
        ("2000-02-29T12:00:00+05:30", 330),
        ("2016-11-07T18:12:05+01:00", 60),
        ("2100-03-01T00:00:00+00:00", 0),
        ("2024-12-31T23:30:00+14:00", 840),
    ] {
        let date = Date::parse(text).expect(text);
        assert_eq!(Date::from_timestamp(date.timestamp(), offset).to_rfc3339(), text);
    }
}

#[test]
fn a_teaser_is_encoded_without_what_is_absent() {
    let json = r#"{"id":"a","headline":"« A »\n\"B\"","kind":"opinion","author":[{"name":"Ada"}],"image":{"renditions":[{"url":"a.webp","width":320,"type":"image/webp"}],"height":4,"focalPoint":{"x":0.3,"y":1}},"dateModified":"2016-11-07T18:12:00+01:00"}"#;
    let teaser = decode::<Teaser>(json.as_bytes()).expect("a teaser");
    assert_eq!(encode(&teaser), json.replace("\\n", "\\u000a"));
    let plain = r#"{"id":"a","headline":"A"}"#;
    assert_eq!(encode(&decode::<Teaser>(plain.as_bytes()).expect("a teaser")), plain);
}
