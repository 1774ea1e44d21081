//! A line of running text: white space as a browser shows it, and runs of equal style as spans.

use contract::{Id, Mark, RichText, Span};
use std::rc::Rc;

/// What a run of text inherits from the elements around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    pub marks: Vec<Mark>,
    pub lang: Option<Rc<str>>,
    pub target: Target,
    /// The resolved address of the link, whatever the target is: a picture within links to it.
    pub address: Option<Rc<str>>,
    pub space: Space,
}

/// What a run of text links to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Target {
    #[default]
    None,
    Address(Rc<str>),
    Article(Id),
    Note(Id),
}

/// What is done with white space, as in CSS.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Space {
    /// Runs become one space.
    #[default]
    Collapse,
    /// Lines stay, runs of spaces become one.
    Lines,
    /// Everything stays.
    Keep,
}

impl Style {
    /// The style with one more mark.
    pub fn marked(&self, mark: Mark) -> Style {
        let mut style = self.clone();
        if !style.marks.contains(&mark) {
            style.marks.push(mark);
        }
        style
    }
}

/// A line in the making.
#[derive(Debug, Default)]
pub struct Line {
    spans: Vec<Span>,
    /// White space that shows only if words follow.
    space: Option<Style>,
}

impl Line {
    /// True if nothing was put in, or only white space.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// True if a break was put in last.
    pub fn ends_with_break(&self) -> bool {
        self.spans.last().is_some_and(|span| span.text.ends_with('\n'))
    }

    /// Adds text. Control characters are dropped.
    pub fn push(&mut self, text: &str, style: &Style) {
        let mut run = String::new();
        for character in text.chars() {
            let is_space = matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0c');
            if is_space && style.space == Space::Keep {
                self.flush(&mut run, style);
                self.keep_space(character, style);
            } else if is_space {
                self.flush(&mut run, style);
                if !self.is_empty() && !self.ends_with_break() && self.space.is_none() {
                    self.space = Some(style.clone());
                }
            } else if !is_noise(character) {
                run.push(character);
            }
        }
        self.flush(&mut run, style);
    }

    /// Ends the line within the paragraph.
    pub fn push_break(&mut self, style: &Style) {
        self.space = None;
        if !self.is_empty() {
            self.append("\n", style);
        }
    }

    /// The text, and an empty line.
    pub fn take(&mut self) -> RichText {
        self.space = None;
        let mut spans = std::mem::take(&mut self.spans);
        while let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end_matches(['\n', ' ', '\u{a0}']).len());
            if !last.text.is_empty() {
                break;
            }
            spans.pop();
        }
        RichText(spans)
    }

    /// A space of preformatted text. Pages collapse plain ones, so that an indent needs no-break spaces.
    fn keep_space(&mut self, character: char, style: &Style) {
        match character {
            '\n' => self.push_break(style),
            '\t' => self.append("\u{a0}\u{a0}\u{a0}\u{a0}", style),
            ' ' => {
                let is_inner = self.spans.last().is_some_and(|span| !span.text.ends_with(['\n', ' ', '\u{a0}']));
                self.append(if is_inner { " " } else { "\u{a0}" }, style);
            }
            _ => {}
        }
    }

    fn flush(&mut self, run: &mut String, style: &Style) {
        if run.is_empty() {
            return;
        }
        if let Some(space) = self.space.take() {
            self.append(" ", &space);
        }
        self.append(run, style);
        run.clear();
    }

    fn append(&mut self, text: &str, style: &Style) {
        let (href, article, note) = match &style.target {
            Target::None => (None, None, None),
            Target::Address(address) => (Some(address.to_string()), None, None),
            Target::Article(id) => (None, Some(id.clone()), None),
            Target::Note(id) => (None, None, Some(id.clone())),
        };
        let (marks, lang) = (style.marks.clone(), style.lang.as_deref().map(str::to_owned));
        let span = Span { text: text.to_owned(), marks, lang, href, article, note };
        push_span(&mut self.spans, span);
    }
}

/// Adds a span, to the last one if they differ in nothing but their text.
pub fn push_span(spans: &mut Vec<Span>, span: Span) {
    if let Some(last) = spans.last_mut()
        && (&last.marks, &last.lang, &last.href, &last.article, &last.note)
            == (&span.marks, &span.lang, &span.href, &span.article, &span.note)
    {
        last.text.push_str(&span.text);
    } else {
        spans.push(span);
    }
}

/// Joins texts, each on a line of its own.
pub fn join(texts: impl IntoIterator<Item = RichText>) -> RichText {
    let mut spans: Vec<Span> = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        if !spans.is_empty() {
            push_span(&mut spans, Span { text: "\n".to_owned(), ..Span::default() });
        }
        text.0.into_iter().for_each(|span| push_span(&mut spans, span));
    }
    RichText(spans)
}

/// True for a character that no reader sees and that breaks XML or JSON tools: a control character other than white
/// space, a byte order mark, a noncharacter.
fn is_noise(character: char) -> bool {
    character.is_control() || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
