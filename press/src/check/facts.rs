//! The index for checks across files: the typed values of each file, and the articles by id.

use super::walk::{Place, Walk};
use crate::folder::{File, Folder, Kind};
use crate::json::{Node, field};
use contract::{Date, ListKind};
use serde_json::Value;
use std::collections::BTreeMap;

/// A JSON file of the contract, with the values found in it.
pub struct Sheet<'a> {
    pub file: &'a File,
    pub root: &'a Node,
    pub walk: Walk<'a>,
}

/// The facts of an article that other files must agree with.
pub struct Article<'a> {
    pub file: &'a File,
    /// `None` if the file is broken: the article exists, but nothing is known of it.
    pub root: Option<&'a Node>,
}

/// A mention of a section, topic or author.
pub struct Mention<'a> {
    pub kind: ListKind,
    pub id: &'a str,
    pub path: String,
    pub at: usize,
}

/// The index of an edition.
pub struct Facts<'a> {
    pub folder: &'a Folder,
    /// The content of `edition.json`, if it can be parsed.
    pub edition: Option<&'a Node>,
    pub sheets: Vec<Sheet<'a>>,
    pub articles: BTreeMap<&'a str, Article<'a>>,
}

impl<'a> Facts<'a> {
    /// Indexes a folder.
    pub fn new(folder: &'a Folder, schemas: &'a BTreeMap<&'static str, Value>) -> Facts<'a> {
        let mut sheets = Vec::new();
        let mut articles = BTreeMap::new();
        for file in &folder.files {
            if let Kind::Article(id) = &file.kind {
                articles.insert(id.as_str(), Article { file, root: file.root() });
            }
            if let (Some(root), Some(schema)) = (file.root(), file.kind.schema()) {
                sheets.push(Sheet { file, root, walk: Walk::new(&schemas[schema], root) });
            }
        }
        let edition = folder.file("edition.json").and_then(File::root);
        Facts { folder, edition, sheets, articles }
    }

    /// The only file of its kind, such as `edition.json`.
    pub fn only(&self, kind: &Kind) -> Option<&Sheet<'a>> {
        self.sheets.iter().find(|sheet| sheet.file.kind == *kind)
    }

    /// The problem with an id that should be an article's; `None` if the article exists.
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
    /// True if the article is withdrawn.
    pub fn is_withdrawn(&self) -> bool {
        self.root.and_then(|root| root.text_of("status")) == Some("withdrawn")
    }

    /// The article's kind, as the app decodes it.
    pub fn kind(&self) -> &str {
        self.root.and_then(|root| root.text_of("kind")).unwrap_or("article")
    }
}

/// The sections, topics and authors that an article or a teaser refers to.
pub fn mentions<'a>(node: &'a Node, path: &str) -> Vec<Mention<'a>> {
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
    all.filter_map(|(kind, node, path)| Some(Mention { kind, id: node.text()?, path, at: node.at })).collect()
}

/// The date in a field, if it is valid.
pub fn date(node: &Node, name: &str) -> Option<Date> {
    Date::parse(node.get(name)?.text()?)
}

/// The last change of an article, a teaser or a post, if it has a date.
pub fn last_change(node: &Node) -> Option<Date> {
    let dates = [date(node, "dateModified"), date(node, "datePublished")];
    dates.into_iter().flatten().max_by_key(Date::timestamp)
}

/// The items of a field that is a list, with their paths.
pub fn items<'a>(node: &'a Node, path: &str, name: &str) -> Vec<Place<'a>> {
    let list = node.get(name).map(Node::items).unwrap_or_default();
    let path = field(path, name);
    list.iter().enumerate().map(|(index, item)| (format!("{path}[{index}]"), item)).collect()
}
