//! Checks what is left of withdrawn articles and deleted posts: a printed site shows nothing of it, other copies of the
//! folder do. And `changes.json`, which a newsroom writes itself if it serves its folder without printing.

use super::index::{Document, Index, items};
use super::report::Report;
use crate::folder::Kind;
use crate::json::{Node, field};
use crate::print::published::{OF_A_DELETED_POST, OF_A_WITHDRAWN_ARTICLE};

/// Fields that say nothing about the content.
const OF_NO_MATTER: [&str; 3] = ["key", "kind", "pinned"];

/// Reports the fields that are left over in a file, and changes without an article.
pub fn check(document: &Document, index: &Index, report: &mut Report) {
    for typed in &document.walk.nodes {
        match typed.name {
            "Article" if typed.node.text_of("status") == Some("withdrawn") => {
                let message = "the article was withdrawn: take this out, printed sites leave it out";
                left_over(document, typed.node, &typed.path, &OF_A_WITHDRAWN_ARTICLE, message, report);
            }
            "Post" if typed.node.get("deleted").is_some_and(Node::is_true) => {
                let message = "the post was deleted: take this out, printed sites leave it out";
                left_over(document, typed.node, &typed.path, &OF_A_DELETED_POST, message, report);
            }
            _ => {}
        }
    }
    if document.file.kind == Kind::Changes {
        changes(document, index, report);
    }
}

fn left_over(document: &Document, node: &Node, path: &str, kept: &[&str], message: &str, report: &mut Report) {
    for member in node.members() {
        let name = member.name.as_str();
        if !kept.contains(&name) && !OF_NO_MATTER.contains(&name) {
            report.warning(document.file, member.at, &field(path, name), message);
        }
    }
}

fn changes(document: &Document, index: &Index, report: &mut Report) {
    for name in ["withdrawn", "corrected"] {
        for (path, node) in items(document.root, "$", name) {
            let Some((node, id)) = node.get("id").and_then(|node| Some((node, node.text()?))) else { continue };
            let path = field(&path, "id");
            if let Some(message) = index.no_article(id) {
                report.error(document.file, node.at, &path, message);
            } else if name == "withdrawn" && index.articles.get(id).is_some_and(|article| !article.is_withdrawn()) {
                let message = format!("articles/{id}.json is not withdrawn: readers' devices would drop it");
                report.error(document.file, node.at, &path, message);
            }
        }
    }
    let listed: Vec<&str> =
        items(document.root, "$", "withdrawn").iter().filter_map(|(_, node)| node.text_of("id")).collect();
    for (id, _) in index.articles.iter().filter(|(id, article)| article.is_withdrawn() && !listed.contains(id)) {
        let message = format!("articles/{id}.json is withdrawn and not named here: readers' devices keep it, add it");
        report.error(document.file, document.root.at, "$.withdrawn", message);
    }
}
