//! The pace at which a live blog's page asks for new posts. A million readers ask at once: the pause is random within
//! bounds, and grows when nothing comes and when the server fails.

/// The pause where the live blog names none, in seconds.
const PAUSE: f64 = 20.0;
/// The bounds of the pause that a live blog may name, in seconds.
const NAMED: (f64, f64) = (10.0, 300.0);
/// After this time without a change the pause grows, in seconds.
const QUIET: i64 = 10 * 60;
/// The longest pause when nothing comes, in seconds.
const LONGEST_QUIET: f64 = 60.0;
/// The longest pause when the server fails, in seconds.
const LONGEST_FAILED: f64 = 300.0;

/// The pace of one page.
#[derive(Debug, Default)]
pub struct Pace {
    /// When the posts changed last, in seconds since 1970.
    changed_at: i64,
    /// The number of responses in a row that changed nothing after a quiet time.
    quiet: u32,
    /// The number of requests in a row that failed.
    failed: u32,
}

impl Pace {
    /// Notes a response, which has changed something or not; `None` for a request that failed.
    pub fn note(&mut self, has_changed: Option<bool>, now: i64) {
        let Some(has_changed) = has_changed else {
            self.failed += 1;
            return;
        };
        self.failed = 0;
        if has_changed || self.changed_at == 0 {
            (self.changed_at, self.quiet) = (now, 0);
        } else if now - self.changed_at > QUIET {
            self.quiet += 1;
        }
    }

    /// The pause before the next request, in milliseconds. `named` is the live blog's own in seconds; `random` is at least
    /// 0 and less than 1.
    pub fn pause(&self, named: Option<u32>, random: f64) -> i32 {
        let first = named.map_or(PAUSE, |seconds| f64::from(seconds).clamp(NAMED.0, NAMED.1));
        let (factor, count, longest) =
            if self.failed > 0 { (2.0, self.failed, LONGEST_FAILED) } else { (1.5, self.quiet, LONGEST_QUIET) };
        let mut seconds = first;
        for _ in 0..count.min(10) {
            seconds *= factor;
        }
        (seconds.min(first.max(longest)) * (800.0 + 400.0 * random)) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pause(pace: &Pace) -> i32 {
        pace.pause(None, 0.5)
    }

    #[test]
    fn readers_do_not_ask_in_step() {
        let pace = Pace::default();
        assert_eq!(pace.pause(None, 0.0), 16_000);
        assert_eq!(pace.pause(None, 0.999), 23_992);
    }

    #[test]
    fn the_newsroom_sets_the_pause() {
        let pace = Pace::default();
        assert_eq!(pace.pause(Some(120), 0.5), 120_000);
        assert_eq!(pace.pause(Some(1), 0.5), 10_000);
        assert_eq!(pace.pause(Some(5_000), 0.5), 300_000);
    }

    #[test]
    fn the_pause_grows_when_nothing_comes() {
        let mut pace = Pace::default();
        pace.note(Some(false), 1_000);
        pace.note(Some(false), 1_000 + QUIET);
        assert_eq!(pause(&pace), 20_000, "ten minutes are not over");
        let seconds: Vec<i32> = (1..5)
            .map(|number| {
                pace.note(Some(false), 1_000 + QUIET + number);
                pause(&pace) / 1_000
            })
            .collect();
        assert_eq!(seconds, [30, 45, 60, 60]);
        pace.note(Some(true), 9_000);
        assert_eq!(pause(&pace), 20_000);
    }

    #[test]
    fn the_pause_doubles_when_the_server_fails() {
        let mut pace = Pace::default();
        let seconds: Vec<i32> = (0..40)
            .map(|_| {
                pace.note(None, 1_000);
                pause(&pace) / 1_000
            })
            .collect();
        assert_eq!(seconds[..5], [40, 80, 160, 300, 300]);
        assert_eq!(seconds[39], 300);
        pace.note(Some(false), 1_000);
        assert_eq!(pause(&pace), 20_000);
    }
}
