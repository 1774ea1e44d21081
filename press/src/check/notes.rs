//! Checks that each note of an article has its mark in the text, and each mark its note.

use super::index::{Document, items};
use super::report::Report;
use std::collections::BTreeSet;

/// Checks the notes of an article.
pub fn check(document: &Document, report: &mut Report) {
    let Document { file, root, walk, .. } = document;
    let notes = items(root, "$", "notes");
    let mut ids = BTreeSet::new();
    for (path, note) in &notes {
        if let Some(node) = note.get("id")
            && let Some(id) = node.text()
            && !ids.insert(id)
        {
            let message = format!("a note above has the id \"{id}\" already: give each its own");
            report.error(file, node.at, &format!("{path}.id"), message);
        }
    }
    let mut marked = BTreeSet::new();
    for span in walk.all("Span") {
        let Some(node) = span.node.get("note") else { continue };
        let Some(id) = node.text() else { continue };
        let path = format!("{}.note", span.path);
        if !ids.contains(id) {
            report.error(file, node.at, &path, format!("the article has no note \"{id}\": add it to \"notes\""));
        } else if !marked.insert(id) {
            let message = format!("the note \"{id}\" has a mark above already: one leads back to the text");
            report.warning(file, node.at, &path, message);
        }
    }
    for (path, note) in &notes {
        if let Some(id) = note.text_of("id")
            && !marked.contains(id)
        {
            let message = format!("no text has the mark of this note: add a span with \"note\": \"{id}\"");
            report.warning(file, note.at, path, message);
        }
    }
}
