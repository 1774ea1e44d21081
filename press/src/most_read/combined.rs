//! The Common and Combined formats of Apache and nginx, also with the host in front.
//!
//! `192.0.2.7 - - [09/Mar/2024:10:00:00 +0100] "GET /coast/lamp/ HTTP/1.1" 200 5120 "https://…" "Mozilla/5.0 …"`

use super::log::View;
use jiff::fmt::strtime;

/// Parses a line.
pub fn parse(line: &str) -> Option<View> {
    let (before, rest) = line.split_once('[')?;
    let (time, rest) = rest.split_once("] \"")?;
    let time = strtime::parse("%d/%b/%Y:%H:%M:%S %z", time).ok()?.to_timestamp().ok()?;
    let (request, rest) = quoted(rest)?;
    let mut request = request.split(' ');
    let (method, path) = (request.next()?, request.next()?);
    let rest = rest.trim_start();
    let status = rest.split(' ').next()?.parse().ok()?;
    // The last text in quotation marks; a log in the Common format has none.
    let agent = rest.split_once('"').and_then(|(_, rest)| {
        let (_, rest) = quoted(rest)?;
        Some(quoted(rest.split_once('"')?.1)?.0.to_owned())
    });
    let agent = agent.map(|agent| if agent == "-" { String::new() } else { agent });
    // With a host in front, the address is the second word.
    let mut words = before.split(' ').rev().skip_while(|word| word.is_empty());
    let client = words.nth(2).map(str::to_owned);
    Some(View { time, path: path.to_owned(), method: Some(method.to_owned()), status: Some(status), agent, client })
}

/// The text up to the next quotation mark that no backslash stands before, and the rest.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let end = text.find(|char| {
        let is_end = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_end
    })?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}
