//! The index of an edition for checks across files: the outline of each file, and the articles by id.

use super::walk::{Place, Walk};
use crate::folder::{File, Folder, Kind};
use crate::json::{Node, Span, field};
use contract::{Date, ListKind};
use std::collections::BTreeMap;

/// A JSON file of the contract, in outline: of articles and lists, what other files must agree with.
pub struct Outline<'a> {
    pub file: &'a File,
    pub root: &'a Node,
}

/// A JSON file of the contract, with its typed nodes.
pub struct Document<'a> {
    pub file: &'a File,
    pub root: &'a Node,
    pub walk: Walk<'a>,
}

/// An article, which all mentions in other files must agree with.
pub struct Article<'a> {
    pub file: &'a File,
    /// `None` if the file is not JSON: the article exists, but nothing is known about it.
    pub root: Option<&'a Node>,
}

/// A reference to the list of a section, topic or author.
pub struct ListReference<'a> {
    pub kind: ListKind,
    pub id: &'a str,
    pub path: String,
    pub at: Span,
}

/// The index of an edition.
pub struct Index<'a> {
    pub folder: &'a Folder,
    /// `edition.json`, if it is JSON.
    pub edition: Option<&'a Node>,
    pub documents: Vec<Outline<'a>>,
    pub articles: BTreeMap<&'a str, Article<'a>>,
}

impl<'a> Index<'a> {
    /// Indexes a folder.
    pub fn new(folder: &'a Folder) -> Index<'a> {
        let mut documents = Vec::new();
        let mut articles = BTreeMap::new();
        for file in &folder.files {
            if let Kind::Article(id) = &file.kind {
                articles.insert(id.as_str(), Article { file, root: file.root() });
            }
            if let (Some(root), Some(_)) = (file.root(), file.kind.schema()) {
                documents.push(Outline { file, root });
            }
        }
        let edition = folder.file("edition.json").and_then(File::root);
        Index { folder, edition, documents, articles }
    }

    /// The document of a kind that has only one, such as `edition.json`.
    pub fn only(&self, kind: &Kind) -> Option<&Outline<'a>> {
        self.documents.iter().find(|document| document.file.kind == *kind)
    }

    /// The message about the id of an article that does not exist.
    pub fn no_article(&self, id: &str) -> Option<String> {
        if self.articles.contains_key(id) {
            return None;
        }
        let alike = self.articles.keys().find(|known| known.eq_ignore_ascii_case(id));
        Some(match alike {
            Some(known) => format!("there is no article \"{id}\": write \"{known}\", with the same capitals"),
            None => format!("there is no article \"{id}\": add articles/{id}.json or take this out"),
        })
    }
}

impl Article<'_> {
    /// True if the newsroom has withdrawn it.
    pub fn is_withdrawn(&self) -> bool {
        self.root.and_then(|root| root.text_of("status")) == Some("withdrawn")
    }

    /// The time before which it is not published.
    pub fn publish_from(&self) -> Option<Date> {
        date(self.root?, "publishFrom")
    }

    /// True for a draft.
    pub fn is_draft(&self) -> bool {
        self.root.and_then(|root| root.text_of("status")) == Some("draft")
    }

    /// Its kind, as the app decodes it.
    pub fn kind(&self) -> &str {
        self.root.and_then(|root| root.text_of("kind")).unwrap_or("article")
    }
}

/// The references of an article or a teaser to sections, topics and authors.
pub fn references<'a>(node: &'a Node, path: &str) -> Vec<ListReference<'a>> {
    let reference = |kind: ListKind| {
        let node = node.get(kind.as_str())?.get("id")?;
        Some((kind, node, field(&field(path, kind.as_str()), "id")))
    };
    let authors = node.get("author").map(Node::items).unwrap_or_default().iter().enumerate();
    let authors = authors.filter_map(|(index, author)| {
        Some((ListKind::Author, author.get("id")?, format!("{}[{index}].id", field(path, "author"))))
    });
    let sections = [reference(ListKind::Section), reference(ListKind::Topic)];
    let all = sections.into_iter().flatten().chain(authors);
    all.filter_map(|(kind, node, path)| Some(ListReference { kind, id: node.text()?, path, at: node.at })).collect()
}

/// The date in a field.
pub fn date(node: &Node, name: &str) -> Option<Date> {
    Date::parse(node.get(name)?.text()?)
}

/// The date of the last change of an article, a teaser or a post.
pub fn last_change(node: &Node) -> Option<Date> {
    let dates = [date(node, "dateModified"), date(node, "datePublished")];
    dates.into_iter().flatten().max_by_key(Date::timestamp)
}

/// The items of a list field with their paths.
pub fn items<'a>(node: &'a Node, path: &str, name: &str) -> Vec<Place<'a>> {
    let list = node.get(name).map(Node::items).unwrap_or_default();
    let path = field(path, name);
    list.iter().enumerate().map(|(index, item)| (format!("{path}[{index}]"), item)).collect()
}
