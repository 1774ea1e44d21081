//! Names of elements and attributes, whatever prefixes a document uses.

use quick_xml::name::ResolveResult;

/// Namespaces with their usual prefixes, compared without case and without a slash or `#` at the end.
const NAMESPACES: [(&str, &str); 17] = [
    ("http://purl.org/rss/1.0", ""),
    ("http://my.netscape.com/rdf/simple/0.9", ""),
    ("http://channel.netscape.com/rdf/simple/0.9", ""),
    ("http://backend.userland.com/rss2", ""),
    ("http://www.w3.org/2005/atom", "atom"),
    ("http://purl.org/atom/ns", "atom"),
    ("http://www.w3.org/1999/xhtml", "xhtml"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://www.w3.org/xml/1998/namespace", "xml"),
    ("http://purl.org/dc/elements/1.1", "dc"),
    ("http://purl.org/dc/terms", "dcterms"),
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    ("https://podcastindex.org/namespace/1.0", "podcast"),
    ("http://www.w3.org/2005/11/its", "its"),
];

/// The local name with the usual prefix of its namespace; else with the document's own prefix.
pub fn usual_name(namespace: &ResolveResult, prefix: Option<&str>, local: &str) -> String {
    let usual = match namespace {
        ResolveResult::Bound(namespace) => {
            let uri: &str = namespace.as_ref();
            let uri = uri.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
            NAMESPACES.iter().find(|(known, _)| *known == uri).map(|(_, usual)| *usual)
        }
        // Many feeds use a prefix that they forgot to declare.
        _ => None,
    };
    match usual.or(prefix) {
        None | Some("") => local.to_owned(),
        Some(prefix) => format!("{prefix}:{local}"),
    }
}
