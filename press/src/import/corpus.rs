//! `press import corpus`: measures the import of a folder of real documents, for those who work on it.
//!
//! The folder has one folder for each format, named after it. Each document is read by itself, and each story is
//! converted and compared with its source. The aims are 99.5 % of all words and 98 % of each article's.

use super::html::{self, Context};
use super::measure::{self, ARTICLE, Measure, WHOLE};
use super::report::Report;
use super::sources::{Source, SourceError, ans, feed, ghost, markdown, ninjs, wordpress};
use super::story::{Part, Story};
use crate::error::{Error, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

/// Measure the import of a folder of documents
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The folder, with one folder for each format: wordpress-rest, wxr, feeds, jsonfeed, ans, ninjs, ghost, markdown, html
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Print one line of JSON for each article
    #[arg(long)]
    json: bool,
}

/// The sums of a format.
#[derive(Default)]
struct Sums {
    documents: usize,
    unreadable: Vec<String>,
    articles: usize,
    source: usize,
    article: usize,
    found: usize,
    /// Articles under the aim, or with a difference that the report does not explain.
    faults: Vec<Measure>,
}

/// Measures, and prints a line for each format. Fails under the aims.
pub(crate) fn run(options: &Options) -> Result<Outcome, Error> {
    let mut is_reached = true;
    let mut whole = Sums::default();
    for folder in entries(&options.folder)?.into_iter().filter(|path| path.is_dir()) {
        let format = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut sums = Sums::default();
        // Markdown is read as a folder: its files refer to each other.
        let documents = if format == "markdown" { vec![folder.clone()] } else { entries(&folder)? };
        for file in documents {
            document(&format, &file, &mut sums, options.json);
        }
        if sums.documents == 0 {
            continue;
        }
        is_reached &= sums.faults.is_empty();
        say!("{format:22} {}", line(&sums));
        for name in &sums.unreadable {
            say!("    not read: {name}");
        }
        for fault in &sums.faults {
            say!("    {}", told(fault));
        }
        whole.documents += sums.documents;
        whole.articles += sums.articles;
        whole.source += sums.source;
        whole.article += sums.article;
        whole.found += sums.found;
        whole.unreadable.extend(sums.unreadable);
    }
    say!("{:22} {}", "all", line(&whole));
    is_reached &= share(whole.found, whole.source) >= WHOLE && share(whole.found, whole.article) >= WHOLE;
    Ok(Outcome::done_if(is_reached))
}

/// The files and folders of a folder, in order.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = |source| Error::ReadFolder { path: folder.to_owned(), source };
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).map_err(read)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// The source for a document of a format, if there is one.
fn open(format: &str, path: &Path) -> Option<Result<Box<dyn Source>, SourceError>> {
    let paths = [path.to_owned()];
    Some(match format {
        "ans" => ans::open(&paths, ans::Options::default()),
        "ninjs" => ninjs::open(&paths, ninjs::Options::default()),
        "feeds" | "jsonfeed" => {
            feed::open(&[path.to_string_lossy().into_owned()], Box::new(|_| Err("documents are read alone".to_owned())))
        }
        "markdown" => markdown::open(path, None),
        "ghost" => ghost::open(&paths, None),
        "wordpress-rest" if path.extension().is_some_and(|ending| ending == "json") => {
            let json = fs::read(path).map_err(SourceError::from).and_then(|bytes| {
                serde_json::from_slice(&bytes).map_err(|error| SourceError::Unreadable(format!("not JSON: {error}")))
            });
            json.map(|json| wordpress::documents(vec![json]))
        }
        "wxr" | "wxr-gpl" => wordpress::wxr::open(&paths, wordpress::Choice::default()),
        _ => return None,
    })
}

/// Measures the stories of one document.
fn document(format: &str, path: &Path, sums: &mut Sums, is_json: bool) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut stories = Vec::new();
    let result = if format == "html" && name.ends_with(".html") {
        fs::read(path).map_err(SourceError::from).map(|bytes| {
            let body = vec![Part::Html(String::from_utf8_lossy(&bytes).into_owned())];
            stories.push(Story { key: name.clone(), body, ..Story::default() });
            None
        })
    } else {
        let Some(source) = open(format, path) else { return };
        source.and_then(|mut source| {
            let mut report = Report::default();
            let language = source.newsroom(&mut report)?.language;
            source.stories(None, &mut report, &mut |story| {
                stories.push(story);
                Ok(())
            })?;
            Ok(language)
        })
    };
    sums.documents += 1;
    let language = match result {
        Ok(language) => language,
        Err(error) => return sums.unreadable.push(format!("{name}: {error}")),
    };
    for story in stories {
        let mut measure = measured(&story, language.as_deref());
        measure.story = format!("{name} {}", story.key);
        if is_json {
            say!("{}", serde_json::to_string(&measure).unwrap_or_default());
        }
        sums.articles += 1;
        sums.source += measure.words.source;
        sums.article += measure.words.article;
        sums.found += measure.words.common + measure.words.moved;
        if measure.recall < ARTICLE || measure.precision < ARTICLE || !measure.is_explained {
            sums.faults.push(measure);
        }
    }
}

/// Converts a story and measures it.
fn measured(story: &Story, language: Option<&str>) -> Measure {
    let context = Context {
        story: &story.key,
        base: story.address.as_ref(),
        language: story.language.as_deref().or(language),
        headline: &story.headline,
        notes: &story.notes,
        ..Context::default()
    };
    measure::body(&story.body, &context, &html::convert_parts(&story.body, &context))
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn line(sums: &Sums) -> String {
    format!(
        "{:4} documents ({} not read), {:4} articles, {:6} words: recall {:.2} %, precision {:.2} %",
        sums.documents,
        sums.unreadable.len(),
        sums.articles,
        sums.source,
        100.0 * share(sums.found, sums.source),
        100.0 * share(sums.found, sums.article),
    )
}

fn told(fault: &Measure) -> String {
    let mut told =
        format!("{}: recall {:.2} %, precision {:.2} %", fault.story, 100.0 * fault.recall, 100.0 * fault.precision);
    for (name, runs) in [("missing", &fault.words.missing), ("invented", &fault.words.invented)] {
        for run in runs.iter().take(5) {
            told.push_str(&format!("\n        {name}: {}", run.chars().take(200).collect::<String>()));
        }
    }
    for (kind, (source, article)) in &fault.fewer {
        told.push_str(&format!(
            "\n        {kind}: {source} in the source, {article} in the article: {:?}",
            fault.lacking
        ));
    }
    told
}
