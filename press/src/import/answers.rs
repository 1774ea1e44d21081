//! The answers of a source that was not read to its end, so that the next run need not ask for them again.

use super::fetch::Client;
use super::sources::fetched::Fetched;
use crate::atomic;
use crate::error::Error;
use crate::related::hash;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use url::Url;

/// How old answers may be.
const OLDEST: SignedDuration = SignedDuration::from_hours(24);
/// The largest answer that is read back, in bytes.
const LARGEST: u64 = 64 << 20;

/// What a run asked for.
#[derive(Debug, Deserialize, Serialize)]
struct Run {
    /// The start of the run, or of the one that it takes up. What changed later is asked for by the next.
    begun: Timestamp,
    since: Option<Timestamp>,
}

/// The answers of a run.
pub struct Answers {
    folder: PathBuf,
    run: Run,
}

/// An answer without its text.
#[derive(Deserialize, Serialize)]
struct Head {
    asked: Url,
    address: Url,
    content_type: Option<String>,
    totals: Option<(u64, u64)>,
}

impl Answers {
    /// Takes up the run that was not finished, if it asked for what changed since the same time, or begins another.
    pub fn open(beside: &Path, begun: Timestamp, since: Option<Timestamp>) -> Result<Answers, Error> {
        let folder = beside.join("answers");
        let file = folder.join("run.json");
        let before: Option<Run> = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if let Some(run) = before.filter(|run| run.since == since && begun.duration_since(run.begun) < OLDEST) {
            return Ok(Answers { folder, run });
        }
        let answers = Answers { folder, run: Run { begun, since } };
        answers.forget()?;
        let text = serde_json::to_vec(&answers.run).map_err(|source| Error::Json { path: file.clone(), source })?;
        atomic::write(&file, &text)?;
        Ok(answers)
    }

    /// The start of the run, or of the one that it takes up.
    pub fn begun(&self) -> Timestamp {
        self.run.begun
    }

    /// The answer from an address, as it was stored or from the server.
    pub fn fetch(&self, url: &Url, client: &Client) -> Result<Fetched, String> {
        let file = self.folder.join(format!("{:016x}", hash(url.as_str())));
        if let Some(stored) = read(&file, url) {
            return Ok(stored);
        }
        let fetched = client.fetch(url)?;
        // A full disk is the matter of what is written later.
        _ = pack(url, &fetched).map(|bytes| atomic::write(&file, &bytes));
        Ok(fetched)
    }

    /// Forgets all answers, when the source was read to its end.
    pub fn forget(&self) -> Result<(), Error> {
        match fs::remove_dir_all(&self.folder) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                Err(Error::Delete { path: self.folder.clone(), source })
            }
            _ => Ok(()),
        }
    }
}

/// A line with the head, then the bytes, compressed.
fn pack(url: &Url, fetched: &Fetched) -> Option<Vec<u8>> {
    let Fetched { address, content_type, totals, bytes } = fetched;
    let head =
        Head { asked: url.clone(), address: address.clone(), content_type: content_type.clone(), totals: *totals };
    let mut encoder = GzEncoder::new(serde_json::to_vec(&head).ok()?, Compression::fast());
    encoder.get_mut().push(b'\n');
    encoder.write_all(bytes).ok()?;
    encoder.finish().ok()
}

fn read(file: &Path, url: &Url) -> Option<Fetched> {
    let stored = fs::read(file).ok()?;
    let end = stored.iter().position(|byte| *byte == b'\n')?;
    let head: Head = serde_json::from_slice(stored.get(..end)?).ok()?;
    let mut bytes = Vec::new();
    GzDecoder::new(stored.get(end + 1..)?).take(LARGEST).read_to_end(&mut bytes).ok()?;
    let Head { asked, address, content_type, totals } = head;
    (asked == *url).then_some(Fetched { address, content_type, totals, bytes })
}
