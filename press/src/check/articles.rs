//! Checks the articles: names, addresses, and the fields that their kind and status require.

use super::index::{Document, Index, Outline, items};
use super::notes;
use super::report::Report;
use crate::folder::{File, Kind};
use crate::json::{Node, Span};
use crate::print::addresses::{alias_file, article_problem};
use contract::{Id, Reference};
use manchette::address::{DEFAULT_ARTICLE_PATH, Site};
use manchette::components::{PAGE_ID_PREFIXES, PAGE_IDS};
use std::collections::BTreeMap;

/// Checks every article of the edition.
pub fn check(index: &Index, report: &mut Report) {
    let mut addresses = BTreeMap::new();
    let site = site(index);
    let pattern_fits = pattern_opens_articles(&site);
    for (id, article) in &index.articles {
        let Some(id) = Id::new(id) else { continue };
        let section = section(article.root);
        let address = site.article(&id, section.as_ref());
        if pattern_fits && let Some(problem) = article_problem(&site, &id, section.as_ref()) {
            let message = format!("{problem} the article's address {address}: choose another id or articlePath");
            report.error(article.file, article.root.map_or(Span::FILE, |root| root.at), "$.id", message);
        }
        addresses.insert(address, article.file.path.as_str());
    }
    same_but_for_case(index.articles.iter().map(|(id, article)| (*id, article.file)), report);
    for document in &index.documents {
        if let Kind::Article(id) = &document.file.kind {
            named(document.file, document.root, id, report);
            kind_and_status(document, index, report);
            aliases(document, id, index, &mut addresses, report);
        }
    }
}

/// Checks the text of an article.
pub fn check_text(document: &Document, report: &mut Report) {
    if matches!(document.file.kind, Kind::Article(_)) {
        anchors(document, report);
        notes::check(document, report);
    }
}

/// The addresses of the edition, as if it were at the host's root.
fn site(index: &Index) -> Site {
    Site::new("/", "", siblings(index)).with_article_path(Some(article_path(index)))
}

/// The base paths of the other editions on the same host.
fn siblings(index: &Index) -> Vec<String> {
    let siblings = index.edition.map(|edition| items(edition, "$", "siblings")).unwrap_or_default();
    let urls = siblings.iter().filter_map(|(_, node)| node.text_of("url"));
    urls.filter(|url| url.starts_with('/') && !url.starts_with("//") && url.ends_with('/')).map(str::to_owned).collect()
}

/// True if the app shows articles at the addresses of the site's pattern.
pub fn pattern_opens_articles(site: &Site) -> bool {
    Id::new("any").is_some_and(|id| article_problem(site, &id, None).is_none())
}

/// Reports a file whose id is invalid, or differs from its name.
pub fn named(file: &File, root: &Node, name: &str, report: &mut Report) {
    if Id::new(name).is_none() {
        let message = format!("\"{name}\", of the file's name, is not an id: use letters, digits and . _ ~ - alone");
        report.error(file, Span::FILE, "$", message);
    } else if let Some(node) = root.get("id")
        && let Some(id) = node.text()
        && id != name
    {
        report.error(
            file,
            node.at,
            "$.id",
            format!("the id is \"{id}\" and the file says \"{name}\": make them equal"),
        );
    }
}

/// Reports ids that differ only in case, which some file systems do not distinguish.
pub fn same_but_for_case<'a>(ids: impl Iterator<Item = (&'a str, &'a File)>, report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (id, file) in ids {
        match seen.get(&id.to_ascii_lowercase()) {
            Some(other) if *other != id => {
                let at = file.root().and_then(|root| root.get("id")).map_or(Span::FILE, |node| node.at);
                let message = format!("\"{id}\" and \"{other}\" are equal but for capitals: rename one");
                report.error(file, at, "$.id", message);
            }
            Some(_) => {}
            None => drop(seen.insert(id.to_ascii_lowercase(), id)),
        }
    }
}

fn kind_and_status(document: &Outline, index: &Index, report: &mut Report) {
    let Outline { file, root } = document;
    let at = |name: &str| root.get(name).map_or(root.at, |node| node.at);
    let kind = root.text_of("kind").unwrap_or("article");
    let corrections = items(root, "$", "corrections");
    let is_dated = |(_, correction): &(String, &Node)| correction.get("date").is_some();
    if let Some((path, first)) = corrections.first()
        && root.get("dateModified").is_none()
        && !corrections.iter().any(is_dated)
    {
        let message =
            "nothing says when this was corrected, so copies on readers' devices stay as they are: add \"date\"";
        report.warning(file, first.at, path, message);
    }
    if root.text_of("status") == Some("withdrawn") && root.text_of("statusMessage").is_none() {
        let message = "a withdrawn article says why in place of its body: add \"statusMessage\"";
        report.error(file, at("status"), "$.status", message);
    }
    if kind == "sponsored" && root.get("sponsor").and_then(|sponsor| sponsor.text_of("name")).is_none() {
        let message = "a sponsored article names who paid for it: add \"sponsor\": {\"name\": …}";
        report.error(file, at("kind"), "$.kind", message);
    }
    if kind != "sponsored" && root.get("sponsor").is_some() {
        let message =
            format!("readers see no sponsor with kind \"{kind}\": write \"kind\": \"sponsored\" or take it out");
        report.error(file, at("sponsor"), "$.sponsor", message);
    }
    let live = root.get("live").and_then(|live| live.get("id"));
    match (kind, live) {
        ("live", None) => {
            report.error(file, at("kind"), "$.kind", "a live blog says where its posts are: add \"live\": {\"id\": …}");
        }
        ("live", Some(_)) | (_, None) => {}
        (kind, Some(_)) => {
            let message = format!("readers see no posts with kind \"{kind}\": write \"kind\": \"live\" or take it out");
            report.error(file, at("live"), "$.live", message);
        }
    }
    if let Some((node, id)) = live.and_then(|node| Some((node, node.text()?)))
        && index.folder.file(&format!("live/{id}/latest.json")).is_none()
    {
        let message = format!("there are no posts of \"{id}\": add live/{id}/latest.json");
        report.error(file, node.at, "$.live.id", message);
    }
    let pattern = article_path(index);
    if pattern.contains(":section") && root.get("section").and_then(|section| section.text_of("id")).is_none() {
        let message = format!("articlePath ({pattern}) needs a section and this article has none: add one");
        report.warning(file, root.at, "$", message);
    }
}

fn article_path<'a>(index: &'a Index) -> &'a str {
    index.edition.and_then(|edition| edition.text_of("articlePath")).unwrap_or(DEFAULT_ARTICLE_PATH)
}

fn section(article: Option<&Node>) -> Option<Reference> {
    let id = Id::new(article?.get("section")?.text_of("id")?)?;
    Some(Reference { id, name: String::new() })
}

fn aliases<'a>(
    document: &Outline<'a>,
    id: &str,
    index: &Index,
    addresses: &mut BTreeMap<String, &'a str>,
    report: &mut Report,
) {
    let (site, siblings) = (site(index), siblings(index));
    for (path, node) in items(document.root, "$", "aliases") {
        let Some(alias) = node.text() else { continue };
        let address = if alias.ends_with('/') { alias.to_owned() } else { format!("{alias}/") };
        if let Some(taken) = addresses.get(&address) {
            let message = format!("\"{alias}\" is an address of {taken} already: keep one");
            report.error(document.file, node.at, &path, message);
            continue;
        }
        // The article may have moved from another section.
        let is_taken = |other: &Id, _: &str| other.as_str() != id && index.articles.contains_key(other.as_str());
        match alias_file(&site, &siblings, alias, is_taken) {
            Ok(_) => drop(addresses.insert(address, &document.file.path)),
            Err(problem) => report.error(document.file, node.at, &path, format!("\"{alias}\" {problem}")),
        }
    }
}

fn anchors(document: &Document, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for block in document.walk.all("Block").filter(|block| block.node.text_of("type") == Some("heading")) {
        if let Some(node) = block.node.get("anchor")
            && let Some(anchor) = node.text()
        {
            let path = format!("{}.anchor", block.path);
            if seen.insert(anchor, ()).is_some() {
                let message = format!("the anchor \"{anchor}\" is on a heading above already: give each its own");
                report.error(document.file, node.at, &path, message);
            }
            if PAGE_IDS.contains(&anchor) || PAGE_ID_PREFIXES.iter().any(|prefix| anchor.starts_with(prefix)) {
                let message = format!("pages have an element \"{anchor}\" of their own: choose another anchor");
                report.error(document.file, node.at, &path, message);
            }
        }
    }
}
