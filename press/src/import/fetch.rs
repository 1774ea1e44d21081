//! Fetches what is imported, within limits: a server may be slow, endless, or somebody's router.

use super::sources::fetched::Fetched;
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr};
use std::thread;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Response, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Proxy};
use url::{Host, Url};

/// The largest answer, in bytes.
const LARGEST: u64 = 64 << 20;
/// The time for one answer.
const TIMEOUT: Duration = Duration::from_secs(60);
const REDIRECTS: u32 = 5;
/// How often a request is sent that the server was too busy for, and one that failed otherwise.
const ATTEMPTS: u32 = 4;
const ATTEMPTS_OF_FAILED: u32 = 2;
/// The longest pause that a server may ask for.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// A client.
pub struct Client {
    agent: Agent,
    allow_private: bool,
}

impl Client {
    /// A client for a source. Private addresses, such as a router's, are refused, unless the source has one itself or
    /// `import.toml` allows them. A proxy is asked only if `import.toml` names it: those of the environment would resolve
    /// names themselves, so that nothing here could refuse an address.
    pub fn new(source: &Url, allow_private: bool, proxy: Option<&str>) -> Result<Client, String> {
        let proxy = proxy.map(Proxy::new).transpose().map_err(|error| error.to_string())?;
        let allow_private = allow_private || is_private_host(source);
        let resolver = Guard {
            allow_private,
            proxy: proxy.as_ref().map(|proxy| proxy.host().to_owned()),
            inner: DefaultResolver::default(),
        };
        let config = Config::builder()
            .timeout_global(Some(TIMEOUT))
            .max_redirects(REDIRECTS)
            .http_status_as_error(false)
            .proxy(proxy)
            .user_agent(concat!("press/", env!("CARGO_PKG_VERSION"), " (Manchette)"))
            .build();
        Ok(Client { agent: Agent::with_parts(config, DefaultConnector::default(), resolver), allow_private })
    }

    /// Fetches an address whose answer has status 200, or says in a few words why not.
    pub fn fetch(&self, address: &Url) -> Result<Fetched, String> {
        let answer = self.answer(address, None)?;
        match answer.status().as_u16() {
            200 => read(address, answer),
            status => Err(format!("{address}: the server answers {status}")),
        }
    }

    /// The first bytes of a file, at most so many; `None` if there is no such file. The server may send more at once, which
    /// is not read.
    pub fn beginning(&self, address: &Url, limit: u64) -> Result<Option<Vec<u8>>, String> {
        let answer = self.answer(address, Some(&format!("bytes=0-{}", limit - 1)))?;
        let Some(mut answer) = found(address, answer)? else { return Ok(None) };
        let mut bytes = Vec::new();
        let mut reader = answer.body_mut().as_reader().take(limit);
        reader.read_to_end(&mut bytes).map_err(|error| format!("{address}: {error}"))?;
        Ok(Some(bytes))
    }

    /// A file; `None` if there is none, or if it has more than so many bytes.
    pub fn whole(&self, address: &Url, limit: u64) -> Result<Option<Vec<u8>>, String> {
        let Some(mut answer) = found(address, self.answer(address, None)?)? else { return Ok(None) };
        match answer.body_mut().with_config().limit(limit).read_to_vec() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ureq::Error::BodyExceedsLimit(_)) => Ok(None),
            Err(error) => Err(format!("{address}: {error}")),
        }
    }

    /// The server's last answer, whatever its status. `range`: the value of the header `Range`.
    fn answer(&self, address: &Url, range: Option<&str>) -> Result<Response<Body>, String> {
        if !matches!(address.scheme(), "http" | "https") {
            return Err(format!("{address} is no address of the web"));
        }
        // The resolver does not see what a proxy is asked for.
        if !self.allow_private && is_private_host(address) {
            return Err(format!("{address}: host not found among the public ones"));
        }
        let mut pause = Duration::from_secs(1);
        let mut attempt = 1;
        loop {
            let request = self.agent.get(address.as_str());
            let answer = match range {
                Some(range) => request.header("range", range).call(),
                None => request.call(),
            };
            let asked = answer.as_ref().ok().and_then(|answer| header(answer, "retry-after"));
            let attempts = match &answer {
                Ok(answer) if matches!(answer.status().as_u16(), 429 | 503) => ATTEMPTS,
                Ok(answer) if matches!(answer.status().as_u16(), 500 | 502 | 504) => ATTEMPTS_OF_FAILED,
                Err(ureq::Error::Io(_) | ureq::Error::ConnectionFailed) => ATTEMPTS_OF_FAILED,
                _ => 1,
            };
            if attempt >= attempts {
                return answer.map_err(|error| format!("{address}: {error}"));
            }
            let asked = asked.and_then(|asked| wait(&asked, Timestamp::now()));
            thread::sleep(asked.unwrap_or(pause).min(LONGEST_PAUSE));
            pause *= 2;
            attempt += 1;
        }
    }
}

/// An answer that has a file; `None` if the server says that there is none.
fn found(address: &Url, answer: Response<Body>) -> Result<Option<Response<Body>>, String> {
    match answer.status().as_u16() {
        200 | 206 => Ok(Some(answer)),
        429 | 500.. => Err(format!("{address}: the server answers {}", answer.status())),
        _ => Ok(None),
    }
}

/// How long `Retry-After` asks to wait: seconds, or a date.
fn wait(retry_after: &str, now: Timestamp) -> Option<Duration> {
    let text = retry_after.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Some(until.duration_since(now).try_into().unwrap_or(Duration::ZERO))
}

fn read(address: &Url, mut answer: Response<Body>) -> Result<Fetched, String> {
    let content_type = header(&answer, "content-type");
    let total = |name: &str| header(&answer, name)?.parse().ok();
    let totals = total("x-wp-total").zip(total("x-wp-totalpages"));
    let final_address = ureq::ResponseExt::get_uri(&answer).to_string();
    let bytes = answer.body_mut().with_config().limit(LARGEST).read_to_vec();
    let bytes = bytes.map_err(|error| format!("{address}: {error}"))?;
    let address = Url::parse(&final_address).unwrap_or_else(|_| address.clone());
    Ok(Fetched { address, content_type, totals, bytes })
}

fn header(answer: &Response<Body>, name: &str) -> Option<String> {
    Some(answer.headers().get(name)?.to_str().ok()?.to_owned())
}

/// Resolves names, and leaves private addresses out of the result: so neither a redirect nor a name that leads elsewhere
/// a second later gets round it.
#[derive(Debug)]
struct Guard {
    allow_private: bool,
    /// The host of the proxy, which may be private.
    proxy: Option<String>,
    inner: DefaultResolver,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        let is_proxy = self.proxy.is_some() && uri.host() == self.proxy.as_deref();
        for address in found.iter().filter(|address| self.allow_private || is_proxy || !is_private(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() { Err(ureq::Error::HostNotFound) } else { Ok(allowed) }
    }
}

/// True for a host that is private by its name or address.
fn is_private_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => is_private(address.into()),
        Some(Host::Ipv6(address)) => is_private(address.into()),
        None => false,
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
        let client = Client::new(&Url::parse("https://paper.example/").unwrap(), false, None).unwrap();
        let error = client.fetch(&Url::parse("http://127.0.0.1:9/").unwrap()).unwrap_err();
        assert!(error.contains("host not found"), "{error}");
        let error = client.fetch(&Url::parse("file:///etc/passwd").unwrap()).unwrap_err();
        assert!(error.contains("no address of the web"), "{error}");
    }

    #[test]
    fn servers_say_when_to_ask_again() {
        let now = "2024-03-08T10:00:00Z".parse().unwrap();
        for (text, seconds) in [
            ("7", Some(7)),
            (" 120 ", Some(120)),
            ("Fri, 08 Mar 2024 10:00:30 GMT", Some(30)),
            ("Fri, 08 Mar 2024 09:00:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
        ] {
            assert_eq!(wait(text, now).map(|pause| pause.as_secs()), seconds, "{text}");
        }
    }
}
