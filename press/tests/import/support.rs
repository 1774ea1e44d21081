//! What the tests of sources share.

use press::import::report::Report;
use press::import::sources::Source;
use press::import::story::{Part, Story};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder with these documents, one a file.
pub fn folder(documents: &[Value]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder of its own");
    for (number, document) in documents.iter().enumerate() {
        fs::write(folder.path().join(format!("{number:02}.json")), document.to_string()).expect("a file");
    }
    let paths = vec![folder.path().to_owned()];
    (folder, paths)
}

/// All stories of a source, and the kinds of what was noted.
pub fn stories(mut source: Box<dyn Source>) -> (Vec<Story>, Vec<String>) {
    let mut report = Report::default();
    let mut stories = Vec::new();
    source.newsroom(&mut report).expect("a newsroom");
    let mut each = |story| {
        stories.push(story);
        Ok(())
    };
    source.stories(None, &mut report, &mut each).expect("stories");
    (stories, report.losses().keys().cloned().collect())
}

/// The HTML of a story's body; `[block]` where there is a block.
pub fn html(story: &Story) -> String {
    let part = |part: &Part| match part {
        Part::Html(html) => html.clone(),
        Part::Block(_) => "[block]".to_owned(),
    };
    story.body.iter().map(part).collect()
}
