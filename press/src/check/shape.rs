//! Checks the form of a file: valid JSON, a supported version, known fields and blocks.

use super::fits::is_known;
use super::report::Report;
use super::walk::Walk;
use crate::folder::{File, Kind};
use crate::json::{self, Json, Node, Span};
use contract::{MAJOR, MAX_DEPTH, MINOR};

/// The checks of all JSON files, whatever their kind.
pub fn check_file(file: &File, report: &mut Report) {
    if file.has_byte_order_mark {
        report.warning(file, Span::FILE, "$", "the file begins with a byte order mark: save it without");
    }
    if file.kind == Kind::Other {
        report.warning(
            file,
            Span::FILE,
            "$",
            "the contract has no file here, so nobody reads it: move it or take it out",
        );
    }
    match &file.json {
        Ok(root) => duplicates(file, root, "$", report),
        Err(error) => {
            report.error(file, error.at, "$", format!("{}: put it right, readers get an error page", error.message));
        }
    }
}

fn duplicates(file: &File, node: &Node, path: &str, report: &mut Report) {
    let members = node.members();
    for (index, member) in members.iter().enumerate() {
        let path = json::field(path, &member.name);
        if members[..index].iter().any(|earlier| earlier.name == member.name) {
            let message = format!("\"{}\" is here twice and only the last counts: keep one", member.name);
            report.error(file, member.at, &path, message);
        }
        duplicates(file, &member.value, &path, report);
    }
    for (index, item) in node.items().iter().enumerate() {
        duplicates(file, item, &json::item(path, index), report);
    }
}

/// The checks that the schema cannot express, or only with worse messages.
pub fn check(file: &File, root: &Node, walk: &Walk, report: &mut Report) {
    version(file, root, report);
    for unknown in &walk.unknown_fields {
        let near = |known: &&&str| strsim::damerau_levenshtein(known, unknown.name) <= 2;
        let advice =
            match unknown.known.iter().filter(near).min_by_key(|known| strsim::levenshtein(known, unknown.name)) {
                Some(known) => format!("did you mean \"{known}\"?"),
                None => "take it out".to_owned(),
            };
        report.error(file, unknown.at, &unknown.path, format!("the field \"{}\" is unknown: {advice}", unknown.name));
    }
    for (path, node) in &walk.too_deep {
        let message = format!("blocks within blocks go {MAX_DEPTH} deep at most: readers do not see this one");
        report.error(file, node.at, path, message);
    }
    for block in walk.all("Block").filter(|block| !is_known(block.node)) {
        let name = block.node.text_of("type").unwrap_or_default();
        let (at, path) =
            (block.node.get("type").map_or(block.node.at, |name| name.at), json::field(&block.path, "type"));
        match block.node.text_of("fallback") {
            Some(_) => {
                let message = format!("the block type \"{name}\" is unknown: readers see its fallback alone");
                report.warning(file, at, &path, message);
            }
            None => {
                let message = format!(
                    "the block type \"{name}\" is unknown and has no \"fallback\": readers see nothing, put it right or \
                     add a fallback"
                );
                report.error(file, at, &path, message);
            }
        }
    }
    for (path, node) in &walk.integers {
        if let (Json::Number(written), Some(number)) = (&node.json, node.number()) {
            let is_integer = number.fract() == 0.0;
            if is_integer && written.contains(['.', 'e', 'E']) {
                report.error(file, node.at, path, format!("{written} must be whole: write {number}"));
            } else if is_integer && number > f64::from(u32::MAX) {
                report.error(file, node.at, path, format!("{written} is too large: make it {} or less", u32::MAX));
            }
        }
    }
}

fn version(file: &File, root: &Node, report: &mut Report) {
    let ours = format!("{MAJOR}.{MINOR}");
    let Some(node) = root.get("version") else {
        report.error(file, root.at, "$", format!("\"version\" is missing: add \"version\": \"{ours}\""));
        return;
    };
    let Some(text) = node.text() else { return };
    let numbers = text.split_once('.').and_then(|(major, minor)| {
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
        Some((number(major)?, number(minor)?))
    });
    let message = match numbers {
        None => format!("\"{text}\" is not a version: write \"{ours}\""),
        Some((major, _)) if major > MAJOR => {
            format!(
                "version {text} is newer than this build reads ({ours}): readers see no page, update Manchette first"
            )
        }
        Some((0, _)) => format!("there is no version {text}: write \"{ours}\""),
        Some((MAJOR, minor)) if minor > MINOR => {
            let message =
                format!("version {text} is newer than this build knows ({ours}): what is new in it is not shown");
            report.warning(file, node.at, "$.version", message);
            return;
        }
        Some(_) => return,
    };
    report.error(file, node.at, "$.version", message);
}
