//! The stories of a run, on disk: an archive of any size passes through, and only a part of it is in memory.

use super::report::Report;
use super::story::Story;
use crate::error::Error;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

/// The stories that a part of them has.
const PART: usize = 256;

/// A file of stories, one a line. It has no name any more, so that it goes with the program.
pub struct Spool {
    file: BufWriter<File>,
    folder: PathBuf,
    count: usize,
    /// The last place of each key: a source may have a story twice.
    places: HashMap<String, usize>,
}

impl Spool {
    /// An empty spool in a folder.
    pub fn new(folder: &Path) -> Result<Spool, Error> {
        let file = tempfile::tempfile_in(folder).map_err(Error::write(folder))?;
        Ok(Spool { file: BufWriter::new(file), folder: folder.to_owned(), count: 0, places: HashMap::new() })
    }

    /// Adds a story.
    pub fn push(&mut self, story: &Story) -> Result<(), Error> {
        let mut line = serde_json::to_vec(story).map_err(|source| Error::Json { path: self.folder.clone(), source })?;
        line.push(b'\n');
        self.file.write_all(&line).map_err(Error::write(&self.folder))?;
        self.places.insert(story.key.clone(), self.count);
        self.count += 1;
        Ok(())
    }

    /// True if there is no story.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Gives all stories to a function, some at a time. Of several with one key, it gets the last.
    pub fn read(
        self,
        report: &mut Report,
        mut each: impl FnMut(Vec<Story>, &mut Report) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let Spool { file, folder, places, .. } = self;
        let mut file = file.into_inner().map_err(|error| Error::write(&folder)(error.into_error()))?;
        file.rewind().map_err(Error::read(&folder))?;
        let mut part = Vec::with_capacity(PART);
        for (place, line) in BufReader::new(file).lines().enumerate() {
            let line = line.map_err(Error::read(&folder))?;
            match serde_json::from_str::<Story>(&line) {
                Ok(story) if places.get(&story.key) == Some(&place) => part.push(story),
                Ok(_) => {}
                // Blocks that a hostile document nests without end.
                Err(_) => {
                    let key = places.iter().find(|(_, of_key)| **of_key == place);
                    report.note("story nested too deep: left out", key.map_or("", |(key, _)| key));
                }
            }
            if part.len() == PART {
                each(std::mem::take(&mut part), report)?;
            }
        }
        each(part, report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::story::Part;
    use contract::{Block, Decode, Kind, Status};
    use serde_json::json;

    #[test]
    fn stories_come_back_as_they_went_in() {
        let block =
            Block::decode(json!({ "type": "paragraph", "text": ["Plain ", { "text": "x", "marks": ["strong"] }] }));
        let story = Story {
            key: "post/1".into(),
            address: "https://paper.example/a/".parse().ok(),
            body: vec![Part::Html("<p>a\nb</p>".into()), Part::Block(Box::new(block.expect("a block")))],
            kind: Kind::Opinion,
            status: Status::Withdrawn,
            published: "2024-03-08T10:00:00Z".parse().ok(),
            video: Block::decode(
                json!({ "type": "video", "name": "t", "sources": [{ "url": "a.mp4", "type": "video/mp4" }] }),
            ),
            ..Story::default()
        };
        let folder = tempfile::tempdir().expect("a folder");
        let mut spool = Spool::new(folder.path()).expect("a spool");
        spool.push(&Story { headline: "before".into(), ..story.clone() }).expect("room");
        spool.push(&story).expect("room");
        let deep = (0..60).fold(
            json!({ "type": "divider" }),
            |inner, _| json!({ "type": "list", "items": [{ "text": "a", "body": [inner] }] }),
        );
        let deep = serde_json::to_string(&deep).expect("JSON");
        spool
            .file
            .write_all(format!("{{\"key\":\"deep\",\"body\":[{{\"Block\":{deep}}}]}}\n").as_bytes())
            .expect("room");
        spool.places.insert("deep".into(), 2);
        let (mut all, mut report) = (Vec::new(), Report::default());
        let mut each = |stories: Vec<Story>, _: &mut Report| {
            all.extend(stories);
            Ok(())
        };
        spool.read(&mut report, &mut each).expect("stories");
        assert_eq!(report.losses()["story nested too deep: left out"], ["deep"]);
        assert_eq!(format!("{all:?}"), format!("{:?}", [story]));
        assert!(all[0].video.is_some());
    }
}
