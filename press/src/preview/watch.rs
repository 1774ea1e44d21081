//! Watches the edition's folder and the built app: reads what has changed, then checks the edition.

use super::desk::Desk;
use crate::error::Error;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Files that are saved together are read together: so long after the last one.
const QUIET: Duration = Duration::from_millis(40);
/// But not later than this after the first.
const LONGEST: Duration = Duration::from_millis(400);

/// Starts watching. It goes on for as long as the watcher is kept.
pub fn start(desk: &Arc<Desk>, edition: &Path) -> Result<RecommendedWatcher, Error> {
    let (changed, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // After an error, such as too many events at once, everything may have changed.
        if event.map_or(true, |event| is_change(&event.kind)) {
            // If nobody listens, the program ends.
            _ = changed.send(());
        }
    })
    .map_err(Error::Watch)?;
    watcher.watch(edition, RecursiveMode::Recursive).map_err(Error::Watch)?;
    watcher.watch(&desk.options.dist, RecursiveMode::NonRecursive).map_err(Error::Watch)?;
    let (loaded, loads) = channel();
    let reader = desk.clone();
    thread::spawn(move || {
        _ = loaded.send(());
        while settle(&changes) {
            reader.reload();
            _ = loaded.send(());
        }
    });
    let checker = desk.clone();
    thread::spawn(move || {
        while loads.recv().is_ok() {
            // One check for all that was read meanwhile.
            while loads.try_recv().is_ok() {}
            checker.check();
        }
    });
    Ok(watcher)
}

/// Reading a file is no change of it.
fn is_change(kind: &EventKind) -> bool {
    !kind.is_access() || *kind == EventKind::Access(AccessKind::Close(AccessMode::Write))
}

/// Waits for a change, and for those that come with it. Returns false when there will be none.
fn settle(changes: &Receiver<()>) -> bool {
    if changes.recv().is_err() {
        return false;
    }
    let first = Instant::now();
    loop {
        match changes.recv_timeout(QUIET) {
            Ok(()) if first.elapsed() < LONGEST => {}
            Ok(()) | Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}
