//! Ghost's redirects, in a file beside an export: `redirects.json`, or `redirects.yaml` of later versions.

use super::super::decode::decode;
use crate::import::report::Report;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

const NAMES: [&str; 3] = ["redirects.json", "redirects.yaml", "redirects.yml"];
/// Larger files are not read.
const LARGEST: u64 = 16 << 20;
/// The longest chain of redirects that is followed.
const LONGEST: usize = 10;
/// Signs of a pattern. A full stop mostly means itself.
const PATTERN: [char; 12] = ['*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '^', '$'];

/// Where old addresses lead.
#[derive(Debug, Default)]
pub struct Redirects {
    /// Old paths with what they lead to, in the order of the files.
    all: Vec<(String, String)>,
    /// What could not be read, with its kind.
    left_out: Vec<(&'static str, String)>,
}

impl Redirects {
    /// Reads the files beside exports.
    pub fn beside(exports: &[PathBuf]) -> Redirects {
        let mut redirects = Redirects::default();
        let folders: BTreeSet<&Path> = exports.iter().filter_map(|path| path.parent()).collect();
        for path in folders.into_iter().flat_map(|folder| NAMES.map(|name| folder.join(name))) {
            let Ok(metadata) = fs::metadata(&path) else { continue };
            let value = fs::read(&path).ok().filter(|_| metadata.len() <= LARGEST).and_then(|bytes| read(&bytes));
            match value {
                Some(value) => redirects.add(&value),
                None => redirects.left_out.push(("redirects that cannot be read", path.display().to_string())),
            }
        }
        redirects
    }

    /// A list of `{from, to}`, or lists of addresses by status: `{301: {from: to}}`.
    fn add(&mut self, value: &Value) {
        let of_list = value.as_array().into_iter().flatten();
        let of_list = of_list.filter_map(|one| Some((one["from"].as_str()?, one["to"].as_str()?)));
        let of_status = value.as_object().into_iter().flat_map(|statuses| statuses.values());
        let of_status = of_status.filter_map(Value::as_object).flatten();
        let of_status = of_status.filter_map(|(from, to)| Some((from.as_str(), to.as_str()?)));
        for (from, to) in of_list.chain(of_status) {
            match literal(from) {
                Some(path) => self.all.push((path, to.to_owned())),
                None => self.left_out.push(("redirect with a pattern left out", from.to_owned())),
            }
        }
    }

    /// The old addresses of each story, by the path where it is now. Notes those that lead to no story.
    pub fn by_path(
        &self,
        site: Option<&Url>,
        paths: &BTreeSet<String>,
        report: &mut Report,
    ) -> HashMap<String, Vec<Url>> {
        for (kind, name) in &self.left_out {
            report.note(*kind, name);
        }
        let mut found: HashMap<String, Vec<Url>> = HashMap::new();
        let Some(site) = site else { return found };
        let next: HashMap<String, &str> = self.all.iter().map(|(from, to)| (key(from), to.as_str())).collect();
        for (from, to) in &self.all {
            let mut path = path_of(to, site);
            for _ in 0..LONGEST {
                let Some(further) = path.as_ref().filter(|path| !paths.contains(*path)).and_then(|path| next.get(path))
                else {
                    break;
                };
                path = path_of(further, site);
            }
            match (path.filter(|path| paths.contains(path)), site.join(from)) {
                (Some(path), Ok(address)) => found.entry(path).or_default().push(address),
                _ => report.note("redirect that leads to no story left out", from),
            }
        }
        found
    }
}

/// The path of an address within a site, as it is compared.
pub fn path_of(address: &str, site: &Url) -> Option<String> {
    let url = site.join(address).ok().filter(|url| url.host() == site.host())?;
    Some(key(url.path()))
}

fn key(path: &str) -> String {
    path.trim_end_matches('/').to_owned()
}

/// JSON, or YAML.
fn read(bytes: &[u8]) -> Option<Value> {
    let text = decode(bytes, None).text;
    let value: Option<Value> = serde_json::from_str(&text).ok().or_else(|| serde_saphyr::from_str(&text).ok());
    value.filter(|value| value.is_array() || value.is_object() || value.is_null())
}

/// The path that a redirect is from. Ghost reads it as a regular expression; most are one path between `^` and `$`.
fn literal(from: &str) -> Option<String> {
    let from = from.trim().replace("\\/", "/").replace("\\.", ".").replace("\\-", "-");
    let path = from.strip_prefix('^').unwrap_or(&from);
    let path = path.strip_suffix('$').unwrap_or(path);
    // The slash at the end is optional for addresses here as well.
    let path = path.strip_suffix("/?").unwrap_or(path);
    let is_path = path.starts_with('/') && !path.starts_with("//") && path.len() > 1;
    (is_path && !path.contains(PATTERN) && !path.contains('\\')).then(|| path.to_owned())
}
