//! What a page may fetch ahead of its reader.

use super::Request;
use std::sync::Arc;

/// So many files a page.
const FILES: usize = 3;
/// And so many bytes of the network's.
const BYTES: usize = 100_000;

/// What is left of a page's allowance, and what it went to.
#[derive(Default)]
pub struct Ahead {
    files: usize,
    bytes: usize,
    under_way: Vec<(String, Arc<Request>)>,
}

impl Ahead {
    /// A new page has its own allowance. What is on its way is called off, unless the reader has asked for it meanwhile.
    pub fn begin_page(&mut self) {
        *self = Ahead { files: FILES, bytes: BYTES, under_way: Vec::new() };
    }

    /// Takes one file of the allowance; says whether there was one.
    pub fn take_file(&mut self) -> bool {
        let left = self.files.checked_sub(1);
        self.files = left.unwrap_or_default();
        left.is_some()
    }

    /// Takes bytes of the allowance, a fair part when their number is not known; says whether there were so many.
    pub fn take_bytes(&mut self, length: Option<usize>) -> bool {
        let left = self.bytes.checked_sub(length.unwrap_or(BYTES / FILES));
        self.bytes = left.unwrap_or(self.bytes);
        left.is_some()
    }

    /// Keeps a request alive that nobody waits for.
    pub fn keep(&mut self, file: &str, request: Arc<Request>) {
        self.under_way.push((file.to_owned(), request));
    }

    /// Lets a request go that will not be answered: whoever asks for the file from now on starts anew.
    pub fn forget(&mut self, file: &str) {
        self.under_way.retain(|(name, _)| name != file);
    }
}
