//! Fetches what is imported, within limits: a server may be slow, endless, or somebody's router.

use super::sources::fetched::Fetched;
use std::net::{IpAddr, Ipv4Addr};
use std::thread;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body};
use url::{Host, Url};

/// The largest answer, in bytes.
const LARGEST: u64 = 64 << 20;
/// The time for one answer.
const TIMEOUT: Duration = Duration::from_secs(60);
const REDIRECTS: u32 = 5;
/// How often a request is repeated that the server was too busy for.
const ATTEMPTS: u32 = 4;
/// The longest pause that a server may ask for.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// A client that sends one request after the other.
pub struct Client {
    agent: Agent,
}

impl Client {
    /// A client for a source. Private addresses, such as a router's, are refused, unless the source has one itself or
    /// `import.toml` allows them.
    pub fn new(source: &Url, allow_private: bool) -> Client {
        let is_private_source = match source.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => is_private(address.into()),
            Some(Host::Ipv6(address)) => is_private(address.into()),
            None => false,
        };
        let config = Config::builder()
            .timeout_global(Some(TIMEOUT))
            .max_redirects(REDIRECTS)
            .http_status_as_error(false)
            .user_agent(concat!("press/", env!("CARGO_PKG_VERSION"), " (Manchette)"))
            .build();
        let resolver = Guard { allow_private: allow_private || is_private_source, inner: DefaultResolver::default() };
        Client { agent: Agent::with_parts(config, DefaultConnector::default(), resolver) }
    }

    /// Fetches an address whose answer has status 200, or says in a few words why not.
    pub fn fetch(&mut self, address: &Url) -> Result<Fetched, String> {
        if !matches!(address.scheme(), "http" | "https") {
            return Err(format!("{address} is no address of the web"));
        }
        let mut pause = Duration::from_secs(1);
        for attempt in 1.. {
            let answer = self.agent.get(address.as_str()).call().map_err(|error| format!("{address}: {error}"))?;
            match answer.status().as_u16() {
                200 => return read(address, answer),
                429 | 500 | 502..=504 if attempt < ATTEMPTS => {
                    let asked = header(&answer, "retry-after").and_then(|text| text.trim().parse().ok());
                    thread::sleep(asked.map_or(pause, Duration::from_secs).min(LONGEST_PAUSE));
                    pause *= 2;
                }
                status => return Err(format!("{address}: the server answers {status}")),
            }
        }
        Err(format!("{address}: the server is busy"))
    }
}

fn read(address: &Url, mut answer: Response<Body>) -> Result<Fetched, String> {
    let content_type = header(&answer, "content-type");
    let final_address = ureq::ResponseExt::get_uri(&answer).to_string();
    let bytes = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
    let bytes = bytes.map_err(|error| format!("{address}: {error}"))?;
    Ok(Fetched { address: Url::parse(&final_address).unwrap_or_else(|_| address.clone()), content_type, bytes })
}

fn header(answer: &Response<Body>, name: &str) -> Option<String> {
    Some(answer.headers().get(name)?.to_str().ok()?.to_owned())
}

/// Resolves names, and leaves private addresses out of the result: so neither a redirect nor a name that leads elsewhere
/// a second later gets round it.
#[derive(Debug)]
struct Guard {
    allow_private: bool,
    inner: DefaultResolver,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| self.allow_private || !is_private(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(allowed) }
    }
}

/// True for an address that the internet does not route (RFC 6890).
fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_documentation()
                || v4 == Ipv4Addr::BROADCAST
                || first == 0
                || (first == 100 && (64..128).contains(&second))
                || (first == 198 && (18..20).contains(&second))
                || first >= 240
        }
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_multicast()
                || (first & 0xfe00) == 0xfc00
                || (first & 0xffc0) == 0xfe80
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known() {
        for address in [
            "10.0.0.1",
            "127.0.0.1",
            "169.254.1.1",
            "192.168.1.1",
            "100.64.0.1",
            "0.0.0.0",
            "::1",
            "fd00::1",
            "fe80::1",
            "::ffff:10.0.0.1",
        ] {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
        for address in ["93.184.216.34", "2606:2800:220:1::1", "100.128.0.1", "172.32.0.1"] {
            assert!(!is_private(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_public_source_leads_to_no_private_address() {
        let mut client = Client::new(&Url::parse("https://paper.example/").unwrap(), false);
        let error = client.fetch(&Url::parse("http://127.0.0.1:9/").unwrap()).unwrap_err();
        assert!(error.contains("host not found"), "{error}");
        let error = client.fetch(&Url::parse("file:///etc/passwd").unwrap()).unwrap_err();
        assert!(error.contains("no address of the web"), "{error}");
    }
}
