//! Reads a log line by line; each line may be in another format.

use super::{combined, fields::Fields, json_line};
use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Longer lines are not read: no address of an article is that long.
const LONGEST: u64 = 64 << 10;

/// One request that was answered.
#[derive(Debug, Default, PartialEq)]
pub struct View {
    pub time: Timestamp,
    /// The path, or the whole address; with its query.
    pub path: String,
    /// `GET`, if the log has it.
    pub method: Option<String>,
    /// The HTTP status, if the log has it.
    pub status: Option<u16>,
    /// The browser, if the log has it; empty if it said nothing.
    pub agent: Option<String>,
    /// The reader's address, if the log has it.
    pub client: Option<String>,
}

/// Gives each request of a log to `each`; returns the number of lines that are of no known format. `-` is standard input.
pub fn read(path: &Path, each: &mut dyn FnMut(View)) -> io::Result<usize> {
    if path == Path::new("-") {
        return unpacked(io::stdin().lock(), each);
    }
    unpacked(BufReader::with_capacity(1 << 16, File::open(path)?), each)
}

fn unpacked(mut log: impl BufRead, each: &mut dyn FnMut(View)) -> io::Result<usize> {
    if log.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        return lines(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(log)), each);
    }
    lines(log, each)
}

fn lines(mut log: impl BufRead, each: &mut dyn FnMut(View)) -> io::Result<usize> {
    let mut unknown = 0;
    let mut fields = None;
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if log.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(unknown);
        }
        if bytes.len() as u64 == LONGEST && !bytes.ends_with(b"\n") {
            unknown += 1;
            skip_line(&mut log)?;
            continue;
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end();
        if let Some(names) = line.strip_prefix("#Fields:") {
            fields = Some(Fields::of(names));
        } else if !line.is_empty() && !line.starts_with('#') {
            match parse(line, fields.as_ref()) {
                Some(view) => each(view),
                None => unknown += 1,
            }
        }
    }
}

fn parse(line: &str, fields: Option<&Fields>) -> Option<View> {
    match fields {
        _ if line.starts_with('{') => json_line::parse(line),
        Some(fields) => fields.parse(line),
        None => combined::parse(line),
    }
}

fn skip_line(log: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = log.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let (length, is_end) = (end.map_or(buffer.len(), |end| end + 1), end.is_some());
        log.consume(length);
        if is_end {
            return Ok(());
        }
    }
}
