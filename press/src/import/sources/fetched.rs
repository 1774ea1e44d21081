//! What sources fetch, without saying how: the command gives them a client with its limits.

use url::Url;

/// An answer with status 200.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address after redirects.
    pub address: Url,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The items and the pages of a list, as WordPress counts them in `X-WP-Total` and `X-WP-TotalPages`.
    pub totals: Option<(u64, u64)>,
    pub bytes: Vec<u8>,
}

/// Fetches an address, or says in a few words why not.
pub type Fetch = Box<dyn FnMut(&Url) -> Result<Fetched, String>>;
