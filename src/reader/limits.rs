//! The limits of storage on the device, and the timeouts of pages and the service worker.
//!
//! `press facts` writes them into public/facts.js and into the printed service worker, so that each stands here alone.

/// The version of the messages between pages and the service worker.
pub const PROTOCOL_VERSION: u32 = 2;

/// The days that a file stays stored after it was last read. Pinned files stay longer.
pub const RETENTION_DAYS: u32 = 30;

/// The megabytes (of 1,000,000 bytes) that read files may take. Pinned files do not count.
pub const STORED_MEGABYTES: u32 = 60;

/// The articles in the history. The oldest are deleted first.
pub const HISTORY_LIMIT: usize = 1000;

/// The saved articles up to which an import adds some. The reader may save more.
pub const IMPORT_LIMIT: usize = 1000;

/// The milliseconds that the network has to begin its response when the device has the file, too.
pub const NETWORK_TIMEOUT_MS: u32 = 4_000;

/// The milliseconds that the network has for the whole of a file that the device has, too, and to begin a page that it
/// does not have. The app gives up a file a little later.
pub const RESPONSE_TIMEOUT_MS: u32 = 9_000;

/// The milliseconds that the network has for a file that is to be stored.
pub const DOWNLOAD_TIMEOUT_MS: u32 = 30_000;

/// The files that the service worker downloads at the same time, at most.
pub const PARALLEL_DOWNLOADS: u32 = 4;

/// The milliseconds that the service worker has for a request that it handles at once.
pub const REQUEST_TIMEOUT_MS: u32 = 30_000;

/// The milliseconds that the service worker has for a request that waits for others and may download files: what
/// browsers allow a worker for one event.
pub const JOB_TIMEOUT_MS: u32 = 300_000;
