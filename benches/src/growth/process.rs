//! Runs a program, and measures its time and its peak memory.

use crate::Result;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The cost of one run of a program.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub time: Duration,
    /// Peak memory, in bytes.
    pub memory: u64,
}

/// The interval between two readings of the memory. The kernel records the peak, so only a rise in the last interval
/// could be missed.
const PAUSE: Duration = Duration::from_millis(2);

/// Runs a program to its end. Its standard output is discarded; its standard error is shown.
pub fn run(command: &mut Command) -> Result<Cost> {
    let start = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    let status_file = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    let status = loop {
        let peak = fs::read_to_string(&status_file).ok().and_then(|status| high_water_mark(&status));
        memory = memory.max(peak.unwrap_or(0));
        match child.try_wait()? {
            Some(status) => break status,
            None => sleep(PAUSE),
        }
    };
    let time = start.elapsed();
    if !status.success() {
        return Err(format!("{command:?} ended with {status}").into());
    }
    Ok(Cost { time, memory })
}

/// `VmHWM` of a `/proc/<pid>/status`, in bytes.
fn high_water_mark(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_memory_of_a_program() {
        let cost = run(Command::new("sleep").arg("0.05")).expect("sleep runs");
        assert!(cost.time >= Duration::from_millis(50));
        assert!((100_000..100_000_000).contains(&cost.memory), "{}", cost.memory);
        assert!(run(&mut Command::new("false")).is_err());
    }
}
