//! Publication dates: the newest article at a fixed time, the others before it, about ten in a day and a half.

/// 2026-01-01T08:00:00+01:00, the latest date of the newest article.
pub const END: i64 = 1_767_250_800;
/// Seconds from an article to the next older one: 100,000 articles cover nine and a half years.
pub const STEP: i64 = 50 * 60;
/// The newsroom's offset, in seconds.
const OFFSET: i64 = 3_600;

/// A time in seconds since 1970, in the contract's format.
pub fn rfc3339(moment: i64) -> String {
    let local = moment + OFFSET;
    let (year, month, day) = civil(local.div_euclid(86_400));
    let second = local.rem_euclid(86_400);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+01:00")
}

/// Year, month and day of a number of days since 1970-01-01. Counts years from March, so that leap days come last.
fn civil(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let day = day.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day - (153 * from_march + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_contract_has_them() {
        assert_eq!(rfc3339(END), "2026-01-01T08:00:00+01:00");
        assert_eq!(rfc3339(1_709_210_096), "2024-02-29T13:34:56+01:00");
        assert_eq!(rfc3339(951_782_400), "2000-02-29T01:00:00+01:00");
    }
}
