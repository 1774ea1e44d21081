//! What an agency lets a newsroom publish: the state of an item, embargoes, and terms of use.

use super::Options;
use crate::import::report::Report;
use crate::import::sources::documents::{first_text, first_time, text};
use serde_json::Value;

/// What is to be done with an item.
#[derive(Debug, PartialEq)]
pub enum Right {
    Publish,
    /// It is to be taken back if it was published; with the agency's reason.
    TakeBack(Option<String>),
    /// It may not be published, or not yet.
    Wait,
}

/// Words that exclude a use: `TURKEY OUT`, `no use UK`, `nur für`.
const EXCLUDES: [&str; 12] = [
    "not for publication",
    "not for use",
    "do not use",
    "no use ",
    "no sales",
    "only for use in",
    "use only in",
    "nur für",
    "nicht verwenden",
    "ne pas publier",
    "pas d'utilisation",
    "mandatory kill",
];

/// The right to publish an item. What stands in its way is noted.
pub fn of(item: &Value, options: &Options, report: &mut Report, key: &str) -> Right {
    let reason = || text(item, "/ednote").or_else(|| text(item, "/edNote")).map(str::to_owned);
    match first_text(item, &["/pubstatus", "/pubStatus"]).unwrap_or("usable").to_lowercase().as_str() {
        "usable" => {}
        "canceled" | "cancelled" => {
            report.note("canceled by the agency", key);
            return Right::TakeBack(reason());
        }
        status => {
            report.note(format!("{status} by the agency"), key);
            return Right::TakeBack(None);
        }
    }
    if first_time(item, &["/embargoed"]).is_some_and(|end| end > options.now) {
        report.note("under embargo", key);
        return Right::Wait;
    }
    if first_time(item, &["/expires"]).is_some_and(|end| end <= options.now) {
        report.note("past the date until which it is of interest", key);
        return if options.allow_restricted { Right::Publish } else { Right::Wait };
    }
    let terms = ["/usageterms", "/usageTerms", "/ednote", "/edNote"].iter().filter_map(|name| text(item, name));
    let terms: Vec<&str> = terms.collect();
    if terms.iter().any(|terms| excludes(terms)) {
        report.note("terms of use that exclude places or uses", key);
        return if options.allow_restricted { Right::Publish } else { Right::Wait };
    }
    if first_text(item, &["/usageterms", "/usageTerms"]).is_some() {
        report.note("terms of use, to be read", key);
    }
    Right::Publish
}

fn excludes(terms: &str) -> bool {
    let lower = terms.to_lowercase();
    // A place in capitals, and OUT.
    let words: Vec<&str> = terms.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let is_place = |word: &str| word.len() > 1 && word.chars().all(char::is_uppercase);
    let is_out = words.windows(2).any(|pair| matches!(pair, [place, "OUT"] if is_place(place)));
    is_out || EXCLUDES.iter().any(|words| lower.contains(words))
}
