//! The lists of sections, topics and authors by the contract's rule: full pages numbered from the oldest, and the
//! newest N to 2 N - 1 teasers in `latest.json`.

use super::facts::Desk;
use super::write;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The number of teasers on a full page.
const PER_PAGE: usize = 20;

/// A list's kind, its name and id, and the numbers of its articles, newest first.
pub struct List {
    kind: &'static str,
    reference: Value,
    articles: Vec<u32>,
}

/// All lists of an edition. They hold numbers of articles; a teaser is generated when it is written.
pub fn all(desk: &Desk) -> Vec<List> {
    let mut sections = vec![Vec::new(); desk.sections().len()];
    let mut topics = BTreeMap::<usize, Vec<u32>>::new();
    let mut authors = BTreeMap::<usize, Vec<u32>>::new();
    for number in 0..desk.count {
        let facts = desk.facts(number);
        let number = number as u32;
        sections[facts.section].push(number);
        facts.topic.iter().for_each(|topic| topics.entry(*topic).or_default().push(number));
        facts.authors.iter().for_each(|author| authors.entry(*author).or_default().push(number));
    }
    let section = |(number, articles)| List { kind: "section", reference: desk.section(number), articles };
    let topic = |(number, articles)| List { kind: "topic", reference: desk.topic(number), articles };
    let author = |(number, articles)| List { kind: "author", reference: desk.author(number), articles };
    let sections = sections.into_iter().enumerate().map(section);
    sections.chain(topics.into_iter().map(topic)).chain(authors.into_iter().map(author)).collect()
}

impl List {
    /// Writes the list's pages.
    pub fn write(&self, desk: &Desk, root: &Path) -> io::Result<()> {
        let id = self.reference["id"].as_str().expect("an id");
        let folder = root.join("lists").join(self.kind).join(id);
        let full = (self.articles.len() / PER_PAGE).saturating_sub(1);
        let (newest, others) = self.articles.split_at(self.articles.len() - full * PER_PAGE);
        let newest_full_page = (full > 0).then_some(("newestFullPage", full));
        write(&folder.join("latest.json"), &self.page(desk, newest_full_page, newest))?;
        for (before, articles) in others.chunks(PER_PAGE).enumerate() {
            let number = full - before;
            write(&folder.join(format!("{number}.json")), &self.page(desk, Some(("page", number)), articles))?;
        }
        Ok(())
    }

    fn page(&self, desk: &Desk, number: Option<(&str, usize)>, articles: &[u32]) -> Value {
        let mut page = Map::new();
        page.insert("version".into(), "1.0".into());
        page.insert("kind".into(), self.kind.into());
        page.insert("id".into(), self.reference["id"].clone());
        page.insert("name".into(), self.reference["name"].clone());
        page.extend(number.map(|(field, number)| (field.to_owned(), number.into())));
        let teaser = |number: &u32| desk.teaser(&desk.facts(*number as usize));
        page.insert("teasers".into(), articles.iter().map(teaser).collect());
        Value::Object(page)
    }
}
