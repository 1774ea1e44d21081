//! `press live demo`: writes a post every few seconds, with corrections and deletions, until it is stopped.

use super::played::{Left, Played, blog_file, restore_left};
use super::script::{STEPS, Step, apply, end};
use crate::error::{Error, Outcome};
use contract::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::time::sleep;

/// Play a live blog: posts come in every few seconds while the edition is served
///
/// Writes into the served copy of the edition, never into its sources: start `make serve`, open a live blog of the demo
/// edition, and start this beside it. Ctrl+C puts the file back as it was.
#[derive(clap::Args)]
pub(super) struct Options {
    /// The folder of the served edition
    #[arg(long, value_name = "EDITION_DIR", default_value = "dist/data")]
    edition: PathBuf,
    /// The live blog; without it the one of the first article that live.json names
    #[arg(long, value_name = "ID")]
    blog: Option<String>,
    /// The seconds between two changes
    #[arg(long, value_name = "SECONDS", default_value = "8", value_parser = seconds)]
    every: Duration,
    /// End the live blog after the last post
    #[arg(long)]
    ends: bool,
    /// Put back what a demo has changed that was killed
    #[arg(long)]
    restore: bool,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.01..=3600.0).contains(seconds));
    seconds.map(Duration::from_secs_f64).ok_or_else(|| "expected seconds, from 0.01 to 3600".to_owned())
}

/// Plays until the process is told to end.
pub(super) fn run(options: &Options) -> Result<Outcome, Error> {
    let path = blog_file(&options.edition, options.blog.as_deref())?;
    let left = restore_left(&path)?;
    if left == Left::Playing {
        tell!("press: another demo is playing into {}", path.display());
        return Ok(Outcome::Failed);
    }
    if left == Left::PutBack || options.restore {
        say!("{}: {}", path.display(), if left == Left::PutBack { "as it was" } else { "nothing to put back" });
    }
    if options.restore {
        return Ok(Outcome::Done);
    }
    let mut played = Played::open(path.clone())?;
    let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::Signals)?;
    let result = runtime.block_on(async {
        let mut stop = std::pin::pin!(stopped()?);
        say!("playing into {}; Ctrl+C ends it and puts the file back as it was", path.display());
        tokio::select! {
            result = play(options, &mut played) => result,
            () = &mut stop => Ok(()),
        }
    });
    let restored = played.restore();
    result.and(restored)?;
    say!("{}: as it was; reload the pages that show it", path.display());
    Ok(Outcome::Done)
}

/// Waits until the process is told to end. Listens from the call on.
#[cfg(unix)]
fn stopped() -> Result<impl Future<Output = ()>, Error> {
    use tokio::signal::unix::{SignalKind, signal};
    let listen = |kind| signal(kind).map_err(Error::Signals);
    let mut interrupt = listen(SignalKind::interrupt())?;
    let mut terminate = listen(SignalKind::terminate())?;
    let mut hangup = listen(SignalKind::hangup())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stopped() -> Result<impl Future<Output = ()>, Error> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}

async fn play(options: &Options, played: &mut Played) -> Result<(), Error> {
    let zone = time_zone(&options.edition);
    let mut blog = played.original()?;
    for step in STEPS {
        apply(&mut blog, step, now(&zone));
        write(options, played, &blog).await?;
        match step {
            Step::Post { id, headline, .. } => say!("+ {id}: {headline}"),
            Step::Correct { id, .. } => say!("~ {id} corrected"),
            Step::Delete { id } => say!("- {id} deleted"),
        }
    }
    if options.ends {
        end(&mut blog);
        write(options, played, &blog).await?;
        say!("the live blog has ended");
    }
    say!("that was all; Ctrl+C puts the file back as it was");
    std::future::pending().await
}

/// Writes the file when its time has come. While the edition is being built again the file may be missing.
async fn write(options: &Options, played: &mut Played, blog: &Value) -> Result<(), Error> {
    sleep(options.every).await;
    while !played.write(blog)? {
        sleep(options.every).await;
    }
    Ok(())
}

fn time_zone(edition: &Path) -> TimeZone {
    let json = fs::read(edition.join("edition.json")).ok();
    let edition: Value = json.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
    edition["timeZone"].as_str().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}

fn now(zone: &TimeZone) -> Date {
    let now = Timestamp::now();
    Date::from_timestamp(now.as_second(), (zone.to_offset(now).seconds() / 60) as i16)
}
