//! CSS selectors of what a newsroom does not want in its articles.

use scraper::{ElementRef, Selector};

/// CSS selectors.
#[derive(Clone, Debug, Default)]
pub struct Selectors(Vec<Selector>);

pub static NONE: Selectors = Selectors(Vec::new());

impl Selectors {
    /// Parses the selectors of `import.toml`. The error names the first that is none.
    pub fn parse<T: AsRef<str>>(texts: &[T]) -> Result<Selectors, String> {
        let parse = |text: &T| {
            let text = text.as_ref();
            Selector::parse(text).map_err(|error| format!("\"{text}\" is no CSS selector: {error}"))
        };
        texts.iter().map(parse).collect::<Result<_, _>>().map(Selectors)
    }

    /// True if an element is to be left out.
    pub fn matches(&self, element: &ElementRef) -> bool {
        self.0.iter().any(|selector| selector.matches(element))
    }
}
