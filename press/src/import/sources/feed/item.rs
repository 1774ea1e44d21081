//! What every kind of feed says, in one form: the feed's own fields and its items, still as the feed has them.

use super::media::Media;
use crate::import::story::Person;
use url::Url;

/// A page of a feed.
#[derive(Debug, Default)]
pub struct Feed {
    pub title: Option<String>,
    pub description: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    pub home: Option<Url>,
    pub icon: Option<Url>,
    /// The next page, with older items.
    pub next: Option<Url>,
    pub items: Vec<Item>,
    /// What was wrong with the document.
    pub problems: Vec<String>,
}

/// An item. Texts are trimmed and not empty.
#[derive(Debug, Default)]
pub struct Item {
    pub guid: Option<String>,
    pub address: Option<Url>,
    pub other_addresses: Vec<Url>,
    /// Plain text.
    pub title: Option<String>,
    /// HTML with absolute links.
    pub lead: Option<String>,
    /// HTML with absolute links.
    pub body: Option<String>,
    /// A document that is the body, which the feed only names.
    pub elsewhere: Option<Url>,
    pub authors: Vec<Person>,
    pub categories: Vec<String>,
    /// Further tags that are no sections.
    pub subjects: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<String>,
    pub copyright: Option<String>,
    pub media: Media,
    /// Kinds of losses.
    pub notes: Vec<&'static str>,
}

/// An author, if the text has a name: `desk@paper.example (Ada Marsh)` and `Ada Marsh <desk@paper.example>` have one, a
/// mere address has none. Addresses of mail are not published.
pub fn person(text: &str) -> Option<Person> {
    let text = super::super::text::title(text);
    let name = match text.split_once('(').filter(|(before, _)| before.contains('@')) {
        Some((_, name)) => name.trim_end().trim_end_matches(')').to_owned(),
        None => text.split('<').next().unwrap_or_default().to_owned(),
    };
    let words = name.split_whitespace().filter(|word| !word.contains('@'));
    let name = words.collect::<Vec<_>>().join(" ").trim_matches(['"', '-', ',']).trim().to_owned();
    (!name.is_empty()).then(|| Person { name, ..Person::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_have_names_and_no_addresses() {
        let names = ["a@b.example (Ada Marsh)", "Ada Marsh <a@b.example>", "a@b.example", "Ada &amp; Tom", " "];
        let names = names.map(|text| person(text).map_or_else(|| "none".to_owned(), |person| person.name));
        assert_eq!(names, ["Ada Marsh", "Ada Marsh", "none", "Ada & Tom", "none"]);
    }
}
