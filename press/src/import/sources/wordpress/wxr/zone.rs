//! The site's time zone, which an export does not name: it has the time of each post twice, here and in UTC.

use jiff::civil::DateTime;
use jiff::tz::{self, Offset, TimeZone};

/// Zones of newsrooms. Of those that show the same times, the first is taken.
const ZONES: [&str; 42] = [
    "UTC",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Africa/Algiers",
    "Africa/Casablanca",
    "Africa/Lagos",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Asia/Riyadh",
    "Asia/Tehran",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Jakarta",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Brisbane",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/St_Johns",
    "America/Halifax",
    "America/Puerto_Rico",
    "America/New_York",
    "America/Chicago",
    "America/Mexico_City",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Bogota",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
];

/// Where the other zones are that places have.
const AREAS: [&str; 8] = ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

/// The percentage of times that must be right: plugins and hands write some that are not.
const RIGHT: usize = 90;

/// The name of a zone in which all times are as the export has them: local times and the same in UTC.
pub fn of_times<'t>(times: impl Iterator<Item = (&'t str, &'t str)>) -> Option<String> {
    let times: Vec<(DateTime, DateTime)> = times.filter_map(|(local, utc)| Some((time(local)?, time(utc)?))).collect();
    let is_right = |zone: &TimeZone, local: DateTime, utc: DateTime| {
        Offset::UTC.to_timestamp(utc).is_ok_and(|now| zone.to_datetime(now) == local)
    };
    let fits = |name: &str| {
        let Ok(zone) = TimeZone::get(name) else { return false };
        let right = times.iter().filter(|(local, utc)| is_right(&zone, *local, *utc)).count();
        right * 100 >= times.len() * RIGHT
    };
    if times.is_empty() {
        return None;
    }
    let known = ZONES.iter().find(|name| fits(name)).map(|name| (*name).to_owned());
    known.or_else(|| {
        let mut all: Vec<String> = tz::db().available().map(|name| name.to_string()).collect();
        all.retain(|name| AREAS.iter().any(|area| name.starts_with(area)));
        all.sort_unstable();
        all.into_iter().find(|name| fits(name))
    })
}

fn time(text: &str) -> Option<DateTime> {
    text.trim().parse().ok().filter(|time: &DateTime| time.year() > 0)
}

#[cfg(test)]
mod tests {
    use super::of_times;

    fn zone(times: &[(&str, &str)]) -> Option<String> {
        of_times(times.iter().copied())
    }

    #[test]
    fn the_zone_follows_from_the_times() {
        let winter = ("2024-01-08 19:00:00", "2024-01-08 18:00:00");
        let summer = ("2024-07-08 20:00:00", "2024-07-08 18:00:00");
        assert_eq!(zone(&[winter, summer]).as_deref(), Some("Europe/Paris"));
        assert_eq!(zone(&[winter, ("2024-07-08 19:00:00", "2024-07-08 18:00:00")]).as_deref(), Some("Africa/Algiers"));
        assert_eq!(zone(&[("2024-01-08 13:00:00", "2024-01-08 18:00:00")]).as_deref(), Some("America/New_York"));
        assert_eq!(zone(&[("2024-01-08 18:00:00", "2024-01-08 18:00:00")]).as_deref(), Some("UTC"));
    }

    #[test]
    fn zones_of_few_newsrooms_are_found_as_well() {
        assert_eq!(zone(&[("2024-01-08 23:45:00", "2024-01-08 18:00:00")]).as_deref(), Some("Asia/Kathmandu"));
        let winter = ("2024-01-08 09:00:00", "2024-01-08 18:00:00");
        let summer = ("2024-07-08 10:00:00", "2024-07-08 18:00:00");
        assert_eq!(zone(&[winter, summer]).as_deref(), Some("America/Anchorage"));
        let without_summer = ("2024-07-08 11:00:00", "2024-07-08 18:00:00");
        assert_eq!(
            zone(&[("2024-01-08 11:00:00", "2024-01-08 18:00:00"), without_summer]).as_deref(),
            Some("America/Phoenix")
        );
    }

    #[test]
    fn times_of_no_zone_and_none_give_none() {
        assert_eq!(zone(&[("2024-01-08 18:07:00", "2024-01-08 18:00:00")]), None);
        assert_eq!(zone(&[("0000-00-00 00:00:00", "0000-00-00 00:00:00")]), None);
    }
}
