//! Logs of one JSON object a line: Caddy's, Cloudflare's (Logpush), CloudFront's, and others with a time and a path.

use super::log::View;
use jiff::Timestamp;
use jiff::fmt::strtime;
use serde_json::Value;

const PATHS: [&str; 9] = [
    "/request/uri",
    "/ClientRequestURI",
    "/ClientRequestPath",
    "/cs-uri-stem",
    "/request_uri",
    "/uri",
    "/path",
    "/url",
    "/http_path",
];
const TIMES: [&str; 8] =
    ["/ts", "/EdgeStartTimestamp", "/timestamp", "/@timestamp", "/time", "/time_iso8601", "/time_local", "/datetime"];
const METHODS: [&str; 5] = ["/request/method", "/ClientRequestMethod", "/cs-method", "/request_method", "/method"];
const STATUSES: [&str; 5] = ["/status", "/EdgeResponseStatus", "/sc-status", "/status_code", "/statusCode"];
const AGENTS: [&str; 7] = [
    "/request/headers/User-Agent/0",
    "/ClientRequestUserAgent",
    "/cs(User-Agent)",
    "/http_user_agent",
    "/user_agent",
    "/userAgent",
    "/agent",
];
const CLIENTS: [&str; 8] = [
    "/request/client_ip",
    "/request/remote_ip",
    "/ClientIP",
    "/c-ip",
    "/remote_addr",
    "/client_ip",
    "/remote_ip",
    "/ip",
];

/// Parses a line.
pub fn parse(line: &str) -> Option<View> {
    let json: Value = serde_json::from_str(line).ok()?;
    let text = |names: &[&str]| names.iter().find_map(|name| json.pointer(name)?.as_str().map(str::to_owned));
    // CloudFront has the date and the time apart.
    let day = json.get("date").and_then(Value::as_str);
    let date_and_time = day.and_then(|day| time_of(&format!("{day}T{}Z", json.get("time")?.as_str()?)));
    let status = STATUSES.iter().find_map(|name| json.pointer(name));
    // Of a log that names the browser elsewhere, a line without one is a robot's.
    let names_agents =
        json.pointer("/request/headers").is_some() || AGENTS.iter().any(|name| json.pointer(name).is_some());
    Some(View {
        time: date_and_time.or_else(|| TIMES.iter().find_map(|name| time(json.pointer(name)?)))?,
        path: text(&PATHS)?,
        method: text(&METHODS),
        status: status.and_then(|status| match status {
            Value::String(text) => text.parse().ok(),
            number => u16::try_from(number.as_u64()?).ok(),
        }),
        agent: names_agents.then(|| text(&AGENTS).unwrap_or_default()),
        client: text(&CLIENTS),
    })
}

fn time(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => time_of(text),
        number => seconds(number.as_f64()?),
    }
}

/// Reads a time: RFC 3339, as in Apache's logs, or a number since 1970.
pub fn time_of(text: &str) -> Option<Timestamp> {
    let apache = || strtime::parse("%d/%b/%Y:%H:%M:%S %z", text).ok()?.to_timestamp().ok();
    text.parse().ok().or_else(apache).or_else(|| seconds(text.parse().ok()?))
}

/// A number since 1970: seconds, or milli-, micro- or nanoseconds, told by its size.
fn seconds(number: f64) -> Option<Timestamp> {
    let scale = match number.abs() {
        size if size < 1e11 => 1.0,
        size if size < 1e14 => 1e3,
        size if size < 1e17 => 1e6,
        _ => 1e9,
    };
    Timestamp::from_second((number / scale) as i64).ok()
}
