//! The site that is served: a folder, and files of a newer build over it. The hashes in the worker's list are those of the
//! files as they are served: the server puts a script into pages, and tests deploy builds that no compiler made.

use super::{console, files};
use hyper::body::Bytes;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

pub struct Site {
    root: PathBuf,
    /// By path of the file, which need not exist in the folder.
    over: HashMap<PathBuf, Bytes>,
}

impl Site {
    /// The site in a folder.
    pub fn new(root: &Path) -> Site {
        assert!(root.is_dir(), "nothing to serve: there is no {}", root.display());
        Site { root: root.to_owned(), over: HashMap::new() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Serves these bytes at a path, in place of its file if there is one.
    pub fn put_over(&mut self, path: &str, bytes: Bytes) {
        let file = self.file(path);
        self.over.insert(file, bytes);
    }

    /// The file of a path in the folder, whether it exists or not.
    pub fn file(&self, path: &str) -> PathBuf {
        let file = self.root.join(path.trim_start_matches('/'));
        if path.ends_with('/') { file.join("index.html") } else { file }
    }

    pub fn has(&self, file: &Path) -> bool {
        self.over.contains_key(file) || file.is_file()
    }

    /// The bytes of a file as they are served.
    pub fn read(&self, file: &Path) -> Bytes {
        let bytes = self.over.get(file).cloned().unwrap_or_else(|| read(file));
        match file.file_name().and_then(|name| name.to_str()) {
            Some("sw.js") => self.list_anew(&bytes),
            _ if files::content_type(file) == "text/html" => console::watch(&bytes).into(),
            _ => bytes,
        }
    }

    /// The worker's script with the hashes of the files as they are served, where the folder's own hashes are right.
    fn list_anew(&self, script: &[u8]) -> Bytes {
        let script = String::from_utf8_lossy(script);
        let Some((start, list)) = script.split_once("const shell = ") else { return script.into_owned().into() };
        let mut lists = serde_json::Deserializer::from_str(list).into_iter::<Value>();
        let mut shell = lists.next().and_then(Result::ok).expect("a list of JSON");
        let rest = &list[lists.byte_offset()..];
        for (path, listed) in shell.get_mut("files").and_then(Value::as_object_mut).into_iter().flatten() {
            let file = self.file(path);
            let is_new = self.over.contains_key(&file);
            if is_new || file.is_file() && *listed == hash(&read(&file)) {
                *listed = hash(&self.read(&file)).into();
            }
        }
        format!("{start}const shell = {shell}{rest}").into()
    }
}

fn read(file: &Path) -> Bytes {
    std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).into()
}

/// The first 16 digits of SHA-256, as press writes them.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}
